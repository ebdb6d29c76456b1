//! The categories in force, and how a file of them is read. Their colours' looks are a theme's business.

use std::collections::HashSet;

use unicode_width::UnicodeWidthChar;

use super::category::{Category, CategoryColor};
use crate::document::Issue;
use crate::text::{builtin_table, read_builtin, yaml};

/// The categories in force, in the order they are offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryTable {
    categories: Vec<Category>,
    unknown: Category,
}

impl CategoryTable {
    /// The categories that come with the program.
    pub fn builtin() -> Self {
        let categories: Vec<Category> =
            read_builtin(builtin_table!("assets-categories")).unwrap_or_default();
        // A test reads the same file: no line of it is ever told.
        Self::of(categories.into_iter().map(|category| (0, category))).0
    }

    /// Reads a list of categories; entries that cannot be used are left out, each with an issue that names its line.
    pub fn read(text: &str) -> (Self, Vec<Issue>) {
        let entries: Vec<serde_yaml::Spanned<Category>> = match yaml::read(text) {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("{}; no category was read", error.message());
                return (Self::of([]).0, vec![issue(error.line(), message)]);
            }
        };
        Self::of(entries.into_iter().map(|entry| {
            let line = u32::try_from(entry.defined.line()).unwrap_or(u32::MAX);
            (line, entry.value)
        }))
    }

    /// A table of these categories, each with its line; those that cannot be used are left out, each with an issue.
    pub fn of(entries: impl IntoIterator<Item = (u32, Category)>) -> (Self, Vec<Issue>) {
        let mut table = Self {
            categories: Vec::new(),
            unknown: unknown(),
        };
        let (mut ids, mut keys, mut issues) = (HashSet::new(), HashSet::new(), Vec::new());
        for (line, category) in entries {
            if let Some(message) = fault(&category, &ids, &keys) {
                issues.push(issue(line, message));
                continue;
            }
            ids.insert(category.id.clone());
            keys.insert(category.key);
            table.categories.push(category);
        }
        (table, issues)
    }

    /// This table with another's categories: those with a known id replace, the others are added.
    ///
    /// A key that the other table uses is taken from ours: the other is the person's own.
    pub fn extended_by(mut self, other: &Self) -> Self {
        let taken: HashSet<char> = other.iter().map(|category| category.key).collect();
        let ids: HashSet<&str> = other.iter().map(|category| category.id.as_str()).collect();
        for category in &mut self.categories {
            if taken.contains(&category.key) && !ids.contains(category.id.as_str()) {
                category.key = '\0';
            }
        }
        for category in other.iter() {
            match self
                .categories
                .iter_mut()
                .find(|ours| ours.id == category.id)
            {
                Some(ours) => *ours = category.clone(),
                None => self.categories.push(category.clone()),
            }
        }
        self
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter()
    }

    /// The category with this id, if there is one.
    pub fn find(&self, id: &str) -> Option<&Category> {
        self.iter().find(|category| category.id == id)
    }

    /// The category with this id, or a stand-in for one that the settings no longer know.
    pub fn get(&self, id: &str) -> &Category {
        self.find(id).unwrap_or(&self.unknown)
    }

    /// The category that this key chooses.
    pub fn by_key(&self, key: char) -> Option<&Category> {
        self.iter().find(|category| category.key == key)
    }
}

impl Default for CategoryTable {
    fn default() -> Self {
        Self::builtin()
    }
}

/// Stands in for a category that no file describes, so that its highlights stay visible.
fn unknown() -> Category {
    Category {
        id: "unknown".to_owned(),
        name: "unknown category".to_owned(),
        key: '\0',
        symbol: '·',
        color: CategoryColor::Red,
        actionable: false,
    }
}

fn fault(category: &Category, ids: &HashSet<String>, keys: &HashSet<char>) -> Option<String> {
    let Category {
        id,
        name,
        key,
        symbol,
        ..
    } = category;
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if id.is_empty() || !id.chars().all(plain) {
        Some(format!(
            "a category's id has letters, digits, - and _ only; “{}” was left out",
            id.escape_debug()
        ))
    } else if name.trim().is_empty() || name.chars().any(char::is_control) {
        Some(format!(
            "the category {id} needs a name of one line; it was left out"
        ))
    } else if symbol.width() != Some(1) {
        Some(format!(
            "the symbol of {id} is not one cell wide; it was left out"
        ))
    } else if key.is_control() || key.is_whitespace() {
        Some(format!("the key of {id} cannot be typed; it was left out"))
    } else if ids.contains(id) {
        Some(format!(
            "the category {id} stands here a second time; the first one holds"
        ))
    } else if keys.contains(key) {
        Some(format!(
            "the key {key} chooses another category already; {id} was left out"
        ))
    } else {
        None
    }
}

const fn issue(line: u32, message: String) -> Issue {
    Issue { line, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_file_is_sound() {
        let file = include_str!("../../assets/categories.yaml");
        let (table, issues) = CategoryTable::read(file);
        assert_eq!((&table, issues), (&CategoryTable::builtin(), vec![]));
        let ids: Vec<&str> = table.iter().map(|category| category.id.as_str()).collect();
        assert_eq!(ids, ["dig-into", "question", "contact", "idea", "quote"]);
        assert_eq!(
            table.by_key('d').map(|category| category.id.as_str()),
            Some("dig-into")
        );
        assert!(table.get("question").actionable && !table.get("idea").actionable);
        assert_eq!(table.get("gone").name, "unknown category");
    }

    #[test]
    fn bad_entries_are_named_and_the_good_ones_hold() {
        let text = "\
- {id: a, name: A, key: a, symbol: a, color: red}
- {id: b, name: B, key: a, symbol: b, color: red}
- {id: c, name: C, key: c, symbol: 字, color: red}
- {id: a, name: D, key: d, symbol: d, color: red}
- {id: e, name: E, key: e, symbol: e, color: green, actionable: true}
";
        let (table, issues) = CategoryTable::read(text);
        let lines: Vec<u32> = issues.iter().map(|issue| issue.line).collect();
        assert_eq!(lines, [2, 3, 4]);
        assert_eq!(table.iter().count(), 2);
        let (table, issues) = CategoryTable::read("- id: a\n  name: A\n  colour: red\n");
        assert_eq!((table.iter().count(), issues.len()), (0, 1));
    }

    #[test]
    fn the_persons_own_come_before_ours() {
        let (own, _) = CategoryTable::read(
            "- {id: idea, name: spark, key: s, symbol: s, color: red}\n- {id: x, name: x, key: d, symbol: x, color: red}\n",
        );
        let table = CategoryTable::builtin().extended_by(&own);
        assert_eq!(table.get("idea").name, "spark");
        assert_eq!(
            table.by_key('d').map(|category| category.id.as_str()),
            Some("x")
        );
        assert_eq!(table.iter().count(), 6);
    }
}
