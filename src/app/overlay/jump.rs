//! The fuzzy jump as data: a query, its hits, and the passage of the chosen one.

use crate::find::jump::{JumpHit, JumpSession};
use crate::library::PostId;

use super::super::event::PostContent;
use super::super::field::Field;

/// The state of the jump.
#[derive(Clone, Debug)]
pub struct JumpWindow {
    /// The query.
    pub query: Field,
    /// The best hits, best first.
    pub hits: Vec<JumpHit>,
    /// How many there are in all.
    pub count: usize,
    /// The index of the chosen hit.
    pub chosen: usize,
    /// The content of the chosen hit's post, once it is read.
    pub preview: Option<(PostId, PostContent)>,
    /// The post whose content was asked for, and the request's number.
    pub wanted: Option<(PostId, u64)>,
    /// The search, which remembers what an earlier, shorter query left.
    pub session: JumpSession,
}

impl Default for JumpWindow {
    /// A jump with an empty query.
    fn default() -> Self {
        Self {
            query: Field::one_line(""),
            hits: Vec::new(),
            count: 0,
            chosen: 0,
            preview: None,
            wanted: None,
            session: JumpSession::default(),
        }
    }
}
