//! What a post could be now, how sure that is, and where each of its highlights would go. Pure; it compares no texts.

use std::collections::BTreeSet;

use crate::annotation::{Agreement, RecordId};
use crate::library::PostId;

/// A post that a missing one could be now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// It.
    pub post: PostId,
    /// What the kept copy and it have in common.
    pub agreement: Agreement,
    /// The highlights whose passages are found in it.
    pub found: BTreeSet<RecordId>,
    /// Whether it has the same title.
    pub has_title: bool,
    /// Whether it has notes under its own name: then it was there beside the missing one.
    pub is_known: bool,
}

impl Candidate {
    /// A post of which nothing else is known.
    pub fn new(post: PostId) -> Self {
        Self {
            post,
            agreement: Agreement::default(),
            found: BTreeSet::new(),
            has_title: false,
            is_known: false,
        }
    }
}

/// A copy of fewer words is too short to be sure of.
const ENOUGH_WORDS: usize = 60;

/// The post that has this share of the missing one's words, in percent, is that post if all else fits.
const MOST_WORDS: u8 = 70;

/// At least this share of a post's own words, in percent, must be of the missing one: else it holds another post as well.
const OWN_WORDS: u8 = 50;

/// The next best has at most this share of the best one's common words, in percent.
const RUNNER_UP: usize = 50;

/// The post that the missing one surely is now, of candidates sorted with the best first. All of this must hold:
/// - the copy has sixty words and more;
/// - at least 70 % of its words stand in the candidate, in runs of four and more;
/// - at least half of the candidate's words are of the copy, else two posts were merged;
/// - every highlight is found there, else the post may have been split;
/// - no note belongs to the candidate under its own name: then it was another post all along;
/// - the next best has at most half as much in common.
pub fn sure(highlights: usize, candidates: &[Candidate]) -> Option<PostId> {
    let (best, others) = candidates.split_first()?;
    let agreement = best.agreement;
    let is_it = agreement.earlier >= ENOUGH_WORDS
        && agreement.of_earlier() >= MOST_WORDS
        && agreement.of_current() >= OWN_WORDS
        && best.found.len() == highlights
        && !best.is_known;
    let is_alone = others
        .iter()
        .all(|other| other.agreement.common * 100 <= agreement.common * RUNNER_UP);
    (is_it && is_alone).then_some(best.post)
}

/// The post that a highlight goes to if the missing post is taken for the chosen candidate: where its passage is found, in
/// the chosen one before all others. What is found in none, or in several others, goes with the chosen one.
pub fn placed(highlight: RecordId, chosen: &Candidate, candidates: &[Candidate]) -> PostId {
    if chosen.found.contains(&highlight) {
        return chosen.post;
    }
    let mut others = candidates
        .iter()
        .filter(|other| other.post != chosen.post && other.found.contains(&highlight));
    match (others.next(), others.next()) {
        (Some(only), None) => only.post,
        _ => chosen.post,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(number: u128) -> RecordId {
        RecordId::from_u128(number)
    }

    /// A candidate with so many common words of 100 and of so many own ones, in which these highlights are found.
    fn candidate(post: u32, common: usize, current: usize, found: &[u128]) -> Candidate {
        Candidate {
            post: PostId(post),
            agreement: Agreement {
                earlier: 100,
                current,
                common,
            },
            found: found.iter().copied().map(id).collect(),
            has_title: false,
            is_known: false,
        }
    }

    #[test]
    fn a_renamed_and_edited_post_is_sure() {
        let edited = candidate(1, 80, 110, &[1, 2]);
        let unlike = candidate(2, 10, 100, &[]);
        assert_eq!(sure(2, &[edited.clone(), unlike]), Some(PostId(1)));
        assert_eq!(sure(2, &[edited]), Some(PostId(1)));
    }

    #[test]
    fn what_is_not_sure_is_asked() {
        let good = candidate(1, 80, 110, &[1, 2]);
        let also_good = candidate(2, 78, 100, &[1, 2]);
        assert_eq!(sure(2, &[good.clone(), also_good]), None, "two are alike");
        assert_eq!(
            sure(3, std::slice::from_ref(&good)),
            None,
            "a highlight is not there"
        );
        assert_eq!(sure(1, &[candidate(1, 60, 70, &[1])]), None, "too far off");
        assert_eq!(sure(1, &[candidate(1, 90, 300, &[1])]), None, "merged");
        let known = Candidate {
            is_known: true,
            ..good.clone()
        };
        assert_eq!(sure(2, &[known]), None, "another post all along");
        let short = Candidate {
            agreement: Agreement {
                earlier: 20,
                current: 20,
                common: 20,
            },
            ..good
        };
        assert_eq!(sure(2, &[short]), None, "too short");
        assert_eq!(sure(0, &[]), None);
    }

    #[test]
    fn highlights_of_a_split_post_go_where_they_are_found() {
        let candidates = [
            candidate(1, 70, 70, &[1, 2, 3]),
            candidate(2, 30, 30, &[3, 4]),
            candidate(3, 5, 50, &[5]),
            candidate(4, 5, 50, &[5]),
        ];
        let [chosen, other, ..] = &candidates;
        let to = |highlight, chosen| placed(id(highlight), chosen, &candidates).0;
        let all = |chosen| [1, 2, 3, 4, 5, 6].map(|highlight| to(highlight, chosen));
        assert_eq!(
            all(chosen),
            [1, 1, 1, 2, 1, 1],
            "3 is in both, 5 in two others"
        );
        assert_eq!(all(other), [1, 1, 2, 2, 2, 2]);
    }

    proptest! {
        #[test]
        fn every_highlight_goes_to_a_candidate(
            found in proptest::collection::vec(proptest::collection::vec(0_u128..6, 0..6), 1..5),
            chosen: proptest::sample::Index,
        ) {
            let candidates: Vec<Candidate> = (0..)
                .zip(&found)
                .map(|(post, found)| candidate(post, 50, 100, found))
                .collect();
            let chosen = chosen.get(&candidates);
            for highlight in (0..6).map(id) {
                let post = placed(highlight, chosen, &candidates);
                prop_assert!(candidates.iter().any(|candidate| candidate.post == post));
                if chosen.found.contains(&highlight) {
                    prop_assert_eq!(post, chosen.post);
                }
            }
        }
    }
}
