//! A post's entry in the library, and the library itself. No text is kept here: only what lists, jumps and queries need.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::{Issue, PostDate, Talk};
use crate::text::Span;

use super::Event;
use super::guide::{GUIDE, Guide};
use super::root_name::root_name;

/// A post's number in this run of the program; it stays the same when the post changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostId(pub u32);

/// A folder posts come from, or the built-in guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// How the person and the store call it; unique.
    pub name: String,
    /// Where it is; `None` for the posts built into the program.
    pub path: Option<PathBuf>,
}

/// What the library knows about a post; by default nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Post {
    /// Index into [`Library::roots`].
    pub root: usize,
    /// Path below the root, with `/`. As on disk, so it may hold anything: sanitise before it is shown.
    pub path: Arc<str>,
    /// Title, never empty (front matter, else first heading, else file name).
    pub title: String,
    /// Date (front matter, else file name or folder).
    pub date: Option<PostDate>,
    /// Authors.
    pub authors: Vec<String>,
    /// The event it tells of, if recognised.
    pub event: Option<Arc<Event>>,
    /// Tags and categories.
    pub tags: Vec<String>,
    /// The published address, as the front matter gives it (often site-relative).
    pub url: Option<String>,
    /// The front matter's `id` or `slug`.
    pub slug: Option<String>,
    /// Other addresses and names that it had or has.
    pub aliases: Vec<String>,
    /// Talks and sections, in text order.
    pub sections: Vec<PostSection>,
    /// Topics that the text names, in text order.
    pub mentions: Vec<TopicMention>,
    /// What was odd about its source.
    pub issues: Vec<Issue>,
    /// Lower-case hex SHA-256 of the file's bytes.
    pub revision: String,
    /// Length of the visible text in bytes.
    pub text_length: u32,
    /// Whether all of it was read; else its talks and sections, its topics and its length are not known yet.
    pub is_whole: bool,
}

/// A section of a post, as the jump needs it: below a heading, or a talk told in an item or a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostSection {
    /// The words it begins with, as one line: a heading's text, for the most part.
    pub heading: String,
    /// The section's whole span in the visible text.
    pub span: Span,
    /// Source line, from 1.
    pub line: u32,
    /// The heading's level, or one more than that of the section around the talk.
    pub level: u8,
    /// The talk, if it is one.
    pub talk: Option<Arc<Talk>>,
}

/// A place where a post names a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicMention {
    /// The topic's name: "Open Policy Agent".
    pub topic: Arc<str>,
    /// The words that name it: "OPA", "Open Policy Agent Gatekeeper".
    pub span: Span,
}

/// All posts under all roots.
#[derive(Clone, Debug, Default)]
pub struct Library {
    roots: Vec<Root>,
    /// Those that were taken out, by their index: they have no posts.
    taken_out: BTreeSet<usize>,
    /// Those of which only files are listed that were named.
    parts: BTreeSet<usize>,
    guide: Guide,
    posts: Vec<Known>,
    ids: HashMap<(usize, Arc<str>), PostId>,
    count: usize,
    /// How many of them are not read whole.
    listed: usize,
    /// Every change, in order.
    log: Vec<PostId>,
    /// How often what a post is known by changed while it stayed where it is.
    renamed: u64,
}

/// A post, and whether it is still there.
#[derive(Clone, Debug)]
struct Known {
    post: Post,
    is_there: bool,
}

impl Known {
    const fn there(post: Post) -> Self {
        Self {
            post,
            is_there: true,
        }
    }

    const fn is_listed_only(&self) -> bool {
        self.is_there && !self.post.is_whole
    }
}

impl Library {
    /// An empty library over these roots.
    pub fn new(roots: Vec<Root>) -> Self {
        Self {
            roots,
            ..Self::default()
        }
    }

    /// The same, with the texts of the posts that come with the program.
    #[must_use]
    pub fn with_guide(mut self, guide: Guide) -> Self {
        self.guide = guide;
        self
    }

    /// The posts that come with the program; whether they are listed, the roots tell.
    pub const fn guide(&self) -> &Guide {
        &self.guide
    }

    /// The roots, in the order they were given.
    pub fn roots(&self) -> &[Root] {
        &self.roots
    }

    /// The roots that were not taken out, with their index.
    pub fn roots_listed(&self) -> impl Iterator<Item = (usize, &Root)> {
        let roots = self.roots.iter().enumerate();
        roots.filter(|(at, _)| !self.taken_out.contains(at))
    }

    /// Puts a root in for this folder, or for the posts that come with the program if there is none; one that was taken out
    /// comes back. Not `whole` is one of which only files are listed that were named. Gives its index.
    pub fn put_in(&mut self, folder: Option<&Path>, whole: bool) -> usize {
        let known = (self.roots.iter()).position(|root| root.path.as_deref() == folder);
        let at = known.unwrap_or_else(|| self.new_root(folder));
        let is_new = known.is_none() || self.taken_out.remove(&at);
        if whole {
            self.parts.remove(&at);
        } else if is_new {
            self.parts.insert(at);
        }
        at
    }

    fn new_root(&mut self, folder: Option<&Path>) -> usize {
        let is_taken = |name: &str| self.roots.iter().any(|root| root.name == name);
        let name = match folder {
            Some(folder) => root_name(folder, is_taken),
            None => GUIDE.to_owned(),
        };
        let path = folder.map(Path::to_owned);
        self.roots.push(Root { name, path });
        self.roots.len() - 1
    }

    /// Notes that only files of a root are listed that were named.
    pub fn list_part(&mut self, root: usize) {
        self.parts.insert(root);
    }

    /// Whether all of a root is listed.
    pub fn is_whole(&self, root: usize) -> bool {
        !self.parts.contains(&root)
    }

    /// Whether a root was taken out.
    pub fn is_taken_out(&self, root: usize) -> bool {
        self.taken_out.contains(&root)
    }

    /// Takes a root out. Its posts go when it is looked through next; its name stays taken, for notes go by it.
    pub fn take_out(&mut self, root: usize) {
        self.taken_out.insert(root);
    }

    /// The name of a post's root.
    pub fn root_name(&self, post: &Post) -> &str {
        self.roots.get(post.root).map_or("", |root| &root.name)
    }

    /// Adds a post, or replaces what was known of it; its id stays.
    pub fn insert(&mut self, post: Post) -> PostId {
        let key = (post.root, post.path.clone());
        if let Some(&id) = self.ids.get(&key) {
            if let Some(known) = self.posts.get_mut(id.0 as usize) {
                if known.is_there && known.post == post {
                    return id;
                }
                self.log.push(id);
                self.renamed += u64::from(!is_known_alike(&known.post, &post));
                self.count += usize::from(!known.is_there);
                self.listed -= usize::from(known.is_listed_only());
                self.listed += usize::from(!post.is_whole);
                *known = Known::there(post);
            }
            return id;
        }
        let id = PostId(self.posts.len() as u32);
        self.ids.insert(key, id);
        self.log.push(id);
        self.listed += usize::from(!post.is_whole);
        self.posts.push(Known::there(post));
        self.count += 1;
        id
    }

    /// Takes a post that is gone from disk out of the library; its id is kept for the case that it comes back.
    pub fn remove(&mut self, id: PostId) {
        if let Some(known) = self.posts.get_mut(id.0 as usize) {
            if known.is_there {
                self.log.push(id);
                self.count -= 1;
                self.listed -= usize::from(known.is_listed_only());
            }
            known.is_there = false;
        }
    }

    /// A post by id.
    pub fn post(&self, id: PostId) -> Option<&Post> {
        let known = self.posts.get(id.0 as usize)?;
        known.is_there.then_some(&known.post)
    }

    /// A post by id as it was last seen, also if it is gone: somebody may still be reading it.
    pub fn last_seen(&self, id: PostId) -> Option<&Post> {
        self.posts.get(id.0 as usize).map(|known| &known.post)
    }

    /// A post by root and path.
    pub fn find(&self, root: usize, path: &str) -> Option<PostId> {
        let id = self.find_last_seen(root, path)?;
        self.post(id).map(|_| id)
    }

    /// The same, also if the post is gone.
    pub fn find_last_seen(&self, root: usize, path: &str) -> Option<PostId> {
        self.ids.get(&(root, Arc::from(path))).copied()
    }

    /// All posts with their ids, in order of arrival.
    pub fn posts(&self) -> impl Iterator<Item = (PostId, &Post)> {
        self.posts
            .iter()
            .enumerate()
            .filter(|(_, known)| known.is_there)
            .map(|(i, known)| (PostId(i as u32), &known.post))
    }

    /// A number that grows whenever a post comes, changes or goes.
    pub const fn version(&self) -> usize {
        self.log.len()
    }

    /// The posts that came, changed or went since that version, in order; one may be there several times.
    pub fn changed_since(&self, version: usize) -> &[PostId] {
        self.log.get(version..).unwrap_or_default()
    }

    /// A number that grows whenever a post that stays where it is gets another title, date or address.
    pub const fn renamed(&self) -> u64 {
        self.renamed
    }

    /// How many posts there are.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// How many posts are only known as lists show them.
    pub const fn listed_only(&self) -> usize {
        self.listed
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// Whether two versions of a post are known by the same title, date and addresses.
fn is_known_alike(before: &Post, after: &Post) -> bool {
    fn known(post: &Post) -> impl PartialEq {
        (
            &post.title,
            post.date.map(|date| date.day),
            &post.url,
            &post.slug,
            &post.aliases,
        )
    }
    known(before) == known(after)
}
