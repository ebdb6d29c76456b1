//! Queries over posts: which lines, with which hits, under which talk.

use proptest::prelude::*;

use super::{TextQuery, Trigrams, trigram_bits};
use crate::document::parse;

const POST: &str = "---\ntitle: Two days\n---\n\nArgo was in the air.\n\n## Keynote: Rolling Out - Ada Marsh, Lead, Works\n\n\
    She showed **Argo** twice: Argo in the morning, and Flux.\n\n- a list with argo\n- without\n\n## Lunch\n\nNo rollouts, only soup\nand Flux.\n";

/// Each line as `section: text`, with the hits as `«…»`.
fn found(typed: &str, source: &str) -> Vec<String> {
    let query = TextQuery::read(typed).unwrap().unwrap();
    let document = parse(source.as_bytes());
    let lines = query.lines(&document).into_iter().map(|line| {
        let mut shown = line.text.clone();
        for range in line.ranges.iter().rev() {
            shown.insert(range.end as usize, '»');
            shown.insert(range.start as usize, '«');
        }
        let section = line.section.unwrap_or_default();
        format!("{} {section}: {shown}", line.line)
    });
    lines.collect()
}

#[test]
fn a_word_gives_every_line_that_has_it() {
    assert_eq!(
        found("argo", POST),
        [
            "5 : «Argo» was in the air.",
            "9 Rolling Out: She showed «Argo» twice: «Argo» in the morning, and Flux.",
            "11 Rolling Out: a list with «argo»",
        ]
    );
}

#[test]
fn several_words_have_to_stand_in_one_section() {
    assert_eq!(
        found("flux argo", POST),
        [
            "9 Rolling Out: She showed «Argo» twice: «Argo» in the morning, and «Flux».",
            "11 Rolling Out: a list with «argo»",
        ]
    );
    assert_eq!(found("argo soup", POST), [""; 0]);
}

#[test]
fn phrases_go_over_line_breaks_and_expressions_see_what_is_seen() {
    assert_eq!(found("\"only soup and\"", POST).len(), 1);
    assert_eq!(
        found("/argo twice|Showed/", POST).len(),
        0,
        "a capital is meant"
    );
    assert_eq!(found("/showed argo/", POST).len(), 1);
    assert_eq!(
        found("/^a list/", POST),
        ["11 Rolling Out: «a list» with argo"]
    );
    assert_eq!(found("/\\*/", POST), [""; 0], "markup is not seen");
}

#[test]
fn a_long_line_is_cut_around_its_hit() {
    let words = "word ".repeat(10_000);
    let lines = found("needle", &format!("{words}needle {words}"));
    assert_eq!(lines.len(), 1);
    assert!(
        lines[0].len() < 500 && lines[0].contains("«needle»"),
        "{}",
        lines[0]
    );
}

proptest! {
    /// What the sieve for visible texts keeps out does not match.
    #[test]
    fn the_sieve_for_texts_keeps_out_no_match(
        text in "(argo|ARGO|A|r|g|o|ár|ｒ|ro\u{301}ll|roll|out|œ|“|東|\u{212a}|[ \n-]){0,30}",
        typed in proptest::sample::select(vec!["argo", "rollout", "Argo", "ro\u{301}ll", "/ar.o/", "\"argo rollout\"", "/rol+/", "/ro.*out/", "/argo( roll)+/", "/(?i)ARGO/", "k", "xyz"]),
    ) {
        let query = TextQuery::read(typed).unwrap().unwrap();
        let bits = trigram_bits(&text);
        let may_match = query.may_match_text(text.as_bytes()) && query.may_match_trigrams(Trigrams::new(&bits));
        prop_assert!(query.find(&text).is_none() || may_match, "{text:?}");
    }

    /// What the sieve keeps out would not have matched.
    #[test]
    fn the_sieve_keeps_out_no_match(
        source in "(Argo|argo|Ar\\*\\*go\\*\\*|<b>A</b>rgo|`argo`|Árgo|A&#114;go|roll|out|rollout|[ \n#*_`<>&;-]){0,30}",
        typed in proptest::sample::select(vec!["argo", "rollout", "/ar.o/", "\"argo rollout\"", "/rol+/"]),
    ) {
        let query = TextQuery::read(typed).unwrap().unwrap();
        let lines = query.lines(&parse(source.as_bytes()));
        prop_assert!(lines.is_empty() || query.may_match(source.as_bytes()), "{source:?}");
        for line in lines {
            prop_assert!(!line.ranges.is_empty());
            prop_assert!(line.ranges.iter().all(|range| range.end as usize <= line.text.len()));
        }
    }
}
