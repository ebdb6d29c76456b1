//! The posts that are still to be looked into for passages though they are not open. Only data: who asks stands in
//! `elsewhere`.

use std::collections::{HashMap, VecDeque};

use crate::library::PostId;

/// How far looking into posts that are not open is.
#[derive(Clone, Debug, Default)]
pub struct ElsewhereQueue {
    posts: VecDeque<PostId>,
    /// The version of the records that the queue was made for; `None` once posts have changed since.
    made_for: Option<u64>,
    /// The post that is being looked into.
    asked: Option<PostId>,
    /// The revisions that were looked into in vain: files that could not be read, or were other ones by then.
    in_vain: HashMap<PostId, String>,
}

impl ElsewhereQueue {
    /// Notes that posts have changed: it is to be seen again which are to be looked into.
    pub const fn posts_changed(&mut self) {
        self.made_for = None;
    }

    /// Whether it is known which posts are to be looked into, for the records of this version.
    pub fn is_made_for(&self, version: u64) -> bool {
        self.made_for == Some(version)
    }

    /// Puts these posts in the place of those that were to be looked into.
    pub fn make(&mut self, version: u64, posts: Vec<PostId>) {
        self.posts = posts.into();
        self.made_for = Some(version);
    }

    /// Notes that the records have this version because of what was found.
    pub const fn keep_for(&mut self, version: u64) {
        self.made_for = Some(version);
    }

    /// The next post.
    pub fn next(&mut self) -> Option<PostId> {
        self.posts.pop_front()
    }

    /// Whether an answer is being waited for.
    pub const fn is_waiting(&self) -> bool {
        self.asked.is_some()
    }

    /// Notes that a post is being looked into.
    pub const fn asked(&mut self, post: PostId) {
        self.asked = Some(post);
    }

    /// Notes that nothing is being looked into.
    pub const fn answered(&mut self) {
        self.asked = None;
    }

    /// Notes that nothing was found out about a revision of a post.
    pub fn note_in_vain(&mut self, post: PostId, revision: String) {
        self.in_vain.insert(post, revision);
    }

    /// Whether a revision of a post was looked into in vain.
    pub fn is_in_vain(&self, post: PostId, revision: &str) -> bool {
        self.in_vain
            .get(&post)
            .is_some_and(|known| known == revision)
    }
}
