//! The built-in themes are legible: their colours keep the contrast that their files promise.
//!
//! Only the numbers; how a theme is read and painted is tested where that is done.

use kubenotes::annotation::CategoryColor;
use kubenotes::theme::{BUILT_IN, Color, Depth, LEAST, Look, Rgb, Role, Theme, contrast, rgb_of};

/// What a theme is made for, and the least contrast it promises.
const GROUNDS: [(&str, Rgb, f64); 3] = [
    ("dark", (0x1c, 0x1f, 0x26), LEAST),
    ("light", (0xff, 0xff, 0xff), LEAST),
    ("high-contrast", (0, 0, 0), 7.0),
];

#[test]
fn every_role_is_legible_on_what_it_stands_on() {
    for (name, ground, least) in GROUNDS {
        legible(name, Depth::Full, ground, least);
    }
}

#[test]
fn every_role_is_legible_with_256_colours() {
    for (name, ground, _) in GROUNDS {
        legible(name, Depth::Palette256, ground, LEAST);
    }
}

/// Nobody knows what the terminal's own colours are, so none may be what the background is in some palette, and none may
/// stand behind text.
#[test]
fn the_palettes_theme_uses_what_can_be_seen_on_any_background() {
    let theme = theme("terminal");
    for (name, look) in looks(&theme) {
        assert_eq!(look.bg, None, "{name}");
        let is_coloured = matches!(look.fg, None | Some(Color::Palette(1..=6)));
        assert!(is_coloured, "{name}: {:?}", look.fg);
    }
}

/// Where there are no colours, what must be told apart is told apart by attributes.
#[test]
fn the_theme_without_colours_has_none_and_still_tells_things_apart() {
    let theme = theme("mono");
    for (name, look) in looks(&theme) {
        assert_eq!((look.fg, look.bg), (None, None), "{name}");
    }
    let plain = theme.role(Role::Text);
    for role in [
        Role::Heading,
        Role::Link,
        Role::Chosen,
        Role::Caret,
        Role::Selection,
        Role::Hit,
        Role::CurrentHit,
        Role::Matched,
        Role::Key,
        Role::Focus,
        Role::Error,
    ] {
        assert_ne!(theme.role(role), plain, "{role:?}");
    }
    assert_ne!(theme.role(Role::Hit), theme.role(Role::CurrentHit));
    assert_ne!(theme.role(Role::Hit), theme.role(Role::Link));
}

#[test]
fn every_theme_is_checked() {
    let checked = GROUNDS.map(|(name, ..)| name);
    for theme in BUILT_IN {
        let name = theme.name;
        assert!(
            checked.contains(&name) || ["terminal", "mono"].contains(&name),
            "{name}"
        );
    }
}

fn theme(name: &str) -> Theme {
    Theme::built_in(name).unwrap_or_default()
}

/// The looks of all roles and categories, by name.
fn looks(theme: &Theme) -> Vec<(&'static str, Look)> {
    let roles = Role::ALL
        .iter()
        .map(|(role, name, _)| (*name, theme.role(*role)));
    let categories = CategoryColor::ALL.iter();
    let categories = categories.map(|(name, color)| (*name, theme.category(*color)));
    roles.chain(categories).collect()
}

/// Every colour on its own background, and on the screen's where it stands there too; and the text on every background that
/// is laid under it.
#[track_caller]
fn legible(name: &str, depth: Depth, ground: Rgb, least: f64) {
    let theme = theme(name).at(depth);
    let text = theme.role(Role::Text);
    let ground = text.bg.map_or(ground, rgb);
    let body = text.fg.map(rgb);
    for (role, look) in looks(&theme) {
        let enough = |colour: Rgb, behind: Rgb| {
            let found = contrast(colour, behind);
            assert!(
                found >= least,
                "{name}, {role}, {depth:?}: {colour:02x?} on {behind:02x?} has a contrast of {found:.2}:1"
            );
        };
        let (fg, bg) = (look.fg.map(rgb), look.bg.map(rgb));
        let is_category = CategoryColor::named(role).is_some();
        match (fg, bg) {
            (Some(fg), Some(bg)) if is_category => {
                enough(fg, ground);
                enough(fg, bg);
                if let Some(body) = body {
                    enough(body, bg);
                }
            }
            (Some(fg), Some(bg)) => enough(fg, bg),
            (Some(fg), None) => enough(fg, ground),
            (None, Some(bg)) => {
                if let Some(body) = body {
                    enough(body, bg);
                }
            }
            (None, None) => {}
        }
    }
}

fn rgb(color: Color) -> Rgb {
    match color {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Palette(index) => rgb_of(index).unwrap_or_default(),
    }
}
