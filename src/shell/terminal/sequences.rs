//! What a terminal sends, taken apart: keys, mouse, pastes, and among them its answers and reports. It reads nothing itself.
//!
//! The terminal library knows the same keys, but loses those behind a report that it does not know.

use memchr::memmem;

use crate::app::Event;
use crate::keymap::{KeyCode, KeyPress};
use crate::layout::PixelSize;
use crate::theme::Rgb;

use super::background::{self, Command};
use super::pointer;

/// What a terminal answered and reported so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Whether it says that it draws sixel graphics (DA1, attribute 4).
    pub has_sixel: bool,
    /// The pixels of a cell.
    pub cell: Option<PixelSize>,
    /// The largest sixel picture it draws.
    pub largest_sixel: Option<PixelSize>,
    /// The background.
    pub background: Option<Rgb>,
    /// Whether that was all.
    pub is_complete: bool,
    /// Whether it reports that its colours are others now (mode 2031).
    pub has_new_colors: bool,
}

/// What stands at the beginning of the bytes read.
#[derive(Clone, Debug)]
enum Found {
    /// A sequence of this many bytes that was an answer, or one that means nothing here.
    Sequence(usize),
    /// Something typed, and its bytes.
    Typed(Event, usize),
    /// The rest has not come yet.
    Half,
}

impl Answer {
    /// Takes what is whole off the bytes read: notes the answers, gives back what was typed, pasted, and done with the mouse.
    pub fn take(&mut self, read: &mut Vec<u8>) -> Vec<Event> {
        let mut typed = Vec::new();
        let mut taken = 0;
        while let Some(rest) = read.get(taken..).filter(|rest| !rest.is_empty()) {
            taken += match self.first(rest) {
                Found::Half => break,
                Found::Sequence(length) => length,
                Found::Typed(event, length) => {
                    typed.push(event);
                    length
                }
            };
        }
        read.drain(..taken.min(read.len()));
        typed
    }

    fn first(&mut self, bytes: &[u8]) -> Found {
        match bytes {
            [0x1b, b'[', rest @ ..] => self.control(rest),
            [0x1b, b'O', last, ..] => named(*last).map_or(Found::Sequence(3), |code| key(code, 3)),
            [0x1b, b']', rest @ ..] => self.command(rest),
            [0x1b] | [0x1b, b'O'] => Found::Half,
            [0x1b, 0x1b, ..] => key(KeyCode::Escape, 1),
            [0x1b, rest @ ..] => with_alt(&self.first(rest)),
            [b'\r' | b'\n', ..] => key(KeyCode::Enter, 1),
            [b'\t', ..] => key(KeyCode::Tab, 1),
            [0x7f | 0x08, ..] => key(KeyCode::Backspace, 1),
            [0, ..] => with_control(' '),
            [byte @ 1..=26, ..] => with_control(char::from(byte - 1 + b'a')),
            [byte @ 28..=31, ..] => with_control(char::from(byte - 28 + b'4')),
            _ => character(bytes),
        }
    }

    /// An operating system command behind its `ESC ]`.
    fn command(&mut self, rest: &[u8]) -> Found {
        match background::read(rest) {
            Command::Background(color, length) => {
                self.background = Some(color);
                Found::Sequence(2 + length)
            }
            Command::Other(length) => Found::Sequence(2 + length),
            Command::Half => Found::Half,
            Command::None => with_alt(&key(KeyCode::Char(']'), 1)),
        }
    }

    /// A control sequence (ECMA-48, section 5.4) behind its `ESC [`.
    fn control(&mut self, rest: &[u8]) -> Found {
        if let [b'[', rest @ ..] = rest {
            return of_linux_console(rest);
        }
        let ends = |byte: &u8| matches!(byte, 0x40..=0x7e | 0x1b);
        let Some(end) = rest.iter().position(ends) else {
            return Found::Half;
        };
        if rest[end] == 0x1b {
            return Found::Sequence(2 + end);
        }
        let (parameters, last) = (&rest[..end], rest[end]);
        let length = 2 + end + 1;
        if (parameters, last) == (b"200", b'~') {
            return pasted(&rest[end + 1..], length);
        }
        if matches!(last, b'M' | b'm') {
            return match pointer::mouse(parameters, last) {
                Some(event) => Found::Typed(event, length),
                // Three bytes follow where a terminal knows no decimal coordinates.
                None if parameters.is_empty() && rest.len() < end + 4 => Found::Half,
                None if parameters.is_empty() => Found::Sequence(length + 3),
                None => Found::Sequence(length),
            };
        }
        let is_private = parameters.starts_with(b"?");
        let numbers = numbers(parameters);
        match (last, is_private, &numbers[..]) {
            (b'c', true, attributes) => {
                self.has_sixel = attributes.iter().skip(1).any(|&attribute| attribute == 4);
                self.is_complete = true;
            }
            (b't', false, &[6, height, width]) => self.cell = Some(PixelSize { width, height }),
            (b'Z', false, []) => {
                let mut press = KeyPress::plain(KeyCode::Tab);
                press.shift = true;
                return Found::Typed(Event::Key(press), length);
            }
            (b'S', true, &[2, 0, width, height]) => {
                self.largest_sixel = Some(PixelSize { width, height });
            }
            // `CSI ? 997 ; 1 n` for dark and 2 for light; which colours they are is asked.
            (b'n', true, &[997, _]) => self.has_new_colors = true,
            (b'u', false, _) => return told_apart(parameters, length),
            (b'~', false, &[number]) => {
                if let Some(code) = numbered(number) {
                    return key(code, length);
                }
            }
            (b'~', false, &[number, held]) => {
                if let Some(code) = numbered(number) {
                    return held_key(code, held, length);
                }
            }
            (_, false, []) => {
                if let Some(code) = named(last) {
                    return key(code, length);
                }
            }
            (_, false, &[1, held]) => {
                if let Some(code) = named(last) {
                    return held_key(code, held, length);
                }
            }
            _ => {}
        }
        Found::Sequence(length)
    }
}

/// What stands at the beginning of bytes behind which nothing follows, though a sequence would: a key, as it seems.
pub fn without_end(bytes: &[u8]) -> Option<KeyPress> {
    match bytes {
        [0x1b] => Some(KeyPress::plain(KeyCode::Escape)),
        [0x1b, letter @ b'!'..=b'~'] => {
            let mut press = KeyPress::char(char::from(*letter));
            press.alt = true;
            Some(press)
        }
        _ => None,
    }
}

/// What stands behind an escape, with alt held; else the escape is one.
fn with_alt(behind: &Found) -> Found {
    match behind {
        Found::Typed(Event::Key(press), length) => {
            let press = KeyPress {
                alt: true,
                ..*press
            };
            Found::Typed(Event::Key(press), length + 1)
        }
        Found::Half => Found::Half,
        Found::Typed(..) | Found::Sequence(_) => key(KeyCode::Escape, 1),
    }
}

/// A character with control held, as a control character tells it.
fn with_control(character: char) -> Found {
    let mut press = KeyPress::char(character);
    press.ctrl = true;
    Found::Typed(Event::Key(press.normalised()), 1)
}

/// F1 to F5 of Linux' console behind their `ESC [ [`.
fn of_linux_console(rest: &[u8]) -> Found {
    match rest {
        [] => Found::Half,
        [letter @ b'A'..=b'E', ..] => key(KeyCode::Function(letter - b'A' + 1), 4),
        _ => Found::Sequence(3),
    }
}

const fn key(code: KeyCode, length: usize) -> Found {
    let press = KeyPress {
        code,
        ctrl: false,
        alt: false,
        shift: false,
    };
    Found::Typed(Event::Key(press), length)
}

/// A key with others held (xterm's numbering: one more than the sum of shift 1, alt 2, control 4).
fn held_key(code: KeyCode, held: u32, length: usize) -> Found {
    let held = held.saturating_sub(1);
    let press = KeyPress {
        code,
        ctrl: held & 4 != 0,
        alt: held & 2 != 0,
        shift: held & 1 != 0,
    };
    Found::Typed(Event::Key(press.normalised()), length)
}

/// A key as the kitty keyboard protocol tells it: its code, what it is with shift, and what is held.
fn told_apart(parameters: &[u8], length: usize) -> Found {
    let text = str::from_utf8(parameters).unwrap_or_default();
    let mut fields = text.split(';');
    let mut codes = fields.next().unwrap_or_default().split(':');
    let mut code = || codes.next().and_then(|code| code.parse::<u32>().ok());
    let (plain, shifted) = (code(), code());
    let held = fields.next().unwrap_or_default().split(':').next();
    let held = held.and_then(|held| held.parse().ok()).unwrap_or(1u32);
    let has_shift = held.saturating_sub(1) & 1 != 0;
    let code = match shifted.filter(|_| has_shift).or(plain) {
        Some(27) => KeyCode::Escape,
        Some(13) => KeyCode::Enter,
        Some(9) => KeyCode::Tab,
        Some(127) => KeyCode::Backspace,
        Some(keypad @ 57_399..=57_427) => match of_keypad(keypad) {
            Some(code) => code,
            None => return Found::Sequence(length),
        },
        Some(other) => match char::from_u32(other).filter(|other| !other.is_control()) {
            Some(character) => KeyCode::Char(character),
            None => return Found::Sequence(length),
        },
        None => return Found::Sequence(length),
    };
    held_key(code, held, length)
}

/// What the keys of the keypad are, in the order of their codes from 57399 on (kitty keyboard protocol, "functional key
/// definitions").
const fn of_keypad(code: u32) -> Option<KeyCode> {
    const SIGNS: &[u8] = b"0123456789./*-+\r=,";
    let nth = code.wrapping_sub(57_399) as usize;
    if nth < SIGNS.len() {
        return Some(match SIGNS[nth] {
            b'\r' => KeyCode::Enter,
            sign => KeyCode::Char(sign as char),
        });
    }
    Some(match code {
        57_417 => KeyCode::Left,
        57_418 => KeyCode::Right,
        57_419 => KeyCode::Up,
        57_420 => KeyCode::Down,
        57_421 => KeyCode::PageUp,
        57_422 => KeyCode::PageDown,
        57_423 => KeyCode::Home,
        57_424 => KeyCode::End,
        57_425 => KeyCode::Insert,
        57_426 => KeyCode::Delete,
        _ => return None,
    })
}

/// A character of a text; a byte that belongs to none is passed over.
fn character(bytes: &[u8]) -> Found {
    let chunk = bytes.utf8_chunks().next();
    let valid = chunk
        .as_ref()
        .and_then(|chunk| chunk.valid().chars().next());
    match valid {
        Some(character) => {
            let press = KeyPress::char(character);
            Found::Typed(Event::Key(press), character.len_utf8())
        }
        None if bytes.len() < 4
            && str::from_utf8(bytes).is_err_and(|e| e.error_len().is_none()) =>
        {
            Found::Half
        }
        None => Found::Sequence(1),
    }
}

/// Whether these bytes are a bracketed paste that is not over.
pub fn is_paste(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1b[200~")
}

/// A bracketed paste, begun with so many bytes before `rest`.
fn pasted(rest: &[u8], begun: usize) -> Found {
    const END: &[u8] = b"\x1b[201~";
    // It is searched for again with every reading, so it must be found fast.
    match memmem::find(rest, END) {
        Some(at) => {
            let text = String::from_utf8_lossy(&rest[..at]).into_owned();
            Found::Typed(Event::Paste(text), begun + at + END.len())
        }
        None => Found::Half,
    }
}

fn numbers(parameters: &[u8]) -> Vec<u32> {
    let parameters = parameters.strip_prefix(b"?").unwrap_or(parameters);
    let text = str::from_utf8(parameters).unwrap_or_default();
    text.split(';')
        .map_while(|part| part.parse().ok())
        .collect()
}

const fn named(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::Function(last - b'P' + 1),
        _ => return None,
    })
}

const fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // xterm leaves gaps between the groups of function keys.
        11..=15 => KeyCode::Function((number - 10) as u8),
        17..=21 => KeyCode::Function((number - 11) as u8),
        23 | 24 => KeyCode::Function((number - 12) as u8),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the bytes one by one; gives the answer, what was typed, and what is left.
    fn read(bytes: &[u8]) -> (Answer, String, Vec<u8>) {
        let (mut answer, mut typed, mut waiting) = (Answer::default(), Vec::new(), Vec::new());
        for &byte in bytes {
            waiting.push(byte);
            typed.extend(answer.take(&mut waiting));
        }
        (answer, shown(typed), waiting)
    }

    fn shown(events: Vec<Event>) -> String {
        let shown = events.into_iter().map(|event| match event {
            Event::Key(press) => press.to_string(),
            Event::Paste(text) => format!("“{text}”"),
            Event::Mouse(mouse) => format!("{:?}", mouse.kind),
            other => panic!("{other:?}"),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_answer_is_understood() {
        let (answer, typed, left) = read(b"\x1b[6;17;9t\x1b[?2;0;1000;800S\x1b[?63;1;2;4;9;22c");
        assert_eq!((typed.as_str(), left.len()), ("", 0));
        let size = |width, height| Some(PixelSize { width, height });
        assert_eq!(
            answer,
            Answer {
                has_sixel: true,
                cell: size(9, 17),
                largest_sixel: size(1000, 800),
                background: None,
                is_complete: true,
                has_new_colors: false,
            }
        );
        assert!(!read(b"\x1b[?64;1;2c").0.has_sixel);
        assert!(!read(b"\x1b[?4;1;2c").0.has_sixel);
    }

    #[test]
    fn the_background_is_understood_among_keys() {
        let (answer, typed, left) =
            read(b"j\x1b]11;rgb:ffff/ffff/ffff\x1b\\k\x1b[?62;22cx\x1b[200~a");
        assert_eq!((typed.as_str(), left), ("j k x", b"\x1b[200~a".to_vec()));
        assert_eq!(answer.background, Some((255, 255, 255)));
        let (_, typed, left) = read(b"\x1b]j\x1bOP\x1b[Z\x1b[15~\x1b[24~");
        assert_eq!(
            (typed.as_str(), left.len()),
            ("alt-] j f1 shift-tab f5 f12", 0)
        );
    }

    #[test]
    fn what_is_typed_meanwhile_is_not_lost() {
        let (answer, typed, _) =
            read("j\x1b[B\x1b[6;17;9tä\x1b[6~\r\x04\x1b[200~a\nb\x1b[201~\x1b[?1c".as_bytes());
        assert_eq!(typed, "j down ä pagedown enter ctrl-d “a\nb”");
        assert!(answer.is_complete && answer.cell.is_some());
    }

    #[test]
    fn keys_told_apart_are_not_lost_either() {
        let (_, typed, left) =
            read(b"\x1b[27u\x1b[105;5u\x1b[44:60;4u\x1b[1;5A\x1b[5;2~\x1b[13;3u\x1b[127;5:1u");
        assert_eq!(
            typed,
            "esc ctrl-i alt-< ctrl-up shift-pageup alt-enter ctrl-backspace"
        );
        assert_eq!(left, b"");
    }

    #[test]
    fn keys_of_all_kinds_of_terminals_are_known() {
        let (_, typed, left) = read(
            "\x1b[[A\x1b[[E\x1bOS\x00\x1f\x1c\x1bé\x1b\x01\x1b\x7f\x1b[57399u\x1b[57414u\x1b[57426;5u\x1b[57399;1u\x1b[3;5~".as_bytes(),
        );
        assert_eq!(
            typed,
            "f1 f5 f4 ctrl-space ctrl-/ ctrl-\\ alt-é ctrl-alt-a alt-backspace 0 enter ctrl-delete 0 ctrl-delete"
        );
        assert_eq!(left, b"");
    }

    #[test]
    fn new_colours_are_reported_among_keys() {
        let (answer, typed, left) = read(b"j\x1b[?997;2nk");
        assert!(answer.has_new_colors && !answer.is_complete);
        assert_eq!((typed.as_str(), left.len()), ("j k", 0));
    }

    #[test]
    fn behind_what_has_no_end_was_a_key() {
        let shown = |bytes| without_end(bytes).map(|press| press.to_string());
        assert_eq!(shown(b"\x1b").as_deref(), Some("esc"));
        assert_eq!(shown(b"\x1b[").as_deref(), Some("alt-["));
        assert_eq!(shown(b"\x1b[1;"), None);
        let (_, typed, left) = read(b"\x1b[M !!j\x1b\x1b");
        assert_eq!((typed.as_str(), left), ("j esc", b"\x1b".to_vec()));
    }

    #[test]
    fn anything_can_be_read() {
        let (answer, typed, left) = read(b"\x1b[<0;3;4M\xff\x1b[?\x1b[99~\x1bOA\x1b");
        assert_eq!(typed, "Press up");
        assert_eq!(left, b"\x1b");
        assert!(!answer.is_complete);
    }

    /// What terminals send, and parts of it.
    const PARTS: [&[u8]; 20] = [
        b"\x1b",
        b"[",
        b"O",
        b"]",
        b"]11;rgb:1c1c/1f1f/2626",
        b"\x07",
        b"\x1b\\",
        b"1;5A",
        b"j",
        "é".as_bytes(),
        b"\xff",
        b"\x01",
        b"200~",
        b"\x1b[201~",
        b"M",
        b"<0;3;4",
        b"?997;1n",
        b"?62;4c",
        b"27;5u",
        b"\xf0\x9f",
    ];

    proptest::proptest! {
        #[test]
        fn it_is_all_one_in_which_pieces_bytes_come(parts in proptest::collection::vec(0..PARTS.len(), 0..24)) {
            let bytes: Vec<u8> = parts.iter().flat_map(|at| PARTS[*at]).copied().collect();
            let (mut answer, mut waiting) = (Answer::default(), bytes.clone());
            let typed = answer.take(&mut waiting);
            let (in_pieces, pieces, left) = read(&bytes);
            proptest::prop_assert_eq!(answer, in_pieces);
            proptest::prop_assert_eq!(shown(typed), pieces);
            proptest::prop_assert_eq!(waiting, left);
        }
    }
}
