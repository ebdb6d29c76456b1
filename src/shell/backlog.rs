//! Changes that wait to be written. What the store does not take now stays here, in order, until it does: it is tried again
//! when the person asks, with every later change, and with patience by itself. It has no thread and no clock.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use super::guarded::{because_of_fault, guarded};
use super::store::{Store, StoreError};
use crate::annotation::{Change, RecordId, Step};
use crate::app::Event;
use crate::text::counted;

/// The first pause before something is tried again by itself; each is twice as long as the one before.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// A post revision to keep a copy of: its name and its bytes.
pub type Copy = Option<(Arc<str>, Arc<Vec<u8>>)>;

/// The changes that are not on disk yet, the first one first.
#[derive(Debug, Default)]
pub struct Backlog {
    waiting: Vec<Waiting>,
    /// How often in a row something was left waiting.
    failures: u32,
}

/// A change that is to be written.
#[derive(Clone, Debug)]
struct Waiting {
    change: Change,
    step: Step,
    copy: Copy,
    /// What the person was told: why it is not written yet.
    reason: Option<String>,
}

/// Why something is not written.
struct Refusal {
    reason: String,
    /// Whether it is about these records only, so that others may still be written.
    is_local: bool,
}

impl Waiting {
    fn ids(&self) -> impl Iterator<Item = RecordId> {
        let after = self.change.edits.iter().filter_map(|e| e.after.as_ref());
        after.map(|record| record.id)
    }

    /// Writes the copy and the records. A record whose copy is missing is harder to find again than the other way round,
    /// so the copy comes first; but a copy that cannot be kept is no reason to lose a note.
    fn write(&mut self, store: &mut Store) -> Result<Event, Refusal> {
        let kept = match &self.copy {
            Some((revision, bytes)) => store.keep_copy(revision, bytes),
            None => Ok(()),
        };
        let saved = store.save_change(&self.change, self.step);
        let saved = saved.map_err(|error| Refusal::of(&error))?;
        let records = saved.edits.into_iter().filter_map(|edit| edit.after);
        let saved = Event::RecordsSaved(records.collect());
        if kept.is_ok() {
            self.copy = None;
        }
        self.change.edits.clear();
        Ok(saved)
    }
}

impl Refusal {
    fn of(error: &StoreError) -> Self {
        Self {
            reason: error.to_string(),
            is_local: matches!(
                error,
                StoreError::Damaged { .. } | StoreError::TwoVersions { .. }
            ),
        }
    }
}

impl Backlog {
    /// Writes a change after everything that waits; tells what became of it.
    pub fn write(
        &mut self,
        store: &mut Store,
        change: Change,
        step: Step,
        copy: Copy,
    ) -> Vec<Event> {
        self.waiting.push(Waiting {
            change,
            step,
            copy,
            reason: None,
        });
        self.pass(store, false)
    }

    /// Tries again because the person asks; tells also what fails as before.
    pub fn try_again(&mut self, store: &mut Store) -> Vec<Event> {
        self.failures = 0;
        self.pass(store, true)
    }

    /// Tries again by itself; tells what is new only.
    pub fn try_by_itself(&mut self, store: &mut Store) -> Vec<Event> {
        self.pass(store, false)
    }

    /// Whether everything is written.
    pub const fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// How long to wait before trying again by itself; `None` if nothing waits.
    pub fn pause(&self) -> Option<Duration> {
        let doubled = FIRST_PAUSE.saturating_mul(1 << self.failures.saturating_sub(1).min(8));
        (!self.is_empty()).then_some(doubled.min(LONGEST_PAUSE))
    }

    /// One go at everything in order. A record whose earlier change could not be written is left alone, so that its changes
    /// build on one another.
    fn pass(&mut self, store: &mut Store, tells_all: bool) -> Vec<Event> {
        let mut events = Vec::new();
        let mut refusals: Vec<(BTreeSet<RecordId>, Refusal)> = Vec::new();
        let mut caught_up = 0;
        for mut waiting in std::mem::take(&mut self.waiting) {
            let refused = refusals.iter().find(|(ids, refusal)| {
                !refusal.is_local || waiting.ids().any(|id| ids.contains(&id))
            });
            if let Some((_, refusal)) = refused {
                events.extend(left(&mut waiting, &refusal.reason, tells_all));
                self.waiting.push(waiting);
                continue;
            }
            let ids: BTreeSet<RecordId> = waiting.ids().collect();
            match attempt(&mut waiting, store) {
                Ok(saved) => {
                    caught_up += usize::from(waiting.reason.is_some()) * ids.len();
                    events.push(saved);
                    if waiting.copy.is_some() {
                        events.extend(without_copy(&mut waiting));
                        self.waiting.push(waiting);
                    }
                }
                Err(refusal) => {
                    events.extend(left(&mut waiting, &refusal.reason, tells_all));
                    refusals.push((ids, refusal));
                    self.waiting.push(waiting);
                }
            }
        }
        self.failures = if self.is_empty() {
            0
        } else {
            self.failures + 1
        };
        if caught_up > 0 {
            let changes = counted(caught_up, "change", "changes");
            events.push(Event::Told(Ok(format!("Saved now: {changes} that waited"))));
        }
        events
    }
}

/// Writes one change; it stays whole if a fault in the program comes between.
fn attempt(waiting: &mut Waiting, store: &mut Store) -> Result<Event, Refusal> {
    let mut whole = waiting.clone();
    let outcome = guarded(|| whole.write(store).map(|saved| (saved, whole)));
    let outcome = outcome.unwrap_or_else(|words| {
        Err(Refusal {
            reason: because_of_fault("Nothing was saved", &words),
            is_local: true,
        })
    });
    outcome.map(|(saved, rest)| {
        *waiting = rest;
        saved
    })
}

/// What is told of a change that is left waiting: nothing, if that was told before.
fn left(waiting: &mut Waiting, reason: &str, tells_all: bool) -> Option<Event> {
    let is_known = waiting.reason.as_deref() == Some(reason);
    waiting.reason = Some(reason.to_owned());
    let ids: Vec<RecordId> = waiting.ids().collect();
    let is_news = !ids.is_empty() && (tells_all || !is_known);
    is_news.then(|| Event::RecordsNotSaved {
        ids,
        reason: reason.to_owned(),
    })
}

/// What is told once of a post whose copy could not be kept.
fn without_copy(waiting: &mut Waiting) -> Option<Event> {
    let reason = "The note is saved, but no copy of its post could be kept yet: it is tried again";
    let is_known = waiting.reason.as_deref() == Some(reason);
    waiting.reason = Some(reason.to_owned());
    (!is_known).then(|| Event::Told(Err(reason.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::samples::{moment, record};
    use crate::annotation::{Record, stamped};
    use crate::shell::testing::Folder;

    fn changed(base: &Record, seconds: i64, change: impl FnOnce(&mut Record)) -> Record {
        let mut after = base.clone();
        change(&mut after);
        stamped(base, after, moment(seconds))
    }

    fn write(
        backlog: &mut Backlog,
        store: &mut Store,
        before: &Record,
        after: &Record,
    ) -> Vec<Event> {
        let change = Change::one(Some(before.clone()), after.clone(), "changed");
        backlog.write(store, change, Step::Do, None)
    }

    fn stored(store: &mut Store) -> Record {
        store.load_all().unwrap().records[0].record.clone()
    }

    /// A store with one record, whose folder can be taken away and brought back.
    fn store(folder: &Folder) -> (Store, Record) {
        let mut store = Store::open(&folder.path("store")).unwrap();
        let base = store.save(&record(), None).unwrap();
        (store, base)
    }

    fn take_away(folder: &Folder) {
        std::fs::rename(folder.path("store"), folder.path("away")).unwrap();
    }

    fn bring_back(folder: &Folder) {
        std::fs::rename(folder.path("away"), folder.path("store")).unwrap();
    }

    #[test]
    fn changes_that_waited_are_written_in_order_and_can_be_undone() {
        let folder = Folder::new();
        let (mut store, base) = store(&folder);
        let mut backlog = Backlog::default();
        take_away(&folder);
        let first = changed(&base, 1, |record| record.note = "first".into());
        let second = changed(&first, 2, |record| record.category = "idea".into());
        for (before, after) in [(&base, &first), (&first, &second)] {
            let told = write(&mut backlog, &mut store, before, after);
            assert!(
                matches!(&*told, [Event::RecordsNotSaved { reason, .. }, ..] if reason.contains("bring it back")),
                "{told:?}"
            );
        }
        // What is told once is not told at every try.
        assert!(backlog.try_by_itself(&mut store).is_empty());
        assert_eq!(backlog.try_again(&mut store).len(), 2);
        assert!(backlog.pause().is_some());
        bring_back(&folder);
        let told = backlog.try_by_itself(&mut store);
        assert!(
            matches!(
                &*told,
                [
                    Event::RecordsSaved(_),
                    Event::RecordsSaved(_),
                    Event::Told(Ok(_))
                ]
            ),
            "{told:?}"
        );
        assert_eq!(backlog.pause(), None);
        assert_eq!(stored(&mut store), second);
        let mut history = store.history();
        history.undo(moment(8)).unwrap();
        assert_eq!(history.next_undo().unwrap().edits[0].after, Some(first));
    }

    /// The earlier change must not be taken for something the other side took back.
    #[test]
    fn a_later_change_brings_the_earlier_one_with_it() {
        let folder = Folder::new();
        let (mut store, base) = store(&folder);
        let mut backlog = Backlog::default();
        take_away(&folder);
        let first = changed(&base, 1, |record| record.note = "first".into());
        write(&mut backlog, &mut store, &base, &first);
        bring_back(&folder);
        let second = changed(&first, 2, |record| record.category = "idea".into());
        write(&mut backlog, &mut store, &first, &second);
        assert_eq!(stored(&mut store), second);
    }

    #[test]
    fn a_damaged_record_keeps_no_other_from_being_written() {
        let folder = Folder::new();
        let (mut store, base) = store(&folder);
        let mut backlog = Backlog::default();
        let path = store.load_all().unwrap().records[0].path.clone();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, "damaged").unwrap();
        let mine = changed(&base, 1, |record| record.note = "mine".into());
        write(&mut backlog, &mut store, &base, &mine);
        let other = Record {
            id: RecordId::from_u128(7),
            ..record()
        };
        let told = backlog.write(&mut store, Change::one(None, other, ""), Step::Do, None);
        assert!(
            told.iter()
                .any(|event| matches!(event, Event::RecordsSaved(_))),
            "{told:?}"
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "damaged");
        std::fs::write(&path, text).unwrap();
        backlog.try_by_itself(&mut store);
        assert!(backlog.is_empty());
        assert!(std::fs::read_to_string(&path).unwrap().contains("mine"));
    }

    #[test]
    fn pauses_get_longer_up_to_a_limit() {
        let folder = Folder::new();
        let (mut store, base) = store(&folder);
        let mut backlog = Backlog::default();
        take_away(&folder);
        write(
            &mut backlog,
            &mut store,
            &base,
            &changed(&base, 1, |record| record.note = "x".into()),
        );
        let mut pauses = Vec::new();
        for _ in 0..12 {
            pauses.push(backlog.pause().unwrap());
            backlog.try_by_itself(&mut store);
        }
        assert!(pauses.is_sorted());
        assert_eq!((pauses[0], pauses[11]), (FIRST_PAUSE, LONGEST_PAUSE));
    }
}
