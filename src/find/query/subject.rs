//! What queries are asked about, and what it has to answer. How posts and notes answer stands with them.

use jiff::civil::Date;

use crate::annotation::Status;

use super::super::fold::fold_into;
use super::field::{Comparison, TextField};
use super::flag::Flag;

/// Something that a query admits or not.
pub trait Subject {
    /// Its texts, folded.
    fn texts(&self) -> &Texts;
    /// Texts of a field that change too often to be kept with the others.
    fn further_texts(&self, _field: TextField) -> Option<Texts> {
        None
    }
    /// Whether one of the days that a comparison is about lies from `first` to `last`; open at an end that is `None`.
    fn has_day(&self, about: Comparison, first: Option<Date>, last: Option<Date>) -> bool;
    /// Whether a flag is true of it.
    fn is(&self, flag: Flag) -> bool;
    /// Whether it, or something that belongs to it, is a to-do of this status.
    fn has_status(&self, status: Status) -> bool;
}

/// The texts of a subject as a search sees them, each value on a line of its own, so that no phrase spans two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    folded: String,
    /// Where each field's values stand, in bytes.
    fields: [(u32, u32); TextField::COUNT],
    /// What stands before this byte is searched for words without a field.
    words_end: u32,
}

impl Texts {
    /// Adds the values of a field; all of a field at once.
    pub fn add<'a>(&mut self, field: TextField, values: impl IntoIterator<Item = &'a str>) {
        let start = self.folded.len();
        for value in values {
            self.push(value);
        }
        if let Some(range) = self.fields.get_mut(field as usize) {
            *range = (start as u32, self.folded.len() as u32);
        }
    }

    /// Adds texts that have no field.
    pub fn add_words<'a>(&mut self, values: impl IntoIterator<Item = &'a str>) {
        values.into_iter().for_each(|value| self.push(value));
    }

    /// Ends what is searched for words without a field: what is added from here on is found by its field only.
    pub const fn end_words(&mut self) {
        self.words_end = self.folded.len() as u32;
    }

    /// Gives back what was reserved and not used.
    pub fn shrunk(mut self) -> Self {
        self.folded.shrink_to_fit();
        self
    }

    /// The values of a field.
    pub fn field(&self, field: TextField) -> &str {
        let (start, end) = self.fields.get(field as usize).copied().unwrap_or_default();
        self.folded
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// What words without a field are searched in.
    pub fn words(&self) -> &str {
        self.folded
            .get(..self.words_end as usize)
            .unwrap_or_default()
    }

    fn push(&mut self, value: &str) {
        if value.contains(['\n', '\r', '\t']) {
            for word in value.split_whitespace() {
                fold_into(word, &mut self.folded);
                self.folded.push(' ');
            }
        } else {
            fold_into(value, &mut self.folded);
        }
        self.folded.push('\n');
    }
}
