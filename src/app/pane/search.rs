//! A search in the open post: what was searched for, and where it is. It moves nothing.

use std::sync::Arc;

use crate::document::Document;
use crate::find::full_text::TextQuery;
use crate::find::in_text::{Case, Hits, Pattern};
use crate::text::Span;

use super::super::cursor::around;

/// The most hits that are kept; in a large post a letter has more than anybody goes through.
const MOST: usize = 100_000;

/// A search in the post.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was searched for, as it was typed.
    pub pattern: String,
    /// What that means, if it was searched for in all posts.
    pub across: Option<Arc<TextQuery>>,
    /// Every hit, in text order; where there are very many, those around where the search began.
    pub hits: Vec<Span>,
    /// Whether there are more hits than are kept.
    pub are_cut: bool,
    /// The hit the caret is at.
    pub current: Option<usize>,
}

/// A step from hit to hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HitStep {
    /// Where the hit is.
    pub hit: Span,
    /// Whether the way led around the end of the post.
    pub is_around: bool,
}

impl Search {
    /// Searches a text; the current hit is the first one at a byte offset or after it, else the first of all.
    pub fn of(text: &str, pattern: String, from: u32) -> Self {
        let found = Pattern::new(&pattern, Case::Smart);
        let Hits { spans, are_cut } = found
            .map(|pattern| pattern.find_around(text, from, MOST))
            .unwrap_or_default();
        Self {
            current: hit_from(&spans, from),
            pattern,
            across: None,
            hits: spans,
            are_cut,
        }
    }

    /// The hits in a post of what was searched for in all posts; the current one is found as in [`Search::of`].
    pub fn across(document: &Document, query: Arc<TextQuery>, pattern: String, from: u32) -> Self {
        let mut hits = query.hits(document);
        let are_cut = hits.len() > MOST;
        if are_cut {
            let next = hits.partition_point(|hit| hit.start < from);
            let first = next.min(hits.len() - MOST);
            hits = hits.into_iter().skip(first).take(MOST).collect();
        }
        Self {
            current: hit_from(&hits, from),
            pattern,
            across: Some(query),
            hits,
            are_cut,
        }
    }

    /// The same search in another text, the current hit the first one from a byte offset on.
    pub fn again(&self, document: &Document, from: u32) -> Self {
        let pattern = self.pattern.clone();
        match &self.across {
            Some(query) => Self::across(document, query.clone(), pattern, from),
            None => Self::of(&document.text, pattern, from),
        }
    }

    /// The hit the search is at.
    pub fn current_hit(&self) -> Option<Span> {
        self.hits.get(self.current?).copied()
    }

    /// Goes from the caret to the next hit (`1`) or the one before (`-1`), around the ends of the post; `None` without hits.
    pub fn step(&mut self, caret: u32, direction: isize) -> Option<HitStep> {
        let count = self.hits.len();
        let from = match self.hits.binary_search_by_key(&caret, |hit| hit.start) {
            Ok(at) => at,
            // Between two hits: the one before, so that a step down reaches the next.
            Err(next) if direction > 0 => around(next, -1, count),
            Err(next) => next,
        };
        let next = around(from, direction, count);
        let hit = self.hits.get(next).copied()?;
        self.current = Some(next);
        let is_around = if direction > 0 {
            hit.start <= caret
        } else {
            hit.start >= caret
        };
        Some(HitStep { hit, is_around })
    }
}

/// The index of the first hit at a byte offset or after it, else of the first of all.
fn hit_from(hits: &[Span], from: u32) -> Option<usize> {
    let next = hits.partition_point(|hit| hit.start < from);
    (!hits.is_empty()).then(|| next % hits.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The start of the hit reached from a caret, and whether the way led around the end.
    fn step(caret: u32, direction: isize) -> (u32, bool) {
        let mut search = Search::of("a..a..a", "a".to_owned(), 0);
        search.current = None;
        let step = search.step(caret, direction).unwrap();
        (step.hit.start, step.is_around)
    }

    #[test]
    fn steps_go_from_the_caret_and_tell_when_they_go_around() {
        assert_eq!([step(1, 1), step(1, -1)], [(3, false), (0, false)]);
        assert_eq!([step(6, 1), step(0, -1)], [(0, true), (6, true)]);
        assert_eq!([step(0, 1), step(6, -1)], [(3, false), (3, false)]);
        assert_eq!(Search::default().step(0, 1), None);
    }
}
