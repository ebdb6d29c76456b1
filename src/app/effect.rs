//! What the state asks of the world. The shell carries these out and answers with events.

use std::path::PathBuf;
use std::sync::Arc;

use crate::annotation::{Anchor, Change, Record, RecordId, Step, Versions};
use crate::document::Document;
use crate::export::{ExportForm, ExportItem, ExportOptions};
use crate::find::View;
use crate::find::full_text::TextQuery;
use crate::library::{Dismissal, PostId};

use super::arrangement::Arrangement;
use super::export_targets::ExportTarget;
use super::jumped::JumpedTo;
use super::library_change::LibraryEffect;
use super::moves::{MissingPost, VerdictOn};
use super::picture::PictureWish;
use super::positions::ReadingPosition;

/// Something to be done outside.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Read and parse a post.
    ReadPost {
        /// Which post.
        post: PostId,
        /// Comes back with the answer; an answer to an older request is dropped.
        request: u64,
        /// What it is wanted for.
        purpose: ReadPurpose,
    },
    /// Say what is what in blocks of code.
    ColourCode {
        /// Comes back with the answer.
        request: u64,
        /// The document the blocks stand in.
        document: Arc<Document>,
        /// Their indices, those to be coloured first in front.
        blocks: Vec<u32>,
    },
    /// Find the sentences that read like something to dig into.
    FindSuggestions {
        /// Comes back with the answer.
        request: u64,
        /// The document to look through.
        document: Arc<Document>,
    },
    /// Look at the files of a post's pictures.
    MeasurePictures {
        /// Which post.
        post: PostId,
        /// The addresses as the post has them.
        sources: Vec<String>,
    },
    /// Make pictures ready to be drawn; wishes before these are no longer wanted.
    EncodePictures {
        /// Of which post.
        post: PostId,
        /// Which, the most urgent first.
        wishes: Vec<PictureWish>,
    },
    /// Find passages that were marked in other revisions of a post.
    FindPassages {
        /// Which post.
        post: PostId,
        /// Its current content.
        document: Arc<Document>,
        /// The revision of that content.
        revision: Arc<str>,
        /// What to find.
        anchors: Vec<(RecordId, Anchor)>,
    },
    /// Find passages in a post that is not open, when there is nothing better to do.
    FindElsewhere {
        /// Which post.
        post: PostId,
        /// What to find.
        anchors: Vec<(RecordId, Anchor)>,
    },
    /// Write the records of a change, merging each with what is on disk if that is no longer what it was made from.
    SaveChange {
        /// The records as they were and as they are to be.
        change: Change,
        /// Whether it is done, undone or done again.
        step: Step,
        /// The post revision to keep a copy of, with its name.
        copy: Option<(Arc<str>, Arc<Vec<u8>>)>,
    },
    /// Try again to write what could not be written.
    SaveAgain,
    /// Put a record in the place of the two versions that git left in its file.
    Settle {
        /// The versions as they were read.
        versions: Box<Versions>,
        /// What they are to become.
        settled: Box<Record>,
    },
    /// Hand the terminal to the person's editor with a file, at a line.
    EditFile {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: u32,
    },
    /// Remember where reading stopped.
    SavePosition {
        /// The post's root by name.
        root: String,
        /// Path below the root.
        path: String,
        /// Where, and whether the post is read.
        position: ReadingPosition,
    },
    /// Remember what was jumped to.
    SaveJump(JumpedTo),
    /// Answer after a moment, with this number: a sequence of keys is half typed.
    WaitForKey(u64),
    /// Go on with the jump's search, after what was typed meanwhile.
    GoOnJumping,
    /// Search the texts of posts, and tell what is found as it is found; an earlier search is given up.
    SearchTexts(TextsWanted),
    /// Give up the search of texts: nobody waits for it.
    GiveUpSearch,
    /// Go on bringing what is known across posts up to the library, after what was typed meanwhile.
    GoOnCatchingUp,
    /// Look for what missing posts could be now.
    FindMoved {
        /// Comes back with the answer.
        request: u64,
        /// The missing posts.
        missing: Vec<MissingPost>,
        /// The posts of the library to look at: those that came, changed or went since the last request.
        posts: Vec<PostId>,
        /// Whether other posts are missing than before, so that `posts` is all there are.
        starts_over: bool,
    },
    /// Remember what was decided about a missing post.
    RememberVerdict(VerdictOn),
    /// Remember that a suggestion was put away, or that it was not.
    RememberDismissal {
        /// Which one.
        dismissal: Dismissal,
        /// Whether it is to stay away.
        holds: bool,
    },
    /// Scan the roots again.
    RescanLibrary,
    /// Read the store again: somebody else may have changed it.
    ReloadRecords,
    /// Read what was done in all windows and on all machines that share the store.
    ReadJournals,
    /// Hand the terminal to the person's editor with this text.
    EditText(String),
    /// Find where the passages of these records stand, for an export.
    PlaceItems {
        /// Comes back with the answer.
        request: u64,
        /// The records, in the order of the export.
        records: Vec<Record>,
    },
    /// Look up no more passages for an export: nobody waits for them.
    GiveUpPlacing,
    /// Write an export into a file; the person's own lines in it stay.
    WriteExport {
        /// What it is written as.
        form: ExportForm,
        /// The file, as the person typed it, and what else is to be remembered once it is written.
        target: ExportTarget,
        /// What to write.
        items: Vec<ExportItem>,
        /// How it is to look.
        options: ExportOptions,
    },
    /// Read a file that is to be taken in, and what it held when both sides were last the same.
    ReadForeign {
        /// Comes back with the answer.
        request: u64,
        /// The file, as the person typed it.
        path: PathBuf,
    },
    /// Remember what a file held that was taken in.
    RememberExchange {
        /// The file, as the person typed it.
        path: PathBuf,
        /// What it held.
        text: String,
    },
    /// Keep the views that were saved here, in place of those kept before.
    SaveViews {
        /// The file.
        file: PathBuf,
        /// All of them.
        views: Vec<View>,
    },
    /// Read the person's own themes.
    ReadThemes {
        /// Comes back with the answer.
        request: u64,
        /// Their folder.
        folder: PathBuf,
    },
    /// Keep how the panes stand, for the next start.
    KeepPanes(Arrangement),
    /// Keep the theme that was chosen, for the next start.
    KeepTheme {
        /// The file.
        file: PathBuf,
        /// The theme's name.
        name: String,
    },
    /// Do something about the folders of the library.
    Library(LibraryEffect),
    /// Put a text on the clipboard.
    Copy(String),
    /// Put a text on the clipboard that is not what the person sees, and say what it is.
    CopyNamed {
        /// What it is, in a few words.
        what: &'static str,
        /// The text.
        text: String,
    },
    /// Take the mouse, or leave it to the terminal.
    UseMouse(bool),
    /// Open a checked web or mail address outside.
    OpenAddress(String),
    /// Stop until the person brings the program back.
    Suspend,
    /// End the program.
    Quit,
}

/// A search of the texts of posts.
#[derive(Clone, Debug)]
pub struct TextsWanted {
    /// Comes back with the answers.
    pub request: u64,
    /// What is searched for.
    pub query: Arc<TextQuery>,
    /// The posts, in the order in which they are wanted.
    pub posts: Vec<PostId>,
}

/// What a post is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadPurpose {
    /// To be shown in the reading pane.
    Open,
    /// To show a passage beside the jump.
    Preview,
}
