//! The window of an address, line by line: all of the address, whom one would reach, and what to look out for.

use crate::text::Span;
use crate::text::line_break::wrap;

use super::overlay::AddressWindow;
use super::screen::{address_window, window_body};
use super::state::State;

/// A line of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressLine {
    /// How it is meant.
    pub kind: AddressLineKind,
    /// Its text.
    pub text: String,
}

/// How a line of the window is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressLineKind {
    /// A part of the address.
    Address,
    /// Something to know.
    Fact,
    /// Something to look out for.
    Warning,
}

/// The lines of the window, wrapped to its width.
pub fn address_lines(state: &State, window: &AddressWindow) -> Vec<AddressLine> {
    let width = window_body(address_window(state.width, state.height, 1)).width;
    let mut lines = Vec::new();
    let mut add = |kind, text: &str| lines.extend(wrapped(kind, text, width));
    let address = &window.address;
    add(AddressLineKind::Address, &address.whole);
    add(AddressLineKind::Fact, "");
    let leads = if address.whole.starts_with("mailto:") {
        format!("A letter to {}", address.host)
    } else {
        format!("A page of {}", address.host)
    };
    add(AddressLineKind::Fact, &leads);
    if let Some(disguise) = &address.disguise {
        add(
            AddressLineKind::Warning,
            &format!("The post writes “{disguise}”: with letters that may look like others"),
        );
    }
    let post = window.inside.as_ref();
    if let Some(post) = post.and_then(|goal| state.library.post(goal.post)) {
        let key = state.keys("address-inside");
        add(
            AddressLineKind::Fact,
            &format!(
                "The library has this post: {key} opens “{}” here",
                post.title
            ),
        );
    }
    let copy = state.keys("address-copy");
    if !address.is_sound {
        add(
            AddressLineKind::Warning,
            &format!("Its host can be no name of one, so it is not opened; {copy} copies it"),
        );
    } else if !state.settings.has_desktop {
        add(
            AddressLineKind::Warning,
            &format!("There is no desktop here to open it: {copy} copies it"),
        );
    }
    lines
}

fn wrapped(kind: AddressLineKind, text: &str, width: u16) -> impl Iterator<Item = AddressLine> {
    let whole = Span::new(0, text.len() as u32);
    let width = width.max(1);
    let mut spans = wrap(text, whole, width, width);
    if spans.is_empty() {
        spans.push(whole);
    }
    spans.into_iter().map(move |span| AddressLine {
        kind,
        text: span.of(text).to_owned(),
    })
}
