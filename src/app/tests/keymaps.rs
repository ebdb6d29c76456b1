//! That each keymap that comes with the program is complete and free of mistakes, and what half-typed sequences do.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::action::{self, Action};
use crate::app::{Event, FollowingKeys};
use crate::keymap::{BuiltIn, Context, KeyPress, Keymap, Resolved, sent_instead};

use super::sitting;

/// Whether a sequence can be typed to its end where these contexts hold, and does this.
fn leads_to(keymap: &Keymap, chain: &[Context], keys: &[KeyPress], action: &str) -> bool {
    let beginnings = (1..keys.len()).map(|length| &keys[..length]);
    let mut waits =
        beginnings.map(|typed| matches!(keymap.resolve(chain, typed), Resolved::Pending(_)));
    waits.all(|waits| waits) && keymap.resolve(chain, keys) == Resolved::Action(action)
}

/// The contexts of an action in which no keys lead to it, in a terminal that sends only what all of them do.
fn out_of_reach<'a>(keymap: &'a Keymap, action: &'a Action) -> impl Iterator<Item = Context> + 'a {
    let sequences: Vec<_> = keymap
        .bindings()
        .filter(|binding| binding.action == action.name)
        .collect();
    let is_sent = |keys: &[KeyPress]| keys.iter().all(|&key| sent_instead(key).is_none());
    action.contexts.iter().copied().filter(move |context| {
        !context.chains().iter().all(|chain| {
            sequences.iter().any(|binding| {
                is_sent(binding.keys) && leads_to(keymap, chain, binding.keys, action.name)
            })
        })
    })
}

#[test]
fn every_action_is_reached_in_every_keymap() {
    for which in BuiltIn::ALL {
        let keymap = Keymap::built_in(which);
        let missing: Vec<String> = action::all()
            .flat_map(|action| {
                out_of_reach(&keymap, action)
                    .map(|context| format!("{} in {}", action.name, context.name()))
            })
            .collect();
        assert_eq!(missing, [""; 0], "{}", which.name());
    }
}

#[test]
fn the_keymaps_have_no_mistakes() {
    let known = action::known();
    for which in BuiltIn::ALL {
        let file = format!("keymaps/{}.yaml", which.name());
        let text =
            std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&file))
                .unwrap();
        let (_, issues) = Keymap::own(None, &file, &text, &known);
        let mut told: BTreeSet<String> = issues.iter().map(ToString::to_string).collect();
        // For keys that only some terminals send there are always others.
        told.retain(|issue| !issue.contains("kitty"));
        assert_eq!(told, BTreeSet::new(), "{}", which.name());
    }
}

#[test]
fn what_can_follow_is_shown_after_a_moment_only() {
    let mut sitting = sitting();
    let state = &mut sitting.state;
    let now = state.now;
    let key = |written: &str| Event::Key(KeyPress::parse(written).unwrap());
    super::super::update(state, key("g"), now);
    let FollowingKeys::Waiting(first) = state.following_keys else {
        panic!("{:?}", state.following_keys);
    };
    super::super::update(state, key("g"), now);
    assert_eq!(state.following_keys, FollowingKeys::Hidden);
    super::super::update(state, key("g"), now);
    // The answer to the request of the sequence before is late.
    super::super::update(state, Event::NoKeyCame(first), now);
    assert_ne!(state.following_keys, FollowingKeys::Shown);
    let FollowingKeys::Waiting(second) = state.following_keys else {
        panic!("{:?}", state.following_keys);
    };
    super::super::update(state, Event::NoKeyCame(second), now);
    assert_eq!(state.following_keys, FollowingKeys::Shown);
    super::super::update(state, key("esc"), now);
    assert_eq!(state.following_keys, FollowingKeys::Hidden);
    assert!(state.pending_keys.is_empty());
}

#[test]
fn a_sequence_that_leads_nowhere_is_told_and_one_can_be_given_up() {
    let mut sitting = sitting();
    sitting.press("g Q");
    let told = sitting
        .state
        .message
        .as_ref()
        .map(|message| message.text.clone());
    assert_eq!(told.as_deref(), Some("g Q does nothing here"));
    sitting.state.settings.keymap = Arc::new(Keymap::built_in(BuiltIn::Emacs));
    sitting.press("ctrl-x ctrl-g");
    assert_eq!(sitting.state.message, None);
    assert!(sitting.state.pending_keys.is_empty());
}
