//! Pictures: one over the whole screen, the next, the one before, and all of them off and on.

use crate::keymap::Context;
use crate::layout::PictureId;
use crate::text::one_line;
use crate::text::width::ellipsize;

use super::super::effect::Effect;
use super::super::illustrating::nearest;
use super::super::opening::open_or_hint;
use super::super::overlay::{Overlay, PictureWindow};
use super::super::pane::Reveal;
use super::super::picture::Means;
use super::super::state::State;
use super::entry::{Action, Count};

const PICTURE: &[Context] = &[Context::Picture];

/// As much of an address is named in a sentence, in cells.
const LONG_ADDRESS: usize = 60;

/// Looking at pictures.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "show-picture",
        sentence: "Show the picture at the caret large",
        contexts: &[Context::Reading],
        count: Count::Nothing,
        run: show,
    },
    Action {
        name: "switch-pictures",
        sentence: "Switch pictures off, or on again",
        contexts: &[Context::Reading, Context::Picture],
        count: Count::Nothing,
        run: switch,
    },
    Action {
        name: "next-picture",
        sentence: "Next picture of the post",
        contexts: PICTURE,
        count: Count::Nothing,
        run: |s| turn(s, 1),
    },
    Action {
        name: "previous-picture",
        sentence: "Picture before",
        contexts: PICTURE,
        count: Count::Nothing,
        run: |s| turn(s, -1),
    },
];

fn show(state: &mut State) -> Vec<Effect> {
    if open_or_hint(state).is_none() {
        return Vec::new();
    }
    if state.pictures.display.means == Means::Nothing {
        state.hint("Pictures cannot be shown here: this terminal has no colours for them");
    } else if state.pictures.are_off {
        let keys = state.keys("switch-pictures");
        state.hint(format!("Pictures are off: {keys} switches them on"));
    } else {
        match nearest(state) {
            Some(picture) if state.pictures.pixels(picture).is_some() => {
                let window = PictureWindow { picture };
                state.overlays.push(Overlay::Picture(window));
            }
            Some(picture) => tell_why_not(state, picture),
            None => state.hint("There is no picture on the screen"),
        }
    }
    Vec::new()
}

/// Says why a picture is only its caption.
fn tell_why_not(state: &mut State, picture: PictureId) {
    let PictureId::Image(nth) = picture else {
        return;
    };
    let open = state.reading.open.as_ref();
    let Some(image) = open.and_then(|open| open.content.document.images.get(nth as usize)) else {
        return;
    };
    let source = match &*one_line(&image.source) {
        "" => "The picture".to_owned(),
        source => ellipsize(source, LONG_ADDRESS).into_owned(),
    };
    let sentence = match state.pictures.reason(&image.source) {
        Some((matter, "")) => format!("{source} cannot be shown: {matter}"),
        Some((matter, remedy)) => format!("{source} cannot be shown: {matter}; {remedy}"),
        None => format!("{source} is still being looked for"),
    };
    state.hint(sentence);
}

/// Goes to the next picture or the one before; the caret goes to its caption.
pub(super) fn turn(state: &mut State, direction: isize) -> Vec<Effect> {
    let all: Vec<PictureId> = state.pictures.all().collect();
    let Some(Overlay::Picture(window)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    let here = all.iter().position(|&picture| picture == window.picture);
    let there = here.and_then(|here| here.checked_add_signed(direction));
    if let Some(&picture) = there.and_then(|there| all.get(there)) {
        window.picture = picture;
        if let Some(open) = &mut state.reading.open {
            open.go_to(open.caption_of(picture).start, Reveal::Nearest);
        }
    }
    Vec::new()
}

fn switch(state: &mut State) -> Vec<Effect> {
    state.pictures.are_off = !state.pictures.are_off;
    let keys = state.keys("switch-pictures");
    if state.pictures.are_off {
        state
            .overlays
            .retain(|overlay| !matches!(overlay, Overlay::Picture(_)));
        state.hint(format!("Pictures are off; {keys} switches them on"));
    } else {
        state.hint("Pictures are on");
    }
    Vec::new()
}
