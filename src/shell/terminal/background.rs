//! What colour the terminal's background is: the question, whom it is asked, and what an answer says. It reads nothing from
//! the terminal.

use std::ffi::OsString;

use crate::theme::Rgb;

/// Asks for the background (OSC 11, xterm's "dynamic colors"), and then what the terminal is (DA1), which every terminal
/// answers: so one that knows no colours need not be waited for.
pub const QUERY: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// Terminals that print what they do not know, or have no answer, by the beginning of `TERM`.
const NOT_ASKED: [&str; 8] = [
    "dumb", "linux", "vt", "cons", "ansi", "cygwin", "screen", "emacs",
];

/// A value of the environment.
type Variables<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// What the bytes behind the introducer of an operating system command (ECMA-48, section 8.3.89) are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The background's colour, in so many bytes with the end.
    Background(Rgb, usize),
    /// Another report of so many bytes.
    Other(usize),
    /// The rest has not come yet.
    Half,
    /// None at all: somebody pressed alt and a bracket.
    None,
}

/// Longer is no report.
const LONGEST: usize = 4096;

/// Whether a terminal is asked.
pub fn is_asked(variables: Variables<'_>) -> bool {
    let term = variables("TERM").unwrap_or_default();
    let term = term.to_string_lossy();
    // GNU screen hands no answer through.
    let is_known = !term.is_empty() && variables("STY").is_none();
    is_known && !NOT_ASKED.iter().any(|name| term.starts_with(name))
}

/// Reads a report: `11;rgb:1c1c/1f1f/2626` and its end, which is BEL or ST.
pub fn read(bytes: &[u8]) -> Command {
    let bytes = bytes.get(..LONGEST).unwrap_or(bytes);
    let is_number = |byte: &u8| byte.is_ascii_digit();
    let digits = bytes.iter().take_while(|byte| is_number(byte)).count();
    match bytes.get(digits) {
        None if bytes.len() < LONGEST => return Command::Half,
        Some(b';') if digits > 0 => {}
        _ => return Command::None,
    }
    let Some(end) = bytes.iter().position(|byte| matches!(byte, 0x07 | 0x1b)) else {
        return if bytes.len() < LONGEST {
            Command::Half
        } else {
            Command::None
        };
    };
    let length = match bytes.get(end..) {
        Some([0x07, ..]) => end + 1,
        Some([0x1b, b'\\', ..]) => end + 2,
        Some([0x1b]) => return Command::Half,
        _ => return Command::Other(end),
    };
    let text = str::from_utf8(bytes.get(..end).unwrap_or_default()).unwrap_or_default();
    match text.strip_prefix("11;").and_then(color) {
        Some(color) => Command::Background(color, length),
        None => Command::Other(length),
    }
}

/// Reads `rgb:rrrr/gggg/bbbb` (X11's form, one to four digits for each part), also with `rgba:` and a fourth part.
fn color(written: &str) -> Option<Rgb> {
    let parts = written
        .strip_prefix("rgb:")
        .or_else(|| written.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(part);
    Some((parts.next()??, parts.next()??, parts.next()??))
}

/// A part, scaled to a byte.
fn part(digits: &str) -> Option<u8> {
    let most = 16u32
        .checked_pow(u32::try_from(digits.len()).ok()?)?
        .checked_sub(1)?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let is_part = (1..=4).contains(&digits.len()) && most > 0;
    u8::try_from((value * 255).checked_div(most).filter(|_| is_part)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colour_is_read_in_every_form() {
        let dark = (0x1c, 0x1f, 0x26);
        assert_eq!(
            read(b"11;rgb:1c1c/1f1f/2626\x07j"),
            Command::Background(dark, 22)
        );
        assert_eq!(
            read(b"11;rgb:1c/1f/26\x1b\\"),
            Command::Background(dark, 17)
        );
        let white = (255, 255, 255);
        assert_eq!(
            read(b"11;rgba:ffff/ffff/ffff/ffff\x07"),
            Command::Background(white, 28)
        );
        assert_eq!(read(b"11;rgb:f/f/f\x07"), Command::Background(white, 13));
    }

    #[test]
    fn what_is_no_colour_is_passed_over() {
        assert_eq!(read(b"11;?\x07"), Command::Other(5));
        assert_eq!(read(b"4;1;rgb:0/0/0\x07"), Command::Other(14));
        assert_eq!(read(b"11;rgb:00000/0/0\x07"), Command::Other(17));
        for half in [&b""[..], b"1", b"11;rgb:1c", b"11;rgb:1/1/1\x1b"] {
            assert_eq!(read(half), Command::Half);
        }
        assert_eq!(read(b"j"), Command::None);
        assert_eq!(read(b";"), Command::None);
    }

    #[test]
    fn who_cannot_answer_is_not_asked() {
        let asked = |variables: &'static [(&str, &str)]| {
            is_asked(&|name: &str| {
                let found = variables.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| OsString::from(value))
            })
        };
        assert!(asked(&[("TERM", "xterm-256color")]));
        assert!(asked(&[("TERM", "tmux-256color"), ("TMUX", "x")]));
        assert!(!asked(&[("TERM", "linux")]) && !asked(&[]));
        assert!(!asked(&[("TERM", "xterm"), ("STY", "1")]));
    }
}
