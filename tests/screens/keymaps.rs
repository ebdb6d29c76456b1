//! The screens on which keys are told: half-typed sequences, the list of all that can be done, the help and the hints, under
//! each keymap.

use kubenotes::keymap::{BuiltIn, Keymap};

use super::desk::{Desk, assert_screen};
use super::{LARGE, POSTS, SMALL};

/// The screen after some keys under a keymap.
fn under(keymap: BuiltIn, (width, height): (u16, u16), keys: &str) -> String {
    let mut desk = Desk::new(&POSTS, width, height);
    desk.session.state.settings.keymap = std::sync::Arc::new(Keymap::built_in(keymap));
    desk.press(keys);
    desk.screen()
}

/// The last line, which has the hints.
fn hints(keymap: BuiltIn, keys: &str) -> String {
    let screen = under(keymap, LARGE, keys);
    let last = screen.lines().last().unwrap_or_default();
    last.split("  ·")
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

macro_rules! screens {
    ($($name:ident: $keymap:ident, $size:expr, $keys:expr;)*) => {
        $(#[test]
        fn $name() {
            assert_screen(stringify!($name), &under(BuiltIn::$keymap, $size, $keys));
        })*
    };
}

screens! {
    keys_half_typed: Default, LARGE, "2 g";
    keys_half_typed_small: Default, SMALL, "1 g";
    keys_half_typed_tiny: Default, (24, 8), "2 g";
    keys_half_typed_vim: Vim, SMALL, "2 ]";
    keys_half_typed_emacs: Emacs, LARGE, "2 ctrl-x";
    keys_help_vim: Vim, LARGE, "2 ?";
    keys_help_emacs_narrow: Emacs, (40, 12), "f1";
    palette: Default, LARGE, "2 :";
    palette_typed: Default, SMALL, "2 ctrl-k \"note talk\"";
    palette_by_name: Vim, SMALL, "2 : todo-";
    palette_in_a_window: Emacs, SMALL, "t alt-x status";
    palette_no_match: Default, (40, 12), ": zzzz";
    palette_tiny: Default, (20, 5), ": q";
}

#[test]
fn hints_are_those_of_the_keymap() {
    let told = [BuiltIn::Default, BuiltIn::Vim, BuiltIn::Emacs].map(|keymap| {
        ["", "2", "2 v", "2 d", "t", "f", "O"]
            .map(|keys| format!("{keys:4}  {}", hints(keymap, keys)))
            .join("\n")
    });
    assert_screen("keys_hints", &told.join("\n\n"));
}

#[test]
fn what_was_done_last_by_its_name_comes_first() {
    let mut desk = Desk::new(&POSTS, 80, 24);
    desk.press("2 : \"wrap-code\" enter : ");
    let screen = desk.screen();
    let first = screen
        .lines()
        .find(|line| line.contains('▸'))
        .unwrap_or_default();
    assert!(first.contains("wrap-code"), "{screen}");
}

#[test]
fn a_name_that_is_typed_does_the_thing() {
    for (keys, expected) in [
        (": q", "quit"),
        (": help", "help"),
        (": zoom", "zoom"),
        ("t : todo-next-status", "todo-next-status"),
        ("2 : notes-scope", "notes-scope"),
    ] {
        let screen = under(BuiltIn::Vim, SMALL, keys);
        let chosen = screen
            .lines()
            .find(|line| line.contains('▸'))
            .unwrap_or_default();
        assert!(chosen.contains(expected), "{keys}:\n{screen}");
    }
}

#[test]
fn quit_by_its_first_letter_quits() {
    let mut desk = Desk::new(&POSTS, 80, 24);
    desk.press("2 : q enter");
    assert!(desk.session.ended());
}
