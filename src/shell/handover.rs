//! A post that the scanner has read and the reader is about to be asked for: handed over, so that it is not parsed twice.
//! It holds at most one, and reads nothing but a file's time and size.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use crate::app::PostContent;

/// A file changed so shortly before it was read may change again without a new time (the granularity of file systems).
const SETTLED: Duration = Duration::from_secs(2);

/// How a file's change is noticed without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    changed: SystemTime,
    size: u64,
}

impl Stamp {
    /// The stamp of what never changes.
    pub const fn constant(size: u64) -> Self {
        Self {
            changed: SystemTime::UNIX_EPOCH,
            size,
        }
    }

    /// How a file stands, if a later change is sure to show in it.
    pub fn of(file: &Path) -> Option<Self> {
        let metadata: Metadata = file.metadata().ok()?;
        let changed = metadata.modified().ok()?;
        let settled = SystemTime::now()
            .duration_since(changed)
            .is_ok_and(|age| age > SETTLED);
        settled.then_some(Self {
            changed,
            size: metadata.len(),
        })
    }
}

/// The place where one thread leaves a post for another.
#[derive(Clone, Debug, Default)]
pub struct Handover(Arc<Mutex<Option<Left>>>);

#[derive(Debug)]
struct Left {
    file: PathBuf,
    stamp: Stamp,
    content: PostContent,
}

impl Handover {
    /// Leaves what a file held when it stood like this, in the place of what was left before.
    pub fn leave(&self, file: PathBuf, stamp: Stamp, content: PostContent) {
        let left = Left {
            file,
            stamp,
            content,
        };
        self.put(Some(left));
    }

    /// Takes what was left of a file, if it has not changed since; what was left of another one is forgotten.
    pub fn take(&self, file: &Path) -> Option<PostContent> {
        let left = self.put(None)?;
        let is_it = left.file == file && Stamp::of(file) == Some(left.stamp);
        is_it.then_some(left.content)
    }

    fn put(&self, left: Option<Left>) -> Option<Left> {
        // A thread that panics elsewhere does not make what lies here wrong.
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *place, left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::reading::content_of;
    use crate::shell::testing::Folder;

    #[test]
    fn what_was_left_is_taken_once_and_only_as_the_file_was() {
        let folder = Folder::with(&[("a.md", "one"), ("b.md", "two")]);
        let old = SystemTime::now() - 2 * SETTLED;
        let age = |name: &str, time| {
            let file = std::fs::File::options().write(true).open(folder.path(name));
            file.unwrap().set_modified(time).unwrap();
        };
        let (a, b) = (folder.path("a.md"), folder.path("b.md"));
        assert_eq!(Stamp::of(&a), None, "it may change again within the moment");
        age("a.md", old);
        let handover = Handover::default();
        let leave = || {
            let content = content_of(b"one".to_vec()).unwrap();
            handover.leave(a.clone(), Stamp::of(&a).unwrap(), content);
        };
        leave();
        assert_eq!(handover.take(&a).unwrap().document.text, "one");
        assert!(handover.take(&a).is_none());
        leave();
        assert!(handover.take(&b).is_none());
        leave();
        age("a.md", old - SETTLED);
        assert!(handover.take(&a).is_none());
    }
}
