//! Where front matter stands in a source, and of what kind it is. It does not read it.

use crate::document::model::Issue;

use super::FrontMatterFormat;
use super::field_list;
use super::found::Found;
use super::lines::{Line, key_and_value, lines_from};
use super::{toml_value, yaml_value};

/// A longer block is taken for a part of the body, in bytes.
const LONGEST_BLOCK: usize = 64 * 1024;

/// Keys that make unfenced lines at the start of a post its header.
const HEADER_KEYS: [&str; 20] = [
    "title",
    "date",
    "author",
    "authors",
    "category",
    "categories",
    "tags",
    "slug",
    "summary",
    "description",
    "lang",
    "language",
    "status",
    "modified",
    "layout",
    "published",
    "template",
    "keywords",
    "permalink",
    "subtitle",
];

/// Finds the front matter of a source.
pub(super) fn find(source: &str) -> Option<Found<'_>> {
    let first = first_line(source)?;
    let mark = first.text.trim_end();
    match mark {
        // An object of JavaScript is YAML's flow style, as long as it holds no program.
        "---" | "---yaml" | "--- yaml" | "---js" | "--- js" => {
            fenced(source, first, FrontMatterFormat::Yaml, ':')
        }
        "+++" | "---toml" | "--- toml" => fenced(source, first, FrontMatterFormat::Toml, '='),
        "---json" | "--- json" | ";;;" => json_fence(source, first),
        _ if mark.starts_with('{') => json(source, first),
        _ if mark.starts_with("<!--") => nikola_comment(source, first),
        _ if mark.starts_with(".. ") => nikola_lines(source, first),
        _ if mark.starts_with("% ") => field_list::percent_lines(source, first),
        _ => header(source, first).or_else(|| field_list::fields(source, first)),
    }
}

/// The first line that is not blank; a byte order mark is no part of it.
fn first_line(source: &str) -> Option<Line<'_>> {
    let start = source.len() - source.trim_start_matches('\u{feff}').len();
    lines_from(source, start, 1).find(|line| !line.text.trim().is_empty())
}

fn fenced<'a>(
    source: &'a str,
    open: Line<'a>,
    format: FrontMatterFormat,
    separator: char,
) -> Option<Found<'a>> {
    let inside = lines_from(source, open.next, open.number + 1);
    let within = inside.take_while(|line| line.start - open.next <= LONGEST_BLOCK);
    let mut first_stop: Option<Line<'_>> = None;
    let mut has_key = false;
    let mut was_blank = false;
    for line in within {
        if is_closing(line.text, format) {
            return closed(source, open, line, first_stop, has_key, format);
        }
        has_key |= key_and_value(line.text, separator).is_some();
        let is_blank = line.text.trim().is_empty();
        if was_blank && is_sentence(line.text, separator) {
            break;
        }
        if first_stop.is_none() && was_blank && !is_blank && !is_block_line(line.text, separator) {
            first_stop = Some(line);
        }
        was_blank = is_blank;
    }
    unclosed(source, open, format, separator)
}

/// Whether the key of a line is several words, and the rest of it a text: a sentence with a colon in it.
fn is_sentence(line: &str, separator: char) -> bool {
    key_and_value(line, separator).is_some_and(|(key, value)| {
        key.split(' ').count() > 2 && !value.is_empty() && separator == ':'
    })
}

fn is_closing(line: &str, format: FrontMatterFormat) -> bool {
    let line = line.trim_end();
    match format {
        FrontMatterFormat::Toml => line == "+++" || line == "---",
        _ => line == "---" || line == "...",
    }
}

/// A closing fence may be a thematic break far below an opening one that was never closed, or the second of two
/// thematic breaks.
fn closed<'a>(
    source: &'a str,
    open: Line<'a>,
    close: Line<'a>,
    prose: Option<Line<'_>>,
    has_key: bool,
    format: FrontMatterFormat,
) -> Option<Found<'a>> {
    let block = source.get(open.next..close.start)?;
    let separator = if format == FrontMatterFormat::Toml {
        '='
    } else {
        ':'
    };
    if prose.is_some() && !is_well_formed(block, format) {
        return unclosed(source, open, format, separator);
    }
    if !has_key
        && !is_empty_block(block)
        && !block.trim_start().starts_with(['{', '"', '-', '?', '['])
    {
        return None;
    }
    Some(Found {
        format,
        block,
        first_line: open.number + 1,
        body_start: close.next,
        issue: None,
    })
}

fn is_well_formed(block: &str, format: FrontMatterFormat) -> bool {
    match format {
        FrontMatterFormat::Toml => toml_value::read_toml(block).is_ok(),
        _ => yaml_value::read(block).is_ok(),
    }
}

fn is_empty_block(block: &str) -> bool {
    block
        .lines()
        .all(|line| line.trim().is_empty() || line.starts_with('#'))
}

/// Lines that stand in front matter: keys, list items, indented lines, comments, ends of arrays.
fn is_block_line(line: &str, separator: char) -> bool {
    line.starts_with([' ', '\t', '-', '#', ']', '}', '[', '"', '\'', '?', '|', '>'])
        || key_and_value(line, separator).is_some()
}

/// An opening fence without a closing one: front matter up to the first blank line, if a key follows it at once.
fn unclosed<'a>(
    source: &'a str,
    open: Line<'a>,
    format: FrontMatterFormat,
    separator: char,
) -> Option<Found<'a>> {
    let mut lines = lines_from(source, open.next, open.number + 1);
    let first = lines.next()?;
    key_and_value(first.text, separator)?;
    let mut end = first.next;
    for line in lines {
        if line.text.trim().is_empty() || !is_block_line(line.text, separator) {
            break;
        }
        end = line.next;
        if end - open.next > LONGEST_BLOCK {
            return None;
        }
    }
    let issue = Issue {
        line: open.number,
        message: "The front matter is not closed; it was taken to end at the first line that is no part of it.".to_owned(),
    };
    Some(Found {
        format,
        block: source.get(open.next..end)?,
        first_line: open.number + 1,
        body_start: end,
        issue: Some(issue),
    })
}

fn json_fence<'a>(source: &'a str, open: Line<'a>) -> Option<Found<'a>> {
    let close = lines_from(source, open.next, open.number + 1)
        .take_while(|line| line.start - open.next <= LONGEST_BLOCK)
        .find(|line| matches!(line.text.trim_end(), "---" | ";;;"))?;
    Some(Found {
        format: FrontMatterFormat::Json,
        block: source.get(open.next..close.start)?,
        first_line: open.number + 1,
        body_start: close.next,
        issue: None,
    })
}

/// A `{` that opens an object, not a shortcode or an attribute list. Where it ends, only the JSON reader knows.
fn json<'a>(source: &'a str, open: Line<'a>) -> Option<Found<'a>> {
    let rest = source.get(open.start..)?;
    let inside = rest.strip_prefix('{')?.trim_start();
    if !inside.starts_with('"') {
        return None;
    }
    let end = json_end(rest).map(|end| open.start + end);
    let last = lines_from(source, open.start, open.number).find(|line| line.text.trim_end() == "}");
    let close = end.or(last.map(|line| line.next))?;
    let after = lines_from(source, close, 1).next();
    let body_start = after
        .filter(|line| line.text.trim().is_empty())
        .map_or(close, |line| line.next);
    Some(Found {
        format: FrontMatterFormat::Json,
        block: source.get(open.start..close)?,
        first_line: open.number,
        body_start,
        issue: None,
    })
}

fn json_end(text: &str) -> Option<usize> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    values.next()?.ok()?;
    Some(values.byte_offset())
}

/// `<!--` with `.. key: value` lines in it (Nikola's one-file format).
fn nikola_comment<'a>(source: &'a str, open: Line<'a>) -> Option<Found<'a>> {
    let after = open.text.trim_start().strip_prefix("<!--")?.trim_start();
    let second = lines_from(source, open.next, open.number + 1).next();
    let has_mark = after.starts_with(".. ")
        || (after.is_empty() && second.is_some_and(|line| line.text.starts_with(".. ")));
    let block_start = open.start + open.text.len() - after.len();
    let end = block_start
        + source
            .get(block_start..)?
            .find("-->")
            .filter(|_| has_mark)?;
    Some(Found {
        format: FrontMatterFormat::Header,
        block: source.get(block_start..end)?,
        first_line: open.number,
        body_start: end + "-->".len(),
        issue: None,
    })
}

fn nikola_lines<'a>(source: &'a str, open: Line<'a>) -> Option<Found<'a>> {
    key_and_value(open.text.strip_prefix(".. ")?, ':')?;
    let last = lines_from(source, open.start, open.number)
        .take_while(|line| line.text.starts_with(".. "))
        .last()?;
    Some(Found {
        format: FrontMatterFormat::Header,
        block: source.get(open.start..last.next)?,
        first_line: open.number,
        body_start: last.next,
        issue: None,
    })
}

/// `Key: value` lines at the very start (Pelican, `MultiMarkdown`), ended by a blank line or by `---` (old Hexo).
fn header<'a>(source: &'a str, open: Line<'a>) -> Option<Found<'a>> {
    let known = |line: &str| {
        key_and_value(line, ':').is_some_and(|(key, _)| {
            HEADER_KEYS
                .iter()
                .any(|known| key.eq_ignore_ascii_case(known))
        })
    };
    if !known(open.text) {
        return None;
    }
    let (mut known_keys, mut has_title, mut end, mut body_start) =
        (0, false, open.start, open.start);
    for line in lines_from(source, open.start, open.number).take(200) {
        if line.text.trim_end() == "---" {
            body_start = line.next;
            break;
        }
        let is_key = key_and_value(line.text, ':');
        let is_more = line.start > open.start
            && line.text.starts_with([' ', '\t', '-'])
            && !line.text.trim().is_empty();
        if is_key.is_none() && !is_more {
            break;
        }
        known_keys += usize::from(known(line.text));
        has_title |= is_key.is_some_and(|(key, _)| key.eq_ignore_ascii_case("title"));
        end = line.next;
        body_start = end;
    }
    (known_keys > 1 || has_title).then_some(Found {
        format: FrontMatterFormat::Header,
        block: source.get(open.start..end)?,
        first_line: open.number,
        body_start,
        issue: None,
    })
}
