//! Values as JSON text that is safe to print.

use serde::Serialize;

/// A value as indented JSON with a line break at its end, without any character that a terminal would act upon.
///
/// For strings, numbers, lists and maps with string keys, of which all shapes consist, writing cannot fail.
pub fn to_json(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    escape_unseen(&json) + "\n"
}

/// A value as JSON on one line, without a line break at its end, as safe to print as [`to_json`].
pub fn to_json_line(value: &impl Serialize) -> String {
    escape_unseen(&serde_json::to_string(value).unwrap_or_default())
}

/// Writes characters that a terminal would act upon, or that reorder a line, as `\u…`; in JSON they occur in strings only.
fn escape_unseen(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_unseen(letter) {
            out.push_str("\\u");
            let digits = [12, 8, 4, 0].map(|shift| (letter as u32 >> shift) & 0xF);
            out.extend(
                digits
                    .into_iter()
                    .filter_map(|digit| char::from_digit(digit, 16)),
            );
        } else {
            out.push(letter);
        }
    }
    out
}

/// DEL, the C1 control characters, line separators and the bidirectional controls (UAX #9, 2).
const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{7F}'..='\u{9F}'
            | '\u{61C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_upon_is_escaped() {
        let text = "a\u{9b}\u{1b}\u{202e}\u{7f}é";
        let json = to_json(&text);
        assert_eq!(json, "\"a\\u009b\\u001b\\u202e\\u007fé\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
