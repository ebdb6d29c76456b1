//! The order of what matches, in numbers that are compared alone. It knows nothing of how matches are found.

use super::block::EntryIn;
use super::entry::{JumpKind, Tier};
use super::field::Field;

/// How well an entry matches; smaller is better.
///
/// Tier before field, in one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8);

impl Rank {
    /// The rank of everything when nothing is asked.
    pub const BEST: Self = Self(0);

    /// The rank of a field in a tier.
    pub const fn new(tier: Tier, field: Field) -> Self {
        Self((tier as u8) << 2 | field as u8)
    }

    /// The weaker of the two tiers with the weaker of the two fields. Where letters are only alike, it is their likeness
    /// that counts, not the field.
    pub fn weaker_in_each(self, other: Self) -> Self {
        const FIELD: u8 = 0b11;
        let tier = (self.0 & !FIELD).max(other.0 & !FIELD);
        let field = (self.0 & FIELD).max(other.0 & FIELD);
        let fuzzy = (Tier::Fuzzy as u8) << 2;
        Self(if tier >= fuzzy { tier } else { tier | field })
    }

    /// At best this field.
    pub fn at_best(self, field: Field) -> Self {
        self.weaker_in_each(Self::new(Tier::WholeWord, field))
    }

    /// Whether letters are only alike.
    pub const fn is_fuzzy(self) -> bool {
        self.0 >= (Tier::Fuzzy as u8) << 2
    }
}

/// How an entry matches.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// What counts first.
    pub rank: Rank,
    /// What counts among entries of that rank; the higher the better.
    pub score: u16,
    /// Whether a word matches only by letters that begin no words, so that the matcher is to judge it.
    pub is_scattered: bool,
}

impl Match {
    /// A match of some of the words.
    pub const fn partly(score: u16) -> Self {
        Self {
            rank: Rank::new(Tier::Partly, Field::Title),
            score,
            is_scattered: false,
        }
    }

    /// A match of nearly all that the words tell, among those that have all words, but some as scattered letters only.
    pub fn as_good_as_scattered(share: u16) -> Option<Self> {
        const LEAST: u16 = 7_000;
        const BEST: u32 = 2_600;
        let score = BEST * u32::from(share) / 10_000;
        (share >= LEAST).then_some(Self {
            rank: Rank::new(Tier::Fuzzy, Field::Title),
            score: u16::try_from(score).unwrap_or(u16::MAX),
            is_scattered: false,
        })
    }

    /// Its place in the order of all. What was used often comes before equals of its kind.
    pub fn key(self, entry: EntryIn<'_>) -> Key {
        let (kind, boost) = (entry.packed.kind, u16::from(entry.boost()));
        let score = if self.rank.is_fuzzy() {
            let behind = 24 * kind as u16;
            (self.score + 20 * boost).saturating_sub(behind)
        } else {
            self.score.saturating_add(150 * boost)
        };
        let class = class(self.rank, kind);
        Key((class << 16 | u64::from(score)) << 33 | entry.block.recency())
    }
}

/// Rank and kind as they are ordered. Where letters are only alike, likeness counts before the kind.
const fn class(rank: Rank, kind: JumpKind) -> u64 {
    let kind = if rank.is_fuzzy() { 0 } else { 15 - kind as u64 };
    (31 - rank.0 as u64) << 4 | kind
}

/// The order in one number, the higher the better: 5 bits of rank, 4 of kind, 16 of score, 33 of recency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// Whether something of a rank and a kind may come before what this is the least of.
    #[inline]
    pub const fn may_be_of(self, rank: Rank, kind: JumpKind) -> bool {
        class(rank, kind) >= self.0 >> 49
    }

    /// Rank, kind and score: what a person may see as the score of a hit.
    pub const fn score(self) -> u32 {
        (self.0 >> 33) as u32
    }

    /// Its tier.
    pub fn tier(self) -> Tier {
        let rank = 31 - (self.0 >> 53) as usize;
        Tier::ALL.get(rank >> 2).copied().unwrap_or(Tier::Partly)
    }

    /// The score within its rank and kind.
    pub const fn inner_score(self) -> u16 {
        (self.score() & 0xFFFF) as u16
    }

    /// The same with another score within its rank and kind.
    pub const fn with_inner_score(self, score: u16) -> Self {
        let without = self.0 & !(0xFFFF << 33);
        Self(without | (score as u64) << 33)
    }

    /// The key as a number, to be shared between threads.
    pub const fn number(self) -> u64 {
        self.0
    }

    /// The key of a number.
    pub const fn from_number(number: u64) -> Self {
        Self(number)
    }
}
