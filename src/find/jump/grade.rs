//! How well a word of a query matches a word or a text, from the word itself down to letters with gaps between them.
//!
//! Only names and numbers: who compares stands in other files.

use super::entry::Tier;

/// How well a word matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Grade {
    /// It is a word.
    Whole,
    /// A word begins with it, or it stands for a word by number ("k8s").
    Start,
    /// It stands inside a word.
    Inside,
    /// A word with one letter left out, too many, wrong, or swapped with its neighbour.
    OneSlip,
    /// Another word of the same stem.
    Stem,
    /// The beginning of a word, with one slip.
    OneSlipAtStart,
    /// A word or the beginning of one, with two slips.
    TwoSlips,
}

/// No grade, in tables of bytes.
pub const NO_MATCH: u8 = Grade::ALL.len() as u8;

/// The best quality: that of whole words.
pub const BEST_QUALITY: u8 = 250;

/// What letters with gaps between can reach at most, if they do not begin words.
pub const MAX_SCATTERED: u8 = 90;

impl Grade {
    /// Every grade, best first.
    pub const ALL: [Self; 7] = [
        Self::Whole,
        Self::Start,
        Self::Inside,
        Self::OneSlip,
        Self::Stem,
        Self::OneSlipAtStart,
        Self::TwoSlips,
    ];

    /// The tier it belongs to.
    pub const fn tier(self) -> Tier {
        match self {
            Self::Whole => Tier::WholeWord,
            Self::Start => Tier::WordPrefix,
            Self::Inside => Tier::Substring,
            Self::OneSlip | Self::Stem | Self::OneSlipAtStart | Self::TwoSlips => Tier::Fuzzy,
        }
    }

    /// How much it speaks for an entry beside other words; the higher the better.
    pub const fn quality(self) -> u8 {
        match self {
            Self::Whole => BEST_QUALITY,
            Self::Start => 230,
            Self::Inside => 205,
            Self::OneSlip => 190,
            Self::Stem => 185,
            Self::OneSlipAtStart => 170,
            Self::TwoSlips => 145,
        }
    }
}
