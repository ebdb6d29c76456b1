//! The list of themes: each is in force as soon as the cursor is on it; Enter keeps one, Esc gives the one before back.

use crate::keymap::Context;
use crate::theme::BUILT_IN;

use super::super::cursor::moved;
use super::super::effect::Effect;
use super::super::look::ThemePair;
use super::super::overlay::{ListedTheme, Overlay, ThemesWindow};
use super::super::screen::themes_list;
use super::super::state::State;
use super::entry::{Action, Count};

const THEMES: &[Context] = &[Context::Themes];

/// What can be done with themes.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "themes",
        sentence: "Choose a theme; each is seen at once",
        contexts: &[Context::Global],
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "themes-down",
        sentence: "Next theme",
        contexts: THEMES,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "themes-up",
        sentence: "Theme before",
        contexts: THEMES,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "themes-keep",
        sentence: "Keep this theme, also for the next start",
        contexts: THEMES,
        count: Count::Nothing,
        run: keep,
    },
    Action {
        name: "themes-leave",
        sentence: "Back to the theme before",
        contexts: THEMES,
        count: Count::Nothing,
        run: leave,
    },
];

fn open(state: &mut State) -> Vec<Effect> {
    let request = state.next_request();
    let mut themes = of_the_program();
    let name = &state.look.name;
    let at = themes.iter().position(|theme| theme.look.name == *name);
    let chosen = at.unwrap_or(themes.len());
    if at.is_none() {
        themes.push(as_it_is(&state.look));
    }
    let window = ThemesWindow {
        themes,
        chosen,
        before: state.look.clone(),
        request,
    };
    state.overlays.push(Overlay::Themes(Box::new(window)));
    let folder = state.settings.themes.folder.clone();
    let read = folder.map(|folder| Effect::ReadThemes { request, folder });
    read.into_iter().collect()
}

/// The one that goes by the background, and all built-in ones.
fn of_the_program() -> Vec<ListedTheme> {
    let auto = ListedTheme {
        sentence: "dark or light, as the terminal's background is".to_owned(),
        look: ThemePair::auto(),
        mistakes: 0,
    };
    let built_in = BUILT_IN.iter().map(|theme| ListedTheme {
        sentence: theme.sentence.to_owned(),
        look: ThemePair::built_in(theme),
        mistakes: 0,
    });
    std::iter::once(auto).chain(built_in).collect()
}

/// What is in force, where the list has no theme of its name yet.
fn as_it_is(look: &ThemePair) -> ListedTheme {
    ListedTheme {
        sentence: "as it is set".to_owned(),
        look: look.clone(),
        mistakes: 0,
    }
}

/// The person's own themes were read: they go before others of their names. The cursor stays.
pub fn arrived(state: &mut State, request: u64, themes: Vec<ListedTheme>) -> Vec<Effect> {
    let Some(window) = window(state).filter(|window| window.request == request) else {
        return Vec::new();
    };
    for theme in themes {
        let name = &theme.look.name;
        let mut known = window.themes.iter_mut();
        match known.find(|known| known.look.name == *name) {
            Some(known) => *known = theme,
            None => window.themes.push(theme),
        }
    }
    Vec::new()
}

fn window(state: &mut State) -> Option<&mut ThemesWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Themes(window)) => Some(window),
        _ => None,
    }
}

/// Moves the cursor by this many themes, as far as there are any, and puts the one under it in force.
pub(super) fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let at = moved(window.chosen, delta, window.themes.len());
    choose(state, at.unwrap_or(0))
}

/// A click on a line of the list.
pub(super) fn click(state: &mut State, (column, row): (u16, u16)) -> Vec<Effect> {
    let (width, height) = (state.width, state.height);
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let list = themes_list(width, height, window.themes.len());
    if !list.contains((column, row).into()) {
        return Vec::new();
    }
    let first = first_in_sight(window.chosen, list.height);
    let at = first + usize::from(row - list.y);
    if at < window.themes.len() {
        return choose(state, at);
    }
    Vec::new()
}

/// The first theme that is shown where so many rows have room.
pub fn first_in_sight(chosen: usize, rows: u16) -> usize {
    (chosen + 1).saturating_sub(usize::from(rows).max(1))
}

fn choose(state: &mut State, at: usize) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.chosen = at;
        if let Some(look) = window.current().map(|theme| theme.look.clone()) {
            state.look = look;
        }
    }
    Vec::new()
}

fn leave(state: &mut State) -> Vec<Effect> {
    if let Some(Overlay::Themes(window)) = state.overlays.pop() {
        state.look = window.before;
    }
    Vec::new()
}

/// Keeps the theme under the cursor: in a file, unless something else says which theme is taken.
fn keep(state: &mut State) -> Vec<Effect> {
    state.overlays.pop();
    let name = state.look.name.clone();
    let settings = &state.settings.themes;
    let hint = match (&settings.fixed_by, &settings.kept_in) {
        (Some(fixed), _) if settings.start.name != name => {
            format!("“{name}” until you quit: {fixed} says another theme; change it there")
        }
        (Some(_), _) => return Vec::new(),
        (None, None) => format!("“{name}” until you quit: no configuration is read"),
        (None, Some(file)) => {
            let file = file.clone();
            return vec![Effect::KeepTheme { file, name }];
        }
    };
    state.hint(hint);
    Vec::new()
}
