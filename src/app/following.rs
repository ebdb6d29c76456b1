//! Following a link: to a place in this post, to another post, or to the window that shows an address before it is opened.

use crate::document::{Container, ContainerKind, Document};
use crate::library::link::{Destination, Goal, resolve};
use crate::text::one_line;
use crate::text::width::ellipsize;

use super::effect::Effect;
use super::opening::open_at;
use super::overlay::{AddressWindow, Overlay};
use super::pane::{Landing, OpenPost, Pane};
use super::state::State;

/// The most cells of a target that are told in a sentence.
const TOLD: usize = 120;

/// Follows a target of the open post.
pub fn follow(state: &mut State, target: &str) -> Vec<Effect> {
    let Some(from) = state.reading.open.as_ref().map(|open| open.id) else {
        return Vec::new();
    };
    let told = ellipsize(&one_line(target), TOLD).into_owned();
    match resolve(&state.library, from, target) {
        Destination::Inside(goal) => return go(state, goal),
        Destination::Outside { address, inside } => {
            let window = AddressWindow {
                address,
                inside,
                top: 0,
            };
            state.overlays.push(Overlay::Address(Box::new(window)));
        }
        Destination::NotInLibrary { looked_for } => {
            let looked_for = ellipsize(&one_line(&looked_for), TOLD).into_owned();
            state.hint(format!(
                "Not in the library: {told}; no post is {looked_for}"
            ));
        }
        Destination::Refused { scheme } => {
            state.hint(format!("Addresses with {scheme}: are not opened: {told}"));
        }
        Destination::Nowhere => state.hint("This link has no address"),
    }
    Vec::new()
}

/// Goes to a place in a post of the library.
pub fn go(state: &mut State, goal: Goal) -> Vec<Effect> {
    let is_here = state
        .reading
        .open
        .as_ref()
        .is_some_and(|open| open.id == goal.post);
    let landing = match goal.fragment {
        Some(fragment) => Landing::Fragment(fragment),
        None if is_here => Landing::At(0),
        None => Landing::LeftOff,
    };
    state.focus_on(Pane::Reading);
    open_at(state, goal.post, landing)
}

/// The target of the link at the caret.
pub fn target_at_caret(open: &OpenPost) -> Option<&str> {
    let link = open.content.document.link_at(open.caret)?;
    Some(&link.target)
}

/// Where the footnote at the caret is referred to, as the target of a link.
pub fn reference_of_note(open: &OpenPost) -> Option<String> {
    let document = &open.content.document;
    let block = document.blocks.get(document.block_at(open.caret))?;
    let number =
        containers(document, block.container).find_map(|container| match &container.kind {
            ContainerKind::Footnote(number) => Some(number),
            _ => None,
        })?;
    Some(format!("#fnref:{number}"))
}

/// The containers around a block, from the inside out.
fn containers(document: &Document, innermost: Option<u32>) -> impl Iterator<Item = &Container> {
    let at = |index: Option<u32>| document.containers.get(index? as usize);
    std::iter::successors(at(innermost), move |container| at(container.parent))
}
