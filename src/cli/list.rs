//! `kubenotes list`: the posts, newest first, with what is odd about each.

use std::cmp::Reverse;

use crate::app::{ReadMark, State};
use crate::export::json_shapes::{PostActivity, PostJson};
use crate::find::Words;
use crate::library::{Post, PostId};
use crate::text::counted;

use super::arguments::QueryArguments;
use super::columns::aligned;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// Prints the posts that hold the words.
pub fn run(setup: &Setup, arguments: &QueryArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let words = Words::new(&arguments.query);
    let state = &session.state;
    let posts = matching(state, &words);
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
            "There is no post{}: {hint}",
            words.described()
        )));
    }
    Ok(())
}

/// The posts that hold the words, newest first.
pub fn matching<'a>(state: &'a State, words: &Words) -> Vec<(PostId, &'a Post)> {
    let mut posts: Vec<(PostId, &Post)> = state
        .library
        .posts()
        .filter(|(_, post)| holds(post, words))
        .collect();
    posts.sort_by_key(|(_, post)| (Reverse(post.date), post.root, post.path.clone()));
    posts
}

fn holds(post: &Post, words: &Words) -> bool {
    let event = post.event.as_ref();
    let texts = [post.title.as_str(), &post.path];
    let more = post.authors.iter().chain(&post.tags).map(String::as_str);
    let event = event
        .into_iter()
        .flat_map(|event| [Some(event.name.as_str()), event.city.as_deref()]);
    words.are_in(texts.into_iter().chain(more).chain(event.flatten()))
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
    for (line, (_, post)) in aligned(&rows, out.room()).iter().zip(posts) {
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
