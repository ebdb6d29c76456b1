//! What a link leads to. Only data.

use super::super::post::PostId;
use super::address::Address;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A post of the library.
    Inside(Goal),
    /// A web or mail address.
    Outside {
        /// The address.
        address: Address,
        /// The post that is published there, if the library has it.
        inside: Option<Goal>,
    },
    /// A page of the post's own site that the library does not have.
    NotInLibrary {
        /// The path that was looked for.
        looked_for: String,
    },
    /// An address of a kind that is never opened.
    Refused {
        /// Its scheme, in lower case: `javascript`.
        scheme: String,
    },
    /// The link has no address.
    Nowhere,
}

/// A post, and a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The post.
    pub post: PostId,
    /// The part of the link after `#`, decoded by whoever looks it up.
    pub fragment: Option<String>,
}
