//! The store, each step beside its floor in the same run.
//!
//! - `open`: loading 10,000 records, beside merely reading their files one after the other. Budget: three times that.
//! - `mark`: what the interface does when a passage is marked: it must return within a frame (16 ms), and the disk is
//!   another thread's.
//! - `save`: one new record until it is on disk, beside the least that takes: one file written, synced and renamed, and its
//!   folder synced.

#![expect(clippy::expect_used, reason = "a bench ends where it cannot begin")]

use std::fs::{self, File};
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use kubenotes::annotation::record_file::{from_text, to_text};
use kubenotes::annotation::{Record, RecordId};
use kubenotes::app::{Event, IdSource, PostContent, ReadPurpose, State, commands, update};
use kubenotes::document;
use kubenotes::library::{EventTable, Library, Post, PostId, Root, TopicTable};
use kubenotes::shell::builtin_settings;
use kubenotes::shell::store::Store;
use kubenotes::text::Span;

const RECORDS: u128 = 10_000;

const PASSAGE: &str = "Progressive delivery is worth a look at home";

fn record(number: u128) -> Record {
    let id = RecordId::from_u128(number);
    let text = format!(
        "---\nid: {id}\ncreated: 2024-05-01T10:00:00Z\ncategory: dig-into\ntopics:\n  - name: \"Argo\"\n    url: \"https://argo.example/\"\nstatus: open\nquote: \"{PASSAGE}\"\nprefix: \"a few words before it and then \"\nsuffix: \", and a few words that follow it\"\nstart: 100\nend: 144\nrevision: \"{:064x}\"\npost_root: recaps\npost_path: 2019/day-{}.md\npost_title: \"A Day by the Canal\"\npost_date: 2019-11-20\npost_authors:\n  - \"Kim Example\"\n---\n\nCompare it with what we have.\n",
        number / 20,
        number / 20
    );
    from_text(&text).expect("a record")
}

/// A store as it is on disk after years of reading.
fn full_store() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..RECORDS {
        let record = record(number);
        let post = folder.path().join(format!("notes/day-{}", number / 20));
        fs::create_dir_all(&post).expect("a folder");
        fs::write(post.join(format!("{}.md", record.id)), to_text(&record)).expect("a file");
    }
    folder
}

/// The floor of opening: every file is read once.
fn read_files(notes: &Path) -> usize {
    let posts = fs::read_dir(notes).expect("the notes");
    posts
        .flat_map(|post| fs::read_dir(post.expect("a folder").path()).expect("a folder"))
        .map(|note| {
            fs::read(note.expect("a file").path())
                .expect("a file")
                .len()
        })
        .sum()
}

fn open(criterion: &mut Criterion) {
    let folder = full_store();
    let notes = folder.path().join("notes");
    let mut group = criterion.benchmark_group("open 10,000 records");
    group.sample_size(10);
    group.bench_function("read the files", |bencher| {
        bencher.iter(|| read_files(black_box(&notes)));
    });
    group.bench_function("load", |bencher| {
        bencher.iter_with_large_drop(|| {
            let mut store = Store::open(folder.path()).expect("a store");
            store.load_all().expect("the records")
        });
    });
    group.finish();
}

/// The interface with an open post.
fn sitting() -> (State, Span) {
    let text = format!("# A Day by the Canal\n\nWe heard a lot. {PASSAGE}.\n");
    let parsed = document::parse(text.as_bytes());
    let revision = document::revision(text.as_bytes());
    let at = parsed.text.find(PASSAGE).expect("the passage") as u32;
    let topics = TopicTable::builtin();
    let events = EventTable::builtin();
    let post = Post::from_document(0, "day.md", &parsed, revision.clone(), &events, &topics);
    let root = Root {
        name: "recaps".to_owned(),
        path: None,
    };
    let library = Library::new(vec![root]);
    let mut state = State::new(120, 40, builtin_settings(), library, IdSource::new(1));
    let now = Timestamp::UNIX_EPOCH;
    update(&mut state, Event::PostsFound(vec![post]), now);
    commands::open(&mut state, PostId(0));
    let content = PostContent {
        document: Arc::new(parsed),
        source: Arc::new(text.as_bytes().to_vec()),
        revision: revision.into(),
    };
    let event = Event::PostRead {
        post: PostId(0),
        request: state.requests,
        purpose: ReadPurpose::Open,
        outcome: Ok(content),
    };
    update(&mut state, event, now);
    (state, Span::new(at, at + PASSAGE.len() as u32))
}

fn mark(criterion: &mut Criterion) {
    let (state, passage) = sitting();
    assert!(state.reading.open.is_some(), "the post is open");
    criterion.bench_function("mark a passage", |bencher| {
        bencher.iter_batched(
            || state.clone(),
            |mut state| {
                let effects = commands::mark(&mut state, passage, "dig-into", &[], "soon");
                (state, effects)
            },
            BatchSize::SmallInput,
        );
    });
}

/// The floor of saving: one file, safely.
fn write_safely(folder: &Path, number: u128, bytes: &[u8]) {
    let temporary = folder.join("temporary");
    let target: PathBuf = folder.join(format!("{number}.md"));
    let mut file = File::create(&temporary).expect("a file");
    file.write_all(bytes).expect("written");
    file.sync_all().expect("synced");
    fs::rename(&temporary, target).expect("renamed");
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .expect("synced");
}

fn save(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("save");
    let folder = tempfile::tempdir().expect("a folder");
    let text = to_text(&record(0));
    let mut number = 0;
    group.bench_function("one file, safely", |bencher| {
        bencher.iter(|| {
            number += 1;
            write_safely(folder.path(), number, text.as_bytes());
        });
    });
    let folder = full_store();
    let mut store = Store::open(folder.path()).expect("a store");
    store.load_all().expect("the records");
    let mut number = RECORDS;
    group.bench_function("one record, into a store of 10,000", |bencher| {
        bencher.iter(|| {
            number += 1;
            store.save(&record(number), None).expect("saved")
        });
    });
    group.finish();
}

criterion_group!(benches, open, mark, save);
criterion_main!(benches);
