//! Which event a post tells of, judged by the words of its title, tags and path and by its date.

use std::sync::Arc;

use jiff::civil::Date;

use crate::document::PostDate;

use super::event::{Event, EventTable};
use super::name_finder::NamesOf;

/// How many days before an event a post about it may be dated.
const DAYS_BEFORE: i32 = 3;
/// How many days after an event a post about it is still written.
const DAYS_AFTER: i32 = 60;
/// The same for a post that names the event in its first sentences only.
const DAYS_AFTER_IN_TEXT: i32 = 14;
/// No event that begins longer before a post is near it: the longest ones last some weeks.
const LONGEST_AFTER: i32 = 120;
/// How much of a body is looked through for names, in bytes.
const LOOKED_THROUGH: usize = 4 << 10;
/// How much of a text is looked at, in bytes.
const LONGEST_TEXT: usize = 2_000;

impl EventTable {
    /// The event a post tells of, judged by its title, tags, date and path.
    ///
    /// The series must be named. A place or region that is named must be the event's; a year must be its year; and the post
    /// must be dated from three days before to sixty days after it, or name place and year.
    pub fn recognise(
        &self,
        title: &str,
        tags: &[String],
        date: Option<PostDate>,
        path: &str,
    ) -> Option<Arc<Event>> {
        let mut words = Words::default();
        words.add(title);
        for tag in tags {
            words.add(tag);
        }
        words.add(path);
        self.choose(&words, date.map(|date| date.day), DAYS_AFTER)
    }

    /// The event that a post's first sentences name, if the post is dated close to it.
    pub fn recognise_in_text(&self, beginning: &str, date: Option<PostDate>) -> Option<Arc<Event>> {
        let day = date?.day;
        let mut words = Words::default();
        words.add(beginning);
        let event = self.choose(&words, Some(day), DAYS_AFTER_IN_TEXT)?;
        is_near(&event, day, DAYS_AFTER_IN_TEXT).then_some(event)
    }

    /// Whether the first sentences of a post of that day may name an event, going by the beginning of its body as it is
    /// written; `false` is sure but for a beginning that is nearly all notation.
    pub fn may_name_in_text(&self, body: &str, date: Option<PostDate>) -> bool {
        let is_close = |day| {
            let near = |event: &Arc<Event>| is_near(event, day, DAYS_AFTER_IN_TEXT);
            self.around(day).iter().any(near)
        };
        let start = beginning(body, LOOKED_THROUGH);
        date.is_some_and(|date| is_close(date.day))
            && self.names.may_find(start, || self.names_of())
    }

    fn names_of(&self) -> Vec<NamesOf<'_>> {
        let events = self.events.iter();
        let names = events.map(|event| NamesOf {
            series: &event.series,
            aliases: &event.aliases,
        });
        names.collect()
    }

    /// Events that a post of that day may tell of, and perhaps some more: they are sorted by their first day.
    fn around(&self, day: Date) -> &[Arc<Event>] {
        let begins_by = |days: i32| {
            let last = day.saturating_add(jiff::Span::new().days(days));
            self.events.partition_point(|event| event.first_day <= last)
        };
        let (from, to) = (begins_by(-LONGEST_AFTER), begins_by(DAYS_BEFORE));
        self.events.get(from..to).unwrap_or_default()
    }

    fn choose(&self, words: &Words, day: Option<Date>, days_after: i32) -> Option<Arc<Event>> {
        let found = self.names.find(&words.text, || self.names_of());
        let events = |places: &mut dyn Iterator<Item = usize>| -> Vec<&Arc<Event>> {
            places.filter_map(|at| self.events.get(at)).collect()
        };
        let named = events(&mut found.series.iter().copied());
        let placed = events(&mut found.series.intersection(&found.places).copied());
        let has_place = !placed.is_empty();
        let candidates = if has_place { placed } else { named };
        let near = candidates
            .iter()
            .filter(|event| day.is_some_and(|day| is_near(event, day, days_after)))
            .min_by_key(|event| day.map_or(0, |day| distance(event, day)));
        if let Some(event) = near
            .filter(|event| words.years.is_empty() || words.years.contains(&event.first_day.year()))
        {
            return Some(Arc::clone(event));
        }
        let mut of_year = candidates
            .iter()
            .filter(|event| words.years.contains(&event.first_day.year()));
        let first = of_year.next()?;
        let is_only = of_year.next().is_none();
        let may_be_undated = has_place || day.is_none();
        (is_only && may_be_undated).then(|| Arc::clone(first))
    }
}

fn is_near(event: &Event, day: Date, days_after: i32) -> bool {
    let (before, after) = (
        days_between(day, event.first_day),
        days_between(event.last_day, day),
    );
    before <= DAYS_BEFORE && after <= days_after
}

/// Days from the event to a post; none while it lasts and shortly before.
fn distance(event: &Event, day: Date) -> i32 {
    days_between(event.last_day, day).max(0)
}

fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// Words of a title, tags and path, each between spaces, and the years among them.
#[derive(Debug, Default)]
struct Words {
    text: String,
    years: Vec<i16>,
}

impl Words {
    /// Adds a text: its words in lower case, parted also where letters meet digits (`KubeCon2019`, `Invent'21`).
    fn add(&mut self, text: &str) {
        let mut last = Class::Other;
        self.text.push(' ');
        let start = self.text.len();
        for c in beginning(text, LONGEST_TEXT).chars() {
            let class = Class::of(c);
            if class != last && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            match class {
                Class::Other => {}
                _ if c.is_ascii() => self.text.push(c.to_ascii_lowercase()),
                _ => self.text.extend(c.to_lowercase()),
            }
            last = class;
        }
        self.text.push(' ');
        let years = self
            .text
            .get(start..)
            .unwrap_or_default()
            .split(' ')
            .filter_map(year);
        self.years.extend(years);
    }
}

/// At most so many bytes of a text.
fn beginning(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn year(word: &str) -> Option<i16> {
    let number: i16 = (word.len() == 4).then(|| word.parse().ok())??;
    (2010..2100).contains(&number).then_some(number)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Other,
}

impl Class {
    fn of(c: char) -> Self {
        if c.is_ascii_digit() {
            Self::Digit
        } else if c.is_alphabetic() {
            Self::Letter
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, tags: &[&str], date: &str, path: &str, expected: Option<&str>) {
        let tags: Vec<String> = tags.iter().map(|&tag| tag.to_owned()).collect();
        let date = date.parse().ok().map(PostDate::day);
        let event = EventTable::builtin().recognise(title, &tags, date, path);
        assert_eq!(
            event.as_ref().map(|event| event.name.as_str()),
            expected,
            "{title}"
        );
    }

    #[test]
    fn series_and_date_tell_the_edition() {
        check(
            "KubeCon 2019 Day 1 Summary",
            &["KubeCon2019"],
            "2019-11-19",
            "a.md",
            Some("KubeCon NA 2019"),
        );
        check(
            "KubeCon 2019 - Day 1 Reflections",
            &[],
            "2019-05-21",
            "a.md",
            Some("KubeCon EU 2019"),
        );
        check(
            "KubeCon Copenhagen 2018 - Day 1",
            &[],
            "2018-05-01",
            "a.md",
            Some("KubeCon EU 2018"),
        );
        check(
            "Good Morning KubeCon?",
            &[],
            "2017-12-06",
            "a.md",
            Some("KubeCon NA 2017"),
        );
        check(
            "Day 2",
            &["kubecon"],
            "2018-12-12",
            "a.md",
            Some("KubeCon NA 2018"),
        );
        check(
            "Day 2",
            &[],
            "2018-12-12",
            "kubecon-seattle/a.md",
            Some("KubeCon NA 2018"),
        );
        check(
            "My week in Shanghai at KubeCon",
            &[],
            "2018-12-09",
            "a.md",
            Some("KubeCon China 2018"),
        );
        check(
            "DockerCon EU 2017",
            &[],
            "2017-10-22",
            "a.md",
            Some("DockerCon EU 2017"),
        );
        check(
            "re:Invent'21",
            &[],
            "2021-12-01",
            "a.md",
            Some("AWS re:Invent 2021"),
        );
        check(
            "OpenBao Travels to FOSDEM",
            &[],
            "2025-01-31",
            "a.md",
            Some("FOSDEM 2025"),
        );
    }

    #[test]
    fn place_and_year_do_without_a_date() {
        check(
            "KubeCon EU 2022 Wrap-Up",
            &[],
            "",
            "a.md",
            Some("KubeCon EU 2022"),
        );
        check(
            "KubeCon/CloudNativeCon Europe 2019",
            &[],
            "",
            "a.md",
            Some("KubeCon EU 2019"),
        );
        check(
            "See you at KubeCon Valencia 2022",
            &[],
            "2022-02-01",
            "a.md",
            Some("KubeCon EU 2022"),
        );
        check(
            "GopherCon 2015 Roundup",
            &[],
            "",
            "a.md",
            Some("GopherCon 2015"),
        );
        check("KubeCon 2019", &[], "", "a.md", None);
    }

    #[test]
    fn other_posts_tell_of_no_event() {
        check("Day 1 Summary", &["kubernetes"], "2019-11-19", "a.md", None);
        check("KubeCon", &[], "2019-03-01", "a.md", None);
        check("KubeCon EU", &[], "2019-11-19", "a.md", None);
        check("KubeCon 2017 revisited", &[], "2019-11-19", "a.md", None);
        check("Kubeconfig files", &[], "2019-11-19", "a.md", None);
        check("", &[], "", "", None);
    }

    #[test]
    fn first_sentences_may_name_it() {
        let table = EventTable::builtin();
        let text = "This week I'm in San Diego for KubeCon + CloudNativeCon.";
        let day = |text: &str| text.parse().ok().map(PostDate::day);
        assert_eq!(
            table
                .recognise_in_text(text, day("2019-11-19"))
                .map(|e| e.name.clone()),
            Some("KubeCon NA 2019".to_owned())
        );
        assert_eq!(table.recognise_in_text(text, day("2020-01-10")), None);
        assert_eq!(table.recognise_in_text(text, None), None);
    }
}
