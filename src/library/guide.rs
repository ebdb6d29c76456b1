//! The built-in library: the guide and the sample posts that a fresh machine starts with.
//!
//! Only the texts and their names; parsing them is the document layer's work, and nothing here reads a file. The texts name
//! keys and what else a person can set by placeholders, `{key:dig-into}`; what stands for them is for the caller to say.

use std::sync::Arc;

use super::later::Later;

/// How the library calls the root of these posts.
pub const GUIDE: &str = "guide";

/// The post that a newcomer should open, by its path.
pub const FIRST_POST: &str = "welcome.md";

/// The posts that come with the program, the guide first, then the samples from the newest to the oldest. By default none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide(Arc<[GuidePost]>);

/// A post that comes with the program. Its text is filled in when somebody reads it: nobody else waits for it.
#[derive(Clone, Debug)]
pub struct GuidePost {
    /// The post's path below the built-in root, as a list or an export shows it.
    pub path: &'static str,
    text: Later<Arc<str>>,
}

impl GuidePost {
    /// The whole file, front matter included.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }
}

impl PartialEq for GuidePost {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && (self.text.is_same(&other.text) || *self.text == *other.text)
    }
}

impl Eq for GuidePost {}

impl Guide {
    /// The posts, their placeholders replaced by what `shown` says for each: `key:dig-into`.
    pub fn new(shown: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        let shown = Arc::new(shown);
        let post = |(path, text): &(&'static str, &'static str)| {
            let (text, shown) = (*text, shown.clone());
            GuidePost {
                path,
                text: Later::new(move || filled_in(text, &*shown).into()),
            }
        };
        Self(POSTS.iter().map(post).collect())
    }

    /// All of them.
    pub fn posts(&self) -> &[GuidePost] {
        &self.0
    }

    /// The text of the post at this path.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        let post = self.0.iter().find(|post| post.path == path)?;
        Some(post.text().clone())
    }
}

/// Whether a post of these names is one that comes with the program.
pub fn is_built_in(root: &str, path: &str) -> bool {
    root == GUIDE && POSTS.iter().any(|(known, _)| *known == path)
}

/// What a placeholder begins with, and the kinds of them.
const KINDS: [&str; 2] = ["{key:", "{category:"];

/// A text with what stands for its placeholders.
fn filled_in(text: &str, shown: &dyn Fn(&str) -> String) -> String {
    let mut filled = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let is_placeholder = KINDS.iter().any(|kind| after.starts_with(&kind[1..]));
        if let Some((wanted, behind)) = after.split_once('}').filter(|_| is_placeholder) {
            filled.push_str(&shown(wanted));
            rest = behind;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled + rest
}

const POSTS: &[(&str, &str)] = &[
    (FIRST_POST, include_str!("../../assets/guide/welcome.md")),
    (
        "kubecon-eu-2023-amsterdam.md",
        include_str!("../../assets/guide/kubecon-eu-2023-amsterdam.md"),
    ),
    (
        "kubecon-eu-2022-valencia.md",
        include_str!("../../assets/guide/kubecon-eu-2022-valencia.md"),
    ),
    (
        "kubecon-na-2019-day-2.md",
        include_str!("../../assets/guide/kubecon-na-2019-day-2.md"),
    ),
    (
        "kubecon-eu-2018-keynotes.md",
        include_str!("../../assets/guide/kubecon-eu-2018-keynotes.md"),
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn guide() -> Guide {
        Guide::new(|wanted| format!("<{wanted}>"))
    }

    #[test]
    fn every_post_is_reached_and_the_guide_comes_first() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/guide");
        let on_disk: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("the guide's folder is readable")
            .map(|entry| {
                let name = entry.expect("a folder entry").file_name();
                name.to_string_lossy().into_owned()
            })
            .collect();
        let guide = guide();
        let listed: BTreeSet<String> = (guide.posts().iter())
            .map(|post| post.path.to_owned())
            .collect();

        assert_eq!(on_disk, listed);
        assert_eq!(
            guide.posts().first().map(|post| post.path),
            Some(FIRST_POST)
        );
    }

    #[test]
    fn placeholders_and_nothing_else_are_replaced() {
        let shown = |wanted: &str| wanted.to_uppercase();
        let filled = |text| filled_in(text, &shown);
        assert_eq!(
            filled("press {key:dig-into}, {key:mark}"),
            "press KEY:DIG-INTO, KEY:MARK"
        );
        assert_eq!(
            filled("{{< figure >}} {.class} {key:open"),
            "{{< figure >}} {.class} {key:open"
        );
        assert_eq!(filled("{category:quote}"), "CATEGORY:QUOTE");
    }

    #[test]
    fn posts_are_plain_readable_text() {
        for post in guide().posts() {
            assert!(
                !post.text().contains('\u{fffd}'),
                "{} was damaged",
                post.path
            );
            assert!(
                !post.text().to_lowercase().contains("lorem ipsum"),
                "{} holds filler",
                post.path
            );
            assert!(post.text().ends_with('\n'), "{} is cut short", post.path);
        }
    }
}
