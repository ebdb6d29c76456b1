//! A line of a file that cannot be taken in as it is, and what to do about it.

/// What is wrong with a line, and what to do; the good parts of a file are taken all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// One sentence: what is wrong, and what to do.
    pub message: String,
}

impl Problem {
    /// A problem in a line.
    pub fn new(line: usize, message: impl Into<String>) -> Self {
        Self {
            line,
            message: message.into(),
        }
    }
}
