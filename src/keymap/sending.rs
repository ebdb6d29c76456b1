//! Which keys a terminal without the kitty keyboard protocol tells apart. It knows no terminal.
//!
//! Such terminals send what a teletype sent (ECMA-48 and xterm's "PC-style" sequences): control with a letter is one of 26
//! characters, and some of these are other keys as well.

use super::key::{KeyCode, KeyPress};

/// The key that such a terminal sends in the place of this one; `None` if it sends this one.
pub fn sent_instead(key: KeyPress) -> Option<KeyPress> {
    match key.code {
        KeyCode::Char(character) if key.ctrl => control(key, character),
        KeyCode::Char(' ') if key.shift => Some(KeyPress {
            shift: false,
            ..key
        }),
        KeyCode::Enter | KeyCode::Backspace | KeyCode::Escape if key.ctrl || key.shift => {
            Some(KeyPress {
                ctrl: false,
                shift: false,
                ..key
            })
        }
        KeyCode::Tab if key.ctrl => Some(KeyPress { ctrl: false, ..key }),
        _ => None,
    }
}

/// Control with a character: most letters have a code of their own, of the other characters few.
fn control(key: KeyPress, character: char) -> Option<KeyPress> {
    let plain = |code| {
        Some(KeyPress {
            code,
            ctrl: false,
            ..key
        })
    };
    match character {
        'i' => plain(KeyCode::Tab),
        'm' => plain(KeyCode::Enter),
        'a'..='z' | ' ' | '/' | '\\' | ']' | '^' => None,
        '[' => plain(KeyCode::Escape),
        other => plain(KeyCode::Char(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_plain_terminal_cannot_tell_apart() {
        for (key, expected) in [
            ("ctrl-i", "tab"),
            ("ctrl-m", "enter"),
            ("ctrl-[", "esc"),
            ("ctrl-;", ";"),
            ("ctrl-1", "1"),
            ("ctrl-enter", "enter"),
            ("alt-shift-enter", "alt-enter"),
            ("shift-space", "space"),
            ("ctrl-tab", "tab"),
            ("shift-backspace", "backspace"),
        ] {
            let key = KeyPress::parse(key).unwrap();
            let sent = sent_instead(key).map(|sent| sent.to_string());
            assert_eq!(sent.as_deref(), Some(expected), "{key}");
        }
        for key in [
            "ctrl-p",
            "ctrl-space",
            "ctrl-/",
            "ctrl-_",
            "alt-enter",
            "shift-tab",
            "ctrl-left",
            "shift-up",
            "f12",
            "alt-<",
            "D",
            "ä",
        ] {
            assert_eq!(sent_instead(KeyPress::parse(key).unwrap()), None, "{key}");
        }
    }
}
