//! Text as a search sees it: lower case, without accents, with plain quotes and dashes; and the way back to the original.
//!
//! It knows nothing of queries or entries.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::Span;

/// A folded text with, for every byte, where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For every byte of `text` the first byte of its original character; `None` if the two have the same offsets.
    origins: Option<Vec<u32>>,
}

/// Folds a text and keeps the way back.
pub fn fold(original: &str) -> Folded {
    if original.is_ascii() {
        return Folded {
            text: original.to_ascii_lowercase(),
            origins: None,
        };
    }
    let mut text = String::with_capacity(original.len());
    let mut origins = Vec::with_capacity(original.len());
    for (offset, letter) in original.char_indices() {
        fold_letter(letter, &mut text);
        origins.resize(text.len(), offset as u32);
    }
    Folded {
        text,
        origins: Some(origins),
    }
}

/// Appends the folded text to `out`, for those who never go back.
pub fn fold_into(original: &str, out: &mut String) {
    if original.is_ascii() {
        let start = out.len();
        out.push_str(original);
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
    } else {
        original.chars().for_each(|letter| fold_letter(letter, out));
    }
}

impl Folded {
    /// The bytes of the original that a byte range of the folded text came from, widened to whole graphemes.
    pub fn original_span(&self, original: &str, range: Range<usize>) -> Span {
        let Some(last) = range.end.checked_sub(1).filter(|last| *last >= range.start) else {
            return Span::default();
        };
        let (first, last) = (self.origin(range.start), self.origin(last));
        widen_to_graphemes(original, first, last)
    }

    fn origin(&self, folded_byte: usize) -> usize {
        match &self.origins {
            None => folded_byte,
            Some(origins) => origins
                .get(folded_byte)
                .map_or(0, |origin| *origin as usize),
        }
    }
}

/// The smallest span of whole graphemes that holds the bytes `first` and `last`.
fn widen_to_graphemes(text: &str, first: usize, last: usize) -> Span {
    if parts_letters(text, first) && parts_letters(text, last + 1) {
        return Span::new(first as u32, last as u32 + 1);
    }
    let mut span: Option<Span> = None;
    for (start, grapheme) in text.grapheme_indices(true) {
        let end = start + grapheme.len();
        if end > first && start <= last {
            let here = Span::new(start as u32, end as u32);
            span = Some(span.map_or(here, |before| before.union(here)));
        }
        if start > last {
            break;
        }
    }
    span.unwrap_or_default()
}

/// Whether graphemes surely part here: between two characters of ASCII, of which only a line's two ends belong together.
fn parts_letters(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let is_plain = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii() && *byte != b'\r');
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    is_plain(before) && is_plain(bytes.get(at))
}

fn fold_letter(letter: char, out: &mut String) {
    if letter.is_ascii() {
        out.push(letter.to_ascii_lowercase());
        return;
    }
    decompose_compatible(letter, |part| {
        if is_ignored(part) {
            return;
        }
        for lower in part.to_lowercase().filter(|lower| !is_ignored(*lower)) {
            match plain(lower) {
                Some(plain) => out.push_str(plain),
                None => out.push(lower),
            }
        }
    });
}

/// The lower-case ASCII letter, digit or sign that a person types for a character: without its accent, in plain width.
/// `None` if there is none, or more than one.
pub(super) fn typed_as(letter: char) -> Option<char> {
    let mut out = String::new();
    fold_letter(letter, &mut out);
    let mut letters = out.chars();
    match (letters.next(), letters.next()) {
        (Some(typed), None) if typed.is_ascii_graphic() => Some(typed),
        _ => None,
    }
}

/// Whether a character is an accent on the letter before it.
pub(super) const fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

/// Accents (Unicode blocks of combining diacritical marks) and characters without a width that nobody types.
/// The vowel signs of Indic scripts stay: without them words would lose their sound.
const fn is_ignored(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36F}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'
            | '\u{FEFF}'
    )
}

/// What a person types for letters and signs that Unicode does not decompose.
const fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(original: &str, expected: &str) {
        assert_eq!(fold(original).text, expected);
        let mut appended = String::from("x");
        fold_into(original, &mut appended);
        assert_eq!(appended, format!("x{expected}"));
    }

    #[test]
    fn letters_quotes_and_dashes_become_plain() {
        check("KubeCon", "kubecon");
        check("São Paulo", "sao paulo");
        check("Sa\u{303}o", "sao");
        check("Łódź – “Straße”", "lodz - \"strasse\"");
        check("it’s…", "it's...");
        check("İstanbul", "istanbul");
        check("東京", "東京");
    }

    #[test]
    fn a_range_leads_back_to_whole_graphemes() {
        let original = "xx Sa\u{303}o 👩‍💻!";
        let folded = fold(original);
        let at = folded.text.find("sao").unwrap();
        let span = folded.original_span(original, at..at + 2);
        assert_eq!(span.of(original), "Sa\u{303}");
        let at = folded.text.find('👩').unwrap();
        let span = folded.original_span(original, at..at + 4);
        assert_eq!(span.of(original), "👩‍💻");
        assert!(folded.original_span(original, 3..3).is_empty());
        let original = "x\r\ny";
        assert_eq!(
            fold(original).original_span(original, 1..2).of(original),
            "\r\n"
        );
    }

    proptest::proptest! {
        #[test]
        fn every_range_leads_back_inside(original in "\\PC{0,20}", start in 0usize..30, length in 0usize..30) {
            let folded = fold(&original);
            let end = (start + length).min(folded.text.len());
            let span = folded.original_span(&original, start..end);
            proptest::prop_assert!(original.get(span.range()).is_some());
        }
    }
}
