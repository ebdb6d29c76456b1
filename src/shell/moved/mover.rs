//! The search: a first look at every post of the library for words that missing ones had, then a comparison of the few
//! that have most. What was looked at is remembered by numbers, so that only posts that changed are looked at again.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::compared::Copy;
use crate::annotation::{RecordId, SoughtTexts};
use crate::app::Event;
use crate::app::moves::{Candidate, Found, MissingPost, PostKey};
use crate::library::PostId;
use crate::shell::guarded::guarded;
use crate::shell::job::{LookedAt, MoveJob};
use crate::shell::post_file::PostFile;
use crate::shell::reading::read_bytes;
use crate::shell::store::Store;

/// So many posts are compared in earnest with each missing one.
const COMPARED: usize = 6;

/// A share of a missing post's runs of words below this, in percent, is chance.
const LEAST_SHARE: u32 = 2;

/// Looks for missing posts.
#[derive(Debug, Default)]
pub struct Mover {
    /// The missing posts by the numbers of their texts.
    numbers: HashMap<PostKey, usize>,
    texts: SoughtTexts,
    /// What posts share with missing ones.
    seen: HashMap<PostId, Seen>,
    /// What comparing gave, and for which highlights.
    compared: HashMap<(PostKey, PostId), (Vec<RecordId>, Option<Candidate>)>,
    latest: Option<(u64, Vec<MissingPost>)>,
}

/// A post that shares something with missing ones.
#[derive(Debug)]
struct Seen {
    file: PostFile,
    /// How many runs of words, by the number of the missing post.
    shared: Vec<(usize, u32)>,
    /// The missing posts of the same title, by their numbers.
    namesakes: Vec<usize>,
}

impl Mover {
    /// Looks and answers.
    pub fn perform(&mut self, copies: &Store, job: MoveJob) -> Event {
        self.take_in(copies, job);
        self.answer(copies)
    }

    /// Looks at the posts of a job; several jobs can be answered by one answer.
    pub fn take_in(&mut self, copies: &Store, job: MoveJob) {
        if job.starts_over {
            *self = Self::default();
            let texts: Vec<String> = job.missing.iter().map(|m| text_of(m, copies)).collect();
            self.texts = SoughtTexts::new(texts.iter().map(String::as_str));
            let missing = job.missing.iter().enumerate();
            self.numbers = missing.map(|(at, missing)| (missing.key(), at)).collect();
        }
        let changed: HashSet<PostId> = job.posts.iter().map(|looked_at| looked_at.post).collect();
        self.compared.retain(|(_, post), _| !changed.contains(post));
        let numbers = job
            .missing
            .iter()
            .map(|m| self.numbers.get(&m.key()).copied());
        let numbers: Vec<Option<usize>> = numbers.collect();
        for looked_at in job.posts {
            self.look_at(looked_at, &numbers);
        }
        self.latest = Some((job.request, job.missing));
    }

    fn look_at(&mut self, looked_at: LookedAt, numbers: &[Option<usize>]) {
        let LookedAt {
            post,
            file,
            namesakes,
        } = looked_at;
        self.seen.remove(&post);
        // The posts built into the program are nobody's.
        let Some(file) = file.filter(|file| file.root.is_some()) else {
            return;
        };
        let number = |index: usize| numbers.get(index).copied().flatten();
        let seen = Seen {
            shared: self.shared(&file),
            namesakes: namesakes.into_iter().filter_map(number).collect(),
            file,
        };
        if !seen.shared.is_empty() || !seen.namesakes.is_empty() {
            self.seen.insert(post, seen);
        }
    }

    fn shared(&self, file: &PostFile) -> Vec<(usize, u32)> {
        let bytes = file.on_disk().and_then(|path| read_bytes(&path).ok());
        let Some(bytes) = bytes else {
            return Vec::new();
        };
        let mut shared = self.texts.shared_with(&String::from_utf8_lossy(&bytes));
        shared.retain(|(number, count)| count * 100 >= self.texts.size(*number) * LEAST_SHARE);
        shared
    }

    /// What the missing posts of the latest job could be now.
    pub fn answer(&mut self, copies: &Store) -> Event {
        let (request, missing) = self.latest.take().unwrap_or_default();
        let found = missing.into_iter().map(|missing| {
            // A post that cannot be compared because of a fault is no candidate.
            let candidates = guarded(|| self.candidates(&missing, copies));
            Found {
                candidates: candidates.unwrap_or_default(),
                missing,
            }
        });
        let found = found.collect();
        Event::MovedFound { request, found }
    }

    fn candidates(&mut self, missing: &MissingPost, copies: &Store) -> Vec<Candidate> {
        let key = missing.key();
        let Some(&number) = self.numbers.get(&key) else {
            return Vec::new();
        };
        let copy = Copy::of(missing, copies);
        let highlights: Vec<RecordId> = missing.highlights.iter().map(|(id, _)| *id).collect();
        let mut candidates = Vec::new();
        for (post, has_title) in self.likely(number) {
            let of = (key.clone(), post);
            let known = self.compared.get(&of).filter(|(of, _)| *of == highlights);
            let candidate = match (known, self.seen.get(&post)) {
                (Some((_, candidate)), _) => candidate.clone(),
                (None, Some(seen)) => copy.compared((post, &seen.file), has_title, copies),
                (None, None) => None,
            };
            let compared = (highlights.clone(), candidate.clone());
            self.compared.insert(of, compared);
            candidates.extend(candidate);
        }
        candidates.sort_by_key(|candidate| {
            let (common, found) = (candidate.agreement.common, candidate.found.len());
            (
                Reverse((common, found, candidate.has_title)),
                candidate.post,
            )
        });
        candidates
    }

    /// The posts that share most with a missing one, and whether they have its title.
    fn likely(&self, number: usize) -> Vec<(PostId, bool)> {
        let mut likely: Vec<(Reverse<(u32, bool)>, PostId)> = (self.seen.iter())
            .filter_map(|(post, seen)| {
                let shared = seen.shared.iter().find(|(of, _)| *of == number);
                let (shared, has_title) = (
                    shared.map_or(0, |(_, count)| *count),
                    seen.namesakes.contains(&number),
                );
                (shared > 0 || has_title).then_some((Reverse((shared, has_title)), *post))
            })
            .collect();
        likely.sort_unstable();
        likely.truncate(COMPARED);
        let likely = likely.into_iter();
        likely
            .map(|(Reverse((_, has_title)), post)| (post, has_title))
            .collect()
    }
}

/// The text that is looked for: the kept copy, else what the highlights know of it.
fn text_of(missing: &MissingPost, copies: &Store) -> String {
    let copy = missing.revision().and_then(|r| copies.kept_copy(r));
    if let Some(bytes) = copy {
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let passages = missing.highlights.iter().map(|(_, anchor)| {
        let (before, after) = (&anchor.prefix, &anchor.suffix);
        format!("{before}{}{after}\n", anchor.quote)
    });
    passages.collect()
}
