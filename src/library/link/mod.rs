//! Where the links of a post lead: another post, the world outside, or nowhere. Pure; nothing is opened. Only re-exports here.

mod address;
mod destination;
mod names;
mod resolve;
mod target;
#[cfg(test)]
mod tests;

pub use address::Address;
pub use destination::{Destination, Goal};
pub use resolve::resolve;
