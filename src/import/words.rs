//! What an import does, in plain lines for people.

use super::plan::Plan;
use super::planned::{FieldChange, Outcome, Planned};
use crate::text::counted;

impl Planned {
    /// "line 12: Argo: status open → done, due date none → 2026-12-31"
    pub fn described(&self) -> String {
        let place = self.line.map(|line| format!("line {line}: "));
        let what = match &self.outcome {
            Outcome::Changed => {
                let changes = self.changes.iter().map(FieldChange::described);
                changes.collect::<Vec<_>>().join(", ")
            }
            Outcome::New => "new".to_owned(),
            Outcome::Left(why) => why.clone(),
        };
        format!("{}{}: {what}", place.unwrap_or_default(), self.name)
    }
}

impl Plan {
    /// "2 to-dos changed, 1 new, 9 as here; 3 of here not in the file: they stay"
    pub fn summary(&self, one: &str, several: &str) -> String {
        let count = |outcome: &Outcome| {
            let planned = self.planned.iter();
            planned
                .filter(|planned| planned.outcome == *outcome)
                .count()
        };
        let changed = counted(count(&Outcome::Changed), one, several);
        let (new, same) = (count(&Outcome::New), self.same);
        let mut parts = vec![format!("{changed} changed, {new} new, {same} as here")];
        if self.not_there > 0 {
            parts.push(format!(
                "{} of here not in the file: they stay",
                self.not_there
            ));
        }
        if self.left > 0 {
            let lines = counted(self.left, "line", "lines");
            parts.push(format!(
                "{lines} of the file not from kubenotes: left alone"
            ));
        }
        if !self.problems.is_empty() {
            let lines = counted(self.problems.len(), "line", "lines");
            parts.push(format!("{lines} not taken"));
        }
        parts.join("; ")
    }
}
