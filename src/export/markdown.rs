//! Markdown: a task list (GitHub Flavored Markdown, 5.3) with quote, note and source under each item.

use crate::annotation::{Priority, Status, TalkReference};

use super::markdown_text::{escaped_line, escaped_lines};
use super::{ExportItem, ExportOptions, Grouping, is_web_address};

/// The first words of a quote serve as headline where there is no note (characters).
const HEADLINE_CHARACTERS: usize = 80;

/// The items as a task list, under headings if they are grouped.
pub fn render(items: &[ExportItem], options: &ExportOptions) -> String {
    let items: Vec<_> = items.iter().collect();
    if options.grouping == Grouping::None {
        return list(&items, options);
    }
    let groups: Vec<_> = grouped(&items, options.grouping)
        .into_iter()
        .map(|(name, items)| format!("## {}\n\n{}", escaped_line(&name), list(&items, options)))
        .collect();
    groups.join("\n")
}

/// Groups in the order of their first items.
fn grouped<'a>(items: &[&'a ExportItem], grouping: Grouping) -> Vec<(String, Vec<&'a ExportItem>)> {
    let mut groups: Vec<(String, Vec<&ExportItem>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for &item in items {
        let name = group_name(item, grouping);
        let at = *places.entry(name.clone()).or_insert_with(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, members)) = groups.get_mut(at) {
            members.push(item);
        }
    }
    groups
}

fn group_name(item: &ExportItem, grouping: Grouping) -> String {
    let record = &item.record;
    let named = match grouping {
        Grouping::None => None,
        Grouping::Topic => record.topics.first().map(|topic| topic.name.as_str()),
        Grouping::Event => record.post.event.as_deref(),
        Grouping::Category => Some(item.category_name.as_str()),
        Grouping::Post => Some(record.post.title.as_str()),
    };
    named
        .filter(|name| !name.trim().is_empty())
        .unwrap_or("Other")
        .to_owned()
}

fn list(items: &[&ExportItem], options: &ExportOptions) -> String {
    items.iter().map(|item| task(item, options)).collect()
}

fn task(item: &ExportItem, options: &ExportOptions) -> String {
    let tick = if item.closed_todo().is_some() {
        'x'
    } else {
        ' '
    };
    let id = item.record.id;
    let mut out = format!(
        "- [{tick}] {} <!-- id:{id} -->\n",
        headline(item).replace('\n', "\n  ")
    );
    if !item.quote().is_empty() {
        out += "  > ";
        out += &escaped_lines(item.quote()).replace('\n', "\n  > ");
        out.push('\n');
    }
    out.push('\n');
    let details = details(item, options).join("\\\n  ");
    format!("{out}  {details}\n")
}

/// Topics and note; without a note, how the quote begins.
fn headline(item: &ExportItem) -> String {
    let topics: Vec<_> = item
        .record
        .topics
        .iter()
        .map(|topic| topic.name.as_str())
        .collect();
    let note = item.record.note.trim_matches('\n');
    let text = if note.is_empty() {
        escaped_line(&beginning(item.quote()))
    } else {
        escaped_lines(note)
    };
    let topics = escaped_line(&topics.join(", "));
    match (topics.is_empty(), text.is_empty()) {
        (true, true) => escaped_line(&item.category_name),
        (true, false) => text,
        (false, true) => format!("**{topics}**"),
        (false, false) => format!("**{topics}**: {text}"),
    }
}

fn beginning(quote: &str) -> String {
    match quote.char_indices().nth(HEADLINE_CHARACTERS) {
        None => quote.to_owned(),
        Some((end, _)) => {
            let cut = quote.get(..end).unwrap_or_default();
            let whole_words = cut.rsplit_once(char::is_whitespace);
            format!("{} …", whole_words.map_or(cut, |(words, _)| words))
        }
    }
}

/// The lines under the quote.
fn details(item: &ExportItem, options: &ExportOptions) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(item.record.talk.as_ref().map(|talk| talk_line(item, talk)));
    lines.push(post_line(item));
    lines.extend(
        item.link
            .as_deref()
            .map(|link| format!("Link: {}", shown_link(link))),
    );
    lines.push(state_line(item, options));
    lines
}

fn talk_line(item: &ExportItem, talk: &TalkReference) -> String {
    let mut parts = vec![format!("{} ({})", talk.title, talk.kind.word())];
    parts.extend(item.speakers());
    format!("Talk: {}", escaped_line(&parts.join(", ")))
}

fn post_line(item: &ExportItem) -> String {
    let post = &item.record.post;
    let title = escaped_line(&post.title);
    let title = match post.url.as_deref().filter(|url| is_web_address(url)) {
        Some(url) => format!("[{title}](<{}>)", destination(url)),
        None => title,
    };
    let mut facts = post.authors.clone();
    facts.extend(post.date.map(|date| date.day.to_string()));
    facts.extend(post.event.clone());
    facts.push(match item.line() {
        Some(line) => format!("{}, line {line}", post.path),
        None => post.path.clone(),
    });
    format!("Post: {title}, {}", escaped_line(&facts.join(", ")))
}

fn shown_link(link: &str) -> String {
    if is_web_address(link) && !link.contains(['<', '>', '&', '\\']) {
        return format!("<{link}>");
    }
    if is_web_address(link) {
        return format!("[{}](<{}>)", escaped_line(link), destination(link));
    }
    escaped_line(link)
}

/// An address between `<` and `>` (GitHub Flavored Markdown, 6.6).
fn destination(address: &str) -> String {
    address
        .replace('\\', "%5C")
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('&', "&amp;")
}

/// Category, status, priority and days: everything a person may want to see ticked.
fn state_line(item: &ExportItem, options: &ExportOptions) -> String {
    let mut facts = vec![item.category_name.clone()];
    if let Some(todo) = &item.record.todo {
        facts.extend((todo.status != Status::Open).then(|| todo.status.word().to_owned()));
        facts.extend(todo.priority.map(priority_words).map(str::to_owned));
        facts.extend(todo.due.map(|due| format!("due {due}")));
    }
    facts.push(format!("noted {}", options.day(item.record.created)));
    let closed = item.closed_todo().and_then(|todo| todo.closed);
    facts.extend(closed.map(|closed| format!("closed {}", options.day(closed))));
    format!("Kept as: {}", escaped_line(&facts.join(", ")))
}

const fn priority_words(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "high priority",
        Priority::Medium => "medium priority",
        Priority::Low => "low priority",
    }
}
