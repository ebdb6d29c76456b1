//! Whether an entry matches a query, and how well. Pure; it knows nothing of the order of the list.

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
    for (word, in_context) in query.words.iter().zip(context) {
        let own = match_word(word, block, entry);
        let best = match (own, *in_context) {
            (Some(own), Some(context)) => own.min(context),
            (own, context) => own.or(context)?,
        };
        weakest = weakest.weaker_in_each(best);
    }
    let score = match weakest.tier() {
        Tier::Fuzzy => compactness(query, block, entry),
        _ => phrase_score(query, block.text_of(entry.fields[0])),
    };
    Some((weakest, score))
}

fn match_word(word: &QueryWord, block: &Block, entry: &PackedEntry) -> Option<Rank> {
    if (word.mask & !entry.mask).count_ones() > word.forgiven {
        return None;
    }
    let mut best = None;
    for (field, searched) in OWN_FIELDS.into_iter().zip(entry.fields) {
        let tier = word.tier_in(block.text_of(searched), block.words_of(searched));
        let rank = Rank::new(tier, field);
        best = match (best, rank) {
            (Some(best), Some(rank)) => Some(rank.min(best)),
            (best, rank) => best.or(rank),
        };
    }
    if best.is_none_or(|rank| rank.tier() > Tier::Fuzzy)
        && word.mask & !entry.title_mask == 0
        && letters_in_order(block.text_of(entry.fields[0]), &word.text).is_some()
    {
        best = Rank::new(Tier::Fuzzy as u8, Field::Title);
    }
    best
}

/// A title that is the query comes first, then one that begins with it, then one that holds its words side by side.
fn phrase_score(query: &Query, title: &str) -> u16 {
    let title = title.trim_end_matches('\n');
    match title.strip_prefix(query.phrase.as_str()) {
        Some("") => 3,
        Some(rest) if !query.phrase.is_empty() && !rest.starts_with(char::is_alphanumeric) => 2,
        _ => u16::from(query.words.len() > 1 && title.contains(&query.phrase)),
    }
}

/// The fewer letters stand between those of the loosest word, the better.
fn compactness(query: &Query, block: &Block, entry: &PackedEntry) -> u16 {
    let title = block.text_of(entry.fields[0]);
    let gaps = query
        .words
        .iter()
        .filter_map(|word| Some(letters_in_order(title, &word.text)?.len() - word.text.len()))
        .max()
        .unwrap_or(0);
    u16::try_from(gaps).map_or(0, |gaps| 1000_u16.saturating_sub(gaps))
}

/// The bytes of `text` from the first to the last letter of `letters`, if they come in this order: the first place
/// where they have all come, taken as late as it can begin.
fn letters_in_order(text: &str, letters: &str) -> Option<std::ops::Range<usize>> {
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
    use super::letters_in_order;

    #[test]
    fn letters_are_found_in_the_narrowest_place_of_the_first_end() {
        assert_eq!(letters_in_order("a-abxc-abc", "abc"), Some(2..6));
        assert_eq!(letters_in_order("äöü", "öü"), Some(2..6));
        assert_eq!(letters_in_order("cba", "abc"), None);
    }
}
