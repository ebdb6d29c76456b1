//! The reading pane: title and facts, the text, signs in the margin.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::{About, CategoryChooser, Overlay};
use crate::app::pane::OpenPost;
use crate::app::{Pane, Scan, State};
use crate::layout::{LayoutOptions, LineKind};
use crate::text::Span;
use crate::theme::Role;

use super::paint::paint_line;
use super::palette::Palette;
use super::passage::{self, Marked};
use super::{links, picture, scroll_bar, words, write};

/// Columns of the pane's left edge that are kept free.
const INSET: u16 = 2;

/// Draws the reading pane.
pub fn draw(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    header(state, palette, area, buffer);
    match shown(state) {
        Some(open) => text(state, open, palette, state.text_area(), buffer),
        None => empty(state, palette, area, buffer),
    }
}

/// The post on screen: the open one, or the beginning of one that is still being read.
fn shown(state: &State) -> Option<&OpenPost> {
    let reading = &state.reading;
    reading.open.as_ref().or(reading.beginning.as_ref())
}

fn header(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let header = state.areas().text().y - area.y;
    let reading = &state.reading;
    let post = shown(state).and_then(|open| {
        let gone = reading.gone.as_ref().filter(|(id, _)| *id == open.id);
        let listed = state.library.post(open.id);
        listed.or(gone.map(|(_, post)| post))
    });
    let Some(post) = post.filter(|_| header > 0) else {
        return;
    };
    let style = palette.title(state.is_active(Pane::Reading));
    let room = LayoutOptions {
        width: state.areas().text().width,
        measure: state.settings.measure,
        ..LayoutOptions::default()
    };
    // Above the text, also where that is centred in a wide pane.
    let (x, width) = (area.x + room.margin().min(area.width), room.text_width());
    write::text(buffer, x, area.y, width, &post.title, style);
    write::text(
        buffer,
        x,
        area.y + 1,
        width,
        &words::facts(post, width.into()),
        palette.role(Role::Muted),
    );
}

fn text(state: &State, open: &OpenPost, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let marked = passage::marked(state, open);
    let focused =
        state.focus == Pane::Reading && !matches!(state.overlays.last(), Some(Overlay::Jump(_)));
    if let Some(area) = state.areas().scroll_bar() {
        scroll_bar::draw(open, &marked, palette, area, buffer);
    }
    let layers = passage::layers(palette, open, &marked, pending(state), focused);
    for (row, visible) in open
        .visible
        .iter()
        .enumerate()
        .take(usize::from(area.height))
    {
        let y = area.y + row as u16;
        paint_line(
            buffer,
            palette,
            &open.content.document,
            &open.seen(visible),
            &layers,
            (area.x, y, area.right()),
        );
        if let LineKind::Picture(row) = visible.line.kind {
            picture::line(state, open, row, (area.x, y, area.right()), buffer);
        }
        margin(
            &marked,
            visible.line.span,
            palette,
            (area.x, y),
            area.width,
            buffer,
        );
    }
    links::draw_hints(state, open, palette, area, buffer);
}

/// The passage that is about to be marked.
fn pending(state: &State) -> Option<Span> {
    state.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Category(CategoryChooser::New(span)) => Some(*span),
        Overlay::Editor(editor) => match editor.about {
            About::New(span) => Some(span),
            About::Existing(_) => None,
        },
        _ => None,
    })
}

/// Symbol and bar of the highlight on a line.
fn margin(
    marked: &[Marked<'_>],
    line: Span,
    palette: &Palette,
    (x, y): (u16, u16),
    width: u16,
    buffer: &mut Buffer,
) {
    if width < 12 {
        return;
    }
    if let Some((category, begins)) = passage::sign(marked, line) {
        let symbol = if begins {
            category.symbol.to_string()
        } else {
            palette.symbols().bar.to_owned()
        };
        buffer.set_stringn(x, y, symbol, 1, palette.category(category.color));
    }
}

/// What to do when no post is open.
fn empty(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let sentence = if let Some(problem) = &state.reading.problem {
        problem.clone()
    } else if state.reading.wanted.is_some() || state.scan != Scan::Over {
        "Reading …".to_owned()
    } else if state.library.is_empty() {
        "There are no posts here. Start kubenotes with a folder of Markdown posts: kubenotes ~/blog/posts".to_owned()
    } else {
        "Choose a post and press enter.".to_owned()
    };
    let above = area.height / 3;
    let room = Rect {
        x: area.x + INSET,
        y: area.y + above,
        width: area.width.saturating_sub(2 * INSET),
        height: area.height - above,
    };
    write::paragraph(buffer, room, &sentence, palette.role(Role::Muted));
}
