//! The real program killed while it writes, and several processes at one store: nothing that was acknowledged is lost, and
//! no file is torn.
//!
//! The short runs are always done. The long ones are `#[ignore]`d and tell their numbers:
//! `cargo test --release --test durability -- --ignored --nocapture`.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends")]

mod dice;
mod interface;
mod kills;
mod place;
mod writers;
