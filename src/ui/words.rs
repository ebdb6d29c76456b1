//! Facts as words for the screen: dates, who wrote a post, what a record is about, where its passage stands.

use jiff::Zoned;
use jiff::civil::Date;

use crate::annotation::{AnchorState, Record};
use crate::app::RecordEntry;
use crate::library::Post;
use crate::text::one_line;
use crate::text::width::{display_width, ellipsize};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// "20 Nov 2019"
pub fn day(date: Date) -> String {
    format!("{} {}", day_of_year(date), date.year())
}

/// "20 Nov"
fn day_of_year(date: Date) -> String {
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|month| MONTHS.get(month))
        .unwrap_or(&"");
    format!("{} {month}", date.day())
}

/// "20/11", as short as a day can be.
pub fn short_day(date: Date) -> String {
    format!("{}/{}", date.day(), date.month())
}

/// "today", "tomorrow", "Fri 27 Nov", in another year "27 Nov 2027".
pub fn near_day(date: Date, today: Date) -> String {
    if date == today {
        "today".to_owned()
    } else if today.tomorrow().ok() == Some(date) {
        "tomorrow".to_owned()
    } else if date.year() == today.year() {
        format!("{} {}", weekday(date), day_of_year(date))
    } else {
        day(date)
    }
}

/// "Friday, 27 Nov 2026, in 8 days"
pub fn day_from_today(date: Date, today: Date) -> String {
    let away = match (date - today).get_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {days} days"),
        days => format!("{} days ago", days.unsigned_abs()),
    };
    format!("{} {}, {away}", weekday(date), day(date))
}

fn weekday(date: Date) -> &'static str {
    const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let at = usize::try_from(date.weekday().to_monday_zero_offset());
    at.ok()
        .and_then(|at| WEEKDAYS.get(at).copied())
        .unwrap_or_default()
}

/// "14:03" of today, else "20 Nov 14:03", in another year "20 Nov 2019".
pub fn moment(when: &Zoned, now: &Zoned) -> String {
    let time = format!("{:02}:{:02}", when.hour(), when.minute());
    if when.date() == now.date() {
        time
    } else if when.year() == now.year() {
        format!("{} {time}", day_of_year(when.date()))
    } else {
        day(when.date())
    }
}

/// Author, date, event and tags of a post, as far as they are known; the event's city and as many tags as fit into so many
/// cells.
pub fn facts(post: &Post, width: usize) -> String {
    let date = post.date.map(|date| day(date.day));
    let until = |event| joined([authors(post), date.clone(), event]);
    let event = post.event.as_ref();
    let whole = until(event.map(|event| match &event.city {
        Some(city) => format!("{}, {city}", event.name),
        None => event.name.clone(),
    }));
    let facts = if display_width(&whole) > width {
        until(event.map(|event| event.name.clone()))
    } else {
        whole
    };
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

/// Author and date of a post; its path where neither is known. In so many cells the year gives way, if the post's event
/// tells it, then the author's name.
pub fn byline(post: &Post, width: usize) -> String {
    let date = post.date.map(|date| date.day);
    let (Some(authors), Some(date)) = (authors(post), date) else {
        if post.authors.is_empty() && date.is_none() {
            return one_line(&post.path).into_owned();
        }
        return joined([authors(post), date.map(day), None]);
    };
    let authors = one_line(&authors);
    let whole = format!("{authors} · {}", day(date));
    if display_width(&whole) <= width {
        return whole;
    }
    let date = if post.event.is_some() {
        day_of_year(date)
    } else {
        day(date)
    };
    let room = width.saturating_sub(display_width(&date) + display_width(" · "));
    if room < LEAST_AUTHOR {
        return date;
    }
    format!("{} · {date}", ellipsize(&authors, room))
}

/// With less room than this an author's name says nothing, in cells.
const LEAST_AUTHOR: usize = 4;

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

/// What a record stands on: its passage, else the title of its talk or post.
pub fn about(record: &Record) -> &str {
    let title = record
        .talk
        .as_ref()
        .map_or(&record.post.title, |talk| &talk.title);
    record.quote().unwrap_or(title)
}

/// A record's passage as it was marked.
pub fn quote(record: &Record) -> &str {
    record.quote().unwrap_or_default()
}

/// What is to say about where a passage stands, if it does not simply stand there.
pub fn anchor_state(entry: &RecordEntry) -> Option<&'static str> {
    match entry.placement.as_ref()?.1.state {
        AnchorState::Exact => None,
        AnchorState::Moved => Some("moved"),
        AnchorState::Changed => Some("changed since"),
        AnchorState::Orphan => Some("no longer in the post"),
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
    fn an_author_makes_room_for_the_date() {
        let document =
            crate::document::parse(b"---\nauthor: Ada Lovelace\ndate: 2019-11-20\n---\n");
        let events = crate::library::EventTable::default();
        let topics = crate::library::TopicTable::default();
        let post = Post::from_document(0, "a.md", &document, String::new(), &events, &topics);
        assert_eq!(byline(&post, 40), "Ada Lovelace · 20 Nov 2019");
        assert_eq!(byline(&post, 20), "Ada L… · 20 Nov 2019");
        assert_eq!(byline(&post, 15), "20 Nov 2019");
    }

    #[test]
    fn days_are_written_out() {
        assert_eq!(day(Date::constant(2019, 11, 20)), "20 Nov 2019");
    }
}
