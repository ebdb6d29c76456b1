//! What the command line does to the state without keys, by the same functions that the actions call: a record made here
//! is the record that the keys would make.

use crate::annotation::{Edit, RecordId, Status, Topic};
use crate::library::PostId;
use crate::text::Span;

use super::changes;
use super::effect::Effect;
use super::marking::{self, Subject};
use super::opening;
use super::pane::ReadingPane;
use super::state::State;
use super::topic_offer;

/// Opens a post without a trace of having read it or the one open before.
pub fn open(state: &mut State, post: PostId) -> Vec<Effect> {
    state.reading = ReadingPane::default();
    state.posts.touched = true;
    opening::show_post(state, post)
}

/// Marks a passage of the open post; without topics it gets the one that the note editor would offer.
/// Afterwards it is the chosen one of the notes pane.
pub fn mark(
    state: &mut State,
    passage: Span,
    category: &str,
    topics: &[String],
    note: &str,
) -> Vec<Effect> {
    let topics = topics_about(state, passage, topics);
    let subject = Subject {
        category: category.to_owned(),
        topics,
        note: note.to_owned(),
    };
    marking::mark(state, passage, subject)
}

/// Gives a to-do a status.
pub fn set_status(state: &mut State, id: RecordId, status: Status) -> Vec<Effect> {
    marking::set_status(state, id, status)
}

/// Carries out what taking in a file changes, as one step that is undone as one.
pub fn import(state: &mut State, edits: Vec<Edit>, sentence: &str) -> Vec<Effect> {
    changes::all_at_once(state, edits, sentence)
}

/// Brings a deleted highlight or note back.
pub fn restore(state: &mut State, id: RecordId) -> Vec<Effect> {
    marking::restore(state, id)
}

/// A step along the history of changes: what was done, if there was anything, and what is to be written.
pub type HistoryStep = fn(&mut State) -> (Option<String>, Vec<Effect>);

/// Takes back the latest change.
pub fn undo(state: &mut State) -> (Option<String>, Vec<Effect>) {
    let next = state.history.next_undo();
    let sentence = next.map(|change| format!("undone: {}", change.sentence));
    (sentence, changes::undo(state))
}

/// Does again what was last taken back.
pub fn redo(state: &mut State) -> (Option<String>, Vec<Effect>) {
    let next = state.history.next_redo();
    let sentence = next.map(|change| format!("done again: {}", change.sentence));
    (sentence, changes::redo(state))
}

/// The topics by these names, with the addresses that the post or the table of topics gives them.
fn topics_about(state: &State, passage: Span, names: &[String]) -> Vec<Topic> {
    let Some(open) = &state.reading.open else {
        return Vec::new();
    };
    let offered = topic_offer::offer(&open.content.document, &state.settings.topics, passage);
    if names.is_empty() {
        return offered.into_iter().collect();
    }
    let topic = |name: &String| {
        let known = state.settings.topics.find(name);
        let name = known.map_or_else(|| name.trim().to_owned(), |known| known.name.to_string());
        let url = match &offered {
            Some(offered) if offered.name == name => offered.url.clone(),
            _ => known.and_then(|known| known.url.clone()),
        };
        Topic { name, url }
    };
    names.iter().map(topic).collect()
}
