//! Reading the Markdown export back: ticks, the words after “Kept as”, notes, and tasks that a person typed between them.

use jiff::civil::Date;

use crate::annotation::{Priority, RecordId, Status};
use crate::export::managed_block;

use super::markdown_words::plain_words;
use super::problem::Problem;
use super::task::{ReadTasks, Said, Task, Telling, When};
use super::task_list::{Item, read_list};

/// Reads a task list.
pub fn read(text: &str) -> ReadTasks {
    read_list(
        text,
        &managed_block::MARKDOWN,
        |item| id(item).is_some(),
        task,
    )
}

const KEPT: &str = "Kept as: ";

fn task(item: &Item<'_>) -> Result<Task, Problem> {
    let id = id(item).map(|id| {
            let message = || {
                format!(
                    "“{id}” is no id of kubenotes: remove the comment to take the line in as a new to-do"
                )
            };
            RecordId::parse_str(id).map_err(|_| Problem::new(item.line, message()))
        });
    let (topics, words) = words(item);
    let kept = kept(item).map(|(line, text)| (line, KeptAs::read(text)));
    let mut said = Said {
        words: Some(Telling::Note(words)),
        topics,
        ..Said::default()
    };
    let id = id.transpose()?;
    let mut told = None;
    if let Some((line, kept)) = kept {
        if let Some(word) = kept.wrong {
            let message = format!("“{word}” is no day: write it like 2026-12-31");
            return Err(Problem::new(line, message));
        }
        said.category = Some(kept.category);
        said.priority = Some(kept.priority);
        said.due = Some(kept.due);
        said.closed = Some(kept.closed.map(When::Day));
        said.created = kept.noted.map(When::Day);
        told = kept.status;
    }
    said.status = Some(status(item.mark, told, said.closed.flatten().is_some()));
    Ok(Task {
        line: item.line,
        id,
        list: item.list,
        said,
        ..Task::default()
    })
}

/// Topics in bold letters at the beginning, and the note.
fn words(item: &Item<'_>) -> (Vec<String>, String) {
    let lines = item.headline.iter().flat_map(|line| {
        let (before, _, after) = without_id(line);
        [Some(before), Some(after).filter(|after| !after.is_empty())]
    });
    let text = lines.flatten().collect::<Vec<_>>().join("\n");
    let text = text.trim();
    let bold = text.strip_prefix("**").and_then(|rest| {
        let (topics, rest) = rest.split_once("**")?;
        let note = rest.strip_prefix(':').unwrap_or(rest);
        let is_whole = rest.is_empty() || rest.len() > note.len();
        (is_whole && !topics.contains('\n')).then_some((topics, note))
    });
    let (topics, note) = bold.unwrap_or(("", text));
    let topics = plain_words(topics);
    let topics = topics.split(", ").filter(|topic| !topic.is_empty());
    (
        topics.map(str::to_owned).collect(),
        plain_words(note.trim_start_matches(' ')),
    )
}

/// The id in the comment behind the headline.
fn id<'a>(item: &Item<'a>) -> Option<&'a str> {
    item.headline
        .iter()
        .rev()
        .find_map(|line| without_id(line).1)
}

/// The last line that tells how it is kept, and its number.
fn kept<'a>(item: &Item<'a>) -> Option<(usize, &'a str)> {
    let mut lines = item.body.iter().rev();
    lines.find(|(_, line)| line.starts_with(KEPT)).copied()
}

/// What a line says before and after the comment with our id.
fn without_id(line: &str) -> (&str, Option<&str>, &str) {
    const BEGIN: &str = "<!-- id:";
    let whole = (line, None, "");
    let Some((before, from)) = line.rmatch_indices(BEGIN).find_map(|(at, _)| {
        let before = line.get(..at)?;
        let slashes = before.len() - before.trim_end_matches('\\').len();
        (slashes % 2 == 0).then(|| (before, line.get(at + BEGIN.len()..).unwrap_or_default()))
    }) else {
        return whole;
    };
    match from.split_once("-->") {
        Some((id, after)) => (before.trim_end(), Some(id.trim()), after.trim()),
        None => whole,
    }
}

/// How far a task is: its box, what the words say, and whether they say when it was closed.
///
/// Where box and words contradict each other, the person changed the one that our exporter would not have written: a box
/// that was unticked still says when it had been closed; a word that was typed does not.
pub(super) fn status(mark: char, told: Option<Status>, has_closed: bool) -> Status {
    match (mark, told) {
        ('x' | 'X', Some(told)) if !told.is_pending() => told,
        ('x' | 'X', _) => Status::Done,
        ('-', _) => Status::Dropped,
        ('/', _) => Status::Doing,
        (_, Some(told)) if told.is_pending() || !has_closed => told,
        _ => Status::Open,
    }
}

/// The facts of the line “Kept as: things to dig into, doing, high priority, due 2026-12-31, noted …, closed …”.
#[derive(Debug, Default)]
struct KeptAs {
    category: String,
    status: Option<Status>,
    priority: Option<Priority>,
    due: Option<Date>,
    noted: Option<Date>,
    closed: Option<Date>,
    /// A fact whose day is none.
    wrong: Option<String>,
}

impl KeptAs {
    /// Reads facts from the end; what is none of them, and the first in any case, is the category's name.
    fn read(line: &str) -> Self {
        let text = plain_words(line.strip_prefix(KEPT).unwrap_or(line));
        let mut kept = Self::default();
        let mut rest = text.trim().trim_end_matches('\\');
        while let Some((before, fact)) = rest.rsplit_once(',') {
            if !kept.take(fact.trim()) {
                break;
            }
            rest = before;
        }
        rest.trim().clone_into(&mut kept.category);
        kept
    }

    fn take(&mut self, fact: &str) -> bool {
        if let Some(status) = Status::ALL.into_iter().find(|status| status.word() == fact) {
            self.status = Some(status);
        } else if let Some(priority) = fact.strip_suffix(" priority").and_then(priority) {
            self.priority = Some(priority);
        } else if let Some((name, day)) = fact.split_once(' ') {
            let place = match name {
                "due" => &mut self.due,
                "noted" => &mut self.noted,
                "closed" => &mut self.closed,
                _ => return false,
            };
            match day.trim().parse() {
                Ok(day) => *place = Some(day),
                Err(_) => self.wrong = Some(fact.to_owned()),
            }
        } else {
            return false;
        }
        true
    }
}

fn priority(word: &str) -> Option<Priority> {
    [Priority::High, Priority::Medium, Priority::Low]
        .into_iter()
        .find(|priority| priority.word() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0199c2d4-7a10-7c3e-9b1f-2f6c0d1e8a55";

    fn one(text: &str) -> Said {
        let read = read(text);
        assert_eq!(read.problems, []);
        read.tasks.into_iter().next().unwrap().said
    }

    #[test]
    fn a_tick_and_the_words_below_are_read() {
        let kept = "\n  > Kept as: quoted\n\n  Post: x\\\n  Kept as: a, b, doing, low priority, due 2026-12-31, noted 2026-01-02\n";
        let said = one(&format!("- [ ] **Argo, CUE**: look <!-- id:{ID} -->{kept}"));
        assert_eq!(said.topics, ["Argo", "CUE"]);
        assert_eq!(said.words, Some(Telling::Note("look".to_owned())));
        assert_eq!(said.status, Some(Status::Doing));
        assert_eq!(said.priority, Some(Some(Priority::Low)));
        assert_eq!(said.due, Some(Some(Date::constant(2026, 12, 31))));
        assert_eq!(said.category.as_deref(), Some("a, b"));
        let ticked = one(&format!("* [X] look <!-- id:{ID} -->{kept}"));
        assert_eq!(ticked.status, Some(Status::Done));
    }

    #[test]
    fn only_tasks_between_ours_are_taken() {
        let lines = |text: &str| -> (Vec<usize>, usize) {
            let read = read(text);
            (read.tasks.iter().map(|task| task.line).collect(), read.left)
        };
        let ours = format!("- [ ] a <!-- id:{ID} -->\n- [ ] mine\n");
        assert_eq!(lines(&ours), (vec![1, 2], 0));
        let block = format!(
            "- [ ] shopping\n{}\n{ours}{}\n- [x] other\n",
            managed_block::MARKDOWN.begin,
            managed_block::MARKDOWN.end
        );
        assert_eq!(lines(&block), (vec![3, 4], 2));
        assert_eq!(
            lines("- [ ] shopping\n```\n- [ ] code\n```\n- [ ] more"),
            (vec![], 2)
        );
    }

    #[test]
    fn what_is_no_day_is_told() {
        let text = format!(
            "- [ ] a <!-- id:{ID} -->\n\n  Kept as: x, due tomorrow\n- [ ] b <!-- id:{ID}0 -->\n"
        );
        let read = read(&text);
        let lines: Vec<usize> = read.problems.iter().map(|problem| problem.line).collect();
        assert_eq!((lines, read.tasks.len()), (vec![3, 4], 0));
    }

    #[test]
    fn an_escaped_comment_is_no_id() {
        let said = one(&format!("- [ ] \\<!-- id:1 --> and <!-- id:{ID} -->"));
        assert_eq!(
            said.words,
            Some(Telling::Note("<!-- id:1 --> and".to_owned()))
        );
    }
}
