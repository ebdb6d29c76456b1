//! The built-in themes are legible: their colours keep the contrast that their files promise.
//!
//! Only the numbers; how a theme is read and painted is tested where that is done.

use serde::Deserialize;
use std::collections::BTreeMap;

/// WCAG 2.1, success criterion 1.4.3: the least contrast between text and its background.
const LEAST: f64 = 4.5;

#[derive(Deserialize)]
struct Theme {
    categories: BTreeMap<String, Style>,
    #[serde(flatten)]
    roles: BTreeMap<String, Style>,
}

#[derive(Deserialize)]
struct Style {
    fg: Option<String>,
    bg: Option<String>,
}

#[test]
fn the_dark_theme_is_legible() {
    legible(include_str!("../assets/themes/dark.yaml"), "#1c1f26");
}

#[test]
fn the_light_theme_is_legible() {
    legible(include_str!("../assets/themes/light.yaml"), "#ffffff");
}

#[test]
fn contrast_is_that_of_the_standard() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
    assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    assert!(contrast("#949494", "#ffffff") < LEAST);
}

/// Every colour on its own background, and on the terminal's where it stands there too.
fn legible(source: &str, background: &str) {
    let theme = serde_yaml::from_str::<Theme>(source);
    assert!(theme.is_ok(), "the theme cannot be read: {:?}", theme.err());
    let Ok(theme) = theme else { return };
    let body = theme.roles.get("text").and_then(|text| text.fg.as_deref());

    for (name, style) in theme.roles.iter().chain(&theme.categories) {
        if let Some(colour) = &style.fg {
            let own = style.bg.as_deref().unwrap_or(background);
            enough(name, colour, own);
        }
    }
    for (name, style) in &theme.categories {
        if let Some(colour) = &style.fg {
            enough(name, colour, background);
        }
        if let (Some(body), Some(tint)) = (body, &style.bg) {
            enough(name, body, tint);
        }
    }
}

/// The palette's names are the terminal's colours, so nothing is known about them.
fn enough(name: &str, colour: &str, background: &str) {
    if !(colour.starts_with('#') && background.starts_with('#')) {
        return;
    }
    let found = contrast(colour, background);
    assert!(
        found >= LEAST,
        "{name}: {colour} on {background} has a contrast of {found:.2}:1"
    );
}

/// WCAG 2.1's contrast ratio of two colours, each `#rrggbb`.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG 2.1's relative luminance.
fn luminance(colour: &str) -> f64 {
    let linear = |from: usize| {
        let part = colour.get(from..from + 2);
        let value = part.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let value = f64::from(value.unwrap_or_default()) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5)
}
