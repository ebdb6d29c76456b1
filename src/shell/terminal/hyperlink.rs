//! Links that the terminal itself opens: OSC 8, as far as a terminal is known to bear it. Which cells belong to a link is
//! noted in the cells, behind their symbol, so that comparing and moving cells needs to know nothing of links.
//!
//! The sequence is that of <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>.

use std::io::{self, Write};
use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};

use crate::shell::environment::value;
use crate::text::width::grapheme_width;
use crate::ui::ScreenLink;

/// A link of a frame. It is the same in every frame that shows the same link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkId(u32);

/// The links of a frame with their addresses.
#[derive(Debug, Default)]
pub struct Links {
    addresses: Vec<(LinkId, String)>,
}

/// Where the two characters that note a link in a cell begin: private ones that no post brings along to a cell of this kind.
const PLANE: u32 = 0xF_0000;

impl Links {
    /// Notes the links in the cells of a frame.
    pub fn note(frame: &mut Buffer, links: Vec<ScreenLink>) -> Self {
        let mut addresses: Vec<(LinkId, String)> = Vec::new();
        for link in links {
            let id = LinkId::of(&link);
            for column in link.columns.clone() {
                if let Some(cell) = frame.cell_mut((column, link.row)) {
                    note(cell, id);
                }
            }
            addresses.push((id, link.address));
        }
        addresses.sort();
        addresses.dedup();
        Self { addresses }
    }

    /// Writes where a link begins; `None` is where one ends.
    pub fn write(&self, bytes: &mut Vec<u8>, link: Option<LinkId>) -> io::Result<()> {
        let found = link.and_then(|id| {
            let at = self.addresses.binary_search_by_key(&id, |(id, _)| *id);
            self.addresses.get(at.ok()?)
        });
        match found {
            Some((id, address)) => write!(bytes, "\x1b]8;id={:x};{address}\x1b\\", id.0),
            None => write!(bytes, "\x1b]8;;\x1b\\"),
        }
    }
}

impl LinkId {
    /// FNV-1a over the address and the place, which parts two links to one address.
    fn of(link: &ScreenLink) -> Self {
        let place = link.place.to_le_bytes();
        let bytes = link.address.bytes().chain(place);
        Self(bytes.fold(0x811c_9dc5, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        }))
    }
}

/// Notes a link in a cell, unless something else than a character is in it, or the second half of a wide one.
fn note(cell: &mut Cell, id: LinkId) {
    let width = NonZeroU16::new(grapheme_width(cell.symbol()));
    let is_plain = cell.diff_option == CellDiffOption::None && !cell.symbol().contains('\x1b');
    let (Some(width), true) = (width, is_plain) else {
        return;
    };
    let half = |bits: u32| char::from_u32(PLANE + (bits & 0xFFFF)).unwrap_or_default();
    let noted = format!("{}{}{}", cell.symbol(), half(id.0 >> 16), half(id.0));
    cell.set_symbol(&noted);
    cell.diff_option = CellDiffOption::ForcedWidth(width);
}

/// The link of a cell, if one is noted in it.
pub fn link_of(cell: &Cell) -> Option<LinkId> {
    let noted = parts(cell)?.1;
    let mut halves = noted
        .chars()
        .map(|half| u32::from(half).wrapping_sub(PLANE));
    Some(LinkId((halves.next()? << 16) | halves.next()?))
}

/// What a cell shows.
pub fn symbol_of(cell: &Cell) -> &str {
    parts(cell).map_or_else(|| cell.symbol(), |(symbol, _)| symbol)
}

/// What a cell shows, and what is noted behind it.
fn parts(cell: &Cell) -> Option<(&str, &str)> {
    if !matches!(cell.diff_option, CellDiffOption::ForcedWidth(_)) {
        return None;
    }
    let symbol = cell.symbol();
    let (at, _) = symbol.char_indices().rev().nth(1)?;
    let (shown, noted) = symbol.split_at_checked(at)?;
    let is_note = |c: char| (PLANE..PLANE + 0x1_0000).contains(&u32::from(c));
    noted.chars().all(is_note).then_some((shown, noted))
}

/// Whether the terminal bears links: by what it says of itself in the environment.
pub fn terminal_has_links() -> bool {
    has_links(|name| value(name)?.into_string().ok())
}

/// Terminals that print the sequence, or do worse, are left alone; most others open the link or ignore it.
fn has_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    if let Some(forced) = variable("FORCE_HYPERLINK") {
        return forced != "0";
    }
    let term = variable("TERM").unwrap_or_default();
    let kind = term.split(['-', '.']).next().unwrap_or_default();
    let is_multiplexer = variable("TMUX").is_some();
    // GNU screen takes the address for a title; tmux, which may call itself that, passes it on or drops it.
    let is_unfit = match kind {
        "" | "dumb" | "linux" | "cons25" | "eterm" | "vt100" | "vt102" | "vt220" | "ansi"
        | "rxvt" => true,
        "screen" => !is_multiplexer,
        _ => false,
    };
    // Before 0.50 VTE could crash on one.
    let is_old = variable("VTE_VERSION")
        .and_then(|version| version.parse::<u32>().ok())
        .is_some_and(|version| version < 5000);
    let is_emacs = variable("INSIDE_EMACS").is_some();
    !is_unfit && !is_old && !is_emacs
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn frame(text: &str) -> Buffer {
        let mut frame = Buffer::empty(Rect::new(0, 0, 12, 2));
        frame.set_string(0, 0, text, Style::new());
        frame
    }

    fn link(columns: std::ops::Range<u16>, address: &str) -> ScreenLink {
        ScreenLink {
            row: 0,
            columns,
            address: address.to_owned(),
            place: 7,
        }
    }

    #[test]
    fn a_noted_link_is_read_back_and_changes_no_width() {
        let mut noted = frame("a会議b e");
        let links = Links::note(&mut noted, vec![link(1..5, "https://example.org/")]);
        let shown: Vec<&str> = noted.content[..8].iter().map(symbol_of).collect();
        assert_eq!(shown[..2], ["a", "会"]);
        assert_eq!(shown[3], "議");
        assert_eq!(
            (link_of(&noted.content[0]), link_of(&noted.content[5])),
            (None, None)
        );
        let id = link_of(&noted.content[1]);
        assert!(id.is_some() && id == link_of(&noted.content[3]));
        let mut bytes = Vec::new();
        links.write(&mut bytes, id).unwrap();
        let written = String::from_utf8(bytes).unwrap();
        assert!(
            written.starts_with("\x1b]8;id=") && written.ends_with(";https://example.org/\x1b\\"),
            "{written:?}"
        );
    }

    #[test]
    fn the_same_link_elsewhere_on_screen_makes_the_same_cells() {
        let (mut one, mut two) = (frame("link"), frame("link"));
        Links::note(&mut one, vec![link(0..4, "https://a.example/")]);
        Links::note(&mut two, vec![link(0..4, "https://a.example/")]);
        assert_eq!(one, two);
        let mut other = frame("link");
        Links::note(&mut other, vec![link(0..4, "https://b.example/")]);
        assert_ne!(one, other);
        assert_eq!(one.diff(&other).len(), 4);
    }

    #[test]
    fn terminals_that_would_print_it_are_left_alone() {
        let check = |variables: &[(&str, &str)]| {
            has_links(|name| {
                let found = variables.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(check(&[("TERM", "xterm-256color")]));
        assert!(check(&[("TERM", "xterm-kitty")]));
        assert!(check(&[("TERM", "screen-256color"), ("TMUX", "/tmp/x")]));
        assert!(check(&[("TERM", "xterm"), ("VTE_VERSION", "7600")]));
        assert!(check(&[("TERM", "dumb"), ("FORCE_HYPERLINK", "1")]));
        for unfit in [
            "",
            "dumb",
            "linux",
            "screen",
            "screen.xterm-256color",
            "screen-256color",
            "eterm-color",
        ] {
            assert!(!check(&[("TERM", unfit)]), "{unfit}");
        }
        assert!(!check(&[("TERM", "xterm"), ("VTE_VERSION", "4600")]));
        assert!(!check(&[("TERM", "xterm"), ("FORCE_HYPERLINK", "0")]));
        assert!(!check(&[("TERM", "xterm"), ("INSIDE_EMACS", "29.1,vterm")]));
    }
}
