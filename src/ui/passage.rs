//! What the person's marks look like in the text: highlights, selection, hits, caret, and the signs in the margin.

use ratatui::style::Style;

use crate::annotation::{AnchorState, Category};
use crate::app::State;
use crate::app::pane::OpenPost;
use crate::text::{Span, graphemes};
use crate::theme::Role;

use super::paint::Layers;
use super::palette::Palette;

/// A highlight on screen.
pub struct Marked<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its category.
    pub category: &'a Category,
    /// How sure it is that it stands there; the place of an orphan is only suggested.
    pub state: AnchorState,
    /// How many of those that it overlaps begin before it and go on there.
    pub depth: usize,
    /// Whether it overlaps others and is the one that is meant.
    pub is_meant: bool,
}

/// The highlights of the open post that are found in its text, longest first so that a shorter one lies on top, and on top
/// of those it overlaps the one that is meant.
pub fn marked<'a>(state: &'a State, open: &OpenPost) -> Vec<Marked<'a>> {
    let mut marked: Vec<_> = state
        .records
        .of_post(open.id)
        .filter_map(|entry| {
            let category = state.settings.categories.get(&entry.record.category);
            Some(Marked {
                span: entry.place()?,
                category,
                state: entry.anchor_state()?,
                depth: 0,
                is_meant: state.notes.chosen == Some(entry.record.id),
            })
        })
        .collect();
    note_overlaps(&mut marked);
    marked.sort_by_key(|marked| (marked.is_meant, std::cmp::Reverse(marked.span.len())));
    marked
}

/// Tells highlights that overlap apart: each gets the first depth that is free where it begins.
fn note_overlaps(marked: &mut [Marked<'_>]) {
    marked.sort_by_key(|marked| (marked.span.start, std::cmp::Reverse(marked.span.end)));
    let mut taken_until: Vec<u32> = Vec::new();
    let mut reach = 0;
    let mut overlaps = vec![false; marked.len()];
    for at in 0..marked.len() {
        let Some(Marked { span, depth, .. }) = marked.get_mut(at) else {
            continue;
        };
        let free = taken_until.iter().position(|until| *until <= span.start);
        *depth = free.unwrap_or(taken_until.len());
        match free.and_then(|free| taken_until.get_mut(free)) {
            Some(until) => *until = span.end,
            None => taken_until.push(span.end),
        }
        // The one before reaches the furthest of all that begin before, or lies in one that does.
        if span.start < reach {
            for other in at.saturating_sub(1)..=at {
                overlaps
                    .get_mut(other)
                    .into_iter()
                    .for_each(|one| *one = true);
            }
        }
        reach = reach.max(span.end);
    }
    for (marked, overlaps) in marked.iter_mut().zip(overlaps) {
        marked.is_meant &= overlaps || marked.depth > 0;
    }
}

/// Everything laid over the text that is in sight, lowest first.
pub fn layers(
    palette: &Palette,
    open: &OpenPost,
    marked: &[Marked<'_>],
    pending: Option<Span>,
    focused: bool,
) -> Layers {
    let Some(sight) = open.sight() else {
        return Layers::default();
    };
    let mut styles = code_styles(palette, open);
    styles.extend(marked.iter().map(|marked| {
        let style = match marked.state {
            AnchorState::Orphan => palette.suggestion(),
            _ => palette.passage(marked.category.color),
        };
        let style = palette.overlapping(style, marked.depth, marked.is_meant);
        (marked.span, style)
    }));
    if let Some(search) = &open.search {
        let first = search.hits.partition_point(|hit| hit.end <= sight.start);
        let hits = search
            .hits
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, hit)| hit.start < sight.end);
        styles.extend(hits.map(|(index, hit)| {
            (
                *hit,
                palette.role(if Some(index) == search.current {
                    Role::CurrentHit
                } else {
                    Role::Hit
                }),
            )
        }));
    }
    styles.extend(pending.map(|span| (span, palette.role(Role::Selection))));
    styles.extend(
        open.selected()
            .map(|span| (span, palette.role(Role::Selection))),
    );
    if focused {
        let caret = Span::new(
            open.caret,
            graphemes::next_grapheme(open.text(), open.caret),
        );
        styles.push((caret, palette.role(Role::Caret)));
    }
    styles.retain(|(span, _)| span.overlaps(sight));
    Layers { styles }
}

/// The colours of the code on screen, as far as they are known.
fn code_styles(palette: &Palette, open: &OpenPost) -> Vec<(Span, Style)> {
    let tokens = open.visible.iter().flat_map(|visible| {
        let line = &visible.line;
        open.code.colours.within(line.block, line.span)
    });
    tokens
        .map(|token| (token.span, palette.role(token.role)))
        .collect()
}

/// The state of the highlights that begin on a line; of several the least sure.
pub fn least_sure(marked: &[Marked<'_>], line: Span) -> AnchorState {
    let begin = marked
        .iter()
        .filter(|marked| line.contains(marked.span.start));
    begin.map(|marked| marked.state).max().unwrap_or_default()
}

/// A sign in the margin of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign<'a> {
    /// A highlight of this category begins here.
    Begins(&'a Category),
    /// One goes on here.
    GoesOn(&'a Category),
    /// More begin here than there is room for.
    More,
}

/// The signs in the margin of a line, at most so many: those of the highlights that begin there, and as there is room of
/// those that go on there; in the order of the text.
pub fn signs<'a>(marked: &[Marked<'a>], line: Span, room: usize) -> Vec<Sign<'a>> {
    let mut here: Vec<&Marked<'a>> = marked
        .iter()
        .filter(|marked| marked.span.overlaps(line) || line.contains(marked.span.start))
        .collect();
    let begins = |marked: &Marked<'_>| line.contains(marked.span.start);
    here.sort_by_key(|marked| (!begins(marked), marked.span.start));
    let is_crowded = here.iter().filter(|marked| begins(marked)).count() > room;
    here.truncate(room);
    here.sort_by_key(|marked| marked.span.start);
    let mut signs: Vec<Sign<'a>> = here
        .into_iter()
        .map(|marked| {
            if begins(marked) {
                Sign::Begins(marked.category)
            } else {
                Sign::GoesOn(marked.category)
            }
        })
        .collect();
    if let Some(last) = signs.last_mut().filter(|_| is_crowded) {
        *last = Sign::More;
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::CategoryTable;

    /// Highlights of the first categories over these ranges.
    fn over<'a>(table: &'a CategoryTable, spans: &[(u32, u32)]) -> Vec<Marked<'a>> {
        let marked = spans.iter().zip(table.iter());
        let mut marked: Vec<_> = marked
            .map(|(&(start, end), category)| Marked {
                span: Span::new(start, end),
                category,
                state: AnchorState::Exact,
                depth: 0,
                is_meant: true,
            })
            .collect();
        note_overlaps(&mut marked);
        marked
    }

    fn depths(spans: &[(u32, u32)]) -> Vec<(usize, bool)> {
        let table = CategoryTable::builtin();
        let marked = over(&table, spans);
        let depths = marked.iter().map(|marked| (marked.depth, marked.is_meant));
        depths.collect()
    }

    #[test]
    fn what_overlaps_has_depths_of_its_own() {
        assert_eq!(depths(&[(0, 5), (5, 9)]), [(0, false), (0, false)]);
        assert_eq!(depths(&[(0, 9), (3, 5)]), [(0, true), (1, true)]);
        assert_eq!(
            depths(&[(0, 9), (3, 5), (6, 12)]),
            [(0, true), (1, true), (1, true)]
        );
    }

    #[test]
    fn a_line_has_the_signs_of_what_begins_and_goes_on_there() {
        let table = CategoryTable::builtin();
        let shown = |spans: &[(u32, u32)]| {
            let marked = over(&table, spans);
            let signs = signs(&marked, Span::new(10, 20), 2).into_iter();
            let sign = |sign| match sign {
                Sign::Begins(category) => category.symbol,
                Sign::GoesOn(_) => '|',
                Sign::More => '+',
            };
            signs.map(sign).collect::<String>()
        };
        assert_eq!(shown(&[(0, 9)]), "");
        assert_eq!(shown(&[(0, 15)]), "|");
        assert_eq!(shown(&[(0, 15), (12, 13)]), "|?");
        assert_eq!(shown(&[(10, 15), (12, 13)]), "◆?");
        assert_eq!(shown(&[(0, 30), (10, 15), (12, 13)]).chars().count(), 2);
        assert_eq!(shown(&[(10, 11), (12, 13), (14, 15)]), "◆+");
    }
}
