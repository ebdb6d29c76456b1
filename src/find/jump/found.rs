//! How a word of a query matches, in one number: the smaller, the better. It compares no letters.

use super::entry::Tier;
use super::field::{Field, FieldWord};
use super::grade::{Grade, NO_MATCH};
use super::rank::Rank;

/// How a word matches: tier, then field, then how well; where letters are only alike, only how well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found(u32);

/// Grades in the table, [`NO_MATCH`] included.
const GRADES: usize = NO_MATCH as usize + 1;

/// For each field what each grade is worth there.
const BY_GRADE: [Found; Field::ALL.len() * GRADES] = by_grade();

const fn by_grade() -> [Found; Field::ALL.len() * GRADES] {
    let mut table = [Found::NOTHING; Field::ALL.len() * GRADES];
    let mut field = 0;
    while field < Field::ALL.len() {
        let mut grade = 0;
        while grade < Grade::ALL.len() {
            table[field * GRADES + grade] = Found::graded(Grade::ALL[grade], Field::ALL[field]);
            grade += 1;
        }
        field += 1;
    }
    table
}

impl Found {
    /// It does not match.
    pub const NOTHING: Self = Self(u32::MAX);

    const SCATTERED: u32 = 1;

    const fn new(tier: Tier, field: Field, quality: u8) -> Self {
        let field = match tier {
            Tier::Fuzzy | Tier::Partly => 0,
            _ => field as u32,
        };
        Self(((tier as u32) << 20) | (field << 16) | ((u8::MAX - quality) as u32 * 2))
    }

    const fn graded(grade: Grade, field: Field) -> Self {
        let quality = grade.quality() - field.discount();
        Self::new(field.tier(grade), field, quality)
    }

    /// A grade, as a number, in a field.
    pub fn of(grade: u8, field: Field) -> Self {
        Self::in_table(field as usize, grade)
    }

    /// The best of words with these grades, as numbers, by the numbers of words.
    #[inline]
    pub fn best_of(words: &[FieldWord], grades: &[u8]) -> Self {
        words.iter().fold(Self::NOTHING, |best, word| {
            let grade = grades.get(word.id() as usize).copied().unwrap_or(NO_MATCH);
            best.better(Self::in_table(word.field(), grade))
        })
    }

    #[inline]
    fn in_table(field: usize, grade: u8) -> Self {
        let found = BY_GRADE.get(field * GRADES + usize::from(grade));
        found.copied().unwrap_or(Self::NOTHING)
    }

    /// Letters that begin words of a field.
    pub const fn fuzzy(quality: u8, field: Field) -> Self {
        Self::new(Tier::Fuzzy, field, quality.saturating_sub(field.discount()))
    }

    /// Letters of a title that begin no words.
    pub const fn scattered(quality: u8) -> Self {
        let fuzzy = Self::fuzzy(quality, Field::Title);
        Self(fuzzy.0 | Self::SCATTERED)
    }

    /// The better of two.
    #[inline]
    pub fn better(self, other: Self) -> Self {
        if other.0 < self.0 { other } else { self }
    }

    /// Its rank, if it matches.
    pub fn rank(self) -> Option<Rank> {
        let tier = Tier::ALL.get((self.0 >> 20) as usize)?;
        let field = Field::ALL.get((self.0 >> 16 & 0xF) as usize)?;
        Some(Rank::new(*tier, *field))
    }

    /// How much it speaks for an entry beside other words; the higher the better.
    pub const fn quality(self) -> u8 {
        u8::MAX - (self.0 >> 1) as u8
    }

    /// Whether it is letters that begin no words.
    pub const fn is_scattered(self) -> bool {
        self.0 & Self::SCATTERED != 0
    }

    /// Whether it matches, but by letters that are only alike.
    pub const fn is_alike(self) -> bool {
        !self.is_settled() && self.0 != Self::NOTHING.0
    }

    /// Whether its letters are more than alike.
    pub const fn is_settled(self) -> bool {
        self.0 < (Tier::Fuzzy as u32) << 20
    }
}
