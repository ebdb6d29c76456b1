//! The posts that are still to be looked into for passages though they are not open. Only data: who asks stands in
//! `elsewhere`.

use std::collections::{HashMap, VecDeque};

use crate::library::PostId;

/// How far looking into posts that are not open is.
#[derive(Clone, Debug, Default)]
pub struct ElsewhereQueue {
    posts: VecDeque<PostId>,
    /// What the queue was made for.
    made_for: Option<Versions>,
    /// The post that is being looked into.
    asked: Option<PostId>,
    /// The revisions that were looked into in vain: files that could not be read, or were other ones by then.
    in_vain: HashMap<PostId, String>,
}

/// The versions of the records and of the library.
pub type Versions = (u64, usize);

impl ElsewhereQueue {
    /// Whether it is known which posts are to be looked into, as records and posts are now.
    pub fn is_made_for(&self, versions: Versions) -> bool {
        self.made_for == Some(versions)
    }

    /// Puts these posts in the place of those that were to be looked into.
    pub fn make(&mut self, versions: Versions, posts: Vec<PostId>) {
        self.posts = posts.into();
        self.made_for = Some(versions);
    }

    /// Notes that only what was found has changed since.
    pub const fn keep_for(&mut self, versions: Versions) {
        self.made_for = Some(versions);
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
