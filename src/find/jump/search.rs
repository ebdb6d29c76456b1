//! From a query to the best hits: a scan of the entries in slices, and the order of those that match.
//!
//! Only what is shown is sorted, and only finalists are scored by the matcher. Between two slices a search can be given up.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rayon::prelude::*;

use super::block::{Block, PackedEntry};
use super::entry::{JumpHit, JumpKind, JumpResults, Tier};
use super::highlighting::matched_spans;
use super::index::{JumpIndex, Place};
use super::matching::{Found, Match, match_context, match_entry, match_partly, shown_title};
use super::query::Query;
use super::syntax::{Asked, How, Term};
use super::typo::{Forgiveness, Numeronym};

/// Below this number of entries one thread is faster.
const PARALLEL_FROM: usize = 4_000;

/// Blocks, or survivors, that a thread takes at a time.
const CHUNK: usize = 256;

/// How many finalists are scored by the matcher: at least these, and a few times as many as are shown.
const MIN_FINALISTS: usize = 256;

/// How many entries are looked at between two looks at the cancel flag.
const SLICE: usize = 50_000;

/// A search that goes on as the query grows: what did not match `arg` is not asked again for `argo`.
#[derive(Clone, Debug, Default)]
pub struct JumpSession {
    asked: Asked,
    version: u64,
    survivors: Option<Arc<Vec<Place>>>,
    under_way: Option<UnderWay>,
}

/// A search that is not complete.
#[derive(Clone, Debug)]
struct UnderWay {
    query: Arc<Query>,
    limit: usize,
    phase: Phase,
    /// How many blocks, or survivors, were looked at.
    done: usize,
    found: Vec<Candidate>,
    /// How many of those have all words.
    whole: usize,
}

/// What is looked for, and among what.
#[derive(Clone, Debug)]
enum Phase {
    /// All words, among what matched before.
    Survivors(Arc<Vec<Place>>),
    /// All words, everywhere.
    Blocks,
    /// Some of the words, everywhere.
    Partly,
}

/// An entry that matches. Ordered best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    key: Reverse<u64>,
    place: Place,
    is_scattered: bool,
}

impl JumpIndex {
    /// The best entries for a query; all, talks of the newest posts first, for an empty one.
    pub fn search(&self, query: &str, limit: usize) -> JumpResults {
        self.search_kind(query, None, limit)
    }

    /// The best entries of a kind, unless the query asks for another one.
    pub fn search_kind(&self, query: &str, kind: Option<JumpKind>, limit: usize) -> JumpResults {
        let never = AtomicBool::new(false);
        JumpSession::default()
            .search(self, query, kind, limit, &never)
            .unwrap_or_default()
    }
}

impl JumpSession {
    /// The same as [`JumpIndex::search_kind`], faster when the query only grew; `None` once `cancel` is set.
    pub fn search(
        &mut self,
        index: &JumpIndex,
        query: &str,
        kind: Option<JumpKind>,
        limit: usize,
        cancel: &AtomicBool,
    ) -> Option<JumpResults> {
        self.start(index, query, kind, limit);
        while !cancel.load(Ordering::Relaxed) {
            if let Some(results) = self.go_on(index, SLICE) {
                return Some(results);
            }
        }
        self.under_way = None;
        None
    }

    /// Begins a search; one that is under way is given up.
    pub fn start(&mut self, index: &JumpIndex, query: &str, kind: Option<JumpKind>, limit: usize) {
        let asked = Asked::parse(query);
        let asked = Asked {
            kind: asked.kind.or(kind),
            ..asked
        };
        let narrows = self.version == index.version() && narrows(&self.asked, &asked);
        let phase = match &self.survivors {
            Some(survivors) if narrows => Phase::Survivors(survivors.clone()),
            _ => Phase::Blocks,
        };
        if !narrows {
            self.survivors = None;
            self.asked = asked.clone();
            self.version = index.version();
        }
        self.under_way = Some(UnderWay {
            query: Arc::new(Query::new(&asked, index.vocabulary())),
            limit,
            phase,
            done: 0,
            found: Vec::new(),
            whole: 0,
        });
        if narrows {
            self.asked = asked;
        }
    }

    /// Looks at about this many more entries; the answer once all were looked at.
    ///
    /// If the index changed meanwhile it is looked at anew.
    pub fn go_on(&mut self, index: &JumpIndex, entries: usize) -> Option<JumpResults> {
        let mut work = self.under_way.take()?;
        if self.version != index.version() {
            work.query = Arc::new(Query::new(&self.asked, index.vocabulary()));
            work.phase = Phase::Blocks;
            work.done = 0;
            work.whole = 0;
            work.found.clear();
            self.version = index.version();
            self.survivors = None;
        }
        if !work.look_at(index, entries) {
            self.under_way = Some(work);
            return None;
        }
        if !matches!(work.phase, Phase::Partly) {
            let places = work.found.iter().map(|found| found.place);
            self.survivors = Some(Arc::new(places.collect()));
            work.whole = work.found.len();
            if can_be_partial(&work) {
                work.phase = Phase::Partly;
                work.done = 0;
                self.under_way = Some(work);
                return self.go_on_if_small(index, entries);
            }
        }
        Some(results(index, work))
    }

    /// Goes on at once where everything fits into one slice.
    fn go_on_if_small(&mut self, index: &JumpIndex, entries: usize) -> Option<JumpResults> {
        if index.len() > entries {
            return None;
        }
        self.go_on(index, entries)
    }

    /// Whether a search is not complete.
    pub const fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }
}

/// Whether some of the words may be enough: there are several, they are not all unknown, and whatever has all of them has
/// some only as letters scattered over the title.
fn can_be_partial(work: &UnderWay) -> bool {
    let words = &work.query.words;
    words.len() > 1
        && words.iter().any(|word| word.weight > 0)
        && work.found.iter().all(|found| found.is_scattered)
}

fn results(index: &JumpIndex, mut work: UnderWay) -> JumpResults {
    let is_partial = work.whole == 0;
    let whole = work.found.iter().take(work.whole);
    let known: HashSet<Place> = whole.map(|found| found.place).collect();
    let mut at = 0;
    work.found.retain(|found| {
        at += 1;
        at <= work.whole || !known.contains(&found.place)
    });
    let count = work.found.len();
    let best = best_candidates(index, &work.query, work.found, work.limit);
    JumpResults {
        hits: hits(index, &work.query, &best),
        count,
        is_partial: is_partial && count > 0 && !work.query.words.is_empty(),
    }
}

/// Whether whatever matches `after` also matched `before`.
///
/// A word that grows to a length from which more is forgiven may match what it did not match before; so may numbers that
/// stand for letters, and what must not match.
fn narrows(before: &Asked, after: &Asked) -> bool {
    let kind_narrows = before.kind.is_none() || before.kind == after.kind;
    let is_longer = before.terms.len() <= after.terms.len();
    let mut pairs = before.terms.iter().zip(&after.terms);
    kind_narrows && is_longer && pairs.all(|(before, after)| term_narrows(before, after))
}

fn term_narrows(before: &Term, after: &Term) -> bool {
    let forgiven = |term: &Term| Forgiveness::of(term.text.chars().count());
    let is_number = |term: &Term| Numeronym::parse(&term.text).is_some();
    let is_looked_up = |term: &Term| term.text.chars().all(char::is_alphanumeric);
    match (before.how, after.how) {
        _ if before == after => true,
        (How::Near, How::Near) => {
            after.text.starts_with(&before.text)
                && forgiven(before) == forgiven(after)
                && !is_number(after)
                && is_looked_up(before) == is_looked_up(after)
        }
        (How::Exact, How::Exact) | (How::Start, How::Start) => {
            !before.negated
                && !after.negated
                && before.cased.is_none()
                && after.text.starts_with(&before.text)
        }
        _ => false,
    }
}

/// What stands in the list beside entries with some of the words.
#[derive(Clone, Copy, Debug)]
enum Beside {
    Nothing,
    /// Entries that have some words only as scattered letters.
    Scattered,
}

impl UnderWay {
    const fn beside(&self) -> Beside {
        if self.whole == 0 {
            Beside::Nothing
        } else {
            Beside::Scattered
        }
    }

    /// Looks at about this many more entries; whether that was all.
    fn look_at(&mut self, index: &JumpIndex, entries: usize) -> bool {
        let query = &*self.query;
        if let Phase::Survivors(survivors) = &self.phase {
            let rest = survivors.get(self.done..).unwrap_or_default();
            let slice = rest.get(..entries).unwrap_or(rest);
            self.done += slice.len();
            let found = in_chunks(slice, slice.len(), |chunk, found| {
                scan_survivors(index, query, chunk, found);
            });
            let is_all = slice.len() == rest.len();
            self.found.extend(found);
            return is_all;
        }
        let partial = matches!(self.phase, Phase::Partly).then_some(self.beside());
        let mut count = 0;
        let blocks: Vec<(u32, &Block)> = index
            .blocks()
            .skip(self.done)
            .take_while(|(_, block)| {
                let goes_on = count < entries;
                count += block.entries().len();
                goes_on
            })
            .collect();
        self.done += blocks.len();
        let found = in_chunks(&blocks, count, |chunk, found| {
            for &(number, block) in chunk {
                scan_block(index, query, number, block, partial, found);
            }
        });
        self.found.extend(found);
        count < entries || index.blocks().nth(self.done).is_none()
    }
}

fn scan_block(
    index: &JumpIndex,
    query: &Query,
    number: u32,
    block: &Block,
    partial: Option<Beside>,
    found: &mut Vec<Candidate>,
) {
    let context = match_context(query, block);
    for (at, entry) in block.entries().iter().enumerate() {
        let place = Place {
            block: number,
            entry: at as u32,
        };
        found.extend(match partial {
            Some(beside) => partial_candidate(query, block, &context, entry, place, beside),
            None => candidate(index, query, block, &context, entry, place),
        });
    }
}

fn scan_survivors(
    index: &JumpIndex,
    query: &Query,
    survivors: &[Place],
    found: &mut Vec<Candidate>,
) {
    for places in survivors.chunk_by(|a, b| a.block == b.block) {
        let number = places.first().map_or(0, |place| place.block);
        let Some(block) = index.block(number) else {
            continue;
        };
        let context = match_context(query, block);
        found.extend(places.iter().filter_map(|&place| {
            let entry = block.entries().get(place.entry as usize)?;
            candidate(index, query, block, &context, entry, place)
        }));
    }
}

/// Runs `scan` over chunks of the items, on all cores if there are many entries.
fn in_chunks<T: Sync>(
    items: &[T],
    entries: usize,
    scan: impl Fn(&[T], &mut Vec<Candidate>) + Sync,
) -> Vec<Candidate> {
    if entries < PARALLEL_FROM {
        let mut found = Vec::new();
        scan(items, &mut found);
        return found;
    }
    let parts: Vec<Vec<Candidate>> = items
        .par_chunks(CHUNK)
        .map(|chunk| {
            let mut found = Vec::new();
            scan(chunk, &mut found);
            found
        })
        .collect();
    parts.concat()
}

fn candidate(
    index: &JumpIndex,
    query: &Query,
    block: &Block,
    context: &[Option<Found>],
    entry: &PackedEntry,
    place: Place,
) -> Option<Candidate> {
    let matched = match_entry(query, index.vocabulary(), block, context, entry)?;
    let boost = block.boost(place.entry);
    Some(Candidate {
        key: Reverse(key(matched, entry.kind, boost, block.recency())),
        place,
        is_scattered: matched.is_scattered,
    })
}

fn partial_candidate(
    query: &Query,
    block: &Block,
    context: &[Option<Found>],
    entry: &PackedEntry,
    place: Place,
    beside: Beside,
) -> Option<Candidate> {
    let share = match_partly(query, block, context, entry)?;
    let matched = match beside {
        Beside::Nothing => Match::partly(share),
        Beside::Scattered => Match::as_good_as_scattered(share)?,
    };
    let boost = block.boost(place.entry);
    Some(Candidate {
        key: Reverse(key(matched, entry.kind, boost, block.recency())),
        place,
        is_scattered: false,
    })
}

/// The order in one number: 5 bits of rank, 4 of kind, 16 of score, 33 of recency.
///
/// Where letters are only alike, likeness counts before the kind. What was used often comes before equals of its kind.
fn key(matched: Match, kind: JumpKind, boost: u8, recency: u64) -> u64 {
    let is_fuzzy = matched.rank.tier() >= Tier::Fuzzy;
    let (kind_bits, score) = if is_fuzzy {
        let behind = 24 * kind as u16;
        let score = matched.score + 20 * u16::from(boost);
        (0, score.saturating_sub(behind))
    } else {
        let score = matched.score.saturating_add(150 * u16::from(boost));
        (15 - kind as u64, score)
    };
    let rank = 31 - u64::from(matched.rank.number());
    (((rank << 4 | kind_bits) << 16) | u64::from(score)) << 33 | recency
}

impl Candidate {
    /// Rank, kind and score: what a person may see as the score of a hit.
    const fn score(self) -> u32 {
        (self.key.0 >> 33) as u32
    }

    fn tier(self) -> Tier {
        let rank = 31 - (self.key.0 >> 53) as usize;
        Tier::ALL.get(rank >> 2).copied().unwrap_or(Tier::Partly)
    }

    /// The same with another score within its rank and kind.
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
    score_scattered(index, query, &mut candidates);
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

/// Has the matcher judge letters that are scattered over a title, where so far only the gaps were counted.
fn score_scattered(index: &JumpIndex, query: &Query, candidates: &mut [Candidate]) {
    let matcher = SkimMatcherV2::default().ignore_case();
    for candidate in candidates.iter_mut().filter(|found| found.is_scattered) {
        let Some(title) = folded_title(index, candidate.place) else {
            continue;
        };
        let scores = query
            .words
            .iter()
            .filter_map(|word| matcher.fuzzy_match(title, &word.text));
        let judged = u16::try_from(scores.sum::<i64>().max(0)).unwrap_or(u16::MAX);
        let counted = (candidate.score() & 0xFFFF) as u16;
        *candidate = candidate.with_score(counted / 2 + judged.min(500));
    }
}

fn folded_title(index: &JumpIndex, place: Place) -> Option<&str> {
    let block = index.block(place.block)?;
    let entry = block.entries().get(place.entry as usize)?;
    Some(shown_title(block.text_of(entry.title_field())))
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
