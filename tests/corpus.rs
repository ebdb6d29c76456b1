//! Real posts, where a corpus lies beside the project or `KUBENOTES_CORPUS` names one: nothing of the markup shows, no prose is lost.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use kubenotes::document::{Block, BlockKind, Document, MarkKind, parse};

/// What must not be in the text outside code.
const LEAKS: [&str; 16] = [
    "{{<", "{{%", "{%", "{{ ", "{:", "</", "<div", "<span", "<img", "<br", "<a ", "<p>", "<iframe",
    "<script", "&nbsp;", "&#",
];

#[test]
#[ignore = "needs a corpus of posts"]
fn nothing_of_the_markup_shows() {
    let mut leaks = Vec::new();
    for (path, document) in documents() {
        for block in &document.blocks {
            let text = prose(&document, block);
            let leaked = LEAKS.iter().filter(|leak| text.contains(*leak));
            leaks.extend(leaked.map(|leak| format!("{}: {leak} in {text}", path.display())));
        }
    }
    assert!(
        leaks.is_empty(),
        "{} leaks:\n{}",
        leaks.len(),
        leaks.join("\n")
    );
}

#[test]
#[ignore = "needs a corpus of posts"]
fn no_prose_is_lost() {
    let mut lost = Vec::new();
    let mut words = 0;
    for (path, document) in documents() {
        let source = fs::read(&path).expect("a post that was read before");
        let source = String::from_utf8_lossy(&source);
        let shown: HashSet<&str> = long_words(&document.text).collect();
        for line in source
            .lines()
            .skip(document.line_at(0).saturating_sub(1) as usize)
        {
            // Lines of plain prose: no markup that carries words of its own.
            if line.contains(['<', '{', '[', '`', '|', ':', '=', '\\', '&', '$'])
                || !line.contains(' ')
            {
                continue;
            }
            words += long_words(line).count();
            let missing = long_words(line).filter(|word| !shown.contains(word));
            lost.extend(missing.map(|word| format!("{}: {word} of {line}", path.display())));
        }
    }
    let allowed = words / 1000;
    assert!(
        lost.len() <= allowed,
        "{} of {words} words lost:\n{}",
        lost.len(),
        lost.join("\n")
    );
}

#[test]
#[ignore = "needs a corpus of posts"]
fn lines_are_right() {
    for (path, document) in documents() {
        let source = fs::read(&path).expect("a post that was read before");
        let source = String::from_utf8_lossy(&source)
            .replace("\r\n", "\n")
            .replace('\r', "\n");
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

/// Every post of the corpus with its document; none, with a message, where there is no corpus.
fn documents() -> impl Iterator<Item = (PathBuf, Document)> {
    let root = std::env::var_os("KUBENOTES_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let mut paths = Vec::new();
    collect(&root.join("seeds"), &mut paths);
    collect(&root.join("posts"), &mut paths);
    if paths.is_empty() {
        eprintln!("skipped: no posts under {}", root.display());
    }
    paths.sort();
    paths.into_iter().filter_map(|path| {
        let document = parse(&fs::read(&path).ok()?);
        Some((path, document))
    })
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
}

/// A block's text without code.
fn prose(document: &Document, block: &Block) -> String {
    if matches!(block.kind, BlockKind::Code { .. } | BlockKind::Math) {
        return String::new();
    }
    let mut text = String::new();
    let mut at = block.span.start as usize;
    for mark in &document.marks[block.marks.start as usize..block.marks.end as usize] {
        if mark.kind == MarkKind::Code && mark.span.start as usize >= at {
            text.push_str(&document.text[at..mark.span.start as usize]);
            at = mark.span.end as usize;
        }
    }
    text.push_str(&document.text[at..block.span.end as usize]);
    text
}

fn long_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
}
