//! Any bytes to a document. It never fails: what is odd is told in the document's issues.

use super::block::{BlockKind, ContainerKind};
use super::compose::settle_names;
use super::decode::decode;
use super::front_matter::{FrontMatter, FrontMatterRead};
use super::model::{Document, Issue};
use super::parts;
use super::prepare::{LineCursor, prepare};
use super::section::{Opening, Section};
use super::{front_matter, talk};
use crate::text::Span;

/// The version of the rules that make the visible text; it grows whenever the same source gives another text.
pub const TEXT_VERSION: u32 = 3;

/// The most bytes of a source that are read; offsets into the visible text are 32 bits wide.
const LIMIT: usize = 1 << 30;

/// What a post's bytes mean.
pub fn parse(bytes: &[u8]) -> Document {
    let (source, mut issues) = decode(bytes);
    let source = within_limit(&source, &mut issues);
    let front = front_matter::read(source);
    let (head, body) = parted(source, &front);
    let prepared = prepare(body);
    let first_line = first_line(head);
    let lines = LineCursor::new(&prepared.text, &prepared.shifts, first_line);
    let document = parts::read(&prepared.text, &prepared.masks, &lines, &prepared.names);
    issues.extend(front.issues);
    issues.extend(moved(prepared.issues, first_line));
    described(
        document,
        front.front_matter,
        issues,
        last_line(first_line, body),
    )
}

/// What the Markdown of a note means: all of it is text, for a note has no front matter.
pub fn parse_note(note: &str) -> Document {
    let mut issues = Vec::new();
    let body = within_limit(note, &mut issues);
    let prepared = prepare(body);
    let lines = LineCursor::new(&prepared.text, &prepared.shifts, 1);
    let document = parts::read(&prepared.text, &prepared.masks, &lines, &prepared.names);
    described(document, FrontMatter::default(), issues, last_line(1, body))
}

/// What the first sections of a long post mean: its text is the beginning of the post's text, with rare exceptions.
///
/// `None` for a post that is short, and for one whose beginning means something else than it does in the whole.
pub fn parse_beginning(bytes: &[u8]) -> Option<Document> {
    let (source, _) = decode(parts::looked_at(bytes)?);
    let front = front_matter::read(&source);
    let (head, body) = parted(&source, &front);
    let body = parts::beginning(body)?;
    let prepared = prepare(body);
    let first_line = first_line(head);
    let lines = LineCursor::new(&prepared.text, &prepared.shifts, first_line);
    let (text, masks) = (&prepared.text, &prepared.masks);
    let document = parts::read_beginning(text, masks, &lines, &prepared.names, bytes)?;
    let last_line = last_line(first_line, body);
    Some(described(
        document,
        front.front_matter,
        Vec::new(),
        last_line,
    ))
}

/// The lines of the front matter, and the body.
fn parted<'a>(source: &'a str, front: &FrontMatterRead) -> (&'a str, &'a str) {
    let parted = source.split_at_checked(front.body_start);
    parted.unwrap_or(("", source))
}

fn first_line(head: &str) -> u32 {
    memchr::memchr_iter(b'\n', head.as_bytes()).count() as u32 + 1
}

fn last_line(first_line: u32, body: &str) -> u32 {
    let body = body.trim_end_matches('\n');
    first_line + memchr::memchr_iter(b'\n', body.as_bytes()).count() as u32
}

/// Issues of a body whose first line is this one.
fn moved(issues: Vec<Issue>, first_line: u32) -> impl Iterator<Item = Issue> {
    issues.into_iter().map(move |issue| Issue {
        line: issue.line + first_line - 1,
        ..issue
    })
}

/// The document with all that is known beside its text: front matter, issues, sections and talks.
fn described(
    mut document: Document,
    front_matter: FrontMatter,
    issues: Vec<Issue>,
    last_line: u32,
) -> Document {
    for place in &mut document.source_lines {
        place.line = place.line.min(last_line); // what was put in after the end is of the last line
    }
    settle_names(&mut document);
    document.front_matter = front_matter;
    document.issues = issues;
    document.sections = sections(&document);
    talk::describe(&mut document);
    give_back(&mut document);
    document
}

/// Gives back the room that the vectors of a long document grew into and do not need: it stays in memory while it is open.
fn give_back(document: &mut Document) {
    const LONG: usize = 64 << 10;
    if document.text.len() < LONG {
        return;
    }
    document.text.shrink_to_fit();
    document.blocks.shrink_to_fit();
    document.containers.shrink_to_fit();
    document.marks.shrink_to_fit();
    document.links.shrink_to_fit();
    document.names.shrink_to_fit();
    document.images.shrink_to_fit();
    document.tables.shrink_to_fit();
    document.sections.shrink_to_fit();
    document.source_lines.shrink_to_fit();
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
pub(super) fn sections(document: &Document) -> Vec<Section> {
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
            opening: Opening::Heading,
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
