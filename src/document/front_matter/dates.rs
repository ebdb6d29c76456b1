//! Dates as people and site generators write them. A day without a year is no date.

use jiff::civil::{Date, Time};

use crate::document::date::PostDate;

/// Longer texts are no dates, in bytes.
const LONGEST: usize = 100;

/// Reads a date in any of the forms met in posts: ISO 8601 and its relatives, `2019/11/20`, `16/3/2013`,
/// `January 2, 2006`, `2 Jan 2006`, what JavaScript prints, `2019年11月20日`.
pub(super) fn read(text: &str) -> Option<PostDate> {
    let text = text.trim().trim_matches(['"', '\'']);
    if text.len() > LONGEST {
        return None;
    }
    read_forms(text).or_else(|| unix(text))
}

fn read_forms(text: &str) -> Option<PostDate> {
    let (day, rest) = year_first(text)
        .or_else(|| day_first(text))
        .or_else(|| worded(text))?;
    let Some((time, rest)) = time(rest) else {
        return Some(PostDate::day(day));
    };
    Some(PostDate {
        day,
        time: Some(time),
        offset_seconds: offset(rest).or_else(|| zone(rest)),
    })
}

/// What Unix prints, the year last: `Thu Jan  2 03:04:05 2020`, `Thu Jan 2 03:04:05 UTC 2020` (C, 7.27.3.1; POSIX `date`).
fn unix(text: &str) -> Option<PostDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [_, month, day, time, zone @ .., year] = &*words else {
        return None;
    };
    let zone = zone.first().copied().unwrap_or_default();
    read_forms(&format!("{day} {month} {year} {time} {zone}")).filter(|date| date.time.is_some())
}

/// Names of zones that mean one offset (RFC 5322, 4.3, and those of Europe and East Asia), in hours east of UTC.
const ZONES: [(&str, i32); 18] = [
    ("AEDT", 11),
    ("AEST", 10),
    ("AKDT", -8),
    ("AKST", -9),
    ("BST", 1),
    ("CDT", -5),
    ("CEST", 2),
    ("CET", 1),
    ("CST", -6),
    ("EDT", -4),
    ("EEST", 3),
    ("EET", 2),
    ("EST", -5),
    ("JST", 9),
    ("MDT", -6),
    ("MST", -7),
    ("PDT", -7),
    ("PST", -8),
];

fn zone(text: &str) -> Option<i32> {
    let name = text.trim_start();
    let end = name.find(|c: char| !c.is_ascii_uppercase());
    let name = name.get(..end.unwrap_or(name.len()))?;
    let at = ZONES.binary_search_by(|(other, _)| (*other).cmp(name));
    ZONES.get(at.ok()?).map(|(_, hours)| hours * 3600)
}

/// `2019-11-20`, `2019/11/20`, `2019.11.20`, `20191120`, `2019年11月20日`.
fn year_first(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = digits(text, 4, 4).or_else(|| compact(text))?;
    let Some((mark, rest)) = separator(rest) else {
        return compact_day(year, rest);
    };
    let (month, rest) = digits(rest, 1, 2)?;
    let rest = rest.strip_prefix(if mark == '年' { '月' } else { mark })?;
    let (day, rest) = digits(rest, 1, 2)?;
    Some((
        date(year, month, day)?,
        rest.strip_prefix('日').unwrap_or(rest),
    ))
}

/// The year of eight digits that stand together.
fn compact(text: &str) -> Option<(i16, &str)> {
    let (_, rest) = digits(text, 8, 8)?;
    let head = text.get(..text.len() - rest.len())?;
    Some((head.get(..4)?.parse().ok()?, text.get(4..)?))
}

fn compact_day(year: i16, rest: &str) -> Option<(Date, &str)> {
    let (both, after) = digits(rest, 4, 4)?;
    Some((date(year, both / 100, both % 100)?, after))
}

fn separator(text: &str) -> Option<(char, &str)> {
    let mark = text.chars().next().filter(|c| "-/.年".contains(*c))?;
    Some((mark, text.get(mark.len_utf8()..)?))
}

/// `16/3/2013`, `16.3.2013`, and `3/16/2013` where nothing else is possible.
fn day_first(text: &str) -> Option<(Date, &str)> {
    let (first, rest) = digits(text, 1, 2)?;
    let (mark, rest) = separator(rest)?;
    let (second, rest) = digits(rest, 1, 2)?;
    let (year, rest) = digits(rest.strip_prefix(mark)?, 4, 4)?;
    let day = date(year, second, first).or_else(|| date(year, first, second))?;
    Some((day, rest))
}

/// `January 2, 2006`, `2 Jan 2006`, `Fri Mar 03 2023`, `Monday, 2nd of January 2006`.
fn worded(text: &str) -> Option<(Date, &str)> {
    let (mut month, mut day, mut rest) = (None, None, text);
    for _ in 0..6 {
        rest = rest.trim_start_matches([' ', ',', '.', '-']);
        if let (Some(month), Some(day), Some((year, after))) = (month, day, digits(rest, 4, 4)) {
            return Some((date(year, month, day)?, after));
        }
        if let Some((number, after)) = digits(rest, 1, 2) {
            day = Some(number);
            rest = after;
            for end in ["st", "nd", "rd", "th"] {
                rest = rest.strip_prefix(end).unwrap_or(rest);
            }
            continue;
        }
        let end = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        let word = rest.get(..end).filter(|word| !word.is_empty())?;
        if month.is_none() {
            month = month_named(word);
        }
        rest = rest.get(end..)?;
    }
    None
}

fn month_named(word: &str) -> Option<i16> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let start = word.get(..3)?.to_ascii_lowercase();
    (1..)
        .zip(MONTHS)
        .find(|(_, month)| *month == start)
        .map(|(number, _)| number)
}

/// `T21:30:00.123`, ` 9:05`, ` 9:05 PM`.
fn time(text: &str) -> Option<(Time, &str)> {
    let text = text.trim_start_matches(['T', 't', ' ', ',', '_']);
    let text = text.strip_prefix("at ").unwrap_or(text);
    let (hour, rest) = digits(text, 1, 2)?;
    let (minute, mut rest) = digits(rest.strip_prefix(':')?, 2, 2)?;
    let mut second = 0;
    if let Some((value, after)) = rest.strip_prefix(':').and_then(|rest| digits(rest, 2, 2)) {
        second = value;
        rest = after;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    let half = rest.trim_start().get(..2).map(str::to_ascii_lowercase);
    let hour = match half.as_deref() {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    if matches!(half.as_deref(), Some("am" | "pm")) {
        rest = rest.trim_start().get(2..)?;
    }
    let time = Time::new(hour as i8, minute as i8, second.min(59) as i8, 0).ok()?;
    Some((time, rest))
}

/// `Z`, `+02:00`, `-0700`, ` UTC`, ` GMT+0000`.
fn offset(text: &str) -> Option<i32> {
    let text = text.trim_start();
    let named = ["UTC", "GMT", "Z", "z"]
        .iter()
        .find_map(|name| text.strip_prefix(name));
    let numbers = named.unwrap_or(text);
    let sign = match numbers.chars().next() {
        Some('+') => 1,
        Some('-' | '−') => -1,
        _ => return named.map(|_| 0),
    };
    let (hours, rest) = digits(numbers.trim_start_matches(['+', '-', '−']), 2, 2)?;
    let minutes =
        digits(rest.strip_prefix(':').unwrap_or(rest), 2, 2).map_or(0, |(minutes, _)| minutes);
    (hours <= 25 && minutes < 60)
        .then(|| sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60))
}

/// A number of `least` to `most` digits at the start of a text, followed by something else.
fn digits(text: &str, least: usize, most: usize) -> Option<(i16, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = text.len() - rest.len();
    if count < least || count > most {
        // Times such as "210530" and offsets such as "0700" are taken in twos.
        let number = text.get(..most).filter(|_| count > most && most == 2)?;
        return Some((number.parse().ok()?, text.get(most..)?));
    }
    let number = text.get(..count)?;
    Some((number.parse().unwrap_or(0), rest))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
        .ok()
        .filter(|date| date.year() >= 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_date_is_read() {
        let check = |text: &str, expected: &str| {
            assert_eq!(
                read(text).map_or("-".to_owned(), |date| date.to_string()),
                expected,
                "{text}"
            );
        };
        check("2019-11-20", "2019-11-20");
        check("\"2019-11-20\"", "2019-11-20");
        check("2019-11-20T21:30:00-07:00", "2019-11-20T21:30:00-07:00");
        check("2019-11-20T21:30:00Z", "2019-11-20T21:30:00Z");
        check("2019-11-20T21:30:00.123Z", "2019-11-20T21:30:00Z");
        check("2019-11-20T21:30:00.123-05:30", "2019-11-20T21:30:00-05:30");
        check("2019-11-20 21:30:00 +0200", "2019-11-20T21:30:00+02:00");
        check(
            "2019-11-20 21:30:00.123456789 +0200",
            "2019-11-20T21:30:00+02:00",
        );
        check("2019-11-20 21:30:00", "2019-11-20T21:30:00");
        check("2019-11-20 21:30", "2019-11-20T21:30:00");
        check("2019-11-20 21:30:00 UTC", "2019-11-20T21:30:00Z");
        check("2019-11-20 21:30:00+02:00", "2019-11-20T21:30:00+02:00");
        check("2019-11-20T9:30:00+02:00", "2019-11-20T09:30:00+02:00");
        check("2019-11-20T21:30:00-0700", "2019-11-20T21:30:00-07:00");
        check("2019/11/20", "2019-11-20");
        check("2019-1-2", "2019-01-02");
        check("20191120", "2019-11-20");
        check("16/3/2013", "2013-03-16");
        check("3/16/2013", "2013-03-16");
        check(
            "Fri Mar 03 2023 10:00:00 GMT+0000 (Coordinated Universal Time)",
            "2023-03-03T10:00:00Z",
        );
        check("January 2, 2006", "2006-01-02");
        check("2 Jan 2006", "2006-01-02");
        check("Monday, 2nd of January 2006", "2006-01-02");
        check(
            "Mon, 02 Jan 2006 15:04:05 -0700",
            "2006-01-02T15:04:05-07:00",
        );
        check("Jan 2, 2006 at 3:04pm", "2006-01-02T15:04:00");
        check("2019年11月20日", "2019-11-20");
        check("2019-11-20 21:30:00 EST", "2019-11-20T21:30:00-05:00");
        check("2019-11-20 21:30 CEST", "2019-11-20T21:30:00+02:00");
        check("Nov 20, 2019 9:30 PM PST", "2019-11-20T21:30:00-08:00");
        check(
            "2019-11-20 21:30:00 America/New_York",
            "2019-11-20T21:30:00",
        );
        check("Wed Nov 20 21:30:00 2019", "2019-11-20T21:30:00");
        check("Wed Nov  6 21:30:00 UTC 2019", "2019-11-06T21:30:00Z");
        check("September 15", "-");
        check("true", "-");
        check("2019-13-45", "-");
        check("", "-");
        check("99999999999999", "-");
    }
}
