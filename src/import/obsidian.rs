//! Reading tasks of Obsidian back: boxes, the fields that the plugin Tasks knows by their emoji, tags, and notes below.
//!
//! The plugin's other fields (start, recurrence, …) are the person's own and are passed over.

use jiff::civil::Date;

use crate::annotation::{Priority, RecordId, Status};
use crate::export::managed_block;

use super::markdown_words::plain_words;
use super::parts::Parts;
use super::problem::Problem;
use super::task::{ReadTasks, Said, Task, Telling, When};
use super::task_list::{Item, read_list};

/// The symbols that begin a field; what follows them up to the next one is its value.
const SYMBOLS: &str = "🆔⛔🔺⏫🔼🔽⏬🔁🏁➕🛫⏳⌛📅📆🗓❌✅";

/// Emoji with this behind them look the same.
const VARIATION_SELECTOR: char = '\u{fe0f}';

/// Reads tasks.
pub fn read(text: &str) -> ReadTasks {
    let has_id = |item: &Item<'_>| Line::of(item).id().is_some();
    read_list(text, &managed_block::OBSIDIAN, has_id, task)
}

fn task(item: &Item<'_>) -> Result<Task, Problem> {
    let line = Line::of(item);
    let closed = line.day("✅❌", item.line)?;
    let headline = plain_words(&line.words.join(" "));
    let note = note(item);
    Ok(Task {
        line: item.line,
        id: line.id(),
        list: item.list,
        said: Said {
            status: status(item.mark),
            closed: Some(closed.map(When::Day)),
            priority: Some(line.priority()),
            due: Some(line.day("📅📆🗓", item.line)?),
            words: Some(Telling::Parts(Parts {
                headline,
                note,
                added: Vec::new(),
            })),
            topics: line.topics(),
            category: line.category(),
            created: line.day("➕", item.line)?.map(When::Day),
            ..Said::default()
        },
        ..Task::default()
    })
}

/// Other marks are the person's own.
const fn status(mark: char) -> Option<Status> {
    match mark {
        ' ' => Some(Status::Open),
        '/' => Some(Status::Doing),
        'x' | 'X' => Some(Status::Done),
        '-' => Some(Status::Dropped),
        _ => None,
    }
}

/// A task's line in its three parts.
#[derive(Debug, Default)]
struct Line<'a> {
    words: Vec<&'a str>,
    tags: Vec<&'a str>,
    fields: Vec<(char, String)>,
}

impl<'a> Line<'a> {
    fn of(item: &Item<'a>) -> Self {
        let mut line = Self::default();
        for word in item
            .headline
            .iter()
            .flat_map(|line| line.split_whitespace())
        {
            line.take(word);
        }
        line
    }

    fn take(&mut self, word: &'a str) {
        let first = word.chars().next().filter(|first| SYMBOLS.contains(*first));
        if let Some(symbol) = first {
            let value = word.get(symbol.len_utf8()..).unwrap_or_default();
            let value = value.trim_start_matches(VARIATION_SELECTOR);
            self.fields.push((symbol, value.to_owned()));
        } else if let Some(tag) = word.strip_prefix('#').filter(|tag| !tag.is_empty()) {
            self.tags.push(tag);
        } else if let Some((_, value)) = self.fields.last_mut() {
            if !value.is_empty() {
                value.push(' ');
            }
            value.push_str(word);
        } else {
            self.words.push(word);
        }
    }

    /// The value of the first field with one of these symbols.
    fn field(&self, symbols: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let field = fields.find(|(symbol, _)| symbols.contains(*symbol));
        field.map(|(_, value)| value.as_str())
    }

    fn id(&self) -> Option<RecordId> {
        RecordId::parse_str(self.field("🆔")?).ok()
    }

    fn day(&self, symbols: &str, line: usize) -> Result<Option<Date>, Problem> {
        let Some(value) = self.field(symbols) else {
            return Ok(None);
        };
        // A block's name may stand behind the fields.
        let day = value.split_whitespace().next().unwrap_or_default();
        day.parse()
            .map(Some)
            .map_err(|_| Problem::new(line, format!("“{day}” is no day: write it like 2026-12-31")))
    }

    fn priority(&self) -> Option<Priority> {
        let mut fields = self.fields.iter();
        fields.find_map(|(symbol, _)| match symbol {
            '🔺' | '⏫' => Some(Priority::High),
            '🔼' => Some(Priority::Medium),
            '🔽' | '⏬' => Some(Priority::Low),
            _ => None,
        })
    }

    fn topics(&self) -> Vec<String> {
        let own = self
            .tags
            .iter()
            .filter(|tag| **tag != "task" && category_of(tag).is_none());
        own.map(|&tag| tag.to_owned()).collect()
    }

    fn category(&self) -> Option<String> {
        self.tags
            .iter()
            .find_map(|tag| category_of(tag))
            .map(str::to_owned)
    }
}

fn category_of(tag: &str) -> Option<&str> {
    tag.strip_prefix("kubenotes/")
}

/// The paragraph that begins with “Note:”.
fn note(item: &Item<'_>) -> Option<String> {
    let start = item
        .body
        .iter()
        .position(|(_, line)| line.starts_with("Note: "))?;
    let lines = item.body.iter().skip(start).map(|(_, line)| *line);
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let note = lines.join("\n");
    Some(plain_words(note.strip_prefix("Note: ").unwrap_or(&note)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0199c2d4-7a10-7c3e-9b1f-2f6c0d1e8a55";

    #[test]
    fn fields_are_read_wherever_they_stand() {
        let text = format!(
            "- [/] #task compare \\#it #CUE #kubenotes/dig-into 🆔 {ID} 🔁 every 2 weeks 📅2026-12-31 ⏫\u{fe0f} ^block\n\n  Note: one\n  two&#10;three\n\n  Post: x\n"
        );
        let read = read(&text);
        assert_eq!((read.left, read.problems.len()), (0, 0));
        let said = &read.tasks[0].said;
        assert_eq!(
            (said.status, said.priority),
            (Some(Status::Doing), Some(Some(Priority::High)))
        );
        assert_eq!(said.due, Some(Some(Date::constant(2026, 12, 31))));
        assert_eq!(
            (said.topics.as_slice(), said.category.as_deref()),
            (&["CUE".to_owned()][..], Some("dig-into"))
        );
        let parts = Parts {
            headline: "compare #it".to_owned(),
            note: Some("one\ntwo\nthree".to_owned()),
            added: Vec::new(),
        };
        assert_eq!(said.words, Some(Telling::Parts(parts)));
    }

    #[test]
    fn what_is_no_day_is_told() {
        let read = read(&format!("- [ ] a 🆔 {ID} 📅 soon\n- [>] b 🆔 {ID}\n"));
        assert_eq!((read.problems.len(), read.tasks[0].said.status), (1, None));
    }
}
