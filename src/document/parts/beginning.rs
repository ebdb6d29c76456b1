//! The beginning of a long source, for those who would like to see something at once.

use memchr::memmem;

use crate::document::markdown::{self, References, Stretch};
use crate::document::model::Document;
use crate::document::prepare::{LineCursor, Masks, NameCursor};

use super::cut::first;

/// Shorter sources are read whole as fast, in bytes.
const LONG: usize = 384 << 10;

/// How long a beginning is at least, in bytes: some screens full.
const SIZE: usize = 48 << 10;

/// A beginning of a body, and the definitions of links in the rest of it.
pub(in crate::document) struct Beginning<'a> {
    /// The first sections.
    pub body: &'a str,
    definitions: String,
}

impl<'a> Beginning<'a> {
    /// The beginning of a long body; `None` for one that is short or cannot be cut.
    pub(in crate::document) fn of(body: &'a str) -> Option<Self> {
        if body.len() < LONG {
            return None;
        }
        let (body, rest) = body.split_at_checked(first(body, SIZE)?)?;
        Some(Self {
            body,
            definitions: definitions(rest),
        })
    }

    /// The document of the prepared beginning; `None` if something in it goes on in the rest.
    pub(in crate::document) fn read(
        &self,
        prepared: &str,
        masks: &Masks<'_>,
        lines: LineCursor<'_>,
        names: NameCursor,
    ) -> Option<Document> {
        let rest = Stretch::new(&self.definitions, 0, lines.clone(), NameCursor::default());
        let own = Stretch::new(prepared, 0, lines, names);
        let references = References::of(&[own.clone(), rest]);
        let read = markdown::read(own, masks, &references);
        read.is_closed.then_some(read.document)
    }
}

/// The lines that are definitions; those with notations of a site generator would need what is known of the rest.
fn definitions(rest: &str) -> String {
    let starts = memmem::find_iter(rest.as_bytes(), b"\n[").map(|at| at + 1);
    let lines = starts.filter_map(|at| rest.get(at..)?.split('\n').next());
    let mut found = String::new();
    for line in lines.filter(|line| line.contains("]:") && !line.contains('{')) {
        found.push_str(line);
        found.push_str("\n\n");
    }
    found
}
