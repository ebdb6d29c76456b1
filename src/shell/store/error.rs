//! What can go wrong with the store, each with what was tried and what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No space left.
    #[error("The disk is full, so {} could not be written: free some space, then save again; nothing that was there is lost", path.display())]
    DiskFull {
        /// What was to be written.
        path: PathBuf,
    },
    /// No permission, or a file system that takes no changes.
    #[error("{} may not be written: change its permissions, or choose another folder with --store; reading goes on", path.display())]
    NotWritable {
        /// What was to be written.
        path: PathBuf,
    },
    /// No permission to read.
    #[error("{} may not be read: change its permissions, or choose another folder with --store", path.display())]
    NotReadable {
        /// What was to be read.
        path: PathBuf,
    },
    /// The place of the store is taken by something else.
    #[error("{} is not a folder: move it away, or choose another folder with --store", path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// The folder was there and is gone.
    #[error("The store {} is gone: if it was moved or its disk taken out, bring it back, then save again", path.display())]
    Vanished {
        /// The store's folder.
        path: PathBuf,
    },
    /// Another instance holds the lock for longer than a write takes.
    #[error("Another kubenotes has held {} for {seconds} seconds: wait, or end it, then save again", path.display())]
    Locked {
        /// The lock's file.
        path: PathBuf,
        /// How long it was waited for.
        seconds: u64,
    },
    /// The store was written by a later version.
    #[error("The store {} has format {found}, this kubenotes knows formats up to {known}: it can be read but not changed; update kubenotes", path.display())]
    NewerFormat {
        /// The store's folder.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The latest format that this version knows.
        known: u32,
    },
    /// `store.yaml` cannot be read, so it is not known what may be written.
    #[error("{}, line {line}: {message}; mend it or delete it; until then the store is only read", path.display())]
    BadFormatFile {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: u32,
        /// What is wrong.
        message: String,
    },
    /// The record's file was changed by hand or by git and cannot be read; it is not overwritten.
    #[error("{}, line {line}: {message}; the file was left as it is, mend it and save again", path.display())]
    Damaged {
        /// The record's file.
        path: PathBuf,
        /// Line, from 1.
        line: u32,
        /// What is wrong.
        message: String,
    },
    /// Git left two versions in the record's file.
    #[error("{}, line {line}: git left two versions of this note: merge them first (M, or kubenotes doctor --repair), then it is saved", path.display())]
    TwoVersions {
        /// The record's file.
        path: PathBuf,
        /// The line of the first marker, from 1.
        line: u32,
    },
    /// Not a SHA-256 in hex, or not that of the bytes.
    #[error("“{}” is not the SHA-256 of the post to be kept: nothing was written", revision.escape_debug())]
    BadRevision {
        /// What was given.
        revision: String,
    },
    /// Anything else that the system reports.
    #[error("{} {}: {source}", action, path.display())]
    Other {
        /// What was tried: "Could not write".
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl StoreError {
    /// The error for a failed write of `path`.
    pub(in crate::shell) fn writing(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotWritable { path }
            }
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                Self::NotAFolder { path }
            }
            _ => Self::Other {
                action: "Could not write",
                path,
                source,
            },
        }
    }

    /// The error for a failed read of `path`.
    pub(in crate::shell) fn reading(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied => Self::NotReadable { path },
            io::ErrorKind::NotADirectory => Self::NotAFolder { path },
            _ => Self::Other {
                action: "Could not read",
                path,
                source,
            },
        }
    }
}
