//! What is wrong with a query: where, and what to do. It judges nothing itself.

use std::ops::Range;

use thiserror::Error;

/// A mistake in a query.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct QueryProblem {
    /// The bytes of the query that it is about.
    pub place: Range<usize>,
    /// A sentence that says what is wrong and what to do.
    pub message: String,
}

impl QueryProblem {
    /// The query with a line below it that marks the place, for output that has no colours.
    pub fn marked(&self, query: &str) -> String {
        use crate::text::width::display_width;
        let shown: String = query
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let before = shown.get(..self.place.start).map_or(0, display_width);
        let width = shown.get(self.place.clone()).map_or(1, display_width);
        format!(
            "{shown}\n{}{}",
            " ".repeat(before),
            "^".repeat(width.max(1))
        )
    }
}
