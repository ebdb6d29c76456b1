//! The tasks of a Markdown text, each with its lines. What the lines mean is the business of `markdown` and `obsidian`.

use crate::export::managed_block::Markers;

use super::problem::Problem;
use super::task::{ReadTasks, Task};

/// A task with the lines that belong to it.
#[derive(Debug, Default)]
pub struct Item<'a> {
    /// The line it begins in, from 1.
    pub line: usize,
    /// Which list it stands in.
    pub list: usize,
    /// Whether it stands in the block that exports go to.
    pub is_in_block: bool,
    /// What stands in its box.
    pub mark: char,
    /// What stands behind the box, and the lines that go on with it.
    pub headline: Vec<&'a str>,
    /// What stands below it, without indentation, each line with its number; parted by empty lines.
    pub body: Vec<(usize, &'a str)>,
}

/// Reads the tasks that are ours: those with an id, and where there are such, those that were typed between them.
pub fn read_list(
    text: &str,
    markers: &Markers,
    has_id: fn(&Item<'_>) -> bool,
    task: fn(&Item<'_>) -> Result<Task, Problem>,
) -> ReadTasks {
    let items = items(text, markers);
    let mut read = ReadTasks::default();
    let is_ours = items.iter().any(has_id);
    let has_block = items.iter().any(|item| item.is_in_block);
    for item in &items {
        let may_be_typed = is_ours && (item.is_in_block || !has_block);
        if !may_be_typed && !has_id(item) {
            read.left += 1;
            continue;
        }
        match task(item) {
            Ok(task) => read.tasks.push(task),
            Err(problem) => read.problems.push(problem),
        }
    }
    read
}

fn items<'a>(text: &'a str, markers: &Markers) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = Vec::new();
    let (mut list, mut is_in_block, mut is_open, mut fence) = (0, false, false, None);
    for (index, line) in text.lines().enumerate() {
        let body = line.trim();
        if fence.is_some() || begins_fence(body) {
            fence = next_fence(fence, body);
            continue;
        }
        if body == markers.begin || body == markers.end {
            is_in_block = body == markers.begin;
            (list, is_open) = (list + 1, false);
        } else if line.starts_with('#') {
            (list, is_open) = (list + 1, false);
        } else if let Some((mark, headline)) = task_line(body) {
            items.push(Item {
                line: index + 1,
                list,
                is_in_block,
                mark,
                headline: vec![headline],
                body: Vec::new(),
            });
            is_open = true;
        } else if let Some(item) = items.last_mut().filter(|_| is_open) {
            let is_indented = line.starts_with([' ', '\t']);
            is_open = body.is_empty() || is_indented || item.body.is_empty();
            if is_open {
                item.add(index + 1, body);
            }
        }
    }
    items
}

impl<'a> Item<'a> {
    fn add(&mut self, number: usize, body: &'a str) {
        if self.body.is_empty() && !body.is_empty() && !body.starts_with('>') {
            self.headline.push(body);
        } else {
            self.body.push((number, body));
        }
    }
}

fn begins_fence(body: &str) -> bool {
    body.starts_with("```") || body.starts_with("~~~")
}

/// The sign that closes the fence which is open behind this line.
fn next_fence(open: Option<char>, body: &str) -> Option<char> {
    let sign = body.chars().next().filter(|_| begins_fence(body));
    match open {
        None => sign,
        Some(open) if sign == Some(open) && body.chars().all(|c| c == open) => None,
        open => open,
    }
}

/// The mark in the box of a task, and what stands behind it (GitHub Flavored Markdown, 5.3).
fn task_line(body: &str) -> Option<(char, &str)> {
    let rest = body.strip_prefix(['-', '*', '+'])?.trim_start_matches(' ');
    let mut inside = rest.strip_prefix('[')?.chars();
    let mark = inside.next()?;
    let behind = inside.as_str().strip_prefix(']')?;
    (behind.is_empty() || behind.starts_with([' ', '\t'])).then(|| (mark, behind.trim()))
}
