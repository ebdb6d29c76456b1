//! All that is known of what is under the cursor of the to-do list: a to-do, or the to-dos of a group.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::annotation::{Record, RecordId};
use crate::app::{RecordEntry, State, TodoRow};
use crate::document::Speaker;
use crate::export::best_link;
use crate::text::{counted, one_line};
use crate::theme::Role;

use super::super::super::palette::Palette;
use super::super::super::{words, write};
use super::row::{subject_and_note, without_passage};

/// Lines of a passage of which the rest can be read in its post.
const PASSAGE: usize = 12;
/// Lines of a passage among others of its group.
const SHORT_PASSAGE: usize = 3;

/// Draws them.
pub(super) fn draw(
    state: &State,
    row: &TodoRow,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let mut page = Page {
        palette,
        buffer,
        area,
        y: area.y,
    };
    match row {
        TodoRow::Group { name, todos, .. } => group(state, name, todos, &mut page),
        TodoRow::Todo { id, .. } => {
            if let Some(entry) = state.records.get(*id) {
                todo(state, entry, &mut page);
            }
        }
    }
}

/// Lines written from top to bottom, until the room ends.
struct Page<'a> {
    palette: &'a Palette,
    buffer: &'a mut Buffer,
    area: Rect,
    y: u16,
}

impl Page<'_> {
    fn style(&self, role: Role) -> Style {
        self.palette.role(role)
    }

    fn gap(&mut self) {
        self.y = self.y.saturating_add(1);
    }

    /// A text of one paragraph, in at most so many lines; nothing of an empty one.
    fn text(&mut self, text: &str, role: Role, most: usize) {
        let text = one_line(text);
        let style = self.style(role);
        for line in write::wrapped(text.trim(), self.area.width).take(most) {
            if self.y >= self.area.bottom() || line.is_empty() {
                return;
            }
            write::text(
                self.buffer,
                self.area.x,
                self.y,
                self.area.width,
                line,
                style,
            );
            self.y += 1;
        }
    }

    /// "Post  Leaving Copenhagen"; nothing if there is nothing to say.
    fn fact(&mut self, label: &str, told: &str, role: Role) {
        /// Cells of the labels' column.
        const LABEL: u16 = 9;
        if told.trim().is_empty() || self.y >= self.area.bottom() {
            return;
        }
        let style = self.style(Role::Muted);
        write::text(self.buffer, self.area.x, self.y, LABEL, label, style);
        let whole = self.area;
        self.area = Rect {
            x: whole.x + LABEL.min(whole.width),
            width: whole.width.saturating_sub(LABEL),
            ..whole
        };
        self.text(told, role, 3);
        self.area = whole;
    }
}

fn todo(state: &State, entry: &RecordEntry, page: &mut Page<'_>) {
    let record = &entry.record;
    let (subject, _) = subject_and_note(record);
    page.text(&subject, Role::Heading, 3);
    page.text(&status(state, record), Role::Muted, 2);
    if !record.note.trim().is_empty() && *record.note != *subject {
        page.gap();
        for paragraph in record.note.lines() {
            page.text(paragraph, Role::Text, PASSAGE);
        }
    }
    page.gap();
    match record.quote() {
        Some(quote) => page.text(&format!("“{}”", quote.trim()), Role::Quote, PASSAGE),
        None => page.text(without_passage(record), Role::Muted, 1),
    }
    page.gap();
    source(state, entry, page);
}

/// Category, status, priority and days.
fn status(state: &State, record: &Record) -> String {
    let category = state.settings.categories.get(&record.category);
    let day =
        |moment: jiff::Timestamp| words::day(moment.to_zoned(state.settings.zone.clone()).date());
    let mut facts = vec![category.name.clone()];
    if let Some(todo) = &record.todo {
        facts.push(match todo.closed {
            Some(closed) => format!("{} {}", todo.status.word(), day(closed)),
            None => todo.status.word().to_owned(),
        });
        facts.extend(todo.priority.map(|it| format!("{} priority", it.word())));
        facts.extend(todo.due.map(|due| format!("due {}", words::day(due))));
    }
    facts.push(format!("added {}", day(record.created)));
    facts.join(" · ")
}

/// Talk, speakers, post, event, link, and whether the passage is still there.
fn source(state: &State, entry: &RecordEntry, page: &mut Page<'_>) {
    let record = &entry.record;
    if let Some(talk) = &record.talk {
        page.fact("Talk", &talk.title, Role::Talk);
        let speakers = talk.speakers.iter().map(Speaker::with_organisation);
        page.fact(
            "Speakers",
            &speakers.collect::<Vec<_>>().join(", "),
            Role::Text,
        );
    }
    let post = &record.post;
    if post.is_none() {
        return;
    }
    page.fact("Post", &post.title, Role::Text);
    let label = if post.authors.is_empty() {
        "Date"
    } else {
        "By"
    };
    let mut by = post.authors.clone();
    by.extend(post.date.map(|date| words::day(date.day)));
    page.fact(label, &by.join(", "), Role::Text);
    page.fact(
        "Event",
        post.event.as_deref().unwrap_or_default(),
        Role::Text,
    );
    page.fact("Link", best_link(record).unwrap_or_default(), Role::Link);
    let place = if entry.post_in(&state.library).is_none() {
        Some("The post is not in this library")
    } else {
        words::anchor_state(entry)
    };
    page.fact("Passage", place.unwrap_or_default(), Role::Warning);
}

fn group(state: &State, name: &str, todos: &[RecordId], page: &mut Page<'_>) {
    let entries: Vec<&RecordEntry> = todos
        .iter()
        .filter_map(|id| state.records.get(*id))
        .collect();
    page.text(name, Role::Heading, 3);
    let posts: std::collections::BTreeSet<(&str, &str)> = entries
        .iter()
        .map(|entry| &entry.record.post)
        .filter(|post| !post.is_none())
        .map(|post| (post.root.as_str(), post.path.as_str()))
        .collect();
    let count = counted(todos.len(), "thing to do", "things to do");
    let from = counted(posts.len(), "post", "posts");
    page.text(&format!("{count}, from {from}"), Role::Muted, 2);
    for entry in entries {
        let record = &entry.record;
        page.gap();
        page.text(&record.note, Role::Text, SHORT_PASSAGE);
        let quote = record.quote().unwrap_or_default().trim();
        if !quote.is_empty() {
            page.text(&format!("“{quote}”"), Role::Quote, SHORT_PASSAGE);
        }
        page.text(&record.post.title, Role::Muted, 1);
    }
}
