//! `kubenotes highlights` and `kubenotes todo`: what was marked, and what there is to do.

use crate::annotation::{Record, RecordId, Status};
use crate::app::{State, matcher};
use crate::export::json_shapes::{HighlightJson, VersionsJson};
use crate::find::query::SubjectKind;
use crate::text::one_line;
use crate::text::width::ellipsize;

use super::arguments::{HighlightsArguments, TodoArguments};
use super::failure::Failure;
use super::ids::ShortIds;
use super::items::{placed, records, todos_in_order};
use super::narrowing::{self, filter};
use super::output::Output;
use super::setup::Setup;

/// Cells of a quote, a note or a title that are printed; JSON has all of it.
const SHOWN: usize = 48;

/// What to do where nothing is marked.
const HOW_TO_MARK: &str = "mark a sentence with d in the interface, or with kubenotes highlight";

/// Prints the highlights, oldest first.
pub fn run(
    setup: &Setup,
    arguments: &HighlightsArguments,
    out: &mut Output,
) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let state = &session.state;
    let filter = filter(&arguments.query, SubjectKind::Note)?;
    let matcher = matcher(state, filter.query());
    let ids: Vec<RecordId> = state
        .records
        .all()
        .filter(|entry| entry.record.deleted == arguments.deleted)
        .map(|entry| entry.record.id)
        .collect();
    let found = records(state, ids, &matcher);
    let what = if arguments.deleted {
        "deleted highlight"
    } else {
        "highlight"
    };
    let nothing = format!(
        "There is no {what}{}: {}",
        filter.described(),
        narrowing::hint(state, &filter, SubjectKind::Note, HOW_TO_MARK)
    );
    print(setup, state, found, arguments.json, nothing, out)
}

/// Prints the to-dos, first things first.
pub fn run_todo(setup: &Setup, arguments: &TodoArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let state = &session.state;
    let filter = filter(&arguments.query, SubjectKind::Note)?;
    let matcher = matcher(state, filter.query());
    let mut found = records(state, todos_in_order(state, &statuses(arguments)), &matcher);
    found.retain(|record| is_asked_for(record, arguments));
    let hint = if todos_in_order(state, &Status::ALL).is_empty() {
        HOW_TO_MARK
    } else {
        "kubenotes todo --all shows the others"
    };
    let nothing = format!(
        "There is no to-do{} in this list: {}",
        filter.described(),
        narrowing::hint(state, &filter, SubjectKind::Note, hint)
    );
    print(setup, state, found, arguments.json, nothing, out)
}

fn statuses(arguments: &TodoArguments) -> Vec<Status> {
    if !arguments.status.is_empty() {
        return arguments.status.clone();
    }
    let statuses = Status::ALL.into_iter();
    statuses
        .filter(|status| arguments.all || status.is_pending())
        .collect()
}

fn is_asked_for(record: &Record, arguments: &TodoArguments) -> bool {
    let category = arguments
        .category
        .as_ref()
        .is_none_or(|category| *category == record.category);
    let is_topic = |wanted: &String| {
        record
            .topic_names()
            .any(|name| name.to_lowercase() == wanted.to_lowercase())
    };
    category && arguments.topic.as_ref().is_none_or(is_topic)
}

fn print(
    setup: &Setup,
    state: &State,
    found: Vec<Record>,
    as_json: bool,
    nothing: String,
    out: &mut Output,
) -> Result<(), Failure> {
    let is_empty = found.is_empty();
    if as_json {
        let items = placed(setup, state, found)?;
        let items: Vec<HighlightJson> = items
            .iter()
            .map(|item| HighlightJson {
                versions: state.conflicts.get(&item.record.id).map(VersionsJson::from),
                ..HighlightJson::from(item)
            })
            .collect();
        out.json(&items)?;
    } else {
        let short = ShortIds::new(state.records.all().map(|entry| entry.record.id));
        let rows: Vec<[String; 7]> = found
            .iter()
            .map(|record| row(state, &short, record))
            .collect();
        out.table(&rows)?;
    }
    if is_empty {
        return Err(Failure::Refused(nothing));
    }
    Ok(())
}

fn row(state: &State, short: &ShortIds, record: &Record) -> [String; 7] {
    let category = state.settings.categories.get(&record.category);
    let topics: Vec<&str> = record.topic_names().collect();
    let quote = record.quote().map(|quote| format!("“{}”", shown(quote)));
    [
        short.of(record.id),
        record
            .todo
            .as_ref()
            .map_or(category.name.as_str(), |todo| todo.status.word())
            .to_owned(),
        topics.join(", "),
        quote.unwrap_or_default(),
        shown(&record.note),
        record
            .talk
            .as_ref()
            .map(|talk| shown(&talk.title))
            .unwrap_or_default(),
        shown(&record.post.title),
    ]
}

fn shown(text: &str) -> String {
    ellipsize(&one_line(text), SHOWN).into_owned()
}
