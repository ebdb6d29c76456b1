//! The state of a to-do. Only data; ranks between ranks stand in their own file.

use serde::{Deserialize, Serialize};

/// The to-do part of a highlight in an actionable category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Todo {
    /// How far it is.
    pub status: Status,
    /// Where it stands in the list; smaller comes first.
    pub rank: Rank,
    /// How much it matters, if said.
    pub priority: Option<Priority>,
    /// When it is due, if said.
    pub due: Option<jiff::civil::Date>,
    /// When it was done or dropped.
    pub closed: Option<jiff::Timestamp>,
}

impl Todo {
    /// Gives it a status at a moment, which is when it was closed if it is done or dropped now.
    pub fn set_status(&mut self, status: Status, moment: jiff::Timestamp) {
        self.status = status;
        self.closed = (!status.is_pending()).then_some(moment);
    }
}

/// How far a to-do is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Not begun.
    #[default]
    Open,
    /// Begun.
    Doing,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

impl Status {
    /// Every status, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Open, Self::Doing, Self::Done, Self::Dropped];

    /// The word used on screen, in files and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Doing => "doing",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// The sign used on screen beside its subject, one cell wide.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Open => "☐",
            Self::Doing => "◐",
            Self::Done => "☑",
            Self::Dropped => "☒",
        }
    }

    /// Whether the to-do still waits for its person.
    pub const fn is_pending(self) -> bool {
        matches!(self, Self::Open | Self::Doing)
    }
}

/// How much a to-do matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    /// A, H, ⏫
    High,
    /// B, M, 🔼
    Medium,
    /// C, L, 🔽
    Low,
}

impl Priority {
    /// The word used on screen, in files and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// A fractional place in the list: a string of `a`–`z` read as a fraction, so that between two there is always a third
/// and a move rewrites one record only. The empty rank comes last, in order of creation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rank(pub String);
