//! Which post of the library another program means, by what it knows of it: address, title. What fits two posts fits none.

use std::collections::HashMap;

use super::post::{Library, PostId};

/// The posts of a library by what other programs know of them.
#[derive(Debug)]
pub struct CitedPosts<'a> {
    library: &'a Library,
    addresses: HashMap<String, Option<PostId>>,
    names: HashMap<String, Option<PostId>>,
    titles: HashMap<String, Option<PostId>>,
}

impl<'a> CitedPosts<'a> {
    /// Takes in a library.
    pub fn new(library: &'a Library) -> Self {
        let mut cited = Self {
            library,
            addresses: HashMap::new(),
            names: HashMap::new(),
            titles: HashMap::new(),
        };
        for (id, post) in library.posts() {
            for address in post.url.iter().chain(&post.aliases) {
                add(&mut cited.addresses, simplified(address), id);
            }
            let slug = post.slug.as_deref();
            let name = slug.unwrap_or_else(|| last_part(without_ending(&post.path)));
            add(&mut cited.names, last_part(name).to_lowercase(), id);
            add(&mut cited.titles, folded(&post.title), id);
        }
        cited
    }

    /// The post at an address, else the one whose name the address ends in, else the one of that title.
    pub fn find(&self, title: &str, address: Option<&str>) -> Option<PostId> {
        let address = address.map(simplified);
        let by_address = address
            .as_ref()
            .and_then(|address| *self.addresses.get(address)?);
        let by_name = || {
            let name = last_part(without_ending(address.as_deref()?));
            *self
                .names
                .get(&name.to_lowercase())
                .filter(|_| !name.is_empty())?
        };
        let by_title = || {
            *self
                .titles
                .get(&folded(title))
                .filter(|_| !title.trim().is_empty())?
        };
        by_address.or_else(by_name).or_else(by_title)
    }

    /// The post at a path below a root.
    pub fn at(&self, root: &str, path: &str) -> Option<PostId> {
        let mut posts = self.library.posts();
        let found =
            posts.find(|(_, post)| *post.path == *path && self.library.root_name(post) == root);
        found.map(|(id, _)| id)
    }
}

fn add(map: &mut HashMap<String, Option<PostId>>, key: String, id: PostId) {
    map.entry(key)
        .and_modify(|found| *found = None)
        .or_insert(Some(id));
}

/// An address without what differs from link to link: scheme, `www.`, query, fragment, the page's own file and a last slash.
fn simplified(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").unwrap_or(address);
    let address = address.trim_end_matches('/');
    let address = address.strip_suffix("/index.html").unwrap_or(address);
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    format!("{}/{path}", host.to_lowercase())
}

fn last_part(path: &str) -> &str {
    path.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default()
}

fn without_ending(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    match path.rsplit_once('.') {
        Some((before, ending)) if !ending.contains('/') && ending.len() <= 5 => before,
        _ => path,
    }
}

fn folded(title: &str) -> String {
    let words: Vec<String> = title.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::library::{EventTable, Post, Root, TopicTable};

    fn library(posts: &[(&str, &str)]) -> Library {
        let mut library = Library::new(vec![Root {
            name: "blog".to_owned(),
            path: None,
        }]);
        for (path, text) in posts {
            let document = document::parse(text.as_bytes());
            let revision = document::revision(text.as_bytes());
            let (events, topics) = (EventTable::default(), TopicTable::default());
            library.insert(Post::from_document(
                0, path, &document, revision, &events, &topics,
            ));
        }
        library
    }

    #[test]
    fn posts_are_known_by_address_name_and_title() {
        let library = library(&[
            (
                "posts/fog-city.md",
                "---\ntitle: A Day in  Fog City\n---\nWords.\n",
            ),
            (
                "b.md",
                "---\ntitle: B\nurl: https://a.example/2019/b/\n---\nOther words.\n",
            ),
            ("c.md", "---\ntitle: B\n---\nMore words.\n"),
        ]);
        let cited = CitedPosts::new(&library);
        let check = |title: &str, address: &str, expected: Option<&str>| {
            let found = cited
                .find(title, Some(address))
                .and_then(|id| library.post(id));
            assert_eq!(found.map(|post| &*post.path), expected, "{title} {address}");
        };
        check(
            "",
            "http://www.A.example/2019/b?utm_source=x#y",
            Some("b.md"),
        );
        check(
            "",
            "https://a.example/blog/Fog-City.html",
            Some("posts/fog-city.md"),
        );
        check(
            "a day in fog city",
            "https://other.example/",
            Some("posts/fog-city.md"),
        );
        check("B", "https://other.example/", None);
        check("", "", None);
        assert!(cited.at("blog", "c.md").is_some());
    }
}
