//! The units of a post around a place, from the word to the whole post: what a selection grows and shrinks by.

use crate::document::{Block, Container, ContainerKind, Document};
use crate::text::{Span, segment};

use super::marking::{sentence_at, trimmed};

/// The units around an offset, each in the next: word, sentence, cell, row, paragraph, list item, list, quotation, the
/// sections around it (the talk is one of them), the post. None is empty, none is named twice.
pub fn units_around(document: &Document, offset: u32) -> Vec<Span> {
    let text = &document.text;
    let block = document.blocks.get(document.block_at(offset));
    let sections = document.sections.iter().rev();
    let sections = sections
        .filter(|section| section.span.contains(offset))
        .map(|section| section.span);
    let whole = Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX));
    let mut spans = vec![segment::word_at(text, offset)];
    spans.extend(sentence_at(document, offset));
    spans.extend(cells_around(document, offset));
    spans.extend(block.map(|block| block.span));
    spans.extend(containers_around(document, offset));
    spans.extend(sections);
    spans.push(whole);
    let mut units: Vec<Span> = Vec::new();
    for span in spans {
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

/// The cell of a table around an offset, and its row.
fn cells_around(document: &Document, offset: u32) -> Vec<Span> {
    let Some((cell, row)) = document.cell_at(offset) else {
        return Vec::new();
    };
    let cells = row.iter().filter(|cell| !cell.is_empty());
    std::iter::once(cell)
        .chain(cells.copied().reduce(Span::union))
        .collect()
}

/// The containers around an offset from the innermost on, each with everything in it; after an item the whole list.
fn containers_around(document: &Document, offset: u32) -> Vec<Span> {
    let at = document.block_at(offset);
    let innermost = document.blocks.get(at).and_then(|block| block.container);
    let mut spans = Vec::new();
    for (container, index) in ancestors(document, innermost) {
        spans.extend(blocks_around(document, at, &|other| other == index));
        if is_item(container) {
            let is_of_list = |other: u32| {
                let sibling = document.containers.get(other as usize);
                sibling
                    .is_some_and(|sibling| is_item(sibling) && sibling.parent == container.parent)
            };
            spans.extend(blocks_around(document, at, &is_of_list));
        }
    }
    spans
}

/// The blocks before and after one, itself included, that stand in a container of which `is_meant` holds.
fn blocks_around(document: &Document, at: usize, is_meant: &dyn Fn(u32) -> bool) -> Option<Span> {
    let is_inside =
        |block: &&Block| ancestors(document, block.container).any(|(_, index)| is_meant(index));
    let (before, after) = document.blocks.split_at_checked(at)?;
    let first = before.iter().rev().take_while(is_inside).last();
    let last = after.iter().take_while(is_inside).last()?;
    Some(first.or(after.first())?.span.union(last.span))
}

/// A container and those around it, with their indices.
fn ancestors(document: &Document, index: Option<u32>) -> impl Iterator<Item = (&Container, u32)> {
    let container = |index: u32| Some((document.containers.get(index as usize)?, index));
    let innermost = index.and_then(container);
    std::iter::successors(innermost, move |(inner, _)| {
        inner.parent.and_then(container)
    })
    .take(DEPTH)
}

/// Whether a container is an item of a list.
const fn is_item(container: &Container) -> bool {
    use ContainerKind::{Bullet, Number, Task};
    matches!(container.kind, Bullet | Number(_) | Task(_))
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

    /// Stands in a post where the caret is.
    const CARET: char = '!';

    /// The units around the caret, one each, line ends shown as `/`.
    fn units(post: &str) -> Vec<String> {
        let document = crate::document::parse(post.replace(CARET, "").as_bytes());
        let plain = crate::document::parse(post.as_bytes());
        let offset = plain.text.find(CARET).unwrap() as u32;
        let units = units_around(&document, offset).into_iter();
        units
            .map(|unit| unit.of(&document.text).replace('\n', "/"))
            .collect()
    }

    #[test]
    fn units_go_from_the_word_to_the_post() {
        let post =
            "# Day\n\nIn short.\n\n## Talk\n\nOne thi!ng. Two.\n\nMore.\n\n## Other\n\nEnd.\n";
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
        let post = "Before.\n\n- A fi!rst\n\n  with more\n- second\n";
        assert_eq!(
            units(post),
            [
                "first",
                "A first",
                "A first/with more",
                "A first/with more/second",
                "Before./A first/with more/second"
            ]
        );
    }

    #[test]
    fn lists_in_lists_are_units_from_the_inside_on() {
        let post = "> Said:\n>\n> 1. one\n>    - in!ner\n>    - other\n> 2. two\n\nAfter.\n";
        assert_eq!(
            units(post),
            [
                "inner",
                "inner/other",
                "one/inner/other",
                "one/inner/other/two",
                "Said:/one/inner/other/two",
                "Said:/one/inner/other/two/After.",
            ]
        );
    }

    #[test]
    fn cells_and_rows_are_units() {
        let post = "| Name | Use |\n|---|---|\n| Argo | roll!outs. Much |\n| OPA | policies |\n";
        assert_eq!(
            units(post),
            [
                "rollouts",
                "rollouts.",
                "rollouts. Much",
                "Argo\trollouts. Much",
                "Name\tUse/Argo\trollouts. Much/OPA\tpolicies",
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
