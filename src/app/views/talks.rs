//! Rows of talks: each once, with who wrote about it and in how many posts.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::library::{TalkGroup, Telling};
use crate::text::{counted, one_line};

use super::super::overlay::{Subject, Target, ViewRow};
use super::super::state::State;
use super::naming::{author, joined, speakers, told_talk};

/// Names of authors in a row.
const AUTHORS: usize = 4;

/// All talks, those told most often first.
pub(super) fn all(state: &State) -> Vec<ViewRow> {
    let talks = &state.overview.talks;
    let known = talks
        .events()
        .flat_map(|(_, talks)| talks.talks().iter().cloned());
    let alone = talks.without_event().map(|telling| TalkGroup {
        tellings: vec![telling],
    });
    let talks: Vec<TalkGroup> = known.chain(alone).collect();
    rows(state, &talks, true)
}

/// Rows of these talks, those told most often first.
pub(super) fn rows(state: &State, talks: &[TalkGroup], with_event: bool) -> Vec<ViewRow> {
    let mut rows: Vec<(usize, Telling, ViewRow)> = talks
        .iter()
        .filter_map(|talk| {
            let first = *talk.tellings.first()?;
            Some((talk.posts(), first, row(state, talk, with_event)?))
        })
        .collect();
    rows.sort_by(|(many, at, row), (few, other_at, other)| {
        (Reverse(many), &row.title, at).cmp(&(Reverse(few), &other.title, other_at))
    });
    rows.into_iter().map(|(_, _, row)| row).collect()
}

/// The telling that names most: speakers, then words of the title.
pub(super) fn fullest(state: &State, talk: &TalkGroup) -> Option<Telling> {
    let tellings = talk.tellings.iter().copied();
    tellings.max_by_key(|&telling| {
        let told = told_talk(state, telling).map(|(_, talk)| talk);
        let size = told.map(|talk| (talk.speakers.len(), talk.title.len()));
        (size, Reverse(telling))
    })
}

fn row(state: &State, talk: &TalkGroup, with_event: bool) -> Option<ViewRow> {
    let lead = fullest(state, talk)?;
    let (post, told) = told_talk(state, lead)?;
    let event = post.event.as_ref().filter(|_| with_event);
    let posts = talk.posts();
    Some(ViewRow {
        title: one_line(&told.title).into_owned(),
        about: joined([
            Some(speakers(told)),
            event.map(|event| event.name.clone()),
            Some(authors(state, talk)),
        ]),
        fact: counted(posts, "post", "posts"),
        also: told.kind.word().to_owned(),
        target: Target::List(Subject::Talk(lead)),
    })
}

/// Who wrote about a talk: "told by nell, omar"; the post, if nobody is named.
fn authors(state: &State, talk: &TalkGroup) -> String {
    let tellings = talk.tellings.iter();
    let mut posts = tellings.filter_map(|telling| state.library.post(telling.post));
    let names = posts.clone().map(author).filter(|name| !name.is_empty());
    let names: BTreeSet<String> = names.collect();
    if names.is_empty() {
        let title = posts.next().map(|post| one_line(&post.title));
        return title
            .map(|title| format!("in “{title}”"))
            .unwrap_or_default();
    }
    let more = names.len().saturating_sub(AUTHORS);
    let shown: Vec<String> = names.into_iter().take(AUTHORS).collect();
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!("told by {}{more}", shown.join(", "))
}
