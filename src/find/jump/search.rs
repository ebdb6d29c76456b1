//! From a query to the best hits: a scan of the entries, and the order of those that match.
//!
//! Only what is shown is sorted, and only the finalists of the fuzzy tier are scored by the matcher.

use std::cmp::Reverse;
use std::sync::atomic::{AtomicBool, Ordering};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rayon::prelude::*;

use super::block::{Block, PackedEntry};
use super::entry::{JumpHit, JumpKind, JumpResults, Tier};
use super::highlighting::matched_spans;
use super::index::{JumpIndex, Place};
use super::matching::{Rank, match_context, match_entry};
use super::query::{Query, query_words};
use super::typo;

/// Below this number of entries one thread is faster.
const PARALLEL_FROM: usize = 4_000;

/// Blocks, or survivors, between two looks at the cancel flag.
const CHUNK: usize = 256;

/// How many of the fuzzy tier are scored in full: at least these, and a few times as many as are shown.
const MIN_FINALISTS: usize = 256;

/// A search that goes on as the query grows: what did not match `arg` is not asked again for `argo`.
#[derive(Clone, Debug, Default)]
pub struct JumpSession {
    words: Vec<String>,
    version: u64,
    survivors: Option<Vec<Place>>,
}

/// An entry that matches. Ordered best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    key: Reverse<u64>,
    place: Place,
}

impl JumpIndex {
    /// The best entries for a query; all, talks of the newest posts first, for an empty one.
    pub fn search(&self, query: &str, limit: usize) -> JumpResults {
        let never = AtomicBool::new(false);
        JumpSession::default()
            .search(self, query, limit, &never)
            .unwrap_or_default()
    }
}

impl JumpSession {
    /// The same as [`JumpIndex::search`], faster when the query only grew; `None` once `cancel` is set.
    pub fn search(
        &mut self,
        index: &JumpIndex,
        query: &str,
        limit: usize,
        cancel: &AtomicBool,
    ) -> Option<JumpResults> {
        let words = query_words(query);
        let survivors = self
            .survivors
            .take()
            .filter(|_| self.version == index.version() && narrows(&self.words, &words));
        let query = Query::new(query, index.vocabulary());
        let candidates = match survivors {
            Some(survivors) => scan_survivors(index, &query, &survivors, cancel)?,
            None => scan_blocks(index, &query, cancel)?,
        };
        self.words = words;
        self.version = index.version();
        self.survivors = Some(candidates.iter().map(|found| found.place).collect());
        let count = candidates.len();
        let best = best_candidates(index, &query, candidates, limit);
        Some(JumpResults {
            hits: hits(index, &query, &best),
            count,
        })
    }
}

/// Whether whatever matches `after` also matched `before`.
///
/// A word that grows to the length from which slips are forgiven may match what it did not match before.
fn narrows(before: &[String], after: &[String]) -> bool {
    before.len() <= after.len()
        && before.iter().zip(after).all(|(before, after)| {
            let forgiven = |word: &str| word.chars().count() >= typo::MIN_LETTERS;
            after.starts_with(before.as_str()) && forgiven(before) == forgiven(after)
        })
}

fn scan_blocks(index: &JumpIndex, query: &Query, cancel: &AtomicBool) -> Option<Vec<Candidate>> {
    let numbered: Vec<(u32, &Block)> = index
        .blocks()
        .iter()
        .enumerate()
        .filter_map(|(number, block)| Some((number as u32, block.as_ref()?)))
        .collect();
    in_chunks(&numbered, index.len(), cancel, |chunk, found| {
        for &(number, block) in chunk {
            scan_block(query, number, block, found);
        }
    })
}

fn scan_block(query: &Query, number: u32, block: &Block, found: &mut Vec<Candidate>) {
    let context = match_context(query, block);
    for (at, entry) in block.entries().iter().enumerate() {
        let place = Place {
            block: number,
            entry: at as u32,
        };
        found.extend(candidate(query, block, &context, entry, place));
    }
}

fn scan_survivors(
    index: &JumpIndex,
    query: &Query,
    survivors: &[Place],
    cancel: &AtomicBool,
) -> Option<Vec<Candidate>> {
    in_chunks(survivors, survivors.len(), cancel, |chunk, found| {
        for places in chunk.chunk_by(|a, b| a.block == b.block) {
            let number = places.first().map_or(0, |place| place.block);
            let Some(Some(block)) = index.blocks().get(number as usize) else {
                continue;
            };
            let context = match_context(query, block);
            found.extend(places.iter().filter_map(|&place| {
                let entry = block.entries().get(place.entry as usize)?;
                candidate(query, block, &context, entry, place)
            }));
        }
    })
}

/// Runs `scan` over chunks of the items, on all cores if there are many entries; `None` once cancelled.
fn in_chunks<T: Sync>(
    items: &[T],
    entries: usize,
    cancel: &AtomicBool,
    scan: impl Fn(&[T], &mut Vec<Candidate>) + Sync,
) -> Option<Vec<Candidate>> {
    let scan_chunk = |mut found: Vec<Candidate>, chunk: &[T]| {
        if cancel.load(Ordering::Relaxed) {
            return None;
        }
        scan(chunk, &mut found);
        Some(found)
    };
    if entries < PARALLEL_FROM {
        return items.chunks(CHUNK).try_fold(Vec::new(), scan_chunk);
    }
    let parts: Option<Vec<Vec<Candidate>>> = items
        .par_chunks(CHUNK)
        .map(|chunk| scan_chunk(Vec::new(), chunk))
        .collect();
    Some(parts?.concat())
}

fn candidate(
    query: &Query,
    block: &Block,
    context: &[Option<Rank>],
    entry: &PackedEntry,
    place: Place,
) -> Option<Candidate> {
    let (rank, score) = match_entry(query, block, context, entry)?;
    Some(Candidate {
        key: Reverse(key(rank, entry.kind, score, block.recency())),
        place,
    })
}

/// The order in one number: 5 bits of rank, 3 of kind, 16 of score, 33 of recency.
fn key(rank: Rank, kind: JumpKind, score: u16, recency: u64) -> u64 {
    let (rank, kind) = (31 - u64::from(rank.number()), 7 - kind as u64);
    (((rank << 3 | kind) << 16) | u64::from(score)) << 33 | recency
}

impl Candidate {
    /// Rank, kind and score: what a person may see as the score of a hit.
    const fn score(self) -> u32 {
        (self.key.0 >> 33) as u32
    }

    fn rank_number(self) -> u8 {
        31 - (self.key.0 >> 52) as u8
    }

    fn is_fuzzy(self) -> bool {
        self.rank_number() >> 2 == Tier::Fuzzy as u8
    }

    fn tier(self) -> Tier {
        let tier = usize::from(self.rank_number() >> 2);
        Tier::ALL.get(tier).copied().unwrap_or(Tier::Typo)
    }

    /// The same with another score.
    fn with_score(self, score: u16) -> Self {
        let without = self.key.0 & !(0xFFFF << 33);
        Self {
            key: Reverse(without | u64::from(score) << 33),
            ..self
        }
    }
}

/// The first `limit` in order.
fn best_candidates(
    index: &JumpIndex,
    query: &Query,
    mut candidates: Vec<Candidate>,
    limit: usize,
) -> Vec<Candidate> {
    if limit == 0 {
        return Vec::new();
    }
    keep_first(&mut candidates, (4 * limit).max(MIN_FINALISTS));
    score_fuzzy(index, query, &mut candidates);
    keep_first(&mut candidates, limit);
    candidates.sort_unstable();
    candidates
}

fn keep_first(candidates: &mut Vec<Candidate>, count: usize) {
    if candidates.len() > count {
        candidates.select_nth_unstable(count);
        candidates.truncate(count);
    }
}

/// Puts the matcher's score in the place of the preliminary one.
fn score_fuzzy(index: &JumpIndex, query: &Query, candidates: &mut [Candidate]) {
    let matcher = SkimMatcherV2::default().ignore_case();
    for candidate in candidates.iter_mut().filter(|found| found.is_fuzzy()) {
        let Some(title) = folded_title(index, candidate.place) else {
            continue;
        };
        let score: i64 = query
            .words
            .iter()
            .filter_map(|word| matcher.fuzzy_match(title, &word.text))
            .sum();
        *candidate = candidate.with_score(u16::try_from(score.max(0)).unwrap_or(u16::MAX));
    }
}

fn folded_title(index: &JumpIndex, place: Place) -> Option<&str> {
    let block = index.blocks().get(place.block as usize)?.as_ref()?;
    let entry = block.entries().get(place.entry as usize)?;
    Some(block.text_of(entry.title_field()))
}

fn hits(index: &JumpIndex, query: &Query, best: &[Candidate]) -> Vec<JumpHit> {
    let matcher = SkimMatcherV2::default().ignore_case();
    best.iter()
        .filter_map(|found| {
            let entry = index.entry(found.place)?;
            let (matched_title, matched_context) = matched_spans(query, &entry, &matcher);
            Some(JumpHit {
                entry,
                score: found.score(),
                tier: found.tier(),
                matched_title,
                matched_context,
            })
        })
        .collect()
}
