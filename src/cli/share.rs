//! `kubenotes share`: the passage of a highlight as a quote, as Markdown or as a link to its words.

use crate::export::SharedPassage;

use super::export_arguments::ShareArguments;
use super::failure::Failure;
use super::ids::{Kind, find};
use super::output::Output;
use super::setup::Setup;

/// Prints the passage.
pub fn run(setup: &Setup, arguments: &ShareArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let records = &session.state.records;
    let ids = records.alive().map(|entry| entry.record.id);
    let id = find(Kind::NOTE, ids, &arguments.id)?;
    let record = records.get(id).map(|entry| &entry.record);
    let passage = record.and_then(SharedPassage::of).ok_or_else(|| {
        Failure::refused("This is a note on a talk or a post: only a passage can be shared")
    })?;
    let text = passage.shared(arguments.r#as).ok_or_else(|| {
        Failure::refused("The post has no address on the web: share --as quote names its file")
    })?;
    out.line(&text)
}
