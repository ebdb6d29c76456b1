//! The person's own highlights among what the jump finds: brought up to date when the jump opens, if anything changed.

use crate::find::jump::JumpHighlight;
use crate::library::PostId;
use crate::text::{Span, one_line};

use super::records::RecordEntry;
use super::state::State;

/// Characters of a passage that the jump shows and searches.
const TITLE: usize = 200;

/// Puts the highlights as they are now into the jump's index.
pub fn refresh(state: &mut State) {
    let version = Some(state.records.version());
    if state.up_to.jump_highlights == version {
        return;
    }
    state.up_to.jump_highlights = version;
    let posts: Vec<PostId> = state.records.posts().collect();
    for post in posts {
        let entries = state.records.of_post(post);
        let highlights: Vec<JumpHighlight> =
            entries.map(|entry| highlight(state, post, entry)).collect();
        state.jump_index.replace_highlights(post, &highlights);
    }
}

fn highlight(state: &State, post: PostId, entry: &RecordEntry) -> JumpHighlight {
    let record = &entry.record;
    let marked = record.anchor.as_ref();
    let words = record.quote().unwrap_or(&record.note);
    let category = &state.settings.categories.get(&record.category).name;
    let about: Vec<&str> = [category.as_str()]
        .into_iter()
        .chain(record.topic_names())
        .chain([record.note.as_str()])
        .filter(|part| !part.trim().is_empty())
        .collect();
    let span = entry
        .span()
        .or_else(|| marked.map(|anchor| anchor.span))
        .unwrap_or(Span::at(0));
    JumpHighlight {
        title: one_line(words).chars().take(TITLE).collect(),
        about: one_line(&about.join(" · ")).into_owned(),
        span,
        line: line(state, post, span),
        is_todo: record.todo.is_some(),
    }
}

/// The source line, from 1: exact for the open post, else that of the section the passage stands in.
fn line(state: &State, post: PostId, span: Span) -> u32 {
    if let Some(open) = state.reading.open.as_ref().filter(|open| open.id == post) {
        return open.content.document.line_at(span.start);
    }
    let sections = state
        .library
        .post(post)
        .map(|post| post.sections.as_slice())
        .unwrap_or_default();
    let before = sections
        .iter()
        .rev()
        .find(|section| section.span.start <= span.start);
    before.map_or(1, |section| section.line)
}
