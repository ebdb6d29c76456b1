//! From bytes to characters, for everything that leaves the program: files and JSON count characters.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Bytes between two checkpoints.
const STEP: usize = 256;

/// Counts the characters before any byte of one text: one pass over the text, then a short count for each offset.
#[derive(Clone, Debug)]
pub struct CharacterOffsets<'a> {
    text: &'a str,
    /// Characters before byte `STEP × index`; empty if all characters are of one byte.
    checkpoints: Vec<u32>,
}

/// A half-open range of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CharacterSpan {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

impl<'a> CharacterOffsets<'a> {
    /// Counts once through the text.
    pub fn new(text: &'a str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                checkpoints.push(before);
                before += count_starts(chunk);
            }
            checkpoints.push(before);
        }
        Self { text, checkpoints }
    }

    /// How many characters begin before a byte; a byte beyond the end counts as the end.
    pub fn at(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let Some(before) = self.checkpoints.get(byte / STEP) else {
            return byte as u32;
        };
        let start = byte - byte % STEP;
        let rest = self.text.as_bytes().get(start..byte).unwrap_or_default();
        before + count_starts(rest)
    }

    /// A span in characters.
    pub fn span(&self, span: Span) -> CharacterSpan {
        CharacterSpan {
            start: self.at(span.start),
            end: self.at(span.end),
        }
    }
}

/// Bytes that begin a character (not `10xxxxxx`: RFC 3629, section 3).
fn count_starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_characters() {
        for text in ["plain".repeat(300), "naïve 👍🏽 東京 ".repeat(100)] {
            let offsets = CharacterOffsets::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.at(byte as u32), count as u32);
            }
            assert_eq!(offsets.at(u32::MAX), text.chars().count() as u32);
        }
        assert_eq!(CharacterOffsets::new("").at(5), 0);
    }
}
