//! Taskwarrior: the JSON as JSON, and the program itself where it is installed.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::*;

fn rendered(items: &[ExportItem]) -> String {
    format_by_id("taskwarrior")
        .unwrap()
        .render(items, &options())
}

fn annotations(task: &Value) -> Vec<&str> {
    let annotations = task["annotations"].as_array().unwrap();
    annotations
        .iter()
        .map(|it| it["description"].as_str().unwrap())
        .collect()
}

/// What one line of JSON keeps of a text.
fn line(text: &str) -> String {
    crate::text::sanitize::one_line(text).into_owned()
}

fn check_task(task: &Value, item: &ExportItem) {
    let todo = item.record.todo.as_ref().unwrap();
    assert_eq!(task["uuid"], item.record.id.to_string());
    let (status, start) = match todo.status {
        Status::Open => ("pending", Value::Null),
        Status::Doing => ("pending", "20191120T200100Z".into()),
        Status::Done => ("completed", Value::Null),
        Status::Dropped => ("deleted", Value::Null),
    };
    assert_eq!((&task["status"], &task["start"]), (&status.into(), &start));
    let end = if todo.status.is_pending() {
        Value::Null
    } else {
        "20191121T210000Z".into()
    };
    assert_eq!(task["end"], end);
    for (key, value) in [
        ("entry", "20191120T200000Z"),
        ("due", "20200131T000000Z"),
        ("priority", "M"),
        ("project", "recap.CloudConf-NA-2019"),
        ("kubenotes_category", "dig-into"),
        ("kubenotes_topics", "Open Policy Agent"),
        ("kubenotes_rank", "m"),
    ] {
        assert_eq!(task[key], value, "{key}");
    }
    assert_eq!(task["description"], wording::headline(item));
    let mut tags: Vec<_> = task["tags"].as_array().unwrap().clone();
    tags.sort_by_key(ToString::to_string);
    assert_eq!(tags, ["Open_Policy_Agent", "dig_into"]);
    let told = annotations(task);
    let mut expected: Vec<String> = Vec::new();
    if let Some(note) = wording::untold_note(item) {
        let lines = note.lines().filter(|line| !line.trim().is_empty());
        expected.extend(lines.map(|text| line(&format!("Note: {text}"))));
    }
    expected.push(line(&format!("Quote: {}", item.quote())));
    expected.push("Talk: Rollouts *done* slowly (keynote), Zoë Müller (Shipyard)".into());
    assert_eq!(told.get(..expected.len()).unwrap(), expected);
    assert!(told[expected.len()].starts_with("Post: Second day: a [recap], Robin Author"));
    assert_eq!(*told.last().unwrap(), "Link: https://example.org/opa");
}

#[test]
fn tasks_have_all_there_is_to_know() {
    let items = hurtful_items();
    let text = rendered(&items);
    let tasks: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(tasks.len(), items.len());
    assert_eq!(text.lines().count(), items.len() + 2, "one line for each");
    for (task, item) in tasks.iter().zip(&items) {
        check_task(task, item);
    }
}

#[test]
fn a_tag_is_a_word_that_can_be_typed() {
    let mut items = [item(1, "quote", "note", Status::Open)];
    let topics = ["TODAY", "C++", "3scale", "next", "CI/CD", "C", "!"];
    items[0].record.topics = topics
        .map(|name| Topic {
            name: name.into(),
            url: None,
        })
        .into();
    let tasks: Vec<Value> = serde_json::from_str(&rendered(&items)).unwrap();
    let expected = ["TODAY_", "C", "_3scale", "next_", "CI_CD", "dig_into"];
    assert_eq!(tasks[0]["tags"], serde_json::json!(expected));
}

#[test]
fn a_list_of_tasks_that_are_not_ours_stays() {
    let format = format_by_id("taskwarrior").unwrap();
    let items = hurtful_items();
    let first = format.update("", &items, &options()).unwrap();
    assert_eq!(format.update(&first, &items, &options()).unwrap(), first);
    for other in ["[{\"description\":\"mine\"}]", "{}", "mine"] {
        let outcome = format.update(other, &items, &options());
        assert_eq!(outcome, Err(ExportError::NotOurs));
    }
}

/// Runs Taskwarrior with all of its files in one folder.
fn task(folder: &Path, arguments: &[&str]) -> std::io::Result<String> {
    std::fs::write(folder.join("taskrc"), "confirmation=off\njson.array=on\n")?;
    let output = Command::new("task")
        .env("TASKRC", folder.join("taskrc"))
        .env("TASKDATA", folder)
        .env("TZ", "UTC")
        .arg("rc.verbose=nothing")
        .args(arguments)
        .output()?;
    assert!(output.status.success(), "{output:?}");
    Ok(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn taskwarrior_takes_all_in_and_a_second_time_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let items = hurtful_items();
    let file = folder.path().join("export.json");
    std::fs::write(&file, rendered(&items)).unwrap();
    let import = ["import", file.to_str().unwrap()];
    if task(folder.path(), &import).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
    {
        println!("Taskwarrior is not installed: nothing was tried (apt-get install taskwarrior)");
        return;
    }
    for _ in 0..2 {
        let kept = task(folder.path(), &["export"]).unwrap();
        let mut tasks: Vec<Value> = serde_json::from_str(&kept).unwrap();
        tasks.sort_by_key(|task| task["uuid"].to_string());
        assert_eq!(tasks.len(), items.len());
        for (task, item) in tasks.iter().zip(&items) {
            check_task(task, item);
        }
        task(folder.path(), &import).unwrap();
    }
}
