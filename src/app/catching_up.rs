//! What is known across posts, brought up to the library: what the jump searches, what filters look through, talks with their
//! tellings, topics. A few posts are taken in with the event that brought them; many, in slices, each behind the keys that
//! wait.

use super::effect::Effect;
use super::jumping;
use super::state::{Scan, State};

/// Posts that are taken in at once: one to two milliseconds' work.
const SLICE: usize = 32;

/// Takes in what changed with an event, if that is little; else asks for a word when the keys that wait are through.
///
/// While the library is read for the first time that waits, for reading must not; unless somebody wants to jump.
pub fn after_event(state: &mut State) -> Vec<Effect> {
    if is_current(state) {
        return Vec::new();
    }
    if behind(state) <= SLICE {
        return go_on(state);
    }
    let is_due = state.scan != Scan::First || jumping::window(state).is_some();
    let is_asked = state.up_to.is_asked;
    state.up_to.is_asked |= is_due;
    if is_due && !is_asked {
        vec![Effect::GoOnCatchingUp]
    } else {
        Vec::new()
    }
}

/// The word that was asked for.
pub fn asked(state: &mut State) -> Vec<Effect> {
    state.up_to.is_asked = false;
    go_on(state)
}

/// Takes in the next slice; who jumps meanwhile sees at the end what came with it.
fn go_on(state: &mut State) -> Vec<Effect> {
    let was_current = is_current(state);
    take_in(state, SLICE);
    let is_complete = !was_current && is_current(state);
    if is_complete && jumping::window(state).is_some() {
        jumping::prepare(state);
        return jumping::renew(state);
    }
    Vec::new()
}

/// Takes in everything at once: for who cannot wait.
pub fn complete(state: &mut State) {
    take_in(state, usize::MAX);
}

/// Whether everything is taken in.
const fn is_current(state: &State) -> bool {
    let version = state.library.version();
    state.up_to.jump_posts == version
        && state.posts.texts.version() == version
        && state.overview.is_current(&state.library)
}

/// How many changes are not taken in.
fn behind(state: &State) -> usize {
    let done = [
        state.up_to.jump_posts,
        state.posts.texts.version(),
        state.overview.version(),
    ];
    let done = done.into_iter().min().unwrap_or(0);
    state.library.version().saturating_sub(done)
}

fn take_in(state: &mut State, most: usize) {
    let library = &state.library;
    let changed = library.changed_since(state.up_to.jump_posts);
    let changed = changed.get(..most.min(changed.len())).unwrap_or_default();
    for &id in changed {
        state.jump_index.replace_post(id, library.post(id));
    }
    if !changed.is_empty() {
        state.up_to.jump_posts += changed.len();
        state.up_to.jump_highlights = None;
    }
    state.posts.texts.catch_up(library, most);
    state.overview.catch_up(library, most);
}
