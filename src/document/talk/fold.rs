//! The form in which words are compared: lower case, straight apostrophes, single spaces. It knows no word itself.

/// Longer texts are folded on the heap, in bytes.
const ROOM: usize = 64;

/// Lower case with straight apostrophes and single spaces: the form all words are compared in.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (ascii, other) = rest.split_at(at);
        push_ascii(&mut folded, ascii);
        let mut characters = other.chars();
        match characters.next() {
            Some('’' | '‘' | 'ʼ') => folded.push('\''),
            Some(c) if c.is_whitespace() => folded.push(' '),
            Some(c) => folded.extend(c.to_lowercase()),
            None => {}
        }
        rest = characters.as_str();
    }
    push_ascii(&mut folded, rest);
    with_single_spaces(folded)
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
    if is_plain_spaced(&text) {
        return text;
    }
    let mut single = String::with_capacity(text.len());
    let breaks = |c: char| c.is_ascii() && c.is_whitespace();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(breaks) {
        let (words, spaces) = rest.split_at(at);
        single.push_str(words);
        single.push(' ');
        rest = spaces.trim_start_matches(breaks);
    }
    single.push_str(rest);
    single
}

/// What `ask` says of the folded text; a short text in plain ASCII is folded without allocating.
pub(super) fn with_folded<T>(text: &str, ask: impl FnOnce(&str) -> T) -> T {
    let mut room = [0_u8; ROOM];
    match folded_in(text, &mut room) {
        Some(folded) => ask(folded),
        None => ask(&folded(text)),
    }
}

/// Whether a text is the word, which is folded already.
pub(super) fn is_word(text: &str, word: &str) -> bool {
    // Most words that are asked about differ in their first letter.
    let differs = match (text.as_bytes().first(), word.as_bytes().first()) {
        (Some(first), Some(other)) => {
            first.is_ascii_alphanumeric() && first.to_ascii_lowercase() != *other
        }
        (first, other) => first.is_some() != other.is_some(),
    };
    if differs {
        false
    } else if text.is_ascii() {
        text.eq_ignore_ascii_case(word)
    } else {
        folded(text) == word
    }
}

fn folded_in<'a>(text: &str, room: &'a mut [u8; ROOM]) -> Option<&'a str> {
    let room = room.get_mut(..text.len()).filter(|_| is_plain(text))?;
    room.copy_from_slice(text.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok()
}

/// Whether a text is ASCII whose only white space is single spaces.
fn is_plain(text: &str) -> bool {
    text.is_ascii() && is_plain_spaced(text)
}

/// Whether the only ASCII white space of a text is single spaces.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches the loop becomes vector code"
)]
fn is_plain_spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(1..).unwrap_or_default();
    let strange = bytes.iter().fold(false, |any, &byte| {
        any | ((byte >= b'\t') & (byte <= b'\r'))
    });
    let pairs = bytes.iter().zip(next);
    let has_gaps = pairs.fold(false, |any, (&a, &b)| any | ((a == b' ') & (b == b' ')));
    !strange && !has_gaps
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
