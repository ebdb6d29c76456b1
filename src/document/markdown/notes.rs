//! The numbers of footnotes: counted by where they are first met.

use std::collections::HashMap;

/// Footnotes by label.
#[derive(Debug, Default)]
pub(super) struct Notes {
    numbers: HashMap<String, usize>,
}

impl Notes {
    /// The number that stands for a footnote, as its references show it.
    pub(super) fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_owned()).or_insert(next)
    }
}
