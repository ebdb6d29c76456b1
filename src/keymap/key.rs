//! One key press, and how it is written: `j`, `ctrl-p`, `shift-tab`, `?`. It knows no terminal library.

use std::fmt;

/// A key with its modifiers.
///
/// For a character the shift key is already in the character (`D`, `?`), so `shift` is only set for named keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyPress {
    /// Which key.
    pub code: KeyCode,
    /// Control was held.
    pub ctrl: bool,
    /// Alt (Meta, Option) was held.
    pub alt: bool,
    /// Shift was held, for keys that are not characters.
    pub shift: bool,
}

/// The keys that can be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A character.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Escape,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// F1 to F24.
    Function(u8),
}

/// The names of the keys that are not characters; the first name of a key is the one shown.
const NAMES: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("return", KeyCode::Enter),
    ("esc", KeyCode::Escape),
    ("escape", KeyCode::Escape),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("del", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("space", KeyCode::Char(' ')),
];

impl KeyPress {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character without modifiers.
    pub const fn char(character: char) -> Self {
        Self::plain(KeyCode::Char(character))
    }

    /// The character this key types into a text field, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(character) if !self.ctrl && !self.alt => Some(character),
            _ => None,
        }
    }

    /// Reads a key as it is written in a keymap; `None` if there is no such key.
    pub fn parse(written: &str) -> Option<Self> {
        let mut key = Self::plain(KeyCode::Char(' '));
        let mut rest = written;
        loop {
            let modifier = ["ctrl-", "alt-", "shift-"]
                .into_iter()
                .find(|prefix| rest.len() > prefix.len() && begins_with(rest, prefix));
            match modifier {
                Some("ctrl-") => key.ctrl = true,
                Some("alt-") => key.alt = true,
                Some(_) => key.shift = true,
                None => break,
            }
            rest = rest.get(modifier.map_or(0, str::len)..)?;
        }
        key.code = code_named(rest)?;
        Some(key.normalised())
    }

    /// Reads keys separated by blanks; the error is the first word that is no key.
    pub fn parse_sequence(written: &str) -> Result<Vec<Self>, String> {
        written
            .split_whitespace()
            .map(|word| Self::parse(word).ok_or_else(|| word.to_owned()))
            .collect()
    }

    /// The same key with shift folded into a character where that is possible, and the one name of control characters that
    /// have several.
    #[must_use]
    pub fn normalised(mut self) -> Self {
        if let KeyCode::Char(character) = self.code {
            if self.shift && character != ' ' {
                let mut upper = character.to_uppercase();
                if let (Some(only), None) = (upper.next(), upper.next()) {
                    self.code = KeyCode::Char(only);
                }
                self.shift = false;
            }
            if self.ctrl
                && let KeyCode::Char(character) = self.code
            {
                self.code = KeyCode::Char(one_name(character.to_ascii_lowercase()));
            }
        }
        self
    }
}

/// With control these are one character each, 0x1c to 0x1f (ECMA-48, table 1), which keyboards send in several ways.
const fn one_name(with_control: char) -> char {
    match with_control {
        '4' => '\\',
        '5' => ']',
        '6' => '^',
        '7' | '_' => '/',
        other => other,
    }
}

/// Whether a text begins with a word of ASCII letters, in either case.
fn begins_with(text: &str, word: &str) -> bool {
    let beginning = text.as_bytes().get(..word.len());
    beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(word.as_bytes()))
}

/// The names of the keys that are no characters.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

fn code_named(name: &str) -> Option<KeyCode> {
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Some(KeyCode::Char(only));
    }
    let known = NAMES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    if let Some((_, code)) = known {
        return Some(*code);
    }
    let number: u8 = name.strip_prefix(['f', 'F'])?.parse().ok()?;
    (1..=24)
        .contains(&number)
        .then_some(KeyCode::Function(number))
}

impl fmt::Display for KeyPress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, prefix) in [
            (self.ctrl, "ctrl-"),
            (self.alt, "alt-"),
            (self.shift, "shift-"),
        ] {
            if held {
                out.write_str(prefix)?;
            }
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return out.write_str(name);
        }
        match self.code {
            KeyCode::Char(character) => write!(out, "{character}"),
            KeyCode::Function(number) => write!(out, "f{number}"),
            _ => Ok(()),
        }
    }
}

/// A sequence of keys as it is written in a file.
pub fn written(keys: &[KeyPress]) -> String {
    keys.iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_the_way_it_is_read() {
        for written in [
            "j",
            "D",
            "?",
            "-",
            "ctrl-p",
            "alt-x",
            "shift-tab",
            "ctrl-space",
            "f12",
            "pagedown",
            "esc",
        ] {
            let key = KeyPress::parse(written).unwrap();
            assert_eq!(key.to_string(), written);
        }
    }

    #[test]
    fn other_spellings_mean_the_same() {
        for (a, b) in [
            ("Escape", "esc"),
            ("Ctrl-P", "ctrl-p"),
            ("shift-d", "D"),
            ("return", "enter"),
            ("ctrl--", "ctrl--"),
            ("ctrl-_", "ctrl-/"),
            ("ctrl-7", "ctrl-/"),
        ] {
            assert_eq!(KeyPress::parse(a), KeyPress::parse(b));
            assert!(KeyPress::parse(a).is_some());
        }
    }

    #[test]
    fn what_is_no_key_is_named() {
        assert_eq!(
            KeyPress::parse_sequence("g hyper-x"),
            Err("hyper-x".to_owned())
        );
        assert_eq!(KeyPress::parse("f25"), None);
        assert_eq!(KeyPress::parse(""), None);
    }
}
