//! Suggestions that the person did not want. What comes from the store and what was done in this sitting are kept apart, so
//! that reading the store again takes nothing back.

use crate::library::Dismissal;

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Dismissed {
    stored: Vec<Dismissal>,
    /// Those of this sitting, the latest last.
    own: Vec<Step>,
    /// Those that were taken back in this sitting and can be put away again, the latest taken back last.
    undone: Vec<Step>,
    /// Those that were taken back in this sitting.
    taken_back: Vec<Dismissal>,
    version: u64,
}

/// A dismissal as a step among the changes.
#[derive(Clone, Debug)]
struct Step {
    dismissal: Dismissal,
    /// How many changes were done before it.
    changes: usize,
}

impl Dismissed {
    /// Takes in what the store holds.
    pub fn load(&mut self, stored: Vec<Dismissal>) {
        self.stored = stored;
        self.version += 1;
    }

    /// Notes one, done after so many changes.
    pub fn add(&mut self, dismissal: Dismissal, changes: usize) {
        self.undone.clear();
        self.hold(Step { dismissal, changes });
    }

    /// Takes the latest one of this sitting back, if so many changes were done and none since.
    pub fn take_back(&mut self, changes: usize) -> Option<Dismissal> {
        let step = self.own.pop_if(|step| step.changes == changes)?;
        self.taken_back.push(step.dismissal.clone());
        self.undone.push(step.clone());
        self.version += 1;
        Some(step.dismissal)
    }

    /// Puts the one away again that was taken back last, if it was done after so many changes.
    pub fn put_away_again(&mut self, changes: usize) -> Option<Dismissal> {
        let step = self.undone.pop_if(|step| step.changes == changes)?;
        self.hold(step.clone());
        Some(step.dismissal)
    }

    /// Something else is done now: what was taken back stays so.
    pub fn forget_undone(&mut self) {
        self.undone.clear();
    }

    /// How many were put away in this sitting and not taken back.
    #[cfg(test)]
    pub const fn steps(&self) -> usize {
        self.own.len()
    }

    /// A number that grows with every change.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Whether a sentence of the post at this place was dismissed.
    pub fn covers(&self, root: &str, path: &str, sentence: &str) -> bool {
        let stored = self.stored.iter();
        let stored = stored.filter(|dismissal| !self.taken_back.contains(dismissal));
        let own = self.own.iter().map(|step| &step.dismissal);
        stored
            .chain(own)
            .any(|dismissal| dismissal.covers(root, path, sentence))
    }

    fn hold(&mut self, step: Step) {
        self.taken_back.retain(|known| *known != step.dismissal);
        self.own.push(step);
        self.version += 1;
    }
}
