//! The paths that a file names: `use` trees and paths written in the middle of code.
//!
//! Only what is written; which file a path leads to is the project's knowledge.

use super::source::{Token, tokens};

/// A path as a file names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The segments, beginning with `crate`, `super`, `self` or a name.
    pub path: Vec<String>,
    /// The name it has from then on; `*` for a glob.
    pub name: String,
    /// Whether it is `pub use` in some form.
    pub reexport: bool,
    /// How many modules are written around it in the same file.
    pub depth: usize,
    /// Where it stands, in bytes.
    pub start: usize,
}

/// Every path of masked source that may lead to another file.
pub fn imports(masked: &str) -> Vec<Import> {
    let all = tokens(masked);
    let mut reader = Reader {
        tokens: &all,
        at: 0,
        found: Vec::new(),
    };
    let (mut braces, mut modules) = (0_usize, Vec::<usize>::new());
    while let Some(token) = reader.peek(0) {
        match token.text {
            "{" => braces += 1,
            "}" => {
                modules.pop_if(|opened| *opened == braces);
                braces = braces.saturating_sub(1);
            }
            "mod" if reader.text(2) == "{" => {
                braces += 1;
                modules.push(braces);
                reader.at += 3;
                continue;
            }
            _ => {}
        }
        reader.step(modules.len());
    }
    reader.found
}

/// The names after `mod` that are files of their own, with whether they are for tests only.
pub fn child_modules(masked: &str) -> Vec<(String, bool)> {
    let all = tokens(masked);
    let mut found = Vec::new();
    for (at, window) in all.windows(3).enumerate() {
        if window[0].text == "mod" && window[2].text == ";" {
            let before: String = all[..at]
                .iter()
                .rev()
                .take(11)
                .rev()
                .map(|token| token.text)
                .collect();
            let before = ["pub(crate)", "pub(super)", "pub"]
                .into_iter()
                .find_map(|visibility| before.strip_suffix(visibility))
                .unwrap_or(&before);
            found.push((window[1].text.to_owned(), before.ends_with("#[cfg(test)]")));
        }
    }
    found
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    found: Vec<Import>,
}

impl<'a> Reader<'a> {
    fn peek(&self, ahead: usize) -> Option<Token<'a>> {
        self.tokens.get(self.at + ahead).copied()
    }

    fn text(&self, ahead: usize) -> &'a str {
        self.peek(ahead).map_or("", |token| token.text)
    }

    fn before(&self) -> &'a str {
        let index = self.at.checked_sub(1);
        index
            .and_then(|index| self.tokens.get(index))
            .map_or("", |token| token.text)
    }

    /// Reads a `use`, a path, or skips one token.
    fn step(&mut self, depth: usize) {
        if self.text(0) == "use" {
            let reexport = matches!(self.before(), "pub" | ")");
            self.at += 1;
            self.tree(&[], reexport, depth);
        } else if self.text(1) == "::" && is_name(self.text(0)) && self.before() != "::" {
            self.tree(&[], false, depth);
        } else {
            self.at += 1;
        }
    }

    /// Reads a path, or a tree of them, below `prefix`.
    fn tree(&mut self, prefix: &[String], reexport: bool, depth: usize) {
        let start = self.peek(0).map_or(0, |token| token.start);
        let mut path = prefix.to_vec();
        let mut name = String::new();
        loop {
            match self.text(0) {
                "{" => return self.branches(&path, reexport, depth),
                "*" => "*".clone_into(&mut name),
                "self" if !path.is_empty() => {}
                text if is_name(text) => path.push(text.to_owned()),
                _ => break,
            }
            self.at += 1;
            if self.text(0) != "::" || name == "*" {
                break;
            }
            self.at += 1;
        }
        if self.text(0) == "as" {
            self.text(1).clone_into(&mut name);
            self.at += 2;
        }
        if name.is_empty() {
            name = path.last().cloned().unwrap_or_default();
        }
        self.found.push(Import {
            path,
            name,
            reexport,
            depth,
            start,
        });
    }

    fn branches(&mut self, path: &[String], reexport: bool, depth: usize) {
        self.at += 1;
        while !matches!(self.text(0), "}" | "") {
            let before = self.at;
            self.tree(path, reexport, depth);
            if self.text(0) == "," || self.at == before {
                self.at += 1;
            }
        }
        self.at += 1;
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c == '_' || c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::{child_modules, imports};

    fn written(source: &str) -> Vec<String> {
        imports(source)
            .iter()
            .map(|import| {
                let path = import.path.join("::");
                format!(
                    "{}{path} as {}",
                    "pub ".repeat(usize::from(import.reexport)),
                    import.name
                )
            })
            .collect()
    }

    #[test]
    fn trees_and_paths_in_code_are_read() {
        let source = "use crate::{a::{B, c::*}, d as e, f::{self, G}};\npub use g::H;\nfn x() { super::i::j::<T>(crate::K { }); }";

        assert_eq!(
            written(source),
            [
                "crate::a::B as B",
                "crate::a::c as *",
                "crate::d as e",
                "crate::f as f",
                "crate::f::G as G",
                "pub g::H as H",
                "super::i::j as j",
                "crate::K as K",
            ]
        );
    }

    #[test]
    fn modules_in_the_same_file_are_counted() {
        let source = "mod a { mod b { use super::C; } fn x() {} use super::D; } use super::E;";
        let depths: Vec<usize> = imports(source).iter().map(|import| import.depth).collect();

        assert_eq!(depths, [2, 1, 0]);
    }

    #[test]
    fn child_modules_tell_tests_apart() {
        let source = "mod a;\npub mod b;\n#[cfg(test)]\nmod tests;\n#[cfg(test)]\npub(crate) mod samples;\nmod inline {}";

        assert_eq!(
            child_modules(source),
            [
                ("a".to_owned(), false),
                ("b".to_owned(), false),
                ("tests".to_owned(), true),
                ("samples".to_owned(), true)
            ]
        );
    }
}
