//! The form in which words are compared: lower case, straight apostrophes, single spaces. It knows no word itself.

/// Longer texts are folded on the heap, in bytes.
const ROOM: usize = 64;

/// Lower case with straight apostrophes and single spaces: the form all words are compared in.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (ascii, other) = rest.split_at(ascii_length(rest.as_bytes()));
        push_ascii(&mut folded, ascii);
        let mut characters = other.chars();
        match characters.next() {
            None => return with_single_spaces(folded),
            Some('’' | '‘' | 'ʼ') => folded.push('\''),
            Some(c) if has_no_case(c) => folded.push(c),
            Some(c) if c.is_whitespace() => folded.push(' '),
            Some(c) => folded.extend(c.to_lowercase()),
        }
        rest = characters.as_str();
    }
}

/// Whether a character surely is a letter without case: the scripts between Armenian and Georgian, ideographs, Hangul.
const fn has_no_case(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{109F}' | '\u{3001}'..='\u{A63F}' | '\u{AC00}'..='\u{D7FF}')
}

/// How many bytes from the start are ASCII.
fn ascii_length(bytes: &[u8]) -> usize {
    const CHUNK: usize = 16;
    let (chunks, rest) = bytes.as_chunks::<CHUNK>();
    let whole = chunks.iter().take_while(|chunk| chunk.is_ascii()).count();
    let from = match chunks.get(whole) {
        Some(chunk) => chunk.as_slice(),
        None => rest,
    };
    let more = from.iter().position(|byte| !byte.is_ascii());
    whole * CHUNK + more.unwrap_or(from.len())
}

fn push_ascii(folded: &mut String, ascii: &str) {
    let from = folded.len();
    folded.push_str(ascii);
    if let Some(pushed) = folded.get_mut(from..) {
        pushed.make_ascii_lowercase();
    }
}

/// The text with one space for each run of white space; other scripts' white space is spaces already.
fn with_single_spaces(text: String) -> String {
    let mut bytes = text.into_bytes();
    for byte in &mut bytes {
        // Written without a condition, so that the loop becomes vector code.
        *byte = if (b'\t'..=b'\r').contains(byte) {
            b' '
        } else {
            *byte
        };
    }
    if has_gaps(&bytes) {
        bytes.dedup_by(|next, byte| *byte == b' ' && *next == b' ');
    }
    // Only ASCII was changed, so it is still UTF-8.
    String::from_utf8(bytes).unwrap_or_default()
}

/// What `ask` says of the folded text; a short text in plain ASCII is folded without allocating.
pub(super) fn with_folded<T>(text: &str, ask: impl FnOnce(&str) -> T) -> T {
    let mut room = [0_u8; ROOM];
    let short = folded_in(text, &mut room).and_then(|folded| std::str::from_utf8(folded).ok());
    match short {
        Some(folded) => ask(folded),
        None => ask(&folded(text)),
    }
}

/// The same for those who ask about bytes.
pub(super) fn with_folded_bytes<T>(text: &str, ask: impl FnOnce(&[u8]) -> T) -> T {
    let mut room = [0_u8; ROOM];
    match folded_in(text, &mut room) {
        Some(folded) => ask(folded),
        None => ask(folded(text).as_bytes()),
    }
}

/// Whether a text is the word, which is folded already.
pub(super) fn is_word(text: &str, word: &str) -> bool {
    if text.is_ascii() || (word.is_ascii() && text.len() == word.len()) {
        // What is not ASCII becomes shorter when it is folded to ASCII, if it ever is.
        text.eq_ignore_ascii_case(word)
    } else {
        folded(text) == word
    }
}

fn folded_in<'a>(text: &str, room: &'a mut [u8; ROOM]) -> Option<&'a [u8]> {
    let room = room.get_mut(..text.len())?;
    // Words are too short for vector code to pay.
    let (mut is_plain, mut before) = (true, 0);
    for (to, &byte) in room.iter_mut().zip(text.as_bytes()) {
        let is_letter = (b'!'..=b'~').contains(&byte);
        is_plain &= is_letter || (byte == b' ' && before != b' ');
        *to = byte.to_ascii_lowercase();
        before = byte;
    }
    is_plain.then_some(room)
}

/// Whether two spaces stand side by side.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches the loop becomes vector code"
)]
fn has_gaps(bytes: &[u8]) -> bool {
    let next = bytes.get(1..).unwrap_or_default();
    let pairs = bytes.iter().zip(next);
    pairs.fold(false, |any, (&a, &b)| any | ((a == b' ') & (b == b' ')))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition, character by character.
    fn slowly_folded(text: &str) -> String {
        let mut folded = String::new();
        for c in text.chars() {
            if matches!(c, '’' | '‘' | 'ʼ') {
                folded.push('\'');
            } else if !c.is_whitespace() {
                folded.extend(c.to_lowercase());
            } else if !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        folded
    }

    proptest! {
        #[test]
        fn the_short_ways_give_the_same(text in "[ -~]{0,70}|(\\PC|[ \t\n\u{b}’a-zA-Z]){0,40}", word in "[a-c ']{0,3}") {
            prop_assert_eq!(folded(&text), slowly_folded(&text));
            prop_assert_eq!(with_folded(&text, str::to_owned), slowly_folded(&text));
            prop_assert!(!is_word(&word.to_uppercase(), "abc") || slowly_folded(&word) == "abc");
            prop_assert!(is_word(&slowly_folded(&text), &slowly_folded(&text)));
        }
    }
}
