//! Files that are not UTF-8: which older encoding they are in, and their text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// How much of a file is looked at to guess its encoding, in bytes.
const SNIFFED: usize = 256 * 1024;

/// The text of bytes that are not valid UTF-8, and the name of the encoding they were taken for.
///
/// `None` if they are UTF-8 for the most part: then a few bytes are damaged.
pub(super) fn text_of(bytes: &[u8]) -> Option<(Cow<'_, str>, &'static str)> {
    if let Some(text) = of_surrogates(bytes) {
        return Some((Cow::Owned(text), "CESU-8"));
    }
    if is_mostly_utf8(bytes) {
        return None;
    }
    let encoding = guess(bytes.get(..SNIFFED).unwrap_or(bytes));
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Some((text, encoding.name()))
}

/// UTF-8 whose characters beyond the first plane are pairs of surrogates (Unicode TR 26), as old databases write them.
fn of_surrogates(bytes: &[u8]) -> Option<String> {
    memchr::memchr(0xED, bytes)?;
    let mut mended = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let mut has_pairs = false;
    while let Some(at) = memchr::memchr(0xED, rest) {
        let (before, from) = rest.split_at_checked(at)?;
        mended.extend_from_slice(before);
        let Some((character, after)) = pair(from) else {
            mended.push(0xED);
            rest = from.get(1..)?;
            continue;
        };
        has_pairs = true;
        mended.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        rest = after;
    }
    mended.extend_from_slice(rest);
    String::from_utf8(mended).ok().filter(|_| has_pairs)
}

/// The character that two surrogates of three bytes each stand for.
fn pair(bytes: &[u8]) -> Option<(char, &[u8])> {
    let [
        0xED,
        high @ 0xA0..=0xAF,
        a,
        0xED,
        low @ 0xB0..=0xBF,
        b,
        rest @ ..,
    ] = bytes
    else {
        return None;
    };
    let high = (u32::from(high & 0x0F) << 6) | u32::from(a & 0x3F);
    let low = (u32::from(low & 0x0F) << 6) | u32::from(b & 0x3F);
    let character = char::from_u32(0x1_0000 + (high << 10) + low)?;
    Some((character, rest))
}

/// Whether valid sequences beyond ASCII outnumber the invalid ones.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > invalid
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    if encoding.is_single_byte() && is_macintosh(bytes) {
        return MACINTOSH;
    }
    // A single odd sign in English says little about the language: the most common encoding is the best guess.
    let odd = bytes.iter().filter(|byte| **byte >= 0x80).count();
    if encoding.is_single_byte() && odd < 4 {
        return WINDOWS_1252;
    }
    encoding
}

/// Whether letters and quotes make sense in Mac OS Roman and not in Windows-1252: `don\xD5t` is `donÕt` there.
fn is_macintosh(bytes: &[u8]) -> bool {
    let mut mac = 0_usize;
    let mut windows = 0_usize;
    for around in bytes.windows(3) {
        let [before, odd, after] = around else {
            continue;
        };
        let inside = before.is_ascii_lowercase() && after.is_ascii_lowercase();
        match odd {
            // Apostrophes and quotes; capital letters in Windows-1252.
            0xD2..=0xD5 if before.is_ascii_lowercase() || after.is_ascii_alphabetic() => mac += 1,
            // Dashes.
            0xD0 | 0xD1 if before.is_ascii_whitespace() || after.is_ascii_whitespace() => mac += 1,
            // Letters with accents; signs in Windows-1252.
            0x80..=0x90 | 0x93..=0x95 | 0x98..=0x9F if inside => mac += 1,
            0xE0..=0xFF if inside => windows += 1,
            0x91..=0x97 => windows += 1,
            _ => {}
        }
    }
    mac > windows
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn old_encodings_are_told_by_what_makes_sense() {
        for (bytes, text, name) in [
            (
                &b"It\x92s the \x93caf\xE9\x94 \x96 d\xE9j\xE0 vu, na\xEFve na\xEFf \xE0 la carte"[..],
                "It’s the “café” – déjà vu, naïve naïf à la carte",
                "windows-1252",
            ),
            (
                b"It\xD5s the \xD2caf\x8E\xD3 we don\xD5t know",
                "It’s the “café” we don’t know",
                "macintosh",
            ),
            (b"one \xED\xA0\xBD\xED\xB8\x80 two", "one 😀 two", "CESU-8"),
            (
                b"\xBD\xF1\xCC\xEC\xCE\xD2\xC3\xC7\xD1\xA7\xCF\xB0\xD4\xC6\xD4\xAD\xC9\xFA\xBC\xBC\xCA\xF5",
                "今天我们学习云原生技术",
                "GBK",
            ),
        ] {
            assert_eq!(text_of(bytes), Some((text.into(), name)));
        }
    }

    #[test]
    fn a_damaged_byte_among_valid_ones_is_no_encoding() {
        assert_eq!(
            text_of(
                "déjà vu \u{1F600}"
                    .as_bytes()
                    .iter()
                    .copied()
                    .chain([0xFF])
                    .collect::<Vec<_>>()
                    .as_slice()
            ),
            None
        );
    }
}
