//! Filtering the post list under a key stroke, with 20,000 posts, against a bare search through the same texts in the same run.
//!
//! A key stroke has to take less than 2.7 ms: a sixth of a frame.

#[path = "support/headings.rs"]
mod headings;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use kubenotes::app::{Event, IdSource, State, update};
use kubenotes::keymap::{KeyCode, KeyPress};
use kubenotes::library::{Event as Conference, EventTable, Library, Post};
use kubenotes::shell::builtin_settings;
use memchr::memmem::Finder;

const POSTS: u32 = 20_000;

const QUERIES: [&str; 8] = [
    "mesh",
    "zzzz",
    "author:a",
    "tag:cloud -tag:vendor",
    "speaker:ada",
    "is:unread after:2019-05",
    "event:kubecon OR has:highlights",
    "kube deep author:a is:unread",
];

fn filter(criterion: &mut Criterion) {
    let posts = posts();
    let texts: Vec<String> = posts.iter().map(text).collect();
    let mut group = criterion.benchmark_group("filter");
    group.sample_size(20);
    let finder = Finder::new("mesh");
    group.bench_function("floor: bare search", |bencher| {
        bencher.iter(|| {
            let found = texts
                .iter()
                .filter(|text| finder.find(text.as_bytes()).is_some());
            black_box(found.count())
        });
    });
    let mut state = state(posts);
    press(&mut state, KeyPress::char('1'));
    for query in QUERIES {
        press(&mut state, KeyPress::char('/'));
        let (last, before) = query
            .chars()
            .next_back()
            .zip(query.get(..query.len() - 1))
            .unwrap_or_default();
        before
            .chars()
            .for_each(|letter| press(&mut state, KeyPress::char(letter)));
        group.bench_function(query, |bencher| {
            bencher.iter(|| {
                press(&mut state, KeyPress::char(last));
                press(&mut state, KeyPress::plain(KeyCode::Backspace));
            });
        });
        press(&mut state, KeyPress::plain(KeyCode::Escape));
    }
    group.finish();
}

/// Posts of which each has tags, and every third an event.
fn posts() -> Vec<Post> {
    let library = headings::library(POSTS * headings::SECTIONS_PER_POST);
    let events: Vec<Arc<Conference>> = EventTable::builtin().events;
    let posts = library.posts().zip(0..);
    let tagged = posts.map(|((_, post), number): (_, usize)| Post {
        tags: ["cloud", "vendor", "community", "conference"]
            .iter()
            .skip(number % 4)
            .map(|tag| (*tag).to_owned())
            .collect(),
        event: events
            .get(number % events.len())
            .filter(|_| number % 3 == 0)
            .cloned(),
        ..post.clone()
    });
    tagged.collect()
}

/// What words are searched in: title, path, authors, tags, event.
fn text(post: &Post) -> String {
    let event = post.event.as_ref().map_or("", |event| &event.name);
    let (authors, tags) = (post.authors.join("\n"), post.tags.join("\n"));
    format!("{}\n{}\n{authors}\n{tags}\n{event}", post.title, post.path).to_lowercase()
}

fn state(posts: Vec<Post>) -> State {
    let library = headings::library(1);
    let library = Library::new(library.roots().to_vec());
    let mut state = State::new(120, 40, builtin_settings(), library, IdSource::new(1));
    let end = Event::ScanFinished {
        gone: Vec::new(),
        problems: Vec::new(),
    };
    for event in [Event::PostsFound(posts), end] {
        update(&mut state, event, Timestamp::UNIX_EPOCH);
    }
    state
}

fn press(state: &mut State, key: KeyPress) {
    black_box(update(state, Event::Key(key), Timestamp::UNIX_EPOCH));
}

criterion_group!(benches, filter);
criterion_main!(benches);
