//! todo.txt, read as strictly as its description says.

use super::*;

/// A line as a strict reader of todo.txt takes it apart.
#[derive(Debug, Default)]
struct TodoLine<'a> {
    done: bool,
    priority: Option<&'a str>,
    dates: Vec<&'a str>,
    text: Vec<&'a str>,
    projects: Vec<&'a str>,
    contexts: Vec<&'a str>,
    keys: Vec<(&'a str, &'a str)>,
}

fn read_todo_line(line: &str) -> TodoLine<'_> {
    let mut read = TodoLine::default();
    let mut rest = words(line).into_iter().peekable();
    read.done = rest.next_if(|word| *word == "x").is_some();
    read.priority =
        rest.next_if(|word| word.len() == 3 && word.starts_with('(') && word.ends_with(')'));
    while let Some(day) = rest.next_if(|word| word.parse::<jiff::civil::Date>().is_ok()) {
        read.dates.push(day);
    }
    for word in rest {
        let known = ["id", "due", "t", "rec", "pri", "h", "status"];
        match word.split_once(':') {
            Some((key, value)) if known.contains(&key) && !value.is_empty() => {
                read.keys.push((key, value));
            }
            _ if word.starts_with('+') => read.projects.push(word),
            _ if word.starts_with('@') => read.contexts.push(word),
            _ => read.text.push(word),
        }
    }
    read
}

/// The same text without quote marks and spacing: what may change on one line.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '\'')
        .collect()
}

#[test]
fn todo_txt_has_one_line_for_each_item_with_all_it_knows() {
    let items = hurtful_items();
    let text = format_by_id("todotxt").unwrap().render(&items, &options());
    assert_eq!(text.lines().count(), items.len());
    for (line, item) in text.lines().zip(&items) {
        let read = read_todo_line(line);
        let todo = item.record.todo.as_ref().unwrap();
        assert_eq!(read.done, !todo.status.is_pending());
        assert_eq!(read.projects, ["+Open-Policy-Agent"], "{line}");
        assert_eq!(read.contexts, ["@dig-into"], "{line}");
        let id = item.record.id.to_string();
        let mut keys = vec![("due", "2020-01-31"), ("id", &id)];
        match todo.status {
            Status::Open => {}
            Status::Doing => keys.insert(1, ("status", "doing")),
            Status::Done => keys.insert(0, ("pri", "B")),
            Status::Dropped => {
                keys.insert(0, ("pri", "B"));
                keys.insert(2, ("status", "dropped"));
            }
        }
        assert_eq!(read.keys, keys, "{line}");
        let (priority, dates): (_, &[&str]) = if read.done {
            (None, &["2019-11-21", "2019-11-20"])
        } else {
            (Some("(B)"), &["2019-11-20"])
        };
        assert_eq!((read.priority, read.dates.as_slice()), (priority, dates));
        let said = letters(&read.text.join(""));
        for fact in [
            item.quote(),
            &item.record.note,
            "Zoë Müller (Shipyard)",
            "Second day: a [recap]",
        ] {
            assert!(said.contains(&letters(fact)), "{fact} in {said}");
        }
        for address in [
            "https://example.org/opa",
            "https://example.org/second_day?a=1&b=2",
        ] {
            assert!(read.text.contains(&address));
        }
    }
}
