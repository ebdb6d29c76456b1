//! The sets of words of `assets/talks.yaml`, as `build.rs` made them: each has the name of its list there.

#![expect(clippy::unreadable_literal, reason = "tables that nobody reads")]

use super::word_set::WordSet;

include!(concat!(env!("OUT_DIR"), "/word_sets.rs"));
