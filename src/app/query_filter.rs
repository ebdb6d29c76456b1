//! What a list is narrowed to: a query with the text it was read from. Which list that is, the list knows.

use crate::find::query::{Query, QueryProblem, SubjectKind};

/// A query and its text; a text that is no query changes neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryFilter {
    text: String,
    query: Query,
}

impl QueryFilter {
    /// The filter that a text says.
    pub fn read(text: &str, kind: SubjectKind) -> Result<Self, QueryProblem> {
        Ok(Self {
            text: text.trim().to_owned(),
            query: Query::read(text, kind)?,
        })
    }

    /// The text as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The query.
    pub const fn query(&self) -> &Query {
        &self.query
    }

    /// Whether it admits everything.
    pub const fn is_empty(&self) -> bool {
        self.query.is_empty()
    }

    /// What to add to "no post": ` with “argo”`, or nothing.
    pub fn described(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        format!(" with “{}”", self.query)
    }
}
