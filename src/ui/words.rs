//! Facts as words for the screen: dates, who wrote a post, what a record is about, where its passage stands.

use jiff::civil::Date;

use crate::annotation::{AnchorState, Record};
use crate::app::RecordEntry;
use crate::library::Post;
use crate::text::one_line;

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

/// Author, date and event of a post, as far as they are known.
pub fn facts(post: &Post) -> String {
    let event = post.event.as_ref().map(|event| match &event.city {
        Some(city) => format!("{}, {city}", event.name),
        None => event.name.clone(),
    });
    joined([authors(post), post.date.map(|date| day(date.day)), event])
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
    fn days_are_written_out() {
        assert_eq!(day(Date::constant(2019, 11, 20)), "20 Nov 2019");
    }
}
