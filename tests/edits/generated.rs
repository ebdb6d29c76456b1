//! Edits made by a machine in the posts that come with the project, and in a corpus where there is one.

use std::fs;
use std::path::{Path, PathBuf};

use kubenotes::annotation::{Anchor, AnchorState, Placement, Reanchoring};
use kubenotes::document::{TEXT_VERSION, parse};

use super::edit::EDITS;
use super::judge::{Outcome, Table, judged};
use super::passage::{Passage, Truth, passages};
use super::random::Random;
use super::words::{Post, Word, joined};

/// Posts with fewer words teach nothing.
const FEWEST_WORDS: usize = 120;

/// Longer ones take too long in a test.
const MOST_WORDS: usize = 20_000;

/// The names of the rows that the goals are about.
const UNTOUCHED: &str = "untouched";
const TOUCHED: &str = "touched, 5 words and more";
const SHORT: &str = "touched, 1 to 4 words";

#[test]
fn passages_of_own_posts_are_found_again_after_edits() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let posts = [here.join("tests/fixtures"), here.join("assets/guide")];
    check_goals(
        &posts
            .iter()
            .flat_map(|folder| sources(folder))
            .collect::<Vec<_>>(),
        12,
    );
}

#[test]
#[ignore = "needs a corpus of posts"]
fn passages_of_a_corpus_are_found_again_after_edits() {
    let root = std::env::var_os("KUBENOTES_CORPUS").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    check_goals(&sources(&root.join("posts")), 24);
}

/// Every Markdown file of a folder, in the order of their names.
fn sources(folder: &Path) -> Vec<String> {
    let mut sources = Vec::new();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources.extend(self::sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            sources.extend(fs::read_to_string(path));
        }
    }
    sources
}

fn check_goals(sources: &[String], count: usize) {
    let mut with_copy = Table::default();
    let mut without = Table::default();
    for (seed, source) in sources.iter().enumerate() {
        let post = Post::of(&parse(source.as_bytes()));
        if !(FEWEST_WORDS..MOST_WORDS).contains(&post.words.len()) {
            continue;
        }
        for edit in &EDITS {
            let mut random = Random::new(seed as u64);
            if let Some(new) = (edit.make)(&post, source, &mut random) {
                let marked = passages(&post, count, &mut random);
                let case = Case {
                    name: edit.name,
                    old: &post,
                    kept: &post.text,
                    new: &new,
                    revision: "new",
                    text_version: TEXT_VERSION,
                };
                case.run(&marked, &mut with_copy, true);
                case.run(&marked, &mut without, false);
            }
        }
        other_parser(&post, count, seed as u64, &mut with_copy, &mut without);
    }
    println!("with the kept copy\n{with_copy}\nwithout it\n{without}");
    let all = |table: &Table, row: &str| table.row(&format!("= {row}"));
    let untouched = all(&with_copy, UNTOUCHED);
    assert_eq!(untouched.of(Outcome::Right), untouched.all());
    let touched = all(&with_copy, TOUCHED);
    assert!(touched.percent(Outcome::Right) >= 92.0, "{touched:?}");
    for table in [&with_copy, &without] {
        let goals = [(TOUCHED, 1.5), (SHORT, 4.0)].map(|(row, goal)| (all(table, row), goal));
        for (tally, goal) in goals {
            // Of a few passages one may be wrong.
            let is_few = tally.of(Outcome::Wrong) <= 1;
            assert!(is_few || tally.percent(Outcome::Wrong) <= goal, "{tally:?}");
        }
    }
}

/// Passages marked in what an earlier version of the parser made of a post: it gave bullets and no signs of pictures. The
/// kept copy is read by the version of today.
fn other_parser(post: &Post, count: usize, seed: u64, with_copy: &mut Table, without: &mut Table) {
    let mut words: Vec<Word> = Vec::new();
    let mut now = post.words.clone();
    for (at, word) in post.words.iter().enumerate() {
        if word.text == "▣" {
            now[at].origin = None;
            continue;
        }
        let mut word = word.clone();
        if word.gap.contains('\n') && at % 3 == 0 {
            let gap = std::mem::replace(&mut word.gap, " ".to_owned());
            words.push(Word {
                gap,
                ..Word::new("•")
            });
        }
        now[at].origin = Some(words.len());
        words.push(word);
    }
    let before = Post::of_words(&words);
    let mut random = Random::new(seed);
    let marked = passages(&before, count, &mut random);
    let case = Case {
        name: "parser changed",
        old: &before,
        kept: &post.text,
        new: &now,
        revision: "old",
        text_version: 0,
    };
    case.run(&marked, with_copy, true);
    case.run(&marked, without, false);
}

/// A post before and after something happened to it.
struct Case<'a> {
    name: &'a str,
    old: &'a Post,
    /// The text of the kept copy.
    kept: &'a str,
    new: &'a [Word],
    /// The revision of the new text; the old one's is `old`.
    revision: &'a str,
    /// The version of the parser that read the old text.
    text_version: u32,
}

impl Case<'_> {
    fn run(&self, marked: &[Passage], table: &mut Table, with_copy: bool) {
        let (text, spans) = joined(self.new);
        let kept = with_copy.then_some(self.kept);
        let reanchoring = Reanchoring::new(kept, &text, self.revision);
        for passage in marked {
            let anchor = Anchor::new(
                &self.old.text,
                passage.span(&self.old.spans),
                "old",
                self.text_version,
            );
            let truth = passage.truth(&self.old.words, self.new, &spans);
            let placement = reanchoring.place(&anchor);
            let outcome = outcome(&placement, &truth);
            let group = match (&truth, passage.words.len()) {
                (Truth::Untouched(_), _) => UNTOUCHED,
                (_, 5..) => TOUCHED,
                _ => SHORT,
            };
            let what = format!("{}{}", if with_copy { "" } else { "no copy, " }, self.name);
            show(&what, &anchor, &placement, &truth, outcome, &text);
            table.count(format!("{}: {group}", self.name), outcome);
            table.count(format!("= {group}"), outcome);
        }
    }
}

fn outcome(placement: &Placement, truth: &Truth) -> Outcome {
    match *truth {
        Truth::Untouched(place) => match placement.state {
            AnchorState::Exact | AnchorState::Moved if placement.span == Some(place) => {
                Outcome::Right
            }
            // The words are there, so a place that is only about right is not right.
            _ => match judged(placement.span, placement.suggestion, Some(place)) {
                Outcome::Right => Outcome::Part,
                other => other,
            },
        },
        Truth::Touched(place) => judged(placement.span, placement.suggestion, Some(place)),
        Truth::Remnant(place) => match placement.span {
            None => Outcome::Right,
            found => judged(found, None, Some(place)),
        },
        Truth::Gone => judged(placement.span, None, None),
    }
}

/// With `SHOW` in the environment, what went wrong is printed.
fn show(
    what: &str,
    anchor: &Anchor,
    placement: &Placement,
    truth: &Truth,
    outcome: Outcome,
    text: &str,
) {
    if outcome == Outcome::Right || std::env::var_os("SHOW").is_none() {
        return;
    }
    let there = match *truth {
        Truth::Untouched(place) | Truth::Touched(place) | Truth::Remnant(place) => place.of(text),
        Truth::Gone => "",
    };
    let got = placement.span.or(placement.suggestion);
    let got = got.map(|span| span.of(text));
    println!(
        "{what}: {outcome:?}, {:?}\n   old  {:?} | {:?} | {:?}\n   want {there:?}\n   got  {got:?}",
        placement.state, anchor.prefix, anchor.quote, anchor.suffix
    );
}
