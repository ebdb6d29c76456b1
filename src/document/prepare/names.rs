//! Names that the notations of site generators give to blocks, by where they stood in the prepared source.

use std::collections::VecDeque;

use crate::document::compose::Composer;

/// A name, and what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Where it stood, in bytes of the prepared source.
    pub at: usize,
    pub id: String,
    /// Whether the block after it is meant, and not the one it stands in or behind.
    pub is_of_next: bool,
}

/// Gives names to the document as the reading passes them.
#[derive(Clone, Debug, Default)]
pub(in crate::document) struct NameCursor {
    names: VecDeque<Name>,
}

impl NameCursor {
    pub(super) fn new(names: Vec<Name>) -> Self {
        Self {
            names: names.into(),
        }
    }

    /// Takes out the names up to this place, for a reading that ends there.
    pub(in crate::document) fn until(&mut self, at: usize) -> Self {
        let count = self.names.partition_point(|name| name.at <= at);
        let names = self.names.drain(..count).collect();
        Self { names }
    }

    /// Writes down the names that stood before this place of the prepared source.
    pub(in crate::document) fn pass(&mut self, at: usize, to: &mut Composer) {
        while self.names.front().is_some_and(|name| name.at <= at) {
            let Some(name) = self.names.pop_front() else {
                return;
            };
            if name.is_of_next {
                to.name_place(&name.id);
            } else {
                to.name_block(&name.id);
            }
        }
    }
}
