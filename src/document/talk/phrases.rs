//! Looking for many phrases in a text at once. The phrases and the text are folded already.

/// Phrases to look for.
#[derive(Clone, Debug)]
pub(super) struct Phrases {
    /// In order.
    sorted: Vec<String>,
    /// How each of them begins; most places in a text are told by that.
    beginnings: Vec<Beginning>,
    /// By first byte: the second bytes, the lower five bits as one bit each. Most words of a text are none of them.
    seconds: [u32; 256],
    /// By first byte: the phrases with it.
    groups: Vec<Group>,
}

/// Up to eight bytes as one number, and which of them count.
#[derive(Clone, Copy, Debug)]
struct Beginning {
    bytes: u64,
    mask: u64,
}

impl Beginning {
    fn of(phrase: &[u8]) -> Self {
        let missing = 8 - phrase.len().min(8);
        Self {
            bytes: first_bytes(phrase),
            mask: u64::MAX >> (8 * missing),
        }
    }

    const fn is_that_of(self, bytes: u64) -> bool {
        (self.bytes ^ bytes) & self.mask == 0
    }
}

/// The first eight bytes, with zeros after the end.
fn first_bytes(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => text
            .iter()
            .rev()
            .fold(0, |all, &byte| all << 8 | u64::from(byte)),
    }
}

/// The phrases with the same first byte.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    /// Where they stand among all phrases.
    start: usize,
    end: usize,
}

impl Default for Phrases {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Phrases {
    /// A finder of these phrases, which are longer than one byte.
    pub fn new(mut phrases: Vec<String>) -> Self {
        phrases.retain(|phrase| phrase.len() > 1);
        phrases.sort_unstable();
        let mut groups = vec![Group::default(); 256];
        let mut all_seconds = [0; 256];
        for (at, phrase) in phrases.iter().enumerate() {
            if let [first, second, ..] = phrase.as_bytes()
                && let Some(group) = groups.get_mut(usize::from(*first))
                && let Some(seconds) = all_seconds.get_mut(usize::from(*first))
            {
                if *seconds == 0 {
                    group.start = at;
                }
                *seconds |= bit(*second);
                group.end = at + 1;
            }
        }
        let beginnings = phrases
            .iter()
            .map(|phrase| Beginning::of(phrase.as_bytes()));
        Self {
            beginnings: beginnings.collect(),
            sorted: phrases,
            seconds: all_seconds,
            groups,
        }
    }

    /// Whether the text has one of them, not as a part of longer words.
    pub fn stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
        pairs.enumerate().any(|(at, (&first, &second))| {
            let seconds = self.seconds.get(usize::from(first));
            seconds.is_some_and(|seconds| seconds & bit(second) != 0)
                && !is_inside_word(bytes, at)
                && self.stand_at(bytes.get(at..).unwrap_or_default())
        })
    }

    /// Whether one of them stands at the start of a text and ends with a word.
    fn stand_at(&self, text: &[u8]) -> bool {
        let first = text.first().copied().unwrap_or_default();
        let group = self.groups.get(usize::from(first));
        let Group { start, end } = group.copied().unwrap_or_default();
        let phrases = self.sorted.get(start..end).unwrap_or_default().iter();
        let bytes = first_bytes(text);
        phrases
            .zip(self.beginnings.get(start..end).unwrap_or_default())
            .filter(|(_, beginning)| beginning.is_that_of(bytes))
            .filter_map(|(phrase, _)| text.strip_prefix(phrase.as_bytes()))
            .any(|after| !after.first().is_some_and(u8::is_ascii_alphanumeric))
    }
}

fn is_inside_word(text: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    before.is_some_and(u8::is_ascii_alphanumeric)
}

fn bit(byte: u8) -> u32 {
    1 << (byte & 31)
}

/// Whether no ASCII letter or digit goes on before or after; other scripts do not part words.
pub(super) fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|head| head.chars().next_back());
    let after = text.get(end..).and_then(|rest| rest.chars().next());
    let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !goes_on(before) && !goes_on(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_stand_as_whole_words() {
        let phrases = ["this talk", "talk", "この講演", "i missed", "not-here"];
        let phrases = Phrases::new(phrases.map(str::to_owned).to_vec());
        for text in [
            "talk",
            "a talk.",
            "so this talk",
            "見たこの講演は",
            "x (i missed)",
            "not-here",
        ] {
            assert!(phrases.stand_in(text), "{text}");
        }
        for text in [
            "",
            "t",
            "talks",
            "smalltalk",
            "ai missed",
            "i misse",
            "この",
        ] {
            assert!(!phrases.stand_in(text), "{text}");
        }
    }
}
