//! Masks: short stand-ins in a prepared source for what Markdown must not see, and what each of them means.
//!
//! A mask is its number between two code points that are no characters (Unicode 23.7), so it passes through Markdown as a word.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::block::ContainerKind;
use crate::document::embed::embed_of;
use crate::document::model::MarkKind;

const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';

/// What a masked stretch of the source means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::document) enum Meaning {
    /// Nothing a reader sees.
    Nothing,
    /// These words.
    Words(String),
    /// A bare web or mail address and where it leads; its words are the source.
    Address(String),
    /// An image.
    Image {
        source: String,
        alt: String,
        caption: String,
    },
    /// A short stand-in for what cannot be shown, with where it leads.
    Placeholder {
        words: String,
        target: Option<String>,
    },
    /// The target of a link; in running text the target itself.
    Target(String),
    /// A container opens; `name` is that of the notation that closes it.
    Open {
        kind: ContainerKind,
        name: &'static str,
        title: String,
    },
    /// Blocks that belong together without being a container; `name` is that of the notation that closes them.
    Group(&'static str),
    /// Words that lead somewhere.
    Link { words: String, target: String },
    /// Words that lead somewhere begin.
    StartLink(String),
    /// Words that lead somewhere end.
    EndLink,
    /// A container's title, set apart.
    Heading(String),
    /// The container that this notation opened closes.
    Close(&'static str),
    /// The quote around is a call-out of this kind.
    Callout(String),
    /// What follows, up to the end of the paragraph, is a title.
    Title,
    /// Words under a mark begin.
    Mark(MarkKind),
    /// Words under a mark end.
    EndMark(MarkKind),
}

impl Meaning {
    /// The stand-in for something that has a name but nothing to show.
    pub(super) fn placeholder(name: &str) -> Self {
        Self::Placeholder {
            words: format!("‹{name}›"),
            target: None,
        }
    }

    /// The stand-in for an embedded address.
    pub(super) fn embed(address: &str, title: &str) -> Self {
        let (words, target) = embed_of(address, title);
        Self::Placeholder { words, target }
    }
}

/// A masked stretch of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mask {
    raw: Range<usize>,
    meaning: Meaning,
}

/// The masks of a source while they are found.
#[derive(Debug, Default)]
pub(super) struct MaskList {
    masks: Vec<Mask>,
}

impl MaskList {
    /// Writes a mask for `raw` of the source.
    pub(super) fn write(&mut self, out: &mut String, raw: Range<usize>, meaning: Meaning) {
        out.push(OPEN);
        push_number(out, self.masks.len());
        out.push(CLOSE);
        self.masks.push(Mask { raw, meaning });
    }
}

fn push_number(out: &mut String, number: usize) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.extend(char::from_digit((number % 10) as u32, 10));
}

/// The first byte in UTF-8 of the signs.
const LEAD: u8 = 0xEF;

/// Where the first of these signs stands; the text's length if there is none.
fn next_of(signs: &[char], text: &str) -> usize {
    memchr::memchr_iter(LEAD, text.as_bytes())
        .find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(signs)))
        .unwrap_or(text.len())
}

/// All masks of a source.
#[derive(Debug, Default)]
pub(in crate::document) struct Masks<'a> {
    source: Cow<'a, str>,
    masks: Vec<Mask>,
}

/// A stretch of prepared text: plain, or a mask with the source it stands for.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::document) enum Piece<'a> {
    Plain(&'a str),
    Masked(&'a Meaning, &'a str),
}

impl<'a> Masks<'a> {
    pub(super) fn new(source: Cow<'a, str>, list: MaskList) -> Self {
        Self {
            source,
            masks: list.masks,
        }
    }

    /// Whether a stretch of prepared text may hold masks.
    pub(in crate::document) fn may_be_in(&self, text: &str) -> bool {
        !self.masks.is_empty() && memchr::memchr(LEAD, text.as_bytes()).is_some()
    }

    /// The pieces of a stretch of prepared text, in order.
    pub(in crate::document) fn pieces<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = Piece<'t>> {
        let mut rest = text;
        std::iter::from_fn(move || {
            let (piece, after) = self.first_piece(rest)?;
            rest = after;
            Some(piece)
        })
    }

    fn first_piece<'t>(&'t self, text: &'t str) -> Option<(Piece<'t>, &'t str)> {
        if text.is_empty() {
            return None;
        }
        if self.masks.is_empty() {
            return Some((Piece::Plain(text), ""));
        }
        let at = next_of(&[OPEN], text);
        if at > 0 {
            let (plain, rest) = text.split_at(at);
            return Some((Piece::Plain(plain), rest));
        }
        let inner = text.strip_prefix(OPEN)?;
        let Some((number, rest)) = inner.split_once(CLOSE) else {
            return Some((Piece::Plain(text), ""));
        };
        let Some(mask) = number.parse().ok().and_then(|at: usize| self.masks.get(at)) else {
            return Some((Piece::Plain(number), rest));
        };
        let raw = self.source.get(mask.raw.clone()).unwrap_or_default();
        Some((Piece::Masked(&mask.meaning, raw), rest))
    }

    /// The text as it stands in the source: for code.
    pub(in crate::document) fn restored<'t>(&'t self, text: &'t str) -> Cow<'t, str> {
        self.mapped(text, |_, raw| raw)
    }

    /// The text as an address: references are what they point to, other notations vanish.
    pub(in crate::document) fn target<'t>(&'t self, text: &'t str) -> Cow<'t, str> {
        self.mapped(text, |meaning, raw| match meaning {
            Meaning::Target(target) | Meaning::Link { target, .. } => target,
            Meaning::Image { source, .. } => source,
            Meaning::Placeholder { target, .. } => target.as_deref().unwrap_or_default(),
            Meaning::Address(_) | Meaning::Words(_) => raw,
            _ => "",
        })
    }

    fn mapped<'t>(
        &'t self,
        text: &'t str,
        show: impl Fn(&'t Meaning, &'t str) -> &'t str,
    ) -> Cow<'t, str> {
        if !self.may_be_in(text) || !text.contains(OPEN) {
            return Cow::Borrowed(text);
        }
        let pieces = self.pieces(text).map(|piece| match piece {
            Piece::Plain(plain) => plain,
            Piece::Masked(meaning, raw) => show(meaning, raw),
        });
        Cow::Owned(pieces.collect())
    }
}

/// The source without the code points that masks are made of; of the same length.
pub(super) fn without_marks(source: &str) -> Cow<'_, str> {
    if next_of(&[OPEN, CLOSE], source) < source.len() {
        Cow::Owned(source.replace([OPEN, CLOSE], "\u{FFFD}"))
    } else {
        Cow::Borrowed(source)
    }
}
