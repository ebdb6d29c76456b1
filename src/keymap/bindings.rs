//! The keymap: which sequence of keys does what in which context. Reading it reports every mistake and keeps the rest.

use std::collections::BTreeMap;

use crate::text::{nearest, yaml};

use super::context::Context;
use super::key::KeyPress;

/// The keys in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    bindings: BTreeMap<Context, BTreeMap<Vec<KeyPress>, String>>,
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
type File = BTreeMap<String, BTreeMap<String, String>>;

/// The action name that takes a key away.
const UNBIND: &str = "none";

impl Keymap {
    /// Lays a keymap file over this one. Bad entries are reported and left out, all others hold.
    pub fn overlay(&mut self, file: &str, known_actions: &[&str]) -> Vec<KeyIssue> {
        let contexts: File = match yaml::read(file) {
            Ok(contexts) => contexts,
            Err(error) => {
                return vec![KeyIssue {
                    message: error.to_string(),
                }];
            }
        };
        let mut issues = Vec::new();
        for (name, entries) in contexts {
            let Some(context) = Context::named(&name) else {
                let names: Vec<_> = Context::ALL.iter().map(|context| context.name()).collect();
                issues.push(unknown("context", &name, &names));
                continue;
            };
            for (keys, action) in entries {
                if let Err(issue) = self.bind(context, &keys, &action, known_actions) {
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
        action: &str,
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
        if action == UNBIND {
            bindings.remove(&sequence);
            return Ok(());
        }
        if !known.contains(&action) {
            return Err(unknown("action", action, known));
        }
        bindings.insert(sequence, action.to_owned());
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
                && let Some(action) = bindings.get(keys)
            {
                return Resolved::Action(action);
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
            bindings.iter().map(move |(keys, action)| Binding {
                context,
                keys,
                action,
            })
        })
    }

    /// The first key sequence for an action in one of these contexts, as it is written; shorter ones first.
    pub fn keys_for(&self, contexts: &[Context], action: &str) -> Option<String> {
        contexts
            .iter()
            .filter_map(|context| self.bindings.get(context))
            .flat_map(|bindings| bindings.iter().filter(|(_, bound)| *bound == action))
            .map(|(keys, _)| written(keys))
            .min_by_key(|keys| keys.chars().count())
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
    bindings: &'map BTreeMap<Vec<KeyPress>, String>,
    keys: &'keys [KeyPress],
) -> impl Iterator<Item = (&'map [KeyPress], &'map str)> + use<'map, 'keys> {
    bindings
        .range(keys.to_vec()..)
        .take_while(move |(sequence, _)| sequence.starts_with(keys))
        .filter(move |(sequence, _)| sequence.len() > keys.len())
        .map(|(sequence, action)| (sequence.as_slice(), action.as_str()))
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
    fn none_takes_a_key_away() {
        let mut map = map("reading: {j: caret-down}");
        assert_eq!(map.overlay("reading: {j: none}", ACTIONS), []);
        assert_eq!(
            map.resolve(&[Context::Reading], &keys("j")),
            Resolved::Unbound
        );
    }
}
