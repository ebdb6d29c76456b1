//! From a query to the best hits, slice by slice: first the words are compared with the vocabulary, then the entries with
//! the words. Between two slices a search can be given up.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rayon::prelude::*;

use super::entry::{JumpHit, JumpKind, JumpResults};
use super::highlighting::matched_spans;
use super::index::JumpIndex;
use super::leaders::{Candidate, Leaders};
use super::narrowing::Narrowing;
use super::places::Places;
use super::query::Query;
use super::scan::{Beside, Scan, Sighted};
use super::syntax::Asked;

/// How many finalists are scored by the matcher: at least these, and a few times as many as are shown.
const MIN_FINALISTS: usize = 256;

/// How many finalists a thread judges, or marks, at a time at least.
const AT_A_TIME: usize = 16;

/// A search that is begun again and again looks at so many times as many entries at once, and not at more.
const MOST_AT_ONCE: usize = 8;

/// How many entries are looked at between two looks at the cancel flag.
const SLICE: usize = 200_000;

/// A search that goes on as the query grows: what did not match `arg` is not asked again for `argo`.
#[derive(Clone, Debug, Default)]
pub struct JumpSession {
    asked: Asked,
    version: u64,
    /// What earlier queries left, of each number of words the latest, fewer words first.
    left: Vec<Left>,
    /// The last query that was answered.
    answered: Option<Query>,
    under_way: Option<UnderWay>,
}

/// All that longer forms of a query can match.
#[derive(Clone, Debug)]
struct Left {
    asked: Asked,
    places: Arc<Places>,
}

/// A search that is not complete.
#[derive(Clone, Debug)]
struct UnderWay {
    query: Query,
    limit: usize,
    phase: Phase,
    among: Among,
    /// How many blocks, or survivors, were looked at.
    done: usize,
    sighted: Sighted,
    /// How many entries have some of the words, and not all.
    partial: usize,
    /// How often it was begun again because the entries changed.
    begun_again: usize,
}

/// Which entries can match.
#[derive(Clone, Debug)]
enum Among {
    /// Any.
    All,
    /// Those that matched before.
    Those(Arc<Places>),
    /// Those, and what has words that are like those of the query.
    ThoseAndAlike(Arc<Places>),
}

/// What a search is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// The words of the vocabulary.
    Words,
    /// Entries with all words.
    Whole,
    /// Entries with some of the words.
    Partly,
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
        if self.version != index.version() {
            self.forget();
        }
        let given_up = self.under_way.take().map(|work| work.query);
        let earlier = given_up.or_else(|| self.answered.take());
        let among = self.among(&asked, index);
        self.version = index.version();
        self.under_way = Some(UnderWay::new(&asked, earlier, limit, among));
        self.asked = asked;
    }

    /// What is known of other entries than there are now.
    fn forget(&mut self) {
        self.left.clear();
        self.answered = None;
        self.under_way = None;
    }

    fn answer(&mut self, mut work: UnderWay, index: &JumpIndex) -> JumpResults {
        let results = work.results(index);
        self.answered = Some(work.query);
        results
    }

    /// What is to be looked at, by what earlier queries left.
    fn among(&self, asked: &Asked, index: &JumpIndex) -> Among {
        let earlier = |narrowing| {
            let mut earlier = self.left.iter().rev();
            let left = earlier.find(|left| Narrowing::between(&left.asked, asked) == narrowing);
            left.map(|left| left.places.clone())
        };
        match (earlier(Narrowing::Full), earlier(Narrowing::ButForLikeness)) {
            (Some(all), Some(few)) if few.len() + index.len() / 16 < all.len() => {
                Among::ThoseAndAlike(few)
            }
            (Some(places), _) => Among::Those(places),
            (None, Some(places)) => Among::ThoseAndAlike(places),
            (None, None) => Among::All,
        }
    }

    /// Notes what a query left.
    fn leave(&mut self, places: Places) {
        let words = self.asked.terms.len();
        self.left.retain(|left| left.asked.terms.len() < words);
        self.left.push(Left {
            asked: self.asked.clone(),
            places: Arc::new(places),
        });
    }

    /// Looks at about this many more words or entries; the answer once all were looked at.
    ///
    /// If the index changed meanwhile it is looked at anew.
    pub fn go_on(&mut self, index: &JumpIndex, entries: usize) -> Option<JumpResults> {
        let mut work = self.under_way.take()?;
        if self.version != index.version() {
            self.version = index.version();
            self.forget();
            work = work.again(&self.asked);
        }
        // What comes all the time must not keep a search from its end.
        let mut left = entries.saturating_mul(1 + work.begun_again.min(MOST_AT_ONCE - 1));
        while let Some(rest) = work.look_at(index, left) {
            left = rest;
            match work.phase {
                Phase::Words => {
                    work.phase = Phase::Whole;
                    if let Among::ThoseAndAlike(places) = &work.among
                        && work.query.alike() == 0
                    {
                        work.among = Among::Those(places.clone());
                    }
                }
                Phase::Whole => {
                    self.leave(std::mem::take(&mut work.sighted.survivors));
                    if !work.can_be_partial() {
                        return Some(self.answer(work, index));
                    }
                    work.phase = Phase::Partly;
                    work.done = 0;
                }
                Phase::Partly => return Some(self.answer(work, index)),
            }
            if left == 0 {
                break;
            }
        }
        self.under_way = Some(work);
        None
    }

    /// Whether what it found is of the entries that there are.
    pub const fn knows(&self, index: &JumpIndex) -> bool {
        self.version == index.version()
    }

    /// Whether a search is not complete.
    pub const fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }
}

impl UnderWay {
    fn new(asked: &Asked, earlier: Option<Query>, limit: usize, among: Among) -> Self {
        Self {
            query: Query::new(asked, earlier),
            limit,
            phase: Phase::Words,
            among,
            done: 0,
            sighted: Sighted::new(Leaders::new((4 * limit).max(MIN_FINALISTS))),
            partial: 0,
            begun_again: 0,
        }
    }

    /// The same search of other entries.
    fn again(self, asked: &Asked) -> Self {
        Self {
            begun_again: self.begun_again + 1,
            ..Self::new(asked, None, self.limit, Among::All)
        }
    }

    /// Looks at about this many more; how many fewer it took if that was all of its phase.
    fn look_at(&mut self, index: &JumpIndex, most: usize) -> Option<usize> {
        let scan = Scan {
            index,
            query: &self.query,
        };
        match (self.phase, &self.among) {
            (Phase::Words, _) => self.query.go_on(index.vocabulary(), most),
            (Phase::Whole, Among::Those(survivors)) => {
                let slice = survivors.slice(self.done, most);
                let (blocks, entries) = slice;
                self.done += blocks.len();
                scan.survivors(survivors, slice, &mut self.sighted);
                (self.done == survivors.blocks()).then(|| most.saturating_sub(entries))
            }
            (Phase::Whole, among) => {
                let slice = index.slice(self.done, most);
                self.done += slice.blocks.len();
                match among {
                    Among::ThoseAndAlike(places) => {
                        scan.alike(&slice, places, &mut self.sighted);
                    }
                    _ => scan.blocks(&slice, &mut self.sighted),
                }
                slice.is_last.then(|| most.saturating_sub(slice.entries))
            }
            (Phase::Partly, _) => {
                let slice = index.slice(self.done, most);
                self.done += slice.blocks.len();
                let beside = if self.sighted.places.is_empty() {
                    Beside::Nothing
                } else {
                    Beside::Scattered
                };
                self.partial += scan.partly(&slice, beside, &mut self.sighted);
                slice.is_last.then(|| most.saturating_sub(slice.entries))
            }
        }
    }

    /// Whether some of the words may be enough: there are several, they are not all unknown, and whatever has all of them
    /// has some only as letters scattered over the title.
    fn can_be_partial(&self) -> bool {
        let words = &self.query.words;
        words.len() > 1
            && words.iter().any(|word| word.weight > 0)
            && self.sighted.are_all_scattered
    }

    fn results(&mut self, index: &JumpIndex) -> JumpResults {
        let count = self.sighted.places.len() + self.partial;
        let is_partial = self.sighted.places.is_empty();
        let finalists = self.sighted.leaders.take();
        let best = best_of(index, &self.query, finalists, self.limit);
        JumpResults {
            hits: hits(index, &self.query, &best),
            count,
            is_partial: is_partial && count > 0 && !self.query.words.is_empty(),
        }
    }
}

/// The first `limit` of the finalists in order, after the matcher judged letters that are scattered over a title, where so
/// far only the gaps were counted.
fn best_of(
    index: &JumpIndex,
    query: &Query,
    mut finalists: Vec<Candidate>,
    limit: usize,
) -> Vec<Candidate> {
    let scattered = finalists.par_iter_mut().with_min_len(AT_A_TIME);
    scattered
        .filter(|found| found.is_scattered)
        .for_each(|candidate| {
            let Some(entry) = index.entry_at(candidate.place) else {
                return;
            };
            let title = entry.folded_title();
            let words = query.words.iter();
            // A matcher reckons in what it left of other titles: the order would hang on which thread had judged what.
            let matcher = SkimMatcherV2::default().ignore_case();
            let scores = words.filter_map(|word| matcher.fuzzy_match(title, &word.text));
            let judged = u16::try_from(scores.sum::<i64>().max(0)).unwrap_or(u16::MAX);
            let score = candidate.key().inner_score() / 2 + judged.min(500);
            *candidate = candidate.with_inner_score(score);
        });
    finalists.sort_unstable();
    finalists.truncate(limit);
    finalists
}

fn hits(index: &JumpIndex, query: &Query, best: &[Candidate]) -> Vec<JumpHit> {
    let matcher = SkimMatcherV2::default().ignore_case();
    best.par_iter()
        .with_min_len(AT_A_TIME)
        .filter_map(|found| {
            let entry = index.entry(found.place)?;
            let (matched_title, matched_context) = matched_spans(query, &entry, &matcher);
            Some(JumpHit {
                entry,
                score: found.key().score(),
                tier: found.key().tier(),
                matched_title,
                matched_context,
            })
        })
        .collect()
}
