//! Where a binding was written.

use std::fmt;
use std::sync::Arc;

use super::built_in::BuiltIn;

/// Where a binding was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// In a keymap that comes with the program.
    BuiltIn(BuiltIn),
    /// In a file of the person's own.
    Own {
        /// The file, as it is told to the person.
        file: Arc<str>,
        /// Line, from 1.
        line: u32,
    },
}

impl Origin {
    /// Whether the person wrote it.
    pub const fn is_own(&self) -> bool {
        matches!(self, Self::Own { .. })
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn(keymap) => out.write_str(keymap.name()),
            Self::Own { file, line } => {
                // In front of a line number the folder says nothing that the person does not know.
                let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
                write!(out, "{name}:{line}")
            }
        }
    }
}
