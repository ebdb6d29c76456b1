//! The person's highlights on disk: a folder of plain files that two programs and git may change at the same time.
//!
//! ```text
//! store.yaml                   format version
//! notes/<post-slug>/<id>.md    one record
//! posts/<sha256>.md            a write-once copy of each post revision that has highlights
//! journal/<device>.jsonl       before and after images: undo across restarts
//! state/                       this machine only, not for git: device id, lock, reading positions, jumps, moved posts,
//!                              suggestions that were put away, where exports went, exchanged files, how the panes stand
//! ```
//!
//! Invariants: opening and reading write nothing; a record's file is the old one or the new one, never torn; what cannot
//! be read is reported and left as it is; nothing is ever overwritten that was not read and merged before.

mod copies;
mod device;
mod dismissals;
mod error;
mod exchanges;
mod files;
mod folder;
mod format;
mod journal;
mod jumps;
mod lock;
mod machine_state;
mod migration;
mod own_writes;
mod panes;
mod positions;
mod records;
mod slug;
mod state_file;
mod targets;
mod verdicts;
mod whole_copy;

pub use dismissals::StoredDismissal;
pub use error::StoreError;
pub use exchanges::Exchange;
pub use files::{DiskFiles, Files};
pub use folder::Store;
pub use jumps::StoredJump;
pub use lock::Lock;
pub use own_writes::OwnWrites;
pub use panes::{StoredPane, StoredPanes, file as panes_file, read as read_panes};
pub use positions::{Position, PositionMark};
pub use records::{Conflict, Damaged, LoadedStore, StoredRecord};
pub use targets::StoredTarget;
pub use verdicts::{StoredName, StoredVerdict};

#[cfg(test)]
mod tests;
