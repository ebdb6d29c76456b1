//! Days, months and years as a query names them, also by words. Which days words mean is asked with the day that today is.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// A span of days as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// `2019`
    Year(i16),
    /// `2019-05`, by its first day.
    Month(Date),
    /// `2019-05-20`
    Day(Date),
    /// `last-month`
    Relative(Relative),
}

/// A period by its distance from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    unit: Unit,
    /// How many units from now.
    distance: i8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

const fn relative(unit: Unit, distance: i8) -> Relative {
    Relative { unit, distance }
}

impl Relative {
    /// The words, as they are written.
    pub const WORDS: [(&'static str, Self); 12] = [
        ("today", relative(Unit::Day, 0)),
        ("yesterday", relative(Unit::Day, -1)),
        ("tomorrow", relative(Unit::Day, 1)),
        ("this-week", relative(Unit::Week, 0)),
        ("last-week", relative(Unit::Week, -1)),
        ("next-week", relative(Unit::Week, 1)),
        ("this-month", relative(Unit::Month, 0)),
        ("last-month", relative(Unit::Month, -1)),
        ("next-month", relative(Unit::Month, 1)),
        ("this-year", relative(Unit::Year, 0)),
        ("last-year", relative(Unit::Year, -1)),
        ("next-year", relative(Unit::Year, 1)),
    ];

    fn named(written: &str) -> Option<Self> {
        let words = written
            .split(['-', ' ', '_'])
            .filter(|word| !word.is_empty());
        let written = words.collect::<Vec<_>>().join("-").to_lowercase();
        let known = Self::WORDS.iter().find(|(word, _)| *word == written);
        known.map(|(_, relative)| *relative)
    }

    /// A day in the period, and the first day of it; weeks begin on Monday (ISO 8601).
    fn first(self, today: Date) -> Date {
        let distance = i32::from(self.distance);
        let shifted = match self.unit {
            Unit::Day => today.saturating_add(distance.days()),
            Unit::Week => today.saturating_add(distance.weeks()),
            // From the first day on, or the 31st would leave out short months.
            Unit::Month => today.first_of_month().saturating_add(distance.months()),
            Unit::Year => today.first_of_year().saturating_add(distance.years()),
        };
        match self.unit {
            Unit::Week => {
                let monday = shifted.weekday().to_monday_zero_offset();
                shifted.saturating_sub(monday.days())
            }
            _ => shifted,
        }
    }
}

impl Period {
    /// Reads `2019`, `2019-05`, `2019-5-20` or words; `None` if it is none of them.
    pub fn read(written: &str) -> Option<Self> {
        if let Some(relative) = Relative::named(written) {
            return Some(Self::Relative(relative));
        }
        let mut parts = written.split(['-', '/']);
        let year = number(parts.next()?, 4..=4)?;
        let Some(month) = parts.next() else {
            return Some(Self::Year(year));
        };
        let month = i8::try_from(number(month, 1..=2)?).ok()?;
        let Some(day) = parts.next() else {
            return Date::new(year, month, 1).ok().map(Self::Month);
        };
        let day = i8::try_from(number(day, 1..=2)?).ok()?;
        if parts.next().is_some() {
            return None;
        }
        Date::new(year, month, day).ok().map(Self::Day)
    }

    /// The first and the last day of it.
    pub fn days(self, today: Date) -> (Date, Date) {
        match self {
            Self::Year(year) => {
                let first = Date::new(year, 1, 1).unwrap_or(Date::MIN);
                (first, first.last_of_year())
            }
            Self::Month(first) => (first, first.last_of_month()),
            Self::Day(day) => (day, day),
            Self::Relative(relative) => {
                let first = relative.first(today);
                let last = match relative.unit {
                    Unit::Day => first,
                    Unit::Week => first.saturating_add(6.days()),
                    Unit::Month => first.last_of_month(),
                    Unit::Year => first.last_of_year(),
                };
                (first, last)
            }
        }
    }
}

/// A number written in so many digits, and nothing but digits.
fn number(written: &str, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let is_number =
        digits.contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_digit());
    written.parse().ok().filter(|_| is_number)
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Month(first) => write!(out, "{:04}-{:02}", first.year(), first.month()),
            Self::Day(day) => write!(out, "{day}"),
            Self::Relative(relative) => {
                let known = Relative::WORDS.iter().find(|(_, known)| known == relative);
                out.write_str(known.map_or("today", |(word, _)| word))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn days(written: &str) -> String {
        let today = date(2026, 3, 31); // a Tuesday
        let Some(period) = Period::read(written) else {
            return "none".to_owned();
        };
        let (first, last) = period.days(today);
        format!("{period}: {first} {last}")
    }

    #[test]
    fn parts_of_dates_and_words_are_spans_of_days() {
        assert_eq!(days("2019"), "2019: 2019-01-01 2019-12-31");
        assert_eq!(days("2020-2"), "2020-02: 2020-02-01 2020-02-29");
        assert_eq!(days("2019/05/20"), "2019-05-20: 2019-05-20 2019-05-20");
        assert_eq!(days("Yesterday"), "yesterday: 2026-03-30 2026-03-30");
        assert_eq!(days("last month"), "last-month: 2026-02-01 2026-02-28");
        assert_eq!(days("this-week"), "this-week: 2026-03-30 2026-04-05");
        assert_eq!(days("next year"), "next-year: 2027-01-01 2027-12-31");
        for none in [
            "",
            "19",
            "2019-13",
            "2019-02-30",
            "2019-05-20-1",
            "+201",
            "soon",
        ] {
            assert_eq!(days(none), "none", "{none}");
        }
    }
}
