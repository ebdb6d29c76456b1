//! `kubenotes restore`: deleted notes come back, or a backup is taken in. What is in the store stays.

use std::path::Path;

use crate::annotation::RecordId;
use crate::app::{State, commands};
use crate::shell::backup::{Bundle, Restored, restore};
use crate::text::counted;

use super::arguments::RestoreArguments;
use super::failure::Failure;
use super::ids::{Kind, ShortIds, find};
use super::output::{Output, warn};
use super::setup::Setup;

/// Brings back what is named: a file where there is one of that name, else the note of that id.
pub fn run(setup: &Setup, arguments: &RestoreArguments, out: &mut Output) -> Result<(), Failure> {
    let is_file = |what: &&String| what.contains(['/', '.']) || Path::new(what).exists();
    let (files, ids): (Vec<&String>, Vec<&String>) = arguments.what.iter().partition(is_file);
    for file in files {
        take_in(setup, Path::new(file), arguments.dry_run, out)?;
    }
    if ids.is_empty() {
        return Ok(());
    }
    bring_back(setup, &ids, arguments.dry_run, out)
}

fn take_in(setup: &Setup, file: &Path, is_trial: bool, out: &mut Output) -> Result<(), Failure> {
    let bundle = Bundle::read(file).map_err(Failure::input)?;
    for unreadable in &bundle.unreadable {
        warn(&format!("not restored: {unreadable}"));
    }
    if bundle.records.is_empty() && bundle.copies.is_empty() {
        let sentence = format!(
            "There is nothing in {} that can be restored",
            file.display()
        );
        return Err(Failure::Input(sentence));
    }
    let restored = restore(&mut setup.store()?, &bundle, is_trial).map_err(Failure::refused)?;
    out.acknowledge(&told(file, &restored, is_trial))
}

/// "notes.tar: 3 notes added, 1 merged, 8 as they were; 2 copies of posts added"
fn told(file: &Path, restored: &Restored, is_trial: bool) -> String {
    let added = counted(restored.added, "note", "notes");
    let copies = counted(restored.copies, "copy", "copies");
    let (what, will) = if is_trial {
        ("would be added", " (nothing was changed)")
    } else {
        ("added", "")
    };
    let sentence = format!(
        "{}: {added} {what}, {} merged, {} as they were; {copies} of posts {what}{will}",
        file.display(),
        restored.changed,
        restored.kept,
    );
    if restored.deleted_since == 0 {
        return sentence;
    }
    let deleted = counted(restored.deleted_since, "of them is", "of them are");
    format!(
        "{sentence}; {deleted} deleted since: kubenotes highlights --deleted lists them, restore ID brings them back"
    )
}

fn bring_back(
    setup: &Setup,
    written: &[&String],
    is_trial: bool,
    out: &mut Output,
) -> Result<(), Failure> {
    let mut session = setup.session(&[])?;
    let ids: Result<Vec<RecordId>, Failure> = written
        .iter()
        .map(|id| find(Kind::DELETED, deleted(&session.state), id))
        .collect();
    for id in ids? {
        if !is_trial {
            session.act(Setup::now(), |state| commands::restore(state, id));
        }
        let entry = session.state.records.get(id);
        if let Some(reason) = entry.and_then(|entry| entry.save_state.reason()) {
            return Err(Failure::refused(reason));
        }
        out.acknowledge(&described(&session.state, id, is_trial))?;
    }
    Ok(())
}

fn deleted(state: &State) -> impl Iterator<Item = RecordId> {
    let deleted = state.records.all().filter(|entry| entry.record.deleted);
    deleted.map(|entry| entry.record.id)
}

fn described(state: &State, id: RecordId, is_trial: bool) -> String {
    let short = ShortIds::new(state.records.all().map(|entry| entry.record.id)).of(id);
    let record = state.records.get(id).map(|entry| &entry.record);
    let name = record.map(|record| {
        let topic = record.topics.first().map(|topic| topic.name.clone());
        let quote = record.quote().map(|quote| format!("“{quote}”"));
        topic.or(quote).unwrap_or_else(|| record.post.title.clone())
    });
    let name = crate::text::one_line(&name.unwrap_or_default()).into_owned();
    let name = crate::text::width::ellipsize(&name, 60).into_owned();
    let verb = if is_trial { "would come back" } else { "back" };
    format!("{verb}: {name} ({short})")
}
