//! Posts that are not where they were: looking for what they could be now, following the sure ones, and doing what the
//! person says of the others. The texts are compared by a worker.

use std::collections::{BTreeMap, HashSet};

use crate::annotation::{Edit, RecordId};
use crate::library::{Library, Post, PostId};
use crate::text::width::ellipsize;
use crate::text::{counted, one_line};

use super::changes;
use super::effect::Effect;
use super::marking::post_reference;
use super::moves::{
    Candidate, Found, MissingPost, PostKey, Verdict, VerdictOn, missing_posts, placed,
};
use super::opening::{find_passages, go_where_reading_stopped, open_post};
use super::state::{MessageKind, Scan, State};

/// Cells of a title in a sentence.
const TITLE: usize = 40;

/// Finds the posts of records by what is known of them, then by what was decided before; where reading stopped in a post
/// goes with its notes.
pub fn attach(state: &mut State) {
    state.records.attach(&state.library);
    let followed = followed(state);
    for (key, post) in followed {
        if post_named(&state.library, &key).is_some() {
            // It is there again.
            state.moves.verdicts.remove(&key);
            (state.records).detach(|record| key.holds(record), &state.library);
        } else {
            follow(state, &key, post);
        }
    }
    if state.moves.attached.replace(state.records.version()) != Some(state.records.version()) {
        for ((root, path), post) in state.records.renamed(&state.library) {
            state.positions.follow(&state.library, root, path, post);
        }
    }
    note_followed(state);
}

/// The posts that were surely others now, with those, as far as these are there.
fn followed(state: &State) -> Vec<(PostKey, PostId)> {
    let verdicts = state.moves.verdicts.iter();
    let followed = verdicts.filter_map(|(key, verdict)| match verdict {
        Verdict::Is(now) => Some((key.clone(), post_named(&state.library, now)?)),
        Verdict::Gone(_) => None,
    });
    followed.collect()
}

/// Takes in what was decided in earlier sittings; what was decided in this one stays.
pub fn load(state: &mut State, verdicts: Vec<VerdictOn>) {
    for VerdictOn { post, verdict } in verdicts {
        state.moves.verdicts.entry(post).or_insert(verdict);
    }
}

/// Asks for the posts that missing ones could be now, if anything changed that matters.
pub fn look(state: &mut State) -> Option<Effect> {
    let is_ready = state.moves.is_on && state.scan != Scan::First && state.records_are_read;
    let now = (state.records.version(), state.library.version());
    if !is_ready || state.moves.seen.replace(now) == Some(now) {
        return None;
    }
    let missing = missing_posts(&state.records, &state.library);
    let verdicts = &state.moves.verdicts;
    let is_followed = |key: &PostKey| matches!(verdicts.get(key), Some(Verdict::Is(_)));
    (state.moves.found).retain(|key, _| missing.contains_key(key) || is_followed(key));
    let sought: BTreeMap<PostKey, Option<String>> = missing
        .iter()
        .map(|(key, post)| (key.clone(), post.revision().map(str::to_owned)))
        .collect();
    let before = &state.moves.sought;
    let are_known = sought
        .iter()
        .all(|(key, copy)| before.get(key) == Some(copy));
    let posts = if are_known {
        let mut changed = state.library.changed_since(state.moves.looked_at).to_vec();
        changed.sort_unstable();
        changed.dedup();
        changed
    } else {
        state.library.posts().map(|(id, _)| id).collect()
    };
    let has_answer = |key: &PostKey| state.moves.found.contains_key(key);
    if missing.is_empty() || (posts.is_empty() && missing.keys().all(has_answer)) {
        return None;
    }
    if !are_known {
        state.moves.sought = sought;
    }
    state.moves.looked_at = state.library.version();
    let request = state.next_request();
    state.moves.request = Some(request);
    Some(Effect::FindMoved {
        request,
        missing: missing.into_values().collect(),
        posts,
        starts_over: !are_known,
    })
}

/// Takes in what missing posts could be now: the sure ones are followed, of the others it is told that there is a question.
pub fn arrived(state: &mut State, request: u64, mut found: Vec<Found>) -> Vec<Effect> {
    state.moves.request.take_if(|wanted| *wanted == request);
    let mut effects = Vec::new();
    let mut sentences = Vec::new();
    complete(state, &mut found);
    let taken: Vec<(PostKey, Option<PostId>)> = (found.iter())
        .map(|found| (found.missing.key(), found.surely()))
        .collect();
    for (found, (key, post)) in found.into_iter().zip(&taken) {
        forget_if_news(state, key, &found);
        let is_shared = taken.iter().filter(|(_, other)| other == post).count() > 1;
        let is_open = !state.moves.verdicts.contains_key(key);
        state.moves.found.insert(key.clone(), found);
        if let Some(post) = post.filter(|_| is_open && !is_shared) {
            sentences.push(followed_sentence(state, key, post));
            effects.extend(follow_surely(state, key, post));
        }
    }
    sentences.extend(question(state));
    let is_error = (state.message.as_ref()).is_some_and(|told| told.kind == MessageKind::Error);
    if let Some(first) = sentences.first().filter(|_| !is_error) {
        state.hint(super::needing_care::with_others(first, sentences.len()));
    }
    effects.extend(find_passages(state));
    effects
}

/// Says of each candidate what only the state knows.
pub fn complete(state: &State, found: &mut [Found]) {
    let noted = state
        .records
        .alive()
        .map(|entry| PostKey::of(&entry.record));
    let noted: HashSet<PostKey> = noted.collect();
    for Found { candidates, .. } in found {
        for candidate in candidates {
            let key = key_of(&state.library, candidate.post);
            candidate.is_known = key.is_some_and(|key| noted.contains(&key));
        }
    }
}

/// What was said of a post holds until there is something new to ask.
fn forget_if_news(state: &mut State, key: &PostKey, found: &Found) {
    let Some(verdict) = state.moves.verdicts.get(key) else {
        return;
    };
    let is_known = |candidate: &Candidate| {
        let post = state.library.post(candidate.post);
        let post = post.map(|post| PostKey::of_post(&state.library, post));
        post.is_none_or(|post| verdict.refuses(&post, candidate.agreement.of_earlier()))
    };
    if !found.candidates.iter().all(is_known) {
        state.moves.verdicts.remove(key);
        state.moves.told.remove(key);
    }
}

fn follow_surely(state: &mut State, key: &PostKey, post: PostId) -> Vec<Effect> {
    let Some(now) = key_of(&state.library, post) else {
        return Vec::new();
    };
    follow(state, key, post);
    let moved = state
        .positions
        .follow(&state.library, &key.root, &key.path, post);
    let verdict = Verdict::Is(now);
    state.moves.verdicts.insert(key.clone(), verdict.clone());
    let mut effects = vec![Effect::RememberVerdict(VerdictOn {
        post: key.clone(),
        verdict,
    })];
    effects.extend(moved.map(save_position));
    go_where_reading_stopped(state);
    effects
}

/// Shows the notes of a missing post in the one that it is now; what is written of them stays.
fn follow(state: &mut State, key: &PostKey, post: PostId) {
    let library = &state.library;
    let ids: Vec<RecordId> = (state.records.all())
        .filter(|entry| key.holds(&entry.record) && entry.post_in(library).is_none())
        .map(|entry| entry.record.id)
        .collect();
    if !ids.is_empty() {
        state.records.attach_to(post, &ids);
    }
}

fn followed_sentence(state: &State, key: &PostKey, post: PostId) -> String {
    let found = state.moves.found.get(key);
    let candidate = found.and_then(|found| found.candidates.iter().find(|c| c.post == post));
    let share = candidate.map_or(0, |candidate| candidate.agreement.of_earlier());
    let notes = found.map_or(0, |found| found.missing.count());
    let path = state.library.post(post).map_or("", |post| &*post.path);
    format!(
        "{} of “{}” found again in {}, which has {share} % of its words; {} if that is wrong",
        counted(notes, "note", "notes"),
        title_of(found),
        one_line(path),
        state.keys("which-post"),
    )
}

/// That there is a question, if it was not told yet.
fn question(state: &mut State) -> Option<String> {
    let news: Vec<PostKey> = (state.moves.questions())
        .filter(|(key, _)| !state.moves.told.contains(key))
        .map(|(key, _)| key.clone())
        .collect();
    let first = news.first()?;
    let title = title_of(state.moves.found.get(first));
    let keys = state.keys("which-post");
    let sentence = match news.len() {
        1 => format!("“{title}” is not where it was: {keys} shows what it could be now"),
        count => format!(
            "“{title}” and {} are not where they were: {keys} shows what they could be now",
            counted(count - 1, "other post", "other posts")
        ),
    };
    state.moves.told.extend(news);
    Some(sentence)
}

fn title_of(found: Option<&Found>) -> String {
    let title = found.map_or("", |found| &*found.missing.post.title);
    ellipsize(&one_line(title), TITLE).into_owned()
}

/// Takes a missing post for one of its candidates: each of its notes goes to the post where its passage is found. One step,
/// undone as one.
pub fn accept(state: &mut State, key: &PostKey, chosen: PostId) -> Vec<Effect> {
    let Some(found) = state.moves.found.get(key).cloned() else {
        return Vec::new();
    };
    let of = |post| {
        found
            .candidates
            .iter()
            .find(|c: &&Candidate| c.post == post)
    };
    let Some(candidate) = of(chosen) else {
        return Vec::new();
    };
    let ids: Vec<RecordId> = (state.records.all())
        .filter(|entry| key.holds(&entry.record))
        .map(|entry| entry.record.id)
        .collect();
    let edits: Vec<Edit> = ids
        .iter()
        .filter_map(|id| {
            let post = placed(*id, candidate, &found.candidates);
            let post = state.library.post(post)?;
            let post = post_reference(&state.library, post);
            changes::edited(state, *id, |record| record.post = post)
        })
        .collect();
    let title = ellipsize(&one_line(&found.missing.post.title), TITLE).into_owned();
    let notes = counted(edits.len(), "note", "notes");
    let was_read = is_on_screen(state, key);
    let mut effects = changes::all_at_once(state, edits, &format!("linked {notes} of “{title}”"));
    state.moves.verdicts.remove(key);
    let moved = state
        .positions
        .follow(&state.library, &key.root, &key.path, chosen);
    effects.extend(moved.map(save_position));
    if was_read {
        effects.extend(open_post(state, chosen, None));
    }
    let now = state.library.post(chosen).map_or("", |post| &*post.path);
    let undo = state.keys("undo");
    let told = format!(
        "“{title}” is {} now: {notes} linked; {undo} takes it back",
        one_line(now)
    );
    state.say(MessageKind::Success, told);
    effects
}

/// Whether the kept copy of a post is being read, or what was on screen when it went.
fn is_on_screen(state: &State, key: &PostKey) -> bool {
    let open = state.reading.open.as_ref();
    let post = open.and_then(|open| state.library.last_seen(open.id));
    post.is_some_and(|post| PostKey::of_post(&state.library, post) == *key)
}

/// Notes that a missing post is none of its candidates; it is not asked again before there is something new.
pub fn refuse(state: &mut State, key: &PostKey) -> Vec<Effect> {
    let Some(found) = state.moves.found.get(key) else {
        return Vec::new();
    };
    let refused = found.candidates.iter().filter_map(|candidate| {
        let post = key_of(&state.library, candidate.post)?;
        Some((post, candidate.agreement.of_earlier()))
    });
    let verdict = Verdict::Gone(refused.collect());
    let title = title_of(Some(found));
    state.moves.verdicts.insert(key.clone(), verdict.clone());
    state
        .records
        .detach(|record| key.holds(record), &state.library);
    let again = state.keys("which-post");
    state.hint(format!(
        "Noted: “{title}” is gone. Its notes stay; {again} asks again"
    ));
    vec![Effect::RememberVerdict(VerdictOn {
        post: key.clone(),
        verdict,
    })]
}

/// The missing post that is meant: that of the chosen note, the one on screen, else the first about which there is a
/// question.
pub fn meant(state: &State) -> Option<PostKey> {
    let is_meant = |key: &PostKey| state.moves.found.contains_key(key);
    let chosen = state.notes.chosen.and_then(|id| state.records.get(id));
    let chosen = chosen.map(|entry| PostKey::of(&entry.record));
    let open = state.reading.open.as_ref();
    let open = open.and_then(|open| state.library.last_seen(open.id));
    let open = open.map(|post| PostKey::of_post(&state.library, post));
    let first = state.moves.questions().map(|(key, _)| key.clone()).next();
    let any = || state.moves.found.keys().next().cloned();
    chosen
        .filter(is_meant)
        .or_else(|| open.filter(is_meant))
        .or(first)
        .or_else(any)
}

/// What was found for a post that was followed in an earlier sitting: the post it is now.
fn note_followed(state: &mut State) {
    let mut followed = followed(state);
    followed.retain(|(key, _)| !state.moves.found.contains_key(key));
    for (key, post) in followed {
        let entries = state
            .records
            .alive()
            .filter(|entry| key.holds(&entry.record));
        let Some(missing) = MissingPost::of(entries) else {
            continue;
        };
        let candidate = Candidate {
            found: missing.highlights.iter().map(|(id, _)| *id).collect(),
            ..Candidate::new(post)
        };
        let candidates = vec![candidate];
        state.moves.found.insert(
            key,
            Found {
                missing,
                candidates,
            },
        );
    }
}

fn save_position(stored: super::positions::StoredPosition) -> Effect {
    Effect::SavePosition {
        root: stored.root,
        path: stored.path,
        position: stored.position,
    }
}

fn key_of(library: &Library, post: PostId) -> Option<PostKey> {
    let post: &Post = library.post(post)?;
    Some(PostKey::of_post(library, post))
}

fn post_named(library: &Library, key: &PostKey) -> Option<PostId> {
    let mut roots = library.roots().iter();
    let root = roots.position(|root| root.name == key.root)?;
    library.find(root, &key.path)
}
