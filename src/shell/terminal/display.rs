//! By which means this terminal shows pictures: what the environment says of it, what it must be asked, and what its answer
//! means. It reads nothing from the terminal.

use std::ffi::OsString;

use super::sequences::Answer;
use crate::app::picture::{Display, Means};
use crate::config::PictureChoice;
use crate::layout::PixelSize;

/// Asks for the pixels of a cell (xterm, window operation 16), the largest sixel picture (XTSMGRAPHICS), and what the
/// terminal is (DA1). Every terminal answers the last one, in this order; what it does not know it passes over.
///
/// Answers to these are harmless when they come so late that they are read as keys. Those to the queries of the kitty
/// protocol are not, so that kitty is told by its name.
pub const QUERY: &[u8] = b"\x1b[16t\x1b[?2;1;0S\x1b[c";

/// What a cell may measure, in pixels; what is outside is no measure.
const CELL: std::ops::RangeInclusive<u32> = 3..=200;

/// A value of the environment.
type Variables<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The means that the environment tells; [`Means::Unknown`] where the terminal has to be asked.
pub fn means(choice: PictureChoice, variables: Variables<'_>) -> Means {
    let blocks = blocks(variables);
    match choice {
        PictureChoice::Kitty => kitty(variables),
        PictureChoice::Iterm2 => Means::Iterm2,
        PictureChoice::Sixel => Means::Sixel,
        PictureChoice::HalfBlocks => Means::HalfBlocks,
        PictureChoice::Auto | PictureChoice::Off => by_name(variables, blocks),
    }
}

/// The means that this process's environment tells.
pub fn means_here(choice: PictureChoice) -> Means {
    means(choice, &crate::shell::environment::value)
}

/// Half blocks are nothing but colours.
fn blocks(variables: Variables<'_>) -> Means {
    match variables("NO_COLOR") {
        Some(_) => Means::Nothing,
        None => Means::HalfBlocks,
    }
}

/// Cells that stand for parts of a picture say by their colour of which.
fn kitty(variables: Variables<'_>) -> Means {
    match blocks(variables) {
        Means::HalfBlocks => Means::Kitty,
        without_colours => without_colours,
    }
}

fn by_name(variables: Variables<'_>, blocks: Means) -> Means {
    let value = |name| {
        let value = variables(name).unwrap_or_default();
        value.to_string_lossy().into_owned()
    };
    let term = value("TERM");
    let program = value("TERM_PROGRAM");
    let is_multiplexed = ["TMUX", "STY"].map(variables).iter().any(Option::is_some)
        || term.starts_with("tmux")
        || term.starts_with("screen");
    if matches!(&*term, "" | "dumb" | "linux") {
        return Means::Nothing;
    }
    // What a multiplexer cannot draw it may spill, and what the terminal around it can draw is not known.
    if is_multiplexed || variables("KONSOLE_VERSION").is_some() {
        return blocks;
    }
    if matches!(&*term, "xterm-kitty" | "xterm-ghostty") {
        return kitty(variables);
    }
    // A terminal that was started from another one inherits its name.
    let is_own_name = variables("XTERM_VERSION").is_none();
    match &*program {
        "ghostty" if is_own_name => kitty(variables),
        "iTerm.app" | "WezTerm" if is_own_name => Means::Iterm2,
        _ if value("LC_TERMINAL") == "iTerm2" => Means::Iterm2,
        _ => Means::Unknown,
    }
}

/// The means of a terminal that was asked; without an answer it is taken to have none of its own.
pub fn answered(display: Display, answer: &Answer, variables: Variables<'_>) -> Display {
    Display {
        means: match display.means {
            Means::Unknown if answer.has_sixel => Means::Sixel,
            Means::Unknown => blocks(variables),
            known => known,
        },
        cell: answer
            .cell
            .filter(|&cell| is_cell(cell))
            .unwrap_or(display.cell),
        most: answer.largest_sixel.unwrap_or(display.most),
    }
}

/// The pixels of a cell as the system knows them.
pub fn cell() -> Option<PixelSize> {
    let window = crossterm::terminal::window_size().ok()?;
    let per = |pixels: u16, cells: u16| u32::from(pixels).checked_div(u32::from(cells));
    Some(PixelSize {
        width: per(window.width, window.columns)?,
        height: per(window.height, window.rows)?,
    })
    .filter(|&cell| is_cell(cell))
}

fn is_cell(cell: PixelSize) -> bool {
    CELL.contains(&cell.width) && CELL.contains(&cell.height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(variables: &[(&str, &str)]) -> Means {
        let value = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        means(PictureChoice::Auto, &value)
    }

    #[test]
    fn terminals_with_a_name_need_not_be_asked() {
        assert_eq!(told(&[("TERM", "xterm-kitty")]), Means::Kitty);
        assert_eq!(told(&[("TERM", "xterm-ghostty")]), Means::Kitty);
        let term = ("TERM", "xterm-256color");
        assert_eq!(told(&[term, ("TERM_PROGRAM", "WezTerm")]), Means::Iterm2);
        assert_eq!(told(&[term, ("LC_TERMINAL", "iTerm2")]), Means::Iterm2);
        assert_eq!(told(&[term]), Means::Unknown);
        let inside = [term, ("TERM_PROGRAM", "ghostty"), ("XTERM_VERSION", "x")];
        assert_eq!(told(&inside), Means::Unknown);
    }

    #[test]
    fn nothing_is_sent_through_a_multiplexer() {
        let kitty = ("TERM", "xterm-kitty");
        assert_eq!(told(&[kitty, ("TMUX", "/tmp/x")]), Means::HalfBlocks);
        assert_eq!(told(&[("TERM", "screen-256color")]), Means::HalfBlocks);
        let colourless = [("TERM", "tmux"), ("NO_COLOR", "1")];
        assert_eq!(told(&colourless), Means::Nothing);
    }

    #[test]
    fn where_there_are_no_colours_there_are_no_pictures() {
        for term in ["dumb", "linux", ""] {
            assert_eq!(told(&[("TERM", term)]), Means::Nothing, "{term}");
        }
    }
}
