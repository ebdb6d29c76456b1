//! The entries of one post, packed: their texts stand one after another in two strings, their words in one vector.
//!
//! A library can have a million headings; an allocation for each of their texts would take longer than the search.

use std::ops::Range;

use jiff::civil::date;
use memchr::memmem::Finder;

use crate::document::PostDate;
use crate::find::fold::fold_into;
use crate::library::PostId;
use crate::text::Span;

use super::entry::{JumpEntry, JumpKind};
use super::field::{Field, FieldWord};
use super::vocabulary::{LetterMask, Vocabulary, WordMask, letter_mask, word_mask, word_ranges};

/// Between speakers, post and event in an entry's context.
const SEPARATOR: &str = " · ";

/// Longer titles and contexts are cut (characters).
const MAX_CHARACTERS: usize = 500;

/// Rather more than most entries have of text (bytes) and of words.
const USUAL_TEXT: usize = 128;
const USUAL_WORDS: usize = 16;

/// Entries of one post.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// What is shown.
    shown: String,
    /// What is searched.
    folded: String,
    words: Vec<FieldWord>,
    title: TextRange,
    event: TextRange,
    context: Searched,
    recency: u64,
    entries: Vec<PackedEntry>,
    /// What few look at, apart from what every search reads.
    texts: Vec<EntryTexts>,
    /// How often which entries were used, as far as they were.
    boosts: Vec<(u32, u8)>,
}

/// A range of bytes in one of a block's strings.
#[derive(Clone, Copy, Debug, Default)]
struct TextRange {
    start: u32,
    end: u32,
}

impl TextRange {
    fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// A text to be searched, and its words.
#[derive(Clone, Copy, Debug, Default)]
struct Searched {
    text: TextRange,
    words: TextRange,
}

/// What every search reads of an entry.
#[derive(Clone, Debug)]
pub struct PackedEntry {
    /// The letters of all its own fields.
    pub mask: LetterMask,
    /// The letters of its title.
    pub title_mask: LetterMask,
    /// All its words.
    pub word_mask: WordMask,
    /// Where its words begin, and where those of the title that is seen, of the title with its other names, of speakers and
    /// of topics end.
    words: [u32; 5],
    /// How long the title is as it is shown (bytes).
    pub title_length: u16,
    /// What it leads to.
    pub kind: JumpKind,
    /// Whether it is no longer there, though its place is kept.
    pub is_gone: bool,
}

/// The texts of an entry.
#[derive(Clone, Debug)]
struct EntryTexts {
    /// Title, speakers and topics as they are searched; they stand one after another.
    fields: [TextRange; 3],
    title: TextRange,
    lead: TextRange,
    span: Span,
    line: u32,
}

/// An entry in its block.
#[derive(Clone, Copy, Debug)]
pub struct EntryIn<'a> {
    /// The block.
    pub block: &'a Block,
    /// What every search reads of it.
    pub packed: &'a PackedEntry,
    index: usize,
}

impl<'a> EntryIn<'a> {
    /// The words of the title that is seen.
    #[inline]
    pub fn words_of_shown_title(self) -> &'a [FieldWord] {
        self.words_between(0, 1)
    }

    /// The words of the title, its other names included.
    #[inline]
    pub fn words_of_title(self) -> &'a [FieldWord] {
        self.words_between(0, 2)
    }

    /// The words of speakers and what counts like them.
    #[inline]
    pub fn words_of_speakers(self) -> &'a [FieldWord] {
        self.words_between(2, 3)
    }

    /// The words of all its fields.
    #[inline]
    pub fn words(self) -> &'a [FieldWord] {
        self.words_between(0, 4)
    }

    #[inline]
    fn words_between(self, first: usize, last: usize) -> &'a [FieldWord] {
        let bound = |at: usize| self.packed.words.get(at).map_or(0, |bound| *bound as usize);
        let words = self.block.words.get(bound(first)..bound(last));
        words.unwrap_or_default()
    }

    /// Title, speakers and topics, folded.
    pub fn fields(self) -> [&'a str; 3] {
        self.texts().map_or([""; 3], |texts| {
            texts.fields.map(|field| field.of(&self.block.folded))
        })
    }

    /// All fields as one.
    pub fn all_fields(self) -> &'a str {
        let range = self.texts().map(|texts| {
            let [first, _, last] = texts.fields;
            TextRange {
                start: first.start,
                end: last.end,
            }
        });
        range.map_or("", |range| range.of(&self.block.folded))
    }

    /// The folded title without its other names: letters with gaps between mean nothing in what nobody sees.
    pub fn folded_title(self) -> &'a str {
        let title = self.texts().map(|texts| {
            let [title, ..] = texts.fields;
            title.of(&self.block.folded)
        });
        let title = title.unwrap_or_default();
        let end = memchr::memchr(b'\n', title.as_bytes());
        end.and_then(|end| title.get(..end)).unwrap_or(title)
    }

    /// Whether what is shown of it holds these letters, in this case.
    pub fn shows(self, letters: &Finder<'_>) -> bool {
        let shown = |range: TextRange| {
            let text = range.of(&self.block.shown);
            letters.find(text.as_bytes()).is_some()
        };
        let own = self.texts().map(|texts| [texts.title, texts.lead]);
        own.into_iter().flatten().any(shown)
            || [self.block.title, self.block.event].into_iter().any(shown)
    }

    /// The title as it is shown.
    pub fn title(self) -> &'a str {
        let title = self.texts().map(|texts| texts.title);
        title.map_or("", |title| title.of(&self.block.shown))
    }

    /// What the context begins with.
    pub fn lead(self) -> &'a str {
        let lead = self.texts().map(|texts| texts.lead);
        lead.map_or("", |lead| lead.of(&self.block.shown))
    }

    /// How much its use speaks for it, 0 to 15.
    pub fn boost(self) -> u8 {
        if self.block.boosts.is_empty() {
            return 0;
        }
        let mut boosts = self.block.boosts.iter();
        let found = boosts.find(|(entry, _)| *entry as usize == self.index);
        found.map_or(0, |(_, boost)| *boost)
    }

    /// Reads a little of what a search reads, so that the processor fetches it while it fetches others.
    #[inline]
    pub fn touch(self) -> u64 {
        let words = self.words();
        let word = |word: Option<&FieldWord>| word.map_or(0, |word| u64::from(word.id()));
        self.packed.mask ^ word(words.first()) ^ word(words.last())
    }

    fn texts(self) -> Option<&'a EntryTexts> {
        self.block.texts.get(self.index)
    }
}

/// An entry before it is packed.
#[derive(Clone, Copy, Debug)]
pub struct NewEntry<'a> {
    /// What it leads to.
    pub kind: JumpKind,
    /// The title as it is shown.
    pub title: &'a str,
    /// The part of the title that counts as title in a search.
    pub title_words: &'a str,
    /// Other words for the title, found but not shown; already folded.
    pub aliases: &'a str,
    /// What the context begins with: speakers, authors.
    pub lead: &'a str,
    /// Words found like speakers, but not shown.
    pub unseen: &'a str,
    /// What it is about; already folded.
    pub topics: &'a str,
    /// Where in the visible text.
    pub span: Span,
    /// Source line.
    pub line: u32,
}

impl<'a> NewEntry<'a> {
    /// An entry with nothing but a title.
    pub const fn plain(kind: JumpKind, title: &'a str, span: Span, line: u32) -> Self {
        Self {
            kind,
            title,
            title_words: title,
            aliases: "",
            lead: "",
            unseen: "",
            topics: "",
            span,
            line,
        }
    }
}

impl Block {
    /// A block without entries; `event` is what the context says of the event.
    pub fn new(
        title: &str,
        event: &str,
        date: Option<PostDate>,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let mut block = Self {
            recency: recency(date),
            ..Self::default()
        };
        block.title = block.show(title);
        block.event = block.show(event);
        block.context = block.search_in(Field::PostAndEvent, &[title, event], "", vocabulary);
        block
    }

    /// A block without entries in the context of another one.
    pub fn in_context_of(other: &Self, vocabulary: &mut Vocabulary) -> Self {
        let mut block = Self::new(
            other.title.of(&other.shown),
            other.event.of(&other.shown),
            None,
            vocabulary,
        );
        block.recency = other.recency;
        block
    }

    /// Makes room for about this many entries: growing side by side, the strings and vectors of a long post would leave holes
    /// as large as themselves. What is too much goes with `shrink`.
    pub fn make_room(&mut self, entries: usize) {
        self.shown.reserve(entries * USUAL_TEXT);
        self.folded.reserve(entries * USUAL_TEXT);
        self.words.reserve(entries * USUAL_WORDS);
        self.entries.reserve(entries);
        self.texts.reserve(entries);
    }

    /// Adds an entry.
    pub fn push(&mut self, new: &NewEntry<'_>, vocabulary: &mut Vocabulary) {
        let (title, lead) = (self.show(new.title), self.show(new.lead));
        let fields = [
            self.search_in(Field::Title, &[new.title_words], new.aliases, vocabulary),
            self.search_in(Field::Speakers, &[new.lead, new.unseen], "", vocabulary),
            self.search_in(Field::Topics, &[], new.topics, vocabulary),
        ];
        let [own_title, speakers, topics] = fields;
        let letters = fields.map(|field| letter_mask(field.text.of(&self.folded)));
        let [title_mask, speakers_mask, topics_mask] = letters;
        self.entries.push(PackedEntry {
            mask: title_mask | speakers_mask | topics_mask,
            title_mask,
            word_mask: self.mask_of_words(own_title.words.start),
            words: [
                own_title.words.start,
                own_title.words.start + self.words_of_first_line(own_title),
                own_title.words.end,
                speakers.words.end,
                topics.words.end,
            ],
            title_length: u16::try_from(title.end - title.start).unwrap_or(u16::MAX),
            kind: new.kind,
            is_gone: false,
        });
        self.texts.push(EntryTexts {
            fields: fields.map(|field| field.text),
            title,
            lead,
            span: new.span,
            line: new.line,
        });
    }

    fn mask_of_words(&self, start: u32) -> WordMask {
        let words = self.words.get(start as usize..).unwrap_or_default();
        words
            .iter()
            .fold(0, |mask, word| mask | word_mask(word.id()))
    }

    /// How many words the first line of a text has.
    fn words_of_first_line(&self, searched: Searched) -> u32 {
        let text = searched.text.of(&self.folded);
        let is_one_line = text.find('\n').is_none_or(|end| end + 1 == text.len());
        if is_one_line {
            return searched.words.end - searched.words.start;
        }
        word_ranges(text.lines().next().unwrap_or_default()).count() as u32
    }

    /// Frees what was reserved for more.
    pub fn shrink(&mut self) {
        self.shown.shrink_to_fit();
        self.folded.shrink_to_fit();
        self.words.shrink_to_fit();
        self.entries.shrink_to_fit();
        self.texts.shrink_to_fit();
    }

    /// How many entries there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// An entry by number.
    pub fn get(&self, index: usize) -> Option<EntryIn<'_>> {
        let packed = self.entries.get(index)?;
        Some(EntryIn {
            block: self,
            packed,
            index,
        })
    }

    /// The entries, in the order they were added.
    pub fn entries(&self) -> impl Iterator<Item = EntryIn<'_>> {
        let entries = self.entries.iter().enumerate();
        entries.map(|(index, packed)| EntryIn {
            block: self,
            packed,
            index,
        })
    }

    /// Post and event, folded.
    pub fn context_text(&self) -> &str {
        self.context.text.of(&self.folded)
    }

    /// The words of post and event.
    pub fn context_words(&self) -> &[FieldWord] {
        let words = self.context.words;
        let words = self.words.get(words.start as usize..words.end as usize);
        words.unwrap_or_default()
    }

    /// The later the greater, 0 without a date; less than 2³³.
    pub const fn recency(&self) -> u64 {
        self.recency
    }

    /// An entry as it is shown.
    pub fn entry(&self, post: PostId, index: usize) -> Option<JumpEntry> {
        let entry = self.get(index)?;
        let texts = entry.texts()?;
        let own_title = entry.packed.kind == JumpKind::Post;
        let parts = [
            entry.lead(),
            if own_title {
                ""
            } else {
                self.title.of(&self.shown)
            },
            self.event.of(&self.shown),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(JumpEntry {
            kind: entry.packed.kind,
            title: entry.title().to_owned(),
            context: parts.join(SEPARATOR),
            post: Some(post),
            span: texts.span,
            line: texts.line,
            command: None,
        })
    }

    /// Keeps an entry's place, but has it found no more; or has it found again.
    pub fn set_gone(&mut self, index: usize, is_gone: bool) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.is_gone = is_gone;
        }
    }

    /// Notes which entries were used and how much that speaks for them, in the place of what was noted before.
    pub fn set_boosts(&mut self, boosts: Vec<(u32, u8)>) {
        self.boosts = boosts;
    }

    fn show(&mut self, text: &str) -> TextRange {
        let start = self.shown.len() as u32;
        self.shown.push_str(cut(text));
        TextRange {
            start,
            end: self.shown.len() as u32,
        }
    }

    /// Adds texts to be searched as one field.
    fn search_in(
        &mut self,
        field: Field,
        texts: &[&str],
        folded: &str,
        vocabulary: &mut Vocabulary,
    ) -> Searched {
        let (text_start, words_start) = (self.folded.len(), self.words.len() as u32);
        for text in texts.iter().filter(|text| !text.is_empty()) {
            fold_into(cut(text), &mut self.folded);
            self.folded.push('\n');
        }
        self.folded.push_str(folded);
        let added = self.folded.get(text_start..).unwrap_or_default();
        self.words
            .extend(word_ranges(added).filter_map(|range: Range<usize>| {
                let word = added.get(range)?;
                Some(FieldWord::new(vocabulary.id(word), field))
            }));
        Searched {
            text: TextRange {
                start: text_start as u32,
                end: self.folded.len() as u32,
            },
            words: TextRange {
                start: words_start,
                end: self.words.len() as u32,
            },
        }
    }
}

fn cut(text: &str) -> &str {
    if text.len() <= MAX_CHARACTERS {
        return text;
    }
    text.char_indices()
        .nth(MAX_CHARACTERS)
        .and_then(|(end, _)| text.get(..end))
        .unwrap_or(text)
}

/// Day and second of the day in 33 bits.
fn recency(post_date: Option<PostDate>) -> u64 {
    let Some(post_date) = post_date else { return 0 };
    let days = post_date.day.duration_since(date(1970, 1, 1)).as_hours() / 24;
    let day = u64::try_from(days + 1).unwrap_or(0).min(0xFFFF);
    let seconds = post_date.time.map_or(0, |time| {
        u64::from(time.hour().unsigned_abs()) * 3600
            + u64::from(time.minute().unsigned_abs()) * 60
            + u64::from(time.second().unsigned_abs())
    });
    (day << 17) | seconds
}
