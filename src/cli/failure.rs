//! How a command ends when it does not simply end well. Each failure is one sentence that says what to do.

use std::io;

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Nothing was found, or the program refuses: exit code 1.
    #[error("{0}")]
    Refused(String),
    /// A query is wrong at a place: exit code 2.
    #[error("{message}")]
    Query {
        /// What is wrong, and what to do.
        message: String,
        /// The query with its place marked in a line below it.
        marked: String,
    },
    /// Wrong usage or bad input: exit code 2.
    #[error("{0}")]
    Input(String),
    /// Standard output cannot be written: exit code 1, or 0 if only the reader went away.
    #[error("The output could not be written: {0}")]
    Output(#[from] io::Error),
}

impl Failure {
    /// Something that the person has to write otherwise.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the form that map_err asks for"
    )]
    pub fn input(error: impl ToString) -> Self {
        Self::Input(error.to_string())
    }

    /// Something that is not there, or is not done.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the form that map_err asks for"
    )]
    pub fn refused(error: impl ToString) -> Self {
        Self::Refused(error.to_string())
    }

    /// Where in what was typed it is, as lines to be shown below the sentence.
    pub fn marked(&self) -> Option<&str> {
        match self {
            Self::Query { marked, .. } => Some(marked),
            _ => None,
        }
    }

    /// The code of the process.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Output(_) if self.is_broken_pipe() => 0,
            Self::Refused(_) | Self::Output(_) => 1,
            Self::Input(_) | Self::Query { .. } => 2,
        }
    }

    /// Whether whoever read the output stopped reading: no failure at all (`kubenotes list | head`).
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
