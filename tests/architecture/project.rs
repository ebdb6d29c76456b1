//! The project's source files as modules, and which file imports which.
//!
//! Resolves paths as the compiler would for this project's habits: `crate`, `super`, `self`, child modules, and
//! re-exports followed to the file that holds the item. Macros and `#[path]` are not followed.

use super::imports::{Import, child_modules, imports};
use super::source::{line_of, mask, tokens, without_tests};
use std::collections::{BTreeMap, BTreeSet};

/// The crate's own name, which the program's `main.rs` uses for what the others call `crate`.
const CRATE: &str = "kubenotes";
/// How many re-exports are followed before a chain counts as a loop.
const LONGEST_CHAIN: usize = 8;

/// A source file.
pub struct File {
    /// The path below `src/`, with forward slashes.
    pub path: String,
    /// The source without comments and literals.
    pub masked: String,
    /// The masked source without tests; empty for a file that is only for tests.
    pub code: String,
    module: Vec<String>,
    imports: Vec<Import>,
    /// The names of its own items, and `impl` if it has such a block.
    items: BTreeSet<String>,
}

/// All source files.
pub struct Project {
    /// The files in the order of their paths.
    pub files: Vec<File>,
    modules: BTreeMap<Vec<String>, usize>,
}

/// That a file imports another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The index of the file that imports.
    pub from: usize,
    /// The index of the imported file.
    pub to: usize,
    /// The line, from 1, of the import.
    pub line: usize,
    /// The imported path, written from the crate's root.
    pub path: Vec<String>,
}

impl Project {
    /// A project of these paths (below `src/`) and sources.
    pub fn new(sources: &[(String, String)]) -> Self {
        let mut files: Vec<File> = sources
            .iter()
            .map(|(path, source)| File::new(path, source))
            .collect();
        empty_test_files(&mut files);
        for file in &mut files {
            file.imports = imports(&file.code);
            file.items = items(&file.code);
        }
        let modules = files
            .iter()
            .enumerate()
            .map(|(index, file)| (file.module.clone(), index))
            .collect();
        Self { files, modules }
    }

    /// Every import between two files, in the order of the files.
    pub fn edges(&self) -> Vec<Edge> {
        let mut edges = BTreeSet::new();
        for (from, file) in self.files.iter().enumerate() {
            for import in file.imports.iter().filter(|import| file.counts(import)) {
                let Some(path) = self.absolute(file, import) else {
                    continue;
                };
                let line = line_of(&file.code, import.start);
                for to in self.targets(&path, 0).into_iter().filter(|to| *to != from) {
                    let path = path.clone();
                    edges.insert(Edge {
                        from,
                        to,
                        line,
                        path,
                    });
                }
            }
        }
        edges.into_iter().collect()
    }

    /// The path from the crate's root, if it leads into this crate.
    fn absolute(&self, file: &File, import: &Import) -> Option<Vec<String>> {
        let mut here = file.module.clone();
        let mut inline = import.depth;
        let mut rest = import.path.as_slice();
        match rest.first()?.as_str() {
            "crate" | CRATE => {
                here.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|segment| segment == "super") {
                    rest = &rest[1..];
                    if inline == 0 {
                        here.pop();
                    }
                    inline = inline.saturating_sub(1);
                }
            }
            child => {
                let mut module = here.clone();
                module.push(child.to_owned());
                self.modules.get(&module)?;
            }
        }
        here.extend(rest.iter().cloned());
        Some(here)
    }

    /// The files that hold what the path names, re-exports followed.
    fn targets(&self, path: &[String], chain: usize) -> Vec<usize> {
        let Some((index, item)) = self.module_and_item(path) else {
            return Vec::new();
        };
        let file = &self.files[index];
        let Some(item) = item.filter(|_| chain < LONGEST_CHAIN) else {
            return vec![index];
        };
        let Some(target) = self.reexported(file, item) else {
            return vec![index];
        };
        let mut found = self.targets(&target, chain + 1);
        if file.has_own_code() {
            found.push(index);
        }
        found
    }

    /// The innermost module of the path, and the name in it that the path goes on with.
    fn module_and_item<'a>(&self, path: &'a [String]) -> Option<(usize, Option<&'a str>)> {
        (0..=path.len()).rev().find_map(|length| {
            let index = self.modules.get(&path[..length])?;
            Some((*index, path.get(length).map(String::as_str)))
        })
    }

    /// Where the file's re-export under this name leads.
    fn reexported(&self, file: &File, item: &str) -> Option<Vec<String>> {
        let reexports = || file.imports.iter().filter(|import| import.reexport);
        if let Some(import) = reexports().find(|import| import.name == item) {
            return self.absolute(file, import);
        }
        reexports()
            .filter(|import| import.name == "*")
            .find_map(|import| {
                let mut path = self.absolute(file, import)?;
                let (index, _) = self.module_and_item(&path)?;
                path.push(item.to_owned());
                self.files[index].items.contains(item).then_some(path)
            })
    }
}

impl File {
    fn new(path: &str, source: &str) -> Self {
        let masked = mask(source);
        let code = without_tests(&masked);
        Self {
            path: path.to_owned(),
            module: module_of(path),
            masked,
            code,
            imports: Vec::new(),
            items: BTreeSet::new(),
        }
    }

    /// The folder below `src/`, or the file's own name without ending at the top.
    pub fn folder(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// A file that only re-exports does not import what it passes on.
    fn counts(&self, import: &Import) -> bool {
        !import.reexport || self.has_own_code()
    }

    fn has_own_code(&self) -> bool {
        !self.items.is_empty()
    }
}

/// The names after `fn`, `struct` and the like.
fn items(code: &str) -> BTreeSet<String> {
    const KINDS: [&str; 8] = [
        "fn", "struct", "enum", "trait", "type", "const", "static", "impl",
    ];
    tokens(code)
        .windows(2)
        .filter(|pair| KINDS.contains(&pair[0].text))
        .map(|pair| {
            if pair[0].text == "impl" {
                "impl"
            } else {
                pair[1].text
            }
        })
        .map(str::to_owned)
        .collect()
}

/// Leaves no code in files that are modules under `#[cfg(test)]`.
fn empty_test_files(files: &mut [File]) {
    let mut for_tests = BTreeSet::new();
    for file in files.iter() {
        for (name, tests) in child_modules(&file.masked) {
            let mut module = file.module.clone();
            module.push(name);
            if tests {
                for_tests.insert(module);
            }
        }
    }
    for file in files {
        let lengths = 1..=file.module.len();
        if lengths
            .map(|length| &file.module[..length])
            .any(|module| for_tests.contains(module))
        {
            file.code.clear();
        }
    }
}

fn module_of(path: &str) -> Vec<String> {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    let mut module: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
        module.pop();
    }
    module
}

#[cfg(test)]
mod tests {
    use super::Project;

    fn edges(files: &[(&str, &str)]) -> Vec<String> {
        let owned: Vec<(String, String)> = files
            .iter()
            .map(|(path, source)| ((*path).to_owned(), (*source).to_owned()))
            .collect();
        let project = Project::new(&owned);
        let name = |index: usize| project.files[index].path.clone();
        project
            .edges()
            .iter()
            .map(|edge| format!("{} > {}", name(edge.from), name(edge.to)))
            .collect()
    }

    #[test]
    fn a_pure_reexport_leads_to_the_file_behind_it() {
        let found = edges(&[
            (
                "a/mod.rs",
                "mod b; mod c; pub use b::B as Bee; pub use c::*;",
            ),
            ("a/b.rs", "use super::C; pub struct B;"),
            ("a/c.rs", "pub struct C;"),
            ("d.rs", "use crate::a::Bee;"),
        ]);

        assert_eq!(found, ["a/b.rs > a/c.rs", "d.rs > a/b.rs"]);
    }

    #[test]
    fn a_parent_with_code_of_its_own_is_imported_too() {
        let found = edges(&[
            ("a/mod.rs", "mod b; mod c; pub use b::B; fn own() {}"),
            ("a/b.rs", "pub struct B;"),
            ("a/c.rs", "use super::B;"),
        ]);

        assert_eq!(
            found,
            ["a/mod.rs > a/b.rs", "a/c.rs > a/mod.rs", "a/c.rs > a/b.rs"]
        );
    }

    #[test]
    fn files_for_tests_import_nothing() {
        let found = edges(&[
            (
                "a/mod.rs",
                "#[cfg(test)] mod tests; #[cfg(test)] mod t { use crate::b::B; }",
            ),
            ("a/tests.rs", "use crate::b::B;"),
            ("b.rs", "pub struct B;"),
        ]);

        assert_eq!(found, Vec::<String>::new());
    }
}
