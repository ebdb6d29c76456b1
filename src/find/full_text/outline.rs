//! What a hit in a text is told with: the talk or section around it, and its line in the source. It is less than a document,
//! so that it can be kept for many posts. It searches nothing.

use std::borrow::Cow;

use crate::document::{Document, Section, SourceLine};
use crate::text::Span;

/// The parts of a text that hits are told with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline<'a> {
    parts: Vec<Part<'a>>,
    /// For each part the innermost one that was open where it begins.
    around: Vec<Option<usize>>,
    lines: Cow<'a, [SourceLine]>,
}

/// A section or a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its whole span in the text.
    pub span: Span,
    /// The talk's title, or the section's heading.
    pub title: &'a str,
    /// Whether it is a talk.
    pub is_talk: bool,
}

impl<'a> Outline<'a> {
    /// An outline of parts by their start, and of the places from which on the source's line is another one.
    pub fn new(parts: Vec<Part<'a>>, lines: Cow<'a, [SourceLine]>) -> Self {
        Self {
            around: around(&parts),
            parts,
            lines,
        }
    }

    /// The outline of a document.
    pub fn of(document: &'a Document) -> Self {
        let sections = document.sections.iter();
        let parts = sections.map(|section| Part::of(section, &document.text));
        Self::new(parts.collect(), Cow::Borrowed(&document.source_lines))
    }

    /// The parts, by their start.
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// The places from which on the source's line is another one.
    pub fn lines(&self) -> &[SourceLine] {
        &self.lines
    }

    /// The source line (from 1) of a byte offset in the text.
    pub fn line_at(&self, offset: u32) -> u32 {
        let after = self.lines.partition_point(|entry| entry.offset <= offset);
        let entry = after.checked_sub(1).and_then(|at| self.lines.get(at));
        entry.map_or(1, |entry| entry.line)
    }

    /// The index of the innermost part around an offset.
    pub fn index_at(&self, offset: u32) -> Option<usize> {
        self.around(offset).next().map(|(index, _)| index)
    }

    /// What an offset is told to stand in: the innermost talk, else the innermost section.
    pub fn part_at(&self, offset: u32) -> Option<&Part<'a>> {
        let mut parts = self.around(offset).map(|(_, part)| part);
        let innermost = parts.next()?;
        if innermost.is_talk {
            return Some(innermost);
        }
        Some(parts.find(|part| part.is_talk).unwrap_or(innermost))
    }

    /// The parts around an offset, the innermost first.
    fn around(&self, offset: u32) -> impl Iterator<Item = (usize, &Part<'a>)> {
        let begun = self.parts.partition_point(|part| part.span.start <= offset);
        let next = |index: &usize| self.around.get(*index).copied().flatten();
        let parts = std::iter::successors(begun.checked_sub(1), next);
        parts
            .filter_map(|index| Some((index, self.parts.get(index)?)))
            .filter(move |(_, part)| part.span.contains(offset) || part.span.end == offset)
    }
}

impl<'a> Part<'a> {
    fn of(section: &'a Section, text: &'a str) -> Self {
        let talk_title = section.talk.as_deref().map(|talk| talk.title.as_str());
        Self {
            span: section.span,
            title: talk_title
                .filter(|title| !title.is_empty())
                .unwrap_or_else(|| section.heading.of(text)),
            is_talk: section.talk.is_some(),
        }
    }
}

fn around(parts: &[Part<'_>]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut around = Vec::with_capacity(parts.len());
    for (index, part) in parts.iter().enumerate() {
        let is_over = |open: &usize| {
            parts
                .get(*open)
                .is_none_or(|o| o.span.end < part.span.start)
        };
        while open.pop_if(|open| is_over(open)).is_some() {}
        around.push(open.last().copied());
        open.push(index);
    }
    around
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::parse;

    proptest! {
        /// An outline tells of every place what the document tells.
        #[test]
        fn an_outline_tells_what_the_document_tells(
            source in "(#{1,3} |## Keynote: Mesh - Ada Marsh, Works|- \\*\\*Rolling out\\*\\* by Tom Reed|argo|> |\n\n|\n){0,30}",
        ) {
            let document = parse(source.as_bytes());
            let outline = Outline::of(&document);
            for offset in 0..=document.text.len() as u32 + 1 {
                prop_assert_eq!(outline.line_at(offset), document.line_at(offset));
                prop_assert_eq!(outline.index_at(offset), document.section_index_at(offset));
                let part = outline.part_at(offset);
                let section = document.talk_at(offset).or(document.section_at(offset));
                prop_assert_eq!(part.map(|part| part.span), section.map(|section| section.span));
                let is_talk = document.talk_at(offset).is_some();
                prop_assert_eq!(part.is_some_and(|part| part.is_talk), is_talk);
            }
        }
    }
}
