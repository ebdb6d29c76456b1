//! Which posts the post list shows, in which order, under which headings. Where its cursor goes then, the pane knows.

use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};

use crate::document::PostDate;
use crate::find::{Sort, SortKey, fold};
use crate::library::guide::FIRST_POST;
use crate::library::{Library, Post, PostId};

use super::asking::{admits_post, matcher};
use super::pane::{PostOrder, PostsRow};
use super::positions::ReadingPosition;
use super::query_filter::QueryFilter;
use super::state::State;

/// Brings the list up to date with the library. A post that came or changed is shown if the filter admits it; one that was
/// shown and no longer fits stays, so that nothing vanishes from under the cursor.
pub fn arrange(state: &mut State) {
    sort_if_outdated(state);
    if let Some(mut admitted) = state.posts.admitted.take() {
        admitted.extend(admitted_now(state));
        state.posts.admitted = Some(admitted);
    }
    show(state);
}

/// Narrows the list to a filter; what no longer fits goes.
pub fn set_filter(state: &mut State, filter: QueryFilter) {
    state.posts.filter = filter;
    sort_if_outdated(state);
    state.posts.admitted = if state.posts.filter.is_empty() {
        None
    } else {
        Some(admitted_now(state))
    };
    show(state);
}

/// Sorts the list anew.
pub fn set_sort(state: &mut State, sort: Sort) {
    state.posts.sort = sort;
    state.posts.order.of = None; // what is read and marked may have changed as well
    sort_if_outdated(state);
    show(state);
}

/// How many posts are shown, if a filter leaves some out.
pub fn shown(state: &State) -> Option<usize> {
    let admitted = state.posts.admitted.as_ref()?;
    let is_there = |id: &&PostId| state.library.post(**id).is_some();
    Some(admitted.iter().filter(is_there).count())
}

/// All posts of the library in an order.
pub fn sorted(state: &State, sort: Sort) -> Vec<PostId> {
    let library = &state.library;
    let mut posts: Vec<(PostId, &Post)> = library.posts().collect();
    match sort.key {
        SortKey::Date => by_date(library, &mut posts),
        SortKey::Event => posts.sort_by_cached_key(|(_, post)| {
            let event = post.event.as_ref().map(|event| folded(&event.name));
            (
                event.is_none(),
                event,
                Reverse(post.date),
                post.path.clone(),
            )
        }),
        SortKey::Title => posts.sort_by_cached_key(|(_, post)| (folded(&post.title), newest(post))),
        SortKey::Author => posts.sort_by_cached_key(|(_, post)| {
            let author = post.authors.first().map(|author| folded(author));
            (author.is_none(), author, newest(post))
        }),
        SortKey::Progress => posts.sort_by_cached_key(|(id, post)| {
            let position = state.positions.get(*id);
            let progress = position.map_or(0, ReadingPosition::progress);
            (Reverse(progress), newest(post))
        }),
        SortKey::Highlights => posts.sort_by_cached_key(|(id, post)| {
            let (highlights, _) = state.records.counts(*id);
            (Reverse(highlights), newest(post))
        }),
    }
    if sort.is_reversed {
        posts.reverse();
        posts.sort_by(|(_, a), (_, b)| nameless_last(sort.key, a, b));
    }
    posts.into_iter().map(|(id, _)| id).collect()
}

fn newest(post: &Post) -> impl Ord + use<> {
    (Reverse(post.date), post.root, post.path.clone())
}

fn folded(text: &str) -> String {
    fold::fold(text).text
}

/// What has nothing to be sorted by comes last, whichever way.
fn nameless_last(key: SortKey, a: &Post, b: &Post) -> Ordering {
    let has_none = |post: &Post| match key {
        SortKey::Date => post.date.is_none(),
        SortKey::Author => post.authors.is_empty(),
        SortKey::Event => post.event.is_none(),
        SortKey::Title | SortKey::Progress | SortKey::Highlights => false,
    };
    has_none(a).cmp(&has_none(b))
}

/// The built-in guide, then what belongs to one event together, the latest first.
fn by_date(library: &Library, posts: &mut [(PostId, &Post)]) {
    let mut newest: HashMap<Group<'_>, Option<PostDate>> = HashMap::new();
    for (_, post) in posts.iter() {
        let date = newest.entry(group(post)).or_default();
        *date = (*date).max(post.date);
    }
    posts.sort_by_cached_key(|(_, post)| {
        let group = group(post);
        let group_date = if group.is_some() {
            newest.get(&group).copied().flatten()
        } else {
            post.date
        };
        (
            !is_guide(library, post),
            Reverse(group_date),
            group.map(str::to_owned),
            Reverse(post.date),
            post.path.clone(),
        )
    });
}

fn sort_if_outdated(state: &mut State) {
    let of = (state.library.version(), state.posts.sort);
    if state.posts.order.of != Some(of) {
        let posts = sorted(state, of.1);
        state.posts.order = PostOrder {
            posts,
            of: Some(of),
        };
    }
}

/// The posts that the filter admits as things are now.
fn admitted_now(state: &mut State) -> HashSet<PostId> {
    let mut texts = std::mem::take(&mut state.posts.texts);
    texts.update(&state.library);
    let matcher = matcher(state, state.posts.filter.query());
    let admitted = state.library.posts();
    let admitted = admitted
        .filter(|(id, post)| admits_post(state, &matcher, &texts, *id, post))
        .map(|(id, _)| id)
        .collect();
    state.posts.texts = texts;
    admitted
}

fn show(state: &mut State) {
    let rows = rows(state);
    state.posts.show(rows);
}

/// What puts posts under one heading: their event, or the lack of one.
type Group<'a> = Option<&'a str>;

fn rows(state: &State) -> Vec<PostsRow> {
    let pane = &state.posts;
    let has_headings = matches!(pane.sort.key, SortKey::Date | SortKey::Event);
    let mut rows = Vec::new();
    let mut above: Option<Group<'_>> = None;
    for id in &pane.order.posts {
        let is_out = |admitted: &HashSet<PostId>| !admitted.contains(id);
        let Some(post) = state.library.post(*id) else {
            continue;
        };
        if pane.admitted.as_ref().is_some_and(is_out) {
            continue;
        }
        let is_new = above != Some(group(post)) && !(above.is_none() && post.event.is_none());
        if has_headings && is_new {
            rows.push(heading(post));
        }
        above = Some(group(post));
        rows.push(PostsRow::Post(*id));
    }
    rows
}

fn group(post: &Post) -> Group<'_> {
    post.event.as_ref().map(|event| event.name.as_str())
}

fn heading(post: &Post) -> PostsRow {
    match &post.event {
        Some(event) => PostsRow::Event {
            name: event.name.clone(),
            city: event.city.clone(),
        },
        None => PostsRow::Event {
            name: String::new(),
            city: None,
        },
    }
}

/// The built-in guide comes first: it is what a newcomer should open.
fn is_guide(library: &Library, post: &Post) -> bool {
    let built_in = library
        .roots()
        .get(post.root)
        .is_some_and(|root| root.path.is_none());
    built_in && &*post.path == FIRST_POST
}
