//! Values of fields that have names, such as an author's: which of them a query asks for, and what to say of one that nothing
//! has. What there is, the caller knows.

use std::ops::Range;

use super::field::{Field, FieldEntry, TextField, Values};
use super::kind::SubjectKind;
use super::names::KnownNames;
use super::problem::QueryProblem;
use super::syntax::{Expression, Query, Test};
use super::token::{TokenKind, tokens};
use crate::text::one_line;

/// A value that a query asks a field for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedValue {
    /// The field.
    pub field: TextField,
    /// The field's name.
    pub name: &'static str,
    /// The value without its quotes.
    pub value: String,
    /// Its bytes, quotes included.
    pub place: Range<usize>,
}

impl NamedValue {
    /// The values that a query asks fields with names for, in its order.
    pub fn all(text: &str, kind: SubjectKind) -> Vec<Self> {
        let terms = tokens(text)
            .into_iter()
            .filter_map(|token| match token.kind {
                TokenKind::Term(term) => Some(term),
                _ => None,
            });
        let values = terms.filter_map(|term| {
            let entry = FieldEntry::named(text.get(term.name?)?)?;
            let means_something = entry.meaning.of(kind).is_some() && !term.value.trim().is_empty();
            match entry.field {
                Field::Text(field) if entry.values == Values::Names && means_something => {
                    Some(Self {
                        field,
                        name: entry.name,
                        value: term.value,
                        place: term.value_place,
                    })
                }
                _ => None,
            }
        });
        values.collect()
    }

    /// The query for this value alone.
    pub fn query(&self) -> Query {
        Query {
            root: Some(Expression::Test(Test::Text(self.field, self.value.clone()))),
        }
    }

    /// Whether a word of one of these names begins so.
    pub fn is_among(&self, known: &KnownNames) -> bool {
        known.has_word(&self.value)
    }

    /// Says that nothing has it, and which of the known names is like it.
    pub fn unknown(&self, known: &KnownNames) -> QueryProblem {
        let value = one_line(&self.value);
        let near = match known.near(&self.value) {
            Some(near) => format!(". Near: {}", one_line(near)),
            None => ": take letters away, or put in a known one".to_owned(),
        };
        QueryProblem {
            place: self.place.clone(),
            message: format!("No {} “{value}”{near}", self.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> KnownNames {
        let names = ["slowe", "Ada Lovelace", "Grace Hopper", "São Paulo"];
        KnownNames::new(names.map(str::to_owned).to_vec())
    }

    #[test]
    fn values_of_fields_with_names_are_found_with_their_places() {
        let text = "mesh -author:slwoe title:x (tag:\"a b\" OR is:unread) author:";
        let values = NamedValue::all(text, SubjectKind::Post);
        let shown: Vec<(&str, &str, &str)> = values
            .iter()
            .map(|value| (value.name, &*value.value, &text[value.place.clone()]))
            .collect();
        assert_eq!(
            shown,
            [("author", "slwoe", "slwoe"), ("tag", "a b", "\"a b\"")]
        );
        assert_eq!(NamedValue::all("kind:keynote", SubjectKind::Post), []);
    }

    #[test]
    fn what_nothing_has_is_said_with_what_is_near() {
        let message = |text: &str| {
            let values = NamedValue::all(text, SubjectKind::Post);
            values[0].unknown(&known()).message
        };
        assert_eq!(message("author:slwoe"), "No author “slwoe”. Near: slowe");
        assert_eq!(
            message("tag:xyzzy"),
            "No tag “xyzzy”: take letters away, or put in a known one"
        );
    }
}
