//! Events, talks, speakers and topics: going through their lists, into them and back, and to the passages.

use ratatui::layout::Rect;

use crate::keymap::{Context, KeyPress};
use crate::library::PostId;

use super::super::cursor::{item_around, moved_over};
use super::super::effect::Effect;
use super::super::opening::{open_post, open_record};
use super::super::overlay::{Overlay, Subject, Target, ViewRow, ViewsWindow};
use super::super::previewing;
use super::super::screen::{line_in, list_window};
use super::super::state::State;
use super::super::views;
use super::entry::{Action, Count};

const ANYWHERE: &[Context] = &[Context::Global];
const READING: &[Context] = &[Context::Reading];
const VIEWS: &[Context] = &[Context::Views];

/// More than any list is long.
const FAR: isize = 1 << 30;

/// An action that takes no count.
const fn plain(
    name: &'static str,
    sentence: &'static str,
    contexts: &'static [Context],
    run: fn(&mut State) -> Vec<Effect>,
) -> Action {
    Action {
        name,
        sentence,
        contexts,
        count: Count::Nothing,
        run,
    }
}

/// Events, talks, speakers and topics.
pub(super) const ACTIONS: &[Action] = &[
    plain(
        "events",
        "Events: who wrote about them, which talks",
        ANYWHERE,
        |s| open(s, Subject::Events),
    ),
    plain(
        "talks",
        "Talks, each once, and where they are told",
        ANYWHERE,
        |s| open(s, Subject::Talks),
    ),
    plain("speakers", "Speakers and their talks", ANYWHERE, |s| {
        open(s, Subject::Speakers)
    }),
    plain(
        "topics",
        "Topics: where they are named, your notes on them",
        ANYWHERE,
        |s| open(s, Subject::Topics),
    ),
    plain(
        "tellings",
        "Other posts that tell of this talk",
        READING,
        open_tellings,
    ),
    plain("views-down", "Next line", VIEWS, |s| move_by(s, 1)),
    plain("views-up", "Line before", VIEWS, |s| move_by(s, -1)),
    plain("views-page-down", "Ten lines down", VIEWS, |s| {
        move_by(s, 10)
    }),
    plain("views-page-up", "Ten lines up", VIEWS, |s| move_by(s, -10)),
    plain("views-start", "First line", VIEWS, |s| move_by(s, -FAR)),
    plain("views-end", "Last line", VIEWS, |s| move_by(s, FAR)),
    plain("views-open", "Go into it, or to the passage", VIEWS, go_in),
    plain("views-back", "Back to the list before", VIEWS, go_back),
    plain(
        "views-next",
        "The next list: events, talks, speakers, topics",
        VIEWS,
        |s| next_list(s, 1),
    ),
    plain("views-previous", "The list before", VIEWS, |s| {
        next_list(s, -1)
    }),
];

/// Opens a list of everything of its kind.
fn open(state: &mut State, subject: Subject) -> Vec<Effect> {
    state.overview.catch_up(&state.library, usize::MAX);
    let window = ViewsWindow {
        levels: vec![views::level(state, subject)],
        ..ViewsWindow::default()
    };
    state.overlays.push(Overlay::Views(Box::new(window)));
    want_preview(state)
}

/// Opens the list of where the talk at the caret is told, the cursor on another telling than the one that is read.
fn open_tellings(state: &mut State) -> Vec<Effect> {
    let Some(telling) = views::telling_at(state) else {
        let next = state.keys("next-talk");
        state.hint(format!(
            "There is no talk here: {next} goes to the next one"
        ));
        return Vec::new();
    };
    let effects = open(state, Subject::Talk(telling));
    if let Some(level) = window(state).and_then(|window| window.levels.last_mut()) {
        let is_other = |row: &ViewRow| matches!(&row.target, Target::Passage { post, .. } if *post != telling.post);
        let mut shown = level
            .shown
            .iter()
            .filter_map(|&index| level.rows.get(index));
        level.chosen = shown.position(is_other).unwrap_or(0);
    }
    let more = want_preview(state);
    effects.into_iter().chain(more).collect()
}

fn window(state: &mut State) -> Option<&mut ViewsWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Views(window)) => Some(window),
        _ => None,
    }
}

/// Moves the cursor by so many rows, over headings.
pub fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    if let Some(level) = window(state).and_then(|window| window.levels.last_mut()) {
        let is_entry = |at: usize| level.row(at).is_some_and(|row| !row.is_heading());
        let found = moved_over(level.chosen, delta, level.shown.len(), is_entry);
        level.chosen = found.unwrap_or(0);
    }
    want_preview(state)
}

/// A click on a row chooses it; on the one that is chosen it goes in.
pub(super) fn click(state: &mut State, cell: (u16, u16)) -> Vec<Effect> {
    let Some(list) = list_area(state) else {
        return Vec::new();
    };
    let Some(level) = window(state).and_then(|window| window.levels.last_mut()) else {
        return Vec::new();
    };
    let Some(line) = line_in(list, cell) else {
        return Vec::new();
    };
    let lines = usize::from(list.height);
    let mut rows = level.in_sight(lines).into_iter();
    let is_there = |(row, first): &(usize, usize)| {
        let row = level.row(*row).filter(|row| !row.is_heading());
        row.is_some_and(|row| (*first..first + row.height()).contains(&line))
    };
    match rows.find(is_there).map(|(row, _)| row) {
        Some(row) if row == level.chosen => go_in(state),
        Some(row) => {
            level.chosen = row;
            want_preview(state)
        }
        None => Vec::new(),
    }
}

/// Where the rows of the list on screen are.
fn list_area(state: &State) -> Option<Rect> {
    let Some(Overlay::Views(window)) = state.overlays.last() else {
        return None;
    };
    let has_passages = views::has_passages(state, window.level()?);
    Some(list_window(state.width, state.height, has_passages).list)
}

/// Goes into the chosen row: to its list, or to its passage. The window is kept, so that one can come back.
fn go_in(state: &mut State) -> Vec<Effect> {
    let level = window(state).and_then(|window| window.levels.last());
    let Some(target) = level.and_then(|level| Some(level.chosen_row()?.target.clone())) else {
        state.hint("Nothing has these words: take some away");
        return Vec::new();
    };
    match target {
        Target::Nothing => Vec::new(),
        Target::List(subject) => {
            let level = views::level(state, subject);
            if let Some(window) = window(state) {
                window.levels.push(level);
            }
            want_preview(state)
        }
        Target::Passage { post, at, .. } => {
            leave_for(state, Some(post));
            open_post(state, post, Some(at))
        }
        Target::Record(id) => {
            let post = state.records.get(id).and_then(|entry| entry.post);
            leave_for(state, post);
            open_record(state, id)
        }
    }
}

/// Closes the window and remembers it, to come back to from this post.
fn leave_for(state: &mut State, post: Option<PostId>) {
    if let (Some(Overlay::Views(window)), Some(post)) = (state.overlays.pop(), post) {
        state.left_views = Some((post, window));
    }
    state.go_to_text();
    let leave = state.keys("leave");
    state.hint(format!("{leave} goes back to the list"));
}

/// Comes back to the window that one left for this post, as it was; says whether there was one.
pub(super) fn come_back(state: &mut State) -> Option<Vec<Effect>> {
    let shown = state.reading.open.as_ref()?.id;
    let (_, window) = state.left_views.take_if(|(post, _)| *post == shown)?;
    state.overlays.push(Overlay::Views(window));
    state.overview.catch_up(&state.library, usize::MAX);
    refresh(state);
    Some(want_preview(state))
}

fn go_back(state: &mut State) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    window.levels.pop();
    if window.levels.is_empty() {
        state.overlays.pop();
        return Vec::new();
    }
    refresh(state);
    want_preview(state)
}

/// Goes from one kind of list to the next.
fn next_list(state: &mut State, step: isize) -> Vec<Effect> {
    let Some(first) = window(state).and_then(|window| window.levels.first()) else {
        return Vec::new();
    };
    let kinds: Vec<&Subject> = Subject::ALL.iter().collect();
    let subject = item_around(&kinds, &first.subject, step).clone();
    let level = views::level(state, subject);
    if let Some(window) = window(state) {
        window.levels = vec![level];
    }
    want_preview(state)
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    change_words(state, |level| {
        level.words.type_key(key);
    })
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    change_words(state, |level| level.words.paste(text))
}

fn change_words(
    state: &mut State,
    change: impl FnOnce(&mut super::super::overlay::ViewLevel),
) -> Vec<Effect> {
    if let Some(level) = window(state).and_then(|window| window.levels.last_mut()) {
        change(level);
        views::filter(level);
    }
    want_preview(state)
}

/// Brings the list on screen up to date with the library and the notes.
pub fn refresh(state: &mut State) {
    let at = state
        .overlays
        .iter()
        .position(|overlay| matches!(overlay, Overlay::Views(_)));
    let Some(at) = at else { return };
    if let Overlay::Views(mut window) = state.overlays.remove(at) {
        if let Some(level) = window.levels.last_mut() {
            views::refill(state, level);
            let list = list_window(state.width, state.height, false).list;
            level.scroll_into_view(usize::from(list.height));
        }
        state.overlays.insert(at, Overlay::Views(window));
    }
}

/// The post whose passage is chosen.
fn chosen_post(state: &State) -> Option<PostId> {
    let Some(Overlay::Views(window)) = state.overlays.last() else {
        return None;
    };
    let target = &window.level()?.chosen_row()?.target;
    views::passage(state, target).map(|passage| passage.post)
}

/// Asks for the post of the chosen passage.
fn want_preview(state: &mut State) -> Vec<Effect> {
    chosen_post(state).map_or_else(Vec::new, |post| previewing::want(state, post))
}
