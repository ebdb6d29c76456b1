//! Everything that can happen to the state. A closed set: keys and mouse from the terminal, answers from the workers.

use std::path::PathBuf;
use std::sync::Arc;

use crate::annotation::{MachineHistory, Placement, Record, RecordId, Versions};
use crate::document::Document;
use crate::export::ExportItem;
use crate::find::full_text::FoundPost;
use crate::keymap::KeyPress;
use crate::library::{Dismissal, Post, PostId, Suggestion};
use crate::syntax::Token;
use crate::theme::Background;

use super::effect::ReadPurpose;
use super::export_targets::ExportTarget;
use super::foreign_file::ForeignFile;
use super::jumped::JumpedTo;
use super::library_change::LibraryEvent;
use super::moves::{Found, VerdictOn};
use super::overlay::{ListedTheme, PlacingProgress};
use super::pane::{NotesEntry, NotesSight};
use super::picture::{Display, Encoded, MeasuredPicture, PictureWish};
use super::positions::StoredPosition;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(KeyPress),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The screen has a new size, in cells.
    Resized {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// Posts as lists show them: as an earlier run read them, before anything is scanned, those of the first screen first; or
    /// one that is the only one, before all of it is looked through.
    PostsListed {
        /// Some of them.
        posts: Vec<Post>,
        /// How many there are in all.
        total: usize,
    },
    /// The person's own themes were read.
    ThemesRead {
        /// The request this answers.
        request: u64,
        /// The themes.
        themes: Vec<ListedTheme>,
    },
    /// Something about the folders of the library.
    Library(LibraryEvent),
    /// The terminal says what its background is.
    BackgroundKnown(Background),
    /// A scan that takes long is so far.
    ScanProgress {
        /// How many posts were read.
        read: usize,
        /// How many were found so far.
        found: usize,
    },
    /// A scan found posts, new or changed.
    PostsFound(Vec<Post>),
    /// A scan is over: these posts are no longer there, and these things went wrong, one sentence each.
    ScanFinished {
        /// Posts of an earlier scan that are gone.
        gone: Vec<PostId>,
        /// What could not be read, and why.
        problems: Vec<String>,
    },
    /// Some files were looked at because they changed: these posts are no longer there.
    FilesLookedAt {
        /// Posts that are gone.
        gone: Vec<PostId>,
        /// What could not be read, and why.
        problems: Vec<String>,
    },
    /// Not everything that changes on disk will be told of.
    Unwatched,
    /// The first part of a long post that is still being read.
    PostBegun {
        /// Which post.
        post: PostId,
        /// The number of the request; its answer will follow.
        request: u64,
        /// The first sections.
        beginning: Arc<Document>,
    },
    /// A post was read, or could not be.
    PostRead {
        /// Which post.
        post: PostId,
        /// The number of the request this answers.
        request: u64,
        /// What it was wanted for.
        purpose: ReadPurpose,
        /// Its content, or a sentence that says what to do.
        outcome: Result<PostContent, String>,
    },
    /// After a part of a sequence no key came for a moment.
    NoKeyCame(
        /// The number of the request this answers.
        u64,
    ),
    /// The jump's search can go on.
    JumpGoesOn,
    /// Something was found in the texts of posts, or some of them were searched in vain.
    TextsFound(TextsFound),
    /// What is known across posts can be brought further up to the library.
    CatchingUpGoesOn,
    /// It is known what is what in blocks of code.
    CodeColoured {
        /// The number of the request this answers.
        request: u64,
        /// The blocks by index, with what was found in them.
        blocks: Vec<(u32, Arc<[Token]>)>,
    },
    /// A post was looked through for something to dig into.
    SuggestionsFound {
        /// The number of the request this answers.
        request: u64,
        /// What was found, in text order.
        found: Vec<Suggestion>,
    },
    /// Passages were looked for in a changed post.
    PassagesFound {
        /// Which post.
        post: PostId,
        /// In which revision of it.
        revision: Arc<str>,
        /// Where each highlight stands now.
        placements: Vec<(RecordId, Placement)>,
    },
    /// A post that is not open was looked into for passages.
    FoundElsewhere {
        /// Which post.
        post: PostId,
        /// The revision that was there, and where each highlight stands in it; `None` if the post could not be read.
        found: Option<PlacedIn>,
    },
    /// The notes of a post that is about to be shown were read, before the rest of the store.
    NotesRead(Vec<Record>),
    /// It is known what missing posts could be now.
    MovedFound {
        /// The number of the request this answers.
        request: u64,
        /// The missing posts, each with what it could be.
        found: Vec<Found>,
    },
    /// The store was read.
    RecordsLoaded(Box<LoadedRecords>),
    /// Records are safely on disk, perhaps merged with another instance's change.
    RecordsSaved(Vec<Record>),
    /// Records could not be written; their change waits, and will be answered again.
    RecordsNotSaved {
        /// Which ones.
        ids: Vec<RecordId>,
        /// What happened and what to do, one sentence.
        reason: String,
    },
    /// The journals of all machines were read.
    JournalsRead(Vec<MachineHistory>),
    /// The person's editor was closed.
    TextEdited(Result<String, String>),
    /// Looking up the passages of an export goes on.
    ItemsBeingPlaced {
        /// The number of the request.
        request: u64,
        /// How far it is.
        progress: PlacingProgress,
    },
    /// The items of an export are known with their places.
    ItemsPlaced {
        /// The number of the request this answers.
        request: u64,
        /// The items, in the order asked for.
        items: Vec<ExportItem>,
    },
    /// A file that is to be taken in was read.
    ForeignRead {
        /// The number of the request this answers.
        request: u64,
        /// What it holds, or why it could not be read.
        outcome: Result<ForeignFile, String>,
    },
    /// It became known by which means the screen shows pictures.
    DisplayKnown(Display),
    /// The files of a post's pictures were looked at.
    PicturesMeasured {
        /// Which post.
        post: PostId,
        /// Each address and what was found there, or a few words that say why it cannot be shown.
        found: Vec<(String, Result<MeasuredPicture, String>)>,
    },
    /// A picture was made ready, or could not be.
    PictureEncoded {
        /// Of which post.
        post: PostId,
        /// The wish this answers.
        wish: PictureWish,
        /// The picture, or a few words that say why it cannot be shown.
        outcome: Result<Arc<Encoded>, String>,
    },
    /// An export is written, or a sentence says why not.
    Exported(Result<Exported, String>),
    /// The mouse did something where only the drawing knows what is there.
    Pointed(Pointed),
    /// Something to tell the person.
    Told(Result<String, String>),
    /// The program is in the foreground again after a suspend.
    Resumed,
    /// The process was asked to end.
    Terminated,
}

/// A revision of a post, and where each highlight stands in it.
pub type PlacedIn = (Arc<str>, Vec<(RecordId, Placement)>);

/// A post's content as it was read.
#[derive(Clone, Debug)]
pub struct PostContent {
    /// Parsed.
    pub document: Arc<Document>,
    /// The bytes of the file. As they were read: a long post is not copied into another kind of memory.
    pub source: Arc<Vec<u8>>,
    /// Lower-case hex SHA-256 of the bytes.
    pub revision: Arc<str>,
}

/// A part of what a search of texts finds.
#[derive(Clone, Debug)]
pub struct TextsFound {
    /// The number of the request this answers.
    pub request: u64,
    /// The posts with lines that match among those searched since the last part, in the order asked for.
    pub found: Vec<FoundPost>,
    /// How many posts were searched so far.
    pub searched: usize,
    /// Whether those are all.
    pub is_over: bool,
}

/// An export that was written.
#[derive(Clone, Debug)]
pub struct Exported {
    /// Says where.
    pub sentence: String,
    /// What to remember, if it is to be remembered: its file is a whole path.
    pub target: Option<ExportTarget>,
}

/// What the store holds.
#[derive(Clone, Debug, Default)]
pub struct LoadedRecords {
    /// Every readable record, tombstones included.
    pub records: Vec<Record>,
    /// The records of which git left two versions; among the records is what merging would make of them.
    pub conflicts: Vec<Versions>,
    /// Files that need repair.
    pub damaged: Vec<Damaged>,
    /// Why the store can only be read, if so.
    pub closed: Option<String>,
    /// The steps that can be undone and redone, from earlier sittings.
    pub history: crate::annotation::History,
    /// Where reading stopped.
    pub positions: Vec<StoredPosition>,
    /// What was jumped to, on this machine.
    pub jumped: Vec<JumpedTo>,
    /// Suggestions that were put away, on this machine.
    pub dismissals: Vec<Dismissal>,
    /// What was decided about missing posts.
    pub verdicts: Vec<VerdictOn>,
    /// Where exports went, the latest last.
    pub targets: Vec<ExportTarget>,
}

/// A record file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The file on disk.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: u32,
    /// Its path below the store.
    pub path: String,
    /// What is wrong, with the line.
    pub message: String,
}

/// A mouse event, in cells from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// Column.
    pub column: u16,
    /// Row.
    pub row: u16,
    /// What it did.
    pub kind: MouseKind,
}

/// What the mouse did where only the drawing knows what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// The left button went down on an entry of the notes pane.
    Note(NotesEntry),
    /// The wheel was turned over the notes pane, which shows this then.
    Notes(NotesSight),
    /// The left button went down on an item of the topmost window's list, counted from 0.
    Item(usize),
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The pointer moved with the button down.
    Drag,
    /// The button went up.
    Release,
    /// The wheel turned away from the person.
    ScrollUp,
    /// The wheel turned towards the person.
    ScrollDown,
    /// The wheel was pushed to the left.
    ScrollLeft,
    /// The wheel was pushed to the right.
    ScrollRight,
}
