//! The page on keys: every action by context, with its keys in each keymap that comes with the program.

use std::collections::BTreeMap;

use crate::app::action::{self, Action, Count};
use crate::keymap::{BuiltIn, Context, Keymap, written};

use super::block::{Block, code};

/// The keys of one keymap: by context and action, those that hints show first.
type Keys = BTreeMap<(Context, String), Vec<String>>;

/// The page.
pub fn blocks() -> Vec<Block> {
    let mut blocks = vec![
        Block::text(
            "What can be done, where, and by which keys. The names are those of keymap files ({settings}); `:` finds each of \
             these by a few letters, and `kubenotes keys` prints the keys in force, with your own. Keys with a blank between \
             them are typed one after the other.",
        ),
        Block::text(
            "A number before an action marked “n” does it so often, or so far: `3 j`. Keys that hold everywhere hold where no letters are typed.",
        ),
    ];
    let keymaps = BuiltIn::ALL.map(keys_of);
    for context in Context::ALL {
        let rows = action::all().filter_map(|action| row(action, context, &keymaps));
        let rows: Vec<[String; 5]> = rows.collect();
        if rows.is_empty() {
            continue;
        }
        blocks.push(Block::heading(context.title()));
        let [default, vim, emacs] = BuiltIn::ALL.map(BuiltIn::name);
        blocks.push(Block::table(["action", "does", default, vim, emacs], rows));
    }
    blocks
}

fn keys_of(keymap: BuiltIn) -> Keys {
    let mut keys = Keys::new();
    for binding in Keymap::built_in(keymap).bindings() {
        let place = (binding.context, binding.action.to_owned());
        keys.entry(place).or_default().push(written(binding.keys));
    }
    for sequences in keys.values_mut() {
        sequences.sort_by_key(|keys| keys.chars().count());
    }
    keys
}

/// An action in a context where one of the keymaps has keys for it.
fn row(action: &Action, context: Context, keymaps: &[Keys; 3]) -> Option<[String; 5]> {
    let place = (context, action.name.to_owned());
    if !keymaps.iter().any(|keys| keys.contains_key(&place)) {
        return None;
    }
    let [default, vim, emacs] = keymaps.each_ref().map(|keys| {
        let keys = keys.get(&place).into_iter().flatten();
        keys.map(|keys| code(keys)).collect::<Vec<_>>().join(" ")
    });
    let counted = match action.count {
        Count::Repeats | Count::Takes(_) => " (n)",
        _ => "",
    };
    let sentence = format!("{}{counted}", action.sentence);
    Some([code(action.name), sentence, default, vim, emacs])
}
