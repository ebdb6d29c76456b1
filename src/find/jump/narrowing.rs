//! Whether a query that was changed can find what it did not find before. It compares no entries.

use super::syntax::{Asked, How, Term};
use super::typo::{Forgiveness, Numeronym};

/// What a changed query can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Narrowing {
    /// Only what it found before.
    Full,
    /// That, and what has words that are like its own: for more letters more is forgiven.
    ButForLikeness,
    /// Anything.
    None,
}

impl Narrowing {
    /// From one query to another.
    ///
    /// Numbers that stand for letters may match what they did not match before; so may what must not match.
    pub fn between(before: &Asked, after: &Asked) -> Self {
        let kind_narrows = before.kind.is_none() || before.kind == after.kind;
        if !kind_narrows || before.terms.len() > after.terms.len() {
            return Self::None;
        }
        let pairs = before.terms.iter().zip(&after.terms);
        let narrowings = pairs.map(|(before, after)| Self::of_term(before, after));
        narrowings.max().unwrap_or(Self::Full)
    }

    fn of_term(before: &Term, after: &Term) -> Self {
        let forgiven = |term: &Term| Forgiveness::of(term.text.chars().count());
        let is_number = |term: &Term| Numeronym::parse(&term.text).is_some();
        let is_looked_up = |term: &Term| term.text.chars().all(char::is_alphanumeric);
        match (before.how, after.how) {
            _ if before == after => Self::Full,
            (How::Near, How::Near) => {
                let grows = after.text.starts_with(&before.text)
                    && !is_number(after)
                    && is_looked_up(before) == is_looked_up(after);
                match grows {
                    true if forgiven(before) == forgiven(after) => Self::Full,
                    true if is_looked_up(after) => Self::ButForLikeness,
                    _ => Self::None,
                }
            }
            (How::Exact, How::Exact) | (How::Start, How::Start)
                if !before.negated
                    && !after.negated
                    && before.cased.is_none()
                    && after.text.starts_with(&before.text) =>
            {
                Self::Full
            }
            _ => Self::None,
        }
    }
}
