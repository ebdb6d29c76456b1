//! Sources to documents, in a compact notation: `para(Some «link→target» {b:strong} text)`.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::text::Span;

mod constructs;
mod dialects;
mod hostile;
mod html;
mod mdx;
mod met;
mod plain;
mod properties;
mod python_markdown;
mod reference;
mod templates;

/// The document in marker notation, one line for each block.
fn dump(source: &str) -> String {
    let document = parse(source.as_bytes());
    let lines = document.blocks.iter().map(|block| {
        let around = containers(&document, block.container);
        format!("{around}{}", block_dump(&document, block))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn containers(document: &Document, container: Option<u32>) -> String {
    let Some(container) = container.and_then(|at| document.containers.get(at as usize)) else {
        return String::new();
    };
    let name = match &container.kind {
        ContainerKind::Quote => "quote".to_owned(),
        ContainerKind::Bullet => "*".to_owned(),
        ContainerKind::Number(number) => format!("{number}."),
        ContainerKind::Task(is_done) => if *is_done { "[x]" } else { "[ ]" }.to_owned(),
        ContainerKind::Callout(kind) => format!("!{kind}"),
        ContainerKind::Footnote(label) => format!("^{label}"),
        ContainerKind::Description => "dd".to_owned(),
        ContainerKind::Details => "details".to_owned(),
    };
    format!("{}{name} ", containers(document, container.parent))
}

fn block_dump(document: &Document, block: &Block) -> String {
    let name = match &block.kind {
        BlockKind::Paragraph => "para".to_owned(),
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Code { language } => format!("code {}", language.as_deref().unwrap_or("-")),
        BlockKind::Rule => return "rule".to_owned(),
        BlockKind::Image => "image".to_owned(),
        BlockKind::Table(_) => "table".to_owned(),
        BlockKind::Term => "dt".to_owned(),
        BlockKind::Math => "math".to_owned(),
    };
    format!(
        "{name}({})",
        marked(document, block)
            .replace('\n', "⏎")
            .replace('\t', "⇥")
    )
}

fn marked(document: &Document, block: &Block) -> String {
    let mut inserts: BTreeMap<u32, (String, String)> = BTreeMap::new();
    let mut put = |span: Span, open: &str, close: String| {
        inserts.entry(span.start).or_default().1.push_str(open);
        inserts.entry(span.end).or_default().0.insert_str(0, &close);
    };
    let links = block.links.start as usize..block.links.end as usize;
    for link in &document.links[links] {
        put(link.span, "«", format!("→{}»", link.target));
    }
    let marks = block.marks.start as usize..block.marks.end as usize;
    for mark in &document.marks[marks] {
        let name = match mark.kind {
            MarkKind::Emphasis => "i",
            MarkKind::Strong => "b",
            MarkKind::Strikethrough => "s",
            MarkKind::Code => "c",
            MarkKind::Highlighted => "m",
            MarkKind::Superscript => "^",
            MarkKind::Subscript => "_",
            MarkKind::Underline => "u",
            MarkKind::Placeholder => "p",
        };
        put(mark.span, &format!("{{{name}:"), "}".to_owned());
    }
    let mut text = String::new();
    let mut at = block.span.start;
    for (offset, (close, open)) in inserts {
        text.push_str(Span::new(at, offset).of(&document.text));
        text.push_str(&close);
        text.push_str(&open);
        at = offset;
    }
    text.push_str(Span::new(at, block.span.end).of(&document.text));
    text
}

#[track_caller]
fn check(source: &str, expected: &str) {
    let found = dump(source);
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(found, expected.join("\n"), "for the source:\n{source}");
}

#[track_caller]
fn check_all(rows: &[(&str, &str)]) {
    for (source, expected) in rows {
        check(source, expected);
    }
}

/// What holds for every document.
fn assert_sound(document: &Document) {
    let text = &document.text;
    let is_span = |span: Span| {
        span.is_empty() && (span.end as usize) <= text.len() || !span.of(text).is_empty()
    };
    assert!(
        !text
            .chars()
            .any(|c| c.is_control() && c != '\n' && c != '\t'),
        "{text:?}"
    );
    assert!(!text.contains(['\u{FDD0}', '\u{FDD1}']), "{text:?}");
    let mut end: Option<u32> = None;
    for block in &document.blocks {
        assert!(is_span(block.span), "{block:?}");
        if block.kind == BlockKind::Rule {
            assert_eq!(block.span.start, end.unwrap_or_default());
        } else {
            assert_eq!(block.span.start, end.map_or(0, |end| end + 1), "{block:?}");
        }
        if !block.span.is_empty() {
            end = Some(block.span.end);
        }
        for mark in &document.marks[block.marks.start as usize..block.marks.end as usize] {
            assert!(block.span.covers(mark.span) && !mark.span.is_empty() && is_span(mark.span));
        }
        for link in &document.links[block.links.start as usize..block.links.end as usize] {
            assert!(block.span.covers(link.span) && !link.span.is_empty() && is_span(link.span));
        }
    }
    assert_eq!(end.unwrap_or_default() as usize, text.len());
    assert!(document.blocks.is_sorted_by_key(|block| block.span.start));
    assert!(document.marks.is_sorted_by_key(|mark| mark.span.start));
    assert!(document.links.is_sorted_by_key(|link| link.span.start));
    assert!(document.images.is_sorted_by_key(|image| image.span.start));
    assert!(
        document
            .images
            .iter()
            .all(|image| image.span.of(text).starts_with('▣'))
    );
    assert!(
        document
            .source_lines
            .is_sorted_by_key(|entry| (entry.offset, entry.line))
    );
    assert!(
        document
            .sections
            .is_sorted_by_key(|section| section.span.start)
    );
    assert!(
        document
            .sections
            .iter()
            .all(|section| is_span(section.span) && is_span(section.heading))
    );
    for table in &document.tables {
        for row in &table.rows {
            assert_eq!(row.len(), table.alignments.len());
            assert!(
                row.iter()
                    .all(|cell| is_span(*cell) && !cell.of(text).contains(['\t', '\n']))
            );
        }
    }
    for (at, container) in document.containers.iter().enumerate() {
        assert!(container.parent.is_none_or(|parent| (parent as usize) < at));
    }
}
