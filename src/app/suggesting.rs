//! Which sentences of the open post are offered as something to dig into, and which of them the cursor is on. It finds none
//! itself: a worker does, after the post is on screen. It stores none either.

use std::sync::Arc;

use crate::library::{Dismissal, Post, PostId, Suggestion};
use crate::text::Span;

use super::effect::Effect;
use super::kept_copy;
use super::pane::{OpenPost, Pane, Scope};
use super::records::RecordEntry;
use super::state::State;

/// Asks for the suggestions of a post that is on screen and was not looked through.
pub fn ask(state: &mut State) -> Option<Effect> {
    let is_gone = |id| kept_copy::revision(state, id).is_some();
    let open = state.reading.open.as_ref()?;
    let is_wanted = state.suggestions.are_on() && !open.visible.is_empty() && !is_gone(open.id);
    if !is_wanted || open.suggested.revision.as_ref() == Some(&open.content.revision) {
        return None;
    }
    let request = state.next_request();
    let open = state.reading.open.as_mut()?;
    open.suggested.revision = Some(Arc::clone(&open.content.revision));
    open.suggested.request = Some(request);
    open.suggested.found.clear();
    open.suggested.made_of = None;
    Some(Effect::FindSuggestions {
        request,
        document: Arc::clone(&open.content.document),
    })
}

/// Takes in what was found, unless another post was opened since.
pub fn arrived(state: &mut State, request: u64, found: Vec<Suggestion>) -> Vec<Effect> {
    let Some(open) = &mut state.reading.open else {
        return Vec::new();
    };
    let suggested = &mut open.suggested;
    if suggested
        .request
        .take_if(|wanted| *wanted == request)
        .is_some()
    {
        suggested.found = found;
        suggested.made_of = None;
    }
    Vec::new()
}

/// Brings what is shown up to date, and the suggestion under the cursor.
pub fn refresh(state: &mut State) {
    let made_of = state.reading.open.as_ref().map(|open| {
        let (records, dismissed) = (state.records.version(), state.dismissed.version());
        (
            records,
            dismissed,
            state.suggestions.are_on(),
            open.suggested.found.len(),
        )
    });
    let before = state.reading.open.as_ref();
    if made_of != before.and_then(|open| open.suggested.made_of) {
        let shown = shown(state);
        if let Some(open) = &mut state.reading.open {
            open.suggested.shown = shown;
            open.suggested.made_of = made_of;
        }
    }
    state.notes.suggested = match state.focus {
        Pane::Notes => under_cursor(state),
        Pane::Reading | Pane::Posts => at_caret(state),
    };
}

/// What is neither marked nor dismissed, while suggestions are shown at all.
fn shown(state: &State) -> Vec<Suggestion> {
    let Some(open) = state.reading.open.as_ref() else {
        return Vec::new();
    };
    if !state.suggestions.are_on() || open.suggested.found.is_empty() {
        return Vec::new();
    }
    let found = open.suggested.found.iter();
    found
        .filter(|it| is_offered(state, open.id, it.span.of(open.text()), it.span))
        .cloned()
        .collect()
}

/// Whether a sentence of a post, with its place in the visible text, is neither marked nor dismissed.
pub fn is_offered(state: &State, id: PostId, words: &str, sentence: Span) -> bool {
    let is_marked = |entry: &RecordEntry| {
        if let Some(place) = entry.place() {
            return place.overlaps(sentence);
        }
        let quote = entry.record.quote().unwrap_or_default();
        !quote.is_empty() && (words.contains(quote) || quote.contains(words))
    };
    let Some(post) = state.library.post(id) else {
        return false;
    };
    let root = state.library.root_name(post);
    !state.records.of_post(id).any(is_marked) && !state.dismissed.covers(root, &post.path, words)
}

/// The suggestions that the notes pane shows below its notes: while one reads those of the section, else all of its scope.
pub fn in_notes(state: &State) -> Vec<&Suggestion> {
    let mut offered = in_scope(state);
    let open = state.reading.open.as_ref();
    let open = open.filter(|_| state.focus != Pane::Notes);
    if let Some(section) = open.and_then(|open| open.content.document.section_at(open.caret)) {
        offered.retain(|it| section.span.contains(it.span.start));
    }
    offered
}

/// The suggestions in the scope of the notes pane.
pub fn in_scope(state: &State) -> Vec<&Suggestion> {
    let view = &state.notes.view;
    let Some(open) = state.reading.open.as_ref().filter(|_| !view.is_filtered()) else {
        return Vec::new();
    };
    let within = match view.scope {
        Scope::Post => Some(Span::new(0, u32::MAX)),
        Scope::Talk => {
            let talk = open.content.document.talk_at(open.caret);
            talk.map(|section| section.span)
        }
        Scope::Everything => None,
    };
    let shown = open.suggested.shown.iter();
    let is_within = |it: &&Suggestion| within.is_some_and(|within| within.contains(it.span.start));
    shown.filter(is_within).collect()
}

/// The suggestion under the cursor, or at the caret.
pub fn chosen(state: &State) -> Option<&Suggestion> {
    let span = state.notes.suggested?;
    let open = state.reading.open.as_ref()?;
    open.suggested.shown.iter().find(|it| it.span == span)
}

/// Moves the cursor of the notes pane, which goes through the notes and then through the suggestions.
pub fn move_in_notes(state: &mut State, delta: isize) {
    let offered: Vec<Span> = in_notes(state).iter().map(|it| it.span).collect();
    let notes = state.notes.list.len();
    let at = match (state.notes.suggested, state.notes.chosen) {
        (Some(span), _) => {
            let at = offered.iter().position(|offered| *offered == span);
            at.map_or(0, |at| notes + at)
        }
        (None, Some(id)) => {
            let at = state.notes.list.iter().position(|listed| *listed == id);
            at.unwrap_or(0)
        }
        (None, None) => 0,
    };
    let Some(target) = super::cursor::moved(at, delta, notes + offered.len()) else {
        return;
    };
    state.notes.suggested = target
        .checked_sub(notes)
        .and_then(|at| offered.get(at))
        .copied();
    state.notes.chosen = state.notes.list.get(target).copied();
}

/// Keeps the cursor of the notes pane on its suggestion; one that is gone gives way to its neighbour, and where there are no
/// notes it begins on the first.
fn under_cursor(state: &State) -> Option<Span> {
    let offered = in_notes(state);
    let spans = || offered.iter().map(|it| it.span);
    match state.notes.suggested {
        Some(span) => spans()
            .find(|offered| offered.start >= span.start)
            .or_else(|| spans().next_back()),
        None if state.notes.list.is_empty() => spans().next(),
        None => None,
    }
}

fn at_caret(state: &State) -> Option<Span> {
    let open = state.reading.open.as_ref()?;
    let shown = open.suggested.shown.iter();
    let mut spans = shown.map(|it| it.span);
    spans.find(|span| span.contains(open.caret))
}

/// The nearest suggestion that begins after (`1`) or before (`-1`) the caret.
pub fn beside(open: &OpenPost, direction: isize) -> Option<Span> {
    let mut spans = open.suggested.shown.iter().map(|it| it.span);
    if direction > 0 {
        spans.find(|span| span.start > open.caret)
    } else {
        spans.rfind(|span| span.start < open.caret && !span.contains(open.caret))
    }
}

/// Puts the chosen suggestion away for good.
pub fn dismiss(state: &mut State) -> Option<Effect> {
    let span = chosen(state)?.span;
    let open = state.reading.open.as_ref()?;
    let post: &Post = state.library.post(open.id)?;
    let dismissal = Dismissal {
        root: state.library.root_name(post).to_owned(),
        path: post.path.to_string(),
        quote: span.of(open.text()).to_owned(),
    };
    let changes = state.history.done().count();
    state.dismissed.add(dismissal.clone(), changes);
    Some(Effect::RememberDismissal {
        dismissal,
        holds: true,
    })
}

/// Takes the latest dismissal back if nothing was changed since.
pub fn take_back(state: &mut State) -> Option<Effect> {
    let changes = state.history.done().count();
    let dismissal = state.dismissed.take_back(changes)?;
    Some(Effect::RememberDismissal {
        dismissal,
        holds: false,
    })
}

/// Puts the suggestion away again whose dismissal was taken back last, if that is what comes next.
pub fn put_away_again(state: &mut State) -> Option<Effect> {
    let changes = state.history.done().count();
    let dismissal = state.dismissed.put_away_again(changes)?;
    Some(Effect::RememberDismissal {
        dismissal,
        holds: true,
    })
}
