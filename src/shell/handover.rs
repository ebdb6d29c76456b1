//! A post that the scanner has read and the reader is about to be asked for: handed over, so that it is not parsed twice.
//! It holds at most one, and reads nothing but a file's time and size.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::stamp::Stamp;
use crate::app::PostContent;
use crate::document::Document;

/// The place where one thread leaves a post for another.
#[derive(Clone, Debug, Default)]
pub struct Handover(Arc<Place>);

#[derive(Debug, Default)]
struct Place {
    left: Mutex<Left>,
    changed: Condvar,
}

/// What lies there.
#[derive(Debug, Default)]
enum Left {
    #[default]
    Nothing,
    /// The beginning of a file that is being read; the whole will follow, or nothing.
    Beginning {
        file: PathBuf,
        beginning: Arc<Document>,
    },
    /// What a file held when it stood like this.
    Whole {
        file: PathBuf,
        stamp: Stamp,
        content: PostContent,
    },
}

impl Handover {
    /// Leaves the beginning of a file; who does must leave the whole or nothing afterwards.
    pub fn leave_beginning(&self, file: PathBuf, beginning: Arc<Document>) {
        self.put(Left::Beginning { file, beginning });
    }

    /// Leaves what a file held when it stood like this, in the place of what was left before.
    pub fn leave(&self, file: PathBuf, stamp: Stamp, content: PostContent) {
        self.put(Left::Whole {
            file,
            stamp,
            content,
        });
    }

    /// Leaves nothing.
    pub fn clear(&self) {
        self.put(Left::Nothing);
    }

    /// The beginning of a file, if that is what was left.
    pub fn beginning(&self, of: &Path) -> Option<Arc<Document>> {
        match &*self.look() {
            Left::Beginning { file, beginning } if file == of => Some(beginning.clone()),
            _ => None,
        }
    }

    /// Takes what was left of a file, if it has not changed since; what was left of another one is forgotten.
    ///
    /// Where only the beginning was left, this waits for the whole.
    pub fn take(&self, of: &Path) -> Option<PostContent> {
        let is_coming =
            |left: &mut Left| matches!(left, Left::Beginning { file, .. } if file == of);
        let waited = self.0.changed.wait_while(self.look(), is_coming);
        let mut left = waited.unwrap_or_else(PoisonError::into_inner);
        if matches!(*left, Left::Beginning { .. }) {
            return None; // another one's, whose whole somebody else may wait for
        }
        match std::mem::take(&mut *left) {
            Left::Whole {
                file,
                stamp,
                content,
            } if file == of && Stamp::of(of) == Some(stamp) => Some(content),
            _ => None,
        }
    }

    fn put(&self, left: Left) {
        let before = std::mem::replace(&mut *self.look(), left);
        self.0.changed.notify_all();
        drop(before); // outside the lock: a long document takes its time
    }

    fn look(&self) -> MutexGuard<'_, Left> {
        // A thread that panics elsewhere does not make what lies here wrong.
        self.0.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;
    use crate::shell::reading::content_of;
    use crate::shell::stamp::SETTLED;
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

    #[test]
    fn who_was_given_a_beginning_waits_for_the_whole() {
        let handover = Handover::default();
        let file = PathBuf::from("/nowhere/a.md");
        handover.leave_beginning(file.clone(), Arc::default());
        assert!(handover.beginning(&file).is_some());
        assert!(handover.beginning(Path::new("/nowhere/b.md")).is_none());
        assert!(handover.take(Path::new("/nowhere/b.md")).is_none());
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| handover.take(&file));
            handover.clear();
            assert!(waiting.join().unwrap().is_none());
        });
    }
}
