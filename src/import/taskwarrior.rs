//! Reading what `task export` prints: states, days, priorities, ranks, and what was annotated there.
//!
//! A person's other tasks are passed over: ours have our attributes, or a project below `recap`.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use crate::annotation::{Priority, Rank, RecordId, Status};
use crate::export::taskwarrior_tag;

use super::json_elements::{Element, elements};
use super::parts::Parts;
use super::problem::Problem;
use super::task::{ReadTasks, Said, Task, Telling, When};

/// Annotations that our exporter makes of passage and source.
const SOURCE: [&str; 4] = ["Quote: ", "Talk: ", "Post: ", "Link: "];

type Object = Map<String, Value>;

/// Reads an array of tasks, one task, or one task to a line.
pub fn read(text: &str, zone: &TimeZone) -> ReadTasks {
    let mut read = ReadTasks::default();
    for element in elements(text) {
        match task(element, zone) {
            Ok(Some(task)) => read.tasks.push(task),
            Ok(None) => read.left += 1,
            Err(message) => read.problems.push(Problem::new(element.line, message)),
        }
    }
    read
}

/// Whether a text looks like tasks of Taskwarrior: `entry` and `description` are what each of them has.
pub fn is_likely(text: &str) -> bool {
    let first = elements(text).into_iter().next();
    let object = first.and_then(|first| serde_json::from_str::<Object>(first.text).ok());
    object.is_some_and(|object| object.contains_key("description") && object.contains_key("entry"))
}

fn task(element: Element<'_>, zone: &TimeZone) -> Result<Option<Task>, String> {
    let object: Object = serde_json::from_str(element.text).map_err(|error| {
        format!("this is no task of Taskwarrior ({error}): export it with `task export`")
    })?;
    let status = status(&object)?;
    let is_ours = object.contains_key("kubenotes_category");
    let is_of_recaps = text(&object, "project").is_some_and(is_of_recaps);
    let is_gone = !is_ours && status == Some(Status::Dropped);
    let (Some(status), true, false) = (status, is_ours || is_of_recaps, is_gone) else {
        return Ok(None);
    };
    let id = text(&object, "uuid").map(|id| {
        RecordId::parse_str(id)
            .map_err(|_| "the uuid is none: remove it to take the task in as a new to-do")
    });
    Ok(Some(Task {
        line: element.line,
        id: id.transpose()?,
        is_foreign: !is_ours,
        said: said(&object, status, is_ours, zone)?,
        ..Task::default()
    }))
}

fn is_of_recaps(project: &str) -> bool {
    project == "recap" || project.starts_with("recap.")
}

fn said(object: &Object, status: Status, is_ours: bool, zone: &TimeZone) -> Result<Said, String> {
    let due = moment(object, "due")?;
    let rank = text(object, "kubenotes_rank").unwrap_or_default();
    let topics = if is_ours {
        topics(object)
    } else {
        tags(object)
    };
    Ok(Said {
        status: Some(status),
        closed: Some(moment(object, "end")?.map(When::Moment)),
        priority: Some(priority(object)),
        due: Some(due.map(|due| due.to_zoned(zone.clone()).date())),
        rank: Rank::parse(rank),
        words: Some(Telling::Parts(words(object))),
        topics,
        category: text(object, "kubenotes_category").map(str::to_owned),
        created: moment(object, "entry")?.map(When::Moment),
        changed: moment(object, "modified")?,
    })
}

fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key)?.as_str()
}

/// `None` for what is no to-do but the pattern of some.
fn status(object: &Object) -> Result<Option<Status>, String> {
    match text(object, "status") {
        None | Some("pending" | "waiting") if object.contains_key("start") => {
            Ok(Some(Status::Doing))
        }
        None | Some("pending" | "waiting") => Ok(Some(Status::Open)),
        Some("completed") => Ok(Some(Status::Done)),
        Some("deleted") => Ok(Some(Status::Dropped)),
        Some("recurring") => Ok(None),
        Some(other) => Err(format!(
            "Taskwarrior has no status “{other}”: write pending, completed or deleted"
        )),
    }
}

fn priority(object: &Object) -> Option<Priority> {
    match text(object, "priority")? {
        "H" => Some(Priority::High),
        "M" => Some(Priority::Medium),
        "L" => Some(Priority::Low),
        _ => None,
    }
}

/// `20260312T091500Z`, also with `-` and `:` as RFC 3339 has them.
fn moment(object: &Object, key: &str) -> Result<Option<Timestamp>, String> {
    let Some(written) = text(object, key) else {
        return Ok(None);
    };
    let compact = DateTime::strptime("%Y%m%dT%H%M%SZ", written).ok();
    let compact = compact.and_then(|time| Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp()));
    let read = compact.or_else(|| written.parse().ok());
    read.map(Some)
        .ok_or_else(|| format!("`{key}` is no moment like 20261231T120000Z"))
}

/// The names as we wrote them, as far as their tags are still there, and the tags that were added.
fn topics(object: &Object) -> Vec<String> {
    let tags = tags(object);
    let told = text(object, "kubenotes_topics").unwrap_or_default();
    let told = told.split(", ").filter(|name| !name.is_empty());
    let told: Vec<(&str, String)> = told.map(|name| (name, taskwarrior_tag(name))).collect();
    let category = text(object, "kubenotes_category").map(taskwarrior_tag);
    let is_there = |tag: &String| tag.is_empty() || tags.contains(tag);
    let kept = told.iter().filter(|(_, tag)| is_there(tag));
    let is_new = |tag: &&String| {
        category.as_ref() != Some(*tag) && !told.iter().any(|(_, known)| known == *tag)
    };
    let new = tags.iter().filter(is_new).cloned();
    kept.map(|(name, _)| (*name).to_owned())
        .chain(new)
        .collect()
}

fn tags(object: &Object) -> Vec<String> {
    let tags = object
        .get("tags")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    tags.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn words(object: &Object) -> Parts {
    let annotations = object.get("annotations").and_then(Value::as_array);
    let lines = annotations
        .into_iter()
        .flatten()
        .filter_map(|annotation| annotation.get("description")?.as_str());
    let (mut note, mut added) = (Vec::new(), Vec::new());
    for line in lines {
        if let Some(line) = line.strip_prefix("Note: ") {
            note.push(line);
        } else if !SOURCE.iter().any(|source| line.starts_with(source)) {
            added.push(line.to_owned());
        }
    }
    Parts {
        headline: text(object, "description").unwrap_or_default().to_owned(),
        note: (!note.is_empty()).then(|| note.join("\n")),
        added,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_read() {
        let read = read(
            "[\n{\"uuid\":\"0199c2d4-7a10-7c3e-9b1f-2f6c0d1e8a55\",\"status\":\"pending\",\"start\":\"20260312T091500Z\",\"entry\":\"20260312T091500Z\",\"description\":\"a\",\"due\":\"20261231T230000Z\",\"priority\":\"M\",\"kubenotes_category\":\"dig-into\",\"annotations\":[{\"entry\":\"x\",\"description\":\"Quote: b\"},{\"entry\":\"x\",\"description\":\"mine\"}]},\n{\"description\":\"shopping\",\"entry\":\"20260312T091500Z\"},\n{\"description\":\"new\",\"project\":\"recap.x\",\"tags\":[\"CUE\"]},\n{\"status\":\"odd\"}]",
            &TimeZone::fixed(jiff::tz::offset(1)),
        );
        let problems: Vec<usize> = read.problems.iter().map(|problem| problem.line).collect();
        assert_eq!((read.tasks.len(), read.left, problems), (2, 1, vec![5]));
        let said = &read.tasks[0].said;
        assert_eq!(
            (said.status, said.priority),
            (Some(Status::Doing), Some(Some(Priority::Medium)))
        );
        assert_eq!(said.due, Some(Some(jiff::civil::date(2027, 1, 1))));
        assert!(matches!(&said.words, Some(Telling::Parts(parts)) if parts.added == ["mine"]));
        assert_eq!(read.tasks[1].said.topics, ["CUE"]);
    }
}
