//! The files that MDX's `import` statements give names to, as far as one looks at them.

use std::collections::HashMap;

/// More names than any post imports are not kept.
const MOST: usize = 200;

/// Files by the names they were given.
#[derive(Debug, Default)]
pub(super) struct Imports<'a> {
    files: HashMap<&'a str, &'a str>,
}

impl<'a> Imports<'a> {
    /// Notes what `import name from "file"` says.
    pub(super) fn note(&mut self, statement: &'a str) {
        let Some((names, file)) = statement
            .strip_prefix("import ")
            .and_then(|rest| rest.split_once(" from "))
        else {
            return;
        };
        let file = file.trim().trim_end_matches(';').trim_matches(['"', '\'']);
        let name = names.split(',').next().unwrap_or_default().trim();
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
        if self.files.len() < MOST && !name.is_empty() && name.chars().all(is_name) {
            self.files.insert(name, file);
        }
    }

    /// The file of a name; Astro and Next also write `name.src`.
    pub(super) fn file(&self, name: &str) -> Option<&'a str> {
        let name = name.strip_suffix(".src").unwrap_or(name);
        self.files.get(name).copied()
    }
}
