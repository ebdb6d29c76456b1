//! How a role looks: colours and attributes as data. It knows no terminal.

use serde::{Deserialize, Deserializer, de};

use crate::text::{nearest, one_line};

/// Colours and attributes; what is `None` or false stays as it is beneath.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "five attributes of a terminal cell, each on or off"
)]
pub struct Look {
    /// The colour of the letters.
    pub fg: Option<Color>,
    /// The colour behind them.
    pub bg: Option<Color>,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Fainter.
    pub dim: bool,
    /// Letters and background swapped.
    pub reverse: bool,
}

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// Red, green, blue.
    Rgb(u8, u8, u8),
    /// One of the terminal's 256, of which the first sixteen are its own.
    Palette(u8),
}

/// The names of the terminal's first eight colours; `bright-` before them makes the others of its sixteen.
pub const PALETTE: [&str; 8] = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
];

/// Names of a look's colours in theme files.
pub const COLORS: [&str; 2] = ["fg", "bg"];

/// Names of a look's attributes in theme files.
pub const ATTRIBUTES: [&str; 5] = ["bold", "italic", "underline", "dim", "reverse"];

impl Look {
    /// Whether it names a colour that the terminal's sixteen do not have.
    pub fn needs_more_than_sixteen(&self) -> bool {
        let is_further = |color: &Color| !matches!(color, Color::Palette(0..=15));
        [self.fg, self.bg].iter().flatten().any(is_further)
    }

    /// The colour of this name, to be set.
    pub(super) fn color_mut(&mut self, name: &str) -> Option<&mut Option<Color>> {
        match name {
            "fg" => Some(&mut self.fg),
            "bg" => Some(&mut self.bg),
            _ => None,
        }
    }

    /// The attribute of this name, to be set.
    pub(super) fn attribute_mut(&mut self, name: &str) -> Option<&mut bool> {
        match name {
            "bold" => Some(&mut self.bold),
            "italic" => Some(&mut self.italic),
            "underline" => Some(&mut self.underline),
            "dim" => Some(&mut self.dim),
            "reverse" => Some(&mut self.reverse),
            _ => None,
        }
    }
}

impl Color {
    /// Reads `#rrggbb`, a palette name such as `yellow` or `bright-blue`, or a number of the 256; the error is a sentence
    /// that says what would be right.
    pub fn read(written: &str) -> Result<Self, String> {
        Self::parse(written).ok_or_else(|| {
            let names = PALETTE.iter().copied();
            let nearest = nearest(written.trim_start_matches("bright-"), names);
            let hint = nearest.map(|name| format!("did you mean {name}? "));
            format!(
                "“{}” is no colour; {}write \"#rrggbb\" in quotes, a name like yellow or bright-blue, or a number from 0 to 255",
                one_line(written),
                hint.unwrap_or_default()
            )
        })
    }

    fn parse(written: &str) -> Option<Self> {
        if let Some(digits) = written.strip_prefix('#') {
            let is_hex = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let value = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
            let [_, red, green, blue] = value.to_be_bytes();
            return Some(Self::Rgb(red, green, blue));
        }
        if let Ok(number) = written.parse() {
            return Some(Self::Palette(number));
        }
        let (name, bright) = written
            .strip_prefix("bright-")
            .map_or((written, 0), |name| (name, 8));
        let index = PALETTE.iter().position(|known| *known == name)?;
        u8::try_from(index)
            .ok()
            .map(|index| Self::Palette(index + bright))
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        Self::read(&written).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read() {
        assert_eq!(Color::read("#Ff8000"), Ok(Color::Rgb(255, 128, 0)));
        assert_eq!(Color::read("blue"), Ok(Color::Palette(4)));
        assert_eq!(Color::read("bright-blue"), Ok(Color::Palette(12)));
        assert_eq!(Color::read("208"), Ok(Color::Palette(208)));
        for wrong in [
            "",
            "#fff",
            "#+12345",
            "256",
            "bright-",
            "bright-208",
            "Blue ",
        ] {
            assert!(Color::read(wrong).is_err(), "{wrong}");
        }
        let error = Color::read("purpel-yelow").unwrap_err();
        assert!(error.contains("is no colour"), "{error}");
        assert!(
            Color::read("yelow")
                .unwrap_err()
                .contains("did you mean yellow?")
        );
    }
}
