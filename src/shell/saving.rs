//! Writing reading positions to the store.

use crate::app::Event;

use super::store::{Position, Store};

/// Notes where reading stopped. That a place could not be noted is told only once something of worth is lost, too.
pub fn save_position(store: &mut Store, position: Position) -> Vec<Event> {
    // A place in a post is not worth an interruption; a store that cannot be written is told of at the first note.
    let _ = store.save_position(position);
    Vec::new()
}
