//! The folders of the library in a configuration file: one is put in or taken out, and everything else stays as the person
//! wrote it. What was changed is read again; a file in which that does not give just this change is left alone.

use std::ops::Range;
use std::path::PathBuf;

use serde_json::Value;

use super::read::read;

/// The key, as it begins its line.
const KEY: &str = "library:";

/// The line of the commented file below which the key is put.
const COMMENTED: &str = "#library:";

/// The text of a file with a further folder; `None` if it cannot be put in safely.
pub fn with_folder(text: &str, folder: &str) -> Option<String> {
    let (config, _) = read(text);
    let mut library = config.library;
    library.push(PathBuf::from(folder));
    let changed = match Entry::find(text) {
        Some(entry) => entry.with(text, &written(folder)),
        None => with_key(text, &written(folder)),
    };
    checked(text, changed, library)
}

/// The text of a file without the folder that stands at this place among those of the library; `None` if it cannot be taken
/// out safely.
pub fn without_folder(text: &str, at: usize) -> Option<String> {
    let (config, _) = read(text);
    let mut library = config.library;
    if at >= library.len() {
        return None;
    }
    library.remove(at);
    let changed = Entry::find(text)?.without(text, at)?;
    checked(text, changed, library)
}

/// The changed text, if it says what the text said before, but for the library.
fn checked(text: &str, changed: String, library: Vec<PathBuf>) -> Option<String> {
    let (mut before, issues) = read(text);
    let (mut after, new_issues) = read(&changed);
    before.library = library;
    before.lines.clear();
    after.lines.clear();
    let messages = issues.into_iter().map(|issue| issue.message);
    let new_messages = new_issues.into_iter().map(|issue| issue.message);
    (before == after && messages.eq(new_messages)).then_some(changed)
}

/// A path as YAML: as it is where that is sure to be read as it stands, else in quotes.
fn written(folder: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '~');
    if folder.chars().all(is_plain) && folder.starts_with(['/', '~']) && folder.len() > 1 {
        return folder.to_owned();
    }
    Value::from(folder).to_string()
}

/// The text with the key, where it has none yet.
fn with_key(text: &str, folder: &str) -> String {
    let end = line_end(text);
    let added = format!("{KEY}{end}  - {folder}{end}");
    let mut below = lines(text).filter(|line| text[line.clone()].starts_with(COMMENTED));
    let at = below.next().map_or(text.len(), |line| line.end);
    inserted(text, at, &added)
}

/// How the library stands in a file, by bytes.
enum Entry {
    /// `library: ~/posts`
    One {
        /// The value.
        value: Range<usize>,
    },
    /// `library: [~/posts, ~/more]`
    Flow {
        /// The items.
        items: Vec<Range<usize>>,
        /// Where a further one would stand, if there is none.
        inside: usize,
    },
    /// A line for each.
    Lines {
        /// Behind the colon.
        key_end: usize,
        /// The lines of each item.
        items: Vec<Range<usize>>,
        /// What stands before the hyphen.
        indent: String,
        /// Where the first item's line would begin, if there is none.
        first: usize,
    },
}

impl Entry {
    fn find(text: &str) -> Option<Self> {
        let mut all = lines(text);
        let line = all.find(|line| text[line.clone()].starts_with(KEY))?;
        let key_end = line.start + KEY.len();
        let rest = text[key_end..line.end].trim_end();
        let value = rest.trim_start();
        let value_start = key_end + rest.len() - value.len();
        if value.starts_with('[') {
            return flow(text, value_start);
        }
        if value.is_empty() || value.starts_with('#') {
            return Some(Self::of_lines(text, key_end, line.end));
        }
        let length = value.find(" #").unwrap_or(value.len());
        let length = value[..length].trim_end().len();
        Some(Self::One {
            value: value_start..value_start + length,
        })
    }

    /// The items that stand in lines of their own, from this byte on.
    fn of_lines(text: &str, key_end: usize, first: usize) -> Self {
        let mut items: Vec<Range<usize>> = Vec::new();
        let mut indent: Option<String> = None;
        for line in lines(text).filter(|line| line.start >= first) {
            let words = text[line.clone()].trim_end();
            let is_remark = words.trim_start().is_empty() || words.trim_start().starts_with('#');
            if is_remark {
                continue;
            }
            let blanks = &words[..words.len() - words.trim_start().len()];
            let is_item = words.trim_start().starts_with("- ");
            match &indent {
                None if is_item => indent = Some(blanks.to_owned()),
                Some(indent) if is_item && indent == blanks => {}
                Some(indent) if blanks.len() > indent.len() => {
                    // It goes on here.
                    if let Some(last) = items.last_mut() {
                        last.end = line.end;
                    }
                    continue;
                }
                _ => break,
            }
            items.push(line);
        }
        Self::Lines {
            key_end,
            items,
            indent: indent.unwrap_or_else(|| "  ".to_owned()),
            first,
        }
    }

    fn with(&self, text: &str, folder: &str) -> String {
        match self {
            Self::One { value } => {
                let both = format!("[{}, {folder}]", &text[value.clone()]);
                replaced(text, value.clone(), &both)
            }
            Self::Flow { items, inside } => match items.last() {
                Some(last) => inserted(text, last.end, &format!(", {folder}")),
                None => inserted(text, *inside, folder),
            },
            Self::Lines {
                items,
                indent,
                first,
                ..
            } => {
                let at = items.last().map_or(*first, |last| last.end);
                inserted(text, at, &format!("{indent}- {folder}{}", line_end(text)))
            }
        }
    }

    fn without(&self, text: &str, at: usize) -> Option<String> {
        match self {
            Self::One { value } => Some(replaced(text, value.clone(), "[]")),
            Self::Flow { items, .. } => {
                let item = items.get(at)?.clone();
                let range = match (items.get(at + 1), at.checked_sub(1)) {
                    (Some(next), _) => item.start..next.start,
                    (None, Some(before)) => items.get(before)?.end..item.end,
                    (None, None) => item,
                };
                Some(replaced(text, range, ""))
            }
            Self::Lines { key_end, items, .. } => {
                let without = replaced(text, items.get(at)?.clone(), "");
                if items.len() > 1 {
                    return Some(without);
                }
                Some(inserted(&without, *key_end, " []"))
            }
        }
    }
}

/// The items of a list in brackets, the first of which stands at this byte.
fn flow(text: &str, open: usize) -> Option<Entry> {
    let mut items = Vec::new();
    let mut start = open + 1;
    let mut quote: Option<char> = None;
    let mut is_escaped = false;
    let mut is_remark = false;
    let mut before = '[';
    for (at, c) in text[start..].char_indices() {
        let at = open + 1 + at;
        match (quote, c) {
            _ if is_remark => is_remark = c != '\n',
            (Some('"'), '\\') if !is_escaped => {
                is_escaped = true;
                continue;
            }
            (Some(open_quote), c) if c == open_quote && !is_escaped => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '#') if before.is_whitespace() => is_remark = true,
            (None, '[' | '{') => return None,
            (None, ',') => {
                items.extend(trimmed(text, start..at));
                start = at + 1;
            }
            (None, ']') => {
                items.extend(trimmed(text, start..at));
                return Some(Entry::Flow { items, inside: at });
            }
            _ => {}
        }
        is_escaped = false;
        before = c;
    }
    None
}

/// A range without blanks around it; `None` if nothing is left.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start().len();
    let length = words.trim().len();
    (length > 0).then_some(start..start + length)
}

/// The lines of a text with their ends, by bytes.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end;
        range
    })
}

/// How the text ends its lines.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The text with something put in, on a line of its own if it is one.
fn inserted(text: &str, at: usize, added: &str) -> String {
    let (before, behind) = text.split_at(at);
    let is_line = added.ends_with('\n');
    let gap = if is_line && !before.is_empty() && !before.ends_with('\n') {
        line_end(text)
    } else {
        ""
    };
    format!("{before}{gap}{added}{behind}")
}

fn replaced(text: &str, range: Range<usize>, by: &str) -> String {
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    format!("{before}{by}{behind}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::commented::commented;
    use super::*;

    fn with(text: &str) -> String {
        with_folder(text, "~/new").unwrap_or_else(|| panic!("not put into {text:?}"))
    }

    #[test]
    fn a_folder_is_put_in_wherever_the_list_stands() {
        for (before, after) in [
            ("", "library:\n  - ~/new\n"),
            ("measure: 80", "measure: 80\nlibrary:\n  - ~/new\n"),
            ("library: ~/a  # mine\n", "library: [~/a, ~/new]  # mine\n"),
            (
                "library: [~/a, '~/b, c']\n",
                "library: [~/a, '~/b, c', ~/new]\n",
            ),
            (
                "library: []\nmeasure: 80\n",
                "library: [~/new]\nmeasure: 80\n",
            ),
            (
                "library: [\n  ~/a, # one, or [two]\n  ~/b,\n]\n",
                "library: [\n  ~/a, # one, or [two]\n  ~/b, ~/new,\n]\n",
            ),
            (
                "library:\n  # of friends\n  - ~/a # Ada\n\n  - ~/b\n\n# keys\nkeymap: vim\n",
                "library:\n  # of friends\n  - ~/a # Ada\n\n  - ~/b\n  - ~/new\n\n# keys\nkeymap: vim\n",
            ),
            (
                "library:\n- ~/a\nmeasure: 80",
                "library:\n- ~/a\n- ~/new\nmeasure: 80",
            ),
            (
                "library:\r\n  - ~/a\r\n",
                "library:\r\n  - ~/a\r\n  - ~/new\r\n",
            ),
            ("library:\n", "library:\n  - ~/new\n"),
        ] {
            assert_eq!(with(before), after);
        }
    }

    #[test]
    fn in_the_commented_file_it_stands_below_its_comment() {
        let text = commented(Some("x.json"));
        let added = with(&text);
        let (comment, key) = (
            added.find(COMMENTED).unwrap(),
            added.find("\nlibrary:").unwrap(),
        );
        assert_eq!(added[comment..key].lines().count(), 1);
        assert_eq!(added.replace("library:\n  - ~/new\n", ""), text);
        let emptied = without_folder(&added, 0).unwrap();
        assert_eq!(emptied.replace("\nlibrary: []", ""), text);
    }

    #[test]
    fn a_folder_is_taken_out_and_nothing_else() {
        for (before, at, after) in [
            ("library: ~/a # mine\n", 0, "library: [] # mine\n"),
            ("library: [~/a, ~/b, ~/c]\n", 0, "library: [~/b, ~/c]\n"),
            ("library: [~/a, ~/b, ~/c]\n", 1, "library: [~/a, ~/c]\n"),
            ("library: [~/a, ~/b, ~/c]\n", 2, "library: [~/a, ~/b]\n"),
            ("library: [ ~/a ]\n", 0, "library: [  ]\n"),
            (
                "library:\n  - ~/a # Ada\n  # Bob's\n  - ~/b\nmeasure: 80\n",
                1,
                "library:\n  - ~/a # Ada\n  # Bob's\nmeasure: 80\n",
            ),
            ("library: # all\n  - ~/a\n", 0, "library: [] # all\n"),
        ] {
            assert_eq!(without_folder(before, at).as_deref(), Some(after));
        }
        assert_eq!(without_folder("library: [~/a]\n", 1), None);
    }

    #[test]
    fn what_could_go_wrong_is_left_alone() {
        for text in [
            "{library: [~/a], measure: 80}",
            "library: &mine [~/a]\ncues: *mine\n",
            "library: [[~/a]]\n",
            "library: |\n  ~/a\n",
            "library: ~/a\n  and more\n",
            "a: [",
        ] {
            assert_eq!(with_folder(text, "~/new"), None, "{text}");
        }
    }

    #[test]
    fn any_name_is_read_as_it_stands() {
        for name in [
            "~",
            "/a b/c",
            "/a, b",
            "/a: #b",
            "C:\\posts",
            "/ä/ö",
            "/\"x\"",
            "/it's",
        ] {
            let text = with_folder("library: [~/a]\n", name).unwrap();
            assert_eq!(
                read(&text).0.library,
                [PathBuf::from("~/a"), PathBuf::from(name)]
            );
        }
    }

    proptest! {
        #[test]
        fn nothing_else_changes_whatever_stands_there(
            text in "(library|measure|#|:| |\n|- |\\[|\\]|,|~/a|\"|'|80|\r\n){0,24}",
            at in 0_usize..3,
        ) {
            if let Some(changed) = with_folder(&text, "~/new") {
                let library = read(&changed).0.library;
                prop_assert_eq!(library.last(), Some(&PathBuf::from("~/new")));
            }
            let _ = without_folder(&text, at);
        }
    }
}
