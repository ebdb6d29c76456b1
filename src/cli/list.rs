//! `kubenotes list`: the posts that a query or a view admits, with what is odd about each.

use std::cmp::Reverse;

use crate::app::{PostTexts, QueryFilter, ReadMark, State, admits_post, matcher, sorted_posts};
use crate::export::json_shapes::{PostActivity, PostJson};
use crate::find::query::SubjectKind;
use crate::find::{Sort, SortKey};
use crate::library::{Post, PostId};
use crate::text::counted;

use super::arguments::ListArguments;
use super::failure::Failure;
use super::narrowing::{self, with_view};
use super::output::Output;
use super::setup::Setup;

/// Prints the posts that a query admits.
pub fn run(setup: &Setup, arguments: &ListArguments, out: &mut Output) -> Result<(), Failure> {
    let (filter, sort) = with_view(
        &setup.settings.views,
        arguments.view.as_deref(),
        &arguments.query,
        arguments.sort,
        SubjectKind::Post,
    )?;
    let session = if arguments.json || filter.query().needs_texts() {
        setup.session(&[])?
    } else {
        setup.listing_session()?
    };
    let state = &session.state;
    let posts = matching(state, &filter, sort);
    if arguments.json {
        let shapes: Vec<PostJson> = posts
            .iter()
            .map(|(id, post)| PostJson::new(&state.library, post, activity(state, *id)))
            .collect();
        out.json(&shapes)?;
    } else {
        print(state, &posts, out)?;
    }
    if posts.is_empty() {
        let hint = if state.library.is_empty() {
            "name a folder of Markdown files with --library"
        } else {
            "kubenotes list without words shows them all"
        };
        return Err(Failure::Refused(format!(
            "There is no post{}: {}",
            filter.described(),
            narrowing::hint(state, &filter, SubjectKind::Post, hint)
        )));
    }
    Ok(())
}

/// The posts that a filter admits, in an order.
pub fn matching<'a>(state: &'a State, filter: &QueryFilter, sort: Sort) -> Vec<(PostId, &'a Post)> {
    let matcher = matcher(state, filter.query());
    let kept = PostTexts::default();
    let ids = sorted(state, sort).into_iter();
    ids.filter_map(|id| Some((id, state.library.post(id)?)))
        .filter(|(id, post)| admits_post(state, &matcher, &kept, *id, post))
        .collect()
}

/// All posts in an order; by date without regard to events, which only the screen has as headings.
fn sorted(state: &State, sort: Sort) -> Vec<PostId> {
    if sort.key != SortKey::Date {
        return sorted_posts(state, sort);
    }
    let mut posts: Vec<(PostId, &Post)> = state.library.posts().collect();
    posts.sort_by_key(|(_, post)| (Reverse(post.date), post.root, post.path.clone()));
    if sort.is_reversed {
        posts.reverse();
        posts.sort_by_key(|(_, post)| post.date.is_none());
    }
    posts.into_iter().map(|(id, _)| id).collect()
}

fn activity(state: &State, id: PostId) -> PostActivity {
    let (highlights, open_todos) = state.records.counts(id);
    PostActivity {
        highlights,
        open_todos,
        read: state.positions.mark(id) == ReadMark::Read,
    }
}

fn print(state: &State, posts: &[(PostId, &Post)], out: &mut Output) -> Result<(), Failure> {
    let rows: Vec<[String; 6]> = posts
        .iter()
        .map(|(id, post)| row(state, *id, post))
        .collect();
    for (line, (_, post)) in out.rows(&rows).iter().zip(posts) {
        out.line(line)?;
        for issue in &post.issues {
            out.line(&format!(
                "  ! {}, line {}: {}",
                post.path, issue.line, issue.message
            ))?;
        }
    }
    Ok(())
}

fn row(state: &State, id: PostId, post: &Post) -> [String; 6] {
    let activity = activity(state, id);
    [
        post.date
            .map(|date| date.day.to_string())
            .unwrap_or_default(),
        post.title.clone(),
        post.authors.join(", "),
        post.event
            .as_ref()
            .map(|event| event.name.clone())
            .unwrap_or_default(),
        if_any(activity.highlights, "highlight", "highlights"),
        if_any(activity.open_todos, "to-do", "to-dos"),
    ]
}

/// "1 highlight", "3 highlights"; nothing for none.
fn if_any(count: usize, one: &str, many: &str) -> String {
    if count == 0 {
        return String::new();
    }
    counted(count, one, many)
}
