//! Reading the kept copy of a post that is gone. The copy stands in the library as a post that was there once; so what
//! holds for a deleted post that is still on screen holds for it.

use std::sync::Arc;

use crate::annotation::{PostReference, RecordId};
use crate::library::{Post, PostId};

use super::state::State;

/// Lets the kept copy of a record's post stand for it; gives what stands there and where the passage is in it, as a byte
/// offset. `None` for a record without a passage.
pub fn stand_in_for(state: &mut State, id: RecordId) -> Option<(PostId, u32)> {
    let record = &state.records.get(id)?.record;
    let anchor = record.anchor.as_ref()?;
    let revision: Arc<str> = anchor.revision.as_str().into();
    let (at, gone) = (anchor.span.start, record.post.clone());
    let post = post_that_was(state, &gone);
    let belongs = |entry: &&super::records::RecordEntry| {
        let noted = &entry.record.post;
        (&noted.root, &noted.path) == (&gone.root, &gone.path)
            && entry.post_in(&state.library).is_none()
    };
    let ids: Vec<RecordId> = state
        .records
        .all()
        .filter(belongs)
        .map(|entry| entry.record.id)
        .collect();
    state.records.attach_to(post, &ids);
    let known = state.reading.kept.insert(post, revision.clone());
    if known.is_some_and(|known| known != revision) {
        state.reading.open.take_if(|open| open.id == post); // another revision is wanted now
    }
    Some((post, at))
}

/// The revision that stands for a post which is gone, if its kept copy was asked for.
pub fn revision(state: &State, post: PostId) -> Option<&Arc<str>> {
    let is_gone = state.library.post(post).is_none();
    state.reading.kept.get(&post).filter(|_| is_gone)
}

/// What was known of a post, as one that is no longer there.
fn post_that_was(state: &mut State, gone: &PostReference) -> PostId {
    let roots = state.library.roots();
    let root = roots.iter().position(|root| root.name == gone.root);
    // A root that is no longer given; no other has this number.
    let root = root.unwrap_or(usize::MAX);
    if let Some(known) = state.library.find_last_seen(root, &gone.path) {
        return known;
    }
    let post = state.library.insert(Post {
        root,
        path: gone.path.as_str().into(),
        title: gone.title.clone(),
        date: gone.date,
        authors: gone.authors.clone(),
        url: gone.url.clone(),
        slug: gone.slug.clone(),
        is_whole: true,
        ..Post::default()
    });
    state.library.remove(post);
    post
}
