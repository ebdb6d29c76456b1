//! A text field: the editor widget of `ratatui-textarea` behind the few calls the overlays need.

use ratatui_textarea::{CursorMove, Input, Key, TextArea, WrapMode};

use crate::keymap::{KeyCode, KeyPress};

/// A field of one line or many.
#[derive(Clone, Debug)]
pub struct Field {
    area: TextArea<'static>,
    lines: Lines,
}

/// How many lines a field can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lines {
    One,
    Many,
}

impl Field {
    /// A field of one line, the cursor behind its text.
    pub fn one_line(text: &str) -> Self {
        Self::with(Lines::One, text)
    }

    /// A field of many lines, wrapped at words, the cursor behind its text.
    pub fn many_lines(text: &str) -> Self {
        let mut field = Self::with(Lines::Many, text);
        field.area.set_wrap_mode(WrapMode::WordOrGlyph);
        field
    }

    fn with(lines: Lines, text: &str) -> Self {
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, lines }
    }

    /// Its text.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Replaces its text, the cursor behind it.
    pub fn set(&mut self, text: &str) {
        *self = match self.lines {
            Lines::One => Self::one_line(text),
            Lines::Many => Self::many_lines(text),
        };
    }

    /// Whether the cursor stands behind the last character.
    pub fn cursor_at_end(&self) -> bool {
        let cursor = self.area.cursor();
        let lines = self.area.lines();
        cursor.0 + 1 == lines.len()
            && lines
                .last()
                .is_some_and(|line| cursor.1 == line.chars().count())
    }

    /// Where the cursor stands: line and character, from 0.
    pub fn cursor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    /// The text before the cursor and behind it.
    pub fn split_at_cursor(&self) -> (String, String) {
        let (line, column) = self.cursor();
        let above: usize = self
            .area
            .lines()
            .iter()
            .take(line)
            .map(|line| line.chars().count() + 1)
            .sum();
        let text = self.text();
        let before: String = text.chars().take(above + column).collect();
        let behind = text.get(before.len()..).unwrap_or_default().to_owned();
        (before, behind)
    }

    /// Puts the cursor of a field of one line behind so many bytes.
    pub fn move_to(&mut self, byte: usize) {
        let text = self.text();
        let before = text.get(..byte).unwrap_or(&text);
        let column = u16::try_from(before.chars().count()).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(0, column));
    }

    /// Types a key into the field; false if the key means nothing to it.
    pub fn type_key(&mut self, key: KeyPress) -> bool {
        if self.lines == Lines::One
            && matches!(
                key.code,
                KeyCode::Enter | KeyCode::Tab | KeyCode::Up | KeyCode::Down
            )
        {
            return false;
        }
        let before = (self.area.lines().len(), self.cursor());
        let changed = self.area.input(input(key));
        if self.lines == Lines::One && self.area.lines().len() > 1 {
            self.set(&self.text().replace('\n', " "));
        }
        changed || before != (self.area.lines().len(), self.cursor())
    }

    /// Inserts pasted text; line ends become blanks in a field of one line, control characters vanish.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text: String = match self.lines {
            Lines::One => text
                .chars()
                .map(|c| if c == '\n' { ' ' } else { c })
                .filter(|c| !c.is_control())
                .collect(),
            Lines::Many => text
                .chars()
                .filter(|&c| c == '\n' || c == '\t' || !c.is_control())
                .collect(),
        };
        self.area.insert_str(text);
    }

    /// The widget, for drawing.
    pub const fn area(&self) -> &TextArea<'static> {
        &self.area
    }
}

fn input(key: KeyPress) -> Input {
    Input {
        key: widget_key(key.code),
        ctrl: key.ctrl,
        alt: key.alt,
        shift: key.shift,
    }
}

const fn widget_key(code: KeyCode) -> Key {
    match code {
        KeyCode::Char(character) => Key::Char(character),
        KeyCode::Enter => Key::Enter,
        KeyCode::Escape => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Function(number) => Key::F(number),
        KeyCode::Insert => Key::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_one_line_stays_one() {
        let mut field = Field::one_line("Arg");
        field.type_key(KeyPress::char('o'));
        assert!(!field.type_key(KeyPress::plain(KeyCode::Enter)));
        field.paste(" and\r\nCUE\u{1b}[31m");
        assert_eq!(field.text(), "Argo and CUE[31m");
        assert!(field.cursor_at_end());
    }

    #[test]
    fn the_cursor_parts_the_text() {
        let mut field = Field::one_line("Größe");
        field.type_key(KeyPress::plain(KeyCode::Left));
        field.type_key(KeyPress::plain(KeyCode::Left));
        assert_eq!(field.split_at_cursor(), ("Grö".to_owned(), "ße".to_owned()));
        let field = Field::many_lines("a\nb");
        assert_eq!(field.split_at_cursor(), ("a\nb".to_owned(), String::new()));
    }

    #[test]
    fn a_note_keeps_its_lines() {
        let mut field = Field::many_lines("one");
        field.type_key(KeyPress::plain(KeyCode::Enter));
        field.paste("two\nthree");
        assert_eq!(field.text(), "one\ntwo\nthree");
    }
}
