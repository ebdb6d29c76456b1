//! From forms that are alike in pairs to talks. A form that stands between two talks joins neither.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::form::Form;
use super::verdict::{Verdict, judge};

/// Members of a group that a new one is held against.
const HELD_AGAINST: usize = 16;

/// Groups of forms, by their numbers: the same whatever order the forms came in.
pub(super) fn groups<'a>(
    forms: &BTreeMap<u32, &'a Form>,
    alike: impl Fn(u32) -> Vec<u32>,
) -> Vec<Vec<u32>> {
    // Long titles say most: "Queues: Part 1" and "Queues: Part 2" are there before "Queues" comes between them.
    let mut order: Vec<(u32, &'a Form)> = forms.iter().map(|(&id, &form)| (id, form)).collect();
    order.sort_by_key(|(_, form)| (Reverse(form.words.len()), *form));
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut group_of: BTreeMap<u32, usize> = BTreeMap::new();
    for (id, form) in order {
        let near: BTreeSet<usize> = alike(id)
            .iter()
            .filter_map(|other| group_of.get(other).copied())
            .collect();
        let fitting = near.into_iter().filter(|&group| {
            let members = groups.get(group).into_iter().flatten().take(HELD_AGAINST);
            members
                .filter_map(|member| forms.get(member))
                .all(|member| judge(form, member) != Verdict::Different)
        });
        let fitting: Vec<usize> = fitting.collect();
        let group = if let [only] = fitting.as_slice() {
            *only
        } else {
            groups.push(Vec::new());
            groups.len() - 1
        };
        group_of.insert(id, group);
        if let Some(members) = groups.get_mut(group) {
            members.push(id);
        }
    }
    groups
}
