//! Taskwarrior: what `task import` reads (taskwarrior, `doc/devel/rfcs/task.md`), one task to a line of a JSON array.
//!
//! A task that is there already, by its `uuid`, is updated. What carries what:
//! - `uuid` the id; `entry` when it was made; `modified` when it changed last;
//! - `status` `pending` (open, and doing with `start`), `completed` (done), `deleted` (dropped), the last two with `end`;
//! - `description` the headline; `priority` `H`, `M`, `L`; `due` the beginning of the due day in the person's zone;
//! - `tags` the topics and the category as words; `project` `recap.` and the event;
//! - our own attributes `kubenotes_category` (its id), `kubenotes_topics` (the whole names) and `kubenotes_rank`, which
//!   Taskwarrior keeps as it found them;
//! - `annotations`: each line of a note that the headline does not say in full (`Note: …`), the quote (`Quote: …`), `Talk:`,
//!   `Post:` and `Link:`, in this order, a second apart from the moment the item was made, because two annotations of one
//!   second are one.
//!
//! No value has a line break, which Taskwarrior does not allow.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::annotation::{Priority, Status};
use crate::text::sanitize::one_line;

use super::json_shapes::to_json_line;
use super::{ExportError, ExportItem, ExportOptions, wording};

/// Tags that Taskwarrior answers itself, and those it acts upon (`doc/man/task.1`, virtual and special tags).
const RESERVED_TAGS: [&str; 36] = [
    "ACTIVE",
    "ANNOTATED",
    "BLOCKED",
    "BLOCKING",
    "CHILD",
    "COMPLETED",
    "DELETED",
    "DUE",
    "DUETODAY",
    "INSTANCE",
    "LATEST",
    "MONTH",
    "ORPHAN",
    "OVERDUE",
    "PARENT",
    "PENDING",
    "PRIORITY",
    "PROJECT",
    "QUARTER",
    "READY",
    "SCHEDULED",
    "TAGGED",
    "TEMPLATE",
    "TODAY",
    "TOMORROW",
    "UDA",
    "UNBLOCKED",
    "UNTIL",
    "WAITING",
    "WEEK",
    "YEAR",
    "YESTERDAY",
    "next",
    "nocal",
    "nocolor",
    "nonag",
];

#[derive(Serialize)]
struct Task {
    uuid: String,
    status: &'static str,
    entry: String,
    modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    description: String,
    project: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<&'static str>,
    annotations: Vec<TaskAnnotation>,
    kubenotes_category: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    kubenotes_topics: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    kubenotes_rank: String,
}

#[derive(Serialize)]
struct TaskAnnotation {
    entry: String,
    description: String,
}

/// The items as a JSON array.
pub fn render(items: &[ExportItem], options: &ExportOptions) -> String {
    let tasks: Vec<_> = items
        .iter()
        .map(|item| to_json_line(&task(item, options)))
        .collect();
    format!("[\n{}\n]\n", tasks.join(",\n"))
}

/// The whole file is ours: a list of tasks with our attributes; anything else is left alone.
pub fn replace_file(existing: &str, rendered: &str) -> Result<String, ExportError> {
    #[derive(serde::Deserialize)]
    struct Ours {
        #[serde(rename = "kubenotes_category")]
        _category: String,
    }
    let is_ours = serde_json::from_str::<Vec<Ours>>(existing).is_ok();
    if existing.trim().is_empty() || is_ours {
        Ok(rendered.to_owned())
    } else {
        Err(ExportError::NotOurs)
    }
}

fn task(item: &ExportItem, options: &ExportOptions) -> Task {
    let record = &item.record;
    let todo = record.todo.as_ref();
    let status = item.status().unwrap_or_default();
    let closed = item
        .closed_todo()
        .map(|todo| todo.closed.unwrap_or(record.times.todo));
    let due = todo.and_then(|todo| todo.due);
    Task {
        uuid: record.id.to_string(),
        status: status_word(status),
        entry: moment(record.created),
        modified: moment(record.times.latest()),
        start: (status == Status::Doing).then(|| moment(record.times.todo)),
        end: closed.map(moment),
        due: due.and_then(|due| options.beginning_of(due)).map(moment),
        description: wording::headline(item),
        project: project(item),
        tags: tags(item),
        priority: todo.and_then(|todo| todo.priority).map(priority_letter),
        annotations: annotations(item),
        kubenotes_category: one_line(&record.category).into_owned(),
        kubenotes_topics: one_line(&wording::topic_names(item)).into_owned(),
        kubenotes_rank: todo.map(|todo| todo.rank.0.clone()).unwrap_or_default(),
    }
}

const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Open | Status::Doing => "pending",
        Status::Done => "completed",
        Status::Dropped => "deleted",
    }
}

const fn priority_letter(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "H",
        Priority::Medium => "M",
        Priority::Low => "L",
    }
}

/// `20260312T091500Z`
fn moment(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// `recap.KubeCon-NA-2019`: a dot leads to a project within a project, so an event's name has none.
fn project(item: &ExportItem) -> String {
    let event = item.record.post.event.as_deref().unwrap_or_default();
    match wording::tag(event, &['_', '-'], '-') {
        event if event.is_empty() => "recap".to_owned(),
        event => format!("recap.{event}"),
    }
}

/// Topics and category as words that can be typed behind `+`.
fn tags(item: &ExportItem) -> Vec<String> {
    let names = item.record.topic_names().chain([&*item.record.category]);
    let mut tags: Vec<String> = Vec::new();
    for tag in names.map(tag_of) {
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// A name as a word that can be typed behind `+`; empty where it has no letter.
pub fn tag_of(name: &str) -> String {
    let mut tag = wording::tag(name, &['_'], '_');
    if tag.starts_with(|first: char| first.is_numeric()) {
        tag.insert(0, '_');
    }
    if RESERVED_TAGS.contains(&&*tag) {
        tag.push('_');
    }
    tag
}

fn annotations(item: &ExportItem) -> Vec<TaskAnnotation> {
    let record = &item.record;
    let mut lines = Vec::new();
    if let Some(note) = wording::untold_note(item) {
        let told = note.split('\n').filter(|line| !line.trim().is_empty());
        lines.extend(told.map(|line| format!("Note: {line}")));
    }
    if !item.quote().is_empty() {
        lines.push(format!("Quote: {}", item.quote()));
    }
    lines.extend(wording::talk_facts(item).map(|facts| format!("Talk: {facts}")));
    let mut facts = vec![record.post.title.clone()];
    facts.extend(wording::post_facts(item));
    facts.push(wording::place(item));
    facts.extend(record.post.url.clone());
    lines.extend(wording::joined(facts).map(|facts| format!("Post: {facts}")));
    lines.extend(item.link.as_deref().map(|link| format!("Link: {link}")));
    lines
        .iter()
        .zip(0..)
        .map(|(line, second)| TaskAnnotation {
            entry: moment(later(record.created, second)),
            description: one_line(line).into_owned(),
        })
        .collect()
}

fn later(moment: Timestamp, seconds: i64) -> Timestamp {
    moment
        .checked_add(SignedDuration::from_secs(seconds))
        .unwrap_or(moment)
}
