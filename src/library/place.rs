//! What the place of a post's file tells of it: a date, and a title for want of a better one.

use jiff::civil::Date;

use crate::document::PostDate;
use crate::text::sanitize::one_line;

/// File names that say nothing; the folder's name counts.
const NAMELESS: [&str; 4] = ["index", "readme", "_index", "post"];

/// The date in a path: `2019-11-20-day-2.md`, `2019/11/20/day-2.md`, or the month's first day for `2019/11/day-2.md`.
pub(super) fn date(path: &str) -> Option<PostDate> {
    let numbers = numbers(path);
    let mut days = numbers.windows(3).filter_map(|window| match window {
        [year, month, day] if adjoin(path, year, month) && adjoin(path, month, day) => {
            civil(year, month, Some(day))
        }
        _ => None,
    });
    let mut months = numbers.windows(2).filter_map(|window| match window {
        [year, month] if adjoin(path, year, month) && month.end_mark(path) == Some('/') => {
            civil(year, month, None)
        }
        _ => None,
    });
    days.next_back()
        .or_else(|| months.next_back())
        .map(PostDate::day)
}

/// The file's name as words, without date and extension; its folder's name for `index.md`.
pub(super) fn title(path: &str) -> String {
    let mut parts = path.rsplit('/');
    let file = parts.next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = if NAMELESS
        .iter()
        .any(|nameless| stem.eq_ignore_ascii_case(nameless))
    {
        parts
            .next()
            .filter(|folder| !folder.is_empty())
            .unwrap_or(stem)
    } else {
        stem
    };
    let words: String = without_date(name)
        .chars()
        .map(|c| if c == '-' || c == '_' { ' ' } else { c })
        .collect();
    let title = one_line(&words).trim().to_owned();
    if title.is_empty() {
        "untitled".to_owned()
    } else {
        title
    }
}

fn without_date(name: &str) -> &str {
    let head = name.get(..10).unwrap_or_default();
    let is_date = head.bytes().enumerate().all(|(at, b)| {
        if at == 4 || at == 7 {
            b == b'-' || b == b'_'
        } else {
            b.is_ascii_digit()
        }
    });
    let rest = name
        .get(10..)
        .filter(|rest| is_date && head.len() == 10 && rest.len() > 1);
    rest.map_or(name, |rest| rest.trim_start_matches(['-', '_', ' ']))
}

/// A run of digits in a path.
#[derive(Clone, Copy, Debug)]
struct Number {
    start: usize,
    end: usize,
    value: i16,
}

impl Number {
    fn end_mark(self, path: &str) -> Option<char> {
        path.get(self.end..)?.chars().next()
    }
}

/// Runs of two or four digits; a path with more than some dozens is no path of a blog.
fn numbers(path: &str) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut at = 0;
    for run in path
        .split_inclusive(|c: char| !c.is_ascii_digit())
        .take(1_000)
    {
        let digits = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        if (1..=4).contains(&digits.len())
            && let Ok(value) = digits.parse()
        {
            numbers.push(Number {
                start: at,
                end: at + digits.len(),
                value,
            });
        }
        at += run.len();
    }
    numbers
}

/// Whether two numbers are parted by one mark.
fn adjoin(path: &str, first: &Number, second: &Number) -> bool {
    path.get(first.end..second.start)
        .is_some_and(|between| matches!(between, "-" | "/" | "_" | "."))
}

fn civil(year: &Number, month: &Number, day: Option<&Number>) -> Option<Date> {
    let is_year = year.end - year.start == 4 && (1990..2100).contains(&year.value);
    let day = day.map_or(1, |day| day.value);
    let date = Date::new(
        year.value,
        i8::try_from(month.value).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()?;
    is_year.then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_in_paths() {
        let check = |path: &str, expected: &str| {
            assert_eq!(
                date(path).map_or("-".to_owned(), |date| date.to_string()),
                expected,
                "{path}"
            );
        };
        check("2019-11-20-x.md", "2019-11-20");
        check("blog/2019/11/20/x/index.md", "2019-11-20");
        check("blog/2024/02/fosdem.md", "2024-02-01");
        check("2024/02/05/fosdem/index.md", "2024-02-05");
        check("2019/2019-11-20-x.md", "2019-11-20");
        check("2019_11_20 x.md", "2019-11-20");
        check("kubecon-2019-day-1.md", "-");
        check("2019-kubecon.md", "-");
        check("v1.14.2/x.md", "-");
        check("2019-13-45-x.md", "-");
        check("", "-");
    }

    #[test]
    fn titles_stand_in_paths() {
        let check = |path: &str, expected: &str| assert_eq!(title(path), expected, "{path}");
        check("2019-11-20-kubecon-day-1.md", "kubecon day 1");
        check("a/kubecon_notes/README.md", "kubecon notes");
        check("2019-11-20.md", "2019 11 20");
        check("index.md", "index");
        check("a\u{1b}b.md", "a␛b");
    }
}
