//! The built-in library: the guide and the sample posts that a fresh machine starts with.
//!
//! Only the texts and their names; parsing them is the document layer's work, and nothing here reads a file.

/// A post that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuidePost {
    /// The post's path below the built-in root, as a list or an export shows it.
    pub path: &'static str,
    /// The whole file, front matter included.
    pub text: &'static str,
}

/// The built-in posts, the guide first, then the samples from the newest to the oldest.
pub fn posts() -> &'static [GuidePost] {
    POSTS
}

const POSTS: &[GuidePost] = &[
    GuidePost {
        path: "welcome.md",
        text: include_str!("../../assets/guide/welcome.md"),
    },
    GuidePost {
        path: "kubecon-eu-2023-amsterdam.md",
        text: include_str!("../../assets/guide/kubecon-eu-2023-amsterdam.md"),
    },
    GuidePost {
        path: "kubecon-eu-2022-valencia.md",
        text: include_str!("../../assets/guide/kubecon-eu-2022-valencia.md"),
    },
    GuidePost {
        path: "kubecon-na-2019-day-2.md",
        text: include_str!("../../assets/guide/kubecon-na-2019-day-2.md"),
    },
    GuidePost {
        path: "kubecon-eu-2018-keynotes.md",
        text: include_str!("../../assets/guide/kubecon-eu-2018-keynotes.md"),
    },
];

#[cfg(test)]
mod tests {
    use super::posts;
    use std::collections::BTreeSet;

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
        let listed: BTreeSet<String> = posts().iter().map(|post| post.path.to_owned()).collect();

        assert_eq!(on_disk, listed);
        assert_eq!(posts().first().map(|post| post.path), Some("welcome.md"));
    }

    #[test]
    fn the_guide_names_the_keys_of_the_whole_loop() {
        let guide = posts().first().expect("a guide").text;
        for key in ["`ctrl-p`", "`]`", "`d`", "`m`", "`e`", "`t`", "`x`", "`?`"] {
            assert!(guide.contains(key), "the guide does not mention {key}");
        }
    }

    #[test]
    fn posts_are_plain_readable_text() {
        for post in posts() {
            assert!(!post.text.contains('\u{fffd}'), "{} was damaged", post.path);
            assert!(
                !post.text.to_lowercase().contains("lorem ipsum"),
                "{} holds filler",
                post.path
            );
            assert!(post.text.ends_with('\n'), "{} is cut short", post.path);
        }
    }
}
