//! Whether an entry matches a query, and how well. Pure; it knows nothing of the order of the list.

use std::ops::Range;

use super::block::{Block, EntryIn, PackedEntry};
use super::entry::JumpKind;
use super::field::{Field, FieldWord};
use super::found::Found;
use super::grade::{BEST_QUALITY, Grade, MAX_SCATTERED, NO_MATCH};
use super::initials;
use super::query::{Query, QueryWord};
use super::rank::{Key, Match, Rank};
use super::syntax::How;
use super::vocabulary::Vocabulary;

/// Letters of names are those of initials and beginnings; many others would be found in the names of a panel.
const NAMES: u8 = 180;

/// What upper-case letters are worth that stand as they were typed; more than four words with some are not counted.
const SAME_CASE: u32 = 300;

/// What each step of a title is worth that the query's letters fill.
const FILLED: u32 = 40;

/// What is compared with entries.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The query.
    pub query: &'a Query,
    /// The words of the entries.
    pub vocabulary: &'a Vocabulary,
}

/// An entry that matches.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    /// It may be among the best.
    Match(Match),
    /// It matches, but is behind the least that may be among them.
    Behind,
    /// It does not match, but may when more letters are typed.
    Perhaps,
}

/// How a word matches in an entry.
#[derive(Clone, Copy, Debug)]
struct Sight {
    found: Found,
    certainty: Certainty,
}

impl Sight {
    const fn sure(found: Found) -> Self {
        Self {
            found,
            certainty: Certainty::Sure,
        }
    }
}

/// Whether it is as it seems; the last of several counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// It is.
    Sure,
    /// It matches, but maybe less well.
    AtBest,
    /// It does not match; a longer word may.
    Later,
}

/// How exactly it is to be known how well letters match that have others between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Depth {
    /// Not better than this.
    AtBest,
    /// As they do.
    Exactly,
}

/// How all words match together.
#[derive(Clone, Copy, Debug)]
struct Together {
    rank: Rank,
    quality: u32,
    is_scattered: bool,
    certainty: Certainty,
}

/// How well the words of a query match a block's post and event.
///
/// Letters with gaps between do not count there: nearly every post's title has them, and all its sections would match.
pub fn match_context(query: &Query, block: &Block, found: &mut Vec<Found>) {
    let (text, words) = (block.context_text(), block.context_words());
    found.clear();
    found.extend(query.words.iter().map(|word| match word.how {
        How::Near | How::Exact => word.found_in(text, words, Field::PostAndEvent),
        How::Start | How::End | How::Whole => Found::NOTHING,
    }));
}

impl Question<'_> {
    /// Whether an entry's letters and words leave room for a match, in a block with this context.
    #[inline]
    pub fn may_match(self, context: &[Found], entry: &PackedEntry) -> bool {
        let mut words = self.query.words.iter().zip(context);
        words.all(|(word, in_context)| {
            *in_context != Found::NOTHING || word.may_match(entry.mask, entry.word_mask)
        })
    }

    /// How an entry matches, if every word does and nothing unwanted; those that cannot reach `least` are not judged.
    pub fn match_entry(self, context: &[Found], entry: EntryIn<'_>, least: Key) -> Option<Outcome> {
        if !is_wanted(self.query, entry) {
            return None;
        }
        let mut together = self.together(context, entry, Depth::AtBest)?;
        let kind = entry.packed.kind;
        let is_behind = || {
            !least.may_be_of(together.rank, kind)
                || self.judged_at_best(together, entry).key(entry) < least
        };
        if together.certainty != Certainty::Later && is_behind() {
            return Some(Outcome::Behind);
        }
        match together.certainty {
            Certainty::Sure => {}
            Certainty::AtBest => together = self.together(context, entry, Depth::Exactly)?,
            Certainty::Later => return Some(Outcome::Perhaps),
        }
        Some(Outcome::Match(self.judged(together, entry)))
    }

    /// The weakest tier and field of the words, and how well they match together.
    fn together(self, context: &[Found], entry: EntryIn<'_>, depth: Depth) -> Option<Together> {
        let mut together = Together {
            rank: Rank::BEST,
            quality: 0,
            is_scattered: false,
            certainty: Certainty::Sure,
        };
        for (word, in_context) in self.query.words.iter().zip(context) {
            let Sight { found, certainty } = self.match_word(word, *in_context, entry, depth);
            together.certainty = together.certainty.max(certainty);
            let Some(rank) = found.rank() else {
                if certainty == Certainty::Later {
                    continue;
                }
                return None;
            };
            together.rank = together.rank.weaker_in_each(rank);
            together.quality += u32::from(found.quality());
            together.is_scattered |= found.is_scattered();
        }
        let words = u32::try_from(self.query.words.len()).unwrap_or(u32::MAX);
        together.quality = together.quality * 16 / words.max(1);
        let best = best_field(entry.packed.kind, self.query.words.len());
        together.rank = together.rank.at_best(best);
        Some(together)
    }

    /// More than all that its texts may speak for an entry.
    fn judged_at_best(self, together: Together, entry: EntryIn<'_>) -> Match {
        const BEST_PHRASE: u32 = 3;
        let phrase = if together.rank.is_fuzzy() {
            0
        } else {
            BEST_PHRASE
        };
        let cased = self.query.words.iter().filter(|word| word.cased.is_some());
        let same_case = SAME_CASE * u32::try_from(cased.count()).unwrap_or(u32::MAX).min(4);
        self.matched(together, phrase, same_case, entry)
    }

    fn judged(self, together: Together, entry: EntryIn<'_>) -> Match {
        let phrase = if together.rank.is_fuzzy() {
            0
        } else {
            phrase_score(self.query, entry.folded_title())
        };
        self.matched(together, phrase, same_case(self.query, entry), entry)
    }

    fn matched(self, together: Together, phrase: u32, same_case: u32, entry: EntryIn<'_>) -> Match {
        let score = phrase * 12_000 + together.quality + filled(self.query, entry) + same_case;
        Match {
            rank: together.rank,
            score: u16::try_from(score).unwrap_or(u16::MAX),
            is_scattered: together.is_scattered,
        }
    }

    fn match_word(
        self,
        word: &QueryWord,
        in_context: Found,
        entry: EntryIn<'_>,
        depth: Depth,
    ) -> Sight {
        let mask = entry.packed.mask;
        if !word.may_match(mask, entry.packed.word_mask) {
            return Sight::sure(in_context);
        }
        let best = own_match(word, entry).better(in_context);
        if word.how != How::Near {
            let is_right = best != Found::NOTHING && case_holds(word, entry);
            return Sight::sure(if is_right { best } else { Found::NOTHING });
        }
        if best.is_settled() || word.mask & !mask != 0 {
            return Sight::sure(best);
        }
        let mut letters = self.letters_of_title(word, entry, depth);
        if letters.found == Found::NOTHING {
            letters = self.letters_of_speakers(word, entry);
        }
        match letters.certainty {
            Certainty::Later if best != Found::NOTHING => Sight::sure(best),
            certainty => Sight {
                found: best.better(letters.found),
                certainty,
            },
        }
    }

    /// The title's letters in order: best as beginnings of words.
    fn letters_of_title(self, word: &QueryWord, entry: EntryIn<'_>, depth: Depth) -> Sight {
        let is_command = entry.packed.kind == JumpKind::Command;
        if word.mask & !entry.packed.title_mask != 0 || is_command {
            return Sight::sure(Found::NOTHING);
        }
        let grading = word.grading();
        let come_in = grading.and_then(|grading| grading.come_in(entry.words_of_shown_title()));
        if come_in == Some(false) {
            return Sight::sure(Found::NOTHING);
        }
        let begin = grading.and_then(|grading| grading.begin(entry.words_of_title()));
        if come_in == Some(true) && depth == Depth::AtBest {
            return Sight {
                found: match begin {
                    Some(false) => Found::scattered(MAX_SCATTERED),
                    _ => Found::fuzzy(initials::BEST, Field::Title),
                },
                certainty: Certainty::AtBest,
            };
        }
        if begin == Some(true)
            && let Some(quality) = self.initials(entry.words_of_title(), word)
        {
            return Sight::sure(Found::fuzzy(quality, Field::Title));
        }
        let Some(range) = letters_in_order(entry.folded_title(), word) else {
            return Sight::sure(Found::NOTHING);
        };
        if begin.is_none()
            && word.text.is_ascii()
            && let Some(quality) = self.initials(entry.words_of_title(), word)
        {
            return Sight::sure(Found::fuzzy(quality, Field::Title));
        }
        let gaps = range.len() - word.text.len();
        let quality = MAX_SCATTERED.saturating_sub(u8::try_from(gaps).unwrap_or(u8::MAX));
        Sight::sure(Found::scattered(quality))
    }

    /// "jbeda" for "Joe Beda".
    fn letters_of_speakers(self, word: &QueryWord, entry: EntryIn<'_>) -> Sight {
        let words = entry.words_of_speakers();
        let begin = word.grading().and_then(|grading| grading.begin(words));
        if words.is_empty() || !word.text.is_ascii() || begin == Some(false) {
            return Sight::sure(Found::NOTHING);
        }
        match self.initials(words, word) {
            Some(quality) if quality >= NAMES => {
                Sight::sure(Found::fuzzy(quality, Field::Speakers))
            }
            // More letters of a name may leave fewer of it out.
            Some(_) => Sight {
                found: Found::NOTHING,
                certainty: Certainty::Later,
            },
            None => Sight::sure(Found::NOTHING),
        }
    }

    fn initials(self, words: &[FieldWord], word: &QueryWord) -> Option<u8> {
        let words = words.iter().map(|other| {
            let text = self.vocabulary.word(other.id());
            match word.grading() {
                Some(grading) if !grading.may_begin(other.id()) => {
                    initials::Word::LeftOut(text.len())
                }
                _ => initials::Word::Text(text),
            }
        });
        initials::quality(words, &word.text)
    }
}

/// How well an entry matches some of the words: the share of what they tell, in 1/10,000; `None` below half.
pub fn match_partly(query: &Query, context: &[Found], entry: EntryIn<'_>) -> Option<u16> {
    if !is_wanted(query, entry) {
        return None;
    }
    let (mut matched, mut reached, mut all) = (0, 0, 0);
    for (word, in_context) in query.words.iter().zip(context) {
        all += word.weight;
        match own_match(word, entry).better(*in_context) {
            // Who says how a word is meant means it.
            Found::NOTHING if word.how != How::Near => return None,
            Found::NOTHING => {}
            found => {
                matched += word.weight;
                reached += word.weight * u32::from(found.quality());
            }
        }
    }
    let is_enough = matched > 0 && 2 * matched >= all;
    let share = is_enough.then(|| 10_000 * reached / (all * u32::from(BEST_QUALITY)))?;
    u16::try_from(share).ok()
}

/// Whether it is of the kind that is wanted, and has nothing that is not.
#[inline]
fn is_wanted(query: &Query, entry: EntryIn<'_>) -> bool {
    query.kind.is_none_or(|kind| kind == entry.packed.kind)
        && !entry.packed.is_gone
        && query.unwanted.iter().all(|word| {
            let has = match word.how {
                How::Near | How::Exact => {
                    word.holds_for_title(entry.all_fields())
                        || word.holds_for_title(entry.block.context_text())
                }
                _ => word.holds_for_title(entry.folded_title()),
            };
            !has || !case_holds(word, entry)
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

/// Exact words that were typed with upper-case letters stand so; in other words upper case is only preferred.
fn case_holds(word: &QueryWord, entry: EntryIn<'_>) -> bool {
    let cased = word.cased.as_ref();
    cased.is_none_or(|cased| entry.shows(cased))
}

/// The best match of a word in the fields of an entry, without letters that merely come in order.
#[inline]
fn own_match(word: &QueryWord, entry: EntryIn<'_>) -> Found {
    if let Some(grading) = word.grading() {
        return if grading.may_be_among(entry.packed.word_mask) {
            grading.best_of(entry.words())
        } else {
            Found::NOTHING
        };
    }
    if !matches!(word.how, How::Near | How::Exact) {
        let holds = word.holds_for_title(entry.folded_title());
        let grade = if holds { Grade::Start as u8 } else { NO_MATCH };
        return Found::of(grade, Field::Title);
    }
    let fields = Field::OWN.into_iter().zip(entry.fields());
    let found = fields.map(|(field, text)| word.found_in(text, &[], field));
    found.fold(Found::NOTHING, Found::better)
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
fn same_case(query: &Query, entry: EntryIn<'_>) -> u32 {
    let cased = query.words.iter().filter(|word| word.cased.is_some());
    let held = cased.filter(|word| case_holds(word, entry)).count();
    SAME_CASE * u32::try_from(held.min(4)).unwrap_or_default()
}

/// How much of the title the query's letters fill, in steps that leave room for other reasons.
fn filled(query: &Query, entry: EntryIn<'_>) -> u32 {
    let letters = u32::try_from(query.phrase.len()).unwrap_or(u32::MAX / 8);
    let title = u32::from(entry.packed.title_length).max(1);
    FILLED * (8 * letters / title).min(8)
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
