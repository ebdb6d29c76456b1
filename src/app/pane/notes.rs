//! The notes pane: which notes it shows, in which order, and which one its cursor is on. Only data.

use crate::annotation::{RecordId, Status};
use crate::library::PostId;
use crate::text::Span;

use super::super::query_filter::QueryFilter;

/// The notes pane.
#[derive(Clone, Debug, Default)]
pub struct NotesPane {
    /// The highlight under the cursor.
    pub chosen: Option<RecordId>,
    /// The suggestion under the cursor, or at the caret; then no highlight is under the cursor of this pane.
    pub suggested: Option<Span>,
    /// The highlight whose passage was asked for and is still being looked for.
    pub wanted: Option<RecordId>,
    /// The highlight that is to be put on another passage, while the person looks for that.
    pub relinking: Option<RecordId>,
    /// Of several highlights at the caret the one that was picked, and the caret at that moment.
    pub picked: Option<(RecordId, u32)>,
    /// What is shown.
    pub view: NotesView,
    /// The notes that are shown, from top to bottom.
    pub list: Vec<RecordId>,
    /// How many notes the scope holds, whatever the filter leaves out.
    pub in_scope: usize,
    /// Where the wheel left the pane.
    pub sight: Option<NotesSight>,
    /// What the list was made of; anything else asks for another one.
    pub listed: Option<Listed>,
}

/// An entry of the notes pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotesEntry {
    /// A highlight or note.
    Note(RecordId),
    /// A sentence that is offered.
    Suggestion(Span),
}

/// From where a list is shown whose entries have several lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListTop {
    /// The first entry in sight.
    pub entry: usize,
    /// How many of its lines are above the list.
    pub line: usize,
}

/// Where the wheel left the pane; it holds as long as the cursor is on the same entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotesSight {
    /// From where the list is shown.
    pub top: ListTop,
    /// The entry under the cursor at that time.
    pub at: Option<NotesEntry>,
}

impl NotesPane {
    /// The entry under the cursor, or at the caret.
    pub fn at(&self) -> Option<NotesEntry> {
        let suggested = self.suggested.map(NotesEntry::Suggestion);
        suggested.or_else(|| self.chosen.map(NotesEntry::Note))
    }
}

/// What the notes pane shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotesView {
    /// Of what.
    pub scope: Scope,
    /// In which order.
    pub order: Order,
    /// One category, by id.
    pub category: Option<String>,
    /// One topic, by name.
    pub topic: Option<String>,
    /// To-dos of one status.
    pub status: Option<Status>,
    /// Only some, by what became of them.
    pub standing: Standing,
    /// What they are narrowed to.
    pub query: QueryFilter,
}

/// Whose notes are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those of the talk at the caret.
    Talk,
    /// Those of the open post.
    #[default]
    Post,
    /// All, also those of posts that are gone.
    Everything,
}

/// The order of the notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they stand in the text, post by post.
    #[default]
    Place,
    /// The latest first.
    Time,
    /// Category by category.
    Category,
}

/// What became of a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Whatever is not deleted.
    #[default]
    Any,
    /// Its passage changed or is no longer in the post, or the post is gone.
    Doubtful,
    /// It was deleted.
    Deleted,
}

/// What a list of notes was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The version of the records.
    pub version: u64,
    /// The open post.
    pub post: Option<PostId>,
    /// The first byte of the talk at the caret.
    pub talk: Option<u32>,
    /// The view.
    pub view: NotesView,
}

impl NotesView {
    /// Whether something is left out that belongs to the scope.
    pub fn is_filtered(&self) -> bool {
        let all = Self {
            scope: self.scope,
            order: self.order,
            ..Self::default()
        };
        *self != all
    }
}

impl Scope {
    /// The next wider one, and the narrowest after the widest.
    pub const fn next(self) -> Self {
        match self {
            Self::Talk => Self::Post,
            Self::Post => Self::Everything,
            Self::Everything => Self::Talk,
        }
    }

    /// What it is called on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Talk => "this talk",
            Self::Post => "this post",
            Self::Everything => "everything",
        }
    }
}

impl Order {
    /// The order after this one.
    pub const fn next(self) -> Self {
        match self {
            Self::Place => Self::Time,
            Self::Time => Self::Category,
            Self::Category => Self::Place,
        }
    }

    /// What it is called on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Place => "as in the text",
            Self::Time => "latest first",
            Self::Category => "by category",
        }
    }
}

impl Standing {
    /// The one after this.
    pub const fn next(self) -> Self {
        match self {
            Self::Any => Self::Doubtful,
            Self::Doubtful => Self::Deleted,
            Self::Deleted => Self::Any,
        }
    }

    /// What it is called on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Doubtful => "changed or lost",
            Self::Deleted => "deleted",
        }
    }
}
