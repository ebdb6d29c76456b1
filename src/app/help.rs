//! The help, line by line: every key in force, from the keymap and the action table.

use crate::keymap::{Context, written};

use super::action;
use super::state::State;

/// A line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// Nothing.
    Blank,
    /// Where the keys below hold.
    Heading(&'static str),
    /// Keys, and what they do.
    Keys(String, &'static str),
}

/// The help, line by line: the contexts of the keymap, each with its actions and all their keys.
pub fn help_lines(state: &State) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    let here = [state.focus.context(), Context::Global];
    let others = Context::ALL
        .into_iter()
        .filter(|context| !here.contains(context));
    for context in here.into_iter().chain(others) {
        let actions = keys_by_action(state, context);
        if actions.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Heading(context.title()));
        lines.extend(
            actions
                .into_iter()
                .map(|(keys, sentence)| HelpLine::Keys(keys, sentence)),
        );
    }
    lines
}

/// The actions bound in a context, in the order of the action table.
fn keys_by_action(state: &State, context: Context) -> Vec<(String, &'static str)> {
    action::all()
        .filter_map(|action| {
            let mut keys: Vec<String> = state
                .settings
                .keymap
                .bindings()
                .filter(|binding| binding.context == context && binding.action == action.name)
                .map(|binding| written(binding.keys))
                .collect();
            keys.sort_by_key(|keys| keys.chars().count());
            (!keys.is_empty()).then(|| (keys.join("  "), action.sentence))
        })
        .collect()
}
