//! Record to text. The order of the keys is fixed, so that equal records are equal files.

use std::fmt::{Display, Write};

use super::quoted;
use crate::annotation::anchor::Anchor;
use crate::annotation::record::{PostReference, Record, TalkReference};
use crate::annotation::todo::Todo;
use crate::annotation::topic::Topic;
use crate::document::Speaker;

/// The text of the record's file.
pub fn to_text(record: &Record) -> String {
    let mut page = Page(String::with_capacity(1200 + record.note.len()));
    page.line("---");
    page.plain("id", record.id);
    page.plain("created", record.created);
    page.line("# what it is about");
    page.text("category", &record.category);
    page.topics(&record.topics);
    page.plain("subject_changed", record.times.subject);
    page.line("# the to-do");
    page.todo(record.todo.as_ref());
    page.plain("todo_changed", record.times.todo);
    page.line("# its place in the list");
    if let Some(todo) = record.todo.as_ref().filter(|todo| !todo.rank.is_unranked()) {
        page.text("rank", &todo.rank.0);
    }
    page.plain("rank_changed", record.times.rank);
    page.line("# the passage and where it stands");
    page.anchor(record.anchor.as_ref());
    page.post(&record.post);
    page.talk(record.talk.as_ref());
    page.plain("anchor_changed", record.times.anchor);
    page.line("# kept, so that it can be brought back");
    page.plain("deleted", record.deleted);
    page.plain("deleted_changed", record.times.deleted);
    page.unknown(record);
    page.line("# the note");
    page.plain("note_changed", record.times.note);
    page.line("---");
    page.note(&record.note);
    page.0
}

struct Page(String);

impl Page {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn plain(&mut self, key: &str, value: impl Display) {
        let written = writeln!(self.0, "{key}: {value}");
        debug_assert!(written.is_ok(), "a string takes everything");
    }

    fn text(&mut self, key: &str, value: &str) {
        self.0.push_str(key);
        self.0.push_str(": ");
        quoted::push(&mut self.0, value);
        self.0.push('\n');
    }

    fn optional(&mut self, key: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    fn topics(&mut self, topics: &[Topic]) {
        if topics.is_empty() {
            return;
        }
        self.line("topics:");
        for topic in topics {
            self.text("  - name", &topic.name);
            self.optional("    url", topic.url.as_ref());
        }
    }

    fn todo(&mut self, todo: Option<&Todo>) {
        let Some(todo) = todo else { return };
        self.plain("status", todo.status.word());
        if let Some(priority) = todo.priority {
            self.plain("priority", priority.word());
        }
        if let Some(due) = todo.due {
            self.plain("due", due);
        }
        if let Some(closed) = todo.closed {
            self.plain("closed", closed);
        }
    }

    fn anchor(&mut self, anchor: Option<&Anchor>) {
        let Some(anchor) = anchor else { return };
        self.text("quote", &anchor.quote);
        self.optional("original", anchor.original.as_ref());
        self.text("prefix", &anchor.prefix);
        self.text("suffix", &anchor.suffix);
        self.plain("start", anchor.span.start);
        self.plain("end", anchor.span.end);
        self.text("revision", &anchor.revision);
        self.plain("text_version", anchor.text_version);
    }

    fn post(&mut self, post: &PostReference) {
        self.text("post_root", &post.root);
        self.text("post_path", &post.path);
        self.text("post_title", &post.title);
        if let Some(date) = post.date {
            self.plain("post_date", date);
        }
        if !post.authors.is_empty() {
            self.line("post_authors:");
            for author in &post.authors {
                self.item(author);
            }
        }
        self.optional("post_event", post.event.as_ref());
        self.optional("post_url", post.url.as_ref());
        self.optional("post_slug", post.slug.as_ref());
    }

    fn item(&mut self, text: &str) {
        self.0.push_str("  - ");
        quoted::push(&mut self.0, text);
        self.0.push('\n');
    }

    fn talk(&mut self, talk: Option<&TalkReference>) {
        let Some(talk) = talk else { return };
        self.text("talk", &talk.title);
        self.plain("talk_kind", talk.kind.word());
        if talk.speakers.is_empty() {
            return;
        }
        self.line("talk_speakers:");
        for Speaker {
            name,
            role,
            organisation,
        } in &talk.speakers
        {
            self.text("  - name", name);
            self.optional("    role", role.as_ref());
            self.optional("    organisation", organisation.as_ref());
        }
    }

    fn unknown(&mut self, record: &Record) {
        if record.unknown.is_empty() {
            return;
        }
        self.line("# not known to this version of kubenotes");
        for text in record.unknown.values() {
            self.line(text);
        }
    }

    /// One empty line before and one line's end after the note belong to the file, not to the note.
    fn note(&mut self, note: &str) {
        if !note.is_empty() {
            self.0.push('\n');
            self.0.push_str(note);
            self.0.push('\n');
        }
    }
}
