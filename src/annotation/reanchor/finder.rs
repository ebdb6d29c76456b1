//! The decision where a passage stands now. The steps are told in the folder's description; the tools stand beside.

use std::ops::Range;

use super::compare::{self, GONE, Matches};
use super::moves;
use super::region::{self, Region};
use super::search::{self, Likeness, Searched};
use super::words::{Vocabulary, Words};
use crate::annotation::anchor::{Anchor, AnchorState, Placement};
use crate::annotation::boundaries;
use crate::document::TEXT_VERSION;
use crate::text::Span;
use crate::text::width::display_width;

/// A quote of this many cells stands for itself; a shorter one needs its context. Cells, because a character of a script
/// written without spaces says more than a letter.
const LONG_QUOTE: usize = 24;

/// Of two places with the quote, the right one has this many characters of context more.
const CONTEXT_MARGIN: usize = 8;

/// A passage with at most this share of errors is the one sought.
const ACCEPTED_ERRORS: f64 = 0.25;

/// A passage with at most this share of errors is worth a question.
const SUGGESTED_ERRORS: f64 = 0.5;

/// Longer stretches, in bytes, have enough whole words to go by.
const MOST_IN_PLACE: u32 = 400;

/// So many places of a quote in a kept copy are looked at.
const MOST_OLD_PLACES: usize = 10_000;

/// So many places of a quote are compared with its context though something was put in between.
const MOST_CLOSE_LOOKS: usize = 64;

/// By how much the second best must be worse.
const ERROR_MARGIN: f64 = 0.1;

/// Where the passage stands in the current text; `kept` is the visible text of the revision it was marked in.
pub fn find_again(
    anchor: &Anchor,
    kept: Option<&str>,
    current_text: &str,
    current_revision: &str,
) -> Placement {
    if let Some(placement) = unmoved(anchor, current_text, current_revision) {
        return placement;
    }
    Reanchoring::new(kept, current_text, current_revision).place(anchor)
}

/// Finds many passages of one post again, with one comparison of its two revisions.
#[derive(Debug)]
pub struct Reanchoring<'a> {
    pub(super) current: Searched<'a>,
    revision: &'a str,
    vocabulary: Vocabulary<'a>,
    pub(super) kept: Option<Kept<'a>>,
}

/// The revision that the passages were marked in, and what became of its words.
#[derive(Debug)]
pub(super) struct Kept<'a> {
    pub(super) words: Words<'a>,
    pub(super) matches: Matches,
}

impl<'a> Reanchoring<'a> {
    /// Compares the kept copy's visible text, if there is one, with the current visible text.
    ///
    /// `revision` is the current file's hash. All anchors placed with this are of the kept revision.
    pub fn new(kept: Option<&'a str>, current: &'a str, revision: &'a str) -> Self {
        let mut vocabulary = Vocabulary::default();
        let current = vocabulary.learn(current);
        let kept = kept.map(|text| {
            let words = vocabulary.learn(text);
            let mut matches = compare::compare(&words, &current);
            moves::note_moved_lines(&words, &current, &mut matches);
            Kept { words, matches }
        });
        Self {
            current: Searched::new(current, vocabulary.size()),
            revision,
            vocabulary,
            kept,
        }
    }

    /// Where the passage stands in the current text.
    pub fn place(&self, anchor: &Anchor) -> Placement {
        if let Some(placement) = unmoved(anchor, self.current.words.text, self.revision) {
            return placement;
        }
        let quote = self.vocabulary.read(&anchor.quote);
        if quote.ids.is_empty() {
            return Placement::orphan(None);
        }
        let passage = Passage {
            finder: self,
            anchor,
            quote,
            old: self
                .kept
                .as_ref()
                .and_then(|kept| Old::find(kept, &self.current.words, anchor)),
        };
        passage.place()
    }
}

impl Placement {
    const fn orphan(suggestion: Option<Span>) -> Self {
        Self {
            state: AnchorState::Orphan,
            span: None,
            suggestion,
        }
    }

    const fn found(state: AnchorState, span: Span) -> Self {
        Self {
            state,
            span: Some(span),
            suggestion: None,
        }
    }
}

/// The same file and the same parser, or one that reads this passage alike.
fn unmoved(anchor: &Anchor, current: &str, revision: &str) -> Option<Placement> {
    let stands = !anchor.quote.is_empty() && stands_in(anchor, current);
    (stands && anchor.revision == revision).then(|| {
        Placement::found(
            AnchorState::Exact,
            boundaries::snapped(current, anchor.span),
        )
    })
}

/// Whether the quote stands at its offsets in what the parser of today makes of its revision. One word may stand there by
/// chance where the parser was another one, so then the words around it must be the same.
fn stands_in(anchor: &Anchor, text: &str) -> bool {
    let context = anchor.prefix.chars().count() + anchor.suffix.chars().count();
    anchor.span.of(text) == anchor.quote
        && (anchor.text_version == TEXT_VERSION
            || search::agreeing_characters(text, anchor, anchor.span) == context)
}

/// The passage in the kept revision.
struct Old<'a> {
    kept: &'a Kept<'a>,
    /// Its place in the kept text as it is parsed now.
    span: Span,
    words: Range<usize>,
    region: Option<Region>,
}

impl<'a> Old<'a> {
    /// A later parser may have shifted the kept text, so the noted place is only where the search begins.
    fn find(kept: &'a Kept<'a>, current: &Words<'_>, anchor: &Anchor) -> Option<Self> {
        let text = kept.words.text;
        let span = if stands_in(anchor, text) {
            anchor.span
        } else {
            let places = text.match_indices(&anchor.quote).take(MOST_OLD_PLACES);
            let spans: Vec<Span> = places
                .map(|(at, quote)| Span::new(at as u32, (at + quote.len()) as u32))
                .collect();
            match spans[..] {
                [span] => span,
                _ => by_context(text, anchor, &spans)?,
            }
        };
        let words = kept.words.touching(span);
        Some(Self {
            region: region::region(&kept.words, current, &kept.matches, &words),
            kept,
            span,
            words,
        })
    }
}

/// The place whose surroundings are clearly more those of the passage than any other's: letter by letter next to it, else,
/// where something was put between them, altogether.
fn by_context(text: &str, anchor: &Anchor, spans: &[Span]) -> Option<Span> {
    let agreeing = |span: &Span| search::agreeing_characters(text, anchor, *span);
    let surviving = |span: &Span| search::surviving_characters(text, anchor, *span);
    let is_in_context = |span: &Span| search::agreeing_sides(text, anchor, *span) == 2;
    let is_few = spans.len() <= MOST_CLOSE_LOOKS;
    clearest(spans, agreeing).or_else(|| {
        let clear = is_few.then(|| clearest(spans, surviving))?;
        clear.filter(is_in_context)
    })
}

/// The place with clearly the most characters of context.
fn clearest(spans: &[Span], characters: impl Fn(&Span) -> usize) -> Option<Span> {
    let mut ranked: Vec<(usize, Span)> =
        spans.iter().map(|span| (characters(span), *span)).collect();
    ranked.sort_by_key(|(characters, _)| std::cmp::Reverse(*characters));
    let [(best, span), (second, _), ..] = ranked[..] else {
        return None;
    };
    (best >= second + CONTEXT_MARGIN).then_some(span)
}

/// One passage being looked for.
struct Passage<'a> {
    finder: &'a Reanchoring<'a>,
    anchor: &'a Anchor,
    quote: Words<'a>,
    old: Option<Old<'a>>,
}

impl Passage<'_> {
    fn place(&self) -> Placement {
        self.all_words_together()
            .or_else(|| self.edited_in_place())
            .or_else(|| self.same_words_elsewhere())
            .or_else(|| self.most_words_in_one_region())
            .unwrap_or_else(|| self.resembling())
    }

    const fn text(&self) -> &str {
        self.finder.current.words.text
    }

    fn found(&self, state: AnchorState, span: Span) -> Placement {
        Placement::found(state, boundaries::snapped(self.text(), span))
    }

    /// A passage whose words are all there; if only capitals differ, it is changed all the same.
    fn same(&self, span: Span) -> Placement {
        let is_there = span == self.anchor.span || self.anchor.revision == self.finder.revision;
        let state = if !self.has_the_letters(span) {
            AnchorState::Changed
        } else if is_there {
            AnchorState::Exact
        } else {
            AnchorState::Moved
        };
        self.found(state, span)
    }

    /// Whether the quote stands here letter by letter; white space aside.
    fn has_the_letters(&self, span: Span) -> bool {
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        letters(span.of(self.text())) == letters(&self.anchor.quote)
    }

    fn all_words_together(&self) -> Option<Placement> {
        let old = self.old.as_ref()?;
        let region = old.region.as_ref().filter(|region| region.is_whole)?;
        let was = old.kept.words.span(old.words.clone())?;
        let is = self.finder.current.words.span(region.words.clone())?;
        Some(self.same(self.cut_like_the_quote(old.span, was, is)))
    }

    /// A selection may begin or end within a word, or take in the space around it.
    fn cut_like_the_quote(&self, span: Span, was: Span, is: Span) -> Span {
        let shift = |offset: u32| (is.start.checked_add(offset)?).checked_sub(was.start);
        let shifted = shift(span.start).zip(shift(span.end));
        if let Some((start, end)) = shifted
            && Span::new(start, end).of(self.text()) == self.anchor.quote
        {
            return Span::new(start, end);
        }
        let start = is.start + span.start.saturating_sub(was.start);
        Span::new(
            start,
            is.end.saturating_sub(was.end.saturating_sub(span.end)),
        )
    }

    /// What stands between the words that stood beside the passage, if it is much like it: a typo in a short quote leaves
    /// too few whole words to go by.
    fn edited_in_place(&self) -> Option<Placement> {
        let old = self.old.as_ref()?;
        let words = &self.finder.current.words;
        let between = region::between_neighbours(&old.kept.matches, &old.words)?;
        let span = words
            .span(between)
            .filter(|span| span.len() <= MOST_IN_PLACE)?;
        let errors = search::errors(&self.anchor.quote, span.of(words.text));
        (errors <= ACCEPTED_ERRORS).then(|| self.same(boundaries::snapped(self.text(), span)))
    }

    /// The one place with the quote's words that no other old text accounts for.
    fn same_words_elsewhere(&self) -> Option<Placement> {
        let places = self.finder.current.exact(&self.quote);
        let spans: Vec<Span> = places
            .into_iter()
            .filter(|place| self.is_free(place))
            .filter_map(|place| self.finder.current.words.span(place))
            .collect();
        let (same, alike): (Vec<Span>, Vec<Span>) = spans
            .into_iter()
            .partition(|&span| self.has_the_letters(span));
        let span = match if same.is_empty() {
            &alike[..]
        } else {
            &same[..]
        } {
            [span] => self.stands_for_itself(*span).then_some(*span),
            spans => by_context(self.text(), self.anchor, spans),
        };
        span.map(|span| self.same(span))
    }

    /// One word may stand anywhere: both sides of its context must agree. For a few words one side will do, and where the
    /// file is the same and only the parser another one.
    fn stands_for_itself(&self, span: Span) -> bool {
        let needed = match self.quote.all.iter().filter(|word| word.counts).count() {
            _ if self.is_long() => return true,
            0 | 1 if self.anchor.revision != self.finder.revision => 2,
            _ => 1,
        };
        search::agreeing_sides(self.text(), self.anchor, span) >= needed
    }

    fn most_words_in_one_region(&self) -> Option<Placement> {
        let region = self
            .old
            .as_ref()?
            .region
            .as_ref()
            .filter(|region| region.holds(1, 2))?;
        let span = self.finder.current.words.span(region.words.clone())?;
        Some(self.same(span))
    }

    fn resembling(&self) -> Placement {
        let alike = self
            .finder
            .current
            .alike(&self.quote, |place| self.is_free(place));
        let clearest = match &alike[..] {
            [best] => Some(best),
            [best, second, ..] if second.errors >= best.errors + ERROR_MARGIN => Some(best),
            _ => None,
        };
        let suggestion = match clearest {
            Some(best) if best.errors <= ACCEPTED_ERRORS && self.is_in_context(best) => {
                return self.found(AnchorState::Changed, best.span);
            }
            Some(best) if best.errors <= SUGGESTED_ERRORS => Some(best.span),
            _ => self.region_worth_a_question(),
        };
        Placement::orphan(suggestion.map(|span| boundaries::snapped(self.text(), span)))
    }

    /// A short quote with errors could be anything, so both sides of its context must agree.
    fn is_in_context(&self, likeness: &Likeness) -> bool {
        let needed = if self.is_long() { 1 } else { 2 };
        search::agreeing_sides(self.text(), self.anchor, likeness.span) >= needed
    }

    fn is_long(&self) -> bool {
        let start = boundaries::start_of(self.anchor.quote.trim(), LONG_QUOTE);
        display_width(start) >= LONG_QUOTE
    }

    fn region_worth_a_question(&self) -> Option<Span> {
        let region = self
            .old
            .as_ref()?
            .region
            .as_ref()
            .filter(|region| region.holds(1, 4))?;
        self.finder.current.words.span(region.words.clone())
    }

    /// Whether text that stood elsewhere in the kept copy does not account for these words: else they are that text.
    fn is_free(&self, place: &Range<usize>) -> bool {
        let Some(old) = &self.old else { return true };
        let from = old
            .kept
            .matches
            .old_of
            .get(place.clone())
            .unwrap_or_default();
        let is_taken = |&&at: &&u32| at != GONE && !old.words.contains(&(at as usize));
        from.iter().filter(is_taken).count() * 2 < from.len()
    }
}
