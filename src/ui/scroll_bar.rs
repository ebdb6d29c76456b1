//! The scroll bar of the reading pane: where the screen is in the post, and where hits and highlights are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::ScrollBar;
use crate::app::pane::{OpenPost, Search};
use crate::text::Span;
use crate::theme::Role;

use super::palette::Palette;
use super::passage::Marked;
use super::write;

/// Draws the bar into an area of one column; nothing where the whole post is in sight.
pub fn draw(
    open: &OpenPost,
    marked: &[Marked<'_>],
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let Some((bar, sight)) = ScrollBar::new(area.height, open.text().len()).zip(open.sight())
    else {
        return;
    };
    if open.shows_everything() {
        return;
    }
    let thumb = bar.rows_of(sight);
    for row in 0..area.height {
        let offsets = bar.offsets(row);
        let mark = hit(open.search.as_ref(), offsets, palette)
            .or_else(|| highlight(marked, offsets, palette))
            .or_else(|| {
                let is_here = thumb.contains(&row);
                is_here.then(|| (palette.symbols().thumb, palette.role(Role::Border)))
            });
        if let Some((symbol, style)) = mark {
            write::text(buffer, area.x, area.y + row, 1, symbol, style);
        }
    }
}

/// The sign for the hits of a stretch of the text, one's own hit before the others.
fn hit(search: Option<&Search>, offsets: Span, palette: &Palette) -> Option<(&'static str, Style)> {
    let search = search?;
    let symbols = palette.symbols();
    if search
        .current_hit()
        .is_some_and(|hit| offsets.contains(hit.start))
    {
        return Some((symbols.current_hit, palette.role(Role::CurrentHit)));
    }
    let first = search.hits.partition_point(|hit| hit.start < offsets.start);
    let is_hit = search
        .hits
        .get(first)
        .is_some_and(|hit| hit.start < offsets.end);
    is_hit.then(|| (symbols.hit, palette.role(Role::Key)))
}

/// The sign for the highlight that begins in a stretch of the text.
fn highlight(
    marked: &[Marked<'_>],
    offsets: Span,
    palette: &Palette,
) -> Option<(&'static str, Style)> {
    let marked = marked
        .iter()
        .find(|marked| offsets.contains(marked.span.start))?;
    let style = palette.category(marked.category.color);
    Some((palette.symbols().mark, style))
}
