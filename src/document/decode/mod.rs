//! Bytes of a file to text with `\n` line ends, and the name of a revision. It never fails and never guesses silently.

mod legacy;

use std::borrow::Cow;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::model::Issue;

/// How far into a file NUL bytes are looked for, in bytes.
const SNIFFED: usize = 8 * 1024;

/// The text of a file's bytes, without byte order mark and with `\n` line ends, and what was odd about them.
///
/// UTF-8; UTF-16 by its byte order mark or its zero bytes; else the older encoding that makes most sense of them. What is
/// not valid is replaced.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<Issue>) {
    let (text, mut issues) = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        _ => match zero_bytes(bytes) {
            Some(Zeros::Second) => utf16(bytes, u16::from_le_bytes),
            Some(Zeros::First) => utf16(bytes, u16::from_be_bytes),
            None => utf8(bytes),
        },
    };
    let head = text.as_bytes().get(..SNIFFED.min(text.len()));
    if head.is_some_and(|head| memchr::memchr(0, head).is_some()) {
        issues.push(issue(
            1,
            "The file is not text; it is shown as far as it can be.",
        ));
    }
    (with_line_feeds(text), issues)
}

/// The name of a revision of a file: the lower-case hex SHA-256 of its bytes.
pub fn revision(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

fn issue(line: u32, message: &str) -> Issue {
    Issue {
        line,
        message: message.to_owned(),
    }
}

/// Which byte of each pair is zero in text that is UTF-16.
enum Zeros {
    First,
    Second,
}

/// Whether nearly all bytes at even or at odd places are zero, as in UTF-16 without a byte order mark.
fn zero_bytes(bytes: &[u8]) -> Option<Zeros> {
    let head = bytes.get(..SNIFFED).unwrap_or(bytes);
    memchr::memchr(0, head)?;
    let (pairs, _) = head.as_chunks::<2>();
    let count = |at: usize| pairs.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    let (first, second) = (count(0), count(1));
    let most = pairs.len() - pairs.len() / 8;
    if pairs.len() < 4 {
        None
    } else if second >= most && first == 0 {
        Some(Zeros::Second)
    } else {
        (first >= most && second == 0).then_some(Zeros::First)
    }
}

fn utf8(bytes: &[u8]) -> (Cow<'_, str>, Vec<Issue>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Vec::new()),
        Err(error) => {
            if let Some((text, name)) = legacy::text_of(bytes) {
                let message = format!("The file is not UTF-8; it was read as {name}.");
                return (text, vec![issue(1, &message)]);
            }
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
            let message = "The file is not valid UTF-8 from here on; what cannot be read is shown as \u{FFFD}.";
            (String::from_utf8_lossy(bytes), vec![issue(line, message)])
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Cow<'static, str>, Vec<Issue>) {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut broken = !rest.is_empty();
    let text: String = char::decode_utf16(units)
        .map(|character| {
            character.unwrap_or_else(|_| {
                broken = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    let message = "The file is not valid UTF-16; what cannot be read is shown as \u{FFFD}.";
    let issues = broken.then(|| issue(1, message)).into_iter().collect();
    (Cow::Owned(text), issues)
}

fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    let mut lines = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some((line, after)) = rest.split_once('\r') {
        lines.push_str(line);
        lines.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    lines.push_str(rest);
    Cow::Owned(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_line_ends_are_gone() {
        for bytes in [
            &b"one\r\ntwo\rthree"[..],
            b"\xEF\xBB\xBFone\ntwo\nthree",
            b"\xFF\xFEo\0n\0e\0\r\0\n\0t\0w\0o\0\n\0t\0h\0r\0e\0e\0",
            b"\xFE\xFF\0o\0n\0e\0\n\0t\0w\0o\0\n\0t\0h\0r\0e\0e",
        ] {
            assert_eq!(decode(bytes), ("one\ntwo\nthree".into(), Vec::new()));
        }
    }

    #[test]
    fn broken_bytes_are_told_with_their_line() {
        let (text, issues) = decode(b"fine \xE2\x80\x94 so \xE2\x80\x94\nna\xEFve\n");
        assert_eq!(text, "fine — so —\nna\u{FFFD}ve\n");
        assert_eq!(issues.first().map(|issue| issue.line), Some(2));
    }

    #[test]
    fn other_encodings_are_guessed_and_told() {
        let (text, issues) = decode(b"fine\nna\xEFve\n");
        assert_eq!(text, "fine\nnaïve\n");
        assert!(
            issues
                .iter()
                .any(|issue| issue.message.contains("windows-1252"))
        );
        let (text, issues) = decode(b"o\0n\0e\0\r\0\n\0t\0w\0o\0");
        assert_eq!((&*text, issues), ("one\ntwo", Vec::new()));
    }

    #[test]
    fn a_picture_is_no_text() {
        let (_, issues) = decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
        assert!(
            issues
                .iter()
                .any(|issue| issue.message.contains("not text"))
        );
    }

    #[test]
    fn a_revision_is_a_sha256() {
        assert_eq!(
            revision(b""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
