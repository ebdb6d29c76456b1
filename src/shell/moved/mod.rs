//! Looking for what missing posts could be now. It reads posts and kept copies, and writes nothing.

mod compared;
mod mover;
mod verdict;

pub use mover::Mover;
pub use verdict::{verdict_from_store, verdict_to_store};

#[cfg(test)]
mod speed;
#[cfg(test)]
mod tests;
