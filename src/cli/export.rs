//! `kubenotes export`: the to-dos in a format, on standard output or in a file whose other lines stay.

use std::path::Path;

use crate::annotation::Status;
use crate::app::matcher;
use crate::export::{ExportItem, ExportOptions, Format, format_by_id};
use crate::find::query::SubjectKind;
use crate::shell::{read_foreign, remember_exchange, write_export};

use super::arguments::ExportArguments;
use super::failure::Failure;
use super::items::{placed, records, todos_in_order};
use super::narrowing::filter;
use super::output::Output;
use super::setup::Setup;

/// Exports the to-dos that a query admits.
pub fn run(setup: &Setup, arguments: &ExportArguments, out: &mut Output) -> Result<(), Failure> {
    let format = format_by_id(&arguments.format).ok_or_else(|| {
        Failure::Input(format!(
            "There is no format “{}”: kubenotes export --help lists them",
            arguments.format
        ))
    })?;
    let items = items(setup, arguments)?;
    let options = ExportOptions {
        grouping: arguments.group,
        exported_at: Setup::now(),
        zone: setup.settings.zone.clone(),
    };
    print(setup, format, arguments, &items, &options, out)
}

fn items(setup: &Setup, arguments: &ExportArguments) -> Result<Vec<ExportItem>, Failure> {
    let session = setup.session(&[])?;
    let state = &session.state;
    let filter = filter(&arguments.query, SubjectKind::Note)?;
    let matcher = matcher(state, filter.query());
    let statuses = if arguments.status.is_empty() {
        Status::ALL.to_vec()
    } else {
        arguments.status.clone()
    };
    let found = records(state, todos_in_order(state, &statuses), &matcher);
    if found.is_empty() {
        return Err(Failure::Refused(format!(
            "There is no to-do{} to export: kubenotes todo --all shows them",
            filter.described()
        )));
    }
    placed(setup, state, found)
}

fn print(
    setup: &Setup,
    format: &Format,
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
        return out.text(&format.render(items, options));
    };
    let sentence = write_export(format, path, items, options).map_err(Failure::Refused)?;
    // Where this cannot be remembered, an import of the file goes by times alone.
    if let Ok(written) = read_foreign(path) {
        let _ = remember_exchange(&mut setup.store()?, path, &written.text);
    }
    out.line(&sentence)
}
