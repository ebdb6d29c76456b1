//! What the windows of events, talks, speakers and topics list. Only reads the state; moving in them stands in the actions.

mod events;
mod fill;
mod naming;
mod passage;
mod records;
mod speakers;
mod subjects;
mod talks;
mod tellings;
mod topics;

pub use fill::{filter, level, refill};
pub use passage::{Passage, has_passages, passage};
pub use subjects::title;
pub use tellings::{telling_at, told};
