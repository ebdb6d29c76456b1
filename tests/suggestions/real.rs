//! Labelled sentences of real posts: `digs.tsv` and `digs_neg.tsv` in the folder that `KUBENOTES_CORPUS` names, with the
//! posts below it. Every third one is kept apart.

use std::path::PathBuf;

use kubenotes::document::parse;
use kubenotes::library::{CueTable, TopicTable, suggestions};

use super::figures::Figures;
use super::posts::files;

#[test]
#[ignore = "needs a corpus of posts with labelled sentences"]
fn real_sentences_are_read_as_labelled() {
    let corpus = corpus();
    let (topics, cues) = (TopicTable::builtin(), CueTable::default());
    let (mut tuned, mut kept_apart) = (Figures::default(), Figures::default());
    for (file, is_dig) in [("digs.tsv", true), ("digs_neg.tsv", false)] {
        let table = std::fs::read_to_string(corpus.join(file)).expect("a labelled table");
        for (at, line) in table.lines().skip(1).enumerate() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [path, source_line, sentence, topic, ..] = fields.as_slice() else {
                continue;
            };
            let Ok(post) = std::fs::read(corpus.join("posts").join(path)) else {
                println!("no such post: {path}");
                continue;
            };
            let document = parse(&post);
            let is_it = |text: &str| overlap(text, sentence) > 0.6;
            let found = suggestions(&document, &topics, &cues);
            let found = found.into_iter().find(|found| {
                let line = document.line_at(found.span.start);
                line.abs_diff(source_line.parse().unwrap_or(0)) < 3
                    && is_it(found.span.of(&document.text))
            });
            let names = found.map(|found| {
                let names = found.topics.into_iter().map(|topic| topic.name);
                names.collect::<Vec<_>>()
            });
            let half = if at % 3 == 2 {
                &mut kept_apart
            } else {
                &mut tuned
            };
            let wanted: Vec<String> = topic.split("; ").map(str::to_owned).collect();
            half.count(sentence, is_dig, &wanted, names.as_deref(), &topics);
        }
    }
    println!("{}", Figures::head());
    println!("{}", tuned.line("tuned on"));
    println!("{}", kept_apart.line("kept apart"));
    for mistake in tuned.mistakes.iter().chain(&kept_apart.mistakes) {
        println!("{mistake}");
    }
}

/// Prints what is offered in each post, for reading. It judges nothing.
#[test]
#[ignore = "needs a corpus of posts"]
fn suggestions_of_posts() {
    let (topics, cues) = (TopicTable::builtin(), CueTable::default());
    for file in files(&corpus()) {
        let document = parse(&std::fs::read(&file).expect("a post"));
        println!("== {}", file.display());
        for found in suggestions(&document, &topics, &cues) {
            let names: Vec<&str> = found.topics.iter().map(|it| it.name.as_str()).collect();
            let cue = found.cue.of(&document.text);
            let sentence = found.span.of(&document.text);
            println!("{:>3} {names:?} «{cue}» {sentence}", found.score);
        }
    }
}

fn corpus() -> PathBuf {
    PathBuf::from(std::env::var_os("KUBENOTES_CORPUS").expect("the folder of the corpus"))
}

/// The share of the words of the shorter text that the other one has.
fn overlap(one: &str, other: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let shared = short.iter().filter(|word| long.contains(word)).count();
    shared as f64 / short.len().max(1) as f64
}
