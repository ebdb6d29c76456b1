//! Reading back what the sixel encoder wrote, as pixels of few colours: out of these any rows of the picture can be sent,
//! which bands of six pixels do not allow.

use crate::app::picture::{IndexedPixels, TRANSPARENT};

/// The pixels of a sixel picture (DEC STD 070, chapter 9); `cell_height` is kept for cutting it into rows.
pub fn indexed(sixels: &str, cell_height: usize) -> IndexedPixels {
    let body = sixels.split_once('q').map_or("", |(_, body)| body);
    let mut reader = Reader {
        rest: body.as_bytes(),
        pixels: IndexedPixels {
            cell_height,
            ..IndexedPixels::default()
        },
        height: 0,
        colour: 0,
        x: 0,
        top: 0,
    };
    while reader.step() {}
    reader.pixels
}

struct Reader<'a> {
    rest: &'a [u8],
    pixels: IndexedPixels,
    height: usize,
    colour: u16,
    x: usize,
    /// The first row of the band.
    top: usize,
}

impl Reader<'_> {
    /// Reads one command; `false` at the end.
    fn step(&mut self) -> bool {
        let Some((&command, rest)) = self.rest.split_first() else {
            return false;
        };
        self.rest = rest;
        match command {
            b'"' => self.attributes(),
            b'#' => self.colour(),
            b'!' => {
                let times = self.number();
                if let Some((&sixel, rest)) = self.rest.split_first() {
                    self.rest = rest;
                    self.sixel(sixel, times);
                }
            }
            b'$' => self.x = 0,
            b'-' => {
                self.x = 0;
                self.top += 6;
            }
            b'?'..=b'~' => self.sixel(command, 1),
            0x1b => return false,
            _ => {}
        }
        true
    }

    fn attributes(&mut self) {
        let numbers = self.numbers();
        if let [_, _, width, height] = numbers[..] {
            self.pixels.width = width;
            self.height = height;
            self.pixels.pixels = vec![TRANSPARENT; width * height];
        }
    }

    /// Chooses a colour, or defines one.
    fn colour(&mut self) {
        let numbers = self.numbers();
        self.colour = u16::try_from(*numbers.first().unwrap_or(&0)).unwrap_or(0);
        if numbers.len() == 5 {
            let words: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            self.pixels.palette.push('#');
            self.pixels.palette.push_str(&words.join(";"));
        }
    }

    fn sixel(&mut self, sixel: u8, times: usize) {
        let bits = sixel.saturating_sub(b'?');
        let end = (self.x + times).min(self.pixels.width);
        for bit in (0..6).filter(|bit| bits & (1 << bit) != 0) {
            let row = (self.top + bit) * self.pixels.width;
            let run = self.pixels.pixels.get_mut(row + self.x.min(end)..row + end);
            run.into_iter()
                .flatten()
                .for_each(|pixel| *pixel = self.colour);
        }
        self.x = end;
    }

    fn numbers(&mut self) -> Vec<usize> {
        let mut numbers = vec![self.number()];
        while let Some(rest) = self.rest.strip_prefix(b";") {
            self.rest = rest;
            numbers.push(self.number());
        }
        numbers
    }

    fn number(&mut self) -> usize {
        let end = self
            .rest
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        str::from_utf8(digits)
            .ok()
            .and_then(|digits| digits.parse().ok())
            .unwrap_or(0)
    }
}
