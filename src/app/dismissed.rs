//! Suggestions that the person did not want. What comes from the store and what was done in this sitting are kept apart, so
//! that reading the store again takes nothing back.

use crate::library::Dismissal;

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Dismissed {
    stored: Vec<Dismissal>,
    /// Those of this sitting, the latest last, each with the number of changes that were done before it.
    own: Vec<(Dismissal, usize)>,
    /// Those that were taken back in this sitting.
    taken_back: Vec<Dismissal>,
    version: u64,
}

impl Dismissed {
    /// Takes in what the store holds.
    pub fn load(&mut self, stored: Vec<Dismissal>) {
        self.stored = stored;
        self.version += 1;
    }

    /// Notes one, done after so many changes.
    pub fn add(&mut self, dismissal: Dismissal, changes: usize) {
        self.taken_back.retain(|known| *known != dismissal);
        self.own.push((dismissal, changes));
        self.version += 1;
    }

    /// Takes the latest one of this sitting back, if so many changes were done and none since.
    pub fn take_back(&mut self, changes: usize) -> Option<Dismissal> {
        let (_, then) = self.own.last()?;
        if *then != changes {
            return None;
        }
        let (dismissal, _) = self.own.pop()?;
        self.taken_back.push(dismissal.clone());
        self.version += 1;
        Some(dismissal)
    }

    /// A number that grows with every change.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Whether a sentence of the post at this place was dismissed.
    pub fn covers(&self, root: &str, path: &str, sentence: &str) -> bool {
        let stored = self.stored.iter();
        let stored = stored.filter(|dismissal| !self.taken_back.contains(dismissal));
        let own = self.own.iter().map(|(dismissal, _)| dismissal);
        stored
            .chain(own)
            .any(|dismissal| dismissal.covers(root, path, sentence))
    }
}
