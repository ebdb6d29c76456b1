//! The fuzzy jump as data: a query, its hits, and the passage of the chosen one.

use crate::find::jump::{JumpEntry, JumpHit, JumpKind, JumpSession};

use super::super::cursor::first_shown;
use super::super::field::Field;
use super::preview::Preview;

/// The state of the jump.
#[derive(Clone, Debug)]
pub struct JumpWindow {
    /// The query.
    pub query: Field,
    /// The only kind that is listed, unless the query begins with another one's sign.
    pub kind: Option<JumpKind>,
    /// The best hits, best first.
    pub hits: Vec<JumpHit>,
    /// How many there are in all.
    pub count: usize,
    /// Whether nothing has all words of the query, and the hits have some.
    pub is_partial: bool,
    /// The index of the chosen hit.
    pub chosen: usize,
    /// The index of the topmost hit in sight.
    pub first: usize,
    /// How the passage is shown.
    pub sight: PassageSight,
    /// The chosen hit's post.
    pub preview: Preview,
    /// The hit that stays chosen when the same search was done again.
    pub renewed: Option<JumpEntry>,
    /// The search, which remembers what an earlier, shorter query left.
    pub session: JumpSession,
}

/// Lines of the list that a hit takes.
pub const HIT_LINES: usize = 2;

/// How the passage of the chosen hit is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageSight {
    /// Beside the hits, where there is room.
    Beside,
    /// In the whole window, from so many lines below the passage's first one; negative above.
    Whole(i32),
}

impl PassageSight {
    /// Scrolls the passage by so many lines, if it has the whole window; says whether it has.
    pub fn scroll(&mut self, delta: i32) -> bool {
        match self {
            Self::Whole(lines) => {
                *lines = lines.saturating_add(delta);
                true
            }
            Self::Beside => false,
        }
    }
}

/// What a jump was about: query and kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastJump {
    /// What was typed.
    pub query: String,
    /// The kind it was narrowed to.
    pub kind: Option<JumpKind>,
}

impl JumpWindow {
    /// The kind that is listed, by the query or by choice.
    pub fn kind(&self) -> Option<JumpKind> {
        JumpKind::asked_for(&self.query.text()).0.or(self.kind)
    }

    /// Scrolls the hits no further than it takes for the chosen one to be among so many lines.
    pub fn scroll_into_view(&mut self, lines: usize) {
        let (count, lines) = (self.hits.len(), lines.max(HIT_LINES));
        self.first = first_shown(self.first, self.chosen, count, lines, |_| HIT_LINES);
    }
}

impl Default for JumpWindow {
    /// A jump with an empty query.
    fn default() -> Self {
        Self {
            query: Field::one_line(""),
            kind: None,
            hits: Vec::new(),
            count: 0,
            is_partial: false,
            chosen: 0,
            first: 0,
            sight: PassageSight::Beside,
            preview: Preview::default(),
            renewed: None,
            session: JumpSession::default(),
        }
    }
}
