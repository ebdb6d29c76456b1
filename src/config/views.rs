//! Saved views as files have them, in the configuration and in a file of their own: each entry is checked by itself.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};
use serde_yaml::Spanned;

use crate::document::Issue;
use crate::find::query::{Query, SubjectKind};
use crate::find::{Sort, View};
use crate::text::{nearest, one_line, yaml};

/// An entry as it is written.
pub type WrittenView = Spanned<BTreeMap<String, String>>;

const KEYS: [&str; 3] = ["name", "query", "sort"];

/// Views as a file has them.
pub fn shown(views: &[View]) -> Value {
    let view = |view: &View| json!({"name": view.name, "query": view.query, "sort": view.sort.to_string()});
    views.iter().map(view).collect()
}

/// What a view looks like in a file, as a JSON schema.
pub fn schema() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "description": "What you call it"},
            "query": {"type": "string", "description": "What the posts of it have, such as is:unread author:slowe"},
            "sort": {"type": "string", "description": "The order of the list, such as date, or -title for the other way round"},
        },
    })
}

/// The entries that can be used, and what is wrong with the others.
pub fn check(entries: &[WrittenView]) -> (Vec<View>, Vec<Issue>) {
    let (mut views, mut issues): (Vec<View>, Vec<Issue>) = (Vec::new(), Vec::new());
    for entry in entries {
        let line = u32::try_from(entry.referenced.line()).unwrap_or(1).max(1);
        let read = view(&entry.value).and_then(|view| match View::named(&views, &view.name) {
            Some(_) => Err(format!(
                "there are two views “{}”: the first is in force",
                one_line(&view.name)
            )),
            None => Ok(view),
        });
        match read {
            Ok(view) => views.push(view),
            Err(message) => issues.push(Issue { line, message }),
        }
    }
    (views, issues)
}

fn view(entry: &BTreeMap<String, String>) -> Result<View, String> {
    if let Some(key) = entry.keys().find(|key| !KEYS.contains(&key.as_str())) {
        let hint = nearest(key, KEYS).unwrap_or("name, query and sort");
        return Err(format!(
            "a view has no “{}”, but {hint}; the view was left out",
            one_line(key)
        ));
    }
    let name = entry
        .get("name")
        .map(|name| name.trim())
        .unwrap_or_default();
    if name.is_empty() {
        return Err("a view needs a name; it was left out".to_owned());
    }
    let left_out = |what: &str| format!("the view “{}”: {what}; it was left out", one_line(name));
    let query = entry.get("query").cloned().unwrap_or_default();
    Query::read(&query, SubjectKind::Post).map_err(|problem| left_out(&problem.message))?;
    let sort = entry
        .get("sort")
        .map_or(Ok(Sort::default()), |sort| Sort::read(sort));
    Ok(View {
        name: name.to_owned(),
        query,
        sort: sort.map_err(|problem| left_out(&problem))?,
        is_own: false,
    })
}

/// The views of a file that the program writes, and what is wrong with it.
pub fn read_views(text: &str) -> (Vec<View>, Vec<Issue>) {
    if text.trim().is_empty() {
        return (Vec::new(), Vec::new());
    }
    match yaml::read::<Vec<WrittenView>>(text) {
        Ok(entries) => {
            let (mut views, issues) = check(&entries);
            for view in &mut views {
                view.is_own = true;
            }
            (views, issues)
        }
        Err(error) => {
            let issue = Issue {
                line: error.line(),
                message: error.message().to_owned(),
            };
            (Vec::new(), vec![issue])
        }
    }
}

/// The text of a file of views.
pub fn write_views(views: &[View]) -> String {
    let mut text =
        String::from("# Views saved in kubenotes. It writes this file anew with every change.\n");
    for view in views {
        let (name, query) = (quoted(&view.name), quoted(&view.query));
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "- name: {name}\n  query: {query}\n  sort: {}",
            quoted(&view.sort.to_string())
        );
    }
    if views.is_empty() {
        text.push_str("[]\n");
    }
    text
}

/// A text as JSON writes it, which is YAML as well.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let view = |name: &str, query: &str, sort: &str| View {
            name: name.to_owned(),
            query: query.to_owned(),
            sort: Sort::read(sort).unwrap(),
            is_own: true,
        };
        let views = vec![
            view("To read: \"soon\"", "is:unread -tag:\"ad ver\"", "-title"),
            view("ö #1", "", "date"),
        ];
        assert_eq!(read_views(&write_views(&views)), (views, Vec::new()));
        assert_eq!(read_views(&write_views(&[])), (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_mistake_costs_one_view() {
        let text = "- name: a\n  query: is:unred\n- nam: b\n- name: c\n  sort: size\n- name: d\n- name: D\n";
        let (views, issues) = read_views(text);
        assert_eq!(views.len(), 1);
        let told: Vec<_> = issues
            .iter()
            .map(|issue| (issue.line, issue.message.as_str()))
            .collect();
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(told[0].1.contains("did you mean is:unread?"), "{told:?}");
        assert!(told[1].1.contains("but name"), "{told:?}");
    }
}
