//! Asking queries of what the state knows: one function for each kind of subject.

use crate::find::query::{Matcher, Query, Surroundings};
use crate::library::{Event, Post, PostId, PostSection};

use super::post_texts::{PostTexts, post_texts};
use super::records::RecordEntry;
use super::state::State;
use super::subject::{EventSubject, NoteSubject, PostSubject, TalkSubject};

/// A query made ready for this library and this day.
pub fn matcher(state: &State, query: &Query) -> Matcher {
    query.matcher(&Surroundings {
        today: state.today(),
        topic: &|name| Some(state.settings.topics.find(name)?.name.to_string()),
    })
}

/// Whether a post is admitted; its texts are taken from those that are kept, or made.
pub fn admits_post(
    state: &State,
    matcher: &Matcher,
    kept: &PostTexts,
    id: PostId,
    post: &Post,
) -> bool {
    if matcher.is_empty() {
        return true;
    }
    let made;
    let texts = if let Some(texts) = kept.get(id) {
        texts
    } else {
        made = post_texts(&state.library, post);
        &made
    };
    matcher.admits(&PostSubject::new(state, id, post, texts))
}

/// Whether a section is a talk that is admitted.
pub fn admits_talk(
    state: &State,
    matcher: &Matcher,
    (id, post): (PostId, &Post),
    section: &PostSection,
) -> bool {
    if matcher.is_empty() {
        return section.talk.is_some();
    }
    let talk = TalkSubject::new(state, id, post, section);
    talk.is_some_and(|talk| matcher.admits(&talk))
}

/// Whether an event is admitted.
pub fn admits_event(matcher: &Matcher, event: &Event) -> bool {
    matcher.is_empty() || matcher.admits(&EventSubject::new(event))
}

/// Whether a highlight, note or to-do is admitted.
pub fn admits_note(state: &State, matcher: &Matcher, entry: &RecordEntry) -> bool {
    matcher.is_empty() || matcher.admits(&NoteSubject::new(state, entry))
}
