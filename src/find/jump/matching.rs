//! Whether an entry matches a query, and how well. Pure; it knows nothing of the order of the list.

use std::ops::Range;

use super::block::{Block, PackedEntry};
use super::entry::Tier;
use super::query::{NO_MATCH, Query, QueryWord};

/// How well an entry matches; smaller is better.
///
/// Tier before field, in one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8);

/// Where a word matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Title,
    Speakers,
    Topics,
    PostAndEvent,
}

const OWN_FIELDS: [Field; 3] = [Field::Title, Field::Speakers, Field::Topics];

impl Rank {
    /// The rank of everything when nothing is asked.
    pub const BEST: Self = Self(0);

    fn new(tier: u8, field: Field) -> Option<Self> {
        (tier != NO_MATCH).then_some(Self(tier << 2 | field as u8))
    }

    /// The weaker of the two tiers with the weaker of the two fields.
    const fn weaker_in_each(self, other: Self) -> Self {
        const FIELD: u8 = 0b11;
        let tier = max(self.0 & !FIELD, other.0 & !FIELD);
        Self(tier | max(self.0 & FIELD, other.0 & FIELD))
    }

    /// Less than 32; smaller is better.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Its tier.
    pub fn tier(self) -> Tier {
        Tier::ALL
            .get(usize::from(self.0 >> 2))
            .copied()
            .unwrap_or(Tier::Typo)
    }
}

const fn max(a: u8, b: u8) -> u8 {
    if a < b { b } else { a }
}

/// How well the words of a query match a block's post and event.
///
/// Letters with gaps between do not count there: nearly every post's title has them, and all its sections would match.
pub fn match_context(query: &Query, block: &Block) -> Vec<Option<Rank>> {
    let context = block.context();
    let (text, words) = (block.text_of(context), block.words_of(context));
    query
        .words
        .iter()
        .map(|word| Rank::new(word.tier_in(text, words), Field::PostAndEvent))
        .collect()
}

/// The weakest tier and field of the words and a score within that rank, if every word matches.
pub fn match_entry(
    query: &Query,
    block: &Block,
    context: &[Option<Rank>],
    entry: &PackedEntry,
) -> Option<(Rank, u16)> {
    let mut weakest = Rank::BEST;
    let mut gaps = 0;
    for (word, in_context) in query.words.iter().zip(context) {
        let found = match_word(word, *in_context, block, entry)?;
        weakest = weakest.weaker_in_each(found.rank);
        gaps = gaps.max(found.gaps);
    }
    let score = match weakest.tier() {
        Tier::Fuzzy => 1000_u16.saturating_sub(gaps),
        _ => phrase_score(query, block.text_of(entry.title_field())),
    };
    Some((weakest, score))
}

/// How a word matches.
#[derive(Clone, Copy, Debug)]
struct Found {
    rank: Rank,
    /// In the fuzzy tier how many bytes stand between its letters.
    gaps: u16,
}

impl From<Rank> for Found {
    fn from(rank: Rank) -> Self {
        Self { rank, gaps: 0 }
    }
}

fn match_word(
    word: &QueryWord,
    in_context: Option<Rank>,
    block: &Block,
    entry: &PackedEntry,
) -> Option<Found> {
    if (word.mask & !entry.mask).count_ones() > word.forgiven {
        return in_context.map(Found::from);
    }
    let best = match (own_rank(word, block, entry), in_context) {
        (Some(own), Some(context)) => Some(own.min(context)),
        (own, context) => own.or(context),
    };
    if best.is_some_and(|rank| rank.tier() <= Tier::Fuzzy) || word.mask & !entry.title_mask != 0 {
        return best.map(Found::from);
    }
    match letters_in_order(shown_title(block.text_of(entry.title_field())), word) {
        None => best.map(Found::from),
        Some(range) => Some(Found {
            rank: Rank::new(Tier::Fuzzy as u8, Field::Title)?,
            gaps: u16::try_from(range.len() - word.text.len()).unwrap_or(u16::MAX),
        }),
    }
}

/// The title without its other names: letters with gaps between mean nothing in what nobody sees.
fn shown_title(field: &str) -> &str {
    field.split_once('\n').map_or(field, |(title, _)| title)
}

/// The best rank of a word in the fields of an entry, without letters that merely come in order.
fn own_rank(word: &QueryWord, block: &Block, entry: &PackedEntry) -> Option<Rank> {
    if word.is_looked_up() && word.tier_of_words(block.words_of(entry.all_fields())) == NO_MATCH {
        return None;
    }
    let mut best: Option<Rank> = None;
    for (field, searched) in OWN_FIELDS.into_iter().zip(entry.fields) {
        let tier = word.tier_in(block.text_of(searched), block.words_of(searched));
        let Some(rank) = Rank::new(tier, field) else {
            continue;
        };
        best = Some(best.map_or(rank, |best| best.min(rank)));
    }
    best
}

/// A title that is the query comes first, then one that begins with it, then one that holds its words side by side.
fn phrase_score(query: &Query, title: &str) -> u16 {
    let title = title.trim_end_matches('\n');
    match title.strip_prefix(query.phrase.as_str()) {
        Some("") => 3,
        Some(rest) if !query.phrase.is_empty() && !rest.starts_with(char::is_alphanumeric) => 2,
        _ => u16::from(query.words.len() > 1 && query.phrase_is_in(title)),
    }
}

/// The bytes of `text` from the first to the last letter of a word, if they come in this order: the first place where
/// they have all come, taken as late as it can begin.
fn letters_in_order(text: &str, word: &QueryWord) -> Option<Range<usize>> {
    if word.text.is_ascii() {
        bytes_in_order(text.as_bytes(), word.text.as_bytes())
    } else {
        characters_in_order(text, &word.text)
    }
}

fn bytes_in_order(text: &[u8], letters: &[u8]) -> Option<Range<usize>> {
    let mut end = 0;
    for letter in letters {
        end += memchr::memchr(*letter, text.get(end..)?)? + 1;
    }
    let mut start = end;
    for letter in letters.iter().rev() {
        start = memchr::memrchr(*letter, text.get(..start)?)?;
    }
    Some(start..end)
}

fn characters_in_order(text: &str, letters: &str) -> Option<Range<usize>> {
    let mut rest = text.char_indices();
    let mut end = 0;
    for wanted in letters.chars() {
        let (at, letter) = rest.find(|(_, letter)| *letter == wanted)?;
        end = at + letter.len_utf8();
    }
    let mut rest = text.get(..end)?.char_indices();
    let mut start = end;
    for wanted in letters.chars().rev() {
        start = rest.rfind(|(_, letter)| *letter == wanted)?.0;
    }
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::{bytes_in_order, characters_in_order};

    #[test]
    fn letters_are_found_in_the_narrowest_place_of_the_first_end() {
        for (text, letters, place) in [
            ("a-abxc-abc", "abc", Some(2..6)),
            ("cba", "abc", None),
            ("x", "xx", None),
            ("", "a", None),
        ] {
            assert_eq!(characters_in_order(text, letters), place);
            assert_eq!(bytes_in_order(text.as_bytes(), letters.as_bytes()), place);
        }
        assert_eq!(characters_in_order("äöü", "öü"), Some(2..6));
    }
}
