//! What is wrong in a keymap file, or odd.

use std::fmt;

use crate::text::nearest;

/// Something about a line of a keymap file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyIssue {
    /// Line, from 1.
    pub line: u32,
    /// How bad it is.
    pub weight: Weight,
    /// One sentence: what is wrong and what would be right.
    pub message: String,
}

/// How bad an issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The line does nothing, or takes something away that it should not.
    Mistake,
    /// The line is in force, but not everywhere.
    Remark,
}

impl KeyIssue {
    /// A mistake at a line.
    pub fn mistake(line: u32, message: impl Into<String>) -> Self {
        Self {
            line,
            weight: Weight::Mistake,
            message: message.into(),
        }
    }

    /// A remark about a line.
    pub fn remark(line: u32, message: impl Into<String>) -> Self {
        Self {
            line,
            weight: Weight::Remark,
            message: message.into(),
        }
    }

    /// That there is nothing of this name, with the name that was probably meant.
    pub fn unknown(line: u32, what: &str, name: &str, known: &[&str]) -> Self {
        let hint = nearest(name, known.iter().copied()).map_or(String::new(), |candidate| {
            format!("; did you mean “{candidate}”?")
        });
        Self::mistake(line, format!("there is no {what} “{name}”{hint}"))
    }
}

impl fmt::Display for KeyIssue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.message)
    }
}
