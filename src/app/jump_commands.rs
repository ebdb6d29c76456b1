//! What the program can do, among what the jump finds: told to its index before it first searches. What was chosen by its name,
//! there or in the list of all that can be done, is done here.

use crate::find::jump::JumpCommand;
use crate::keymap::Context;

use super::action::{self, Action, Count};
use super::counting;
use super::effect::Effect;
use super::pane::Pane;
use super::state::State;

/// The contexts whose actions can be done from the jump: those of the panes beneath it.
const DONE_FROM_JUMP: [Context; 4] = [
    Context::Global,
    Context::Reading,
    Context::Posts,
    Context::Notes,
];

/// Tells the jump's index what can be done, once.
pub fn list(state: &mut State) {
    if state.jump_index.knows_commands() {
        return;
    }
    let commands: Vec<JumpCommand> = action::all()
        .filter(|action| can_be_done(action))
        .map(|action| JumpCommand {
            title: action.sentence.to_owned(),
            keys: state
                .settings
                .keymap
                .keys_for(&DONE_FROM_JUMP, action.name)
                .unwrap_or_default(),
            name: action.name,
        })
        .collect();
    state.jump_index.replace_commands(&commands);
}

/// Does what was chosen by its name, where it makes sense.
pub fn run_asked(state: &mut State) -> Vec<Effect> {
    let Some(action) = state.jump_command.take().and_then(action::named) else {
        return Vec::new();
    };
    let is_at_home = |pane: &Pane| action.contexts.contains(&pane.context());
    let here = state.contexts();
    let makes_sense = here.iter().any(|context| action.contexts.contains(context));
    if !makes_sense && let Some(pane) = Pane::ALL.into_iter().find(is_at_home) {
        state.focus_on(pane);
    }
    counting::run(state, action.name, &[])
}

fn can_be_done(action: &Action) -> bool {
    let is_counting = matches!(action.count, Count::Digit | Count::Ends | Count::Again);
    let here = |context: &Context| DONE_FROM_JUMP.contains(context);
    !is_counting && action.name != "jump" && action.contexts.iter().any(here)
}
