//! Where front matter stands that is written as reStructuredText's fields, `:key: value`, or as Pandoc's lines after `%`.
//! It does not read it.

use super::FrontMatterFormat;
use super::found::Found;
use super::lines::{Line, key_and_value, lines_from};

/// No real header has more lines.
const MOST_LINES: usize = 60;

/// `:key: value` lines at the start, or below a title with a line under it (Pelican).
pub(super) fn fields<'a>(source: &'a str, open: Line<'a>) -> Option<Found<'a>> {
    let mut lines = lines_from(source, open.start, open.number).take(MOST_LINES);
    let mut first = lines.next()?;
    if !is_field(first.text) {
        let under = lines.next()?;
        if !is_underline(under.text) || first.text.trim().is_empty() {
            return None;
        }
        first = lines.find(|line| !line.text.trim().is_empty())?;
    }
    if !is_field(first.text) {
        return None;
    }
    let fields = lines.take_while(|line| is_field(line.text) || line.text.starts_with(' '));
    let last = fields.last().unwrap_or(first);
    Some(found(source, open, last.next))
}

/// `% title`, `% authors`, `% date` (Pandoc).
pub(super) fn percent_lines<'a>(source: &'a str, open: Line<'a>) -> Option<Found<'a>> {
    const MOST: usize = 3;
    let lines = lines_from(source, open.start, open.number).take(MOST);
    let last = lines
        .take_while(|line| line.text.starts_with("% ") || line.text.trim() == "%")
        .last()?;
    Some(found(source, open, last.next))
}

fn found<'a>(source: &'a str, open: Line<'a>, end: usize) -> Found<'a> {
    Found {
        format: FrontMatterFormat::Header,
        block: source.get(open.start..end).unwrap_or_default(),
        first_line: open.number,
        body_start: end,
        issue: None,
    }
}

/// `:date: 2019-11-20`, not `:wink: well`: the key is one that headers have.
fn is_field(line: &str) -> bool {
    const KEYS: [&str; 14] = [
        "title",
        "date",
        "author",
        "authors",
        "category",
        "tags",
        "slug",
        "summary",
        "lang",
        "status",
        "modified",
        "template",
        "keywords",
        "description",
    ];
    line.strip_prefix(':')
        .and_then(|field| key_and_value(field, ':'))
        .is_some_and(|(key, _)| KEYS.iter().any(|known| key.eq_ignore_ascii_case(known)))
}

/// Whether a line is a row of one sign, as below a title.
pub(super) fn is_underline(line: &str) -> bool {
    let line = line.trim_end();
    let first = line.chars().next().unwrap_or_default();
    line.len() > 2 && "=-~#*^".contains(first) && line.chars().all(|c| c == first)
}
