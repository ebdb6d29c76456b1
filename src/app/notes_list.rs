//! Which notes the notes pane shows, in which order, and where in the open post each belongs.

use std::cmp::Reverse;

use crate::annotation::{AnchorState, Record, RecordId};
use crate::document::Document;
use crate::find::query::Matcher;
use crate::text::Span;

use super::asking::{admits_note, matcher};
use super::pane::{Listed, NotesView, Order, Pane, Scope, Standing};
use super::records::RecordEntry;
use super::state::State;

/// Brings the list up to date if anything it is made of changed; a cursor whose note left it goes to its neighbour.
pub fn refresh(state: &mut State) {
    let now = Listed {
        version: state.records.version(),
        post: state.reading.open.as_ref().map(|open| open.id),
        talk: talk_at_caret(state).map(|talk| talk.start),
        view: state.notes.view.clone(),
    };
    let at = state.notes.chosen.and_then(|id| index_of(state, id));
    if state.notes.listed.as_ref() != Some(&now) {
        state.notes.list = listed(state);
        state.notes.in_scope = count_in_scope(state);
        state.notes.listed = Some(now);
    }
    let is_elsewhere = state.notes.suggested.is_some();
    if state.focus == Pane::Notes && !is_elsewhere && chosen_is_gone(state) {
        let list = &state.notes.list;
        let neighbour = at.unwrap_or(0).min(list.len().saturating_sub(1));
        state.notes.chosen = list.get(neighbour).copied();
    }
}

/// Shows what a filter or scope hides, so that a note which is made or gone to is seen.
pub fn reveal(state: &mut State, id: RecordId) {
    let Some(entry) = state.records.get(id) else {
        return;
    };
    let matcher = matcher(state, state.notes.view.query.query());
    if is_in_scope(state, entry) && is_admitted(state, entry, &state.notes.view, &matcher) {
        return;
    }
    let view = &mut state.notes.view;
    *view = NotesView {
        scope: match view.scope {
            Scope::Talk => Scope::Post,
            wide => wide,
        },
        order: view.order,
        ..NotesView::default()
    };
}

/// The highlight at the caret: the one that was picked there, else the shortest.
pub fn at_caret(state: &State) -> Option<RecordId> {
    let open = state.reading.open.as_ref()?;
    let picked = state.notes.picked.filter(|(_, caret)| *caret == open.caret);
    picked
        .map(|(id, _)| id)
        .filter(|id| {
            let entry = state.records.get(*id);
            entry.is_some_and(|entry| !entry.record.deleted && entry.post == Some(open.id))
        })
        .or_else(|| state.records.around(open.id, open.caret))
}

fn index_of(state: &State, id: RecordId) -> Option<usize> {
    state.notes.list.iter().position(|&other| other == id)
}

fn chosen_is_gone(state: &State) -> bool {
    let chosen = state.notes.chosen;
    chosen.is_none_or(|id| index_of(state, id).is_none())
}

fn count_in_scope(state: &State) -> usize {
    let entries = state.records.alive();
    entries.filter(|entry| is_in_scope(state, entry)).count()
}

/// Where a record belongs in the open post: its passage, or the heading of its talk; `None` for a note on the post, and for
/// what is in another post or nowhere.
pub fn place_of(state: &State, entry: &RecordEntry) -> Option<Span> {
    let open = state.reading.open.as_ref();
    let open = open.filter(|open| entry.post == Some(open.id))?;
    if entry.record.anchor.is_some() {
        return entry.place();
    }
    let talk = entry.record.talk.as_ref()?;
    talk_named(&open.content.document, &talk.title)
}

fn talk_named(document: &Document, title: &str) -> Option<Span> {
    let mut sections = document.sections.iter();
    let named = sections.find(|section| {
        let talk = section.talk.as_deref();
        talk.is_some_and(|talk| talk.title == title)
    });
    named.map(|section| section.span)
}

fn talk_at_caret(state: &State) -> Option<Span> {
    let open = state.reading.open.as_ref()?;
    let talk = open.content.document.talk_at(open.caret)?;
    Some(talk.span)
}

fn listed(state: &State) -> Vec<RecordId> {
    let mut entries: Vec<&RecordEntry> = admitted_by(state, &state.notes.view).collect();
    sort(state, &mut entries);
    entries.into_iter().map(|entry| entry.record.id).collect()
}

/// The notes of the scope that a view admits, in no order.
pub fn admitted_by<'a>(
    state: &'a State,
    view: &'a NotesView,
) -> impl Iterator<Item = &'a RecordEntry> {
    let matcher = matcher(state, view.query.query());
    let entries = state.records.all();
    entries
        .filter(move |entry| is_in_scope(state, entry) && is_admitted(state, entry, view, &matcher))
}

fn is_in_scope(state: &State, entry: &RecordEntry) -> bool {
    let open = state.reading.open.as_ref();
    let is_here = || open.is_some_and(|open| entry.post == Some(open.id));
    match state.notes.view.scope {
        Scope::Everything => true,
        Scope::Post => is_here(),
        Scope::Talk => {
            let place = || place_of(state, entry);
            let is_inside = |talk: Span| place().is_some_and(|place| talk.contains(place.start));
            is_here() && talk_at_caret(state).is_some_and(is_inside)
        }
    }
}

fn is_admitted(state: &State, entry: &RecordEntry, view: &NotesView, matcher: &Matcher) -> bool {
    let record = &entry.record;
    let (category, topic) = (view.category.as_ref(), view.topic.as_ref());
    let is_about = |wanted: &String| record.topic_names().any(|name| name == wanted);
    let status = record.todo.as_ref().map(|todo| todo.status);
    has_standing(state, entry, view.standing)
        && category.is_none_or(|category| *category == record.category)
        && topic.is_none_or(is_about)
        && view.status.is_none_or(|wanted| status == Some(wanted))
        && admits_note(state, matcher, entry)
}

fn has_standing(state: &State, entry: &RecordEntry, standing: Standing) -> bool {
    let is_gone = entry.post_in(&state.library).is_none()
        || entry.anchor_state() >= Some(AnchorState::Changed);
    match standing {
        Standing::Any => !entry.record.deleted,
        Standing::Doubtful => !entry.record.deleted && is_gone,
        Standing::Deleted => entry.record.deleted,
    }
}

fn sort(state: &State, entries: &mut [&RecordEntry]) {
    match state.notes.view.order {
        Order::Place => entries.sort_by_cached_key(|entry| by_place(state, entry)),
        Order::Time => entries.sort_by_key(|entry| Reverse(entry.record.id)),
        Order::Category => entries.sort_by_cached_key(|entry| {
            let category = category_rank(state, &entry.record);
            (category, by_place(state, entry))
        }),
    }
}

/// The latest post first; in a post what is on all of it, then by place, what stands nowhere last.
fn by_place(state: &State, entry: &RecordEntry) -> impl Ord + use<> {
    let post = &entry.record.post;
    let date = post.date.map(|date| date.day);
    let place = place_of(state, entry).map(|place| place.start);
    let marked_at = entry.record.anchor.as_ref().map(|anchor| anchor.span.start);
    let kind = match (&entry.record.anchor, &entry.record.talk) {
        (None, None) => 0,
        (Some(_), _) if entry.anchor_state() == Some(AnchorState::Orphan) => 2,
        _ => 1,
    };
    (
        Reverse(date),
        post.path.clone(),
        kind,
        place.or(marked_at),
        entry.record.anchor.is_some(),
        entry.record.id,
    )
}

fn category_rank(state: &State, record: &Record) -> usize {
    let mut categories = state.settings.categories.iter();
    let rank = categories.position(|category| category.id == record.category);
    rank.unwrap_or(usize::MAX)
}
