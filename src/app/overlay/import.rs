//! The window for taking in a file, as data: which file, and what it would change.

use crate::import::{Plan, Planned};

use super::super::field::Field;
use super::super::foreign_file::ForeignFile;

/// The state of the window for taking in a file.
#[derive(Clone, Debug)]
pub struct ImportWindow {
    /// The file.
    pub path: Field,
    /// The number of the request for the file.
    pub request: u64,
    /// What was found in it; `None` until it was looked at, and again once another one is named.
    pub found: Option<Found>,
}

/// What was found in a file.
#[derive(Clone, Debug)]
pub struct Found {
    /// The path as it was typed.
    pub path: String,
    /// What it holds.
    pub file: ForeignFile,
    /// What taking it in changes.
    pub plan: Plan,
}

impl Found {
    /// What is shown of it: the sum, what changes, and what is not taken.
    pub fn lines(&self) -> Vec<String> {
        let planned = self.plan.planned.iter().map(Planned::described);
        let problems = self.plan.problems.iter();
        let problems =
            problems.map(|problem| format!("line {}: {}", problem.line, problem.message));
        let mut lines = vec![self.plan.summary("to-do", "to-dos"), String::new()];
        lines.extend(planned.chain(problems));
        lines
    }
}
