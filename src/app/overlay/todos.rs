//! The to-do list as data: its filter, its groups, its cursor and its marks.

use std::collections::BTreeSet;

use crate::annotation::{RecordId, Status};
use crate::export::Grouping;

use super::super::query_filter::QueryFilter;

/// The state of the to-do list.
#[derive(Clone, Debug, Default)]
pub struct TodoWindow {
    /// What is shown.
    pub filter: TodoFilter,
    /// Under which lines the to-dos are gathered.
    pub grouping: Grouping,
    /// The groups that are shown the other way than at first: topics are folded then, all others are not.
    pub turned: BTreeSet<String>,
    /// What is under the cursor.
    pub chosen: Option<TodoPlace>,
    /// The to-dos that the next action is for, if there are any; else it is for what is under the cursor.
    pub marked: BTreeSet<RecordId>,
}

/// A line of the to-do list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodoPlace {
    /// A to-do.
    Todo(RecordId),
    /// The line of a group, by its name.
    Group(String),
}

impl TodoWindow {
    /// Whether only the line of a group is shown.
    pub fn is_folded(&self, group: &str) -> bool {
        (self.grouping == Grouping::Topic) != self.turned.contains(group)
    }

    /// Shows a group the other way.
    pub fn turn(&mut self, group: &str) {
        if !self.turned.remove(group) {
            self.turned.insert(group.to_owned());
        }
    }
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
