//! Reading todo.txt back: ticks, priorities, days and words of lines with our id, and lines typed for one of our categories.

use jiff::civil::Date;

use crate::annotation::{Priority, RecordId, Status};

use super::problem::Problem;
use super::task::{ReadTasks, Said, Task, Telling, When};

/// Reads lines; a line without id is ours if it has a context: which of them name a category is found out later.
pub fn read(text: &str) -> ReadTasks {
    let mut read = ReadTasks::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match task(index + 1, line) {
            Ok(task) if task.id.is_none() && task.said.category.is_none() => read.left += 1,
            Ok(task) => read.tasks.push(task),
            Err(problem) => read.problems.push(problem),
        }
    }
    read
}

fn task(number: usize, line: &str) -> Result<Task, Problem> {
    let mut words = line.split_whitespace().peekable();
    let is_ticked = words.next_if_eq(&"x").is_some();
    let priority = words
        .next_if(|word| letter(word).is_some())
        .and_then(letter);
    let mut dates = Vec::new();
    while let Some(date) = words
        .peek()
        .and_then(|word| day(word))
        .filter(|_| dates.len() < 2)
    {
        dates.push(date);
        words.next();
    }
    let (closed, created) = match (is_ticked, dates.as_slice()) {
        (true, [closed, created]) => (Some(*closed), Some(*created)),
        (true, [closed]) => (Some(*closed), None),
        (_, [created, ..]) => (None, Some(*created)),
        (_, []) => (None, None),
    };
    let mut line = Line {
        number,
        priority,
        ..Line::default()
    };
    for word in words {
        line.take(word)?;
    }
    let status = match (is_ticked, line.status) {
        (true, Some(told)) if !told.is_pending() => told,
        (true, _) => Status::Done,
        (false, told) => told.unwrap_or_default(),
    };
    Ok(Task {
        line: number,
        id: line.id,
        said: Said {
            status: Some(status),
            closed: Some(closed.map(When::Day)),
            priority: Some(line.priority.map(priority_of)),
            due: Some(line.due),
            words: Some(Telling::NoteAndSource(line.words.join(" "))),
            topics: line.topics,
            category: line.category,
            created: created.map(When::Day),
            ..Said::default()
        },
        ..Task::default()
    })
}

#[derive(Default)]
struct Line<'a> {
    number: usize,
    id: Option<RecordId>,
    priority: Option<char>,
    status: Option<Status>,
    due: Option<Date>,
    topics: Vec<String>,
    category: Option<String>,
    words: Vec<&'a str>,
}

impl<'a> Line<'a> {
    fn take(&mut self, word: &'a str) -> Result<(), Problem> {
        if let Some(topic) = word.strip_prefix('+').filter(|name| !name.is_empty()) {
            self.topics.push(topic.to_owned());
        } else if let Some(context) = word.strip_prefix('@').filter(|name| !name.is_empty()) {
            self.category = Some(context.to_owned());
        } else {
            match word.split_once(':').filter(|(_, value)| !value.is_empty()) {
                Some((key, value)) => self.take_key(key, value, word)?,
                None => self.words.push(unguarded(word)),
            }
        }
        Ok(())
    }

    fn take_key(&mut self, key: &str, value: &str, word: &'a str) -> Result<(), Problem> {
        let wrong = |what: &str| Problem::new(self.number, format!("“{word}”: {what}"));
        match key {
            // Other programs have ids as well; a line keeps theirs as a word.
            "id" => match RecordId::parse_str(value) {
                Ok(id) => self.id = Some(id),
                Err(_) => self.words.push(word),
            },
            "due" => {
                let day = value.parse();
                self.due = Some(day.map_err(|_| wrong("write the day like due:2026-12-31"))?);
            }
            "pri" => {
                let letter = value.chars().next().filter(char::is_ascii_uppercase);
                self.priority = letter.or(self.priority);
            }
            "status" => {
                let status = Status::ALL
                    .into_iter()
                    .find(|status| status.word() == value);
                let words = Status::ALL.map(Status::word).join(", ");
                self.status =
                    Some(status.ok_or_else(|| wrong(&format!("the status is one of {words}")))?);
            }
            _ => self.words.push(unguarded(word)),
        }
        Ok(())
    }
}

/// A word without the quote mark that the exporter puts before what would mean something.
fn unguarded(word: &str) -> &str {
    let means_something = |rest: &&str| {
        rest.starts_with(['+', '@'])
            || rest.contains(':')
            || rest.eq_ignore_ascii_case("x")
            || letter(rest).is_some()
            || day(rest).is_some()
    };
    word.strip_prefix('\'')
        .filter(means_something)
        .unwrap_or(word)
}

fn letter(word: &str) -> Option<char> {
    match word.as_bytes() {
        [b'(', letter, b')'] if letter.is_ascii_uppercase() => Some(char::from(*letter)),
        _ => None,
    }
}

const fn priority_of(letter: char) -> Priority {
    match letter {
        'A' => Priority::High,
        'B' => Priority::Medium,
        _ => Priority::Low,
    }
}

/// A day as the format writes it.
fn day(word: &str) -> Option<Date> {
    (word.len() == 10).then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "id:0199c2d4-7a10-7c3e-9b1f-2f6c0d1e8a55";

    fn one(line: &str) -> Said {
        task(1, line).unwrap().said
    }

    #[test]
    fn lines_are_read() {
        let said = one(&format!(
            "x 2026-03-14 2026-03-12 watch 'x it +Argo @watch pri:B status:dropped due:2026-04-01 {ID}"
        ));
        assert_eq!(said.status, Some(Status::Dropped));
        assert_eq!(
            said.closed,
            Some(Some(When::Day(Date::constant(2026, 3, 14))))
        );
        assert_eq!(said.created, Some(When::Day(Date::constant(2026, 3, 12))));
        assert_eq!(said.priority, Some(Some(Priority::Medium)));
        assert_eq!(said.due, Some(Some(Date::constant(2026, 4, 1))));
        assert_eq!(
            said.words,
            Some(Telling::NoteAndSource("watch x it".to_owned()))
        );
        assert_eq!(
            (said.topics, said.category.as_deref()),
            (vec!["Argo".to_owned()], Some("watch"))
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let read = read(&format!(
            "own task\na due:soon {ID}\nb status:later {ID}\nc @dig-into\n\nd {ID}"
        ));
        let lines: Vec<usize> = read.problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [2, 3]);
        let lines: Vec<usize> = read.tasks.iter().map(|task| task.line).collect();
        assert_eq!((lines, read.left), (vec![4, 6], 1));
    }
}
