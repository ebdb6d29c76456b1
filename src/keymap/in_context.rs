//! The keys in force in one context, found by the sequence that is typed and by the action that a hint is for.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::key::{KeyPress, written};
use super::origin::Origin;

/// What a sequence does, and where that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    /// The action by name; `None` if the keys are to do nothing here, though they do something around.
    pub action: Option<Box<str>>,
    /// How early it was written: of several sequences for one action, hints show the first one of the latest file.
    pub written: (Reverse<u32>, u32),
    /// Where it was written.
    pub origin: Origin,
}

/// The keys in force in one context.
#[derive(Clone, Debug, Default)]
pub(super) struct InContext {
    bindings: BTreeMap<Vec<KeyPress>, Bound>,
    /// The keys that hints show for each action. Every frame asks for some, few of the contexts are ever asked.
    shown: OnceLock<HashMap<Box<str>, String>>,
}

impl InContext {
    /// Every sequence, in order, and what is bound to it.
    pub fn all(&self) -> impl Iterator<Item = (&[KeyPress], &Bound)> {
        self.bindings
            .iter()
            .map(|(keys, bound)| (keys.as_slice(), bound))
    }

    /// What is bound to a sequence.
    pub fn bound(&self, keys: &[KeyPress]) -> Option<(&[KeyPress], &Bound)> {
        let (keys, bound) = self.bindings.get_key_value(keys)?;
        Some((keys, bound))
    }

    /// The sequences that begin with these keys and go on, in order.
    pub fn longer_than<'keys>(
        &self,
        keys: &'keys [KeyPress],
    ) -> impl Iterator<Item = (&[KeyPress], &Bound)> + use<'_, 'keys> {
        self.bindings
            .range(keys.to_vec()..)
            .take_while(move |(sequence, _)| sequence.starts_with(keys))
            .filter(move |(sequence, _)| sequence.len() > keys.len())
            .map(|(sequence, bound)| (sequence.as_slice(), bound))
    }

    /// The keys that hints show for an action: those written first.
    pub fn shown(&self, action: &str) -> Option<&str> {
        let shown = self.shown.get_or_init(|| shown(&self.bindings));
        shown.get(action).map(String::as_str)
    }

    /// Binds a sequence.
    pub fn put(&mut self, keys: Vec<KeyPress>, bound: Bound) {
        self.bindings.insert(keys, bound);
        self.shown = OnceLock::new();
    }

    /// Takes a sequence away.
    pub fn take(&mut self, keys: &[KeyPress]) {
        self.bindings.remove(keys);
        self.shown = OnceLock::new();
    }
}

/// What hints show is made of the bindings.
impl PartialEq for InContext {
    fn eq(&self, other: &Self) -> bool {
        self.bindings == other.bindings
    }
}

impl Eq for InContext {}

fn shown(bindings: &BTreeMap<Vec<KeyPress>, Bound>) -> HashMap<Box<str>, String> {
    let mut first: HashMap<&str, (&[KeyPress], &Bound)> = HashMap::with_capacity(bindings.len());
    for (keys, bound) in bindings {
        let Some(action) = bound.action.as_deref() else {
            continue;
        };
        let known = first.entry(action).or_insert((keys, bound));
        if bound.written < known.1.written {
            *known = (keys, bound);
        }
    }
    let shown = first.into_iter();
    shown
        .map(|(action, (keys, _))| (action.into(), written(keys)))
        .collect()
}
