//! Standard output: colours or none, the width there is, JSON. Everything else that is printed is harmless text already.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use serde::Serialize;

use crate::export::json_shapes::to_json;
use crate::shell::environment;
use crate::text::harmless;

use super::columns::{aligned, tabbed};
use super::failure::Failure;

/// The width of what is printed where there is no terminal, in cells.
const USUAL_WIDTH: u16 = 80;

/// Standard output of one command.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    is_terminal: bool,
}

impl Output {
    /// Standard output of this process.
    pub fn standard() -> Self {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        Self {
            out: BufWriter::new(stdout.lock()),
            is_terminal,
        }
    }

    /// Whether it goes to a terminal.
    pub const fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Whether the person wants no colours anywhere (<https://no-color.org>).
    pub fn forbids_colours() -> bool {
        environment::is_set("NO_COLOR")
    }

    /// Whether to print colours: `NO_COLOR`, then `CLICOLOR_FORCE`, then whether it is a terminal.
    pub fn has_colours(&self) -> bool {
        colours(
            Self::forbids_colours(),
            environment::value("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
            self.is_terminal,
        )
    }

    /// The width of the terminal, else the usual one.
    pub fn width(&self) -> u16 {
        let known = crossterm::terminal::size()
            .ok()
            .filter(|_| self.is_terminal);
        known.map_or(USUAL_WIDTH, |(width, _)| width.max(1))
    }

    /// Prints a line of text; nothing in it acts on a terminal.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.text(text)?;
        self.out.write_all(b"\n")?;
        Ok(())
    }

    /// Prints a line that says something is done, at once: what comes after it may be stopped.
    pub fn acknowledge(&mut self, text: &str) -> Result<(), Failure> {
        self.line(text)?;
        self.out.flush()?;
        Ok(())
    }

    /// Prints rows.
    pub fn table<const N: usize>(&mut self, rows: &[[String; N]]) -> Result<(), Failure> {
        for line in self.rows(rows) {
            self.line(&line)?;
        }
        Ok(())
    }

    /// Rows as lines: in a terminal as aligned columns cut to its width, elsewhere whole, with tabs between cells.
    pub fn rows<const N: usize>(&self, rows: &[[String; N]]) -> Vec<String> {
        if self.is_terminal {
            aligned(rows, Some(self.width()))
        } else {
            tabbed(rows)
        }
    }

    /// Prints text; nothing in it acts on a terminal.
    pub fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(harmless(text).as_bytes())?;
        Ok(())
    }

    /// Prints lines with colours, made of harmless text and of the program's own escape sequences.
    pub fn styled(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes())?;
        Ok(())
    }

    /// Prints a value as JSON.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        self.out.write_all(to_json(value).as_bytes())?;
        Ok(())
    }

    /// Sees to it that everything is out.
    pub fn finish(mut self) -> Result<(), Failure> {
        self.out.flush()?;
        Ok(())
    }
}

const fn colours(no_color: bool, forced: bool, is_terminal: bool) -> bool {
    !no_color && (forced || is_terminal)
}

/// Tells the person something beside the output.
pub fn warn(sentence: &str) {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(
        io::stderr(),
        "kubenotes: {}",
        crate::text::one_line(sentence)
    );
}

/// Shows lines below what was told.
pub fn show_below(lines: &str) {
    for line in lines.lines() {
        // Where standard error is closed there is nobody to tell.
        let _ = writeln!(io::stderr(), "  {}", crate::text::one_line(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_go_to_terminals_and_where_they_are_forced() {
        assert!(colours(false, false, true));
        assert!(!colours(false, false, false));
        assert!(colours(false, true, false));
        assert!(!colours(true, true, true));
    }
}
