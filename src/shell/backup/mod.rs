//! The whole store in one file, and back. A backup is a plain tar file of a folder `kubenotes/` with the files of the
//! store as they are, so that it can be looked into and unpacked without this program. Only re-exports here.

mod bundle;
mod lineage;
mod restore;
mod write;

#[cfg(test)]
mod tests;

pub use bundle::{Bundle, BundleError};
pub use restore::{Restored, restore};
pub use write::{BackupError, Existing, backup, backup_into};
