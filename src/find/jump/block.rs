//! The entries of one post, packed: their texts stand one after another in two strings, their words in one vector.
//!
//! A library can have a million headings; an allocation for each of their texts would take longer than the search.

use std::ops::Range;

use jiff::civil::date;

use crate::document::PostDate;
use crate::find::fold::fold_into;
use crate::library::PostId;
use crate::text::Span;

use super::entry::{JumpEntry, JumpKind};
use super::vocabulary::{LetterMask, Vocabulary, WordId, letter_mask, word_ranges};

/// Between speakers, post and event in an entry's context.
const SEPARATOR: &str = " · ";

/// Longer titles and contexts are cut (characters).
const MAX_CHARACTERS: usize = 500;

/// Entries of one post.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// What is shown.
    shown: String,
    /// What is searched.
    folded: String,
    words: Vec<WordId>,
    title: TextRange,
    event: TextRange,
    context: Searched,
    recency: u64,
    entries: Vec<PackedEntry>,
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
    const fn to(self, last: Self) -> Self {
        Self {
            start: self.start,
            end: last.end,
        }
    }

    fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// A text to be searched, and its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Searched {
    text: TextRange,
    words: TextRange,
}

/// An entry as it is packed.
#[derive(Clone, Debug)]
pub struct PackedEntry {
    /// What it leads to.
    pub kind: JumpKind,
    /// The letters of all its own fields.
    pub mask: LetterMask,
    /// The letters of its title.
    pub title_mask: LetterMask,
    /// Whether it is no longer there, though its place is kept.
    pub is_gone: bool,
    /// Title, speakers and topics as they are searched.
    pub fields: [Searched; 3],
    title: TextRange,
    lead: TextRange,
    span: Span,
    line: u32,
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

impl PackedEntry {
    /// The title as it is searched.
    pub const fn title_field(&self) -> Searched {
        let [title, _, _] = self.fields;
        title
    }

    /// All fields as one; they stand one after another.
    pub const fn all_fields(&self) -> Searched {
        let [first, _, last] = self.fields;
        Searched {
            text: first.text.to(last.text),
            words: first.words.to(last.words),
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
        block.context = block.search_in(&[title, event], "", vocabulary);
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

    /// Adds an entry.
    pub fn push(&mut self, new: &NewEntry<'_>, vocabulary: &mut Vocabulary) {
        let (title, lead) = (self.show(new.title), self.show(new.lead));
        let fields = [
            self.search_in(&[new.title_words], new.aliases, vocabulary),
            self.search_in(&[new.lead, new.unseen], "", vocabulary),
            self.search_in(&[], new.topics, vocabulary),
        ];
        let [title_mask, speakers_mask, topics_mask] =
            fields.map(|field| letter_mask(self.text_of(field)));
        self.entries.push(PackedEntry {
            kind: new.kind,
            mask: title_mask | speakers_mask | topics_mask,
            title_mask,
            is_gone: false,
            fields,
            title,
            lead,
            span: new.span,
            line: new.line,
        });
    }

    /// Frees what was reserved for more.
    pub fn shrink(&mut self) {
        self.shown.shrink_to_fit();
        self.folded.shrink_to_fit();
        self.words.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    /// The entries, in the order they were added.
    pub fn entries(&self) -> &[PackedEntry] {
        &self.entries
    }

    /// Post and event as they are searched.
    pub const fn context(&self) -> Searched {
        self.context
    }

    /// The later the greater, 0 without a date; less than 2³³.
    pub const fn recency(&self) -> u64 {
        self.recency
    }

    /// The folded text of a field.
    pub fn text_of(&self, field: Searched) -> &str {
        field.text.of(&self.folded)
    }

    /// The words of a field.
    pub fn words_of(&self, field: Searched) -> &[WordId] {
        self.words
            .get(field.words.start as usize..field.words.end as usize)
            .unwrap_or_default()
    }

    /// An entry as it is shown.
    pub fn entry(&self, post: PostId, index: usize) -> Option<JumpEntry> {
        let packed = self.entries.get(index)?;
        let own_title = packed.kind == JumpKind::Post;
        let parts = [
            packed.lead.of(&self.shown),
            if own_title {
                ""
            } else {
                self.title.of(&self.shown)
            },
            self.event.of(&self.shown),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(JumpEntry {
            kind: packed.kind,
            title: packed.title.of(&self.shown).to_owned(),
            context: parts.join(SEPARATOR),
            post: Some(post),
            span: packed.span,
            line: packed.line,
            command: None,
        })
    }

    /// Whether what is shown of an entry holds these letters, in this case.
    pub fn shows(&self, entry: &PackedEntry, letters: &str) -> bool {
        [entry.title, entry.lead, self.title, self.event]
            .into_iter()
            .any(|range| range.of(&self.shown).contains(letters))
    }

    /// The title of an entry as it is shown.
    pub fn title_of(&self, entry: &PackedEntry) -> &str {
        entry.title.of(&self.shown)
    }

    /// What the context of an entry begins with.
    pub fn lead_of(&self, entry: &PackedEntry) -> &str {
        entry.lead.of(&self.shown)
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

    /// How much its use speaks for an entry, 0 to 15.
    pub fn boost(&self, index: u32) -> u8 {
        if self.boosts.is_empty() {
            return 0;
        }
        let found = self.boosts.iter().find(|(entry, _)| *entry == index);
        found.map_or(0, |(_, boost)| *boost)
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
    fn search_in(&mut self, texts: &[&str], folded: &str, vocabulary: &mut Vocabulary) -> Searched {
        let (text_start, words_start) = (self.folded.len(), self.words.len() as u32);
        for text in texts.iter().filter(|text| !text.is_empty()) {
            fold_into(cut(text), &mut self.folded);
            self.folded.push('\n');
        }
        self.folded.push_str(folded);
        let added = self.folded.get(text_start..).unwrap_or_default();
        self.words
            .extend(word_ranges(added).filter_map(|range: Range<usize>| {
                added.get(range).map(|word| vocabulary.id(word))
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
