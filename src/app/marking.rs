//! Making and changing highlights: which passage, which post and talk, which record.

use crate::annotation::{
    Anchor, GroupTimes, PostReference, Record, RecordId, Status, TalkReference, Todo, Topic,
};
use crate::document::{BlockKind, Document, TEXT_VERSION};
use crate::library::{Library, Post};
use crate::text::width::ellipsize;
use crate::text::{Span, counted, one_line, segment};

use super::changes;
use super::effect::Effect;
use super::notes_list;
use super::pane::OpenPost;
use super::state::State;
use super::todo::rank_at_end;

/// What a person says about a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The category's id.
    pub category: String,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// The note.
    pub note: String,
}

/// The passage to mark: the selection, else the sentence at the caret.
pub fn passage(open: &OpenPost) -> Option<Span> {
    let span = match open.selected() {
        Some(selected) => selected,
        None => sentence_at(&open.content.document, open.caret)?,
    };
    let span = trimmed(open.text(), without_stop(open.text(), span));
    (!span.is_empty()).then_some(span)
}

/// The span without the stop of a sentence before it: whoever goes on selecting from the end of a sentence means what comes
/// after it.
fn without_stop(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let rest = part.trim_start_matches(is_stop);
    if rest.len() == part.len() || !rest.starts_with(char::is_whitespace) || rest.trim().is_empty()
    {
        return span;
    }
    Span::new(span.end - rest.len() as u32, span.end)
}

/// What ends a sentence or a part of one.
const fn is_stop(character: char) -> bool {
    matches!(
        character,
        '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | '”' | '’' | '"' | '»'
    )
}

/// The sentence at an offset.
pub fn sentence_at(document: &Document, offset: u32) -> Option<Span> {
    let block = document.blocks.get(document.block_at(offset))?;
    if matches!(block.kind, BlockKind::Heading(_)) {
        return Some(block.span); // a title is one unit, whatever stops it holds
    }
    let stretch = document.stretch_at(offset)?;
    Some(segment::sentence_at(&document.text, stretch, offset))
}

/// The span without white space at its ends.
pub fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start().len()) as u32;
    Span::new(start, start + part.trim().len() as u32)
}

/// Marks a passage of the open post.
pub fn mark(state: &mut State, span: Span, subject: Subject) -> Vec<Effect> {
    let Some(open) = state.reading.open.as_mut() else {
        return Vec::new();
    };
    open.selection = None;
    let document = &open.content.document;
    let sentence = format!(
        "marked {}",
        described(&subject.topics, span.of(&document.text))
    );
    let anchor = Anchor::new(&document.text, span, &open.content.revision, TEXT_VERSION);
    let talk = talk_reference(document, span.start);
    add(state, Some(anchor), talk, subject, &sentence)
}

/// Keeps a note on the talk around an offset of the open post, or on the post as a whole.
pub fn note(state: &mut State, talk: Option<u32>, subject: Subject) -> Vec<Effect> {
    let open = state.reading.open.as_ref();
    let talk = open.and_then(|open| talk_reference(&open.content.document, talk?));
    let what = if talk.is_some() { "talk" } else { "post" };
    state.say(
        super::state::MessageKind::Success,
        format!("Noted on the {what}"),
    );
    add(state, None, talk, subject, &format!("noted on the {what}"))
}

/// Adds a record that says this of the open post.
fn add(
    state: &mut State,
    anchor: Option<Anchor>,
    talk: Option<TalkReference>,
    subject: Subject,
    sentence: &str,
) -> Vec<Effect> {
    let open = state.reading.open.as_ref();
    let Some(post) = open.and_then(|open| state.library.last_seen(open.id)) else {
        return Vec::new();
    };
    let caret = open.map_or(0, |open| open.caret);
    let post = post_reference(&state.library, post);
    let record = Record {
        talk,
        anchor,
        ..new_record(state, post, subject)
    };
    let id = record.id;
    state.notes.chosen = Some(id);
    state.notes.picked = Some((id, caret));
    state.side = super::pane::Pane::Notes;
    let effects = changes::add(state, record, sentence);
    notes_list::reveal(state, id);
    effects
}

/// Adds a to-do that belongs to no post.
pub fn add_alone(state: &mut State, subject: Subject) -> (RecordId, Vec<Effect>) {
    let sentence = format!("added {}", described(&subject.topics, &subject.note));
    let record = new_record(state, PostReference::default(), subject);
    (record.id, changes::add(state, record, &sentence))
}

/// A record made now that says this of a post, a to-do if its category asks for one.
fn new_record(state: &mut State, post: PostReference, subject: Subject) -> Record {
    let now = state.now;
    let actionable = state.settings.categories.get(&subject.category).actionable;
    let todo = actionable.then(|| Todo {
        rank: rank_at_end(state),
        ..Todo::default()
    });
    Record {
        id: state.ids.next(now),
        post,
        talk: None,
        anchor: None,
        category: subject.category,
        topics: subject.topics,
        note: subject.note,
        todo,
        created: now,
        times: GroupTimes::all_at(now),
        deleted: false,
        unknown: std::collections::BTreeMap::new(),
    }
}

/// The note on the talk around an offset, or on the post as a whole, if there is one.
pub fn noted_already(state: &State, talk: Option<u32>) -> Option<RecordId> {
    let open = state.reading.open.as_ref()?;
    let title = talk.and_then(|offset| talk_reference(&open.content.document, offset));
    let title = title.map(|talk| talk.title);
    let mut entries = state.records.of_post(open.id);
    let same = entries.find(|entry| {
        let record = &entry.record;
        let noted_on = record.talk.as_ref().map(|talk| &talk.title);
        record.anchor.is_none() && noted_on == title.as_ref()
    });
    same.map(|entry| entry.record.id)
}

/// The category of notes on talks and posts: the first that asks for nothing to be done.
pub fn category_of_notes(state: &State) -> String {
    let categories = &state.settings.categories;
    let plain = categories.iter().find(|category| !category.actionable);
    let first = plain.or_else(|| categories.iter().next());
    first
        .map(|category| category.id.clone())
        .unwrap_or_default()
}

/// Gives a highlight another category; a to-do state is added where the category asks for one, and never thrown away.
pub fn recategorise(state: &mut State, id: RecordId, category: &str) -> Vec<Effect> {
    let kind = state.settings.categories.get(category);
    let (name, actionable) = (kind.name.clone(), kind.actionable);
    let rank = rank_at_end(state);
    let sentence = format!("made {} “{name}”", described_record(state, id));
    state.hint(format!("Now “{name}”"));
    changes::edit(state, id, &sentence, |record| {
        category.clone_into(&mut record.category);
        if actionable && record.todo.is_none() {
            record.todo = Some(Todo {
                rank,
                ..Todo::default()
            });
        }
    })
}

/// Changes what is said about a highlight.
pub fn say(state: &mut State, id: RecordId, topics: Vec<Topic>, note: &str) -> Vec<Effect> {
    let sentence = format!("changed the note on {}", described_record(state, id));
    changes::edit(state, id, &sentence, |record| {
        record.topics = topics;
        note.clone_into(&mut record.note);
    })
}

/// Gives a to-do a status, and the time at which it was closed.
pub fn set_status(state: &mut State, id: RecordId, status: Status) -> Vec<Effect> {
    let now = state.now;
    let sentence = format!("made {} {}", described_record(state, id), status.word());
    changes::edit(state, id, &sentence, |record| {
        record.todo.get_or_insert_default().set_status(status, now);
    })
}

/// Deletes a highlight; a tombstone stays, so that undo brings it back.
pub fn delete(state: &mut State, id: RecordId) -> Vec<Effect> {
    let described = described_record(state, id);
    state.notes.relinking.take_if(|relinking| *relinking == id);
    let effects = changes::edit(state, id, &format!("deleted {described}"), |record| {
        record.deleted = true;
    });
    let undo = state.keys("undo");
    state.hint(format!("Deleted {described}; {undo} brings it back"));
    effects
}

/// Brings a deleted highlight back.
pub fn restore(state: &mut State, id: RecordId) -> Vec<Effect> {
    let sentence = format!("brought back {}", described_record(state, id));
    changes::edit(state, id, &sentence, |record| record.deleted = false)
}

/// The highlight of just this passage in this category, if there is one already.
pub fn marked_already(state: &State, span: Span, category: &str) -> Option<RecordId> {
    let open = state.reading.open.as_ref()?;
    let mut entries = state.records.of_post(open.id);
    let same =
        entries.find(|entry| entry.span() == Some(span) && entry.record.category == category);
    same.map(|entry| entry.record.id)
}

/// What a post is remembered by.
pub fn post_reference(library: &Library, post: &Post) -> PostReference {
    PostReference {
        root: library.root_name(post).to_owned(),
        path: post.path.to_string(),
        title: post.title.clone(),
        date: post.date,
        authors: post.authors.clone(),
        event: post.event.as_ref().map(|event| event.name.clone()),
        url: post.url.clone(),
        slug: post.slug.clone(),
    }
}

/// What the talk around an offset is remembered by.
pub fn talk_reference(document: &Document, offset: u32) -> Option<TalkReference> {
    let talk = document.talk_at(offset)?.talk.as_ref()?;
    Some(TalkReference {
        title: talk.title.clone(),
        kind: talk.kind,
        speakers: talk.speakers.clone(),
    })
}

/// A record in a word or two.
pub fn described_record(state: &State, id: RecordId) -> String {
    let Some(entry) = state.records.get(id) else {
        return "a note".to_owned();
    };
    let record = &entry.record;
    match (record.quote(), &record.talk) {
        (Some(quote), _) => described(&record.topics, quote),
        (None, Some(talk)) => {
            let title = ellipsize(&one_line(&talk.title), 30).into_owned();
            format!("the note on “{title}”")
        }
        (None, None) if record.post.is_none() => described(&record.topics, &record.note),
        (None, None) => "the note on the post".to_owned(),
    }
}

/// One record in a word or two, else how many there are.
pub fn described_records(state: &State, records: &[RecordId]) -> String {
    match records {
        [one] => described_record(state, *one),
        many => counted(many.len(), "to-do", "to-dos"),
    }
}

/// A highlight in a word or two: its topic, else how its passage begins.
fn described(topics: &[Topic], quote: &str) -> String {
    match topics.first() {
        Some(topic) => topic.name.clone(),
        None => format!("“{}”", ellipsize(&one_line(quote), 30)),
    }
}
