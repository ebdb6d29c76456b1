//! Which sections of a document describe a conference session, and what they tell of it.

mod describe;

pub use describe::describe;
