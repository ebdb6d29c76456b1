//! Where a blank line stands between two blocks. It looks at the structure only, never at a width.

use crate::document::{Block, BlockKind, ContainerKind, Document, MarkKind};

use super::nesting::{around, get, item_around, kind, opens, parent};

/// Whether a blank line follows the block at `index`.
///
/// One stands between any two blocks and before every heading; none between the items of a tight list as long as they are
/// single paragraphs, between an item and the list in it, after a term, a summary or a callout's title, and between pictures in a row.
pub fn gap_after(document: &Document, index: usize) -> bool {
    let (Some(block), Some(next)) = (document.blocks.get(index), document.blocks.get(index + 1))
    else {
        return false;
    };
    match (&block.kind, &next.kind) {
        (_, BlockKind::Heading(_)) => true,
        (BlockKind::Term, BlockKind::Term) => false,
        (BlockKind::Term, _) => next.container == block.container,
        (BlockKind::Image, BlockKind::Image) if next.container == block.container => false,
        _ => !is_title(document, index, block) && gap_between(document, index, block, next),
    }
}

/// The first block of folded detail is its summary; the first one of a callout is its title if all of it is strong.
fn is_title(document: &Document, index: usize, block: &Block) -> bool {
    let container = block
        .container
        .filter(|&around| opens(document, index, around));
    match container.and_then(|around| kind(document, around)) {
        Some(ContainerKind::Details) => true,
        Some(ContainerKind::Callout(_)) => is_strong(document, block),
        _ => false,
    }
}

/// Whether the block at `index` is the title of the innermost callout around it.
pub(super) fn is_callout_title(document: &Document, index: usize, block: &Block) -> bool {
    let around = block.container.and_then(|around| kind(document, around));
    matches!(around, Some(ContainerKind::Callout(_))) && is_title(document, index, block)
}

fn is_strong(document: &Document, block: &Block) -> bool {
    let marks = document
        .marks
        .get(block.marks.start as usize..block.marks.end as usize);
    marks.is_some_and(|marks| {
        marks
            .iter()
            .any(|mark| mark.kind == MarkKind::Strong && mark.span.covers(block.span))
    })
}

fn gap_between(document: &Document, index: usize, block: &Block, next: &Block) -> bool {
    if continues_definitions(document, index, block) {
        return false;
    }
    let (Some(here), Some(there)) = (item_around(document, block), item_around(document, next))
    else {
        return true;
    };
    if !opens(document, index + 1, there) {
        return true;
    }
    let is_plain = matches!(block.kind, BlockKind::Paragraph);
    if parent(document, there) == Some(here) {
        return !is_plain || is_loose(document, here);
    }
    let is_single = is_plain && opens(document, index, here);
    is_loose(document, there) || !(is_single && continues_list(document, here, there))
}

/// Whether the block and the next one are one definition each of the same term.
fn continues_definitions(document: &Document, index: usize, block: &Block) -> bool {
    let definition_from = |index: usize| {
        let container = document.blocks.get(index)?.container?;
        let is_definition = kind(document, container) == Some(&ContainerKind::Description);
        (is_definition && opens(document, index, container)).then_some(container)
    };
    let (Some(here), Some(there)) = (definition_from(index), definition_from(index + 1)) else {
        return false;
    };
    matches!(block.kind, BlockKind::Paragraph)
        && here != there
        && parent(document, here) == parent(document, there)
        && !is_loose(document, there)
}

fn is_loose(document: &Document, container: u32) -> bool {
    get(document, container).is_some_and(|container| container.is_loose)
}

/// Whether the item `there`, which comes after `here`, can be of the same list, or of a list around it.
fn continues_list(document: &Document, here: u32, there: u32) -> bool {
    use ContainerKind::{Bullet, Footnote, Number, Task};

    // Out of a nested list, the item is that of the list around it.
    let beside = |&item: &u32| parent(document, item) == parent(document, there);
    let Some(here) = std::iter::once(here)
        .chain(around(document, here))
        .find(beside)
    else {
        return there > here;
    };
    match (kind(document, here), kind(document, there)) {
        (Some(Number(before)), Some(Number(after))) => before.checked_add(1) == Some(*after),
        (Some(Bullet | Task(_)), Some(Bullet | Task(_)))
        | (Some(Footnote(_)), Some(Footnote(_))) => true,
        _ => false,
    }
}
