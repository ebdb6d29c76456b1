//! The reading pane: the post that is open, the one on its way, and what the mouse holds. Only data.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::library::PostId;
use crate::text::Span;

use super::open_post::OpenPost;
use super::spot::Landing;

/// The reading pane.
#[derive(Clone, Debug, Default)]
pub struct ReadingPane {
    /// The post being read.
    pub open: Option<OpenPost>,
    /// The post that was asked for and has not arrived.
    pub wanted: Option<Wanted>,
    /// The link on which the mouse button went down, while it may still follow it.
    pub pressed_link: Option<Span>,
    /// The first part of the post that was asked for, shown while the rest is read. It is no open post: nothing is marked,
    /// searched or remembered in it.
    pub beginning: Option<OpenPost>,
    /// Why the post last asked for cannot be shown.
    pub problem: Option<String>,
    /// Whether long lines of code are wrapped, not scrolled sideways.
    pub wrap_code: bool,
    /// The revisions whose kept copies stand for posts that are gone.
    pub kept: BTreeMap<PostId, Arc<str>>,
    /// The presses of the mouse button that follow each other at one place.
    pub clicks: Clicks,
}

/// Presses of the mouse button that follow each other at one place, and what they select.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clicks {
    /// How many.
    pub count: u8,
    /// Column and row of the last one.
    pub cell: (u16, u16),
    /// When that was.
    pub at: Timestamp,
    /// The unit that several of them selected: moving selects by such units.
    pub unit: Option<Span>,
}

/// A post on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which post.
    pub post: PostId,
    /// The request that was sent.
    pub request: u64,
    /// Where to put the caret.
    pub landing: Landing,
}
