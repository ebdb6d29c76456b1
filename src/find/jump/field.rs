//! The fields of an entry, and its words in them. Only names and numbers.

use super::entry::Tier;
use super::grade::Grade;
use super::vocabulary::WordId;

/// Where a word matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The title.
    Title,
    /// Speakers, authors.
    Speakers,
    /// What it is about.
    Topics,
    /// What it stands in.
    PostAndEvent,
}

impl Field {
    /// Those of an entry itself.
    pub const OWN: [Self; 3] = [Self::Title, Self::Speakers, Self::Topics];

    /// Every field, best first.
    pub const ALL: [Self; 4] = [
        Self::Title,
        Self::Speakers,
        Self::Topics,
        Self::PostAndEvent,
    ];

    /// What is not told of the entry itself counts as the beginning of a word at best, so that a title with "backups" is
    /// before a title in a post about backup.
    pub const fn tier(self, grade: Grade) -> Tier {
        match (self, grade.tier()) {
            (Self::Topics | Self::PostAndEvent, Tier::WholeWord) => Tier::WordPrefix,
            (_, tier) => tier,
        }
    }

    /// How much less a word tells here than in the title.
    pub const fn discount(self) -> u8 {
        match self {
            Self::Title => 0,
            Self::Speakers => 8,
            Self::Topics => 25,
            Self::PostAndEvent => 40,
        }
    }
}

/// A word of an entry: its number, and the field it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldWord(u32);

impl FieldWord {
    /// Bits of the number.
    const BITS: u32 = 30;

    /// A word in a field.
    pub const fn new(word: WordId, field: Field) -> Self {
        Self(((field as u32) << Self::BITS) | (word & ((1 << Self::BITS) - 1)))
    }

    /// Its number.
    #[inline]
    pub const fn id(self) -> WordId {
        self.0 & ((1 << Self::BITS) - 1)
    }

    /// The number of its field.
    #[inline]
    pub const fn field(self) -> usize {
        (self.0 >> Self::BITS) as usize
    }
}
