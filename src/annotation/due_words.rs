//! The day a person means by "tomorrow", "next friday", "+2w" or "2026-12-01", seen from today. It knows no clock.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// Why words name no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DueProblem {
    /// They are none of the known ones.
    #[error(
        "“{0}” names no day: write “tomorrow”, “friday”, “next friday”, “in 3 days”, “+2w”, “1 dec”, “2026-12-01”, or “none”"
    )]
    Unknown(String),
    /// The number is of no day of that month, or too large for any calendar.
    #[error("there is no such day as “{0}”")]
    NoSuchDay(String),
}

/// The words for "no day".
const NONE: [&str; 4] = ["none", "never", "no", "-"];

/// The day that words name; `None` for "none" and for nothing at all.
///
/// A weekday is the next one after today, and "next friday" that of the week after this one (weeks begin on Monday, ISO
/// 8601). A day without a year is the next one that comes.
pub fn due_in_words(words: &str, today: Date) -> Result<Option<Date>, DueProblem> {
    let lower = words.trim().to_lowercase();
    if lower.is_empty() || NONE.contains(&lower.as_str()) {
        return Ok(None);
    }
    let bare = ["due ", "by ", "on "]
        .iter()
        .find_map(|before| lower.strip_prefix(before))
        .unwrap_or(&lower);
    let problem = || DueProblem::NoSuchDay(words.trim().to_owned());
    let parts: Vec<&str> = bare
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|part| !part.is_empty())
        .collect();
    let found = plain_word(bare, today)
        .or_else(|| written_out(bare, today))
        .or_else(|| after_some_time(&parts, today))
        .or_else(|| weekday(&parts, today))
        .or_else(|| month_and_day(&parts, today));
    match found {
        Some(day) => day.map(Some).ok_or_else(problem),
        None => Err(DueProblem::Unknown(words.trim().to_owned())),
    }
}

/// A day that was named, or `None` if there is no such day.
type Named = Option<Date>;

fn plain_word(word: &str, today: Date) -> Option<Named> {
    let later = |span: Span| Some(today.checked_add(span).ok());
    match word {
        "today" | "now" => Some(Some(today)),
        "tomorrow" | "tmr" => later(1.day()),
        "weekend" | "this weekend" => Some(Some(coming(Weekday::Saturday, today))),
        "next week" => Some(Some(monday_after(today))),
        "next month" => later(1.month()).map(|day| day.map(Date::first_of_month)),
        "next year" => Some(Date::new(today.year().saturating_add(1), 1, 1).ok()),
        "end of week" | "eow" => Some(Some(coming_or_today(Weekday::Friday, today))),
        "end of month" | "eom" => Some(Some(today.last_of_month())),
        "end of year" | "eoy" => Some(Date::new(today.year(), 12, 31).ok()),
        _ => None,
    }
}

/// "2026-12-01", "2026/12/1", "1.12.2026", "1.12.".
fn written_out(text: &str, today: Date) -> Option<Named> {
    let numbers = |mark: char| {
        let numbers: Option<Vec<i16>> = text
            .trim_end_matches('.')
            .split(mark)
            .map(|part| {
                let is_number = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
                is_number.then(|| part.parse().ok()).flatten()
            })
            .collect();
        numbers.filter(|numbers| numbers.len() > 1)
    };
    let is_year = |number: i16| (1000..=9999).contains(&number);
    match (numbers('-').or_else(|| numbers('/')), numbers('.')) {
        (Some(numbers), _) => match numbers[..] {
            [year, month, day] if is_year(year) => Some(date(year, month, day)),
            _ => None,
        },
        (None, Some(numbers)) => match numbers[..] {
            [day, month, year] if is_year(year) => Some(date(year, month, day)),
            [day, month] => Some(next_of(month, day, today)),
            _ => None,
        },
        (None, None) => None,
    }
}

/// "+2w", "2w", "in 3 days", "in a week", "2 weeks".
fn after_some_time(parts: &[&str], today: Date) -> Option<Named> {
    let parts = match parts {
        ["in", rest @ ..] => rest,
        all => all,
    };
    let (count, unit) = match parts {
        [count, unit] => (*count, *unit),
        [both] => {
            let bare = both.strip_prefix('+').unwrap_or(both);
            let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let has_sign = bare.len() < both.len();
            let unit = bare.get(digits..)?;
            // "+3" is days.
            let unit = if unit.is_empty() && has_sign {
                "d"
            } else {
                unit
            };
            (bare.get(..digits)?, unit)
        }
        _ => return None,
    };
    let count: i64 = match count.strip_prefix('+').unwrap_or(count) {
        "a" | "an" | "one" => 1,
        "two" => 2,
        "three" => 3,
        digits => {
            if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            digits.parse().unwrap_or(i64::MAX)
        }
    };
    let span = match unit {
        "d" | "day" | "days" => Span::new().try_days(count),
        "w" | "week" | "weeks" => Span::new().try_weeks(count),
        "m" | "month" | "months" => Span::new().try_months(count),
        "y" | "year" | "years" => Span::new().try_years(count),
        _ => return None,
    };
    Some(span.ok().and_then(|span| today.checked_add(span).ok()))
}

/// "friday", "this friday", "next friday", "friday next week".
fn weekday(parts: &[&str], today: Date) -> Option<Named> {
    match parts {
        [day] | ["this", day] => Some(Some(coming(weekday_named(day)?, today))),
        ["next", day] | [day, "next", "week"] => {
            let day = weekday_named(day)?;
            let monday = monday_after(today);
            let later = i64::from(day.to_monday_zero_offset());
            Some(monday.checked_add(later.days()).ok())
        }
        _ => None,
    }
}

/// "1 dec", "dec 1", "1st of december 2026".
fn month_and_day(parts: &[&str], today: Date) -> Option<Named> {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| *part != "of").collect();
    let (first, second, year) = match parts[..] {
        [first, second] => (first, second, None),
        [first, second, year] => (first, second, Some(year.parse::<i16>().ok()?)),
        _ => return None,
    };
    let (month, day) = match (month_named(first), month_named(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let day = ["st", "nd", "rd", "th", "."]
        .iter()
        .find_map(|end| day.strip_suffix(end))
        .unwrap_or(day);
    let day: i16 = day.parse().ok()?;
    Some(match year {
        Some(year) => date(year, month, day),
        None => next_of(month, day, today),
    })
}

fn date(year: i16, month: i16, day: i16) -> Named {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok()
}

/// The next such day that comes, today among them; 29 February may take some years.
fn next_of(month: i16, day: i16, today: Date) -> Named {
    const LONGEST_WAIT: i16 = 8;
    (0..=LONGEST_WAIT)
        .filter_map(|years| date(today.year().checked_add(years)?, month, day))
        .find(|date| *date >= today)
}

/// The next such weekday after today.
fn coming(day: Weekday, today: Date) -> Date {
    let ahead = day.since(today.weekday());
    let ahead = if ahead == 0 { 7 } else { ahead };
    today
        .checked_add(i64::from(ahead).days())
        .unwrap_or(Date::MAX)
}

fn coming_or_today(day: Weekday, today: Date) -> Date {
    if today.weekday() == day {
        today
    } else {
        coming(day, today)
    }
}

fn monday_after(today: Date) -> Date {
    coming(Weekday::Monday, today)
}

fn weekday_named(word: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    named(word, &NAMES)
}

fn month_named(word: &str) -> Option<i16> {
    const NAMES: [(&str, i16); 12] = [
        ("january", 1),
        ("february", 2),
        ("march", 3),
        ("april", 4),
        ("may", 5),
        ("june", 6),
        ("july", 7),
        ("august", 8),
        ("september", 9),
        ("october", 10),
        ("november", 11),
        ("december", 12),
    ];
    named(word, &NAMES)
}

/// By the whole name, or three letters and more of its beginning.
fn named<T: Copy>(word: &str, names: &[(&str, T)]) -> Option<T> {
    let word = word.trim_end_matches('.');
    let is_it = |name: &str| word.len() >= 3 && name.starts_with(word);
    let found = names.iter().find(|(name, _)| is_it(name));
    found.map(|(_, named)| *named)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    /// A Thursday.
    const TODAY: Date = date(2026, 11, 26);

    #[test]
    fn days_are_named_in_many_ways() {
        for (words, expected) in [
            ("today", date(2026, 11, 26)),
            ("Tomorrow", date(2026, 11, 27)),
            ("friday", date(2026, 11, 27)),
            ("by fri", date(2026, 11, 27)),
            ("thursday", date(2026, 12, 3)),
            ("next friday", date(2026, 12, 4)),
            ("next mon", date(2026, 11, 30)),
            ("friday next week", date(2026, 12, 4)),
            ("next week", date(2026, 11, 30)),
            ("weekend", date(2026, 11, 28)),
            ("next month", date(2026, 12, 1)),
            ("end of month", date(2026, 11, 30)),
            ("eoy", date(2026, 12, 31)),
            ("2026-12-01", date(2026, 12, 1)),
            ("2026/12/1", date(2026, 12, 1)),
            ("1.12.2026", date(2026, 12, 1)),
            ("1.12.", date(2026, 12, 1)),
            ("1.2", date(2027, 2, 1)),
            ("+2w", date(2026, 12, 10)),
            ("2w", date(2026, 12, 10)),
            ("+3", date(2026, 11, 29)),
            ("in 3 days", date(2026, 11, 29)),
            ("in a week", date(2026, 12, 3)),
            ("two weeks", date(2026, 12, 10)),
            ("+1m", date(2026, 12, 26)),
            ("1y", date(2027, 11, 26)),
            ("1 dec", date(2026, 12, 1)),
            ("Dec 1st", date(2026, 12, 1)),
            ("3rd of march 2028", date(2028, 3, 3)),
            ("26 nov", date(2026, 11, 26)),
            ("feb 29", date(2028, 2, 29)),
        ] {
            assert_eq!(due_in_words(words, TODAY), Ok(Some(expected)), "{words}");
        }
        for words in ["", "  ", "none", "Never", "-"] {
            assert_eq!(due_in_words(words, TODAY), Ok(None), "{words}");
        }
    }

    #[test]
    fn other_words_are_refused_with_what_to_write() {
        for words in [
            "soon", "3", "fr", "2026-13", "12-01", "next", "in days", "dec",
        ] {
            let problem = due_in_words(words, TODAY).unwrap_err();
            assert_eq!(problem, DueProblem::Unknown(words.to_owned()));
            assert!(problem.to_string().contains("next friday"));
        }
        for words in [
            "2026-13-01",
            "2026-02-30",
            "30 feb",
            "+99999999999999999999y",
            "32.1.",
        ] {
            let problem = due_in_words(words, TODAY).unwrap_err();
            assert_eq!(problem, DueProblem::NoSuchDay(words.to_owned()));
        }
    }

    proptest! {
        #[test]
        fn a_day_as_it_is_written_is_that_day(days in -400_000_i64..400_000) {
            let day = TODAY.checked_add(days.days()).unwrap();
            if day.year() >= 1000 {
                prop_assert_eq!(due_in_words(&day.to_string(), TODAY), Ok(Some(day)));
            }
        }

        #[test]
        fn what_is_meant_for_later_is_not_before_today(words in "(in )?[0-9]{1,4} ?(d|w|m|days|weeks)|(next |this )?(mon|tue|sunday|saturday)") {
            let day = due_in_words(&words, TODAY).unwrap().unwrap();
            prop_assert!(day >= TODAY, "{} gives {}", words, day);
        }

        #[test]
        fn any_words_give_an_answer(words in "\\PC{0,20}") {
            let _ = due_in_words(&words, TODAY);
        }
    }
}
