//! A highlight, note or to-do as queries see it: what is known of the record, of its talk and of its post.

use jiff::civil::Date;

use crate::annotation::{AnchorState, Record, Status};
use crate::find::query::{Comparison, Flag, Subject, TextField, Texts};
use crate::library::Post;

use super::super::positions::ReadMark;
use super::super::records::RecordEntry;
use super::super::state::State;

/// A record that is asked.
pub struct NoteSubject<'a> {
    state: &'a State,
    entry: &'a RecordEntry,
    texts: Texts,
}

impl<'a> NoteSubject<'a> {
    /// This record.
    pub fn new(state: &'a State, entry: &'a RecordEntry) -> Self {
        Self {
            state,
            entry,
            texts: texts(state, entry),
        }
    }

    fn post(&self) -> Option<&'a Post> {
        post_of(self.state, self.entry)
    }
}

fn post_of<'a>(state: &'a State, entry: &RecordEntry) -> Option<&'a Post> {
    state.library.post(entry.post_in(&state.library)?)
}

fn texts(state: &State, entry: &RecordEntry) -> Texts {
    let record = &entry.record;
    let category = state.settings.categories.get(&record.category);
    let mut texts = Texts::default();
    texts.add_words(record.quote());
    texts.add_words([record.note.as_str()]);
    texts.add_words(record.todo.as_ref().map(|todo| todo.status.word()));
    texts.add(
        TextField::Category,
        [record.category.as_str(), category.name.as_str()],
    );
    texts.add(TextField::Path, [record.post.path.as_str()]);
    texts.add(TextField::Topic, record.topic_names());
    let talk = record.talk.as_ref();
    let title = talk.map(|talk| talk.title.as_str());
    texts.add(
        TextField::Title,
        title.into_iter().chain([record.post.title.as_str()]),
    );
    let speakers = talk.into_iter().flat_map(|talk| &talk.speakers);
    texts.add(
        TextField::Speaker,
        speakers.map(|speaker| speaker.name.as_str()),
    );
    let post = post_of(state, entry);
    let event = post.and_then(|post| post.event.as_ref());
    let city = event.and_then(|event| event.city.as_deref());
    texts.add(
        TextField::Event,
        record.post.event.as_deref().into_iter().chain(city),
    );
    texts.end_words();
    texts.add(TextField::Kind, talk.map(|talk| talk.kind.word()));
    texts.add(
        TextField::Author,
        record.post.authors.iter().map(String::as_str),
    );
    let tags = post.map_or(&[][..], |post| &post.tags);
    texts.add(TextField::Tag, tags.iter().map(String::as_str));
    texts.add(TextField::Root, [record.post.root.as_str()]);
    texts
}

impl Subject for NoteSubject<'_> {
    fn texts(&self) -> &Texts {
        &self.texts
    }

    fn has_day(&self, about: Comparison, first: Option<Date>, last: Option<Date>) -> bool {
        let record = &self.entry.record;
        let day = if about == Comparison::Due {
            record.todo.as_ref().and_then(|todo| todo.due)
        } else {
            let zone = self.state.settings.zone.clone();
            Some(record.created.to_zoned(zone).date())
        };
        day.is_some_and(|day| is_within(day, first, last))
    }

    fn is(&self, flag: Flag) -> bool {
        let mark = || {
            let post = self.entry.post_in(&self.state.library);
            post.map(|post| self.state.positions.mark(post))
        };
        match flag {
            Flag::Unread => mark() == Some(ReadMark::Unread),
            Flag::Reading => mark() == Some(ReadMark::Reading),
            Flag::Read => mark() == Some(ReadMark::Read),
            Flag::Event => {
                let known = self.entry.record.post.event.is_some();
                known || self.post().is_some_and(|post| post.event.is_some())
            }
            flag => is_of_record(self.state, self.entry, flag),
        }
    }

    fn has_status(&self, status: Status) -> bool {
        let todo = self.entry.record.todo.as_ref();
        todo.is_some_and(|todo| todo.status == status)
    }
}

/// Whether a flag is true of a record itself.
pub(super) fn is_of_record(state: &State, entry: &RecordEntry, flag: Flag) -> bool {
    let record = &entry.record;
    let todo = record.todo.as_ref();
    let is_pending = todo.is_some_and(|todo| todo.status.is_pending());
    match flag {
        Flag::Pending => is_pending,
        Flag::Overdue => {
            let due = todo.and_then(|todo| todo.due);
            is_pending && due.is_some_and(|due| due < state.today())
        }
        Flag::Changed => entry.anchor_state() == Some(AnchorState::Changed),
        Flag::Orphan => entry.anchor_state() == Some(AnchorState::Orphan),
        Flag::Missing => entry.post_in(&state.library).is_none(),
        Flag::Highlights => record.anchor.is_some(),
        Flag::Notes => has_own_words(record),
        Flag::Todos => todo.is_some(),
        Flag::Talks => record.talk.is_some(),
        Flag::Speakers => (record.talk.as_ref()).is_some_and(|talk| !talk.speakers.is_empty()),
        Flag::Topics => !record.topics.is_empty(),
        Flag::Due => todo.is_some_and(|todo| todo.due.is_some()),
        Flag::Unread | Flag::Reading | Flag::Read | Flag::Event | Flag::Issues => false,
    }
}

fn has_own_words(record: &Record) -> bool {
    !record.note.trim().is_empty()
}

/// Whether a day lies between two, which are open where they are `None`.
pub(super) fn is_within(day: Date, first: Option<Date>, last: Option<Date>) -> bool {
    first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
}
