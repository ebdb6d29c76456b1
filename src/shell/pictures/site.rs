//! The site that a folder of posts belongs to: the folder above it that holds a generator's own files. It looks at names
//! only and opens nothing.
//!
//! A person opens `content/posts` of a site's clone, and its pictures lie in `static` beside `content`. So the folder that
//! the clone is may be looked in as well as the library's roots, and nothing above it.

use std::path::{Path, PathBuf};

/// How many folders above a root are looked at.
const FAR: usize = 6;

/// Names by which generators know a site's folder.
const OF_GENERATORS: [&str; 40] = [
    // Hugo; `config.*` also Zola, Pelican's and Wintersmith's.
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "config/_default",
    // Jekyll and Hexo; Cobalt.
    "_config.yml",
    "_config.yaml",
    "_config.toml",
    "_cobalt.yml",
    // Docusaurus, Gatsby, Next, Astro, Eleventy, Quartz.
    "docusaurus.config.js",
    "docusaurus.config.ts",
    "docusaurus.config.mjs",
    "gatsby-config.js",
    "gatsby-config.ts",
    "gatsby-config.mjs",
    "next.config.js",
    "next.config.ts",
    "next.config.mjs",
    "astro.config.js",
    "astro.config.ts",
    "astro.config.mjs",
    ".eleventy.js",
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "quartz.config.ts",
    // MkDocs, Pelican, Nikola and Sphinx, Lektor, mdBook, Antora, Wyam and Statiq.
    "mkdocs.yml",
    "mkdocs.yaml",
    "pelicanconf.py",
    "conf.py",
    "lektorproject",
    "book.toml",
    "antora.yml",
    "config.wyam",
    "statiq.yml",
    "publishconf.py",
];

/// Names that a site's folder has too, and others as well: they count where no generator's own is found.
const OF_PROJECTS: [&str; 2] = ["package.json", ".git"];

/// The site around a root of the library, given as it really is; `None` if the root is the site, or none is found.
///
/// The way up ends at a repository's folder, and before the person's home and the top of the disk: what lies there was not
/// put together by whoever wrote the posts.
pub(super) fn around(root: &Path, home: Option<&Path>) -> Option<PathBuf> {
    let way: Vec<&Path> = way_up(root, home).collect();
    let holds = |folder: &Path, names: &[&str]| {
        let mut names = names.iter();
        names.any(|name| folder.join(name).symlink_metadata().is_ok())
    };
    let found = [&OF_GENERATORS[..], &OF_PROJECTS[..]]
        .into_iter()
        .find_map(|names| way.iter().find(|folder| holds(folder, names)))?;
    (*found != root).then(|| found.to_path_buf())
}

/// A root and the folders above it in which a site may be, nearest first.
fn way_up<'a>(root: &'a Path, home: Option<&'a Path>) -> impl Iterator<Item = &'a Path> {
    let mut was_repository = false;
    root.ancestors().take(1 + FAR).take_while(move |folder| {
        let goes_on = !was_repository && Some(*folder) != home && folder.parent().is_some();
        was_repository = folder.join(".git").symlink_metadata().is_ok();
        goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    /// The site around `root` in a folder with these files; `home` is the person's.
    #[track_caller]
    fn check(files: &[&str], root: &str, home: &str, expected: Option<&str>) {
        let files: Vec<_> = files.iter().map(|file| (*file, "")).collect();
        let folder = Folder::with(&files);
        let top = folder.path("").canonicalize().unwrap();
        let found = around(&top.join(root), Some(&top.join(home)));
        let expected = expected.map(|site| top.join(site));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_site_is_the_folder_with_the_files_of_its_generator() {
        let site = Some("home/site");
        for mark in [
            "hugo.toml",
            "config/_default/hugo.toml",
            "_config.yml",
            "docusaurus.config.js",
            "mkdocs.yml",
            "pelicanconf.py",
            "package.json",
            ".git/HEAD",
        ] {
            let mark = format!("home/site/{mark}");
            check(
                &[&mark, "home/site/content/posts/a.md"],
                "home/site/content/posts",
                "home",
                site,
            );
        }
    }

    #[test]
    fn a_generators_own_file_counts_more_than_a_projects() {
        check(
            &["h/site/hugo.toml", "h/site/content/package.json"],
            "h/site/content",
            "h",
            Some("h/site"),
        );
    }

    #[test]
    fn nothing_above_a_repository_or_from_the_home_on_is_a_site() {
        let above = ["h/hugo.toml", "h/site/.git/HEAD", "h/site/posts/a.md"];
        check(&above, "h/site/posts", "", Some("h/site"));
        check(&["h/hugo.toml", "h/posts/a.md"], "h/posts", "h", None);
        check(&["h/hugo.toml", "h/posts/a.md"], "h", "h", None);
        check(
            &["hugo.toml", "1/2/3/4/5/6/7/a.md"],
            "1/2/3/4/5/6/7",
            "none",
            None,
        );
    }

    #[test]
    fn a_root_that_is_the_site_needs_no_other() {
        check(&["h/site/hugo.toml", "h/package.json"], "h/site", "", None);
    }
}
