//! Which post of the library a record belongs to, by everything that is known of both. It changes neither.

use std::collections::HashMap;

use crate::annotation::Record;
use crate::library::{Library, Post, PostId};

/// Finds the post a record belongs to: same root and path, else same id or address, else the same file under another name.
pub struct PostFinder<'a> {
    paths: HashMap<(&'a str, &'a str), PostId>,
    addresses: HashMap<&'a str, Option<PostId>>,
    revisions: HashMap<&'a str, Option<PostId>>,
    names: HashMap<(&'a str, &'a str), Option<PostId>>,
}

impl<'a> PostFinder<'a> {
    /// A finder among the posts of a library.
    pub fn new(library: &'a Library) -> Self {
        let mut finder = Self {
            paths: HashMap::new(),
            addresses: HashMap::new(),
            revisions: HashMap::new(),
            names: HashMap::new(),
        };
        for (id, post) in library.posts() {
            finder.add(id, post, library.root_name(post));
        }
        finder
    }

    fn add(&mut self, id: PostId, post: &'a Post, root: &'a str) {
        self.paths.insert((root, &post.path), id);
        for address in [&post.url, &post.slug].into_iter().flatten() {
            add_unique(&mut self.addresses, address.as_str(), id);
        }
        add_unique(&mut self.revisions, post.revision.as_str(), id);
        add_unique(
            &mut self.names,
            (file_name(&post.path), post.title.as_str()),
            id,
        );
    }

    /// The post of a record, if the library has it.
    pub fn find(&self, record: &Record) -> Option<PostId> {
        let post = &record.post;
        let same_path = self
            .paths
            .get(&(post.root.as_str(), post.path.as_str()))
            .copied();
        let address = || {
            [&post.slug, &post.url]
                .into_iter()
                .flatten()
                .find_map(|a| *self.addresses.get(a.as_str())?)
        };
        let revision = || {
            *self
                .revisions
                .get(record.anchor.as_ref()?.revision.as_str())?
        };
        let name = || {
            *self
                .names
                .get(&(file_name(&post.path), post.title.as_str()))?
        };
        same_path.or_else(address).or_else(revision).or_else(name)
    }
}

/// Two posts with the same key are no evidence for either.
fn add_unique<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Option<PostId>>, key: K, id: PostId) {
    map.entry(key)
        .and_modify(|found| *found = None)
        .or_insert(Some(id));
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
