//! `kubenotes export`: the to-dos in a format or by a template, on standard output or in a file whose other lines stay.

use std::path::Path;
use std::sync::Arc;

use crate::annotation::{RecordId, Status, list_order};
use crate::app::{State, matcher};
use crate::export::{ExportForm, ExportItem, ExportOptions, Template, format_by_id};
use crate::find::query::SubjectKind;
use crate::shell::{read_foreign, remember_exchange, write_export};
use crate::text::nearest;

use super::export_arguments::ExportArguments;
use super::failure::Failure;
use super::items::{placed, records, todos_in_order};
use super::narrowing::{self, filter};
use super::output::Output;
use super::setup::Setup;

/// Exports the to-dos that a query admits.
pub fn run(setup: &Setup, arguments: &ExportArguments, out: &mut Output) -> Result<(), Failure> {
    let (form, query) = asked_for(setup, arguments)?;
    let mut items = items(setup, arguments, &query)?;
    arguments.sort.sort(&mut items);
    let options = ExportOptions {
        grouping: arguments.group,
        exported_at: Setup::now(),
        zone: setup.settings.zone.clone(),
    };
    print(setup, &form, arguments, &items, &options, out)
}

/// What to write, and the words of the query: with a template no word is a format.
fn asked_for(
    setup: &Setup,
    arguments: &ExportArguments,
) -> Result<(ExportForm, Vec<String>), Failure> {
    let first = arguments.format.as_deref().unwrap_or_default();
    let Some(name) = &arguments.template else {
        let format = format_by_id(first).ok_or_else(|| {
            Failure::Input(format!(
                "There is no format “{first}”: kubenotes export --help lists them"
            ))
        })?;
        return Ok((ExportForm::Format(format), arguments.query.clone()));
    };
    let template = template_named(&setup.settings.templates, name)?;
    let words = arguments.format.iter().chain(&arguments.query).cloned();
    Ok((ExportForm::Template(template), words.collect()))
}

fn template_named(templates: &[Arc<Template>], name: &str) -> Result<Arc<Template>, Failure> {
    let is_meant = |template: &&Arc<Template>| template.name() == name || template.file == name;
    let found = templates.iter().find(is_meant).cloned();
    found.ok_or_else(|| {
        let names = || templates.iter().map(|template| template.name());
        let hint = match nearest(name, names()) {
            Some(meant) => format!("did you mean “{meant}”?"),
            None => format!("there are {}", names().collect::<Vec<_>>().join(", ")),
        };
        Failure::Input(format!("There is no template “{name}”: {hint}"))
    })
}

fn items(
    setup: &Setup,
    arguments: &ExportArguments,
    query: &[String],
) -> Result<Vec<ExportItem>, Failure> {
    let session = setup.session(&[])?;
    let state = &session.state;
    let filter = filter(query, SubjectKind::Note)?;
    let matcher = matcher(state, filter.query());
    let (ids, what) = if arguments.notes {
        (notes_in_order(state), "highlight or note")
    } else {
        (todos_in_order(state, &statuses(arguments)), "to-do")
    };
    let found = records(state, ids, &matcher);
    if found.is_empty() {
        let command = if arguments.notes {
            "highlights"
        } else {
            "todo --all"
        };
        let hint = format!("kubenotes {command} shows them");
        return Err(Failure::Refused(format!(
            "There is no {what}{} to export: {}",
            filter.described(),
            narrowing::hint(state, &filter, SubjectKind::Note, &hint)
        )));
    }
    placed(setup, state, found)
}

fn statuses(arguments: &ExportArguments) -> Vec<Status> {
    if arguments.status.is_empty() {
        Status::ALL.to_vec()
    } else {
        arguments.status.clone()
    }
}

/// Every highlight and note: to-dos as in their list, then the others.
fn notes_in_order(state: &State) -> Vec<RecordId> {
    let mut entries: Vec<_> = state.records.alive().collect();
    entries.sort_by(|a, b| {
        let (a, b) = (&a.record, &b.record);
        let order = a.todo.is_none().cmp(&b.todo.is_none());
        order.then_with(|| list_order(a).cmp(&list_order(b)))
    });
    entries.iter().map(|entry| entry.record.id).collect()
}

fn print(
    setup: &Setup,
    form: &ExportForm,
    arguments: &ExportArguments,
    items: &[ExportItem],
    options: &ExportOptions,
    out: &mut Output,
) -> Result<(), Failure> {
    let to_file = arguments
        .output
        .as_ref()
        .filter(|path| *path != Path::new("-"));
    let Some(path) = to_file else {
        let text = form.render(items, options);
        return out.text(&text.map_err(|error| Failure::Refused(error.to_string()))?);
    };
    let sentence = write_export(form, path, items, options).map_err(Failure::Refused)?;
    // Where this cannot be remembered, an import of the file goes by times alone.
    if let Ok(written) = read_foreign(path) {
        let _ = remember_exchange(&mut setup.store()?, path, &written.text);
    }
    out.line(&sentence)
}
