//! How well passages are found again in posts that their authors really edited. Needs a corpus that is not part of the
//! project: `PAIRS.tsv`, `PASSAGES.tsv`, and a folder with `OLD.md` and `NEW.md` per pair.

use std::fs;
use std::path::PathBuf;

use kubenotes::annotation::{Anchor, AnchorState, Reanchoring};
use kubenotes::text::Span;

use super::judge::{Outcome, Table, judged};

fn corpus() -> PathBuf {
    let root = std::env::var_os("KUBENOTES_CORPUS").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    root.join("edits")
}

/// A passage of the corpus: the span in the old text, and where it went (`None`: deleted).
struct Passage {
    class: String,
    fate: String,
    words: usize,
    old: Span,
    new: Option<Span>,
}

fn byte_span(text: &str, start: usize, quote: &str) -> Span {
    let at = text
        .char_indices()
        .nth(start)
        .map_or(text.len(), |(at, _)| at);
    // The corpus counts from the trimmed text of a block in some rows: the nearest occurrence is meant.
    let at = if text[at..].starts_with(quote) {
        at
    } else {
        let places = text.match_indices(quote).map(|(place, _)| place);
        places.min_by_key(|place| place.abs_diff(at)).unwrap_or(at)
    };
    Span::new(at as u32, (at + quote.len()).min(text.len()) as u32)
}

fn unescape(field: &str) -> String {
    field.replace("\\n", "\n").replace("\\t", "\t")
}

#[test]
#[ignore = "needs the corpus of edited posts"]
fn passages_are_found_again() {
    let table = fs::read_to_string(corpus().join("PASSAGES.tsv")).unwrap();
    let mut tallies = Table::default();
    for row in table.lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [
            pair,
            class,
            fate,
            old_at,
            old_quote,
            _,
            _,
            new_quote,
            new_at,
            ..,
        ] = fields[..]
        else {
            panic!("{row}")
        };
        let read = |name| fs::read_to_string(corpus().join(pair).join(name)).unwrap();
        let (old_text, new_text) = (read("OLD.md"), read("NEW.md"));
        let (old_quote, new_quote) = (unescape(old_quote), unescape(new_quote));
        let passage = Passage {
            class: class.to_owned(),
            fate: fate.to_owned(),
            words: old_quote.split_whitespace().count(),
            old: byte_span(&old_text, old_at.parse().unwrap(), &old_quote),
            new: new_at
                .parse()
                .ok()
                .filter(|_| !new_quote.is_empty())
                .map(|at| byte_span(&new_text, at, &new_quote)),
        };
        check(&passage, &old_text, &new_text, true, &mut tallies);
        check(&passage, &old_text, &new_text, false, &mut tallies);
    }
    println!("{tallies}");
}

fn check(passage: &Passage, old: &str, new: &str, with_copy: bool, tallies: &mut Table) {
    let anchor = Anchor::new(old, passage.old, "old", 1);
    let place = Reanchoring::new(with_copy.then_some(old), new, "new").place(&anchor);
    let copy = if with_copy { "copy" } else { "no copy" };
    let untouched = passage.fate == "exact";
    let length = if passage.words >= 5 { "5+" } else { "<5" };
    let group = if untouched { "untouched" } else { "touched" };
    let outcome = judged(place.span, place.suggestion, passage.new);
    assert_eq!(place.span.is_none(), place.state == AnchorState::Orphan);
    if outcome != Outcome::Right
        && passage.fate != "uncertain"
        && std::env::var_os("SHOW").is_some()
    {
        let show = |span: Option<Span>, text: &str| span.map(|span| span.of(text).to_owned());
        println!(
            "{copy} {} {} {outcome:?}\n   old  {:?}\n   want {:?}\n   got  {:?} {:?}",
            passage.class,
            passage.fate,
            anchor.quote,
            show(passage.new, new),
            show(place.span, new),
            place.state,
        );
    }
    let mut names = vec![
        format!("{copy} / fate {}", passage.fate),
        format!("{copy} / pair {}", passage.class),
    ];
    if passage.fate != "uncertain" {
        names.push(format!("{copy} = {group} {length} words"));
    }
    for name in names {
        tallies.count(name, outcome);
    }
}
