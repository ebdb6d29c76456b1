//! The keys in force in one context, found by the sequence that is typed and by the action that a hint is for.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::OnceLock;

use super::built_in::BuiltIn;
use super::default_rows::Row;
use super::key::{KeyPress, written};
use super::origin::Origin;

/// What a sequence does, and where that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    /// The action by name; `None` if the keys are to do nothing here, though they do something around.
    pub action: Option<Cow<'static, str>>,
    /// How early it was written: of several sequences for one action, hints show the first one of the latest file.
    pub written: (Reverse<u32>, u32),
    /// Where it was written.
    pub origin: Origin,
}

/// The keys in force in one context.
#[derive(Clone, Debug, Default)]
pub(super) struct InContext {
    /// In the order of the keys.
    bindings: Vec<(Cow<'static, [KeyPress]>, Bound)>,
    /// The places of the bindings that hints show, one for each action and in the order of those. Every frame asks for some, few
    /// of the contexts are ever asked.
    shown: OnceLock<Vec<usize>>,
}

impl InContext {
    /// What the default keymap binds in this context.
    pub fn of_default(rows: &'static [Row]) -> Self {
        let bindings = rows.iter().map(|row| {
            let bound = Bound {
                action: Some(Cow::Borrowed(row.action)),
                written: (Reverse(BuiltIn::Default.height()), row.number),
                origin: Origin::BuiltIn(BuiltIn::Default),
            };
            (Cow::Borrowed(row.keys), bound)
        });
        Self {
            bindings: bindings.collect(),
            shown: OnceLock::new(),
        }
    }

    /// Every sequence, in order, and what is bound to it.
    pub fn all(&self) -> impl Iterator<Item = (&[KeyPress], &Bound)> {
        self.bindings.iter().map(|(keys, bound)| (&**keys, bound))
    }

    /// What is bound to a sequence.
    pub fn bound(&self, keys: &[KeyPress]) -> Option<(&[KeyPress], &Bound)> {
        let (keys, bound) = self.bindings.get(self.place_of(keys).ok()?)?;
        Some((keys, bound))
    }

    /// The sequences that begin with these keys and go on, in order.
    pub fn longer_than<'keys>(
        &self,
        keys: &'keys [KeyPress],
    ) -> impl Iterator<Item = (&[KeyPress], &Bound)> + use<'_, 'keys> {
        let (Ok(start) | Err(start)) = self.place_of(keys);
        let from = self.bindings.get(start..).unwrap_or_default().iter();
        from.take_while(move |(sequence, _)| sequence.starts_with(keys))
            .filter(move |(sequence, _)| sequence.len() > keys.len())
            .map(|(sequence, bound)| (&**sequence, bound))
    }

    /// The keys that hints show for an action: those written first.
    pub fn shown(&self, action: &str) -> Option<String> {
        let shown = self.shown.get_or_init(|| self.first_of_each_action());
        let at = shown.binary_search_by(|&at| self.action_at(at).cmp(&Some(action)));
        let (keys, _) = self.bindings.get(*shown.get(at.ok()?)?)?;
        Some(written(keys))
    }

    fn first_of_each_action(&self) -> Vec<usize> {
        let bound = (0..self.bindings.len()).filter(|&at| self.action_at(at).is_some());
        let mut places: Vec<usize> = bound.collect();
        let written = |at: usize| self.bindings.get(at).map(|(_, bound)| bound.written);
        places.sort_unstable_by_key(|&at| (self.action_at(at), written(at)));
        places.dedup_by_key(|at| self.action_at(*at));
        places
    }

    fn action_at(&self, at: usize) -> Option<&str> {
        let (_, bound) = self.bindings.get(at)?;
        bound.action.as_deref()
    }

    /// Binds a sequence.
    pub fn put(&mut self, keys: Vec<KeyPress>, bound: Bound) {
        match self.place_of(&keys) {
            Ok(at) => {
                if let Some((_, known)) = self.bindings.get_mut(at) {
                    *known = bound;
                }
            }
            Err(at) => self.bindings.insert(at, (keys.into(), bound)),
        }
        self.shown = OnceLock::new();
    }

    /// Takes a sequence away.
    pub fn take(&mut self, keys: &[KeyPress]) {
        if let Ok(at) = self.place_of(keys) {
            self.bindings.remove(at);
            self.shown = OnceLock::new();
        }
    }

    /// Where a sequence stands, or would stand.
    fn place_of(&self, keys: &[KeyPress]) -> Result<usize, usize> {
        let bindings = &self.bindings;
        bindings.binary_search_by(|(known, _)| (**known).cmp(keys))
    }
}

/// What hints show is made of the bindings.
impl PartialEq for InContext {
    fn eq(&self, other: &Self) -> bool {
        self.bindings == other.bindings
    }
}

impl Eq for InContext {}
