//! Whether a sentence tells of something that its author may dig into: cues that no negation and no other person takes away.

use crate::text::Span;

use super::cues::{Ready, Sense};
use super::matching::Token;

/// A cue that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Its words.
    pub cue: Span,
    /// How sure it is, of 100.
    pub weight: u8,
    /// Whether what it is about must stand in its sentence.
    pub is_near: bool,
}

/// The surest cue of a sentence; of equally sure ones the longest.
pub(super) fn verdict(ready: &Ready, tokens: &[Token]) -> Option<Verdict> {
    let mut best: Option<(u8, usize, Verdict)> = None;
    for at in 0..tokens.len() {
        for (cue, length) in ready.cues_at(tokens, at) {
            let is_better =
                best.is_none_or(|(weight, longest, _)| (cue.weight, length) > (weight, longest));
            if !is_better || is_taken_away(ready, tokens, at, length) {
                continue;
            }
            let (Some(first), Some(last)) =
                (tokens.get(at), tokens.get(at + length.saturating_sub(1)))
            else {
                continue;
            };
            let verdict = Verdict {
                cue: first.span.union(last.span),
                weight: cue.weight,
                is_near: cue.is_near,
            };
            best = Some((cue.weight, length, verdict));
        }
    }
    let (.., verdict) = best?;
    (!ready.is_ruled_out(tokens)).then_some(verdict)
}

/// Whether what stands before a cue makes it a negation or somebody else's.
fn is_taken_away(ready: &Ready, tokens: &[Token], at: usize, length: usize) -> bool {
    let before = tokens.get(..at).unwrap_or_default();
    let cue = tokens.get(at..at + length).unwrap_or_default();
    let part = before.rsplit(|token| ready.is(token, Sense::Turn)).next();
    let part = part.unwrap_or_default();
    let is_own = |tokens: &[Token]| tokens.iter().any(|token| ready.is(token, Sense::Own));
    let is_other = |token: &Token| ready.is(token, Sense::Other);
    let begins_own = cue.first().is_some_and(|token| ready.is(token, Sense::Own));
    let after = tokens.get(at + length);
    is_negated(ready, part)
        || after.is_some_and(|token| ready.is(token, Sense::Negation))
        || is_reported(ready, before)
        || (!begins_own && part.iter().any(is_other) && !is_own(part))
}

/// Whether a negation reaches to the end of these words.
fn is_negated(ready: &Ready, words: &[Token]) -> bool {
    words.iter().any(|token| ready.is(token, Sense::Negation))
}

/// Whether the words end in what somebody else said or asked for; what they told the author is the author's.
fn is_reported(ready: &Ready, before: &[Token]) -> bool {
    let Some(at) = before
        .iter()
        .rposition(|token| ready.is(token, Sense::Report))
    else {
        return false;
    };
    let (subject, heard) = before.split_at(at);
    let own = |tokens: &[Token]| tokens.iter().any(|token| ready.is(token, Sense::Own));
    let near = subject
        .get(subject.len().saturating_sub(4)..)
        .unwrap_or_default();
    !own(near) && !own(heard) && !subject.is_empty()
}
