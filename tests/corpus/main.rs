//! Real posts, where a corpus lies beside the project or `KUBENOTES_CORPUS` names one: nothing of the markup shows, no prose is lost.

mod leaks;
mod losses;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use kubenotes::document::{Block, BlockKind, Document, MarkKind, decode, parse};
use kubenotes::find::full_text::TextQuery;
use kubenotes::library::guide::Guide;
use kubenotes::shell::{KeptTexts, search_sources, sources_of};

#[test]
#[ignore = "needs a corpus of posts"]
fn nothing_of_the_markup_shows() {
    let mut shown = Vec::new();
    for (path, source, document) in documents() {
        for block in &document.blocks {
            let text = prose(&document, block);
            let leaks = leaks::leaks(&text, &source);
            shown.extend(
                leaks
                    .iter()
                    .map(|leak| format!("{}: {leak} in {text}", path.display())),
            );
        }
        let lines = leaks::front_matter_lines(&document.text, &source);
        shown.extend(
            lines
                .iter()
                .map(|line| format!("{}: {line}", path.display())),
        );
    }
    assert!(
        shown.is_empty(),
        "{} leaks:\n{}",
        shown.len(),
        shown.join("\n")
    );
}

#[test]
#[ignore = "needs a corpus of posts"]
fn no_prose_is_lost() {
    let mut lost = Vec::new();
    for (path, source, document) in documents() {
        let mut shown: HashMap<String, usize> = HashMap::new();
        for word in losses::words_of(&without_numbers(&document)) {
            *shown.entry(word).or_insert(0) += 1;
        }
        for (word, count) in losses::prose_words(&source) {
            let found = shown.get(&word).copied().unwrap_or_default();
            if found < count {
                lost.push(format!("{}: {word}, {found} of {count}", path.display()));
            }
        }
    }
    lost.sort();
    assert!(
        lost.is_empty(),
        "{} words lost:\n{}",
        lost.len(),
        lost.join("\n")
    );
}

#[test]
#[ignore = "needs a corpus of posts"]
fn lines_are_right() {
    for (path, source, document) in documents() {
        let lines: Vec<&str> = source.split('\n').collect();
        let mut wrong = Vec::new();
        for block in &document.blocks {
            let text = block.span.of(&document.text);
            if text.starts_with('‹') {
                continue;
            }
            let Some(word) = long_words(text).next() else {
                continue;
            };
            let line = document.line_at(block.span.start) as usize;
            let near = lines
                .get(line - 1..(line + 2).min(lines.len()))
                .unwrap_or_default();
            if !near.iter().any(|line| line.contains(word)) && source.contains(word) {
                wrong.push(format!("{}:{line}: {text}", path.display()));
            }
        }
        assert!(
            wrong.len() <= 1 + document.blocks.len() / 50,
            "{}",
            wrong.join("\n")
        );
    }
}

/// Every post of the corpus with its text and its document; none, with a message, where there is no corpus.
/// A search finds the same in the posts, in texts that it has just read, and in texts that were kept.
#[test]
#[ignore = "needs a corpus of posts"]
fn kept_texts_are_searched_as_posts() {
    let roots = ["seeds", "posts"].map(|folder| corpus().join(folder));
    let roots = roots.into_iter().filter(|root| root.is_dir());
    let sources = sources_of(&roots.collect::<Vec<_>>(), &Guide::default()).unwrap();
    let cache = tempfile::tempdir().unwrap();
    for typed in [
        "kubernetes",
        "Kubernetes",
        "open source",
        "\"open source\"",
        "argo",
        "the",
        "cafe",
        "é",
        "“open",
        "东",
        "1",
        "/contain[a-z]+ runtime/",
        "/^keynote/",
        "/\\bk8s\\b/",
        "/s$/",
        "nowhere-at-all",
    ] {
        let query = TextQuery::read(typed).unwrap().unwrap();
        let expected = search_sources(&sources, &query, &KeptTexts::default());
        for round in ["as they are read", "as they were kept"] {
            let found = search_sources(&sources, &query, &KeptTexts::new(cache.path()));
            assert_eq!(found.len(), expected.len(), "{typed}, {round}");
            for (found, expected) in found.iter().zip(&expected) {
                assert_eq!(found, expected, "{typed}, {round}");
            }
        }
    }
}

fn corpus() -> PathBuf {
    std::env::var_os("KUBENOTES_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    )
}

fn documents() -> impl Iterator<Item = (PathBuf, String, Document)> {
    let root = corpus();
    let mut paths = Vec::new();
    collect(&root.join("seeds"), &mut paths);
    collect(&root.join("posts"), &mut paths);
    if paths.is_empty() {
        eprintln!("skipped: no posts under {}", root.display());
    }
    paths.sort();
    paths.into_iter().filter_map(|path| {
        let bytes = fs::read(&path).ok()?;
        let source = decode(&bytes).0.into_owned();
        Some((path, source, parse(&bytes)))
    })
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| {
            ["md", "mdx", "markdown"]
                .iter()
                .any(|known| extension == *known)
        }) {
            paths.push(path);
        }
    }
}

/// The text with a space in the place of the numbers that stand for footnotes.
fn without_numbers(document: &Document) -> String {
    let mut text = document.text.clone();
    for mark in document.marks.iter().rev() {
        if mark.kind == MarkKind::Superscript {
            text.replace_range(mark.span.start as usize..mark.span.end as usize, " ");
        }
    }
    text
}

/// A block's text without code and addresses.
fn prose(document: &Document, block: &Block) -> String {
    if matches!(block.kind, BlockKind::Code { .. } | BlockKind::Math) {
        return String::new();
    }
    let mut text = String::new();
    let mut at = block.span.start as usize;
    let marks = &document.marks[block.marks.start as usize..block.marks.end as usize];
    let code = marks.iter().filter(|mark| mark.kind == MarkKind::Code);
    let links = &document.links[block.links.start as usize..block.links.end as usize];
    let addresses = links
        .iter()
        .filter(|link| link.span.of(&document.text).contains("://"));
    let mut hidden: Vec<_> = code.map(|mark| mark.span).collect();
    hidden.extend(addresses.map(|link| link.span));
    hidden.sort_by_key(|span| span.start);
    for span in hidden {
        if span.start as usize >= at {
            text.push_str(&document.text[at..span.start as usize]);
            at = span.end as usize;
        }
    }
    text.push_str(&document.text[at..block.span.end as usize]);
    text
}

fn long_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
}
