//! How far reading the library is. Only data.

/// How far reading the library is, beside whether it is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scanning {
    /// How many posts there were in an earlier run; they are listed while they are looked at again.
    pub listed: Option<usize>,
    /// How far a long scan is.
    pub progress: Option<ScanProgress>,
    /// How many posts came, went or moved since the list was last put in order.
    pub(super) out_of_order: usize,
    /// Whether the guide is to be opened when it comes.
    pub(super) guide_wanted: bool,
}

/// How far a scan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScanProgress {
    /// How many posts were read, because they are new or changed.
    pub read: usize,
    /// How many were found so far.
    pub found: usize,
}
