//! `kubenotes jump`: what the fuzzy jump lists, best first.

use crate::export::json_shapes::JumpJson;
use crate::find::jump::JumpHit;
use crate::library::Library;

use super::arguments::JumpArguments;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// Prints the hits of a query.
pub fn run(setup: &Setup, arguments: &JumpArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let state = &session.state;
    let query = arguments.query.join(" ");
    let results = state.jump_index.search(&query, arguments.limit);
    if arguments.json {
        let shapes: Vec<JumpJson> = results
            .hits
            .iter()
            .map(|hit| JumpJson::new(&state.library, hit))
            .collect();
        out.json(&shapes)?;
    } else {
        for hit in &results.hits {
            out.line(&line(&state.library, hit))?;
        }
    }
    if results.hits.is_empty() {
        return Err(Failure::Refused(format!(
            "Nothing fits “{query}”: try fewer letters, or kubenotes list"
        )));
    }
    Ok(())
}

fn line(library: &Library, hit: &JumpHit) -> String {
    let path = library.post(hit.entry.post).map_or("", |post| &post.path);
    let place = format!("{path}:{}", hit.entry.line);
    let parts = [hit.entry.title.as_str(), &hit.entry.context, &place];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    crate::text::one_line(&parts.join(" — ")).into_owned()
}
