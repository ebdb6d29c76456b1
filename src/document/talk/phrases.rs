//! Looking for many phrases in a text at once. The phrases and the text are folded already.

/// Phrases to look for.
#[derive(Clone, Debug)]
pub(super) struct Phrases {
    /// Sorted.
    phrases: Vec<String>,
    /// By first byte: the second bytes of the phrases, their lower five bits as one bit each. Most words are none of them.
    seconds: [u32; 256],
}

impl Default for Phrases {
    fn default() -> Self {
        Self {
            phrases: Vec::new(),
            seconds: [0; 256],
        }
    }
}

impl Phrases {
    /// A finder of these phrases, which are longer than one byte.
    pub fn new(mut phrases: Vec<String>) -> Self {
        phrases.retain(|phrase| phrase.len() > 1);
        phrases.sort_unstable();
        let mut seconds = [0; 256];
        for phrase in &phrases {
            if let [first, second, ..] = phrase.as_bytes()
                && let Some(bits) = seconds.get_mut(usize::from(*first))
            {
                *bits |= bit(*second);
            }
        }
        Self { phrases, seconds }
    }

    /// Whether the text has one of them, not as a part of longer words.
    pub fn stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
        pairs.enumerate().any(|(at, (&first, &second))| {
            let bits = self.seconds.get(usize::from(first)).copied();
            bits.unwrap_or_default() & bit(second) != 0
                && !is_inside_word(bytes, at)
                && self.stand_at(bytes.get(at..).unwrap_or_default())
        })
    }

    /// Whether one of them stands at the start of a text and ends with a word.
    fn stand_at(&self, text: &[u8]) -> bool {
        let start = text.get(..2).unwrap_or_default();
        let from = self
            .phrases
            .partition_point(|phrase| phrase.as_bytes() < start);
        self.phrases
            .iter()
            .skip(from)
            .take_while(|phrase| phrase.as_bytes().starts_with(start))
            .filter_map(|phrase| text.strip_prefix(phrase.as_bytes()))
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
