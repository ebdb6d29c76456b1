//! `kubenotes highlight`: marks a passage, as the keys would.

use std::collections::HashSet;

use crate::annotation::RecordId;
use crate::app::{State, commands};
use crate::find::in_text::{Case, find_all};
use crate::library::PostId;
use crate::shell::Session;
use crate::text::Span;

use super::arguments::HighlightArguments;
use super::failure::Failure;
use super::output::Output;
use super::post_choice;
use super::setup::Setup;

/// Marks the passage and prints the id.
pub fn run(setup: &Setup, arguments: &HighlightArguments, out: &mut Output) -> Result<(), Failure> {
    check_category(setup, &arguments.category)?;
    let (mut session, post) = post_of(setup, &arguments.post)?;
    session.act(Setup::now(), |state| commands::open(state, post));
    let passage = passage(&session.state, arguments)?;
    let before: HashSet<RecordId> = session
        .state
        .records
        .all()
        .map(|entry| entry.record.id)
        .collect();
    session.act(Setup::now(), |state| {
        commands::mark(
            state,
            passage,
            &arguments.category,
            &arguments.topic,
            arguments.note.trim_end(),
        )
    });
    let made = session
        .state
        .records
        .all()
        .find(|entry| !before.contains(&entry.record.id));
    let Some(entry) = made else {
        return Err(Failure::refused(
            "The passage was not marked: please report how",
        ));
    };
    match entry.save_state.reason() {
        Some(reason) => Err(Failure::refused(reason)),
        None => out.acknowledge(&entry.record.id.to_string()),
    }
}

fn check_category(setup: &Setup, id: &str) -> Result<(), Failure> {
    if setup.settings.categories.find(id).is_some() {
        return Ok(());
    }
    let ids: Vec<&str> = setup
        .settings
        .categories
        .iter()
        .map(|category| category.id.as_str())
        .collect();
    Err(Failure::Input(format!(
        "There is no category “{id}”: choose one of {}",
        ids.join(", ")
    )))
}

/// A session in which the post that is meant is one of the library; a file from outside is added to it.
fn post_of(setup: &Setup, named: &str) -> Result<(Session, PostId), Failure> {
    let session = setup.session(&[])?;
    let Some(file) = post_choice::file(named) else {
        let post = post_choice::post_named(&session.state, named)?;
        return Ok((session, post));
    };
    if let Some(post) = post_choice::post_of_file(&session.state.library, &file) {
        return Ok((session, post));
    }
    let session = setup.session(std::slice::from_ref(&file))?;
    let post = post_choice::post_of_file(&session.state.library, &file);
    let post = post.ok_or_else(|| Failure::Input(format!("{named} cannot be read as a post")))?;
    Ok((session, post))
}

/// Where the quote stands; as written if it does so anywhere, else in any case.
fn passage(state: &State, arguments: &HighlightArguments) -> Result<Span, Failure> {
    let Some(open) = &state.reading.open else {
        let problem = state.reading.problem.clone();
        return Err(Failure::Refused(
            problem.unwrap_or_else(|| "The post cannot be read".to_owned()),
        ));
    };
    let quote = arguments.quote.trim();
    let mut found = find_all(open.text(), quote, Case::Sensitive);
    if found.is_empty() {
        found = find_all(open.text(), quote, Case::Insensitive);
    }
    let count = found.len();
    let nth = match (arguments.nth, count) {
        (_, 0) => {
            return Err(Failure::Refused(format!(
                "The post has no passage “{quote}”: kubenotes show --format text prints its words"
            )));
        }
        (None, 1) => 1,
        (None, _) => {
            return Err(Failure::Input(format!(
                "“{quote}” occurs {count} times: choose one with --nth 1 to --nth {count}"
            )));
        }
        (Some(nth), _) => nth,
    };
    let chosen = found.get(nth as usize - 1).copied();
    chosen.ok_or_else(|| {
        Failure::Input(format!(
            "“{quote}” occurs only {count} times: --nth goes up to {count}"
        ))
    })
}
