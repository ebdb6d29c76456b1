//! The fuzzy jump over 100,000 headings, against the plain scan of `SkimMatcherV2` over the same titles in the same run.
//!
//! A key has to take less than a quarter of the plain scan on the same threads: "typed" is all keys of a query, "plain typed"
//! a plain scan after each of them. "jump" and "plain" are the whole query at once, as when it is pasted. Over a million
//! headings a key may take longer, but not the slice of work (`slice`) that the next key has to wait for.

#[path = "support/headings.rs"]
mod headings;

use std::hint::black_box;
use std::sync::atomic::AtomicBool;

use criterion::{Criterion, criterion_group, criterion_main};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use kubenotes::find::jump::{JumpIndex, JumpSession};
use rayon::prelude::*;

const HEADINGS: u32 = 100_000;

/// A library that is searched in slices.
const MANY_HEADINGS: u32 = 1_000_000;

/// Entries that the interface looks at before keys are.
const SLICE: usize = 150_000;
const SHOWN: usize = 100;
const QUERIES: [&str; 10] = [
    "argo",
    "opa",
    "kube",
    "prom scal",
    "promethues",
    "srvcmsh",
    "deep dive",
    "e",
    "obs",
    "tracing with envoy",
];

fn jump(criterion: &mut Criterion) {
    let library = headings::library(HEADINGS);
    let index = JumpIndex::from_library(&library);
    let titles: Vec<&str> = library
        .posts()
        .flat_map(|(_, post)| post.sections.iter().map(|section| section.heading.as_str()))
        .collect();
    let matcher = SkimMatcherV2::default();
    for query in QUERIES {
        let mut group = criterion.benchmark_group(query);
        group.sample_size(10);
        let plain = |query: &str| {
            let titles = titles.par_iter();
            let found = titles.filter(|title| matcher.fuzzy_match(title, query).is_some());
            found.count()
        };
        group.bench_function("plain", |bencher| bencher.iter(|| plain(black_box(query))));
        group.bench_function("plain typed", |bencher| {
            bencher.iter(|| prefixes(black_box(query)).map(plain).sum::<usize>());
        });
        group.bench_function("jump", |bencher| {
            bencher.iter(|| index.search(black_box(query), SHOWN));
        });
        group.bench_function("typed", |bencher| {
            bencher.iter(|| type_in(&index, black_box(query)));
        });
        group.finish();
    }
    criterion.bench_function("build", |bencher| {
        bencher.iter(|| JumpIndex::from_library(black_box(&library)));
    });
}

/// Every letter of a query in turn.
fn type_in(index: &JumpIndex, query: &str) -> usize {
    let (mut session, never) = (JumpSession::default(), AtomicBool::new(false));
    prefixes(query)
        .filter_map(|typed| session.search(index, typed, None, SHOWN, &never))
        .map(|results| results.count)
        .sum()
}

/// What stands in the line after each letter.
fn prefixes(query: &str) -> impl Iterator<Item = &str> {
    (1..=query.len()).filter_map(|end| query.get(..end))
}

/// Over a million headings: what the next key waits for, and the whole search.
fn many(criterion: &mut Criterion) {
    let index = JumpIndex::from_library(&headings::library(MANY_HEADINGS));
    for query in ["argo", "promethues", "srvcmsh", "e"] {
        let mut group = criterion.benchmark_group(format!("million/{query}"));
        group.sample_size(10);
        group.bench_function("slice", |bencher| {
            bencher.iter(|| {
                let mut session = JumpSession::default();
                session.start(&index, black_box(query), None, SHOWN);
                session.go_on(&index, SLICE)
            });
        });
        group.bench_function("all", |bencher| {
            bencher.iter(|| index.search(black_box(query), SHOWN));
        });
        group.finish();
    }
}

criterion_group!(benches, jump, many);
criterion_main!(benches);
