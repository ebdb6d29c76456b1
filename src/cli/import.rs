//! `kubenotes import`: what was ticked, changed or added in an exported file is taken in, or only told.

use std::path::Path;

use crate::annotation::RecordId;
use crate::app::{ForeignFile, commands, import_plan};
use crate::export::json_shapes::ImportJson;
use crate::import::highlights::{HighlightReader, guess_highlights, highlight_reader_by_id};
use crate::import::{Outcome, Plan, Planned, Reader, guess, reader_by_id};
use crate::shell::{Session, read_exchanged, remember_exchange};
use crate::text::counted;

use super::arguments::ImportArguments;
use super::failure::Failure;
use super::import_highlights;
use super::output::{Output, warn};
use super::setup::Setup;

/// What a file is read by.
#[derive(Clone, Copy)]
enum Kind {
    Todos(&'static Reader),
    Highlights(&'static HighlightReader),
}

/// Takes a file in, or says what that would change.
pub fn run(setup: &Setup, arguments: &ImportArguments, out: &mut Output) -> Result<(), Failure> {
    let file = read_exchanged(&setup.store()?, &arguments.file).map_err(Failure::Input)?;
    let kind = kind_of(arguments, &file)?;
    let mut session = setup.session(&[])?;
    let plan = match kind {
        Kind::Todos(reader) => import_plan(&session.state, reader, &file, Setup::now()),
        Kind::Highlights(reader) => {
            import_highlights::planned(setup, &session.state, reader, arguments.dry_run, &file)?
        }
    };
    tell(&plan, kind, arguments, &file, out)?;
    if arguments.dry_run {
        return Ok(());
    }
    carry_out(&mut session, plan, kind, &file.name)?;
    if matches!(kind, Kind::Todos(_)) {
        remember(setup, &arguments.file, &file.text);
    }
    Ok(())
}

impl Kind {
    fn summary(self, plan: &Plan, is_trial: bool) -> String {
        let summary = match self {
            Self::Todos(_) => plan.summary("to-do", "to-dos"),
            Self::Highlights(_) => plan.summary("highlight", "highlights"),
        };
        if is_trial {
            format!("{summary}; nothing was changed")
        } else {
            summary
        }
    }

    fn counted(self, count: usize) -> String {
        match self {
            Self::Todos(_) => counted(count, "to-do", "to-dos"),
            Self::Highlights(_) => counted(count, "highlight", "highlights"),
        }
    }
}

fn kind_of(arguments: &ImportArguments, file: &ForeignFile) -> Result<Kind, Failure> {
    let named = |id: &String| {
        let todos = reader_by_id(id).map(Kind::Todos);
        todos.or_else(|| highlight_reader_by_id(id).map(Kind::Highlights))
    };
    let guessed = || {
        let highlights = guess_highlights(&file.text).map(Kind::Highlights);
        highlights.or_else(|| guess(&file.name, &file.text).map(Kind::Todos))
    };
    let kind = arguments.format.as_ref().map_or_else(guessed, named);
    kind.ok_or_else(|| {
        Failure::Input(format!(
            "{} does not say which format it has: name it with --format",
            file.name
        ))
    })
}

fn carry_out(session: &mut Session, plan: Plan, kind: Kind, name: &str) -> Result<(), Failure> {
    let ids: Vec<RecordId> = plan
        .edits
        .iter()
        .filter_map(|edit| Some(edit.after.as_ref()?.id))
        .collect();
    if ids.is_empty() {
        return Ok(());
    }
    let sentence = format!("took in {} from {name}", kind.counted(ids.len()));
    session.act(Setup::now(), |state| {
        commands::import(state, plan.edits, &sentence)
    });
    let mut records = ids.iter().filter_map(|id| session.state.records.get(*id));
    match records.find_map(|entry| entry.save_state.reason()) {
        Some(reason) => Err(Failure::refused(reason)),
        None => Ok(()),
    }
}

/// Notes that both sides are the same now; where that cannot be noted, the next import goes by times alone.
fn remember(setup: &Setup, path: &Path, text: &str) {
    if path != Path::new("-")
        && let Ok(mut store) = setup.store()
    {
        let _ = remember_exchange(&mut store, path, text);
    }
}

fn tell(
    plan: &Plan,
    kind: Kind,
    arguments: &ImportArguments,
    file: &ForeignFile,
    out: &mut Output,
) -> Result<(), Failure> {
    for problem in &plan.problems {
        warn(&format!(
            "{}, line {}: {}",
            file.name, problem.line, problem.message
        ));
    }
    if arguments.json {
        let items: Vec<ImportJson> = plan.planned.iter().map(as_json).collect();
        return out.json(&items);
    }
    for planned in &plan.planned {
        out.line(&planned.described())?;
    }
    out.acknowledge(&kind.summary(plan, arguments.dry_run))
}

fn as_json(planned: &Planned) -> ImportJson {
    let (what, why) = match &planned.outcome {
        Outcome::Changed => ("changed", None),
        Outcome::New => ("new", None),
        Outcome::Left(why) => ("left", Some(why.clone())),
    };
    let changes = planned.changes.iter();
    ImportJson {
        line: planned.line,
        id: planned.id.to_string(),
        name: planned.name.clone(),
        outcome: what.to_owned(),
        reason: why,
        changes: changes
            .map(|change| {
                (
                    change.field.replace(' ', "_"),
                    [change.from.clone(), change.to.clone()],
                )
            })
            .collect(),
    }
}
