//! Which rows a list has, by what it is about, and what it is called.

use crate::text::one_line;

use super::super::overlay::{Subject, ViewRow};
use super::super::state::State;
use super::{events, naming, speakers, talks, tellings, topics};

/// The versions of what lists are made from.
pub(super) const fn versions(state: &State) -> (usize, u64) {
    (state.overview.version(), state.records.version())
}

/// The rows of a list about something.
pub(super) fn rows(state: &State, subject: &Subject) -> Vec<ViewRow> {
    match subject {
        Subject::Events => events::all(state),
        Subject::Talks => talks::all(state),
        Subject::Speakers => speakers::all(state),
        Subject::Topics => topics::all(state),
        Subject::Event(name) => events::one(state, name),
        Subject::Talk(telling) => tellings::rows(state, *telling),
        Subject::Speaker(key) => speakers::one(state, key),
        Subject::Topic(name) => topics::one(state, name),
    }
}

/// What a list is called.
pub fn title(state: &State, subject: &Subject) -> String {
    match subject {
        Subject::Events => "Events".to_owned(),
        Subject::Talks => "Talks".to_owned(),
        Subject::Speakers => "Speakers".to_owned(),
        Subject::Topics => "Topics".to_owned(),
        Subject::Event(name) | Subject::Topic(name) => one_line(name).into_owned(),
        Subject::Speaker(key) => speakers::name(state, key).unwrap_or_else(|| key.clone()),
        Subject::Talk(telling) => {
            let group = state.overview.talks.talk_of(*telling);
            let fullest = group.and_then(|group| talks::fullest(state, &group));
            let told = naming::told_talk(state, fullest.unwrap_or(*telling));
            told.map(|(_, talk)| one_line(&talk.title).into_owned())
                .unwrap_or_default()
        }
    }
}
