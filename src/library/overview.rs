//! The library across its posts: talks by event and speaker, topics. It follows the library's log of changes, in steps.

use super::post::Library;
use super::telling::TalkIndex;
use super::topic_index::TopicIndex;

/// What stands in several posts.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// Talks by event and by speaker.
    pub talks: TalkIndex,
    /// Topics by name.
    pub topics: TopicIndex,
    /// The version of the library that it is up to.
    version: usize,
}

impl Overview {
    /// The overview of a whole library.
    pub fn of(library: &Library) -> Self {
        let mut overview = Self::default();
        overview.catch_up(library, usize::MAX);
        overview
    }

    /// Takes in at most so many of the changes that came since; says whether that was all.
    pub fn catch_up(&mut self, library: &Library, most: usize) -> bool {
        let changed = library.changed_since(self.version).iter().take(most);
        for &id in changed.clone() {
            let post = library.post(id);
            self.talks.replace_post(id, post);
            self.topics.replace_post(id, post);
        }
        self.version += changed.len();
        self.is_current(library)
    }

    /// Whether it is up to the library.
    pub const fn is_current(&self, library: &Library) -> bool {
        self.version == library.version()
    }

    /// The version of the library that it is up to.
    pub const fn version(&self) -> usize {
        self.version
    }
}
