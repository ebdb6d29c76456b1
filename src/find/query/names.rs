//! The names that a field can have, folded once so that every key stroke goes through them in one pass. Which names there
//! are, the caller says.

use memchr::memmem::{self, Finder};

use super::super::fold::{fold, fold_into};
use crate::text::nearest;

/// Among more names than this only those with the same first letter are compared: comparing takes microseconds.
const MANY: usize = 300;

/// Names in the order in which they are offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownNames {
    names: Vec<String>,
    /// The names folded, each behind a line break, their words parted by spaces.
    folded: String,
    /// Where each name begins in `folded`, in bytes.
    starts: Vec<usize>,
}

impl KnownNames {
    /// These names, the one to offer first at the beginning.
    pub fn new(names: Vec<String>) -> Self {
        let (mut folded, mut starts) = (String::new(), Vec::with_capacity(names.len()));
        let mut form = String::new();
        for name in &names {
            form.clear();
            fold_into(name, &mut form);
            folded.push('\n');
            starts.push(folded.len());
            folded.extend(
                form.chars()
                    .map(|c| if c.is_whitespace() { ' ' } else { c }),
            );
        }
        Self {
            names,
            folded,
            starts,
        }
    }

    /// The names of which a word begins like this, in order.
    pub fn with_word<'a>(&'a self, beginning: &str) -> impl Iterator<Item = &'a str> {
        let beginning = fold(beginning).text;
        let finder = Finder::new(&beginning).into_owned();
        let mut from = 1;
        std::iter::from_fn(move || {
            loop {
                let rest = self.folded.as_bytes().get(from..)?;
                let at = from + finder.find(rest)?;
                let index = self.index_at(at)?;
                if self.begins_word(at) {
                    from = self.starts.get(index + 1).copied().unwrap_or(usize::MAX);
                    return self.names.get(index).map(String::as_str);
                }
                from = at + 1;
            }
        })
    }

    /// Whether a word of one of the names begins like this.
    pub fn has_word(&self, beginning: &str) -> bool {
        self.with_word(beginning).next().is_some()
    }

    /// The name that is most like a value, as a whole or by one of its words.
    pub fn near(&self, value: &str) -> Option<&str> {
        let value = fold(value).text;
        let first = value.chars().next()?;
        let is_short = self.names.len() <= MANY;
        let places = if is_short {
            self.words_after("")
        } else {
            self.words_after(first.encode_utf8(&mut [0; 4]))
        };
        let mut forms = Vec::with_capacity(2 * places.len());
        for at in places {
            let line = self.folded.get(at..).and_then(|rest| rest.lines().next())?;
            let word = line.split(' ').next().unwrap_or(line);
            forms.push((word, at));
            if self.starts.binary_search(&at).is_ok() {
                forms.push((line, at));
            }
        }
        let meant = nearest(&value, forms.iter().map(|(form, _)| *form))?;
        let (_, at) = forms.iter().find(|(form, _)| *form == meant)?;
        self.names.get(self.index_at(*at)?).map(String::as_str)
    }

    /// Where words begin that begin like this.
    fn words_after(&self, beginning: &str) -> Vec<usize> {
        let before = ["\n", " "].map(|parting| format!("{parting}{beginning}"));
        let places = before
            .iter()
            .flat_map(|before| memmem::find_iter(self.folded.as_bytes(), before).map(|at| at + 1));
        places.collect()
    }

    /// The index of the name that a place belongs to.
    fn index_at(&self, at: usize) -> Option<usize> {
        let after = self.starts.partition_point(|start| *start <= at);
        after.checked_sub(1)
    }

    fn begins_word(&self, at: usize) -> bool {
        let before = self.folded.get(..at);
        let before = before.and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known() -> KnownNames {
        let names = ["slowe", "Ada Lovelace", "Grace Hopper", "São Paulo"];
        KnownNames::new(names.map(str::to_owned).to_vec())
    }

    #[test]
    fn words_are_found_by_their_beginnings_in_order() {
        let found = |beginning: &str| -> Vec<String> {
            let known = known();
            known.with_word(beginning).map(str::to_owned).collect()
        };
        assert_eq!(found("lo"), ["Ada Lovelace"]);
        assert_eq!(found("SAO p"), ["São Paulo"]);
        assert_eq!(found("owe"), [] as [&str; 0]);
        assert_eq!(found("").len(), 4);
        assert!(known().has_word("hopp") && !known().has_word("hoppers"));
    }

    #[test]
    fn the_nearest_is_found_by_the_whole_or_by_a_word() {
        let near = |value: &str| known().near(value).map(str::to_owned);
        assert_eq!(near("slwoe").as_deref(), Some("slowe"));
        assert_eq!(near("lovelase").as_deref(), Some("Ada Lovelace"));
        assert_eq!(near("ada lovlace").as_deref(), Some("Ada Lovelace"));
        assert_eq!(near("sao paolo").as_deref(), Some("São Paulo"));
        assert_eq!(near("xyzzy"), None);
        assert_eq!(near(""), None);
    }

    proptest! {
        #[test]
        fn one_pass_finds_what_a_look_at_each_name_finds(
            names in prop::collection::vec("[abÀ\n -]{0,6}", 0..6), beginning in "[abà ]{0,3}",
        ) {
            let has_word = |name: &String| {
                let (name, beginning) = (fold(name).text.replace('\n', " "), fold(&beginning).text);
                let mut places = (0..=name.len()).filter(|at| name.is_char_boundary(*at));
                places.any(|at| {
                    let before = name[..at].chars().next_back();
                    before.is_none_or(|before| !before.is_alphanumeric())
                        && name[at..].starts_with(&beginning)
                })
            };
            let expected: Vec<&String> = names.iter().filter(|name| has_word(name)).collect();
            let known = KnownNames::new(names.clone());
            let found: Vec<&str> = known.with_word(&beginning).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
