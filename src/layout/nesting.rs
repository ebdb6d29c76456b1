//! Which containers stand around a block, and where they begin. It relies on containers standing in the order they open.

use crate::document::{Block, Container, ContainerKind, Document};

/// How far up containers are followed; deeper nesting is no structure a reader could see.
const FAR: usize = 64;

/// The innermost `limit` containers around a block, outermost first.
pub(super) fn chain(document: &Document, block: &Block, limit: usize) -> Vec<u32> {
    let mut chain: Vec<u32> = upwards(document, block.container).take(limit).collect();
    chain.reverse();
    chain
}

/// Whether the container, which is around the block at `index`, begins with it.
pub(super) fn opens(document: &Document, index: usize, container: u32) -> bool {
    index
        .checked_sub(1)
        .and_then(|before| document.blocks.get(before))
        .and_then(|block| block.container)
        .is_none_or(|before| before < container)
}

/// Whether the container is around the block.
pub(super) fn holds(document: &Document, container: u32, block: &Block) -> bool {
    upwards(document, block.container)
        .take_while(|&around| around >= container)
        .take(FAR)
        .any(|around| around == container)
}

/// The innermost list item or footnote around the block.
pub(super) fn item_around(document: &Document, block: &Block) -> Option<u32> {
    upwards(document, block.container)
        .take(FAR)
        .find(|&around| kind(document, around).is_some_and(is_item))
}

/// What the container is.
pub(super) fn kind(document: &Document, container: u32) -> Option<&ContainerKind> {
    get(document, container).map(|container| &container.kind)
}

/// The container around the container.
pub(super) fn parent(document: &Document, container: u32) -> Option<u32> {
    get(document, container)
        .and_then(|around| around.parent)
        .filter(|&parent| parent < container)
}

pub(super) fn get(document: &Document, container: u32) -> Option<&Container> {
    document.containers.get(container as usize)
}

/// The containers around the container, innermost first.
pub(super) fn around(document: &Document, container: u32) -> impl Iterator<Item = u32> {
    upwards(document, parent(document, container))
}

fn upwards(document: &Document, from: Option<u32>) -> impl Iterator<Item = u32> {
    std::iter::successors(from, |&container| parent(document, container))
}

const fn is_item(kind: &ContainerKind) -> bool {
    matches!(
        kind,
        ContainerKind::Bullet
            | ContainerKind::Number(_)
            | ContainerKind::Task(_)
            | ContainerKind::Footnote(_)
    )
}
