//! The bytes that put pictures on a terminal, beside those of its cells.

use std::io;

use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::style::{Print, ResetColor};

use crate::app::picture::EncodedContent;
use crate::shell::pictures::sixel;
use crate::ui::Placed;

/// As many pictures are left in the terminal's memory.
const KEPT: usize = 12;

/// The pictures that the terminal has been sent, by their numbers, oldest first.
#[derive(Debug, Default)]
pub struct Uploads(Vec<u32>);

impl Uploads {
    /// Forgets them: the terminal has, too.
    pub fn forget(&mut self) {
        self.0.clear();
    }

    /// Sends what is about to be shown and was not sent before; has the terminal forget what is long gone.
    pub fn send(&mut self, out: &mut Vec<u8>, pictures: &[Placed]) -> io::Result<()> {
        let shown: Vec<(u32, &str)> = pictures.iter().filter_map(upload).collect();
        for &(id, upload) in &shown {
            if !self.0.contains(&id) {
                queue!(out, Print(upload))?;
                self.0.push(id);
            }
        }
        while let Some(surplus) = self.surplus(&shown) {
            let id = self.0.remove(surplus);
            queue!(out, Print(format!("\x1b_Gq=2,a=d,d=I,i={id}\x1b\\")))?;
        }
        Ok(())
    }

    fn surplus(&self, shown: &[(u32, &str)]) -> Option<usize> {
        let is_gone = |id: &u32| shown.iter().all(|(shown, _)| shown != id);
        let gone = self.0.iter().position(is_gone);
        gone.filter(|_| self.0.len() > KEPT)
    }
}

fn upload(placed: &Placed) -> Option<(u32, &str)> {
    match &placed.picture.content {
        EncodedContent::Kitty { id, upload, .. } => Some((*id, upload)),
        _ => None,
    }
}

/// Draws rows of a picture over cells, which are emptied before.
pub fn draw(out: &mut Vec<u8>, placed: &Placed) -> io::Result<()> {
    let area = placed.area;
    match &placed.picture.content {
        EncodedContent::HalfBlocks(_) | EncodedContent::Kitty { .. } => return Ok(()),
        EncodedContent::Sixel(pixels) => {
            empty(out, placed)?;
            let rows = sixel::rows(pixels, placed.first_row, area.height);
            queue!(out, MoveTo(area.x, area.y), Print(rows))?;
        }
        EncodedContent::Iterm2(rows) => {
            empty(out, placed)?;
            let shown = rows.iter().skip(usize::from(placed.first_row));
            for (row, y) in shown.zip(area.top()..area.bottom()) {
                queue!(out, MoveTo(area.x, y), Print(row))?;
            }
        }
    }
    Ok(())
}

fn empty(out: &mut Vec<u8>, placed: &Placed) -> io::Result<()> {
    let area = placed.area;
    queue!(out, ResetColor)?;
    for y in area.top()..area.bottom() {
        // ECH: erases cells and what is drawn over them.
        queue!(
            out,
            MoveTo(area.x, y),
            Print(format!("\x1b[{}X", area.width))
        )?;
    }
    Ok(())
}
