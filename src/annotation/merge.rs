//! Two versions of one record into one. It must not lose a word of a note, and the order of merging must not matter.
//!
//! Every group of fields goes by its own time: the later one holds. Against a known common version, what one side did not
//! touch comes from the other side, whatever its time. Merging is commutative, associative and idempotent, because each
//! group takes the greatest of a total order (or, for notes, the union of a set).

use std::collections::BTreeMap;
use std::fmt::Debug;

use jiff::Timestamp;

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
pub fn stamped(before: &Record, mut after: Record, now: Timestamp) -> Record {
    let time = |differs: bool, time: Timestamp| if differs { now } else { time };
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
    greater(&base, group(ours), group(theirs), |_| true)
}

/// Like [`pick`], but a side without a value never wins: a to-do, once made, stays.
fn pick_if_any<'a, T: Debug + PartialEq>(
    base: Option<&'a Record>,
    ours: &'a Record,
    theirs: &'a Record,
    group: impl Fn(&'a Record) -> (Timestamp, Option<T>),
) -> (Timestamp, Option<T>) {
    let base = base.map(&group);
    greater(&base, group(ours), group(theirs), Option::is_some)
}

fn greater<T: Debug + PartialEq>(
    base: &Option<(Timestamp, T)>,
    ours: (Timestamp, T),
    theirs: (Timestamp, T),
    counts: impl Fn(&T) -> bool,
) -> (Timestamp, T) {
    let weight = |side: &(Timestamp, T)| (counts(&side.1), base.as_ref() != Some(side), side.0);
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
