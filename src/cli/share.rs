//! `kubenotes share`: the passage of a highlight as a quote, as Markdown or as a link to its words.

use crate::export::SharedPassage;
use crate::shell::{PostFile, read_post};

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
    let entry = records.get(id);
    let passage = entry.and_then(|entry| SharedPassage::of(&entry.record));
    let passage = passage.ok_or_else(|| {
        Failure::refused("This is a note on a talk or a post: only a passage can be shared")
    })?;
    // A post that cannot be read cannot be asked whether the words stand in it twice.
    let file = entry.and_then(|entry| PostFile::of(&session.state.library, entry.post?));
    let passage = match file.and_then(|file| read_post(&file).ok()) {
        Some(content) => passage.within(&content.document.text),
        None => passage,
    };
    let text = passage.shared(arguments.r#as).ok_or_else(|| {
        Failure::refused("The post has no address on the web: share --as quote names its file")
    })?;
    out.line(&text)
}
