//! What a scan came to, and the event that tells it. Only data.

use super::found::Key;
use crate::app::Event;
use crate::library::{Library, PostId};

/// What a scan came to.
#[derive(Clone, Debug, Default)]
pub struct ScanOutcome {
    /// Posts that were there before.
    pub(in crate::shell) gone: Vec<Key>,
    /// Whether only some files were looked at.
    pub(super) is_partial: bool,
    /// Whether it was given up: then another one follows, and there is nothing to tell.
    pub is_given_up: bool,
    /// What could not be read, one sentence each.
    pub problems: Vec<String>,
}

impl ScanOutcome {
    /// The event that ends the scan.
    pub fn finish(self, library: &Library) -> Event {
        let gone = self.gone.iter();
        let gone: Vec<PostId> = gone
            .filter_map(|(root, path)| library.find(*root, path))
            .collect();
        let problems = self.problems;
        if self.is_partial {
            Event::FilesLookedAt { gone, problems }
        } else {
            Event::ScanFinished { gone, problems }
        }
    }
}
