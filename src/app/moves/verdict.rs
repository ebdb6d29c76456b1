//! What was decided about a missing post, to be remembered on this machine.

use super::missing::PostKey;

/// What became of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is surely this post now; nobody was asked.
    Is(PostKey),
    /// The person said that it is none of these, each with the share of its words that it had then, in percent.
    Gone(Vec<(PostKey, u8)>),
}

/// A verdict, and the post it is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictOn {
    /// The missing post.
    pub post: PostKey,
    /// What became of it.
    pub verdict: Verdict,
}

/// A refused candidate that has so much more of the words, in percent, is worth another question.
const NEWS: u8 = 10;

impl Verdict {
    /// Whether a candidate, with its share of the words in percent, was refused and is as it was then.
    pub fn refuses(&self, candidate: &PostKey, share: u8) -> bool {
        let Self::Gone(refused) = self else {
            return false;
        };
        refused
            .iter()
            .any(|(post, before)| post == candidate && share < before.saturating_add(NEWS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_refused_is_asked_again_only_if_it_changed_much() {
        let post = |path: &str| PostKey {
            root: "blog".to_owned(),
            path: path.to_owned(),
        };
        let gone = Verdict::Gone(vec![(post("a.md"), 40)]);
        assert!(gone.refuses(&post("a.md"), 40));
        assert!(gone.refuses(&post("a.md"), 49));
        assert!(!gone.refuses(&post("a.md"), 50));
        assert!(!gone.refuses(&post("b.md"), 1));
        assert!(!Verdict::Is(post("a.md")).refuses(&post("a.md"), 40));
    }
}
