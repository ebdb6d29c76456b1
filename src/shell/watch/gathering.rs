//! Changed paths that wait until nobody writes to them any more. It asks the disk only for sizes, and has no clock.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Editors write in several steps: nothing is looked at before it was quiet for this long.
const QUIET: Duration = Duration::from_millis(120);

/// What is empty or gone may be about to be written or to get its name back.
const GRACE: Duration = Duration::from_millis(400);

/// Somebody who writes all the time is looked at in between.
const LATEST: Duration = Duration::from_secs(2);

/// Paths that changed.
#[derive(Debug, Default)]
pub struct Gathering {
    since: HashMap<PathBuf, Instant>,
    last: Option<Instant>,
}

impl Gathering {
    /// Notes that a path changed.
    pub fn note(&mut self, path: PathBuf, now: Instant) {
        self.since.entry(path).or_insert(now);
        self.last = Some(now);
    }

    /// Notes that somebody is at a path; of no interest unless it has changed before.
    pub fn stir(&mut self, path: &Path, now: Instant) {
        if self.since.contains_key(path) {
            self.last = Some(now);
        }
    }

    /// How long to wait before looking again; `None` if nothing waits.
    pub fn wait(&self, now: Instant) -> Option<Duration> {
        let last = self.last?;
        let left = QUIET.saturating_sub(now.saturating_duration_since(last));
        // Quiet, but not ready: something is in the making.
        Some(if left.is_zero() { QUIET / 2 } else { left })
    }

    /// The paths, once they are ready.
    pub fn take(&mut self, now: Instant) -> Vec<PathBuf> {
        if !self.is_ready(now) {
            return Vec::new();
        }
        self.last = None;
        self.since.drain().map(|(path, _)| path).collect()
    }

    fn is_ready(&self, now: Instant) -> bool {
        let Some(last) = self.last else { return false };
        let age = |since: &Instant| now.saturating_duration_since(*since);
        if self.since.values().any(|since| age(since) >= LATEST) {
            return true;
        }
        let in_the_making =
            |(path, since): (&PathBuf, &Instant)| age(since) < GRACE && is_empty_or_gone(path);
        age(&last) >= QUIET && !self.since.iter().any(in_the_making)
    }
}

fn is_empty_or_gone(path: &Path) -> bool {
    path.metadata()
        .map_or(true, |metadata| metadata.is_file() && metadata.len() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    #[test]
    fn what_changes_again_and_again_is_handed_over_once_it_is_quiet() {
        let folder = Folder::with(&[("a.md", "words")]);
        let (mut gathering, start) = (Gathering::default(), Instant::now());
        assert_eq!(gathering.wait(start), None);
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        for milliseconds in [0, 100, 200] {
            gathering.note(folder.path("a.md"), at(milliseconds));
            assert!(gathering.take(at(milliseconds + 90)).is_empty());
        }
        assert_eq!(gathering.take(at(330)), [folder.path("a.md")]);
        assert_eq!(gathering.wait(at(330)), None);
    }

    #[test]
    fn what_is_empty_or_gone_has_a_little_more_time() {
        let folder = Folder::with(&[("empty.md", "")]);
        for name in ["empty.md", "gone.md"] {
            let (mut gathering, start) = (Gathering::default(), Instant::now());
            gathering.note(folder.path(name), start);
            assert!(gathering.take(start + 2 * QUIET).is_empty());
            assert_eq!(gathering.take(start + GRACE).len(), 1, "{name}");
        }
    }

    #[test]
    fn somebody_who_writes_all_the_time_is_looked_at() {
        let (mut gathering, start) = (Gathering::default(), Instant::now());
        gathering.note("log.md".into(), start);
        gathering.note("log.md".into(), start + LATEST);
        assert_eq!(gathering.take(start + LATEST).len(), 1);
    }
}
