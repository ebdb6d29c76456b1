//! The keys in force: which sequence does what in which context. How files come to be in force stands elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::built_in::BuiltIn;
use super::context::Context;
use super::default_rows;
use super::in_context::{Bound, InContext};
use super::key::KeyPress;
use super::origin::Origin;

/// The keys in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    contexts: BTreeMap<Context, InContext>,
    /// The keymap it stands on; `None` if on none.
    pub(super) base: Option<BuiltIn>,
    /// The person's own file that was laid over that.
    pub(super) own: Option<Arc<str>>,
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
    /// Where it was written.
    pub origin: &'a Origin,
}

/// What keys typed so far amount to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved<'a> {
    /// An action, by name.
    Action(&'a str),
    /// The beginning of longer sequences: what can follow.
    Pending(Vec<Next<'a>>),
    /// Nothing.
    Unbound,
}

/// A key that can follow others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next<'a> {
    /// The key.
    pub key: KeyPress,
    /// What it then does, by name; `None` if further keys must follow.
    pub action: Option<&'a str>,
}

/// What is known of a sequence in a chain of contexts.
pub(super) enum Found<'a> {
    /// It is bound.
    Exactly(Place<'a>),
    /// These begin with it; each with another key next. There may be none.
    Begins(Vec<Place<'a>>),
}

/// A binding in its context.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub context: Context,
    pub keys: &'a [KeyPress],
    pub bound: &'a Bound,
}

impl Keymap {
    /// The default keymap.
    pub(super) fn of_default() -> Self {
        let contexts = default_rows::DEFAULT.iter();
        let contexts = contexts.filter_map(|(name, rows)| {
            let context = Context::named(name)?;
            Some((context, InContext::of_default(rows)))
        });
        Self {
            contexts: contexts.collect(),
            base: Some(BuiltIn::Default),
            own: None,
        }
    }

    /// What these keys do in the innermost of these contexts that knows them.
    pub fn resolve(&self, contexts: &[Context], keys: &[KeyPress]) -> Resolved<'_> {
        match self.find(contexts, keys) {
            Found::Exactly(place) => match &place.bound.action {
                Some(action) => Resolved::Action(action),
                None => Resolved::Unbound,
            },
            Found::Begins(places) if places.is_empty() => Resolved::Unbound,
            Found::Begins(places) => Resolved::Pending(
                places
                    .into_iter()
                    .filter_map(|place| next(place, keys.len()))
                    .collect(),
            ),
        }
    }

    /// What is bound to these keys, or begins with them. A sequence of an inner context goes before keys of an outer one
    /// that are its beginning.
    pub(super) fn find(&self, contexts: &[Context], keys: &[KeyPress]) -> Found<'_> {
        let mut longer: Vec<Place<'_>> = Vec::new();
        let mut taken_away: Vec<&[KeyPress]> = Vec::new();
        for &context in contexts {
            let Some(bindings) = self.contexts.get(&context) else {
                continue;
            };
            if longer.is_empty()
                && let Some((keys, bound)) = bindings.bound(keys)
            {
                return Found::Exactly(Place {
                    context,
                    keys,
                    bound,
                });
            }
            for (sequence, bound) in bindings.longer_than(keys) {
                let key = sequence.get(keys.len());
                let is_known = longer.iter().any(|place| place.keys.get(keys.len()) == key);
                if bound.action.is_none() {
                    taken_away.push(sequence);
                } else if !is_known && !taken_away.contains(&sequence) {
                    longer.push(Place {
                        context,
                        keys: sequence,
                        bound,
                    });
                }
            }
        }
        Found::Begins(longer)
    }

    /// Every binding that does something, by context and keys.
    pub fn bindings(&self) -> impl Iterator<Item = Binding<'_>> {
        self.contexts.iter().flat_map(|(&context, bindings)| {
            bindings.all().filter_map(move |(keys, bound)| {
                Some(Binding {
                    context,
                    keys,
                    action: bound.action.as_deref()?,
                    origin: &bound.origin,
                })
            })
        })
    }

    /// The keys that hints show for an action in one of these contexts: those written first.
    pub fn keys_for(&self, contexts: &[Context], action: &str) -> Option<String> {
        let in_context = |context: &Context| self.contexts.get(context)?.shown(action);
        contexts.iter().find_map(in_context)
    }

    /// The keymap that comes with the program on which this one stands, if on any.
    pub const fn base(&self) -> Option<BuiltIn> {
        self.base
    }

    /// The person's own file that was laid over that, if one was.
    pub fn own_file(&self) -> Option<&str> {
        self.own.as_deref()
    }

    /// What is bound to these keys in this very context.
    pub(super) fn bound(&self, context: Context, keys: &[KeyPress]) -> Option<&Bound> {
        let (_, bound) = self.contexts.get(&context)?.bound(keys)?;
        Some(bound)
    }

    pub(super) fn put(&mut self, context: Context, keys: Vec<KeyPress>, bound: Bound) {
        self.contexts.entry(context).or_default().put(keys, bound);
    }

    pub(super) fn take(&mut self, context: Context, keys: &[KeyPress]) {
        if let Some(bindings) = self.contexts.get_mut(&context) {
            bindings.take(keys);
        }
    }
}

fn next(place: Place<'_>, typed: usize) -> Option<Next<'_>> {
    let rest = place.keys.get(typed..)?;
    let (&key, further) = rest.split_first()?;
    let action = place.bound.action.as_deref();
    Some(Next {
        key,
        action: action.filter(|_| further.is_empty()),
    })
}
