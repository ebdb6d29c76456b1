//! Where a post may tell of sessions outside its headings: first lines of list items, and lines of running text. It finds
//! places in one pass over the blocks, and reads no words.

use crate::document::block::{Block, BlockKind, ContainerKind};
use crate::document::model::{Document, MarkKind};
use crate::document::section::Opening;
use crate::text::Span;

/// A line that may tell of a session.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The line.
    pub line: Span,
    /// The index of its block.
    pub block: usize,
    /// What it is.
    pub opening: Opening,
    /// The section it stands in.
    pub section: Option<usize>,
    /// What it is listed with.
    pub list: List,
    /// Whether it is a line in bold type, which ends what belongs to a line before it.
    pub is_strong: bool,
}

/// What lines belong together: the container around a list or the section, and the block before the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct List {
    pub parent: Option<u32>,
    /// The paragraph that leads to it.
    pub lead_in: Option<usize>,
}

/// A longer first line tells of a session only if its title is marked, in bytes.
pub(super) const LONGEST_PLAIN: u32 = 220;

/// What lies in what among the containers.
pub(super) struct Nesting {
    /// For each container the index after those in it.
    ends: Vec<u32>,
    is_quoted: Vec<bool>,
    is_item: Vec<bool>,
}

impl Nesting {
    pub fn of(document: &Document) -> Self {
        let count = document.containers.len();
        let (mut is_quoted, mut is_item) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for container in &document.containers {
            let outer = |all: &[bool]| container.parent.is_some_and(|at| has(all, at));
            let quotes = matches!(
                container.kind,
                ContainerKind::Quote | ContainerKind::Footnote(_)
            );
            is_quoted.push(quotes || outer(&is_quoted));
            is_item.push(is_list_item(&container.kind) || outer(&is_item));
        }
        let mut ends: Vec<u32> = (1..=count as u32).collect();
        for (at, container) in document.containers.iter().enumerate().rev() {
            let end = ends.get(at).copied().unwrap_or_default();
            if let Some(outer) = container.parent.and_then(|at| ends.get_mut(at as usize)) {
                *outer = end.max(*outer);
            }
        }
        Self {
            ends,
            is_quoted,
            is_item,
        }
    }

    /// Whether a block lies in a container.
    pub fn lies_in(&self, block: &Block, container: u32) -> bool {
        let end = self.ends.get(container as usize).copied();
        block
            .container
            .is_some_and(|at| at >= container && end.is_some_and(|end| at < end))
    }

    /// Where the text of an item ends, if `first` is the index of its first block.
    pub fn end_of_item(&self, document: &Document, first: usize) -> Option<u32> {
        let mut blocks = document.blocks.iter().skip(first);
        let block = blocks.next()?;
        let item = block.container?;
        let inside = blocks.take_while(|block| self.lies_in(block, item));
        Some(inside.last().unwrap_or(block).span.end)
    }
}

/// The lines of a document that may tell of sessions, in text order.
pub(super) fn candidates(document: &Document, nesting: &Nesting) -> Vec<Candidate> {
    let mut scan = Scan {
        document,
        nesting,
        section: None,
        seen: None,
        last_in: vec![None; document.containers.len()],
        last: None,
        found: Vec::new(),
    };
    for (at, block) in document.blocks.iter().enumerate() {
        scan.take(at, block);
    }
    scan.found
}

struct Scan<'a> {
    document: &'a Document,
    nesting: &'a Nesting,
    /// The section that the last heading began.
    section: Option<usize>,
    /// The last container that a block was in.
    seen: Option<u32>,
    /// The last paragraph that lies directly in each container, and in none.
    last_in: Vec<Option<usize>>,
    last: Option<usize>,
    found: Vec<Candidate>,
}

impl Scan<'_> {
    fn take(&mut self, at: usize, block: &Block) {
        self.enter_section(block);
        let is_first = block.container.is_some() && block.container > self.seen;
        self.seen = self.seen.max(block.container);
        if block.kind == BlockKind::Paragraph {
            self.take_paragraph(at, block, is_first);
        }
        let is_lead_in = block.kind == BlockKind::Paragraph;
        let last = match block.container {
            Some(container) => self.last_in.get_mut(container as usize),
            None => Some(&mut self.last),
        };
        if let Some(last) = last {
            *last = is_lead_in.then_some(at);
        }
    }

    fn enter_section(&mut self, block: &Block) {
        let next = self.section.map_or(0, |section| section + 1);
        let sections = self.document.sections.get(next);
        if sections.is_some_and(|section| section.heading.start <= block.span.start) {
            self.section = Some(next);
        }
    }

    fn take_paragraph(&mut self, at: usize, block: &Block, is_first: bool) {
        let Some(container) = block.container else {
            return self.take_lines(at, block);
        };
        if has(&self.nesting.is_quoted, container) {
            return;
        }
        if !has(&self.nesting.is_item, container) {
            return self.take_lines(at, block);
        }
        let item = self.document.containers.get(container as usize);
        if let Some(item) = item.filter(|item| is_first && is_list_item(&item.kind)) {
            let line = block.span.of(&self.document.text);
            let length = memchr::memchr(b'\n', line.as_bytes()).unwrap_or(line.len());
            let lead_in = match item.parent {
                Some(parent) => self.last_in.get(parent as usize).copied().flatten(),
                None => self.last,
            };
            self.found.push(Candidate {
                line: Span::new(block.span.start, block.span.start + length as u32),
                block: at,
                opening: Opening::Item,
                section: self.section,
                list: List {
                    parent: item.parent,
                    lead_in,
                },
                is_strong: false,
            });
        }
    }

    /// Every line of a paragraph that is short or begins with a mark.
    fn take_lines(&mut self, at: usize, block: &Block) {
        let mut start = block.span.start;
        for line in block.span.of(&self.document.text).split('\n') {
            let span = Span::new(start, start + line.len() as u32);
            start = span.end + 1;
            let mark = title_mark(self.document, block, span.start);
            if span.is_empty() || span.len() > LONGEST_PLAIN && mark.is_none() {
                continue;
            }
            let is_strong = mark.is_some_and(|mark| mark.is_strong && mark.end >= span.end);
            self.found.push(Candidate {
                line: span,
                block: at,
                opening: Opening::Line,
                section: self.section,
                list: List::default(),
                is_strong,
            });
        }
    }
}

/// The link or emphasis that covers a place of a block: where it ends, and what it is.
pub(super) fn title_mark<'a>(
    document: &'a Document,
    block: &Block,
    place: u32,
) -> Option<TitleMark<'a>> {
    let links = &document.links.get(range(&block.links))?;
    let until = links.partition_point(|link| link.span.start <= place);
    let link = links.get(..until)?.last();
    let link = link.filter(|link| link.span.end > place);
    let marks = &document.marks.get(range(&block.marks))?;
    let until = marks.partition_point(|mark| mark.span.start <= place);
    let marked = marks.get(..until)?.iter().rev().take(NESTED_MARKS);
    let marked = marked.filter(|mark| {
        mark.span.end > place && matches!(mark.kind, MarkKind::Strong | MarkKind::Emphasis)
    });
    let strong = marked.max_by_key(|mark| mark.span.end);
    let ends = [
        link.map(|link| link.span.end),
        strong.map(|mark| mark.span.end),
    ];
    let end = ends.into_iter().flatten().max()?;
    Some(TitleMark {
        end,
        target: link.map(|link| link.target.as_str()),
        is_strong: strong.is_some_and(|mark| mark.kind == MarkKind::Strong),
    })
}

/// Where the first link or emphasis of a block begins in a stretch of it.
pub(super) fn first_mark(document: &Document, block: &Block, stretch: Span) -> Option<u32> {
    let links = document.links.get(range(&block.links))?;
    let link = links.get(links.partition_point(|link| link.span.start < stretch.start));
    let marks = document.marks.get(range(&block.marks))?;
    let marks = marks
        .get(marks.partition_point(|mark| mark.span.start < stretch.start)..)?
        .iter();
    let mut marks = marks.take_while(|mark| mark.span.start < stretch.end);
    let mark = marks.find(|mark| matches!(mark.kind, MarkKind::Strong | MarkKind::Emphasis));
    let starts = [
        link.map(|link| link.span.start),
        mark.map(|mark| mark.span.start),
    ];
    let first = starts.into_iter().flatten().min();
    first.filter(|start| *start < stretch.end)
}

/// How many marks in each other are looked at.
const NESTED_MARKS: usize = 4;

/// The markup around a title.
#[derive(Clone, Copy, Debug)]
pub(super) struct TitleMark<'a> {
    /// Where it ends in the text.
    pub end: u32,
    /// Where its link leads.
    pub target: Option<&'a str>,
    pub is_strong: bool,
}

fn range(range: &std::ops::Range<u32>) -> std::ops::Range<usize> {
    range.start as usize..range.end as usize
}

fn has(all: &[bool], at: u32) -> bool {
    all.get(at as usize) == Some(&true)
}

const fn is_list_item(kind: &ContainerKind) -> bool {
    matches!(
        kind,
        ContainerKind::Bullet | ContainerKind::Number(_) | ContainerKind::Task(_)
    )
}
