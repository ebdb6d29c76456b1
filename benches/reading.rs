//! From the bytes of a post to the first frame, each step beside its floor in the same run.
//!
//! - `document`: parsing, beside pulldown-cmark's bare pass with offsets and the same options over the same bytes.
//!   Budget: four times the bare pass. Long posts are read on all processors, the bare pass is on one. A document's memory
//!   beside the post's length is printed.
//! - `suggestions`: finding the sentences to dig into, beside parsing. A worker does it behind the text, nobody waits for it.
//! - `beginning`: what is shown of a long post before the rest is read; it should cost the same at any length.
//! - `first screen`: laying out the first forty lines of a post of 100 KB and of one a hundred times as long; they should
//!   cost the same.
//! - `frame`: one line down, and a new width, drawn at 120 × 40, beside drawing an empty screen of that size. They should
//!   cost the same at any length.

#[path = "support/posts.rs"]
mod posts;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use kubenotes::app::{Event, IdSource, PostContent, ReadPurpose, State, update};
use kubenotes::document::{self, Document, markdown_options};
use kubenotes::keymap::{KeyCode, KeyPress};
use kubenotes::layout::{Flow, LayoutOptions};
use kubenotes::library::{CueTable, EventTable, Library, Post, Root, TopicTable, suggestions};
use kubenotes::shell::builtin_settings;
use kubenotes::theme::{Depth, Theme};
use kubenotes::ui::{Palette, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZES: [(&str, usize); 3] = [
    ("20 KB", 20_000),
    ("1 MB", 1_000_000),
    ("10 MB", 10_000_000),
];

fn parsing(criterion: &mut Criterion) {
    for (kind, post) in [("day", posts::day()), ("notes", posts::notes())] {
        let mut group = criterion.benchmark_group(format!("document, {kind}"));
        group.bench_function("bare pass", |bencher| {
            bencher.iter(|| bare_pass(black_box(&post)));
        });
        group.bench_function("parse", |bencher| {
            bencher.iter_with_large_drop(|| document::parse(black_box(post.as_bytes())));
        });
        group.finish();
    }
    for (kind, make) in [
        ("recap", posts::recap as fn(usize) -> String),
        ("prose", posts::prose),
    ] {
        let mut group = criterion.benchmark_group(format!("document, {kind}"));
        group.sample_size(10);
        for (name, size) in SIZES {
            let post = make(size);
            let share = 100 * memory(&document::parse(post.as_bytes())) / post.len();
            println!("{kind}, {name}: a document takes {share} % of the post's length");
            group.bench_with_input(
                BenchmarkId::new("bare pass", name),
                &post,
                |bencher, post| {
                    bencher.iter(|| bare_pass(black_box(post)));
                },
            );
            group.bench_with_input(BenchmarkId::new("parse", name), &post, |bencher, post| {
                bencher.iter_with_large_drop(|| document::parse(black_box(post.as_bytes())));
            });
        }
        group.finish();
    }
}

/// Finding what to dig into, beside the parsing that comes before it.
fn suggesting(criterion: &mut Criterion) {
    let (topics, cues) = (TopicTable::builtin(), CueTable::default());
    let mut group = criterion.benchmark_group("suggestions");
    group.sample_size(10);
    for (name, size) in SIZES {
        let post = posts::recap(size);
        let document = document::parse(post.as_bytes());
        group.bench_with_input(BenchmarkId::new("parse", name), &post, |bencher, post| {
            bencher.iter_with_large_drop(|| document::parse(black_box(post.as_bytes())));
        });
        group.bench_with_input(
            BenchmarkId::new("find", name),
            &document,
            |bencher, document| {
                bencher.iter(|| suggestions(black_box(document), &topics, &cues));
            },
        );
    }
    group.finish();
}

/// The floor: every event of the Markdown parser with its place, nothing made of it.
fn bare_pass(post: &str) -> usize {
    pulldown_cmark::Parser::new_ext(post, markdown_options())
        .into_offset_iter()
        .map(|(_, range)| range.len())
        .sum()
}

/// The bytes that a document holds: its text, and each of its vectors as far as it may grow without moving.
fn memory(document: &Document) -> usize {
    fn of<T>(items: &Vec<T>) -> usize {
        items.capacity() * size_of::<T>()
    }
    let targets = document.links.iter().map(|link| link.target.capacity());
    let images = document.images.iter().map(|image| {
        let caption = image.caption.as_ref().map_or(0, String::capacity);
        image.alt.capacity() + image.source.capacity() + caption
    });
    let rows = document.tables.iter().flat_map(|table| &table.rows);
    let talks = document
        .sections
        .iter()
        .filter_map(|section| section.talk.as_ref());
    let talks = talks.map(|talk| {
        let names = talk.speakers.iter().map(|speaker| {
            let told = [&speaker.role, &speaker.organisation];
            let told = told.map(|told| told.as_ref().map_or(0, String::capacity));
            speaker.name.capacity() + told.iter().sum::<usize>()
        });
        talk.title.capacity() + of(&talk.speakers) + names.sum::<usize>()
    });
    document.text.capacity()
        + of(&document.blocks)
        + of(&document.containers)
        + of(&document.marks)
        + of(&document.links)
        + of(&document.images)
        + of(&document.tables)
        + of(&document.sections)
        + of(&document.source_lines)
        + targets.chain(images).chain(talks).sum::<usize>()
        + rows.map(|row| size_of_val(row) + of(row)).sum::<usize>()
}

fn beginnings(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("beginning");
    for (name, size) in [("1 MB", 1_000_000), ("10 MB", 10_000_000)] {
        let post = posts::recap(size);
        group.bench_function(name, |bencher| {
            bencher.iter_with_large_drop(|| document::parse_beginning(black_box(post.as_bytes())));
        });
    }
    group.finish();
}

fn first_screen(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("first screen");
    for (name, size) in [("100 KB", 100_000), ("10 MB", 10_000_000)] {
        let document = document::parse(posts::recap(size).as_bytes());
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let flow = Flow::new(LayoutOptions {
                    width: 100,
                    ..LayoutOptions::default()
                });
                flow.window(&document, flow.position_of(&document, 0), 40)
            });
        });
    }
    group.finish();
}

fn frames(criterion: &mut Criterion) {
    let palette = Palette::new(Theme::dark(), Depth::Full, false);
    let screen = Rect::new(0, 0, 120, 40);
    let mut group = criterion.benchmark_group("frame");
    group.bench_function("empty screen", |bencher| {
        bencher.iter(|| black_box(Buffer::empty(screen)));
    });
    for (name, size) in SIZES {
        let mut state = reading(&posts::recap(size));
        let mut happens = |event| {
            let effects = update(&mut state, event, Timestamp::UNIX_EPOCH);
            let mut buffer = Buffer::empty(screen);
            draw(&state, &palette, &mut buffer);
            (effects, buffer)
        };
        group.bench_function(BenchmarkId::new("a line down", name), |bencher| {
            bencher.iter(|| happens(Event::Key(KeyPress::plain(KeyCode::Down))));
        });
        let mut width = screen.width;
        group.bench_function(BenchmarkId::new("a new width", name), |bencher| {
            bencher.iter(|| {
                width = if width == screen.width {
                    100
                } else {
                    screen.width
                };
                let height = screen.height;
                happens(Event::Resized { width, height })
            });
        });
    }
    group.finish();
}

/// The interface with this post open and the keyboard on its text.
fn reading(post: &str) -> State {
    let root = Root {
        name: "bench".to_owned(),
        path: None,
    };
    let mut state = State::new(
        120,
        40,
        builtin_settings(),
        Library::new(vec![root]),
        IdSource::new(1),
    );
    let parsed = Arc::new(document::parse(post.as_bytes()));
    let revision = document::revision(post.as_bytes());
    let entry = Post::from_document(
        0,
        "post.md",
        &parsed,
        revision.clone(),
        &EventTable::builtin(),
        &TopicTable::builtin(),
    );
    update(
        &mut state,
        Event::PostsFound(vec![entry]),
        Timestamp::UNIX_EPOCH,
    );
    let content = PostContent {
        document: parsed,
        source: Arc::new(post.as_bytes().to_vec()),
        revision: revision.as_str().into(),
    };
    if let Some(wanted) = state.reading.wanted.clone() {
        let (post, request, purpose) = (wanted.post, wanted.request, ReadPurpose::Open);
        let read = Event::PostRead {
            post,
            request,
            purpose,
            outcome: Ok(content),
        };
        update(&mut state, read, Timestamp::UNIX_EPOCH);
    }
    update(
        &mut state,
        Event::Key(KeyPress::char('2')),
        Timestamp::UNIX_EPOCH,
    );
    state
}

criterion_group!(
    benches,
    parsing,
    suggesting,
    beginnings,
    first_screen,
    frames
);
criterion_main!(benches);
