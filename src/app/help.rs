//! The help, line by line: every key in force and where it was written, from the keymap and the action table.

use std::collections::{BTreeMap, BTreeSet};

use crate::keymap::{Binding, BuiltIn, Context, Keymap, written};

use super::action;
use super::state::State;

/// A line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// Nothing.
    Blank,
    /// Which keymap it is.
    Keymap(String),
    /// Where the keys below hold.
    Heading(&'static str),
    /// Keys, and what they do.
    Keys {
        /// All keys of an action.
        keys: String,
        /// What it does.
        sentence: &'static str,
        /// Where they were written; nothing, if all keys were written in one place.
        origin: String,
    },
}

/// The help, line by line: the contexts of the keymap, each with its actions and all their keys. Those that hold here come
/// first.
pub fn help_lines(state: &State) -> Vec<HelpLine> {
    let keymap = &state.settings.keymap;
    let mut lines = vec![HelpLine::Keymap(keymap_in_words(keymap))];
    let here = [state.focus.context(), Context::Global];
    let others = Context::ALL
        .into_iter()
        .filter(|context| !here.contains(context));
    let mut by_context = by_context(keymap);
    let origins: BTreeSet<_> = keymap.bindings().map(|binding| binding.origin).collect();
    let has_origins = origins.len() > 1;
    for context in here.into_iter().chain(others) {
        let Some(bindings) = by_context.remove(&context) else {
            continue;
        };
        lines.push(HelpLine::Blank);
        lines.push(HelpLine::Heading(context.title()));
        let of_action = action::all().filter_map(|action| {
            let bindings = bindings.get(action.name)?;
            Some(HelpLine::Keys {
                keys: keys_of(bindings),
                sentence: action.sentence,
                origin: if has_origins {
                    origins_of(bindings)
                } else {
                    String::new()
                },
            })
        });
        lines.extend(of_action);
    }
    lines
}

/// Which keys these are: "Keys of vim, with your own from /home/ada/.config/kubenotes/keymap.yaml".
pub fn keymap_in_words(keymap: &Keymap) -> String {
    let base = keymap.base().map(BuiltIn::name);
    match (base, keymap.own_file()) {
        (Some("default"), None) => "The usual keys".to_owned(),
        (Some(base), None) => format!("Keys of {base}"),
        (Some("default"), Some(file)) => format!("The usual keys, with your own from {file}"),
        (Some(base), Some(file)) => format!("Keys of {base}, with your own from {file}"),
        (None, Some(file)) => format!("Your own keys from {file}"),
        (None, None) => "No keys".to_owned(),
    }
}

/// The bindings of each context by their action.
fn by_context(keymap: &Keymap) -> BTreeMap<Context, BTreeMap<&str, Vec<Binding<'_>>>> {
    let mut all: BTreeMap<Context, BTreeMap<&str, Vec<Binding<'_>>>> = BTreeMap::new();
    for binding in keymap.bindings() {
        let of_context = all.entry(binding.context).or_default();
        of_context.entry(binding.action).or_default().push(binding);
    }
    all
}

/// The keys, short ones first.
fn keys_of(bindings: &[Binding<'_>]) -> String {
    let mut keys: Vec<String> = bindings
        .iter()
        .map(|binding| written(binding.keys))
        .collect();
    keys.sort_by_key(|keys| keys.chars().count());
    keys.join("  ")
}

/// Where they were written, each place once.
fn origins_of(bindings: &[Binding<'_>]) -> String {
    let origins: BTreeSet<_> = bindings.iter().map(|binding| binding.origin).collect();
    let origins: Vec<String> = origins.into_iter().map(ToString::to_string).collect();
    origins.join(", ")
}
