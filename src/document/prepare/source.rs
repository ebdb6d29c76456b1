//! A prepared source: what the Markdown parser reads instead of the body.

use std::borrow::Cow;

use crate::document::model::Issue;

use super::lines::LineShifts;
use super::mask::{Masks, without_marks};
use super::names::NameCursor;
use super::scanner::Scanner;

/// A body made ready for the Markdown parser.
#[derive(Debug, Default)]
pub(in crate::document) struct Prepared<'a> {
    /// What the parser reads.
    pub text: Cow<'a, str>,
    /// What the masks in it mean.
    pub masks: Masks<'a>,
    /// Names that were taken out of it.
    pub names: NameCursor,
    /// How its lines differ from the body's.
    pub shifts: LineShifts,
    /// What was odd; lines are counted from the body's first, which is 1.
    pub issues: Vec<Issue>,
}

/// Makes a body ready for the Markdown parser.
pub(in crate::document) fn prepare(body: &str) -> Prepared<'_> {
    let body = without_marks(body);
    let mut scanner = Scanner::new(&body);
    scanner.run();
    let (output, issues) = scanner.finish();
    let text = output.text.map_or_else(|| body.clone(), Cow::Owned);
    Prepared {
        text,
        shifts: output.shifts,
        masks: Masks::new(body, output.masks),
        names: NameCursor::new(output.names),
        issues,
    }
}
