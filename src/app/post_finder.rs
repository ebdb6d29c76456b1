//! Which post of the library a record belongs to, by everything that is known of both. It changes neither.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::annotation::{PostReference, Record};
use crate::library::{Library, Post, PostId};

/// Finds the post a record belongs to, by the first of these that holds: the same path, unless id or address say that it is
/// another post now; the same id or address, also a former one; the same file; the same path below another root, as in
/// another clone; the same name and title; the same title and day. What holds for two posts holds for none.
pub struct PostFinder<'a> {
    library: &'a Library,
    paths: HashMap<(&'a str, &'a str), PostId>,
    addresses: HashMap<&'a str, Option<PostId>>,
    revisions: HashMap<&'a str, Option<PostId>>,
    below_any_root: HashMap<&'a str, Option<PostId>>,
    names: HashMap<(&'a str, &'a str), Option<PostId>>,
    titles: HashMap<(&'a str, Date), Option<PostId>>,
}

impl<'a> PostFinder<'a> {
    /// A finder among the posts of a library.
    pub fn new(library: &'a Library) -> Self {
        let mut finder = Self {
            library,
            paths: HashMap::new(),
            addresses: HashMap::new(),
            revisions: HashMap::new(),
            below_any_root: HashMap::new(),
            names: HashMap::new(),
            titles: HashMap::new(),
        };
        for (id, post) in library.posts() {
            finder.add(id, post, library.root_name(post));
        }
        finder
    }

    fn add(&mut self, id: PostId, post: &'a Post, root: &'a str) {
        self.paths.insert((root, &post.path), id);
        let addresses = [&post.url, &post.slug].into_iter().flatten();
        for address in addresses.chain(&post.aliases) {
            add_unique(&mut self.addresses, address.as_str(), id);
        }
        let title = post.title.as_str();
        add_unique(&mut self.revisions, post.revision.as_str(), id);
        add_unique(&mut self.below_any_root, &*post.path, id);
        add_unique(&mut self.names, (file_name(&post.path), title), id);
        if let Some(date) = post.date {
            add_unique(&mut self.titles, (title, date.day), id);
        }
    }

    /// The post of a record, if the library has it.
    pub fn find(&self, record: &Record) -> Option<PostId> {
        let post = &record.post;
        let (path, title) = (post.path.as_str(), post.title.as_str());
        let same_path = self.paths.get(&(post.root.as_str(), path)).copied();
        let is_same = |id: &PostId| {
            let found = self.library.post(*id);
            found.is_some_and(|found| !is_another(post, found))
        };
        same_path
            .filter(is_same)
            .or_else(|| self.by_address(post))
            .or_else(|| {
                *self
                    .revisions
                    .get(record.anchor.as_ref()?.revision.as_str())?
            })
            .or(same_path)
            .or_else(|| *self.below_any_root.get(path)?)
            .or_else(|| *self.names.get(&(file_name(path), title))?)
            .or_else(|| *self.titles.get(&(title, post.date?.day))?)
    }

    fn by_address(&self, post: &PostReference) -> Option<PostId> {
        let mut addresses = [&post.slug, &post.url].into_iter().flatten();
        addresses.find_map(|address| *self.addresses.get(address.as_str())?)
    }
}

/// What the posts of some records are known by. A post that shares nothing of it is the post of none of them.
#[derive(Clone, Debug, Default)]
pub struct Traits(HashSet<String>);

impl Traits {
    /// What the posts of these records are known by.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Self {
        let mut traits = HashSet::new();
        for record in records {
            let post = &record.post;
            let revision = record.anchor.as_ref().map(|anchor| &*anchor.revision);
            let names = [&*post.path, file_name(&post.path), &*post.title];
            let addresses = [post.slug.as_deref(), post.url.as_deref(), revision];
            for known in names.into_iter().chain(addresses.into_iter().flatten()) {
                if !traits.contains(known) {
                    traits.insert(known.to_owned());
                }
            }
        }
        Self(traits)
    }

    /// Whether a post shares something.
    pub fn may_be(&self, post: &Post) -> bool {
        let names = [
            &*post.path,
            file_name(&post.path),
            &*post.title,
            &*post.revision,
        ];
        let addresses = [&post.slug, &post.url].into_iter().flatten();
        let addresses = addresses.chain(&post.aliases).map(String::as_str);
        let mut all = names.into_iter().chain(addresses);
        all.any(|known| self.0.contains(known))
    }
}

/// Whether what is noted of a post and what was found at its path have an id or address each, and no common one.
fn is_another(noted: &PostReference, found: &Post) -> bool {
    let known = [&noted.slug, &noted.url];
    let now = [&found.slug, &found.url];
    let differs = |(known, now): (&Option<String>, &Option<String>)| match (known, now) {
        (Some(known), Some(now)) => Some(known != now && !found.aliases.contains(known)),
        _ => None,
    };
    let compared: Vec<bool> = known.into_iter().zip(now).filter_map(differs).collect();
    !compared.is_empty() && compared.iter().all(|differs| *differs)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::samples::record;
    use crate::document;
    use crate::library::{EventTable, Root, TopicTable};

    const NOTED: &str = "---\ntitle: A day\ndate: 2019-11-20\nslug: a-day\n---\nWords.\n";

    fn root(name: &str) -> Root {
        Root {
            name: name.to_owned(),
            path: None,
        }
    }

    fn post(root: usize, path: &str, text: &str) -> Post {
        let document = document::parse(text.as_bytes());
        let revision = document::revision(text.as_bytes());
        let (events, topics) = (EventTable::default(), TopicTable::default());
        Post::from_document(root, path, &document, revision, &events, &topics)
    }

    /// The path at which the post is found that was noted at `blog`, `posts/day.md`, among posts of `blog` and `clone`.
    fn found(posts: &[(usize, &str, &str)]) -> Option<String> {
        let mut noted = record();
        let known = post(0, "posts/day.md", NOTED);
        noted.post = PostReference {
            root: "blog".to_owned(),
            path: known.path.to_string(),
            title: known.title.clone(),
            date: known.date,
            slug: known.slug.clone(),
            ..PostReference::default()
        };
        if let Some(anchor) = &mut noted.anchor {
            anchor.revision = known.revision;
        }
        let mut library = Library::new(vec![root("blog"), root("clone")]);
        for (root, path, text) in posts {
            library.insert(post(*root, path, text));
        }
        let id = PostFinder::new(&library).find(&noted)?;
        Some(library.post(id)?.path.to_string())
    }

    #[track_caller]
    fn check(posts: &[(usize, &str, &str)], expected: Option<&str>) {
        assert_eq!(found(posts).as_deref(), expected);
    }

    const OTHER: &str = "---\ntitle: Something else\n---\nWords of another kind.\n";

    #[test]
    fn a_post_is_found_where_it_went() {
        let edited = NOTED.replace("Words.", "More words.");
        let without_slug = edited.replace("slug: a-day\n", "");
        check(&[(0, "posts/day.md", &edited)], Some("posts/day.md"));
        check(
            &[(0, "archive/renamed.md", &edited), (0, "o.md", OTHER)],
            Some("archive/renamed.md"),
        );
        check(&[(0, "new.md", NOTED)], Some("new.md"));
        check(&[(1, "posts/day.md", &without_slug)], Some("posts/day.md"));
        check(
            &[(0, "archive/day.md", &without_slug)],
            Some("archive/day.md"),
        );
        check(
            &[(0, "archive/2019-day.md", &without_slug)],
            Some("archive/2019-day.md"),
        );
        let renamed = edited.replace("slug: a-day", "slug: new\naliases: [a-day]");
        check(&[(0, "b.md", &renamed)], Some("b.md"));
    }

    #[test]
    fn a_path_that_another_post_has_now_is_not_the_post() {
        let another = NOTED
            .replace("slug: a-day", "slug: another")
            .replace("A day", "Another");
        let posts = [(0, "posts/day.md", &*another), (0, "posts/moved.md", NOTED)];
        check(&posts, Some("posts/moved.md"));
        // Nothing else is it: then its author changed the slug.
        check(&posts[..1], Some("posts/day.md"));
    }

    #[test]
    fn two_posts_that_could_be_it_are_none() {
        let edited = NOTED
            .replace("slug: a-day\n", "")
            .replace("Words", "Others");
        check(&[(0, "a.md", &edited), (0, "b.md", &edited)], None);
        check(&[(0, "o.md", OTHER)], None);
    }
}
