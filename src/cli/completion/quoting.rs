//! Candidates as a shell is to put them into its line. It knows no argument.

use super::line::Word;
use super::shell::Shell;

/// Signs that mean nothing to a shell; letters and figures of all scripts are harmless, too.
const HARMLESS: &str = "-_./:=@%+,−";

/// A candidate as it takes the place of the word at the cursor, or of the part of it that the shell completes; `None` if it
/// does not go on from what stays.
pub fn insertion(shell: Shell, text: &str, current: &Word) -> Option<String> {
    match shell {
        // These quote by themselves.
        Shell::Zsh | Shell::Fish => Some(text.to_owned()),
        Shell::Bash => bash(text, current),
        Shell::Powershell => Some(if is_harmless(text) {
            text.to_owned()
        } else {
            format!("'{}'", text.replace('\'', "''"))
        }),
        Shell::Nushell => Some(nushell(text)),
    }
}

/// Bash completes what stands behind the last sign at which it breaks words, or behind an open quote.
fn bash(text: &str, current: &Word) -> Option<String> {
    let stays = current.text.get(..current.before_break)?;
    let (same, rest) = text.split_at_checked(stays.len())?;
    if !same.eq_ignore_ascii_case(stays) {
        return None;
    }
    Some(match current.open {
        Some('\'') => rest.replace('\'', "'\\''"),
        Some(_) => escaped(rest, |letter| "\"\\$`".contains(letter)),
        None => escaped(rest, |letter| !is_plain(letter)),
    })
}

fn nushell(text: &str) -> String {
    match text {
        _ if is_harmless(text) => text.to_owned(),
        _ if !text.contains('\'') => format!("'{text}'"),
        _ if !text.contains('`') => format!("`{text}`"),
        _ => format!("\"{}\"", escaped(text, |letter| "\"\\".contains(letter))),
    }
}

fn escaped(text: &str, is_special: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_special(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn is_harmless(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_plain)
}

fn is_plain(letter: char) -> bool {
    letter.is_alphanumeric() || HARMLESS.contains(letter)
}

#[cfg(test)]
mod tests {
    use super::super::line::Line;
    use super::*;

    fn put(shell: Shell, typed: &str, text: &str) -> Option<String> {
        insertion(shell, text, &Line::of_text(typed).current)
    }

    #[test]
    fn bash_is_given_what_stands_behind_its_break() {
        let event = "event:\"KubeCon EU\"";
        for (typed, put_in) in [
            ("kubenotes list ev", "event:\\\"KubeCon\\ EU\\\""),
            ("kubenotes list event:Ku", "\\\"KubeCon\\ EU\\\""),
            ("kubenotes list 'event:Ku", "event:\"KubeCon EU\""),
            ("kubenotes list \"event:Ku", "event:\\\"KubeCon EU\\\""),
        ] {
            assert_eq!(
                put(Shell::Bash, typed, event).as_deref(),
                Some(put_in),
                "{typed}"
            );
        }
        assert_eq!(put(Shell::Bash, "kubenotes list topic:a", "on:today"), None);
    }

    #[test]
    fn others_are_given_the_whole_word_in_their_quotes() {
        let title = "it's \"it\"";
        assert_eq!(put(Shell::Powershell, "", title).unwrap(), "'it''s \"it\"'");
        assert_eq!(put(Shell::Nushell, "", title).unwrap(), "`it's \"it\"`");
        assert_eq!(put(Shell::Nushell, "", "a b").unwrap(), "'a b'");
        assert_eq!(put(Shell::Zsh, "", title).unwrap(), title);
        assert_eq!(put(Shell::Fish, "", "2019/a.md").unwrap(), "2019/a.md");
    }
}
