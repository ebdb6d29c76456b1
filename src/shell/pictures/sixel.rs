//! Rows of a picture as sixel graphics. It knows no place on the screen.

use std::fmt::Write;

use crate::app::picture::{IndexedPixels, TRANSPARENT};

/// The pixels of a band.
const BAND: usize = 6;

/// The sequence that draws some rows of cells of a picture with its first pixel at the cursor (DEC STD 070, chapter 9). What
/// is behind transparent pixels stays.
pub fn rows(picture: &IndexedPixels, first: u16, count: u16) -> String {
    let row = picture.width * picture.cell_height;
    let from = (usize::from(first) * row).min(picture.pixels.len());
    let to = (from + usize::from(count) * row).min(picture.pixels.len());
    let pixels = picture.pixels.get(from..to).unwrap_or_default();
    let width = picture.width.max(1);
    let mut out = String::with_capacity(pixels.len() / 2 + picture.palette.len());
    // Writing to a string cannot fail.
    let _ = write!(out, "\x1bP0;1;0q\"1;1;{};{}", width, pixels.len() / width);
    out.push_str(&picture.palette);
    let mut band = Band::default();
    for (nth, pixels) in pixels.chunks(width * BAND).enumerate() {
        if nth > 0 {
            out.push('-');
        }
        band.fill(pixels, width);
        band.write(&mut out);
    }
    out.push_str("\x1b\\");
    out
}

/// Six rows of pixels: for each colour a bit pattern for each column. Kept from band to band to save the memory.
#[derive(Default)]
struct Band {
    width: usize,
    columns: Vec<Vec<u8>>,
    used: Vec<usize>,
}

impl Band {
    fn fill(&mut self, pixels: &[u16], width: usize) {
        self.width = width;
        for colour in self.used.drain(..) {
            if let Some(columns) = self.columns.get_mut(colour) {
                columns.clear();
            }
        }
        for (y, row) in pixels.chunks(width).enumerate() {
            let bit = 1 << y;
            for (x, &colour) in row.iter().enumerate().filter(|&(_, &c)| c != TRANSPARENT) {
                if let Some(column) = self.columns_of(usize::from(colour)).get_mut(x) {
                    *column |= bit;
                }
            }
        }
    }

    fn columns_of(&mut self, colour: usize) -> &mut [u8] {
        if self.columns.len() <= colour {
            self.columns.resize_with(colour + 1, Vec::new);
        }
        let columns = &mut self.columns[colour];
        if columns.is_empty() {
            columns.resize(self.width, 0);
            self.used.push(colour);
        }
        columns
    }

    fn write(&self, out: &mut String) {
        for (nth, &colour) in self.used.iter().enumerate() {
            if nth > 0 {
                out.push('$');
            }
            // Writing to a string cannot fail.
            let _ = write!(out, "#{colour}");
            let columns = self.columns.get(colour).map_or(&[][..], Vec::as_slice);
            let end = columns
                .iter()
                .rposition(|&bits| bits != 0)
                .map_or(0, |at| at + 1);
            for run in columns[..end].chunk_by(|a, b| a == b) {
                let sixel = char::from(b'?' + run[0]);
                if run.len() > 3 {
                    let _ = write!(out, "!{}{sixel}", run.len());
                } else {
                    out.extend(std::iter::repeat_n(sixel, run.len()));
                }
            }
        }
    }
}
