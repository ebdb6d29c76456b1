//! `kubenotes jump`: what the fuzzy jump lists, best first.

use crate::app::{catch_up, prepare_jump};
use crate::export::json_shapes::JumpJson;
use crate::find::jump::{JumpHit, JumpIndex, JumpKind};
use crate::library::Library;

use super::arguments::JumpArguments;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// More commands than there are.
const COMMANDS: usize = 300;

/// Prints the hits of a query.
pub fn run(setup: &Setup, arguments: &JumpArguments, out: &mut Output) -> Result<(), Failure> {
    let mut session = setup.session(&[])?;
    catch_up(&mut session.state);
    prepare_jump(&mut session.state);
    let state = &session.state;
    let query = arguments.query.join(" ");
    let hits = hits(&state.jump_index, &query, arguments);
    if arguments.json {
        let shapes: Vec<JumpJson> = hits
            .iter()
            .map(|hit| JumpJson::new(&state.library, hit))
            .collect();
        out.json(&shapes)?;
    } else {
        for hit in &hits {
            out.line(&line(&state.library, hit))?;
        }
    }
    if hits.is_empty() {
        return Err(Failure::Refused(format!(
            "Nothing fits “{query}”: try fewer letters, or kubenotes list"
        )));
    }
    Ok(())
}

/// The best hits. Commands are only of use where there are keys: they have to be asked for.
fn hits(index: &JumpIndex, query: &str, arguments: &JumpArguments) -> Vec<JumpHit> {
    let named = arguments.kind.as_deref();
    let kind = JumpKind::ALL
        .into_iter()
        .find(|kind| Some(kind.key()) == named);
    let is_asked_for = kind.or(JumpKind::asked_for(query).0).is_some();
    let is_of_use = |hit: &JumpHit| is_asked_for || hit.entry.kind != JumpKind::Command;
    let found = index.search_kind(query, kind, arguments.limit.saturating_add(COMMANDS));
    let hits = found.hits.into_iter().filter(is_of_use);
    hits.take(arguments.limit).collect()
}

fn line(library: &Library, hit: &JumpHit) -> String {
    let post = hit.entry.post.and_then(|post| library.post(post));
    let place = post.map(|post| format!("{}:{}", post.path, hit.entry.line));
    let place = place.as_deref().or(hit.entry.command).unwrap_or_default();
    let parts = [hit.entry.title.as_str(), &hit.entry.context, place];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    crate::text::one_line(&parts.join(" — ")).into_owned()
}
