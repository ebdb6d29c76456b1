//! The best of many candidates, found without sorting them all. It knows only their keys.

use std::cmp::Reverse;

use super::index::Place;
use super::rank::Key;

/// An entry that matches. Ordered best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    key: Reverse<Key>,
    /// Where it stands.
    pub place: Place,
    /// Whether the matcher is to judge it.
    pub is_scattered: bool,
}

impl Candidate {
    /// A candidate with its place in the order of all.
    pub const fn new(key: Key, place: Place, is_scattered: bool) -> Self {
        Self {
            key: Reverse(key),
            place,
            is_scattered,
        }
    }

    /// What it is ordered by.
    pub const fn key(self) -> Key {
        self.key.0
    }

    /// The same with another score within its rank and kind.
    pub const fn with_inner_score(self, score: u16) -> Self {
        Self {
            key: Reverse(self.key.0.with_inner_score(score)),
            ..self
        }
    }
}

/// The first of all candidates in order, as many as are wanted.
#[derive(Clone, Debug)]
pub struct Leaders {
    most: usize,
    /// The first so far, and up to as many that came since that was last seen to.
    kept: Vec<Candidate>,
    least: Key,
}

impl Leaders {
    /// For so many.
    pub fn new(most: usize) -> Self {
        Self {
            most: most.max(1),
            kept: Vec::new(),
            least: Key::default(),
        }
    }

    /// Others for as many, from what these know.
    pub const fn others(&self) -> Self {
        Self {
            most: self.most,
            kept: Vec::new(),
            least: self.least,
        }
    }

    /// No key below this is among them.
    pub const fn least(&self) -> Key {
        self.least
    }

    /// Learns that no key below this is among them.
    pub fn raise(&mut self, least: Key) {
        self.least = self.least.max(least);
    }

    /// Adds one, if it may be among them; whether the least rose.
    pub fn push(&mut self, candidate: Candidate) -> bool {
        if candidate.key() < self.least {
            return false;
        }
        self.kept.push(candidate);
        let is_full = self.kept.len() >= 2 * self.most;
        if is_full {
            self.see_to();
        }
        is_full
    }

    /// Adds those of another part of the same search.
    pub fn extend(&mut self, others: Self) {
        self.raise(others.least);
        for candidate in others.kept {
            self.push(candidate);
        }
    }

    /// They, in no order; there are none then.
    pub fn take(&mut self) -> Vec<Candidate> {
        self.see_to();
        std::mem::take(&mut self.kept)
    }

    fn see_to(&mut self) {
        if self.kept.len() > self.most {
            let (_, worst, _) = self.kept.select_nth_unstable(self.most - 1);
            let key = worst.key();
            self.raise(key);
            self.kept.truncate(self.most);
        }
    }
}
