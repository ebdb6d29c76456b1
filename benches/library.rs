//! A library of many posts: reading it for the first time, and listing it again from its index, beside merely walking its
//! folders and reading its files in the same run.
//!
//! - `cold`: the first scan, which reads what the list shows, with the index written at its end. Budget: three times the
//!   floor.
//! - `whole`: the same, but every post is read whole, with its talks and topics; the program does that behind the list.
//! - `warm`: a start with an index: everything is listed, every file's time is looked at, none is read.
//! - What the library takes in memory is printed for each post and talk, beside their names.
//!
//! `KUBENOTES_BENCH_POSTS` sets how many posts there are (20,000 otherwise).

#![expect(
    clippy::expect_used,
    reason = "a bench ends where its own data is not what it takes it for"
)]

#[path = "support/large_library.rs"]
mod large_library;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kubenotes::app::Event;
use kubenotes::library::guide::Guide;
use kubenotes::library::{EventTable, Later, Post, TopicTable};
use kubenotes::shell::{IndexFolder, Scanner, sources_of};

const POSTS: usize = 20_000;

/// How often each is measured; the fastest counts, for others use the machine as well.
const ROUNDS: usize = 3;

fn main() {
    let posts = std::env::var("KUBENOTES_BENCH_POSTS").ok();
    let posts = posts.and_then(|posts| posts.parse().ok()).unwrap_or(POSTS);
    let place = tempfile::tempdir().expect("a folder for the posts");
    let (library, cache) = (place.path().join("posts"), place.path().join("cache"));
    large_library::write(&library, posts).expect("posts");

    let floor = fastest(|| walk_and_read(&library));
    let anew = |depth| {
        fastest(|| {
            // There may be none yet.
            let _ = fs::remove_dir_all(&cache);
            scan(&library, &cache, depth)
        })
    };
    let (cold, whole) = (anew(Depth::List), anew(Depth::Whole));
    let warm = fastest(|| scan(&library, &cache, Depth::Whole));
    println!("{posts} posts, {} MB", floor.1 >> 20);
    println!("walk and read  {:>8.1?}", floor.0);
    println!(
        "cold           {:>8.1?}  {:.1} times",
        cold.0,
        ratio(cold.0, floor.0)
    );
    println!(
        "whole          {:>8.1?}  {:.1} times",
        whole.0,
        ratio(whole.0, floor.0)
    );
    println!(
        "warm           {:>8.1?}  {:.1} times",
        warm.0,
        ratio(warm.0, floor.0)
    );
    assert_eq!(cold.1.len(), posts);
    assert_eq!(warm.1.len(), posts);
    tell_memory(&warm.1);
}

fn ratio(time: Duration, floor: Duration) -> f64 {
    time.as_secs_f64() / floor.as_secs_f64()
}

/// The time of the fastest round, and what it gave.
fn fastest<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let rounds = (0..ROUNDS).map(|_| {
        let started = Instant::now();
        let given = work();
        (started.elapsed(), given)
    });
    rounds.min_by_key(|round| round.0).expect("a round")
}

/// The floor: every folder listed and every file read, one after the other; the bytes in all.
fn walk_and_read(folder: &Path) -> usize {
    let (mut waiting, mut bytes) = (vec![folder.to_owned()], 0);
    while let Some(folder) = waiting.pop() {
        for entry in folder.read_dir().expect("a folder").flatten() {
            let path: PathBuf = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                waiting.push(path);
            } else {
                bytes += fs::read(path).map_or(0, |bytes| bytes.len());
            }
        }
    }
    bytes
}

/// How much of each post is read.
#[derive(Clone, Copy)]
enum Depth {
    List,
    Whole,
}

/// One start of the program, as far as the library goes.
fn scan(library: &Path, cache: &Path, depth: Depth) -> Vec<Post> {
    let sources = sources_of(&[library.to_owned()], &Guide::default()).expect("a source");
    let (events, topics) = (
        Later::new(EventTable::builtin),
        Later::new(TopicTable::builtin),
    );
    let scanner = Scanner::new(sources, events, topics).with_index(IndexFolder::new(cache, &[]));
    let mut scanner = match depth {
        Depth::List => scanner.listing_first(),
        Depth::Whole => scanner,
    };
    let mut all = Vec::new();
    let outcome = scanner.scan(&mut |event| {
        if let Event::PostsListed { posts, .. } | Event::PostsFound(posts) = event {
            all.extend(posts);
        }
    });
    assert!(outcome.problems.is_empty(), "{:?}", outcome.problems);
    scanner.keep_index();
    all
}

/// What the library keeps of each post and talk, beside their titles and the names of people.
fn tell_memory(posts: &[Post]) {
    let (mut bytes, mut things) = (0, 0);
    for post in posts {
        let sections =
            post.sections.capacity() * size_of_val(post.sections.first().expect("a section"));
        let mentions =
            post.mentions.capacity() * size_of_val(post.mentions.first().expect("a mention"));
        let texts = [&post.authors, &post.tags, &post.aliases];
        let texts: usize = texts
            .into_iter()
            .flatten()
            .map(|text| text.capacity() + 24)
            .sum();
        bytes += size_of::<Post>() + sections + mentions + texts + post.revision.capacity();
        things += 1 + post
            .sections
            .iter()
            .filter(|section| section.talk.is_some())
            .count();
    }
    println!(
        "memory         {} bytes for each post and talk",
        bytes / things
    );
}
