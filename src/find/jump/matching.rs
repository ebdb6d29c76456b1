//! Whether an entry matches a query, and how well. Pure; it knows nothing of the order of the list.

use std::ops::Range;

use super::block::{Block, PackedEntry};
use super::entry::{JumpKind, Tier};
use super::grade::{BEST_QUALITY, Grade, MAX_SCATTERED, NO_MATCH};
use super::initials;
use super::query::{Query, QueryWord};
use super::syntax::How;
use super::vocabulary::Vocabulary;

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

/// Letters of names are those of initials and beginnings; many others would be found in the names of a panel.
const NAMES: u8 = 180;

impl Field {
    /// What is not told of the entry itself counts as the beginning of a word at best, so that a title with "backups" is
    /// before a title in a post about backup.
    const fn tier(self, grade: Grade) -> Tier {
        match (self, grade.tier()) {
            (Self::Topics | Self::PostAndEvent, Tier::WholeWord) => Tier::WordPrefix,
            (_, tier) => tier,
        }
    }

    /// How much less a word tells here than in the title.
    const fn discount(self) -> u8 {
        match self {
            Self::Title => 0,
            Self::Speakers => 8,
            Self::Topics => 25,
            Self::PostAndEvent => 40,
        }
    }
}

impl Rank {
    /// The rank of everything when nothing is asked.
    pub const BEST: Self = Self(0);

    const fn new(tier: Tier, field: Field) -> Self {
        Self((tier as u8) << 2 | field as u8)
    }

    /// The weaker of the two tiers with the weaker of the two fields. Where letters are only alike, it is their likeness
    /// that counts, not the field.
    fn weaker_in_each(self, other: Self) -> Self {
        const FIELD: u8 = 0b11;
        let tier = (self.0 & !FIELD).max(other.0 & !FIELD);
        let field = (self.0 & FIELD).max(other.0 & FIELD);
        let fuzzy = (Tier::Fuzzy as u8) << 2;
        Self(if tier >= fuzzy { tier } else { tier | field })
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
            .unwrap_or(Tier::Partly)
    }

    /// At best this field.
    fn at_best(self, field: Field) -> Self {
        self.weaker_in_each(Self::new(Tier::WholeWord, field))
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
}

/// How a word matches.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    rank: Rank,
    quality: u8,
    is_scattered: bool,
}

impl Found {
    fn new(grade: Grade, field: Field) -> Self {
        Self {
            rank: Rank::new(field.tier(grade), field),
            quality: grade.quality() - field.discount(),
            is_scattered: false,
        }
    }

    fn fuzzy(quality: u8, field: Field) -> Self {
        Self {
            rank: Rank::new(Tier::Fuzzy, field),
            quality: quality.saturating_sub(field.discount()),
            is_scattered: false,
        }
    }

    /// The better tier, then the better field or likeness.
    fn better(self, other: Self) -> Self {
        let key = |found: Self| match found.rank.tier() {
            tier @ (Tier::Fuzzy | Tier::Partly) => (tier, 0, 255 - found.quality),
            tier => (tier, found.rank.number(), 255 - found.quality),
        };
        if key(other) < key(self) { other } else { self }
    }
}

/// How well the words of a query match a block's post and event.
///
/// Letters with gaps between do not count there: nearly every post's title has them, and all its sections would match.
pub fn match_context(query: &Query, block: &Block) -> Vec<Option<Found>> {
    let context = block.context();
    let (text, words) = (block.text_of(context), block.words_of(context));
    query
        .words
        .iter()
        .map(|word| {
            let is_of_title = !matches!(word.how, How::Near | How::Exact);
            let grade = (!is_of_title).then(|| word.grade_in(text, words))?;
            let grade = Grade::from_number(grade)?;
            Some(Found::new(grade, Field::PostAndEvent))
        })
        .collect()
}

/// The weakest tier and field of the words and a score within that rank, if every word matches and nothing unwanted does.
pub fn match_entry(
    query: &Query,
    vocabulary: &Vocabulary,
    block: &Block,
    context: &[Option<Found>],
    entry: &PackedEntry,
) -> Option<Match> {
    if !is_wanted(query, block, entry) {
        return None;
    }
    let mut rank = Rank::BEST;
    let mut quality = 0;
    let mut is_scattered = false;
    for (word, in_context) in query.words.iter().zip(context) {
        let found = match_word(word, *in_context, vocabulary, block, entry)?;
        rank = rank.weaker_in_each(found.rank);
        quality += u32::from(found.quality);
        is_scattered |= found.is_scattered;
    }
    let words = u32::try_from(query.words.len()).unwrap_or(u32::MAX).max(1);
    let quality = quality * 16 / words;
    let rank = rank.at_best(best_field(entry.kind, query.words.len()));
    let phrase = match rank.tier() {
        Tier::Fuzzy | Tier::Partly => 0,
        _ => phrase_score(query, shown_title(block.text_of(entry.title_field()))),
    };
    let others = filled(query, block, entry) + same_case(query, block, entry);
    Some(Match {
        rank,
        score: u16::try_from(phrase * 12_000 + quality + others).unwrap_or(u16::MAX),
        is_scattered,
    })
}

/// How well an entry matches some of the words: the share of what they tell, in 1/10,000; `None` below half.
pub fn match_partly(
    query: &Query,
    block: &Block,
    context: &[Option<Found>],
    entry: &PackedEntry,
) -> Option<u16> {
    if !is_wanted(query, block, entry) {
        return None;
    }
    let (mut matched, mut reached, mut all) = (0, 0, 0);
    for (word, in_context) in query.words.iter().zip(context) {
        let found = own_match(word, block, entry).into_iter().chain(*in_context);
        let found = found.reduce(Found::better);
        all += word.weight;
        match found {
            Some(found) => {
                matched += word.weight;
                reached += word.weight * u32::from(found.quality);
            }
            // Who says how a word is meant means it.
            None if word.how != How::Near => return None,
            None => {}
        }
    }
    let is_enough = matched > 0 && 2 * matched >= all;
    let share = is_enough.then(|| 10_000 * reached / (all * u32::from(BEST_QUALITY)))?;
    u16::try_from(share).ok()
}

/// Whether it is of the kind that is wanted, and has nothing that is not.
fn is_wanted(query: &Query, block: &Block, entry: &PackedEntry) -> bool {
    query.kind.is_none_or(|kind| kind == entry.kind)
        && !entry.is_gone
        && query.unwanted.iter().all(|word| {
            let own = block.text_of(entry.all_fields());
            let in_context = block.text_of(block.context());
            let has = match word.how {
                How::Near | How::Exact => {
                    word.holds_for_title(own) || word.holds_for_title(in_context)
                }
                _ => word.holds_for_title(shown_title(block.text_of(entry.title_field()))),
            };
            !has || !case_holds(word, block, entry)
        })
}

/// The best field that an entry of a kind can be found by: what leads to others comes behind these.
const fn best_field(kind: JumpKind, words: usize) -> Field {
    match kind {
        JumpKind::Speaker => Field::Speakers,
        JumpKind::Topic if words > 1 => Field::Topics,
        JumpKind::Event | JumpKind::Command => Field::PostAndEvent,
        _ => Field::Title,
    }
}

fn match_word(
    word: &QueryWord,
    in_context: Option<Found>,
    vocabulary: &Vocabulary,
    block: &Block,
    entry: &PackedEntry,
) -> Option<Found> {
    if (word.needed & !entry.mask).count_ones() > word.forgiven {
        return in_context;
    }
    let own = own_match(word, block, entry);
    let best = own.into_iter().chain(in_context).reduce(Found::better);
    let is_settled = best.is_some_and(|found| found.rank.tier() < Tier::Fuzzy);
    if is_settled || word.how != How::Near || word.mask & !entry.mask != 0 {
        return best.filter(|_| case_is_right(word, block, entry));
    }
    let letters = letters_of_title(word, vocabulary, block, entry);
    let letters = letters.or_else(|| letters_of_speakers(word, vocabulary, block, entry));
    best.into_iter().chain(letters).reduce(Found::better)
}

/// Exact words that were typed with upper-case letters stand so; in other words upper case is only preferred.
fn case_is_right(word: &QueryWord, block: &Block, entry: &PackedEntry) -> bool {
    word.how == How::Near || case_holds(word, block, entry)
}

fn case_holds(word: &QueryWord, block: &Block, entry: &PackedEntry) -> bool {
    let cased = word.cased.as_deref();
    cased.is_none_or(|cased| block.shows(entry, cased))
}

/// The title's letters in order: best as beginnings of words.
fn letters_of_title(
    word: &QueryWord,
    vocabulary: &Vocabulary,
    block: &Block,
    entry: &PackedEntry,
) -> Option<Found> {
    if word.mask & !entry.title_mask != 0 || entry.kind == JumpKind::Command {
        return None;
    }
    let title = shown_title(block.text_of(entry.title_field()));
    let range = letters_in_order(title, word)?;
    let words = block.words_of(entry.title_field());
    let words = words.iter().map(|word| vocabulary.word(*word));
    if word.text.is_ascii()
        && let Some(quality) = initials::quality(words, &word.text)
    {
        return Some(Found::fuzzy(quality, Field::Title));
    }
    let gaps = range.len() - word.text.len();
    let quality = MAX_SCATTERED.saturating_sub(u8::try_from(gaps).unwrap_or(u8::MAX));
    Some(Found {
        is_scattered: true,
        ..Found::fuzzy(quality, Field::Title)
    })
}

/// "jbeda" for "Joe Beda".
fn letters_of_speakers(
    word: &QueryWord,
    vocabulary: &Vocabulary,
    block: &Block,
    entry: &PackedEntry,
) -> Option<Found> {
    let [_, speakers, _] = entry.fields;
    let words = block.words_of(speakers);
    if words.is_empty() || !word.text.is_ascii() {
        return None;
    }
    let words = words.iter().map(|word| vocabulary.word(*word));
    let quality = initials::quality(words, &word.text)?;
    (quality >= NAMES).then(|| Found::fuzzy(quality, Field::Speakers))
}

/// The title without its other names: letters with gaps between mean nothing in what nobody sees.
pub fn shown_title(field: &str) -> &str {
    field.split_once('\n').map_or(field, |(title, _)| title)
}

/// The best match of a word in the fields of an entry, without letters that merely come in order.
fn own_match(word: &QueryWord, block: &Block, entry: &PackedEntry) -> Option<Found> {
    if word.is_looked_up() && word.grade_of_words(block.words_of(entry.all_fields())) == NO_MATCH {
        return None;
    }
    if !matches!(word.how, How::Near | How::Exact) {
        let title = shown_title(block.text_of(entry.title_field()));
        let holds = word.holds_for_title(title);
        return holds.then(|| Found::new(Grade::Start, Field::Title));
    }
    let fields = OWN_FIELDS.into_iter().zip(entry.fields);
    fields
        .filter_map(|(field, searched)| {
            let grade = word.grade_in(block.text_of(searched), block.words_of(searched));
            Some(Found::new(Grade::from_number(grade)?, field))
        })
        .reduce(Found::better)
}

/// A title that is the query comes first, then one that begins with it, then one that holds its words side by side.
fn phrase_score(query: &Query, title: &str) -> u32 {
    match title.strip_prefix(query.phrase.as_str()) {
        Some("") => 3,
        Some(rest) if !query.phrase.is_empty() && !rest.starts_with(char::is_alphanumeric) => 2,
        _ => u32::from(query.words.len() > 1 && query.phrase_is_in(title)),
    }
}

/// Upper-case letters that were typed are preferred.
fn same_case(query: &Query, block: &Block, entry: &PackedEntry) -> u32 {
    let cased = query.words.iter().filter(|word| word.cased.is_some());
    let held = cased.filter(|word| case_holds(word, block, entry)).count();
    300 * u32::try_from(held.min(4)).unwrap_or_default()
}

/// How much of the title the query's letters fill, in steps that leave room for other reasons.
fn filled(query: &Query, block: &Block, entry: &PackedEntry) -> u32 {
    let title = block.title_of(entry).len().max(1);
    let steps = (8 * query.phrase.len() / title).min(8);
    u32::try_from(40 * steps).unwrap_or_default()
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
