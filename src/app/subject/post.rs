//! A post as queries see it: its texts as they are kept, and what is known of its notes and of how far it is read.

use jiff::civil::Date;

use crate::annotation::Status;
use crate::find::query::{Comparison, Flag, Subject, TextField, Texts};
use crate::library::{Post, PostId};

use super::super::positions::ReadMark;
use super::super::records::RecordEntry;
use super::super::state::State;
use super::note::{is_of_record, is_within};

/// A post that is asked.
pub struct PostSubject<'a> {
    state: &'a State,
    id: PostId,
    post: &'a Post,
    texts: &'a Texts,
}

impl<'a> PostSubject<'a> {
    /// This post, with its texts.
    pub const fn new(state: &'a State, id: PostId, post: &'a Post, texts: &'a Texts) -> Self {
        Self {
            state,
            id,
            post,
            texts,
        }
    }

    fn records(&self) -> impl Iterator<Item = &'a RecordEntry> {
        self.state.records.of_post(self.id)
    }

    fn has_talk(&self, is_meant: impl Fn(&crate::document::Talk) -> bool) -> bool {
        let mut talks = self
            .post
            .sections
            .iter()
            .filter_map(|section| section.talk.as_deref());
        talks.any(is_meant)
    }
}

impl Subject for PostSubject<'_> {
    fn texts(&self) -> &Texts {
        self.texts
    }

    fn further_texts(&self, field: TextField) -> Option<Texts> {
        if field != TextField::Category {
            return None;
        }
        let ids = self.records().map(|entry| entry.record.category.as_str());
        let names = ids.flat_map(|id| [id, &*self.state.settings.categories.get(id).name]);
        let mut texts = Texts::default();
        texts.add(field, names);
        Some(texts)
    }

    fn has_day(&self, about: Comparison, first: Option<Date>, last: Option<Date>) -> bool {
        if about != Comparison::Due {
            let day = self.post.date.map(|date| date.day);
            return day.is_some_and(|day| is_within(day, first, last));
        }
        let todos = self
            .records()
            .filter_map(|entry| entry.record.todo.as_ref());
        todos
            .filter_map(|todo| todo.due)
            .any(|due| is_within(due, first, last))
    }

    fn is(&self, flag: Flag) -> bool {
        match flag {
            Flag::Unread => self.state.positions.mark(self.id) == ReadMark::Unread,
            Flag::Reading => self.state.positions.mark(self.id) == ReadMark::Reading,
            Flag::Read => self.state.positions.mark(self.id) == ReadMark::Read,
            Flag::Talks => self.has_talk(|_| true),
            Flag::Speakers => self.has_talk(|talk| !talk.speakers.is_empty()),
            Flag::Topics => !self.post.mentions.is_empty(),
            Flag::Event => self.post.event.is_some(),
            Flag::Issues => !self.post.issues.is_empty(),
            Flag::Todos => self.is(Flag::Pending),
            Flag::Pending
            | Flag::Overdue
            | Flag::Changed
            | Flag::Orphan
            | Flag::Missing
            | Flag::Highlights
            | Flag::Notes
            | Flag::Due => self
                .records()
                .any(|entry| is_of_record(self.state, entry, flag)),
        }
    }

    fn has_status(&self, status: Status) -> bool {
        self.records()
            .filter_map(|entry| entry.record.todo.as_ref())
            .any(|todo| todo.status == status)
    }
}
