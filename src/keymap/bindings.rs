//! The keymap: which sequence of keys does what in which context. Reading it reports every mistake and keeps the rest.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::text::{builtin_table, nearest, read_builtin, yaml};

use super::context::Context;
use super::key::KeyPress;

/// The keys in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    bindings: BTreeMap<Context, BTreeMap<Vec<KeyPress>, Bound>>,
    files: u32,
}

/// What a sequence does, and how early it was written: of several sequences for one action, hints show the first one of
/// the latest file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bound {
    action: String,
    written: (Reverse<u32>, usize),
}

/// One sequence of keys and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding<'a> {
    /// Where it holds.
    pub context: Context,
    /// The keys, first to last.
    pub keys: &'a [KeyPress],
    /// The name of the action.
    pub action: &'a str,
}

/// What keys typed so far amount to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved<'a> {
    /// An action, by name.
    Action(&'a str),
    /// The beginning of these longer sequences: the keys that can follow, and what they lead to.
    Pending(Vec<(KeyPress, &'a str)>),
    /// Nothing.
    Unbound,
}

/// Something wrong in a keymap file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyIssue {
    /// One sentence: what is wrong and what would be right.
    pub message: String,
}

/// The shape of a keymap file: context → keys → action.
type File = BTreeMap<String, Entries>;

/// Keys and actions, in the order in which they are written.
#[derive(Debug, Default, PartialEq)]
struct Entries(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("keys with the names of actions")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Entries::default();
        while let Some(entry) = map.next_entry()? {
            entries.0.push(entry);
        }
        Ok(entries)
    }
}

/// The action name that takes a key away.
const UNBIND: &str = "none";

impl Keymap {
    /// The keys that come with the program.
    pub fn builtin(known_actions: &[&str]) -> (Self, Vec<KeyIssue>) {
        let mut keymap = Self::default();
        let contexts = read_builtin(builtin_table!("keymaps-default")).unwrap_or_default();
        let issues = keymap.lay_over(contexts, known_actions);
        (keymap, issues)
    }

    /// Lays a keymap file over this one. Bad entries are reported and left out, all others hold.
    pub fn overlay(&mut self, file: &str, known_actions: &[&str]) -> Vec<KeyIssue> {
        match yaml::read(file) {
            Ok(contexts) => self.lay_over(contexts, known_actions),
            Err(error) => vec![KeyIssue {
                message: error.to_string(),
            }],
        }
    }

    fn lay_over(&mut self, contexts: File, known_actions: &[&str]) -> Vec<KeyIssue> {
        self.files += 1;
        let mut issues = Vec::new();
        for (name, entries) in contexts {
            let Some(context) = Context::named(&name) else {
                let names: Vec<_> = Context::ALL.iter().map(|context| context.name()).collect();
                issues.push(unknown("context", &name, &names));
                continue;
            };
            for (index, (keys, action)) in entries.0.into_iter().enumerate() {
                let bound = Bound {
                    action,
                    written: (Reverse(self.files), index),
                };
                if let Err(issue) = self.bind(context, &keys, bound, known_actions) {
                    issues.push(issue);
                }
            }
        }
        issues
    }

    fn bind(
        &mut self,
        context: Context,
        keys: &str,
        bound: Bound,
        known: &[&str],
    ) -> Result<(), KeyIssue> {
        let sequence = KeyPress::parse_sequence(keys).map_err(|word| KeyIssue {
            message: format!(
                "“{word}” in {} is no key; write keys like j, ctrl-p, shift-tab, pagedown",
                context.name()
            ),
        })?;
        if sequence.is_empty() {
            return Err(KeyIssue {
                message: format!("a binding of {} names no key", context.name()),
            });
        }
        let bindings = self.bindings.entry(context).or_default();
        if bound.action == UNBIND {
            bindings.remove(&sequence);
            return Ok(());
        }
        if !known.contains(&bound.action.as_str()) {
            return Err(unknown("action", &bound.action, known));
        }
        bindings.insert(sequence, bound);
        Ok(())
    }

    /// What these keys do in the innermost of these contexts that knows them.
    pub fn resolve(&self, contexts: &[Context], keys: &[KeyPress]) -> Resolved<'_> {
        let mut pending: Vec<(KeyPress, &str)> = Vec::new();
        for bindings in contexts
            .iter()
            .filter_map(|context| self.bindings.get(context))
        {
            if pending.is_empty()
                && let Some(bound) = bindings.get(keys)
            {
                return Resolved::Action(&bound.action);
            }
            for (sequence, action) in longer_than(bindings, keys) {
                let Some(&next) = sequence.get(keys.len()) else {
                    continue;
                };
                if !pending.iter().any(|(key, _)| *key == next) {
                    pending.push((next, action));
                }
            }
        }
        if pending.is_empty() {
            Resolved::Unbound
        } else {
            Resolved::Pending(pending)
        }
    }

    /// Every binding, by context and keys.
    pub fn bindings(&self) -> impl Iterator<Item = Binding<'_>> {
        self.bindings.iter().flat_map(|(&context, bindings)| {
            bindings.iter().map(move |(keys, bound)| Binding {
                context,
                keys,
                action: &bound.action,
            })
        })
    }

    /// The keys that hints show for an action in one of these contexts: those written first.
    pub fn keys_for(&self, contexts: &[Context], action: &str) -> Option<String> {
        let in_context = |context: &Context| {
            let bound = self
                .bindings
                .get(context)?
                .iter()
                .filter(|(_, bound)| bound.action == action);
            bound
                .min_by_key(|(_, bound)| bound.written)
                .map(|(keys, _)| written(keys))
        };
        contexts.iter().find_map(in_context)
    }
}

/// A sequence of keys as it is written in a file.
pub fn written(keys: &[KeyPress]) -> String {
    keys.iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

fn longer_than<'map, 'keys>(
    bindings: &'map BTreeMap<Vec<KeyPress>, Bound>,
    keys: &'keys [KeyPress],
) -> impl Iterator<Item = (&'map [KeyPress], &'map str)> + use<'map, 'keys> {
    bindings
        .range(keys.to_vec()..)
        .take_while(move |(sequence, _)| sequence.starts_with(keys))
        .filter(move |(sequence, _)| sequence.len() > keys.len())
        .map(|(sequence, bound)| (sequence.as_slice(), bound.action.as_str()))
}

fn unknown(what: &str, name: &str, known: &[&str]) -> KeyIssue {
    let hint = nearest(name, known.iter().copied()).map_or(String::new(), |candidate| {
        format!("; did you mean “{candidate}”?")
    });
    KeyIssue {
        message: format!("there is no {what} “{name}”{hint}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTIONS: &[&str] = &["caret-down", "post-start", "jump"];

    fn keys(written: &str) -> Vec<KeyPress> {
        KeyPress::parse_sequence(written).unwrap()
    }

    fn map(file: &str) -> Keymap {
        let mut map = Keymap::default();
        assert_eq!(map.overlay(file, ACTIONS), []);
        map
    }

    #[test]
    fn the_innermost_context_wins() {
        let map = map("global: {j: jump}\nreading: {j: caret-down}");
        assert_eq!(
            map.resolve(&[Context::Reading, Context::Global], &keys("j")),
            Resolved::Action("caret-down")
        );
        assert_eq!(
            map.resolve(&[Context::Posts, Context::Global], &keys("j")),
            Resolved::Action("jump")
        );
    }

    #[test]
    fn a_half_typed_sequence_tells_what_can_follow() {
        let map = map("reading: {'g g': post-start}\nglobal: {g j: jump}");
        let resolved = map.resolve(&[Context::Reading, Context::Global], &keys("g"));
        assert_eq!(
            resolved,
            Resolved::Pending(vec![(keys("g")[0], "post-start"), (keys("j")[0], "jump")])
        );
        assert_eq!(
            map.resolve(&[Context::Reading], &keys("g x")),
            Resolved::Unbound
        );
    }

    #[test]
    fn the_built_in_keys_are_those_of_the_data_file() {
        let file: File = read_builtin(builtin_table!("keymaps-default")).unwrap();
        let written: File = yaml::read(include_str!("../../keymaps/default.yaml")).unwrap();
        assert!(file.contains_key("reading"));
        assert_eq!(file, written);
    }

    #[test]
    fn every_mistake_is_reported_and_the_rest_holds() {
        let mut map = Keymap::default();
        let issues = map.overlay(
            "reading: {j: caret-donw, k k: caret-down, hyper-x: jump}\nreadin: {}",
            ACTIONS,
        );
        let messages: Vec<_> = issues.iter().map(|issue| issue.message.as_str()).collect();
        assert_eq!(messages.len(), 3, "{messages:?}");
        assert!(
            messages
                .iter()
                .any(|message| message.contains("did you mean “caret-down”?"))
        );
        assert!(
            messages
                .iter()
                .any(|message| message.contains("did you mean “reading”?"))
        );
        assert_eq!(
            map.resolve(&[Context::Reading], &keys("k k")),
            Resolved::Action("caret-down")
        );
    }

    #[test]
    fn hints_show_what_is_written_first_and_the_persons_own_before_that() {
        let mut map = map("reading: {down: caret-down, j: caret-down}");
        assert_eq!(
            map.keys_for(&[Context::Reading], "caret-down").as_deref(),
            Some("down")
        );
        map.overlay("reading: {ctrl-n: caret-down}", ACTIONS);
        assert_eq!(
            map.keys_for(&[Context::Reading], "caret-down").as_deref(),
            Some("ctrl-n")
        );
    }

    #[test]
    fn none_takes_a_key_away() {
        let mut map = map("reading: {j: caret-down}");
        assert_eq!(map.overlay("reading: {j: none}", ACTIONS), []);
        assert_eq!(
            map.resolve(&[Context::Reading], &keys("j")),
            Resolved::Unbound
        );
    }
}
