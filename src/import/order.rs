//! Which to-dos a person moved in a file, judged by the order they stand in: the fewest that explain it.

use std::collections::{HashMap, HashSet};

use crate::annotation::{Rank, RecordId};

/// The ranks that bring the to-dos into the order that the lists of a file have.
///
/// `here` are all to-dos in the order of the list. Of each list as many as possible stay, and only the others are moved, each
/// behind the one that stands before it in the file.
pub fn ranks_for(here: &[(RecordId, Rank)], lists: &[Vec<RecordId>]) -> Vec<(RecordId, Rank)> {
    let places: HashMap<RecordId, usize> = here
        .iter()
        .enumerate()
        .map(|(at, (id, _))| (*id, at))
        .collect();
    let mut moves = Moves::default();
    for list in lists {
        let known: Vec<(RecordId, usize)> = list
            .iter()
            .filter_map(|id| Some((*id, *places.get(id)?)))
            .collect();
        moves.add_list(&known);
    }
    if moves.moved.is_empty() {
        return Vec::new();
    }
    ranked(&moves.final_order(here), &moves.moved)
}

#[derive(Default)]
struct Moves {
    moved: HashSet<RecordId>,
    before: HashMap<RecordId, Vec<RecordId>>,
    behind: HashMap<RecordId, Vec<RecordId>>,
}

impl Moves {
    fn add_list(&mut self, list: &[(RecordId, usize)]) {
        let places: Vec<usize> = list.iter().map(|(_, place)| *place).collect();
        let stays = longest_rising(&places);
        let first_staying = stays
            .iter()
            .position(|stays| *stays)
            .and_then(|at| list.get(at));
        let mut last_staying = None;
        for ((id, _), stays) in list.iter().zip(&stays) {
            if *stays {
                last_staying = Some(*id);
                continue;
            }
            self.moved.insert(*id);
            match (last_staying, first_staying) {
                (Some(before), _) => self.behind.entry(before).or_default().push(*id),
                (None, Some((first, _))) => self.before.entry(*first).or_default().push(*id),
                (None, None) => {}
            }
        }
    }

    fn final_order(&self, here: &[(RecordId, Rank)]) -> Vec<(RecordId, Rank)> {
        let mut order = Vec::with_capacity(here.len());
        let moved = |ids: Option<&Vec<RecordId>>| -> Vec<(RecordId, Rank)> {
            let ids = ids.into_iter().flatten();
            ids.map(|id| (*id, Rank::default())).collect()
        };
        for (id, rank) in here.iter().filter(|(id, _)| !self.moved.contains(id)) {
            order.extend(moved(self.before.get(id)));
            order.push((*id, rank.clone()));
            order.extend(moved(self.behind.get(id)));
        }
        order
    }
}

/// The new ranks of an order: of those that were moved, of those without rank that now stand before one, and of those that
/// had the same rank as their neighbours, so that there was no room.
fn ranked(order: &[(RecordId, Rank)], moved: &HashSet<RecordId>) -> Vec<(RecordId, Rank)> {
    let last_moved = order.iter().rposition(|(id, _)| moved.contains(id));
    let mut nexts = next_ranks(order);
    let mut found = Vec::new();
    let mut last: Option<Rank> = None;
    let mut was_given = false;
    for (at, (id, rank)) in order.iter().enumerate() {
        let is_before_moved = last_moved.is_some_and(|last| at < last);
        let has_no_room =
            was_given && !rank.is_unranked() && last.as_ref().is_some_and(|last| last.0 >= rank.0);
        let needs_one =
            moved.contains(id) || (rank.is_unranked() && is_before_moved) || has_no_room;
        if !needs_one {
            last = Some(rank.clone())
                .filter(|rank| !rank.is_unranked())
                .or(last);
            was_given = false;
            continue;
        }
        let next = nexts.get_mut(at).and_then(Option::take);
        let next = next.filter(|next| last.as_ref().is_none_or(|last| last.0 < next.0));
        let given = Rank::between(last.as_ref(), next.as_ref());
        found.push((*id, given.clone()));
        (last, was_given) = (Some(given), true);
    }
    found
}

/// For each place the rank of the next one behind it that has one.
fn next_ranks(order: &[(RecordId, Rank)]) -> Vec<Option<Rank>> {
    let mut nexts = vec![None; order.len()];
    let mut next: Option<&Rank> = None;
    for (place, (_, rank)) in nexts.iter_mut().zip(order).rev() {
        *place = next.cloned();
        next = Some(rank).filter(|rank| !rank.is_unranked()).or(next);
    }
    nexts
}

/// Which members of a sequence belong to a longest rising part of it (patience sorting: n log n).
fn longest_rising(sequence: &[usize]) -> Vec<bool> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(sequence.len());
    let value = |index: &usize| sequence.get(*index).copied().unwrap_or_default();
    for (at, member) in sequence.iter().enumerate() {
        let pile = tops.partition_point(|top| value(top) < *member);
        before.push(pile.checked_sub(1).and_then(|pile| tops.get(pile).copied()));
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut belongs = vec![false; sequence.len()];
    let mut at = tops.last().copied();
    while let Some(index) = at {
        if let Some(belongs) = belongs.get_mut(index) {
            *belongs = true;
        }
        at = before.get(index).copied().flatten();
    }
    belongs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(number: usize) -> RecordId {
        RecordId::from_u128(number as u128 + 1)
    }

    fn list(ranks: &[&str]) -> Vec<(RecordId, Rank)> {
        let ranks = ranks.iter().enumerate();
        ranks
            .map(|(at, rank)| (id(at), Rank((*rank).to_owned())))
            .collect()
    }

    /// The order after the moves, and how many ranks changed.
    fn after(here: &[(RecordId, Rank)], lists: &[Vec<RecordId>]) -> (Vec<(RecordId, Rank)>, usize) {
        let given = ranks_for(here, lists);
        let mut order = here.to_vec();
        for (id, rank) in &given {
            order.iter_mut().find(|(other, _)| other == id).unwrap().1 = rank.clone();
        }
        order.sort_by_key(|(id, rank)| (rank.is_unranked(), rank.0.clone(), *id));
        (order, given.len())
    }

    #[test]
    fn one_move_is_one_rank() {
        let here = list(&["b", "f", "m", "t"]);
        let moved = [[3, 0, 1, 2].map(id).to_vec()];
        let (order, count) = after(&here, &moved);
        assert_eq!((order[0].0, count), (id(3), 1));
        let moved = [[0, 2, 3, 1].map(id).to_vec()];
        assert_eq!(after(&here, &moved).1, 1);
        // The order of a part is no order of the whole.
        assert_eq!(
            after(&here, &[[0, 3].map(id).to_vec(), [1, 2].map(id).to_vec()]).1,
            0
        );
    }

    proptest! {
        #[test]
        fn the_order_of_the_file_is_the_order_here(
            ranks in proptest::collection::vec("[a-c]{0,1}[b-d]|", 1..12),
            order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(),
        ) {
            let mut here = list(&ranks.iter().map(String::as_str).collect::<Vec<_>>());
            here.sort_by_key(|(id, rank)| (rank.is_unranked(), rank.0.clone(), *id));
            let file: Vec<RecordId> = order.into_iter().map(id).filter(|id| here.iter().any(|(other, _)| other == id)).collect();
            let (order, _) = after(&here, std::slice::from_ref(&file));
            let ids: Vec<RecordId> = order.iter().map(|(id, _)| *id).collect();
            prop_assert_eq!(&ids, &file);
            prop_assert_eq!(ranks_for(&order, &[file]), vec![]);
        }
    }
}
