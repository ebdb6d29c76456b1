//! Fewer colours than a theme names: what stands in their place. It asks no terminal.

use super::contrast::Rgb;
use super::look::{Color, Look};

/// How many colours there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// As the theme says.
    #[default]
    Full,
    /// The 256 of xterm.
    Palette256,
    /// The terminal's own sixteen.
    Sixteen,
    /// None: bold, underline and reverse have to do.
    None,
}

/// The steps of each part of a colour in xterm's cube of 6 × 6 × 6, which are its colours 16 to 231.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The first of xterm's 24 greys, and how far apart they are.
const FIRST_GREY: u8 = 8;
const GREY_STEP: u8 = 10;

/// A look with the nearest of xterm's 256 colours.
pub fn in_256(look: Look) -> Look {
    Look {
        fg: look.fg.map(nearest_of_256),
        bg: look.bg.map(nearest_of_256),
        ..look
    }
}

/// What xterm's colours from 16 on are; the first sixteen are the terminal's own.
pub fn rgb_of(index: u8) -> Option<Rgb> {
    match index {
        0..=15 => None,
        16..=231 => {
            let index = usize::from(index - 16);
            let step = |at: usize| STEPS.get(at).copied();
            Some((step(index / 36)?, step(index / 6 % 6)?, step(index % 6)?))
        }
        232..=255 => {
            let grey = FIRST_GREY + (index - 232) * GREY_STEP;
            Some((grey, grey, grey))
        }
    }
}

fn nearest_of_256(color: Color) -> Color {
    let Color::Rgb(red, green, blue) = color else {
        return color;
    };
    let distance = |index: &u8| rgb_of(*index).map(|known| distance((red, green, blue), known));
    let nearest = (16..=255).min_by_key(distance);
    nearest.map_or(color, Color::Palette)
}

/// How unlike two colours are, as the eye has it: a cheap formula that weighs the parts by how red the colours are
/// (<https://www.compuphase.com/cmetric.htm>).
fn distance(one: Rgb, other: Rgb) -> u32 {
    let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
    let redness = u32::from(one.0).midpoint(u32::from(other.0));
    (512 + redness) * square(one.0, other.0)
        + 1024 * square(one.1, other.1)
        + (767 - redness) * square(one.2, other.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_256_is_taken() {
        assert_eq!(nearest_of_256(Color::Rgb(255, 0, 0)), Color::Palette(196));
        assert_eq!(
            nearest_of_256(Color::Rgb(0x76, 0x76, 0x76)),
            Color::Palette(243)
        );
        assert_eq!(nearest_of_256(Color::Rgb(0, 0, 0)), Color::Palette(16));
        assert_eq!(nearest_of_256(Color::Palette(3)), Color::Palette(3));
        for index in 16..=255 {
            let rgb = rgb_of(index).unwrap();
            let Color::Palette(found) = nearest_of_256(Color::Rgb(rgb.0, rgb.1, rgb.2)) else {
                panic!()
            };
            assert_eq!(rgb_of(found), Some(rgb));
        }
    }
}
