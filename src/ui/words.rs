//! Facts as words for the screen: dates, who wrote a post, what a record is about, where its passage stands.

use jiff::civil::Date;

use crate::annotation::{AnchorState, Record};
use crate::app::RecordEntry;
use crate::library::Post;
use crate::text::one_line;
use crate::text::width::display_width;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// "20 Nov 2019"
pub fn day(date: Date) -> String {
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|month| MONTHS.get(month))
        .unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// Author, date, event and tags of a post, as far as they are known; as many tags as fit into so many cells.
pub fn facts(post: &Post, width: usize) -> String {
    let event = post.event.as_ref().map(|event| match &event.city {
        Some(city) => format!("{}, {city}", event.name),
        None => event.name.clone(),
    });
    let facts = joined([authors(post), post.date.map(|date| day(date.day)), event]);
    with_tags(facts, &post.tags, width)
}

fn with_tags(facts: String, tags: &[String], width: usize) -> String {
    let mut line = facts;
    for (at, tag) in tags.iter().enumerate() {
        let joint = if at > 0 { ", " } else { " · " };
        let joint = if line.is_empty() { "" } else { joint };
        let tag = one_line(tag);
        if display_width(&line) + display_width(joint) + display_width(&tag) > width {
            break;
        }
        line.push_str(joint);
        line.push_str(&tag);
    }
    line
}

/// Author and date of a post; its path where neither is known.
pub fn byline(post: &Post) -> String {
    if post.authors.is_empty() && post.date.is_none() {
        return post.path.to_string();
    }
    joined([authors(post), post.date.map(|date| day(date.day)), None])
}

fn authors(post: &Post) -> Option<String> {
    (!post.authors.is_empty()).then(|| post.authors.join(", "))
}

fn joined(parts: [Option<String>; 3]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A record's topics, else the beginning of its passage.
pub fn subject(record: &Record) -> String {
    if record.topics.is_empty() {
        return one_line(quote(record)).into_owned();
    }
    record.topic_names().collect::<Vec<_>>().join(", ")
}

/// A record's passage as it was marked.
pub fn quote(record: &Record) -> &str {
    record.quote().unwrap_or_default()
}

/// What is to say about where a passage stands, if it does not simply stand there.
pub fn anchor_state(entry: &RecordEntry) -> Option<&'static str> {
    match entry.placement.as_ref()?.1.state {
        AnchorState::Exact | AnchorState::Moved => None,
        AnchorState::Changed => Some("the passage has changed since"),
        AnchorState::Orphan => Some("the passage is no longer in the post"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_stand_as_far_as_they_fit() {
        let tags = ["Kubernetes".to_owned(), "CNCF".to_owned(), "Go".to_owned()];
        let with = |facts: &str, width| with_tags(facts.to_owned(), &tags, width);
        assert_eq!(with("ada", 80), "ada · Kubernetes, CNCF, Go");
        assert_eq!(with("ada", 22), "ada · Kubernetes, CNCF");
        assert_eq!(with("ada", 10), "ada");
        assert_eq!(with("", 10), "Kubernetes");
    }

    #[test]
    fn days_are_written_out() {
        assert_eq!(day(Date::constant(2019, 11, 20)), "20 Nov 2019");
    }
}
