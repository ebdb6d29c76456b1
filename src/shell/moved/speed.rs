//! How long a missing post among very many takes, in front and in the background; run by hand, with optimisation.

use std::fs;
use std::time::Instant;

use super::Mover;
use crate::annotation::samples::record;
use crate::annotation::{Anchor, Record, RecordId};
use crate::app::{Event, IdSource, LoadedRecords, State, look_for_moved, update};
use crate::document::{TEXT_VERSION, parse, revision};
use crate::library::{EventTable, Library, Post, Root, TopicTable};
use crate::shell::job::{Job, MoveJob, job_of};
use crate::shell::settings::builtin_settings;
use crate::shell::store::Store;
use crate::shell::testing::{Folder, time};
use crate::text::Span;

const POSTS: usize = 20_000;

/// A post of some four thousand letters, of which no two have four words in a row.
fn text(number: usize) -> String {
    let words = (0..600).map(|at| format!("w{} ", (number * 7_919 + at * at) % 65_521));
    format!("# Post {number}\n\n{}\n", words.collect::<String>())
}

fn post(path: &str, text: &str) -> Post {
    let (events, topics) = (EventTable::default(), TopicTable::default());
    let revision = revision(text.as_bytes());
    Post::from_document(0, path, &parse(text.as_bytes()), revision, &events, &topics)
}

/// A state with so many posts, and a thousand notes of which ten are of a post that is not among them.
fn state(folder: &Folder, store: &mut Store) -> State {
    let missing = text(5).replace("# Post", "# Lost");
    let (kept, document) = (revision(missing.as_bytes()), parse(missing.as_bytes()));
    store.keep_copy(&kept, missing.as_bytes()).unwrap();
    let root = Root {
        name: "posts".to_owned(),
        path: Some(folder.path("posts")),
    };
    let library = Library::new(vec![root]);
    let mut state = State::new(120, 40, builtin_settings(), library, IdSource::new(1));
    state.moves.is_on = true;
    fs::create_dir_all(folder.path("posts")).unwrap();
    let posts = (0..POSTS).map(|number| {
        let (path, text) = (format!("{number}.md"), text(number));
        fs::write(folder.path("posts").join(&path), &text).unwrap();
        post(&path, &text)
    });
    let found = Event::PostsFound(posts.collect());
    update(&mut state, found, time(0));
    let records = (0..1_000).map(|number| {
        let mut record = Record {
            id: RecordId::from_u128(number),
            ..record()
        };
        "posts".clone_into(&mut record.post.root);
        record.post.path = format!("{number}.md");
        if number < 10 {
            "lost.md".clone_into(&mut record.post.path);
            let span = Span::new(100 + 20 * number as u32, 160 + 20 * number as u32);
            record.anchor = Some(Anchor::new(&document.text, span, &kept, TEXT_VERSION));
        }
        record
    });
    let loaded = LoadedRecords {
        records: records.collect(),
        ..LoadedRecords::default()
    };
    update(&mut state, Event::RecordsLoaded(Box::new(loaded)), time(0));
    state
}

fn job(state: &mut State, what: &str) -> MoveJob {
    let started = Instant::now();
    let effect = look_for_moved(state).unwrap();
    let Job::Move(job) = job_of(effect, state) else {
        panic!("another job")
    };
    println!("{what}: asking {:?}", started.elapsed());
    job
}

#[test]
#[ignore = "measures; needs an optimised build"]
fn one_missing_post_among_twenty_thousand() {
    let folder = Folder::new();
    let mut store = Store::open(&folder.path("store")).unwrap();
    let mut state = state(&folder, &mut store);
    let mut mover = Mover::default();
    let finished = || Event::FilesLookedAt {
        gone: Vec::new(),
        problems: Vec::new(),
    };
    state.scan = crate::app::Scan::Over;
    state.moves.seen = None;
    let started = Instant::now();
    let all = job(&mut state, "all posts");
    assert_eq!(all.posts.len(), POSTS);
    let answer = mover.perform(&store, all);
    println!("looking at {POSTS} posts: {:?}", started.elapsed());
    let started = Instant::now();
    update(&mut state, answer, time(1));
    println!("taking the answer in: {:?}", started.elapsed());
    assert_eq!(state.records.renamed(&state.library).len(), 1);

    for what in ["nothing changed", "a post changed"] {
        let changed = post("7.md", &format!("{}{what}", text(7)));
        if what == "a post changed" {
            update(&mut state, Event::PostsFound(vec![changed]), time(2));
        }
        let started = Instant::now();
        state.records.attach(&state.library);
        println!("{what}: records {:?}", started.elapsed());
        let started = Instant::now();
        let effects = update(&mut state, finished(), time(2));
        println!("{what}: {:?}, {} effects", started.elapsed(), effects.len());
    }
}
