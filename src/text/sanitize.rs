//! Makes text from outside harmless for a terminal. Everything that is not the program's own passes here once, at the edge.
//!
//! It changes only what a terminal would act upon or a reader could not see; letters of every script stay as they are.

use std::borrow::Cow;

/// The text with nothing in it that a terminal acts upon; line breaks (as `\n`) and tabs stay.
///
/// Control characters become visible signs (`␛`), those of the C1 block (ECMA-48, 5.3) the replacement character;
/// bidi embeddings, overrides and isolates (UAX #9, 2.1–2.4) and invisible format characters vanish.
pub fn harmless(text: &str) -> Cow<'_, str> {
    match first_trouble(text) {
        None => Cow::Borrowed(text),
        Some(at) => Cow::Owned(cleaned(text, at)),
    }
}

/// The text as one harmless line: what [`harmless`] does, and every run of white space with a break or tab in it is one space.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let harmless = harmless(text);
    if memchr::memchr2(b'\n', b'\t', harmless.as_bytes()).is_none() {
        return harmless;
    }
    let mut line = String::with_capacity(harmless.len());
    for piece in harmless.split(['\n', '\t']) {
        let piece = piece.trim_matches(' ');
        if !piece.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(piece);
        }
    }
    Cow::Owned(line)
}

/// Whether a text is nothing but spaces and visible ASCII: the common case, told sixteen bytes and more at a time.
pub fn is_printable_ascii(text: &str) -> bool {
    let bytes = text.as_bytes().chunks(64);
    let mut printable = bytes.map(|chunk| {
        let strange = chunk
            .iter()
            .fold(false, |any, &byte| any | !(b' '..=b'~').contains(&byte));
        !strange
    });
    printable.all(|is_printable| is_printable)
}

/// What becomes of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Keep,
    Drop,
    Become(char),
}

const fn is_kept_in_lines(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\t')
}

/// The length in UTF-8 of a character that begins with this byte, if all of those stay as they are: letters of Latin,
/// Greek, Cyrillic, Hebrew, Arabic, Indic scripts, Han and Hangul. Between them stand U+034F and what [`verdict`] knows.
const fn length_of_kept(lead: u8) -> Option<usize> {
    match lead {
        0xC3..=0xCC | 0xCE..=0xDF => Some(2),
        0xE0 | 0xE4..=0xED => Some(3),
        _ => None,
    }
}

/// The byte offset of the first character that does not stay as it is.
fn first_trouble(text: &str) -> Option<usize> {
    if is_printable_ascii(text) {
        return None;
    }
    let mut from = 0;
    loop {
        let rest = text.as_bytes().get(from..)?;
        from += rest.iter().position(|&byte| !is_kept_in_lines(byte))?;
        if let Some(length) = text.as_bytes().get(from).copied().and_then(length_of_kept) {
            from += length;
            continue;
        }
        let character = text.get(from..)?.chars().next()?;
        if character.is_ascii() || verdict(character) != Verdict::Keep {
            return Some(from);
        }
        from += character.len_utf8();
    }
}

fn cleaned(text: &str, good: usize) -> String {
    let (kept, rest) = text.split_at(good);
    let mut clean = String::with_capacity(text.len() + 8);
    clean.push_str(kept);
    let mut in_flag = kept.ends_with('\u{1F3F4}');
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        // A flag such as Scotland's is a black flag and tag letters; tags elsewhere hide text.
        in_flag = character == '\u{1F3F4}' || (in_flag && is_tag(character));
        if in_flag || (character == '\r' && characters.peek() == Some(&'\n')) {
            if in_flag {
                clean.push(character);
            }
            continue;
        }
        match verdict(character) {
            Verdict::Keep => clean.push(character),
            Verdict::Drop => {}
            Verdict::Become(other) => clean.push(other),
        }
    }
    clean
}

const fn is_tag(character: char) -> bool {
    matches!(character, '\u{E0000}'..='\u{E007F}')
}

fn verdict(character: char) -> Verdict {
    match character {
        '\n' | '\t' | ' '..='~' => Verdict::Keep,
        '\r' | '\u{2028}' | '\u{2029}' => Verdict::Become('\n'),
        '\u{0B}' | '\u{0C}' => Verdict::Become(' '),
        '\0'..='\u{1F}' => {
            Verdict::Become(char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{FFFD}'))
        }
        '\u{7F}' => Verdict::Become('\u{2421}'),
        '\u{80}'..='\u{9F}' => Verdict::Become('\u{FFFD}'),
        _ if is_invisible(character) => Verdict::Drop,
        _ if is_no_character(character) => Verdict::Become('\u{FFFD}'),
        _ => Verdict::Keep,
    }
}

/// Format characters that hide text or reorder it. Joiners and the left-to-right and right-to-left marks stay: scripts need them.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'
            | '\u{34F}'
            | '\u{115F}'..='\u{1160}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{1D173}'..='\u{1D17A}'
    ) || is_tag(character)
}

/// Code points that are no characters (Unicode 23.7).
const fn is_no_character(character: char) -> bool {
    matches!(character, '\u{FDD0}'..='\u{FDEF}') || (character as u32 & 0xFFFE) == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_of_any_script_is_borrowed() {
        for text in [
            "Plain, text.\n\tindented",
            "naïve 日本語 שלום",
            "👩‍💻 é نیم‌فاصله",
        ] {
            assert!(matches!(harmless(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn what_a_terminal_acts_upon_becomes_visible() {
        for (bad, good) in [
            ("\u{1b}]0;title\u{7}", "␛]0;title␇"),
            ("a\u{9b}31mb", "a\u{FFFD}31mb"),
            ("a\u{7f}\0b", "a␡␀b"),
            ("one\r\ntwo\rthree\u{2028}four", "one\ntwo\nthree\nfour"),
            ("abc\u{202e}def\u{2066}\u{2069}", "abcdef"),
            ("soft\u{ad}hyphen zero\u{200b}width", "softhyphen zerowidth"),
            ("hidden \u{e0041}\u{e0042}tags", "hidden tags"),
            ("a\u{fdd0}b", "a\u{FFFD}b"),
        ] {
            assert_eq!(harmless(bad), good);
        }
    }

    #[test]
    fn a_flag_of_tags_stays() {
        let scotland = "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} and \u{200b}x";
        assert!(
            harmless(scotland)
                .starts_with("🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} and x")
        );
    }

    #[test]
    fn one_line_joins_with_single_spaces() {
        assert_eq!(one_line("a title\n  over\tlines\r\n"), "a title over lines");
        assert!(matches!(one_line("two  spaces"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_told_by_its_first_byte_stays() {
        for character in '\u{80}'..=char::MAX {
            let mut room = [0; 4];
            let bytes = character.encode_utf8(&mut room).as_bytes();
            if let Some(length) = bytes.first().copied().and_then(length_of_kept) {
                assert_eq!(length, bytes.len());
                assert!(verdict(character) == Verdict::Keep, "{character:?}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_harmful_is_left_and_twice_is_once(text in ".*") {
            let once = one_line(&text).into_owned();
            proptest::prop_assert!(!once.chars().any(char::is_control));
            proptest::prop_assert_eq!(&one_line(&once), &once);
            let lines = harmless(&text).into_owned();
            proptest::prop_assert_eq!(&harmless(&lines), &lines);
        }
    }
}
