//! What is known of missing posts in this sitting.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::PostId;

use super::candidate::{Candidate, placed, sure};
use super::missing::{MissingPost, PostKey};
use super::verdict::Verdict;

/// Missing posts, what they could be, and what was decided.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// Whether anybody is there to be asked; else missing posts are not looked for.
    pub is_on: bool,
    /// What was found for each.
    pub found: BTreeMap<PostKey, Found>,
    /// What was decided.
    pub verdicts: BTreeMap<PostKey, Verdict>,
    /// The posts that were told of.
    pub told: BTreeSet<PostKey>,
    /// The version of the records for which positions followed.
    pub attached: Option<u64>,
    /// The number of the latest request, until its answer is there.
    pub request: Option<u64>,
    /// The versions of records and library for which it was last asked what is missing.
    pub seen: Option<(u64, usize)>,
    /// The missing posts that were last looked for, each with the revision of its copy.
    pub sought: BTreeMap<PostKey, Option<String>>,
    /// The library's version up to which its posts were looked at.
    pub looked_at: usize,
}

/// What a missing post could be now.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The missing post, as it was when it was looked for.
    pub missing: MissingPost,
    /// What it could be, the best first.
    pub candidates: Vec<Candidate>,
}

impl Found {
    /// Where the highlights go that are not found in the chosen candidate, if it is taken: other posts, and how many go there.
    pub fn elsewhere(&self, chosen: &Candidate) -> BTreeMap<PostId, usize> {
        let mut counts = BTreeMap::new();
        for (id, _) in &self.missing.highlights {
            let post = placed(*id, chosen, &self.candidates);
            if post != chosen.post {
                *counts.entry(post).or_default() += 1;
            }
        }
        counts
    }

    /// The post that the missing one surely is now.
    pub fn surely(&self) -> Option<PostId> {
        sure(self.missing.highlights.len(), &self.candidates)
    }
}

impl Moves {
    /// The missing posts about which there is something to ask, each with what was found.
    pub fn questions(&self) -> impl Iterator<Item = (&PostKey, &Found)> {
        self.found
            .iter()
            .filter(|(key, found)| !found.candidates.is_empty() && !self.verdicts.contains_key(key))
    }
}
