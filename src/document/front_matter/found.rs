//! A front matter that was found in a source and is not read yet. Only data.

use crate::document::model::Issue;

use super::FrontMatterFormat;

/// A front matter that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found<'a> {
    pub format: FrontMatterFormat,
    /// What stands between the fences.
    pub block: &'a str,
    /// The source line of the block's first line, from 1.
    pub first_line: u32,
    /// Where the body starts, in bytes of the source.
    pub body_start: usize,
    pub issue: Option<Issue>,
}
