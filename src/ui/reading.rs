//! The reading pane: title and facts, the text, signs in the margin.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::{About, CategoryChooser, Overlay};
use crate::app::pane::OpenPost;
use crate::app::{Pane, Scan, State, kept_revision};
use crate::keymap::Context;
use crate::layout::{Line, LineKind};
use crate::library::Post;
use crate::text::{Span, one_line};
use crate::theme::Role;

use super::paint::paint_line;
use super::palette::Palette;
use super::passage::{self, Marked, Sign};
use super::{empty, links, picture, scroll_bar, suggestions, words, write};

/// What is said of a post that is gone, before what is known of it.
const KEPT: &str = "kept copy, the post is gone · ";

/// The same while it is still open.
const GONE: &str = "no longer on disk · ";

/// The same of a post whose folder was taken out of the library.
const TAKEN_OUT: &str = "no longer in the library · ";

/// Columns of the pane's left edge that are kept free.
const INSET: u16 = 2;

/// Draws the reading pane.
pub fn draw(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    header(state, palette, area, buffer);
    match state.shown_post() {
        Some(open) => text(state, open, palette, state.text_area(), buffer),
        None => nothing_open(state, palette, area, buffer),
    }
}

/// Title and facts. Of a post whose text begins with its title, the title stands here only once it is scrolled out of sight.
fn header(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let text = state.areas().text();
    let Some(post) = state.shown_entry().filter(|_| text.y > area.y) else {
        return;
    };
    let room = state.text_layout(text.width);
    // Above the text, also where that is centred in a wide pane.
    let (x, width) = (area.x + room.margin().min(area.width), room.text_width());
    let style = palette.title(state.is_active(Pane::Reading));
    let title = state.title_lines(text.width).into_iter();
    let title = title.map(|line| (line, style));
    let again = told(state);
    let facts_width =
        width.saturating_sub(again.chars().count() as u16 + 2 * u16::from(!again.is_empty()));
    let facts = match standing(state) {
        Some(told) => {
            let room = facts_width.saturating_sub(told.chars().count() as u16);
            let told = format!("{told}{}", facts(post, room));
            (told, palette.role(Role::Warning))
        }
        None => (facts(post, facts_width), palette.role(Role::Muted)),
    };
    let lines: Vec<_> = match state.title_in_text() {
        None => title.chain([facts]).collect(),
        Some(heading) if is_in_sight(state, heading) => vec![facts],
        Some(_) => title.collect(),
    };
    let last = area.y + (lines.len() as u16).saturating_sub(1);
    for ((line, style), y) in lines.into_iter().zip(area.y..text.y) {
        let lasts_width = if y == last { facts_width } else { width };
        write::text(buffer, x, y, lasts_width, &line, style);
    }
    let area = Rect { x, width, ..area };
    write::right(buffer, area, last, &again, palette.role(Role::Muted));
}

/// In how many posts the talk at the caret is told, and the key that goes to them; nothing where it is told here only.
fn told(state: &State) -> String {
    match state.told.filter(|told| told.posts > 1) {
        Some(told) => format!("told in {} posts {}", told.posts, state.keys("tellings")),
        None => String::new(),
    }
}

/// What is to be said of a post that is gone.
fn standing(state: &State) -> Option<&'static str> {
    let shown = state.shown_post()?.id;
    if kept_revision(state, shown).is_some() {
        return Some(KEPT);
    }
    if state.library.post(shown).is_some() {
        return None;
    }
    let is_taken_out = |post: &Post| state.library.is_taken_out(post.root);
    let is_taken_out = state.library.last_seen(shown).is_some_and(is_taken_out);
    Some(if is_taken_out { TAKEN_OUT } else { GONE })
}

/// What is known of a post, so many cells wide; its path if that is nothing.
fn facts(post: &Post, width: u16) -> String {
    let facts = words::facts(post, width.into());
    if facts.is_empty() {
        one_line(&post.path).into_owned()
    } else {
        facts
    }
}

/// Whether the line that a heading begins with is on the screen.
fn is_in_sight(state: &State, heading: Span) -> bool {
    let lines = state.shown_post().map(|open| open.visible.as_slice());
    let mut lines = lines.unwrap_or_default().iter();
    lines.any(|visible| visible.line.shows(heading.start))
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
        let signs = sign_column(state, &visible.line, area.width);
        margin(
            &marked,
            visible.line.span,
            palette,
            signs.map(|column| (area.x + column, y)),
            buffer,
        );
        suggestions::sign(
            open,
            visible.line.span,
            palette,
            signs.map(|column| (area.x + column, y)),
            buffer,
        );
        state_sign(state, &marked, &visible.line, palette, (area, y), buffer);
    }
    links::draw_hints(state, open, palette, area, buffer);
}

/// The passage that is about to be marked.
fn pending(state: &State) -> Option<Span> {
    state.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Category(CategoryChooser::New(span)) => Some(*span),
        Overlay::Editor(editor) => match editor.about {
            About::New(span) => Some(span),
            About::Talk(_) | About::Post | About::Alone | About::Existing(_) => None,
        },
        _ => None,
    })
}

/// Cells between the signs of highlights and the text.
const SIGN_CELLS: u16 = 2;

/// The column for the sign of a line's highlight: beside the text, and beside a table that reaches further to the left.
fn sign_column(state: &State, line: &Line, width: u16) -> Option<u16> {
    let first = line.pieces.first().map_or(u16::MAX, |piece| piece.column);
    state
        .text_layout(width)
        .margin()
        .min(first)
        .checked_sub(SIGN_CELLS)
}

/// Symbols and bars of the highlights on a line.
fn margin(
    marked: &[Marked<'_>],
    line: Span,
    palette: &Palette,
    place: Option<(u16, u16)>,
    buffer: &mut Buffer,
) {
    let Some((x, y)) = place else {
        return;
    };
    let signs = passage::signs(marked, line, usize::from(SIGN_CELLS));
    for (sign, x) in signs.into_iter().zip(x..) {
        let (symbol, style) = match sign {
            Sign::Begins(category) => (
                category.symbol.to_string(),
                palette.category(category.color),
            ),
            Sign::GoesOn(category) => (
                palette.symbols().bar.to_owned(),
                palette.category(category.color),
            ),
            Sign::More => ("+".to_owned(), palette.role(Role::Muted)),
        };
        buffer.set_stringn(x, y, symbol, 1, style);
    }
}

/// The sign behind a line on which a highlight begins that does not simply stand where it was marked: before the column of
/// the scroll bar, or beside a text that is centred in a wide pane; a blank before it where there is room.
fn state_sign(
    state: &State,
    marked: &[Marked<'_>],
    line: &Line,
    palette: &Palette,
    (area, y): (Rect, u16),
    buffer: &mut Buffer,
) {
    let found = passage::least_sure(marked, line.span);
    let Some(sign) = palette.state_sign(found) else {
        return;
    };
    let layout = state.text_layout(area.width);
    let end = line.pieces.iter().map(|piece| piece.column + piece.width);
    let text_end = layout.margin() + layout.text_width();
    let column = end.fold(text_end, u16::max).min(area.width);
    let pane = state.areas().reading.unwrap_or(area);
    let last = pane.right().saturating_sub(1);
    let gap = u16::from(area.x + column + 1 < last);
    let x = (area.x + column + gap).min(last);
    buffer.set_stringn(x, y, sign, 1, palette.state(found));
}

/// What to do when no post is open.
fn nothing_open(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let sentence = if let Some(problem) = &state.reading.problem {
        problem.clone()
    } else if state.reading.wanted.is_some() || state.scan != Scan::Over {
        "Reading …".to_owned()
    } else if let Some(sentence) = empty::without_posts(state) {
        sentence
    } else if state.posts.rows.is_empty() {
        empty::filtered_posts(state)
    } else {
        let keymap = &state.settings.keymap;
        let open = keymap.keys_for(&[Context::Posts], "open");
        let open = open.unwrap_or_else(|| state.keys("open"));
        format!("Choose a post and press {open}.")
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
