//! In which order items are exported.

use std::cmp::Reverse;

use crate::annotation::Status;

use super::ExportItem;

/// In which order items are exported. Items that are alike in it stay in the order they came in: that of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ExportOrder {
    /// As in the list of to-dos.
    #[default]
    List,
    /// By due date, those without one last.
    Due,
    /// By priority, those without one last.
    Priority,
    /// The latest first.
    Newest,
    /// As one reads: by post and line.
    Post,
    /// What is done or dropped last.
    Status,
}

impl ExportOrder {
    /// Every order, in the order of the enum.
    pub const ALL: [Self; 6] = [
        Self::List,
        Self::Due,
        Self::Priority,
        Self::Newest,
        Self::Post,
        Self::Status,
    ];

    /// The word used on the command line and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Due => "due",
            Self::Priority => "priority",
            Self::Newest => "newest",
            Self::Post => "post",
            Self::Status => "status",
        }
    }

    /// Puts items into this order.
    pub fn sort(self, items: &mut [ExportItem]) {
        match self {
            Self::List => {}
            Self::Due => items.sort_by_key(|item| {
                let due = item.record.todo.as_ref().and_then(|todo| todo.due);
                (due.is_none(), due)
            }),
            Self::Priority => items.sort_by_key(|item| {
                let priority = item.record.todo.as_ref().and_then(|todo| todo.priority);
                (priority.is_none(), priority)
            }),
            Self::Newest => items.sort_by_key(|item| Reverse(item.record.created)),
            Self::Post => items.sort_by(|a, b| in_reading_order(a).cmp(&in_reading_order(b))),
            Self::Status => items.sort_by_key(|item| item.status().unwrap_or(Status::Open)),
        }
    }
}

/// The latest post first, as in the list of posts; in it by line.
fn in_reading_order(item: &ExportItem) -> impl Ord {
    let post = &item.record.post;
    let day = post.date.map(|date| date.day);
    (Reverse(day), post.path.clone(), item.line())
}
