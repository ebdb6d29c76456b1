//! A look at many entries on all cores: which match, and which of them are the best. What a match is stands elsewhere.

use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::block::{Block, EntryIn};
use super::found::Found;
use super::index::{JumpIndex, Place, Slice};
use super::leaders::{Candidate, Leaders};
use super::matching::{Outcome, Question, match_context, match_partly};
use super::places::{Marks, Places};
use super::query::Query;
use super::rank::{Key, Match};

/// Below this number of entries one thread is faster.
const PARALLEL_FROM: usize = 4_000;

/// How many blocks are read from before their entries are looked at.
const FETCHED: usize = 8;

/// How many parts each thread does, so that none waits long for another.
const PARTS_A_THREAD: usize = 4;

/// What was found.
#[derive(Clone, Debug)]
pub struct Sighted {
    /// All that match.
    pub places: Places,
    /// They, and those that may match when more letters are typed.
    pub survivors: Places,
    /// The best of those that match.
    pub leaders: Leaders,
    /// Whether each of those that match has a word only as letters that begin no words; only known of several words.
    pub are_all_scattered: bool,
}

/// What is looked for, and where.
#[derive(Clone, Copy, Debug)]
pub struct Scan<'a> {
    /// What is looked at.
    pub index: &'a JumpIndex,
    /// What is looked for.
    pub query: &'a Query,
}

/// What stands in the list beside entries with some of the words.
#[derive(Clone, Copy, Debug)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// Entries that have some words only as scattered letters.
    Scattered,
}

impl Sighted {
    /// Nothing yet.
    pub fn new(leaders: Leaders) -> Self {
        Self {
            places: Places::default(),
            survivors: Places::default(),
            leaders,
            are_all_scattered: true,
        }
    }

    fn extend(&mut self, part: Self) {
        self.places.extend(&part.places);
        self.survivors.extend(&part.survivors);
        self.leaders.extend(part.leaders);
        self.are_all_scattered &= part.are_all_scattered;
    }
}

/// One thread's part of a look.
struct Part<'a> {
    question: Question<'a>,
    sighted: Sighted,
    context: Vec<Found>,
    /// What all threads know of the least key that may be among the best.
    least: &'a AtomicU64,
}

impl Scan<'_> {
    /// Entries with all words.
    pub fn blocks(self, slice: &Slice<'_>, sighted: &mut Sighted) {
        self.in_parts(&slice.blocks, slice.entries, sighted, |part, blocks| {
            for &(number, block) in blocks {
                part.enter(block);
                for (entry, at) in block.entries().zip(0..) {
                    part.look_at(entry, Place::new(number, at));
                }
            }
        });
    }

    /// Entries with all words, among what matched before and what has words that are like those of the query.
    pub fn alike(self, slice: &Slice<'_>, among: &Places, sighted: &mut Sighted) {
        let alike = self.query.alike();
        self.in_parts(&slice.blocks, slice.entries, sighted, |part, blocks| {
            for &(number, block) in blocks {
                part.enter(block);
                let among = among.of_block(number);
                let is_all_alike = part.context.iter().any(|found| found.is_alike());
                for (entry, at) in block.entries().zip(0..) {
                    let is_alike = is_all_alike || entry.packed.word_mask & alike != 0;
                    if is_alike || among.has(at) {
                        part.look_at(entry, Place::new(number, at));
                    }
                }
            }
        });
    }

    /// Entries with all words, among what matched before.
    pub fn survivors(
        self,
        among: &Places,
        (blocks, entries): (&[Marks], usize),
        sighted: &mut Sighted,
    ) {
        self.in_parts(blocks, entries, sighted, |part, blocks| {
            for few in blocks.chunks(FETCHED) {
                self.fetch(among, few);
                for marks in few {
                    let Some(block) = self.index.block(marks.block) else {
                        continue;
                    };
                    part.enter(block);
                    for at in among.entries(*marks) {
                        if let Some(entry) = block.get(at as usize) {
                            part.look_at(entry, Place::new(marks.block, at));
                        }
                    }
                }
            }
        });
    }

    /// Entries with some of the words, beside those with all that were found; how many.
    pub fn partly(self, slice: &Slice<'_>, beside: Beside, sighted: &mut Sighted) -> usize {
        let known = std::mem::take(&mut sighted.places);
        self.in_parts(&slice.blocks, slice.entries, sighted, |part, blocks| {
            for &(number, block) in blocks {
                part.enter(block);
                let known = known.of_block(number);
                for (entry, at) in block.entries().zip(0..) {
                    if !known.has(at) {
                        part.look_partly_at(entry, Place::new(number, at), beside);
                    }
                }
            }
        });
        std::mem::replace(&mut sighted.places, known).len()
    }

    /// Reads from all these entries before one is looked at. They lie apart, and what is far is fetched side by side only
    /// if nothing that is to be decided stands between.
    fn fetch(self, among: &Places, blocks: &[Marks]) {
        let entries = blocks.iter().flat_map(|marks| {
            let block = self.index.block(marks.block);
            let entries = among.entries(*marks);
            entries.filter_map(move |at| block?.get(at as usize))
        });
        black_box(entries.fold(0, |read, entry| read ^ entry.touch()));
    }

    /// Looks at parts of the items, on all cores if there are many entries.
    fn in_parts<T: Sync>(
        self,
        items: &[T],
        entries: usize,
        sighted: &mut Sighted,
        look: impl Fn(&mut Part<'_>, &[T]) + Sync,
    ) {
        let least = AtomicU64::new(sighted.leaders.least().number());
        let leaders = &sighted.leaders;
        let look_at = |items: &[T]| {
            let mut part = Part {
                question: Question {
                    query: self.query,
                    vocabulary: self.index.vocabulary(),
                },
                sighted: Sighted::new(leaders.others()),
                context: Vec::new(),
                least: &least,
            };
            look(&mut part, items);
            part.sighted
        };
        let parts = if entries < PARALLEL_FROM {
            1
        } else {
            PARTS_A_THREAD * rayon::current_num_threads()
        };
        let parts: Vec<Sighted> = match items.len().div_ceil(parts) {
            0 => Vec::new(),
            all if parts == 1 => items.chunks(all).map(look_at).collect(),
            size => items.par_chunks(size).map(look_at).collect(),
        };
        for part in parts {
            sighted.extend(part);
        }
    }
}

impl Part<'_> {
    /// Goes to the entries of a block.
    fn enter(&mut self, block: &Block) {
        match_context(self.question.query, block, &mut self.context);
        let least = self.least.load(Ordering::Relaxed);
        self.sighted.leaders.raise(Key::from_number(least));
    }

    #[inline]
    fn look_at(&mut self, entry: EntryIn<'_>, place: Place) {
        if self.question.may_match(&self.context, entry.packed) {
            self.look_closer_at(entry, place);
        }
    }

    fn look_closer_at(&mut self, entry: EntryIn<'_>, place: Place) {
        let is_one_word = self.question.query.words.len() < 2;
        let least = if is_one_word || !self.sighted.are_all_scattered {
            self.sighted.leaders.least()
        } else {
            Key::default()
        };
        match self.question.match_entry(&self.context, entry, least) {
            Some(Outcome::Match(matched)) => {
                self.sighted.places.add(place);
                self.sighted.survivors.add(place);
                self.sighted.are_all_scattered &= matched.is_scattered;
                self.push(matched, entry, place);
            }
            Some(Outcome::Behind) => {
                self.sighted.places.add(place);
                self.sighted.survivors.add(place);
            }
            Some(Outcome::Perhaps) => self.sighted.survivors.add(place),
            None => {}
        }
    }

    fn look_partly_at(&mut self, entry: EntryIn<'_>, place: Place, beside: Beside) {
        let share = match_partly(self.question.query, &self.context, entry);
        let matched = share.and_then(|share| match beside {
            Beside::Nothing => Some(Match::partly(share)),
            Beside::Scattered => Match::as_good_as_scattered(share),
        });
        if let Some(matched) = matched {
            self.sighted.places.add(place);
            self.push(matched, entry, place);
        }
    }

    fn push(&mut self, matched: Match, entry: EntryIn<'_>, place: Place) {
        let candidate = Candidate::new(matched.key(entry), place, matched.is_scattered);
        if self.sighted.leaders.push(candidate) {
            let least = self.sighted.leaders.least().number();
            self.least.fetch_max(least, Ordering::Relaxed);
        }
    }
}
