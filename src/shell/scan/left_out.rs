//! Files in the library's folders that are not listed though they could be posts, and why: so that nothing is missing without
//! a word. It looks at everything, hidden folders included, and is for `doctor`: a scan does not take the time.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::walk::has_ending;
use crate::shell::post_file::post_path;
use crate::shell::source::Source;

/// Files that hold rules for which files are left out, in the folder they count for.
const RULES: [&str; 3] = [".ignore", ".gitignore", ".git/info/exclude"];

/// Endings of texts that are no Markdown, lower case.
const OTHER_TEXTS: [&str; 9] = [
    "txt", "text", "rst", "adoc", "asciidoc", "org", "textile", "html", "htm",
];

/// Why a file is not listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It, or a folder around it, begins with a dot.
    Hidden,
    /// A file with rules leaves it out; its path below the root.
    Rule(String),
    /// Its name does not end as a Markdown file's; the ending.
    OtherText(String),
    /// It could not be read, which is told elsewhere.
    Unreadable,
}

/// The files with one reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many.
    pub count: usize,
    /// The first one, by its path below its root.
    pub example: String,
}

/// The files that are not listed, by reason; `is_listed` knows the library's posts by root and path.
pub fn left_out(
    sources: &[Source],
    is_listed: &dyn Fn(usize, &str) -> bool,
) -> BTreeMap<Reason, LeftOut> {
    let mut found: BTreeMap<Reason, LeftOut> = BTreeMap::new();
    for (root, source) in sources
        .iter()
        .enumerate()
        .filter(|(_, source)| source.whole)
    {
        let Some(folder) = &source.root.path else {
            continue;
        };
        let mut rules = Rules::new(folder);
        for file in files(folder) {
            let below = file.strip_prefix(folder).unwrap_or(&file);
            let path = post_path(below);
            if is_listed(root, &path) {
                continue;
            }
            if let Some(reason) = reason(&file, below, &mut rules) {
                let entry = found.entry(reason).or_default();
                entry.count += 1;
                if entry.example.is_empty() {
                    entry.example = path;
                }
            }
        }
    }
    found
}

/// Every file below a folder but those of git itself.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .follow_links(true)
        .sort_by_file_name(Ord::cmp)
        .filter_entry(|entry| entry.file_name() != ".git")
        .build();
    // What cannot be looked at is told by the scan.
    walk.flatten()
        .filter(|entry| entry.file_type().is_some_and(|kind| !kind.is_dir()))
        .map(ignore::DirEntry::into_path)
}

fn reason(file: &Path, below: &Path, rules: &mut Rules) -> Option<Reason> {
    let is_hidden = || {
        let mut parts = below.iter();
        parts.any(|part| part.as_encoded_bytes().starts_with(b"."))
    };
    if !has_ending(file) {
        let ending = file.extension()?.to_string_lossy().to_lowercase();
        let is_text = OTHER_TEXTS.contains(&ending.as_str());
        return (is_text && !is_hidden() && rules.leaves_out(file).is_none())
            .then_some(Reason::OtherText(ending));
    }
    if is_hidden() {
        return Some(Reason::Hidden);
    }
    let rule = rules.leaves_out(file).map(Reason::Rule);
    Some(rule.unwrap_or(Reason::Unreadable))
}

/// The rules of a root's folders, read when they are first asked for.
struct Rules<'a> {
    root: &'a Path,
    of_folder: HashMap<PathBuf, Vec<(&'static str, Gitignore)>>,
}

impl<'a> Rules<'a> {
    fn new(root: &'a Path) -> Self {
        Self {
            root,
            of_folder: HashMap::new(),
        }
    }

    /// The file whose rules leave a file out, by its path below the root: the innermost one.
    fn leaves_out(&mut self, file: &Path) -> Option<String> {
        for folder in file.ancestors().skip(1) {
            let rules = self
                .of_folder
                .entry(folder.to_owned())
                .or_insert_with(|| rules_of(folder));
            let rule = rules
                .iter()
                .find(|(_, rule)| rule.matched_path_or_any_parents(file, false).is_ignore());
            if let Some((name, _)) = rule {
                let below = folder.strip_prefix(self.root).unwrap_or(folder);
                return Some(post_path(&below.join(name)));
            }
            if folder == self.root {
                break;
            }
        }
        None
    }
}

fn rules_of(folder: &Path) -> Vec<(&'static str, Gitignore)> {
    let files = RULES.iter().filter(|name| folder.join(name).is_file());
    files
        .filter_map(|name| {
            let mut builder = GitignoreBuilder::new(folder);
            // A line that is no rule is passed over, as the walk does.
            let _ = builder.add(folder.join(name));
            Some((*name, builder.build().ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::{Folder, sources};

    #[test]
    fn each_file_that_is_not_listed_has_a_reason() {
        let folder = Folder::with(&[
            ("a.md", ""),
            ("drafts/b.md", ""),
            ("drafts/c.md", ""),
            ("sub/old/d.md", ""),
            (".notes/e.md", ""),
            (".git/f.md", ""),
            ("talk.rst", ""),
            ("slides.TXT", ""),
            ("drafts/g.txt", ""),
            ("picture.png", ""),
            ("broken.md", ""),
            (".gitignore", "/drafts/\n"),
            ("sub/.ignore", "old\n"),
        ]);
        let is_listed = |_, path: &str| path == "a.md";
        let found = left_out(&sources(&folder.path("")), &is_listed);
        let told: Vec<(Reason, usize, &str)> = found
            .iter()
            .map(|(reason, files)| (reason.clone(), files.count, files.example.as_str()))
            .collect();
        let rule = |file: &str| Reason::Rule(file.to_owned());
        let other = |ending: &str| Reason::OtherText(ending.to_owned());
        assert_eq!(
            told,
            [
                (Reason::Hidden, 1, ".notes/e.md"),
                (rule(".gitignore"), 2, "drafts/b.md"),
                (rule("sub/.ignore"), 1, "sub/old/d.md"),
                (other("rst"), 1, "talk.rst"),
                (other("txt"), 1, "slides.TXT"),
                (Reason::Unreadable, 1, "broken.md"),
            ]
        );
    }
}
