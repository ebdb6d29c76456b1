//! Several processes change the same records at the same time.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use kubenotes::annotation::{Record, RecordId};
use kubenotes::shell::store::{Store, StoreError};

use super::place::{Place, todo};

/// Records that everybody changes.
const SHARED: u128 = 12;

const FOLDER: &str = "KUBENOTES_TEST_FOLDER";
const WRITER: &str = "KUBENOTES_TEST_WRITER";
const CHANGES: &str = "KUBENOTES_TEST_CHANGES";

/// What one writer noted last in a record.
fn entry(writer: u128, number: usize) -> (String, String) {
    let key = format!("writer_{writer}");
    let text = format!("{key}: {number}");
    (key, text)
}

/// Every tenth change makes a record, the others note a number in a shared one.
fn shared_record(number: usize) -> Option<RecordId> {
    (number % 10 != 9).then(|| RecordId::from_u128((number as u128 * 7) % SHARED + 1))
}

fn own_record(writer: u128, number: usize) -> Record {
    todo(((writer + 1) << 64) + number as u128)
}

/// Not a test: one of the processes, started by the tests below.
#[test]
#[ignore = "started by the other tests"]
fn a_writer() {
    let variable = |name: &str| std::env::var(name).ok();
    let (Some(folder), Some(writer), Some(changes)) =
        (variable(FOLDER), variable(WRITER), variable(CHANGES))
    else {
        return;
    };
    let writer: u128 = writer.parse().unwrap();
    let mut store = Store::open(&PathBuf::from(folder)).unwrap();
    let loaded = store.load_all().unwrap().records.into_iter();
    let mut seen: BTreeMap<RecordId, Record> = loaded
        .map(|stored| (stored.record.id, stored.record))
        .collect();
    for number in 0..changes.parse().unwrap() {
        let Some(id) = shared_record(number) else {
            save(&mut store, &own_record(writer, number), None);
            continue;
        };
        let before = seen[&id].clone();
        let mut after = before.clone();
        after.unknown.extend([entry(writer, number)]);
        let saved = save(&mut store, &after, Some(&before));
        seen.insert(id, saved);
    }
}

/// Saves as the interface does: what another process keeps from being written is tried again.
fn save(store: &mut Store, record: &Record, base: Option<&Record>) -> Record {
    loop {
        match store.save(record, base) {
            Err(StoreError::Locked { .. }) => {}
            saved => return saved.unwrap(),
        }
    }
}

fn write_at_once(writers: u128, changes: usize) {
    let place = Place::with_todos(SHARED);
    let started = Instant::now();
    let spawn = |writer: u128| {
        let program = std::env::current_exe().unwrap();
        Command::new(program)
            .args(["--exact", "writers::a_writer", "--ignored"])
            .env(FOLDER, place.path("store"))
            .env(WRITER, writer.to_string())
            .env(CHANGES, changes.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let children: Vec<_> = (0..writers).map(spawn).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{told}");
    }
    let elapsed = started.elapsed();
    let records = place.records();
    for writer in 0..writers {
        let mut last = BTreeMap::new();
        for number in 0..changes {
            match shared_record(number) {
                Some(id) => drop(last.insert(id, entry(writer, number))),
                None => assert!(records.contains_key(&own_record(writer, number).id)),
            }
        }
        for (id, (key, text)) in last {
            assert_eq!(records[&id].unknown.get(&key), Some(&text));
        }
    }
    assert_eq!(place.leftovers(), 0);
    let journal = place.journal();
    assert!(journal.iter().all(Result::is_ok));
    assert!(journal.len() >= changes * writers as usize);
    println!(
        "{writers} processes, {} changes: all there, {elapsed:?}",
        changes * writers as usize
    );
}

#[test]
fn three_processes_lose_nothing() {
    write_at_once(3, 30);
}

#[test]
#[ignore = "takes minutes"]
fn ten_thousand_changes_by_two_to_eight_processes() {
    for writers in [2, 4, 8] {
        write_at_once(writers, 10_000 / writers as usize);
    }
}
