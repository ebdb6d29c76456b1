//! For which records a post was looked for in vain, so that it is not looked for again before something changed that
//! matters. It looks for nothing itself.

use std::collections::BTreeSet;

use crate::annotation::{Record, RecordId};
use crate::library::Library;

use super::post_finder::Traits;

/// Records whose posts the library did not have, and what it was then.
#[derive(Clone, Debug)]
pub struct InVain {
    ids: BTreeSet<RecordId>,
    traits: Traits,
    library: usize,
    renamed: u64,
}

impl InVain {
    /// These records' posts are not in this library.
    pub fn new<'a>(records: impl Iterator<Item = &'a Record> + Clone, library: &Library) -> Self {
        Self {
            ids: records.clone().map(|record| record.id).collect(),
            traits: Traits::of(records),
            library: library.version(),
            renamed: library.renamed(),
        }
    }

    /// Whether it may be otherwise by now: for these records nobody has looked yet, or a post changed that could be one of
    /// theirs, or two that could not be told apart may be told apart now.
    pub fn is_outdated(&mut self, missing: &BTreeSet<RecordId>, library: &Library) -> bool {
        if !missing.is_subset(&self.ids) || self.renamed != library.renamed() {
            return true;
        }
        let mut changed = library.changed_since(self.library).iter();
        self.library = library.version();
        changed.any(|post| {
            let post = library.last_seen(*post);
            post.is_some_and(|post| self.traits.may_be(post))
        })
    }
}
