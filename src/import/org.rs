//! Reading Org back: keywords, priorities, planning, properties, notes, and what was written below a heading.
//!
//! Of the properties only what tells which to-do it is and what it is about: the order of the headings is the order.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::annotation::{Priority, RecordId, Status};
use crate::export::managed_block;

use super::parts::Parts;
use super::problem::Problem;
use super::task::{ReadTasks, Said, Task, Telling, When};

/// Reads headings with a keyword.
pub fn read(text: &str, zone: &TimeZone) -> ReadTasks {
    let headings = headings(text);
    let mut read = ReadTasks::default();
    let is_ours = headings
        .iter()
        .any(|heading| heading.property("ID").is_some());
    let has_block = headings.iter().any(|heading| heading.is_in_block);
    for heading in headings {
        let is_known = heading
            .property("ID")
            .and_then(|id| RecordId::parse_str(id).ok())
            .is_some();
        let is_typed = heading.status.is_some() && is_ours && (heading.is_in_block || !has_block);
        if heading.status.is_none() && !is_known {
            continue;
        }
        if !is_known && !is_typed {
            read.left += 1;
            continue;
        }
        match heading.task(zone) {
            Ok(task) => read.tasks.push(task),
            Err(problem) => read.problems.push(problem),
        }
    }
    read
}

/// A heading with what stands below it up to the next one.
#[derive(Debug, Default)]
struct Heading<'a> {
    line: usize,
    list: usize,
    is_in_block: bool,
    status: Option<Status>,
    priority: Option<Priority>,
    title: &'a str,
    tags: Vec<&'a str>,
    body: Vec<(usize, &'a str)>,
    properties: Vec<(&'a str, &'a str)>,
}

fn headings(text: &str) -> Vec<Heading<'_>> {
    let mut headings: Vec<Heading<'_>> = Vec::new();
    let (mut list, mut is_in_block) = (0, false);
    let mut block = None;
    for (index, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        if trimmed == managed_block::ORG.begin || trimmed == managed_block::ORG.end {
            is_in_block = trimmed == managed_block::ORG.begin;
            list += 1;
        } else if let Some(title) = heading_line(line) {
            block = None;
            let mut heading = Heading::of(title);
            // A heading without keyword is one that others are grouped under.
            list += usize::from(heading.status.is_none());
            (heading.line, heading.list, heading.is_in_block) = (index + 1, list, is_in_block);
            headings.push(heading);
        } else if let Some(heading) = headings.last_mut() {
            block = block_behind(block, trimmed);
            let property = property(trimmed).filter(|_| block.is_none());
            match property {
                Some(property) => heading.properties.push(property),
                None => heading.body.push((index + 1, line)),
            }
        }
    }
    headings
}

/// What stands behind the stars of a heading.
fn heading_line(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('*');
    (title.len() < line.len() && (title.is_empty() || title.starts_with(' '))).then(|| title.trim())
}

/// The name of the block that is open behind a line.
fn block_behind<'a>(open: Option<&'a str>, line: &'a str) -> Option<&'a str> {
    let name = |prefix: &str| {
        let head = line.get(..prefix.len())?;
        head.eq_ignore_ascii_case(prefix)
            .then(|| line.get(prefix.len()..).unwrap_or_default())
    };
    match open {
        None => name("#+begin_"),
        Some(open) if name("#+end_").is_some_and(|end| end.eq_ignore_ascii_case(open)) => None,
        open => open,
    }
}

/// `:NAME: value`
fn property(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then(|| (name, value.trim()))
}

fn keyword(word: &str) -> Option<Status> {
    match word {
        "TODO" | "NEXT" | "WAITING" => Some(Status::Open),
        "DOING" | "STARTED" => Some(Status::Doing),
        "DONE" => Some(Status::Done),
        "CANCELLED" | "CANCELED" => Some(Status::Dropped),
        _ => None,
    }
}

impl<'a> Heading<'a> {
    fn of(title: &'a str) -> Self {
        let mut rest = title;
        let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let status = keyword(first);
        if status.is_some() {
            rest = behind.trim_start();
        }
        let cookie = rest
            .strip_prefix("[#")
            .and_then(|rest| rest.split_once(']'));
        let priority = cookie.and_then(|(letter, behind)| Some((priority(letter)?, behind)));
        if let Some((_, behind)) = priority {
            rest = behind.trim_start();
        }
        let (title, tags) = without_tags(rest);
        Self {
            status,
            priority: priority.map(|(priority, _)| priority),
            title: unguarded(title),
            tags,
            ..Self::default()
        }
    }

    fn property(&self, name: &str) -> Option<&'a str> {
        let mut properties = self.properties.iter();
        let property = properties.find(|(known, _)| known.eq_ignore_ascii_case(name));
        property.map(|(_, value)| *value)
    }

    fn task(&self, zone: &TimeZone) -> Result<Task, Problem> {
        let category = self.property("CATEGORY");
        let topics = match self.property("TOPICS") {
            Some(topics) => topics.split(", ").map(str::to_owned).collect(),
            None if category.is_some() => Vec::new(),
            None => self.tags.iter().map(|&tag| tag.to_owned()).collect(),
        };
        let moment = |when: Option<DateTime>| {
            let zoned = when.and_then(|when| when.to_zoned(zone.clone()).ok());
            zoned.map(|zoned| When::Moment(zoned.timestamp()))
        };
        let due = self.planned("DEADLINE:")?.map(DateTime::date);
        let created = self.property("CREATED").and_then(timestamp);
        Ok(Task {
            line: self.line,
            id: self
                .property("ID")
                .and_then(|id| RecordId::parse_str(id).ok()),
            list: self.list,
            said: Said {
                status: Some(self.status.unwrap_or_default()),
                closed: Some(moment(self.planned("CLOSED:")?)),
                priority: Some(self.priority),
                due: Some(due),
                words: Some(Telling::Parts(self.words())),
                topics,
                category: category.map(str::to_owned),
                created: moment(created),
                ..Said::default()
            },
            ..Task::default()
        })
    }

    /// A day or moment of the planning line, which is the first one below the heading.
    fn planned(&self, name: &str) -> Result<Option<DateTime>, Problem> {
        let Some((number, line)) = self.body.first() else {
            return Ok(None);
        };
        let is_planning = ["CLOSED:", "DEADLINE:", "SCHEDULED:"]
            .iter()
            .any(|name| line.trim_start().starts_with(name));
        let Some((_, rest)) = line.split_once(name).filter(|_| is_planning) else {
            return Ok(None);
        };
        timestamp(rest.trim_start()).map(Some).ok_or_else(|| {
            Problem::new(
                *number,
                format!("{name} has no day behind it: write it like <2026-12-31>"),
            )
        })
    }

    fn words(&self) -> Parts {
        let mut parts = Parts {
            headline: self.title.to_owned(),
            ..Parts::default()
        };
        let mut lines = self.body.iter().map(|(_, line)| *line).peekable();
        if lines.peek().is_some_and(|line| is_planning(line)) {
            lines.next();
        }
        let mut label = "";
        while let Some(line) = lines.next() {
            let Some(name) = block_behind(None, line.trim()) else {
                match line.trim() {
                    "" => {}
                    text if text == "Note:" || text == "Quote:" => label = text,
                    text if text.starts_with("- State \"") => {}
                    text => parts.added.push(text.to_owned()),
                }
                continue;
            };
            let inside = lines
                .by_ref()
                .take_while(|line| block_behind(Some(name), line.trim()).is_some());
            let inside: Vec<String> = inside.map(without_comma).collect();
            if label == "Note:" {
                parts.note = Some(inside.join("\n"));
            }
            label = "";
        }
        parts
    }
}

fn is_planning(line: &str) -> bool {
    ["CLOSED:", "DEADLINE:", "SCHEDULED:"]
        .iter()
        .any(|name| line.trim_start().starts_with(name))
}

fn priority(letter: &str) -> Option<Priority> {
    match letter {
        "A" => Some(Priority::High),
        "B" => Some(Priority::Medium),
        letter => (letter.len() == 1).then_some(Priority::Low),
    }
}

/// A title, and the tags behind it.
fn without_tags(text: &str) -> (&str, Vec<&str>) {
    let text = text.trim();
    let (title, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    let tags = last
        .strip_prefix(':')
        .and_then(|tags| tags.strip_suffix(':'));
    let is_tag = |tag: &str| {
        !tag.is_empty()
            && tag
                .chars()
                .all(|c| c.is_alphanumeric() || "_@#%".contains(c))
    };
    match tags {
        Some(tags) if tags.split(':').all(is_tag) => (title.trim_end(), tags.split(':').collect()),
        _ => (text, Vec::new()),
    }
}

/// A title without the quote marks that keep Org from reading it as something else.
fn unguarded(title: &str) -> &str {
    let inside = title.strip_prefix('\'').filter(|rest| {
        let first = rest.split_whitespace().next().unwrap_or_default();
        keyword(first).is_some() || first == "COMMENT" || first.starts_with("[#")
    });
    let title = inside.unwrap_or(title);
    title
        .strip_suffix('\'')
        .filter(|rest| rest.ends_with(':'))
        .unwrap_or(title)
}

/// `<2026-12-31 Thu>`, `[2026-12-31 Thu 09:30]`
fn timestamp(text: &str) -> Option<DateTime> {
    let inside = text.strip_prefix(['<', '['])?;
    let inside = inside.get(..inside.find(['>', ']'])?)?;
    let mut words = inside.split_whitespace();
    let day: Date = words.next()?.parse().ok()?;
    let clock = words.find(|word| word.contains(':'));
    let time = clock.and_then(|clock| clock.split('-').next()?.parse().ok());
    Some(day.to_datetime(time.unwrap_or_default()))
}

/// A line of a literal block without the comma that Org puts before what would end it.
fn without_comma(line: &str) -> String {
    let text = line.trim_start_matches([' ', '\t']);
    let behind_commas = text.trim_start_matches(',');
    let is_quoted = behind_commas.len() < text.len()
        && (behind_commas.starts_with('*') || behind_commas.starts_with("#+"));
    if !is_quoted {
        return line.to_owned();
    }
    let indentation = line.get(..line.len() - text.len()).unwrap_or_default();
    format!("{indentation}{}", text.get(1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0199c2d4-7a10-7c3e-9b1f-2f6c0d1e8a55";

    #[test]
    fn headings_are_read() {
        let text = format!(
            "* Group\n** DOING [#B] compare: it' :CUE:dig_into:\nCLOSED: [2026-03-14 Sat 09:30] DEADLINE: <2026-12-31 Thu +1w>\n:PROPERTIES:\n:ID: {ID}\n:CATEGORY: dig-into\n:TOPICS: CUE, Open Policy Agent\n:END:\nNote:\n#+begin_example\n,* one\n:ID: no\n#+end_example\nmine\n** TODO typed\n* Other\n"
        );
        let read = read(&text, &TimeZone::UTC);
        assert_eq!((read.problems.len(), read.left), (0, 0));
        let lines: Vec<usize> = read.tasks.iter().map(|task| task.line).collect();
        assert_eq!(lines, [2, 15]);
        let said = &read.tasks[0].said;
        assert_eq!(
            (said.status, said.priority),
            (Some(Status::Doing), Some(Some(Priority::Medium)))
        );
        assert_eq!(said.due, Some(Some(Date::constant(2026, 12, 31))));
        assert_eq!(said.topics, ["CUE", "Open Policy Agent"]);
        let parts = Parts {
            headline: "compare: it'".to_owned(),
            note: Some("* one\n:ID: no".to_owned()),
            added: vec!["mine".to_owned()],
        };
        assert_eq!(said.words, Some(Telling::Parts(parts)));
    }
}
