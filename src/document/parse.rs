//! Any bytes to a document. It never fails: what is odd is told in the document's issues.

use super::block::{BlockKind, ContainerKind};
use super::decode::decode;
use super::model::{Document, Issue};
use super::prepare::{LineCursor, prepare};
use super::section::Section;
use super::{front_matter, markdown, talk};
use crate::text::Span;

/// The version of the rules that make the visible text; it grows whenever the same source gives another text.
pub const TEXT_VERSION: u32 = 2;

/// The most bytes of a source that are read; offsets into the visible text are 32 bits wide.
const LIMIT: usize = 1 << 30;

/// What a post's bytes mean.
pub fn parse(bytes: &[u8]) -> Document {
    let (source, mut issues) = decode(bytes);
    let source = within_limit(&source, &mut issues);
    let front = front_matter::read(source);
    let (head, body) = source
        .split_at_checked(front.body_start)
        .unwrap_or(("", source));
    let first_line = memchr::memchr_iter(b'\n', head.as_bytes()).count() as u32 + 1;
    let prepared = prepare(body);
    let lines = LineCursor::new(&prepared.text, &prepared.shifts, first_line);
    let mut document = markdown::read(&prepared.text, &prepared.masks, lines, prepared.names);
    issues.extend(front.issues);
    issues.extend(prepared.issues.into_iter().map(|issue| Issue {
        line: issue.line + first_line - 1,
        ..issue
    }));
    let last_line = first_line
        + memchr::memchr_iter(b'\n', body.trim_end_matches('\n').as_bytes()).count() as u32;
    for place in &mut document.source_lines {
        place.line = place.line.min(last_line); // what was put in after the end is of the last line
    }
    document.front_matter = front.front_matter;
    document.issues = issues;
    document.sections = sections(&document);
    talk::describe(&mut document);
    document
}

fn within_limit<'a>(source: &'a str, issues: &mut Vec<Issue>) -> &'a str {
    if source.len() <= LIMIT {
        return source;
    }
    issues.push(Issue {
        line: 1,
        message: "The file is larger than 1 GiB; only its first part is shown.".to_owned(),
    });
    let end = (0..=LIMIT).rev().find(|&end| source.is_char_boundary(end));
    source.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// The sections that a document's headings make; a heading inside a quote is the quoted one's.
fn sections(document: &Document) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for block in &document.blocks {
        let BlockKind::Heading(level) = block.kind else {
            continue;
        };
        if is_quoted(document, block.container) {
            continue;
        }
        let end = block.span.start.saturating_sub(1);
        while let Some(section) = open.last().and_then(|&at| sections.get_mut(at)) {
            if section.level < level {
                break;
            }
            section.span = Span::new(section.span.start, end);
            open.pop();
        }
        open.push(sections.len());
        sections.push(Section {
            heading: block.span,
            level,
            span: Span::new(block.span.start, document.text.len() as u32),
            line: document.line_at(block.span.start),
            talk: None,
        });
    }
    sections
}

fn is_quoted(document: &Document, container: Option<u32>) -> bool {
    let mut next = container;
    while let Some(container) = next.and_then(|at| document.containers.get(at as usize)) {
        if matches!(
            container.kind,
            ContainerKind::Quote | ContainerKind::Footnote(_)
        ) {
            return true;
        }
        next = container.parent;
    }
    false
}
