//! How a role looks: colours and attributes as data. It knows no terminal.

use serde::{Deserialize, Deserializer, de};

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
    /// One of the terminal's own sixteen, 0 to 15.
    Palette(u8),
}

const PALETTE: [&str; 8] = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
];

impl Color {
    /// Reads `#rrggbb` or a palette name such as `yellow` or `bright-blue`.
    pub fn parse(written: &str) -> Option<Self> {
        if let Some(digits) = written.strip_prefix('#') {
            let value = u32::from_str_radix(digits, 16)
                .ok()
                .filter(|_| digits.len() == 6)?;
            let [_, red, green, blue] = value.to_be_bytes();
            return Some(Self::Rgb(red, green, blue));
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
        Self::parse(&written).ok_or_else(|| {
            de::Error::custom(format!(
                "“{written}” is no colour: write #rrggbb or a name like yellow"
            ))
        })
    }
}
