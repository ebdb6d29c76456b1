//! Where the reader is now, and remembering it before a jump. Going there stands in the actions.

use super::state::State;
use super::trail::Place;

/// Where the reader is; `None` without an open post.
pub fn place_now(state: &State) -> Option<Place> {
    let open = state.reading.open.as_ref()?;
    Some(Place {
        post: open.id,
        spot: open.spot(),
    })
}

/// Remembers where the reader is, for going back: to be called by whatever jumps away from there.
pub fn remember_place(state: &mut State) {
    if let Some(place) = place_now(state) {
        state.trail.remember(place);
    }
}
