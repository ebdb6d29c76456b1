//! Two programs, or a person with an editor, at the same store.

use std::fs;

use crate::annotation::samples::{moment, record};
use crate::annotation::{Record, RecordId, Status, Todo, stamped};
use crate::shell::store::Store;

fn changed(base: &Record, seconds: i64, change: impl FnOnce(&mut Record)) -> Record {
    let mut after = base.clone();
    change(&mut after);
    stamped(base, after, moment(seconds))
}

#[test]
fn two_programs_see_each_others_changes() {
    let folder = tempfile::tempdir().unwrap();
    let [mut one, mut other] = [(); 2].map(|()| Store::open(folder.path()).unwrap());
    let base = one.save(&record(), None).unwrap();
    other.load_all().unwrap();
    let mine = one
        .save(
            &changed(&base, 1, |record| record.note = "mine".into()),
            Some(&base),
        )
        .unwrap();
    let done = Todo {
        status: Status::Done,
        ..Todo::default()
    };
    let theirs = other
        .save(
            &changed(&base, 2, |record| record.todo = Some(done.clone())),
            Some(&base),
        )
        .unwrap();
    assert_eq!(
        (&*theirs.note, theirs.todo.clone()),
        ("mine", Some(done.clone()))
    );
    // Mine is out of date now; it brings its own change only.
    let again = one
        .save(
            &changed(&mine, 3, |record| record.category = "idea".into()),
            Some(&mine),
        )
        .unwrap();
    assert_eq!(
        (&*again.note, &*again.category, again.todo.clone()),
        ("mine", "idea", Some(done))
    );
    assert_eq!(other.load_all().unwrap().records[0].record, again);
}

#[test]
fn both_notes_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let [mut one, mut other] = [(); 2].map(|()| Store::open(folder.path()).unwrap());
    let base = one.save(&record(), None).unwrap();
    one.save(
        &changed(&base, 1, |record| record.note = "mine".into()),
        Some(&base),
    )
    .unwrap();
    let merged = other
        .save(
            &changed(&base, 2, |record| record.note = "theirs".into()),
            Some(&base),
        )
        .unwrap();
    assert!(
        merged.note.starts_with("theirs\n") && merged.note.ends_with("\nmine"),
        "{}",
        merged.note
    );
}

#[test]
fn what_a_person_wrote_into_the_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let base = store.save(&record(), None).unwrap();
    let path = store.load_all().unwrap().records[0].path.clone();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("compare with", "Compare it with")).unwrap();
    let saved = store
        .save(
            &changed(&base, 1, |record| record.deleted = true),
            Some(&base),
        )
        .unwrap();
    assert_eq!(
        (&*saved.note, saved.deleted),
        ("Compare it with plain rollouts", true)
    );
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let base = Store::open(folder.path())
        .unwrap()
        .save(&record(), None)
        .unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4_u128 {
            let (base, path) = (base.clone(), folder.path());
            scope.spawn(move || {
                let mut store = Store::open(path).unwrap();
                for number in 0..5 {
                    let own = Record {
                        id: RecordId::from_u128(100 + writer * 10 + number),
                        ..record()
                    };
                    store.save(&own, None).unwrap();
                }
                let note = format!("by {writer}");
                store
                    .save(&changed(&base, 1, |record| record.note = note), Some(&base))
                    .unwrap();
            });
        }
    });
    let loaded = Store::open(folder.path()).unwrap().load_all().unwrap();
    assert_eq!((loaded.records.len(), loaded.damaged.len()), (21, 0));
    let shared = loaded
        .records
        .iter()
        .find(|stored| stored.record.id == base.id)
        .unwrap();
    for writer in 0..4 {
        assert!(
            shared.record.note.contains(&format!("by {writer}")),
            "{}",
            shared.record.note
        );
    }
}
