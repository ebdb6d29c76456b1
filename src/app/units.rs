//! The units of a post around a place, from the word to the whole post: what a selection grows and shrinks by.

use crate::document::Document;
use crate::text::{Span, segment};

use super::marking::{sentence_at, trimmed};

/// The units around an offset, each in the next: word, sentence, paragraph, list item or quotation, the sections around it
/// (the talk is one of them), the post. None is empty, none is named twice.
pub fn units_around(document: &Document, offset: u32) -> Vec<Span> {
    let text = &document.text;
    let block = document.blocks.get(document.block_at(offset));
    let block = block.map(|block| block.span);
    let sections = document.sections.iter().rev();
    let sections = sections
        .filter(|section| section.span.contains(offset))
        .map(|section| section.span);
    let whole = Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX));
    let small = [
        Some(segment::word_at(text, offset)),
        sentence_at(document, offset),
        block,
        container_around(document, offset),
    ];
    let mut units: Vec<Span> = Vec::new();
    for span in small.into_iter().flatten().chain(sections).chain([whole]) {
        let span = trimmed(text, span);
        let is_around_all = units.last().is_none_or(|inner| is_wider(span, *inner));
        if !span.is_empty() && is_around_all {
            units.push(span);
        }
    }
    units
}

/// The smallest unit around `offset` that is wider than the selection; `None` if everything is selected.
pub fn grown(document: &Document, offset: u32, selected: Span) -> Option<Span> {
    let mut units = units_around(document, offset).into_iter();
    units.find(|unit| is_wider(*unit, selected))
}

/// The largest unit around `offset` that the selection is wider than; `None` if there is no smaller one.
pub fn shrunk(document: &Document, offset: u32, selected: Span) -> Option<Span> {
    let mut units = units_around(document, offset).into_iter().rev();
    units.find(|unit| is_wider(selected, *unit))
}

/// The innermost section around an offset, its heading included.
pub fn section_around(document: &Document, offset: u32) -> Option<Span> {
    document.section_at(offset).map(|section| section.span)
}

/// All blocks of the innermost container around an offset: a list item with everything in it, a quotation.
fn container_around(document: &Document, offset: u32) -> Option<Span> {
    let at = document.block_at(offset);
    let container = document.blocks.get(at)?.container?;
    let is_inside = |index: Option<u32>| {
        std::iter::successors(index, |&index| {
            document.containers.get(index as usize)?.parent
        })
        .take(DEPTH)
        .any(|index| index == container)
    };
    let inside = |block: &&crate::document::Block| is_inside(block.container);
    let (before, after) = document.blocks.split_at_checked(at)?;
    let first = before.iter().rev().take_while(inside).last();
    let last = after.iter().take_while(inside).last()?;
    Some(first.or(after.first())?.span.union(last.span))
}

/// How many containers in each other are looked at; no more are drawn either.
const DEPTH: usize = 64;

/// Whether a span holds another one and more.
fn is_wider(span: Span, other: Span) -> bool {
    span.start <= other.start && span.end >= other.end && span != other
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The units around `|`, one a line, line ends shown as `/`.
    fn units(post: &str) -> Vec<String> {
        let document = crate::document::parse(post.replace('|', "").as_bytes());
        let plain = crate::document::parse(post.as_bytes());
        let offset = plain.text.find('|').unwrap() as u32;
        let units = units_around(&document, offset).into_iter();
        units
            .map(|unit| unit.of(&document.text).replace('\n', "/"))
            .collect()
    }

    #[test]
    fn units_go_from_the_word_to_the_post() {
        let post =
            "# Day\n\nIn short.\n\n## Talk\n\nOne thi|ng. Two.\n\nMore.\n\n## Other\n\nEnd.\n";
        assert_eq!(
            units(post),
            [
                "thing",
                "One thing.",
                "One thing. Two.",
                "Talk/One thing. Two./More.",
                "Day/In short./Talk/One thing. Two./More./Other/End.",
            ]
        );
    }

    #[test]
    fn a_list_item_is_a_unit() {
        let post = "Before.\n\n- A fi|rst\n\n  with more\n- second\n";
        assert_eq!(
            units(post),
            [
                "first",
                "A first",
                "A first/with more",
                "Before./A first/with more/second"
            ]
        );
    }

    #[test]
    fn growing_and_shrinking_are_inverse() {
        let document = crate::document::parse(b"# A\n\nOne two. Three.\n\nFour.\n");
        let mut spans = vec![Span::at(4)];
        while let Some(span) = grown(&document, 4, spans[spans.len() - 1]) {
            spans.push(span);
        }
        assert!(spans.len() > 3);
        for pair in spans[1..].windows(2) {
            assert_eq!(shrunk(&document, 4, pair[1]), Some(pair[0]));
        }
    }

    #[test]
    fn nothing_has_no_units() {
        assert_eq!(units_around(&Document::default(), 7), []);
    }
}
