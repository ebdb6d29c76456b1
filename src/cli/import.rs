//! `kubenotes import`: what was ticked, changed or added in an exported file is taken in, or only told.

use std::path::Path;

use crate::annotation::{Record, RecordId};
use crate::app::{State, commands};
use crate::export::json_shapes::ImportJson;
use crate::import::highlights::{HighlightReader, guess_highlights, highlight_reader_by_id};
use crate::import::{Here, Outcome, Plan, Planned, Reader, guess, plan, reader_by_id};
use crate::shell::{ForeignFile, Session, last_exchange, read_foreign, remember_exchange};
use crate::text::counted;

use super::arguments::ImportArguments;
use super::failure::Failure;
use super::import_highlights;
use super::items::todos_in_order;
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
    let file = read_foreign(&arguments.file).map_err(Failure::Input)?;
    let kind = kind_of(arguments, &file)?;
    let mut session = setup.session(&[])?;
    let plan = match kind {
        Kind::Todos(reader) => planned(setup, &session.state, reader, arguments, &file)?,
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

fn planned(
    setup: &Setup,
    state: &State,
    reader: &Reader,
    arguments: &ImportArguments,
    file: &ForeignFile,
) -> Result<Plan, Failure> {
    let exchange = last_exchange(&setup.store()?, &arguments.file);
    let earlier = exchange
        .as_ref()
        .map(|exchange| reader.read(&exchange.text, &state.settings.zone));
    let record = |id: RecordId| state.records.get(id).map(|entry| &entry.record);
    let ids = todos_in_order(state, &crate::annotation::Status::ALL);
    let todos: Vec<&Record> = ids.into_iter().filter_map(record).collect();
    let here = Here {
        record: &record,
        todos: &todos,
        categories: &state.settings.categories,
        exported: exchange.map(|exchange| exchange.at),
        earlier: earlier.as_ref(),
        written: file.written,
        name: &file.name,
        zone: &state.settings.zone,
        now: Setup::now(),
    };
    Ok(plan(
        reader,
        reader.read(&file.text, &state.settings.zone),
        &here,
    ))
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
    let records = ids.iter().filter_map(|id| session.state.records.get(*id));
    match records.filter_map(|entry| entry.save_state.reason()).next() {
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
        out.line(&described(planned))?;
    }
    out.acknowledge(&summary(plan, kind, arguments.dry_run))
}

/// "line 12: Argo: status open → done, due date none → 2026-12-31"
fn described(planned: &Planned) -> String {
    let place = planned
        .line
        .map(|line| format!("line {line}: "))
        .unwrap_or_default();
    let changes: Vec<String> = planned
        .changes
        .iter()
        .map(crate::import::FieldChange::described)
        .collect();
    let what = match &planned.outcome {
        Outcome::Changed => changes.join(", "),
        Outcome::New => "new".to_owned(),
        Outcome::Left(why) => why.clone(),
    };
    format!("{place}{}: {what}", planned.name)
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

/// "2 to-dos changed, 1 new, 9 as they are here; 3 of here are not in it"
fn summary(plan: &Plan, kind: Kind, is_trial: bool) -> String {
    let count = |outcome: &Outcome| {
        plan.planned
            .iter()
            .filter(|planned| planned.outcome == *outcome)
            .count()
    };
    let changed = kind.counted(count(&Outcome::Changed));
    let mut parts = vec![format!(
        "{changed} changed, {} new, {} as here",
        count(&Outcome::New),
        plan.same
    )];
    if plan.not_there > 0 {
        parts.push(format!(
            "{} of here not in the file: they stay",
            plan.not_there
        ));
    }
    if plan.left > 0 {
        parts.push(format!(
            "{} of the file not from kubenotes: left alone",
            counted(plan.left, "line", "lines")
        ));
    }
    if !plan.problems.is_empty() {
        parts.push(format!(
            "{} not taken",
            counted(plan.problems.len(), "line", "lines")
        ));
    }
    if is_trial {
        parts.push("nothing was changed".to_owned());
    }
    parts.join("; ")
}
