//! Names of places that links can lead to: ids as the author wrote them. Those that headings get by themselves are none of it.

use crate::document::model::{Document, NamedPlace};
use crate::text::sanitize;

use super::composer::Composer;

/// The longest name that is kept, in bytes; longer ones are no names.
const LONGEST: usize = 200;

impl Composer {
    /// Names the place of what is written next.
    pub(in crate::document) fn name_place(&mut self, name: &str) {
        let end = self.document.text.len();
        // Before a block opens, the line break that will set it off is still to come.
        let is_between = self.block.is_none() && end > 0;
        self.note_name(name, end + usize::from(is_between));
    }

    /// Names the block that is being written, or else the one before.
    pub(in crate::document) fn name_block(&mut self, name: &str) {
        let open = self.block.as_ref().map(|block| block.start);
        let before = || self.document.blocks.last();
        let offset = open.or_else(|| before().map(|block| block.span.start as usize));
        self.names_before |= offset.is_none();
        self.note_name(name, offset.unwrap_or_default());
    }

    fn note_name(&mut self, name: &str, offset: usize) {
        let name = name.trim();
        if !name.is_empty() && name.len() <= LONGEST {
            self.document.names.push(NamedPlace {
                offset: offset as u32,
                name: sanitize::one_line(name).into_owned(),
            });
        }
    }
}

/// Puts a document's names in order; text may have been trimmed since they were noted.
pub(in crate::document) fn settle_names(document: &mut Document) {
    let end = document.text.len() as u32;
    for place in &mut document.names {
        place.offset = place.offset.min(end);
    }
    document.names.sort_by_key(|place| place.offset);
}
