//! Where reading stopped in each post, and which are read: by root and path as the store has it, and by post as the screen
//! needs it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::annotation::TextPlace;
use crate::library::{Library, PostId};

/// Where reading stopped in a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingPosition {
    /// The place in the visible text.
    pub place: TextPlace,
    /// How many lines were on screen above its line.
    pub row: u16,
    /// Share of the post read, in percent.
    pub percent: u8,
    /// The revision of the post that this is about.
    pub revision: Arc<str>,
    /// Whether the post counts as read.
    pub mark: ReadMark,
}

/// Whether a post counts as read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReadMark {
    /// Never opened, or marked so by hand.
    #[default]
    Unread,
    /// Opened.
    Reading,
    /// Its end was seen, or it was marked so by hand.
    Read,
}

/// A reading position as the store has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredPosition {
    /// The name of the post's root.
    pub root: String,
    /// The post's path below it.
    pub path: String,
    /// The position.
    pub position: ReadingPosition,
}

/// All reading positions.
#[derive(Clone, Debug, Default)]
pub struct Positions {
    stored: HashMap<(String, String), ReadingPosition>,
    of_post: HashMap<PostId, ReadingPosition>,
}

impl ReadingPosition {
    /// How much of the post is read, in percent: all of it only if it counts as read.
    pub fn progress(&self) -> u8 {
        match self.mark {
            ReadMark::Unread => 0,
            ReadMark::Reading => self.percent.min(99),
            ReadMark::Read => 100,
        }
    }
}

impl Positions {
    /// Takes in a position from an earlier sitting; one of this sitting stays.
    pub fn load(&mut self, stored: StoredPosition) {
        let key = (stored.root, stored.path);
        self.stored.entry(key).or_insert(stored.position);
    }

    /// Notes where reading stopped; false if that was known.
    pub fn set(&mut self, library: &Library, post: PostId, position: ReadingPosition) -> bool {
        let Some(key) = key(library, post) else {
            return false;
        };
        self.of_post.insert(post, position.clone());
        let before = self.stored.insert(key, position.clone());
        before != Some(position)
    }

    /// Looks up the position of a post that has just been found.
    pub fn attach(&mut self, library: &Library, post: PostId) {
        if self.stored.is_empty() {
            return;
        }
        if let Some(position) = key(library, post).and_then(|key| self.stored.get(&key)) {
            self.of_post.insert(post, position.clone());
        }
    }

    /// Gives posts that have no position that of the same file under a name that is gone: they were renamed.
    pub fn follow_renamed(&mut self, library: &Library) {
        let roots: HashMap<&str, usize> = (library.roots().iter().enumerate())
            .map(|(index, root)| (root.name.as_str(), index))
            .collect();
        let is_gone = |(root, path): &(String, String)| {
            let root = roots.get(root.as_str());
            root.is_none_or(|root| library.find(*root, path).is_none())
        };
        let gone = self.stored.iter().filter(|(key, _)| is_gone(key));
        let gone: HashMap<&str, &ReadingPosition> = gone
            .map(|(_, position)| (&*position.revision, position))
            .filter(|(revision, _)| !revision.is_empty())
            .collect();
        if gone.is_empty() {
            return;
        }
        for (post, entry) in library.posts() {
            if let Some(position) = gone.get(entry.revision.as_str()) {
                let known = self.of_post.entry(post);
                known.or_insert_with(|| (*position).clone());
            }
        }
    }

    /// Gives a post the position of the one that it was, if nothing of it was read under its name of today and the other is
    /// gone; gives the position as it is to be stored.
    pub fn follow(
        &mut self,
        library: &Library,
        root: &str,
        path: &str,
        post: PostId,
    ) -> Option<StoredPosition> {
        let before = (root.to_owned(), path.to_owned());
        let position = self.stored.get(&before)?.clone();
        let (root, path) = key(library, post)?;
        let mut roots = library.roots().iter();
        let root_before = roots.position(|root| root.name == before.0);
        let is_there = root_before.is_some_and(|root| library.find(root, &before.1).is_some());
        if is_there || self.of_post.get(&post).is_some_and(is_begun) {
            return None;
        }
        self.of_post.insert(post, position.clone());
        Some(StoredPosition {
            root,
            path,
            position,
        })
    }

    /// Where reading stopped in a post; `None` for one never opened.
    pub fn get(&self, post: PostId) -> Option<&ReadingPosition> {
        self.of_post.get(&post)
    }

    /// Whether a post counts as read.
    pub fn mark(&self, post: PostId) -> ReadMark {
        self.get(post)
            .map_or(ReadMark::Unread, |position| position.mark)
    }

    /// How many posts of the library are unread.
    pub fn unread_posts(&self, library: &Library) -> usize {
        let opened = self.of_post.iter().filter(|(post, position)| {
            position.mark != ReadMark::Unread && library.post(**post).is_some()
        });
        library.len().saturating_sub(opened.count())
    }
}

/// Whether more was done in a post than to look at its beginning.
fn is_begun(position: &ReadingPosition) -> bool {
    position.place.offset > 0 || position.mark == ReadMark::Read
}

fn key(library: &Library, post: PostId) -> Option<(String, String)> {
    let entry = library.last_seen(post)?;
    Some((library.root_name(entry).to_owned(), entry.path.to_string()))
}
