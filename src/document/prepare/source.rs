//! A prepared source: what the Markdown parser reads instead of the body.

use std::borrow::Cow;

use super::lines::LineShifts;
use super::mask::{Masks, without_marks};

/// A body made ready for the Markdown parser.
#[derive(Debug, Default)]
pub(in crate::document) struct Prepared<'a> {
    /// What the parser reads.
    pub text: Cow<'a, str>,
    /// What the masks in it mean.
    pub masks: Masks<'a>,
    /// How its lines differ from the body's.
    pub shifts: LineShifts,
}

/// Makes a body ready for the Markdown parser.
pub(in crate::document) fn prepare(body: &str) -> Prepared<'_> {
    Prepared {
        text: without_marks(body),
        masks: Masks::new(body),
        shifts: LineShifts::default(),
    }
}
