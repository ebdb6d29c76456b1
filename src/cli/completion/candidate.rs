//! Something that can stand at the cursor, as data.

/// Something that can stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The whole word.
    pub text: String,
    /// What it means, one line.
    pub meaning: String,
}
