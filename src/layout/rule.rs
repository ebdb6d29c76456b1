//! A thematic break: a short line in the middle.

use crate::theme::Role;

use super::page::{Page, sign};

/// How many cells the line is long.
const LENGTH: u16 = 12;

/// Lays out the break that stands at `place`.
pub(super) fn lay_out(page: &mut Page<'_>, place: u32) {
    let length = LENGTH.min(page.lead.width);
    let column = page.lead.column + (page.lead.width - length) / 2;
    let line = page.options.sign("─", "-").repeat(usize::from(length));
    page.push(place, vec![sign(column, line, Role::Furniture)]);
}
