//! Any text as Markdown that shows just that text (GitHub Flavored Markdown, 2.4 and 6.1).
//!
//! What the person wrote may look like Markdown; in an export it is quoted, so that one to-do stays one list item.

use crate::text::sanitize::{harmless, one_line};

use super::is_web_address;

/// Longer numbers do not begin a list (GitHub Flavored Markdown, 5.2).
const MAX_LIST_DIGITS: usize = 9;

/// Who reads the Markdown: what is escaped beyond what GitHub Flavored Markdown asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavor {
    /// Every reader of Markdown.
    Github,
    /// Obsidian with its community plugins Tasks and Dataview.
    Obsidian,
}

/// The symbols by which Tasks knows the fields of a task; it looks for them in the source, not in what is shown.
const TASKS_SYMBOLS: &str = "🆔⛔🔺⏫🔼🔽⏬🔁🏁➕🛫⏳⌛📅📆🗓❌✅";

/// The text as lines of Markdown, each to be put behind the same indentation or quote bar.
///
/// White space at the edges of lines and empty lines are written as character references: Markdown would drop them.
pub fn escaped_lines(text: &str, flavor: Flavor) -> String {
    let text = harmless(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut previous_was_empty = false;
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push_str(if previous_was_empty { "&#10;" } else { "\n" });
        }
        push_line(line, flavor, &mut out);
        previous_was_empty = line.is_empty();
    }
    out
}

/// The text as one line of Markdown: line breaks become spaces.
pub fn escaped_line(text: &str, flavor: Flavor) -> String {
    let mut out = String::with_capacity(text.len());
    push_line(one_line(text).trim(), flavor, &mut out);
    out
}

fn push_line(line: &str, flavor: Flavor, out: &mut String) {
    let body = line.trim_matches([' ', '\t']);
    let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
    let (before, rest) = line.split_at(lead.min(line.len()));
    push_references(before, out);
    let mut at_start = true;
    for word in body.split_inclusive(' ') {
        push_word(word, at_start, flavor, out);
        at_start = false;
    }
    push_references(rest.get(body.len()..).unwrap_or_default(), out);
}

fn push_references(spaces: &str, out: &mut String) {
    for space in spaces.chars() {
        out.push_str(match space {
            '\t' => "&#9;",
            _ => "&#32;",
        });
    }
}

/// A word with the space after it.
fn push_word(word: &str, at_line_start: bool, flavor: Flavor, out: &mut String) {
    let address =
        word.trim_end_matches([' ', '.', ',', ';', ':', '!', '?', ')', '"', '\'', '”', '’']);
    if is_web_address(address) && !address.contains(['<', '>', '&', '\\']) {
        out.push('<');
        out.push_str(address);
        out.push('>');
        let rest = word.get(address.len()..).unwrap_or_default();
        push_letters(rest, false, flavor, out);
    } else {
        push_letters(word, at_line_start, flavor, out);
    }
}

fn push_letters(word: &str, at_line_start: bool, flavor: Flavor, out: &mut String) {
    let mut letters = word.char_indices().peekable();
    let mut previous = None;
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        if flavor == Flavor::Obsidian && is_tasks_symbol(letter) {
            out.push_str("&#");
            out.push_str(&u32::from(letter).to_string());
            out.push(';');
        } else {
            let is_special = is_special(letter, previous, next)
                || (at_line_start && begins_block(word, at, letter))
                || (flavor == Flavor::Obsidian && is_special_in_obsidian(letter, previous));
            if is_special {
                out.push('\\');
            }
            out.push(letter);
        }
        previous = Some(letter);
    }
}

fn is_tasks_symbol(letter: char) -> bool {
    !letter.is_ascii() && TASKS_SYMBOLS.contains(letter)
}

/// Comments (`%%`), highlights (`==`) and Dataview's fields (`due:: 2020-01-31`).
fn is_special_in_obsidian(letter: char, previous: Option<char>) -> bool {
    matches!(letter, '%' | '=') || (letter == ':' && previous == Some(':'))
}

/// Whether a sign means something anywhere in a line.
fn is_special(letter: char, previous: Option<char>, next: Option<char>) -> bool {
    let is_inside_word =
        || previous.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
    match letter {
        '\\' | '`' | '*' | '[' | ']' | '<' | '#' | '|' | '~' | '$' | '^' | '{' => true,
        '_' => !is_inside_word(),
        '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
        _ => false,
    }
}

/// Whether a sign would make its line a list, a quote or the underline of a heading.
fn begins_block(word: &str, at: usize, letter: char) -> bool {
    let before = word.get(..at).unwrap_or_default();
    match letter {
        '-' | '+' | '=' | '>' | ':' => at == 0,
        '.' | ')' => {
            (1..=MAX_LIST_DIGITS).contains(&before.len())
                && before.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}
