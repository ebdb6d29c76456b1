//! The suggestions of an open post: what was found, and what of it is shown. Only data.

use std::sync::Arc;

use crate::library::Suggestion;

/// What a post suggests to dig into.
#[derive(Clone, Debug, Default)]
pub struct Suggested {
    /// The revision that was looked through, or is being.
    pub revision: Option<Arc<str>>,
    /// The request that is not answered yet.
    pub request: Option<u64>,
    /// What was found, in text order.
    pub found: Vec<Suggestion>,
    /// What of it is neither marked nor dismissed, in text order.
    pub shown: Vec<Suggestion>,
    /// What that was made of: the versions of the records and of what was dismissed, whether any are shown, how many were
    /// found; anything else asks for it to be made anew.
    pub made_of: Option<(u64, u64, bool, usize)>,
}
