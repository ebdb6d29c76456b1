//! Whatever keys are pressed, the program goes on, and one undo takes back one change.

use kubenotes::keymap::{BuiltIn, KeyCode, KeyPress, Keymap};
use proptest::prelude::*;

use super::desk::{Desk, Posts};

const POSTS: Posts = Posts::Fixtures(&[
    "talk-rich.md",
    "links.md",
    "hostile.md",
    "cjk.md",
    "empty.md",
]);

/// What one can do to records, as scripts. What they write has no `u`: in a post without a sentence to mark no window opens,
/// and letters are keys.
const CHANGES: &[&str] = &[
    "2 d ctrl-s",
    "2 d tab tab \"nice\" ctrl-s",
    "2 s m ? \"why\" ctrl-s",
    "2 p m u ctrl-s",
    "2 e tab \"x\" ctrl-s",
    "2 c i",
    "2 D",
    "3 D",
    "3 c ?",
    "t space esc",
    "t d esc",
    "t j + esc",
    "t - esc",
    "t e \"more\" ctrl-s esc",
];

/// Ways to get about.
const WALKS: &[&str] = &[
    "2 j j",
    "2 }",
    "2 ]",
    "2 space",
    "2 G",
    "2 g g",
    "2 w w",
    "1 j enter",
    "3 j",
    "tab",
    "z",
    "2 v w w",
    "2 V j",
    "2 / a enter",
    "esc esc",
];

/// Every key that is bound somewhere in a keymap, and some that are typed; without those that write files beside the store.
fn keys(keymap: BuiltIn) -> Vec<KeyPress> {
    let keymap = Keymap::built_in(keymap);
    let mut keys: Vec<KeyPress> = keymap
        .bindings()
        .flat_map(|binding| binding.keys.to_vec())
        .collect();
    keys.extend("argo é字,\"'".chars().map(KeyPress::char));
    keys.retain(|key| *key != KeyPress::char('x') && key.code != KeyCode::Char('q'));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Keys of any of the keymaps.
fn keymap_and_keys() -> impl Strategy<Value = (BuiltIn, Vec<KeyPress>)> {
    prop::sample::select(&BuiltIn::ALL[..]).prop_flat_map(|keymap| {
        let keys = prop::collection::vec(prop::sample::select(keys(keymap)), 0..60);
        (Just(keymap), keys)
    })
}

/// What opens each window, and each pane.
const WINDOWS: &[&str] = &[
    "1",
    "2",
    "3",
    "z",
    "?",
    "f",
    "f mesh",
    "2 /",
    "2 / a enter",
    "g /",
    "g / a down",
    "g / a ctrl-o",
    "g / \"/(/\"",
    "g / a enter alt-n",
    "2 d",
    "2 m",
    "2 d ctrl-s t",
    "2 d ctrl-s t /",
    "2 d ctrl-s x",
    "2 v w w",
    "2 g",
    ":",
    ": todo",
];

#[test]
fn every_window_bears_every_small_size() {
    for script in WINDOWS {
        let mut desk = Desk::new(&POSTS, 80, 24);
        desk.press(script);
        for width in (1..14).chain([24, 59, 60, 99]) {
            for height in 1..14 {
                desk.resize(width, height);
                assert_eq!(
                    desk.screen().lines().count(),
                    usize::from(height),
                    "{script}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_on_any_screen_are_fine(
        (keymap, keys) in keymap_and_keys(),
        width in 1_u16..130,
        height in 1_u16..45,
    ) {
        let mut desk = Desk::new(&POSTS, width, height).on_trial();
        desk.session.state.settings.keymap = std::sync::Arc::new(Keymap::built_in(keymap));
        for key in keys {
            desk.key(key);
            let contexts = desk.session.state.contexts();
            let chains = contexts.first().map_or(&[][..], |innermost| innermost.chains());
            prop_assert!(chains.contains(&&contexts[..]), "{:?}", contexts);
            prop_assert_eq!(desk.screen().lines().count(), usize::from(height));
        }
    }

    #[test]
    fn one_undo_takes_back_one_change(
        before in prop::collection::vec(prop_oneof![prop::sample::select(WALKS), prop::sample::select(CHANGES)], 0..6),
        change in prop::sample::select(CHANGES),
    ) {
        let mut desk = Desk::new(&POSTS, 100, 30);
        for script in before {
            desk.press(script);
            desk.press("esc esc esc");
        }
        let records = desk.visible();
        desk.press(change);
        desk.press("esc esc esc");
        if desk.visible() != records {
            desk.press("u");
            prop_assert_eq!(desk.visible(), records, "{}", change);
        }
    }
}
