//! How light colours are, and how well one can be read on another: WCAG 2.1. Only arithmetic.

use super::background::Background;

/// The least contrast between text and what is behind it (WCAG 2.1, success criterion 1.4.3).
pub const LEAST: f64 = 4.5;

/// Red, green and blue.
pub type Rgb = (u8, u8, u8);

/// The contrast of two colours, from 1 to 21.
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What a colour is as a background: light if black can be read better on it than white.
pub fn background(color: Rgb) -> Background {
    if contrast(color, (0, 0, 0)) > contrast(color, (255, 255, 255)) {
        Background::Light
    } else {
        Background::Dark
    }
}

/// WCAG 2.1's relative luminance.
fn luminance((red, green, blue): Rgb) -> f64 {
    let linear = |part: u8| {
        let value = f64::from(part) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 0.01);
        assert!((contrast((0x77, 0x77, 0x77), (255, 255, 255)) - 4.48).abs() < 0.01);
        assert!(contrast((0x94, 0x94, 0x94), (255, 255, 255)) < LEAST);
    }

    #[test]
    fn paper_is_light_and_ink_is_not() {
        // Solarized's two backgrounds.
        assert_eq!(background((0xfd, 0xf6, 0xe3)), Background::Light);
        assert_eq!(background((0x00, 0x2b, 0x36)), Background::Dark);
    }
}
