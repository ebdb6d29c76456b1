//! The passage a row leads to: which post, where in it, and what is marked there.

use crate::library::PostId;
use crate::text::Span;

use super::super::overlay::{Subject, Target, ViewLevel};
use super::super::state::State;

/// A passage of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The post.
    pub post: PostId,
    /// Where it begins in the visible text, in bytes.
    pub at: u32,
    /// What is marked in it.
    pub marks: Vec<Span>,
}

/// The passage that a row shows; of a talk its fullest telling. Lists of other things have none.
pub fn passage(state: &State, target: &Target) -> Option<Passage> {
    match target {
        Target::Passage { post, at, marks } => Some(Passage {
            post: *post,
            at: *at,
            marks: marks.clone(),
        }),
        Target::Record(id) => {
            let entry = state.records.get(*id)?;
            let marked = entry.record.anchor.as_ref().map(|anchor| anchor.span);
            let span = entry.span().or(marked);
            Some(Passage {
                post: entry.post_in(&state.library)?,
                at: span.map_or(0, |span| span.start),
                marks: span.into_iter().collect(),
            })
        }
        Target::List(Subject::Talk(telling)) => {
            let sections = &state.library.post(telling.post)?.sections;
            Some(Passage {
                post: telling.post,
                at: sections.get(telling.section as usize)?.span.start,
                marks: Vec::new(),
            })
        }
        Target::Nothing | Target::List(_) => None,
    }
}

/// Whether a list has rows that show a passage.
pub fn has_passages(state: &State, level: &ViewLevel) -> bool {
    let mut rows = level.rows.iter();
    rows.any(|row| passage(state, &row.target).is_some())
}
