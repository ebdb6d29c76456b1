//! Links of the post: walking from one to the next, following the one at the caret or one chosen by its letters.

use crate::keymap::{Context, KeyCode, KeyPress};

use super::super::effect::Effect;
use super::super::following::{follow, reference_of_note, target_at_caret};
use super::super::labels::labels;
use super::super::link_cells::link_cells;
use super::super::opening::open_or_hint;
use super::super::overlay::{LinkHints, LinkLabel, Overlay};
use super::super::pane::{OpenPost, Reveal};
use super::super::state::State;
use super::editor::open_existing;
use super::entry::{Action, Count};

const READING: &[Context] = &[Context::Reading];

/// Links of the post.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "links",
        sentence: "Follow a link on screen, chosen by letters",
        contexts: READING,
        count: Count::Nothing,
        run: show_hints,
    },
    Action {
        name: "next-link",
        sentence: "Next link in the post",
        contexts: READING,
        count: Count::Repeats,
        run: |s| step(s, next),
    },
    Action {
        name: "previous-link",
        sentence: "Link before in the post",
        contexts: READING,
        count: Count::Repeats,
        run: |s| step(s, previous),
    },
    Action {
        name: "follow",
        sentence: "Follow the link at the caret; else edit the highlight",
        contexts: READING,
        count: Count::Nothing,
        run: follow_at_caret,
    },
];

/// Lays letters over the links on screen; a single one is followed at once.
fn show_hints(state: &mut State) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    let mut targets: Vec<String> = Vec::new();
    for cells in link_cells(open) {
        if !targets.contains(&cells.link.target) {
            targets.push(cells.link.target.clone());
        }
    }
    match targets.as_slice() {
        [] => state.hint("There is no link on screen"),
        [only] => return follow(state, only),
        _ => {
            let labels = labels(targets.len()).into_iter().zip(targets);
            let labels = labels.map(|(letters, target)| LinkLabel { letters, target });
            let hints = LinkHints {
                labels: labels.collect(),
                typed: String::new(),
            };
            state.overlays.push(Overlay::Links(Box::new(hints)));
        }
    }
    Vec::new()
}

/// Takes a letter of a label; the last one follows the link.
pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    let Some(Overlay::Links(hints)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    if key.code == KeyCode::Backspace {
        hints.typed.pop();
        return Vec::new();
    }
    let Some(letter) = key.typed() else {
        return Vec::new();
    };
    hints.typed.extend(letter.to_lowercase());
    let mut possible = hints
        .labels
        .iter()
        .filter(|label| label.letters.starts_with(&hints.typed));
    match possible.next() {
        Some(label) if label.letters == hints.typed => {
            let target = label.target.clone();
            state.overlays.pop();
            follow(state, &target)
        }
        Some(_) => Vec::new(),
        None => {
            hints.typed.pop();
            state.hint(format!("No link has “{letter}” here"));
            Vec::new()
        }
    }
}

fn step(state: &mut State, target: fn(&OpenPost) -> Option<u32>) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    match target(open) {
        Some(offset) => open.go_to(offset, Reveal::Nearest),
        None if open.content.document.links.is_empty() => state.hint("This post has no link"),
        None => state.hint("No further link in this post"),
    }
    Vec::new()
}

fn next(open: &OpenPost) -> Option<u32> {
    let links = &open.content.document.links;
    let after = links.partition_point(|link| link.span.start <= open.caret);
    links.get(after).map(|link| link.span.start)
}

fn previous(open: &OpenPost) -> Option<u32> {
    let links = &open.content.document.links;
    let before = links.partition_point(|link| link.span.start < open.caret);
    let link = before.checked_sub(1).and_then(|at| links.get(at))?;
    Some(link.span.start)
}

/// Follows the link at the caret; else edits the highlight there; else goes from a footnote to where it belongs.
fn follow_at_caret(state: &mut State) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    let (post, caret) = (open.id, open.caret);
    if let Some(target) = target_at_caret(open).map(str::to_owned) {
        return follow(state, &target);
    }
    let reference = reference_of_note(open);
    if let Some(id) = state.records.around(post, caret) {
        return open_existing(state, id);
    }
    if let Some(target) = reference {
        return follow(state, &target);
    }
    let (next, links) = (state.keys("next-link"), state.keys("links"));
    state.hint(format!(
        "There is no link and no highlight here: {next} goes to the next link, {links} shows all"
    ));
    Vec::new()
}
