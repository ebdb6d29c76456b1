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
}

/// The highlights of the open post that are found in its text, longest first so that a shorter one lies on top.
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
            })
        })
        .collect();
    marked.sort_by_key(|marked| std::cmp::Reverse(marked.span.len()));
    marked
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

/// The sign in the margin of a line: a highlight that begins there, else one that goes on there.
pub fn sign<'a, 'b>(marked: &'b [Marked<'a>], line: Span) -> Option<(&'b Marked<'a>, bool)> {
    let begins = marked
        .iter()
        .rev()
        .find(|marked| line.contains(marked.span.start));
    let goes_on = || {
        marked
            .iter()
            .rev()
            .find(|marked| marked.span.overlaps(line))
    };
    begins
        .map(|marked| (marked, true))
        .or_else(|| goes_on().map(|marked| (marked, false)))
}
