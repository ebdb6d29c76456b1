//! What can be done where one came from, for the list of all that can be done: told to its window when that was opened.

use crate::keymap::Context;

use super::action::{self, Action, Count};
use super::overlay::{Command, CommandRank, Overlay};
use super::pane::Pane;
use super::state::State;

/// What means nothing without its key having been pressed, or opens what is open.
const LEFT_OUT: [&str; 2] = ["count", "palette"];

/// Tells the window what can be done, once: what was done last first.
pub fn list(state: &mut State) {
    let Some(Overlay::Palette(window)) = state.overlays.last() else {
        return;
    };
    if !window.commands.is_empty() {
        return;
    }
    let is_over_panes = state.overlays.len() == 1;
    let commands = commands(state, &window.contexts, is_over_panes);
    if let Some(Overlay::Palette(window)) = state.overlays.last_mut() {
        window.fill(commands);
    }
}

fn commands(state: &State, here: &[Context], is_over_panes: bool) -> Vec<Command> {
    let others = Pane::ALL.into_iter().filter(|_| is_over_panes);
    let others = others.filter(|pane| !here.contains(&pane.context()));
    let others: Vec<Pane> = others.collect();
    let offered = action::all().filter(|action| !LEFT_OUT.contains(&action.name));
    let mut commands: Vec<Command> = offered
        .filter_map(|action| command(state, action, here, &others))
        .collect();
    let done = |command: &Command| {
        let mut names = state.done_by_name.iter();
        names.position(|name| *name == command.name)
    };
    commands.sort_by_key(|command| {
        let last_done = done(command).unwrap_or(usize::MAX);
        (last_done, command.rank)
    });
    commands
}

/// The action, if it makes sense here or in another pane.
fn command(state: &State, action: &Action, here: &[Context], others: &[Pane]) -> Option<Command> {
    let belongs_to = |context: &Context| action.contexts.contains(context);
    let elsewhere = |pane: &&Pane| belongs_to(&pane.context());
    let (pane, around) = if here.iter().any(belongs_to) {
        (None, here.to_vec())
    } else {
        let pane = *others.iter().find(elsewhere)?;
        (Some(pane), vec![pane.context(), Context::Global])
    };
    let keys = state.settings.keymap.keys_for(&around, action.name);
    Some(Command {
        name: action.name,
        sentence: action.sentence,
        keys: keys.unwrap_or_default(),
        pane,
        rank: match action.count {
            _ if pane.is_some() => CommandRank::Elsewhere,
            Count::Repeats | Count::Digit | Count::Again => CommandRank::Move,
            _ if belongs_to(&Context::Global) => CommandRank::Everywhere,
            _ => CommandRank::Here,
        },
    })
}
