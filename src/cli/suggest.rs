//! `kubenotes suggest`: sentences that read like something to dig into, of one post or of all, but for those that are marked
//! or were put away.

use rayon::prelude::*;

use crate::app::{State, is_offered};
use crate::document::{Document, parse};
use crate::export::json_shapes::SuggestionJson;
use crate::library::{CueTable, PostId, TopicTable, suggestions};
use crate::shell::{PostFile, Session, read_bytes, read_post};
use crate::text::{Span, one_line};

use super::arguments::SuggestArguments;
use super::failure::Failure;
use super::output::{Output, warn};
use super::post_choice;
use super::setup::Setup;

/// Prints the suggestions.
pub fn run(setup: &Setup, arguments: &SuggestArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let found = match &arguments.post {
        None => of_library(&session),
        Some(named) => of_named(setup, &session, named)?,
    };
    if arguments.json {
        out.json(&found)?;
    } else {
        for suggestion in &found {
            out.line(&line(suggestion))?;
        }
    }
    if found.is_empty() {
        let place = arguments.post.as_deref().unwrap_or("the posts");
        return Err(Failure::Refused(format!(
            "Nothing in {} reads like something to dig into that is not marked already",
            one_line(place)
        )));
    }
    Ok(())
}

/// The posts are read side by side; what is marked is known here only.
fn of_library(session: &Session) -> Vec<SuggestionJson> {
    let state = &session.state;
    let library = &state.library;
    let posts = library.posts().filter_map(|(id, post)| {
        let file = PostFile::of(library, id)?;
        Some((id, post.path.to_string(), file))
    });
    let posts: Vec<(PostId, String, PostFile)> = posts.collect();
    let (topics, cues) = (&state.settings.topics, &state.settings.cues);
    let found = posts.par_iter().map(|(id, path, file)| {
        let found = read_post(file).map(|content| found_in(path, &content.document, topics, cues));
        (*id, found)
    });
    let found: Vec<(PostId, Result<Vec<Placed>, String>)> = found.collect();
    let offered = found.into_iter().flat_map(|(id, found)| {
        let found = found.unwrap_or_else(|problem| {
            warn(&problem);
            Vec::new()
        });
        offered(state, id, found)
    });
    offered.collect()
}

/// Those of a file, also of one that is in no library, or of a post of the library.
fn of_named(setup: &Setup, session: &Session, named: &str) -> Result<Vec<SuggestionJson>, Failure> {
    let state = &session.state;
    let (topics, cues) = (&setup.settings.topics, &setup.settings.cues);
    let id = match post_choice::file(named) {
        None => post_choice::post_named(state, named)?,
        Some(file) => {
            let Some(id) = post_choice::post_of_file(&state.library, &file) else {
                let document = parse(&read_bytes(&file).map_err(Failure::input)?);
                let found = found_in(named, &document, topics, cues).into_iter();
                return Ok(found.map(|(_, suggestion)| suggestion).collect());
            };
            id
        }
    };
    let (Some(post), Some(file)) = (state.library.post(id), PostFile::of(&state.library, id))
    else {
        return Err(Failure::refused("The post is no longer there"));
    };
    let content = read_post(&file).map_err(Failure::Refused)?;
    let found = found_in(&post.path, &content.document, topics, cues);
    Ok(offered(state, id, found))
}

/// A suggestion, and where it stands in the visible text.
type Placed = (Span, SuggestionJson);

fn found_in(path: &str, document: &Document, topics: &TopicTable, cues: &CueTable) -> Vec<Placed> {
    let found = suggestions(document, topics, cues).into_iter();
    let placed = found.map(|it| (it.span, SuggestionJson::new(path, document, &it)));
    placed.collect()
}

/// Those that are neither marked nor put away.
fn offered(state: &State, id: PostId, found: Vec<Placed>) -> Vec<SuggestionJson> {
    let found = found.into_iter();
    let offered = found.filter(|(span, it)| is_offered(state, id, &it.sentence, *span));
    offered.map(|(_, suggestion)| suggestion).collect()
}

fn line(suggestion: &SuggestionJson) -> String {
    let names: Vec<&str> = suggestion
        .topics
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    let about = if names.is_empty() {
        String::new()
    } else {
        format!(" [{}]", names.join(", "))
    };
    let SuggestionJson {
        path,
        line,
        sentence,
        ..
    } = suggestion;
    one_line(&format!("{path}:{line}: {sentence}{about}")).into_owned()
}
