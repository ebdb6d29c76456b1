//! What an item says, in plain words that every format shares; each format escapes them in its own way.
//!
//! Nothing here knows any format. All texts are as they were written, except where a function says otherwise.

use std::borrow::Cow;

use crate::annotation::{Priority, Status};
use crate::text::sanitize::one_line;

use super::{ExportItem, ExportOptions};

/// The first words of a quote serve as headline where there is no note (characters).
const QUOTE_CHARACTERS: usize = 80;

/// A longer first line of a note is cut in a headline (characters).
const HEADLINE_CHARACTERS: usize = 160;

/// One harmless line that says what there is to do: how the note begins; without a note, topics and how the quote
/// begins; else the talk, the topics or the category. It is never empty.
pub fn headline(item: &ExportItem) -> String {
    let record = &item.record;
    if let Some(line) = lines_of(&record.note).next() {
        return beginning(&one_line(line), HEADLINE_CHARACTERS)
            .trim()
            .to_owned();
    }
    let topics = topic_names(item);
    let words = match one_line(item.quote()).trim() {
        "" => record
            .talk
            .as_ref()
            .map_or("", |talk| &*talk.title)
            .to_owned(),
        quote => beginning(quote, QUOTE_CHARACTERS).into_owned(),
    };
    let line = match (topics.is_empty(), words.is_empty()) {
        (true, true) => item.category_name.clone(),
        (true, false) => words,
        (false, true) => topics,
        (false, false) => format!("{topics}: {words}"),
    };
    match one_line(&line).trim() {
        "" => record.category.clone(),
        line => line.to_owned(),
    }
}

/// The note, if the headline does not say all of it.
pub fn untold_note(item: &ExportItem) -> Option<&str> {
    let note = item.record.note.trim_matches('\n');
    let is_told = note.trim().is_empty() || note == headline(item);
    (!is_told).then_some(note)
}

fn lines_of(note: &str) -> impl Iterator<Item = &str> {
    note.split('\n').filter(|line| !line.trim().is_empty())
}

/// How a text begins, in whole words, with an ellipsis if it goes on.
fn beginning(text: &str, characters: usize) -> Cow<'_, str> {
    match text.char_indices().nth(characters) {
        None => Cow::Borrowed(text),
        Some((end, _)) => {
            let cut = text.get(..end).unwrap_or_default();
            let whole_words = cut.rsplit_once(char::is_whitespace);
            Cow::Owned(format!("{} …", whole_words.map_or(cut, |(words, _)| words)))
        }
    }
}

/// How the quote begins: the headline of an item without a note.
pub fn quote_beginning(item: &ExportItem) -> Cow<'_, str> {
    beginning(item.quote(), QUOTE_CHARACTERS)
}

/// The names of its topics, most important first: "Argo, Open Policy Agent".
pub fn topic_names(item: &ExportItem) -> String {
    let names: Vec<_> = item.record.topic_names().collect();
    names.join(", ")
}

/// The talk with its kind and speakers: "Rollouts (keynote), Ada Quark (Lab)".
pub fn talk_facts(item: &ExportItem) -> Option<String> {
    let talk = item.record.talk.as_ref()?;
    let mut facts = vec![format!("{} ({})", talk.title, talk.kind.word())];
    facts.extend(item.speakers());
    Some(facts.join(", "))
}

/// Authors, day and event of the post.
pub fn post_facts(item: &ExportItem) -> Vec<String> {
    let post = &item.record.post;
    let mut facts = post.authors.clone();
    facts.extend(post.date.map(|date| date.day.to_string()));
    facts.extend(post.event.clone());
    facts
}

/// Facts in one line, without those that are not known; `None` if none is: a to-do can belong to no post.
pub fn joined(facts: Vec<String>) -> Option<String> {
    let known: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// The file and line of the passage: "2019/day-2.md, line 12".
pub fn place(item: &ExportItem) -> String {
    let path = &item.record.post.path;
    match item.line() {
        Some(line) => format!("{path}, line {line}"),
        None => path.clone(),
    }
}

/// Category, status, priority and days: everything a person may want to see ticked.
pub fn state_facts(item: &ExportItem, options: &ExportOptions) -> Vec<String> {
    let mut facts = vec![item.category_name.clone()];
    if let Some(todo) = &item.record.todo {
        facts.extend((todo.status != Status::Open).then(|| todo.status.word().to_owned()));
        facts.extend(todo.priority.map(priority_words).map(str::to_owned));
        facts.extend(todo.due.map(|due| format!("due {due}")));
    }
    facts.push(format!("noted {}", options.day(item.record.created)));
    let closed = item.closed_todo().and_then(|todo| todo.closed);
    facts.extend(closed.map(|closed| format!("closed {}", options.day(closed))));
    facts
}

const fn priority_words(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "high priority",
        Priority::Medium => "medium priority",
        Priority::Low => "low priority",
    }
}

/// A name as a tag: letters and digits of any script stay, and what else is `allowed`; what stands between them becomes
/// one `filler`. Empty if nothing stays.
pub fn tag(name: &str, allowed: &[char], filler: char) -> String {
    let mut tag = String::with_capacity(name.len());
    let mut is_gap = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() && !allowed.contains(&letter) {
            is_gap = true;
            continue;
        }
        if is_gap && !tag.is_empty() {
            tag.push(filler);
        }
        is_gap = false;
        tag.push(letter);
    }
    tag
}
