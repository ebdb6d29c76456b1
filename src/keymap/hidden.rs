//! Keys that cannot be reached: their beginning does something already, or they are the beginning of others. It only looks
//! for what the person's own file brought about.

use std::collections::{BTreeMap, BTreeSet};

use super::bindings::{Binding, Found, Keymap, Place};
use super::context::Context;
use super::issue::KeyIssue;
use super::key::{KeyPress, written};
use super::origin::Origin;

/// A sequence that cannot be reached in a chain of contexts, and why.
struct Hidden<'a> {
    keys: &'a [KeyPress],
    context: Context,
    origin: &'a Origin,
    /// The innermost context of the chain.
    within: Context,
    by: Place<'a>,
}

/// More than this many sequences are not named.
const NAMED: usize = 3;

/// Sequences by a line of the person's own file, and the keys that it binds.
type ByLine<'a> = BTreeMap<(u32, Context, &'a [KeyPress]), Vec<&'a Hidden<'a>>>;

/// What cannot be reached, told at the lines of the person's own file.
pub(super) fn issues(keymap: &Keymap) -> Vec<KeyIssue> {
    let all = hidden(keymap);
    let (mut in_vain, mut hiding) = (ByLine::new(), ByLine::new());
    for hidden in &all {
        let by = &hidden.by;
        if let Origin::Own { line, .. } = hidden.origin {
            let place = (*line, hidden.context, hidden.keys);
            in_vain.entry(place).or_default().push(hidden);
        } else if let Origin::Own { line, .. } = by.bound.origin {
            let place = (line, by.context, by.keys);
            hiding.entry(place).or_default().push(hidden);
        }
    }
    let in_vain = in_vain.into_iter();
    let in_vain = in_vain.filter_map(|((line, ..), places)| cannot_be_reached(line, &places));
    let hiding = hiding.into_iter();
    let hiding = hiding.filter_map(|((line, ..), places)| hides(line, &places));
    in_vain.chain(hiding).collect()
}

/// Every sequence that cannot be reached somewhere, of those that have something to do with the person's own.
fn hidden(keymap: &Keymap) -> Vec<Hidden<'_>> {
    let own = keymap.bindings().filter(|binding| binding.origin.is_own());
    // Only what begins with the same key can stand in the way of each other.
    let first_keys: BTreeSet<_> = own.filter_map(|binding| binding.keys.first()).collect();
    let is_concerned = |keys: &[KeyPress]| keys.first().is_some_and(|key| first_keys.contains(key));
    let concerned: Vec<Binding<'_>> = keymap
        .bindings()
        .filter(|binding| is_concerned(binding.keys))
        .collect();
    let chains = Context::ALL
        .into_iter()
        .flat_map(|within| within.chains().iter().map(move |chain| (within, *chain)));
    let mut all = Vec::new();
    for (within, chain) in chains {
        let here = concerned
            .iter()
            .filter(|binding| chain.contains(&binding.context));
        all.extend(here.filter_map(|binding| hidden_in(keymap, within, chain, binding)));
    }
    all
}

fn hidden_in<'a>(
    keymap: &'a Keymap,
    within: Context,
    chain: &[Context],
    binding: &Binding<'a>,
) -> Option<Hidden<'a>> {
    let by = hider(keymap, chain, binding.keys)?;
    let is_meant = by.context != binding.context && is_passing(by.context);
    (!is_meant).then_some(Hidden {
        keys: binding.keys,
        context: binding.context,
        origin: binding.origin,
        within,
        by,
    })
}

/// Whether a context lies over another one only for a while: its keys are meant to go before those below.
const fn is_passing(context: Context) -> bool {
    matches!(context, Context::Selecting | Context::Suggestion)
}

/// What is done, or waited for, in the place of what these keys stand for. The same keys in an inner context are no reason:
/// that is what contexts are for.
fn hider<'a>(keymap: &'a Keymap, chain: &[Context], keys: &[KeyPress]) -> Option<Place<'a>> {
    let beginnings = (1..keys.len()).filter_map(|length| keys.get(..length));
    for beginning in beginnings {
        if let Found::Exactly(place) = keymap.find(chain, beginning) {
            // Who takes the beginning away in a context means the rest with it.
            return place.bound.action.is_some().then_some(place);
        }
    }
    match keymap.find(chain, keys) {
        Found::Exactly(_) => None,
        Found::Begins(longer) => longer.into_iter().next(),
    }
}

/// That a line of the person's own is in vain, or in vain in some places.
fn cannot_be_reached(line: u32, places: &[&Hidden<'_>]) -> Option<KeyIssue> {
    let first = places.first()?;
    let (shown, other) = (written(first.keys), written(first.by.keys));
    let action = first.by.bound.action.as_deref().unwrap_or_default();
    let whence = format!(
        "“{other}” is {action} in {} ({})",
        first.by.context.name(),
        first.by.bound.origin
    );
    let hidden_in: BTreeSet<Context> = places.iter().map(|place| place.within).collect();
    let is_reached = |within: Context| {
        let is_home = within == first.context || first.context == Context::Global;
        let holds = within
            .chains()
            .iter()
            .any(|chain| chain.contains(&first.context));
        is_home && holds && !hidden_in.contains(&within)
    };
    if Context::ALL.into_iter().any(is_reached) {
        let names: Vec<&str> = hidden_in.iter().map(|context| context.name()).collect();
        let message = format!("“{shown}” does nothing in {}: {whence}", names.join(", "));
        return Some(KeyIssue::remark(line, message));
    }
    let advice = "give one of them other keys, or take it away with none";
    let message = format!(
        "“{shown}” in {} cannot be reached: {whence}; {advice}",
        first.context.name()
    );
    Some(KeyIssue::mistake(line, message))
}

/// That a line of the person's own makes sequences unreachable.
fn hides(line: u32, places: &[&Hidden<'_>]) -> Option<KeyIssue> {
    let first = places.first()?;
    let sequences: BTreeSet<(Context, &[KeyPress])> = places
        .iter()
        .map(|place| (place.context, place.keys))
        .collect();
    let named = sequences
        .iter()
        .take(NAMED)
        .map(|(context, keys)| format!("“{}” of {}", written(keys), context.name()));
    let mut named = named.collect::<Vec<_>>().join(", ");
    if sequences.len() > NAMED {
        named.extend([
            " and ".to_owned(),
            (sequences.len() - NAMED).to_string(),
            " more".to_owned(),
        ]);
    }
    let by = written(first.by.keys);
    let message = format!(
        "“{by}” in {} keeps one from {named}",
        first.by.context.name()
    );
    Some(KeyIssue::remark(line, message))
}
