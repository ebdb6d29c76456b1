//! Where reading stopped in each post: by root and path as the store has it, and by post as the screen needs it.

use std::collections::HashMap;

use crate::library::{Library, PostId};

/// Where reading stopped in a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingPosition {
    /// Byte offset in the visible text.
    pub offset: u32,
    /// Share of the post read, in percent.
    pub percent: u8,
}

/// All reading positions.
#[derive(Clone, Debug, Default)]
pub struct Positions {
    stored: HashMap<(String, String), ReadingPosition>,
    of_post: HashMap<PostId, ReadingPosition>,
}

impl Positions {
    /// Takes in a position from an earlier sitting; one of this sitting stays.
    pub fn load(&mut self, root: String, path: String, position: ReadingPosition) {
        self.stored.entry((root, path)).or_insert(position);
    }

    /// Notes where reading stopped; false if that was known.
    pub fn set(&mut self, library: &Library, post: PostId, position: ReadingPosition) -> bool {
        let Some(key) = key(library, post) else {
            return false;
        };
        self.of_post.insert(post, position);
        self.stored.insert(key, position) != Some(position)
    }

    /// Looks up the position of a post that has just been found.
    pub fn attach(&mut self, library: &Library, post: PostId) {
        if let Some(position) = key(library, post).and_then(|key| self.stored.get(&key)) {
            self.of_post.insert(post, *position);
        }
    }

    /// Where reading stopped in a post; `None` for one never opened.
    pub fn get(&self, post: PostId) -> Option<ReadingPosition> {
        self.of_post.get(&post).copied()
    }

    /// How many posts of the library were opened.
    pub fn read_posts(&self, library: &Library) -> usize {
        self.of_post
            .keys()
            .filter(|post| library.post(**post).is_some())
            .count()
    }
}

fn key(library: &Library, post: PostId) -> Option<(String, String)> {
    let entry = library.post(post)?;
    Some((library.root_name(entry).to_owned(), entry.path.to_string()))
}
