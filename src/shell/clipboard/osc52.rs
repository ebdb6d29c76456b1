//! The sequences by which a terminal puts a text on its clipboard (xterm's control sequences, OSC 52), as they have to be
//! sent through what stands around. It writes nothing.

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

use super::way::Around;

/// The longest text that terminals take, in bytes: xterm drops sequences of more than 100,000 bytes, of which 8 are around
/// the text, and in base64 three bytes are four.
pub const MOST: usize = 74_994;

/// What such a sequence begins with, for the clipboard and not the selection.
const BEGIN: &str = "\x1b]52;c;";

/// It ends with BEL: a string terminator inside would end the strings of tmux and screen around it.
const END: &str = "\x07";

/// Bytes that screen takes of one string; what is longer is lost, so it gets pieces (`MAXSTR` is 768 today and was 256).
const PIECE: usize = 200;

/// The bytes for a text; none if it could not be written as a sequence.
pub fn sequence(text: &str, around: Around) -> Option<Vec<u8>> {
    let plain = format!("{BEGIN}{}{END}", encoded(text)?);
    let bytes = match around {
        Around::Nothing => plain,
        // It goes through if allow-passthrough is on, and is taken by tmux itself if set-clipboard is.
        Around::Tmux => through_tmux(&plain) + &plain,
        // Screen passes over the second one. A tmux on the way, which calls itself screen too, takes that.
        Around::Screen => through_screen(&plain) + &plain,
    };
    Some(bytes.into_bytes())
}

/// The text in base64.
fn encoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    queue!(bytes, CopyToClipboard::to_clipboard_from(text)).ok()?;
    let written = String::from_utf8(bytes).ok()?;
    let inside = written.strip_prefix(BEGIN)?;
    Some(inside.trim_end_matches(['\x1b', '\\', '\x07']).to_owned())
}

/// tmux passes on what stands in a string of its own, in which every escape is doubled.
fn through_tmux(sequence: &str) -> String {
    format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b"))
}

/// screen passes on device control strings, one after the other, as if they were one.
fn through_screen(sequence: &str) -> String {
    let mut rest = sequence;
    let mut wrapped = String::with_capacity(sequence.len() + sequence.len() / PIECE * 4 + 8);
    while !rest.is_empty() {
        // All of it is ASCII.
        let (piece, after) = rest.split_at_checked(PIECE).unwrap_or((rest, ""));
        wrapped.push_str("\x1bP");
        wrapped.push_str(piece);
        wrapped.push_str("\x1b\\");
        rest = after;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, around: Around) -> String {
        String::from_utf8(sequence(text, around).unwrap()).unwrap()
    }

    #[test]
    fn a_terminal_is_sent_the_text_in_base64() {
        // RFC 4648, section 10.
        for (text, base64) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foobar", "Zm9vYmFy"),
        ] {
            let expected = format!("\x1b]52;c;{base64}\x07");
            assert_eq!(written(text, Around::Nothing), expected);
        }
        assert_eq!(written("é", Around::Nothing), "\x1b]52;c;w6k=\x07");
    }

    #[test]
    fn tmux_is_asked_to_pass_it_on_and_to_take_it() {
        assert_eq!(
            written("f", Around::Tmux),
            "\x1bPtmux;\x1b\x1b]52;c;Zg==\x07\x1b\\\x1b]52;c;Zg==\x07"
        );
    }

    #[test]
    fn screen_gets_pieces_that_are_the_whole_together() {
        assert!(written("f", Around::Screen).starts_with("\x1bP\x1b]52;c;Zg==\x07\x1b\\"));
        let long = "a long text ".repeat(200);
        let wrapped = through_screen(&written(&long, Around::Nothing));
        let pieces = wrapped.split("\x1b\\").filter(|piece| !piece.is_empty());
        let pieces: Vec<&str> = pieces
            .map(|piece| piece.strip_prefix("\x1bP").unwrap())
            .collect();
        assert!(pieces.len() > 10 && pieces.iter().all(|piece| piece.len() <= PIECE));
        assert_eq!(pieces.concat(), written(&long, Around::Nothing));
    }

    #[test]
    fn the_longest_text_fits_into_what_xterm_takes() {
        let longest = "x".repeat(MOST);
        assert!(written(&longest, Around::Nothing).len() <= 100_000);
    }
}
