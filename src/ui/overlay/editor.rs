//! The note editor: the passage in a line or two, topic, link, note; at the bottom of the screen, below the passage.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;

use crate::app::overlay::{About, EditorField, NoteEditor};
use crate::app::{Field, State, note_editor};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{words, write};

/// Cells of the labels' column.
const LABELS: u16 = 7;

/// Draws the note editor.
pub fn draw(state: &State, editor: &NoteEditor, palette: &Palette, buffer: &mut Buffer) {
    let category = state.settings.categories.get(&editor.category);
    let verb = match editor.about {
        About::New(_) => "New",
        About::Talk(_) => "Note on the talk",
        About::Post => "Note on the post",
        About::Alone => "New, of no post",
        About::Existing(_) => "Edit",
    };
    let title = format!("{} {verb}: {}", category.symbol, category.name);
    let area = note_editor(state.width, state.height, &state.areas());
    let room = write::docked(buffer, palette, area, &title);
    let mut lines = Lines {
        palette,
        buffer,
        room,
        y: room.y,
    };
    if room.height > 6 {
        lines.passage(&passage(state, editor));
    }
    lines.field(
        "Topic",
        &editor.topic,
        editor.active == EditorField::Topic,
        editor.completion.as_deref(),
    );
    lines.field(
        "Link",
        &editor.link,
        editor.active == EditorField::Link,
        None,
    );
    lines.note(&editor.note, editor.active == EditorField::Note);
}

/// The passage it is about.
fn passage(state: &State, editor: &NoteEditor) -> String {
    let text = match editor.about {
        About::New(span) => state
            .reading
            .open
            .as_ref()
            .map_or("", |open| span.of(open.text())),
        About::Talk(offset) => state
            .reading
            .open
            .as_ref()
            .and_then(|open| open.content.document.talk_at(offset)?.talk.as_ref())
            .map_or("", |talk| &talk.title),
        About::Post => state
            .reading
            .open
            .as_ref()
            .and_then(|open| state.library.last_seen(open.id))
            .map_or("", |post| &post.title),
        About::Alone => "",
        About::Existing(id) => state
            .records
            .get(id)
            .map_or("", |entry| words::about(&entry.record)),
    };
    crate::text::one_line(text).into_owned()
}

/// The lines of the editor, from top to bottom.
struct Lines<'a> {
    palette: &'a Palette,
    buffer: &'a mut Buffer,
    room: Rect,
    y: u16,
}

impl Lines<'_> {
    fn passage(&mut self, passage: &str) {
        if passage.is_empty() {
            return;
        }
        let quoted = format!("“{passage}”");
        write::text(
            self.buffer,
            self.room.x,
            self.y,
            self.room.width,
            &quoted,
            self.palette.role(Role::Quote),
        );
        self.y += 1;
    }

    fn field(&mut self, label: &str, field: &Field, active: bool, completion: Option<&str>) {
        if self.y >= self.room.bottom() {
            return;
        }
        self.label(label, active);
        let Rect { x, width, .. } = self.beside_label(1);
        self.widget(field, self.beside_label(1), active);
        if let Some(rest) = completion.filter(|_| active) {
            let used = crate::text::width::display_width(&field.text()) as u16;
            let hint = format!("{rest}  tab takes it");
            write::text(
                self.buffer,
                x + used,
                self.y,
                width.saturating_sub(used),
                &hint,
                self.palette.role(Role::Muted),
            );
        }
        self.y += 1;
    }

    fn note(&mut self, field: &Field, active: bool) {
        if self.y >= self.room.bottom() {
            return;
        }
        self.label("Note", active);
        self.widget(
            field,
            self.beside_label(self.room.bottom() - self.y),
            active,
        );
    }

    /// The room to the right of the labels, from the current line on.
    const fn beside_label(&self, height: u16) -> Rect {
        Rect {
            x: self.room.x + LABELS,
            y: self.y,
            width: self.room.width.saturating_sub(LABELS),
            height,
        }
    }

    fn label(&mut self, label: &str, active: bool) {
        let role = if active { Role::Focus } else { Role::Muted };
        write::text(
            self.buffer,
            self.room.x,
            self.y,
            LABELS - 1,
            label,
            self.palette.role(role),
        );
    }

    fn widget(&mut self, field: &Field, area: Rect, active: bool) {
        let mut widget = field.area().clone();
        widget.set_style(self.palette.role(Role::Text));
        widget.set_cursor_line_style(Style::new());
        let cursor = if active {
            Style::new().add_modifier(Modifier::REVERSED)
        } else {
            Style::new()
        };
        widget.set_cursor_style(cursor);
        (&widget).render(area.intersection(self.buffer.area), self.buffer);
    }
}
