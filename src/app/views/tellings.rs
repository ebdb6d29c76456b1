//! Rows of the tellings of a talk; in how many posts the talk at the caret is told.

use crate::library::{TalkGroup, Telling};
use crate::text::one_line;

use super::super::overlay::{Target, ViewRow};
use super::super::state::State;
use super::super::told::Told;
use super::naming::{byline, joined, told_talk};
use super::records;

/// The telling that the caret stands in.
pub fn telling_at(state: &State) -> Option<Telling> {
    let open = state.reading.open.as_ref()?;
    let post = state.library.post(open.id)?;
    if *post.revision != *open.content.revision {
        return None;
    }
    let sections = post.sections.iter().enumerate().rev();
    let mut around = sections.filter(|(_, section)| {
        section.talk.is_some()
            && (section.span.contains(open.caret) || section.span.end == open.caret)
    });
    around.next().map(|(section, _)| Telling {
        post: open.id,
        section: section as u32,
    })
}

/// In how many posts the talk at the caret is told, if that is known.
pub fn told(state: &State) -> Option<Told> {
    let telling = telling_at(state)?;
    if !state.overview.is_current(&state.library) {
        return None;
    }
    let posts = state.overview.talks.talk_of(telling)?.posts();
    Some(Told { telling, posts })
}

/// Where a talk is told, the newest post first, and what the person noted there.
pub(super) fn rows(state: &State, telling: Telling) -> Vec<ViewRow> {
    let Some(group) = state.overview.talks.talk_of(telling) else {
        return Vec::new();
    };
    let mut tellings = group.tellings.clone();
    tellings.sort_by_key(|telling| {
        let post = state.library.post(telling.post);
        (
            std::cmp::Reverse(post.and_then(|post| post.date).map(|date| date.day)),
            *telling,
        )
    });
    let mut rows: Vec<ViewRow> = tellings
        .into_iter()
        .filter_map(|telling| row(state, telling))
        .collect();
    rows.extend(noted(state, &group));
    rows
}

fn row(state: &State, telling: Telling) -> Option<ViewRow> {
    let (post, _) = told_talk(state, telling)?;
    let section = post.sections.get(telling.section as usize)?;
    Some(ViewRow {
        title: one_line(&post.title).into_owned(),
        about: joined([Some(byline(post)), Some(section.heading.clone())]),
        fact: String::new(),
        also: post.path.to_string(),
        target: Target::Passage {
            post: telling.post,
            at: section.span.start,
            marks: Vec::new(),
        },
    })
}

/// Highlights and notes in the talk's sections.
fn noted(state: &State, group: &TalkGroup) -> Vec<ViewRow> {
    let entries = group.tellings.iter().flat_map(|telling| {
        let post = state.library.post(telling.post);
        let section = post.and_then(|post| post.sections.get(telling.section as usize));
        let span = section.map(|section| section.span);
        state.records.of_post(telling.post).filter(move |entry| {
            let marked = entry.record.anchor.as_ref().map(|anchor| anchor.span);
            let place = entry.span().or(marked);
            place
                .zip(span)
                .is_some_and(|(place, span)| span.contains(place.start))
        })
    });
    records::rows(state, entries)
}
