//! The to-do list as data: its filter and its cursor.

use crate::annotation::{RecordId, Status};

use super::super::query_filter::QueryFilter;

/// The state of the to-do list.
#[derive(Clone, Debug, Default)]
pub struct TodoWindow {
    /// What is shown.
    pub filter: TodoFilter,
    /// The to-do under the cursor.
    pub chosen: Option<RecordId>,
}

/// What the to-do list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TodoFilter {
    /// Which statuses.
    pub status: StatusFilter,
    /// One category, by id.
    pub category: Option<String>,
    /// What is asked of the to-dos besides.
    pub query: QueryFilter,
}

impl TodoFilter {
    /// Shows every to-do, done ones as well.
    pub fn everything() -> Self {
        Self {
            status: StatusFilter::All,
            ..Self::default()
        }
    }
}

/// Which statuses the to-do list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusFilter {
    /// Open and doing.
    #[default]
    Pending,
    /// One status.
    Only(Status),
    /// All of them.
    All,
}

impl StatusFilter {
    /// The filters in the order a key goes through them.
    const CYCLE: [Self; 6] = [
        Self::Pending,
        Self::All,
        Self::Only(Status::Open),
        Self::Only(Status::Doing),
        Self::Only(Status::Done),
        Self::Only(Status::Dropped),
    ];

    /// The filter after this one.
    pub fn next(self) -> Self {
        let at = Self::CYCLE
            .iter()
            .position(|&filter| filter == self)
            .unwrap_or(0);
        Self::CYCLE.get(at + 1).copied().unwrap_or_default()
    }

    /// What it is called on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending => "to do",
            Self::Only(status) => status.word(),
            Self::All => "all",
        }
    }

    /// Whether a to-do of this status is shown.
    pub const fn admits(self, status: Status) -> bool {
        match self {
            Self::Pending => status.is_pending(),
            Self::Only(only) => only as u8 == status as u8,
            Self::All => true,
        }
    }
}
