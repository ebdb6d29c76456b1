//! What is known while Markdown's events are read. Only data.

use crate::document::compose::Composer;
use crate::document::html::HtmlReader;
use crate::document::prepare::Masks;

use super::notes::Notes;
use super::references::References;

/// The state of one pass over Markdown's events.
pub(super) struct Reader<'a> {
    pub to: Composer,
    pub masks: &'a Masks<'a>,
    /// Definitions of links in other stretches of the source.
    pub references: &'a References,
    pub html: HtmlReader,
    /// The next number of each open list; `None` for bullets.
    pub lists: Vec<Option<u64>>,
    pub notes: Notes,
    /// What the words that come next are part of, if they are a wiki's.
    pub wiki: Wiki,
    /// Whether an embed that is no picture is open.
    pub is_in_embed: bool,
    /// Whether text is code here.
    pub in_code: bool,
    /// The HTML block that is being read, and where its lines come from.
    pub html_block: Option<(String, Vec<u32>)>,
}

/// What the words that come next are part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wiki {
    /// Nothing of a wiki's.
    #[default]
    None,
    /// A link without words of its own.
    Target,
    /// An embedded picture.
    Picture,
    /// Another embedded file.
    File,
}
