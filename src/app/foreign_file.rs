//! A file that to-dos are taken in from, as it was read. Only data.

use jiff::Timestamp;

/// A file that is to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignFile {
    /// What it is called, without its folder.
    pub name: String,
    /// What it holds.
    pub text: String,
    /// When it was changed last.
    pub written: Timestamp,
    /// When both sides were last the same and what it held then, if that is known.
    pub last: Option<(Timestamp, String)>,
}
