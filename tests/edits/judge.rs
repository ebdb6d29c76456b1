//! Whether a passage was found where it is, and tables of how often.

use std::collections::BTreeMap;
use std::fmt;

use kubenotes::text::Span;

/// How finding a passage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The right place, or rightly none.
    Right,
    /// The right place, but much less or much more of it.
    Part,
    /// Another place.
    Wrong,
    /// None, though there is one.
    Orphan,
    /// None, but the right one was suggested.
    Suggested,
}

/// Whether a place is the one wanted: at least half of both together is shared.
pub fn overlaps_enough(found: Span, wanted: Span) -> bool {
    let shared = found.intersection(wanted).map_or(0, Span::len);
    shared * 2 >= found.union(wanted).len()
}

/// The right place, but much less or much more of it.
pub fn shares_half(found: Span, wanted: Span) -> bool {
    let shared = found.intersection(wanted).map_or(0, Span::len);
    shared * 2 >= found.len().min(wanted.len())
}

/// How a passage that is at `wanted` was found.
pub fn judged(found: Option<Span>, suggestion: Option<Span>, wanted: Option<Span>) -> Outcome {
    match (found, wanted) {
        (Some(found), Some(wanted)) if overlaps_enough(found, wanted) => Outcome::Right,
        (None, None) => Outcome::Right,
        (Some(found), Some(wanted)) if shares_half(found, wanted) => Outcome::Part,
        (Some(_), _) => Outcome::Wrong,
        (None, Some(wanted)) => match suggestion {
            Some(suggestion) if shares_half(suggestion, wanted) => Outcome::Suggested,
            _ => Outcome::Orphan,
        },
    }
}

/// Counts of outcomes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    counts: [usize; 5],
}

impl Tally {
    /// How many there are of an outcome.
    pub const fn of(&self, outcome: Outcome) -> usize {
        self.counts[outcome as usize]
    }

    /// How many there are.
    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The share of an outcome, in percent.
    #[expect(clippy::cast_precision_loss, reason = "a share, to be read")]
    pub fn percent(&self, outcome: Outcome) -> f64 {
        100.0 * self.of(outcome) as f64 / self.all().max(1) as f64
    }
}

/// Tallies by name.
#[derive(Default)]
pub struct Table {
    rows: BTreeMap<String, Tally>,
}

impl Table {
    /// Counts an outcome in a row.
    pub fn count(&mut self, row: impl Into<String>, outcome: Outcome) {
        self.rows.entry(row.into()).or_default().counts[outcome as usize] += 1;
    }

    /// A row.
    pub fn row(&self, name: &str) -> Tally {
        self.rows.get(name).copied().unwrap_or_default()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = ["all", "right", "part", "wrong", "orphan", "suggested"];
        write!(f, "{:46}", "")?;
        for head in heads {
            write!(f, " {head:>9}")?;
        }
        writeln!(f)?;
        for (name, tally) in &self.rows {
            write!(f, "{name:46} {:9}", tally.all())?;
            for count in tally.counts {
                write!(f, " {count:9}")?;
            }
            let [right, wrong] =
                [Outcome::Right, Outcome::Wrong].map(|outcome| tally.percent(outcome));
            writeln!(f, "   {right:5.1} % right, {wrong:.1} % wrong")?;
        }
        Ok(())
    }
}
