//! Markdown: a task list (GitHub Flavored Markdown, 5.3) with quote, note and source under each item.
//!
//! An item's first line is `- [x] **topics**: note <!-- id:… -->`, ticked if it is done or dropped; a longer note goes on
//! in the lines before the comment. Without a note the quote's beginning stands there. Category, status, priority, due
//! date and the days of making and closing stand in the line `Kept as: …`. The rank is not told.

use super::grouping::grouped;
use super::markdown_source::{quote, source_lines};
use super::markdown_text::{Flavor, escaped_line, escaped_lines};
use super::{ExportItem, ExportOptions, wording};

const FLAVOR: Flavor = Flavor::Github;

/// The items as a task list, under headings if they are grouped.
pub fn render(items: &[ExportItem], options: &ExportOptions) -> String {
    list(items, options, FLAVOR, task)
}

/// The items one after another, under headings if they are grouped.
pub fn list(
    items: &[ExportItem],
    options: &ExportOptions,
    flavor: Flavor,
    task: fn(&ExportItem, &ExportOptions) -> String,
) -> String {
    let groups = grouped(items, options.grouping);
    let groups: Vec<_> = groups
        .iter()
        .map(|group| {
            let tasks: String = group.items.iter().map(|item| task(item, options)).collect();
            match group.name {
                Some(name) => format!("## {}\n\n{tasks}", escaped_line(name, flavor)),
                None => tasks,
            }
        })
        .collect();
    groups.join("\n")
}

fn task(item: &ExportItem, options: &ExportOptions) -> String {
    let tick = if item.closed_todo().is_some() {
        'x'
    } else {
        ' '
    };
    let id = item.record.id;
    let headline = headline(item).replace('\n', "\n  ");
    let quote = quote(item, FLAVOR);
    let mut details = source_lines(item, FLAVOR);
    let kept_as = wording::state_facts(item, options).join(", ");
    details.push(format!("Kept as: {}", escaped_line(&kept_as, FLAVOR)));
    let details = details.join("\\\n  ");
    format!("- [{tick}] {headline} <!-- id:{id} -->\n{quote}\n  {details}\n")
}

/// Topics and note; without a note, how the quote begins.
fn headline(item: &ExportItem) -> String {
    let note = item.record.note.trim_matches('\n');
    let text = if note.is_empty() {
        escaped_line(&wording::quote_beginning(item), FLAVOR)
    } else {
        escaped_lines(note, FLAVOR)
    };
    let topics = escaped_line(&wording::topic_names(item), FLAVOR);
    match (topics.is_empty(), text.is_empty()) {
        (true, true) => escaped_line(&item.category_name, FLAVOR),
        (true, false) => text,
        (false, true) => format!("**{topics}**"),
        (false, false) => format!("**{topics}**: {text}"),
    }
}
