//! Highlights of a file that was made elsewhere: which post each belongs to, and where its passage stands.

use std::collections::HashMap;

use crate::annotation::{PostReference, Rank, Record, RecordId};
use crate::app::{ForeignFile, PostContent, State, post_reference};
use crate::import::Plan;
use crate::import::highlights::{Elsewhere, FoundPost, HighlightReader, plan_highlights};
use crate::library::{CitedPosts, PostId};
use crate::shell::store::Store;
use crate::shell::{PostFile, on_its_passage, read_post};

use super::failure::Failure;
use super::setup::Setup;

/// What taking the highlights in changes; passages are looked for in the posts that the library has, and of these a copy is
/// kept, unless this is a trial.
pub fn planned(
    setup: &Setup,
    state: &State,
    reader: &HighlightReader,
    is_trial: bool,
    file: &ForeignFile,
) -> Result<Plan, Failure> {
    let cited = CitedPosts::new(&state.library);
    let reference = |found: &FoundPost| {
        let post = state.library.post(cited_post(&cited, found)?)?;
        Some(post_reference(&state.library, post))
    };
    let records = state.records.alive().map(|entry| &entry.record);
    let highlights: Vec<&Record> = records.collect();
    let mut plan = plan_highlights(
        reader.read(&file.text),
        &Elsewhere {
            record: &|id: RecordId| state.records.get(id).map(|entry| &entry.record),
            highlights: &highlights,
            post: &reference,
            categories: &state.settings.categories,
            last_rank: last_rank(state),
            now: Setup::now(),
        },
    );
    let mut passages = Passages {
        store: setup.store()?,
        cited,
        state,
        is_trial,
        posts: HashMap::new(),
    };
    for edit in plan.edits.iter_mut().filter(|edit| edit.before.is_none()) {
        if let Some(record) = &edit.after
            && let Some(placed) = passages.placed(record)?
        {
            edit.after = Some(placed);
        }
    }
    Ok(plan)
}

fn cited_post(cited: &CitedPosts<'_>, found: &FoundPost) -> Option<PostId> {
    let at_place = found
        .place
        .as_ref()
        .and_then(|(root, path)| cited.at(root, path));
    at_place.or_else(|| cited.find(&found.title, found.url.as_deref()))
}

fn last_rank(state: &State) -> Rank {
    let todos = state
        .records
        .alive()
        .filter_map(|entry| entry.record.todo.as_ref());
    let last = todos.map(|todo| &todo.rank).max_by(|a, b| a.0.cmp(&b.0));
    last.cloned().unwrap_or_default()
}

/// The posts that passages are looked for in, each read once.
struct Passages<'a> {
    store: Store,
    cited: CitedPosts<'a>,
    state: &'a State,
    is_trial: bool,
    posts: HashMap<(String, String), Option<PostContent>>,
}

impl Passages<'_> {
    fn placed(&mut self, record: &Record) -> Result<Option<Record>, Failure> {
        let key = (record.post.root.clone(), record.post.path.clone());
        if !self.posts.contains_key(&key) {
            let content = self.content(&record.post);
            self.posts.insert(key.clone(), content);
        }
        let content = self.posts.get(&key).and_then(Option::as_ref);
        let placed = content.and_then(|content| Some((on_its_passage(record, content)?, content)));
        let Some((placed, content)) = placed else {
            return Ok(None);
        };
        if !self.is_trial {
            let kept = self.store.keep_copy(&content.revision, &content.source);
            kept.map_err(Failure::refused)?;
        }
        Ok(Some(placed))
    }

    /// A post that cannot be read now is one whose passages are not found now.
    fn content(&self, post: &PostReference) -> Option<PostContent> {
        let id = self.cited.at(&post.root, &post.path)?;
        read_post(&PostFile::of(&self.state.library, id)?).ok()
    }
}
