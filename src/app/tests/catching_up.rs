//! Libraries that are too large to be taken in at once, across their posts.

use jiff::Timestamp;

use super::super::overlay::Overlay;
use super::super::{Effect, Event, State, update};
use super::sitting;
use crate::document::parse;
use crate::keymap::{KeyCode, KeyPress};
use crate::library::{EventTable, Post, TopicTable};

const POSTS: usize = 200;

fn posts() -> Vec<Post> {
    let (events, topics) = (EventTable::builtin(), TopicTable::builtin());
    let post = |number: usize| {
        let source = format!("---\ntitle: Part {number}\n---\n\n## Keynote: Mesh {number}x\n");
        let document = parse(source.as_bytes());
        let path = format!("{number}.md");
        Post::from_document(0, &path, &document, String::new(), &events, &topics)
    };
    (0..POSTS).map(post).collect()
}

/// Lets something happen; whether a word is asked for to go on.
fn happen(state: &mut State, event: Event) -> bool {
    let effects = update(state, event, Timestamp::UNIX_EPOCH);
    let asked = |effect: &Effect| matches!(effect, Effect::GoOnCatchingUp);
    effects.iter().any(asked)
}

fn hits(state: &State) -> usize {
    match state.overlays.last() {
        Some(Overlay::Jump(window)) => window.hits.len(),
        other => panic!("no jump: {other:?}"),
    }
}

#[test]
fn many_posts_are_taken_in_behind_the_keys() {
    let mut sitting = sitting();
    let state = &mut sitting.state;
    assert!(happen(state, Event::PostsFound(posts())));
    // Who types meanwhile asks for no second word.
    assert!(!happen(state, Event::Key(KeyPress::plain(KeyCode::Down))));
    let mut slices = 1;
    while happen(state, Event::CatchingUpGoesOn) {
        slices += 1;
    }
    assert!(slices > 2, "{slices}");
    sitting.press("ctrl-p").write("mesh 199x");
    assert!(hits(&sitting.state) > 0);
}

#[test]
fn who_jumps_too_early_sees_at_the_end_what_came() {
    let mut sitting = sitting();
    sitting.press("ctrl-p").write("mesh 199x");
    assert_eq!(hits(&sitting.state), 0);
    let state = &mut sitting.state;
    assert!(happen(state, Event::PostsFound(posts())));
    while happen(state, Event::CatchingUpGoesOn) {}
    assert!(hits(state) > 0);
}
