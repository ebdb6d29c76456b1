//! Two versions of one record into one. It must not lose a word of a note, and the order of merging must not matter.
//!
//! Every group of fields goes by its own time: the later one holds. Against a known common version, what one side did not
//! touch comes from the other side, whatever its time. Merging is commutative, associative and idempotent, because each
//! group takes the greatest of a total order (or, for notes, the union of a set).

use std::collections::BTreeMap;
use std::fmt::Debug;

use jiff::{SignedDuration, Timestamp};

use super::merge_notes::{self, DatedNote};
use super::record::{GroupTimes, Record};
use super::todo::{Rank, Todo};

/// One record out of two versions of it, and the version both were made from if it is known.
pub fn merge(base: Option<&Record>, ours: &Record, theirs: &Record) -> Record {
    let place = pick(base, ours, theirs, |r| {
        (r.times.anchor, (&r.anchor, &r.post, &r.talk))
    });
    let subject = pick(base, ours, theirs, |r| {
        (r.times.subject, (&r.category, &r.topics))
    });
    let deleted = pick(base, ours, theirs, |r| (r.times.deleted, r.deleted));
    let todo = pick_if_any(base, ours, theirs, |r| {
        (r.times.todo, r.todo.as_ref().map(unranked))
    });
    let rank = pick_if_any(base, ours, theirs, |r| {
        (r.times.rank, r.todo.as_ref().map(|todo| &todo.rank))
    });
    let note = merge_notes::merge(base.map(dated), dated(ours), dated(theirs));
    let (anchor, post, talk) = place.1;
    Record {
        id: ours.id.min(theirs.id),
        created: ours.created.min(theirs.created),
        anchor: anchor.clone(),
        post: post.clone(),
        talk: talk.clone(),
        category: subject.1.0.clone(),
        topics: subject.1.1.clone(),
        note: note.text,
        todo: todo.1.map(|todo| Todo {
            rank: rank.1.cloned().unwrap_or_default(),
            ..todo
        }),
        deleted: deleted.1,
        unknown: unknown(base, ours, theirs),
        times: GroupTimes {
            anchor: place.0,
            subject: subject.0,
            note: note.time,
            todo: todo.0,
            rank: rank.0,
            deleted: deleted.0,
        },
    }
}

/// `after` with the time `now` on exactly those groups that differ from `before`.
///
/// A clock may be behind that of the machine which wrote the group before: what was done knowingly after it is later.
pub fn stamped(before: &Record, mut after: Record, now: Timestamp) -> Record {
    let time = |differs: bool, was: Timestamp| {
        if differs {
            now.max(just_after(was))
        } else {
            was
        }
    };
    let rank = |record: &Record| record.todo.as_ref().map(|todo| todo.rank.clone());
    let todo = |record: &Record| record.todo.as_ref().map(unranked);
    let place = |r: &Record| (r.anchor.clone(), r.post.clone(), r.talk.clone());
    let was = before.times;
    after.times = GroupTimes {
        anchor: time(place(before) != place(&after), was.anchor),
        subject: time(
            (&before.category, &before.topics) != (&after.category, &after.topics),
            was.subject,
        ),
        note: time(before.note != after.note, was.note),
        todo: time(todo(before) != todo(&after), was.todo),
        rank: time(rank(before) != rank(&after), was.rank),
        deleted: time(before.deleted != after.deleted, was.deleted),
    };
    after
}

fn just_after(time: Timestamp) -> Timestamp {
    let later = time.checked_add(SignedDuration::from_millis(1));
    later.unwrap_or(time)
}

fn dated(record: &Record) -> DatedNote<'_> {
    DatedNote {
        text: &record.note,
        time: record.times.note,
    }
}

fn unranked(todo: &Todo) -> Todo {
    Todo {
        rank: Rank::default(),
        ..todo.clone()
    }
}

/// What a side has to say of a group: nothing new, or something; then the time; then, so that a tie is broken alike
/// everywhere, the value itself as text.
fn pick<'a, T: Debug + PartialEq>(
    base: Option<&'a Record>,
    ours: &'a Record,
    theirs: &'a Record,
    group: impl Fn(&'a Record) -> (Timestamp, T),
) -> (Timestamp, T) {
    let base = base.map(&group);
    greater(base.as_ref(), group(ours), group(theirs), |_| true)
}

/// Like [`pick`], but a side without a value never wins: a to-do, once made, stays.
fn pick_if_any<'a, T: Debug + PartialEq>(
    base: Option<&'a Record>,
    ours: &'a Record,
    theirs: &'a Record,
    group: impl Fn(&'a Record) -> (Timestamp, Option<T>),
) -> (Timestamp, Option<T>) {
    let base = base.map(&group);
    greater(base.as_ref(), group(ours), group(theirs), Option::is_some)
}

fn greater<T: Debug + PartialEq>(
    base: Option<&(Timestamp, T)>,
    ours: (Timestamp, T),
    theirs: (Timestamp, T),
    counts: impl Fn(&T) -> bool,
) -> (Timestamp, T) {
    let weight = |side: &(Timestamp, T)| (counts(&side.1), base != Some(side), side.0);
    let (left, right) = (weight(&ours), weight(&theirs));
    let ours_wins = left > right
        || (left == right
            && ours.1 != theirs.1
            && format!("{:?}", ours.1) > format!("{:?}", theirs.1));
    if ours_wins { ours } else { theirs }
}

/// Unknown keys are never lost; of two texts the one that differs from the base holds.
fn unknown(base: Option<&Record>, ours: &Record, theirs: &Record) -> BTreeMap<String, String> {
    let mut merged = ours.unknown.clone();
    for (key, their_text) in &theirs.unknown {
        let before = base.and_then(|base| base.unknown.get(key));
        let weight = |text: &String| (before != Some(text), text.clone());
        let text = merged
            .entry(key.clone())
            .or_insert_with(|| their_text.clone());
        if weight(their_text) > weight(text) {
            text.clone_from(their_text);
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::annotation::Status;
    use crate::annotation::samples::{any_version, moment, record};

    #[test]
    fn changes_of_different_groups_are_both_kept() {
        let base = record();
        let mut ours = base.clone();
        ours.note = "my thought".to_owned();
        let ours = stamped(&base, ours, moment(5));
        let mut theirs = base.clone();
        theirs.category = "idea".to_owned();
        theirs.todo = Some(Todo {
            status: Status::Done,
            ..Todo::default()
        });
        let theirs = stamped(&base, theirs, moment(3));
        let merged = merge(Some(&base), &ours, &theirs);
        assert_eq!((&*merged.note, &*merged.category), ("my thought", "idea"));
        assert_eq!(merged.todo.as_ref().unwrap().status, Status::Done);
        assert_eq!(
            merged.times,
            GroupTimes {
                note: moment(5),
                subject: moment(3),
                todo: moment(3),
                ..base.times
            }
        );
    }

    #[test]
    fn of_two_changes_of_one_group_the_later_holds() {
        let base = record();
        let version = |category: &str, seconds| {
            let changed = Record {
                category: category.to_owned(),
                ..base.clone()
            };
            stamped(&base, changed, moment(seconds))
        };
        let merged = merge(Some(&base), &version("early", 1), &version("late", 2));
        assert_eq!(merged.category, "late");
        // Taking something back is a change like any other.
        let back = stamped(&version("early", 1), base.clone(), moment(9));
        assert_eq!(
            merge(Some(&version("early", 1)), &back, &version("early", 1)).category,
            base.category
        );
        assert_eq!(
            merge(None, &back, &version("late", 2)).category,
            base.category
        );
    }

    #[test]
    fn both_notes_are_kept_when_both_changed() {
        let base = record();
        let version = |note: &str, seconds| {
            let changed = Record {
                note: note.to_owned(),
                ..base.clone()
            };
            stamped(&base, changed, moment(seconds))
        };
        let merged = merge(Some(&base), &version("early", 1), &version("late", 2));
        let expected = format!("late\n\n<!-- also noted {} -->\n\nearly", moment(1));
        assert_eq!((merged.note, merged.times.note), (expected, moment(2)));
        assert_eq!(
            merge(Some(&base), &version("", 1), &version("late", 2)).note,
            "late"
        );
        assert_eq!(merge(Some(&base), &version("", 1), &base).note, "");
    }

    #[test]
    fn an_edit_by_hand_without_a_new_time_counts() {
        let base = record();
        let by_hand = Record {
            note: "by hand".to_owned(),
            ..base.clone()
        };
        let mut done = base.clone();
        done.deleted = true;
        let ours = stamped(&base, done, moment(9));
        let merged = merge(Some(&base), &ours, &by_hand);
        assert_eq!((&*merged.note, merged.deleted), ("by hand", true));
    }

    #[test]
    fn what_is_done_after_a_change_holds_though_this_clock_is_behind() {
        let base = record();
        let version = |of: &Record, category: &str, seconds| {
            let changed = Record {
                category: category.to_owned(),
                ..of.clone()
            };
            stamped(of, changed, moment(seconds))
        };
        let theirs = version(&base, "an hour ahead", 3600);
        let ours = version(&theirs, "seen and changed", 5);
        assert_eq!(merge(None, &ours, &theirs).category, "seen and changed");
    }

    proptest! {
        #[test]
        fn the_order_does_not_matter(base in proptest::option::of(any_version()), a in any_version(), b in any_version(), c in any_version()) {
            let merge = |ours: &Record, theirs: &Record| merge(base.as_ref(), ours, theirs);
            prop_assert_eq!(merge(&a, &b), merge(&b, &a));
            prop_assert_eq!(merge(&merge(&a, &b), &c), merge(&a, &merge(&b, &c)));
            prop_assert_eq!(merge(&a, &a), a.clone());
            let once = merge(&a, &b);
            prop_assert_eq!(merge(&once, &b), once.clone());
        }

        #[test]
        fn what_only_one_side_did_is_what_comes_out(base in any_version(), after in any_version()) {
            let after = stamped(&base, Record { unknown: base.unknown.clone(), ..after }, moment(100));
            let after = Record { todo: after.todo.clone().or(base.todo.clone()), ..after };
            prop_assert_eq!(merge(Some(&base), &base, &after), after);
        }

        #[test]
        fn no_word_of_a_note_is_lost(base in any_version(), ours in any_version(), theirs in any_version()) {
            let merged = merge(Some(&base), &ours, &theirs);
            for side in [&ours, &theirs] {
                prop_assert!(side.note == base.note || merged.note.contains(&side.note));
            }
        }
    }
}
