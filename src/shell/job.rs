//! An effect as a job: with all that is needed to carry it out where the state is not at hand. Only data.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::annotation::{Anchor, Change, PostReference, Record, RecordId, Step, Versions};
use crate::app::moves::{MissingPost, VerdictOn};
use crate::app::picture::PictureWish;
use crate::app::{
    Arrangement, Effect, ExportTarget, JumpedTo, LibraryChange, LibraryEffect, ReadPurpose, State,
    kept_revision, post_reference,
};
use crate::document::Document;
use crate::export::{ExportForm, ExportItem, ExportOptions};
use crate::find::View;
use crate::library::{CueTable, Dismissal, Later, PostId, TopicTable};

use super::pictures::{PictureFolders, PictureJob};
use super::placing::{PlaceJob, PlaceRequest};
use super::post_file::PostFile;
use super::reading_positions::to_store;
use super::searching::SearchJob;
use super::source::Source;
use super::store::Position;

/// Something to be carried out, by who carries it out.
#[derive(Clone, Debug)]
pub enum Job {
    /// By whoever reads.
    Read(ReadJob),
    /// By whoever looks into posts that are not open.
    Elsewhere(ElsewhereJob),
    /// By whoever searches texts.
    Search(SearchJob),
    /// By the same: what is searched for is no longer wanted.
    GiveUpSearch,
    /// By whoever looks up passages for an export.
    Place(PlaceJob),
    /// By the same: the passages are no longer wanted.
    GiveUpPlacing,
    /// By whoever knows grammars.
    Colour(ColourJob),
    /// By whoever looks for something to dig into.
    Suggest(SuggestJob),
    /// By whoever compares posts.
    Move(MoveJob),
    /// By whoever writes, in order.
    Write(WriteJob),
    /// By whoever looks at pictures.
    Picture(PictureJob),
    /// By whoever scans.
    Rescan,
    /// By the same: other folders are looked through from now on.
    ChangeSources(Vec<SourceChange>),
    /// By whoever looks at folders that are typed.
    Folder(FolderJob),
    /// By whoever holds the terminal.
    Front(FrontJob),
}

/// A change of what is looked through; see [`LibraryChange`].
#[derive(Clone, Debug)]
pub enum SourceChange {
    /// This source is looked through from now on, as this root of the library.
    PutIn(usize, Source),
    /// This root is looked through no more.
    TakeOut(usize),
}

/// Something about a folder that a person types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderJob {
    /// See [`LibraryEffect::ListFolder`].
    List {
        /// The number of the request.
        request: u64,
        /// The folder.
        folder: String,
    },
    /// See [`LibraryEffect::CheckFolder`].
    Check {
        /// The number of the request.
        request: u64,
        /// The folder or file.
        path: String,
    },
}

/// See [`Effect::FindElsewhere`].
#[derive(Clone, Debug)]
pub struct ElsewhereJob {
    /// Which post.
    pub post: PostId,
    /// Where it is; `None` if the library has no such post.
    pub file: Option<PostFile>,
    /// What to find.
    pub anchors: Vec<(RecordId, Anchor)>,
}

/// See [`Effect::FindSuggestions`].
#[derive(Clone, Debug)]
pub struct SuggestJob {
    /// The number of the request.
    pub request: u64,
    /// The document to look through.
    pub document: Arc<Document>,
    /// Known technologies.
    pub topics: Later<TopicTable>,
    /// Phrases to look for.
    pub cues: Arc<CueTable>,
}

/// See [`Effect::ColourCode`].
#[derive(Clone, Debug)]
pub struct ColourJob {
    /// The number of the request.
    pub request: u64,
    /// The document the blocks stand in.
    pub document: Arc<Document>,
    /// Their indices, those to be coloured first in front.
    pub blocks: Vec<u32>,
}

/// See [`Effect::FindMoved`].
#[derive(Clone, Debug)]
pub struct MoveJob {
    /// The number of the request.
    pub request: u64,
    /// The missing posts.
    pub missing: Vec<MissingPost>,
    /// The posts to look at.
    pub posts: Vec<LookedAt>,
    /// Whether these are all posts, and what was seen before counts no more.
    pub starts_over: bool,
}

/// A post that a missing one could be now.
#[derive(Clone, Debug)]
pub struct LookedAt {
    /// Which post.
    pub post: PostId,
    /// Where it is; `None` if it is gone.
    pub file: Option<PostFile>,
    /// The missing posts that have its title, by their index.
    pub namesakes: Vec<usize>,
}

/// Something that only reads files.
#[derive(Clone, Debug)]
pub enum ReadJob {
    /// See [`Effect::ReadPost`]; no file if the library has no such post.
    Post {
        /// Which post.
        post: PostId,
        /// The number of the request.
        request: u64,
        /// What it is wanted for.
        purpose: ReadPurpose,
        /// Where it is.
        file: Option<PostFile>,
        /// What its notes are found by, if they are not read yet and are to come with it.
        notes: Option<Box<PostReference>>,
        /// The revision whose kept copy stands for it, if it is gone.
        copy: Option<Arc<str>>,
        /// The keys that read the library again, for a sentence that says what to do.
        rescan: String,
    },
    /// See [`Effect::FindPassages`].
    Passages {
        /// Which post.
        post: PostId,
        /// Its current content.
        document: Arc<Document>,
        /// The revision of that content.
        revision: Arc<str>,
        /// What to find.
        anchors: Vec<(RecordId, Anchor)>,
    },
    /// See [`Effect::ReadForeign`].
    Foreign {
        /// The number of the request.
        request: u64,
        /// The file.
        path: PathBuf,
    },
    /// See [`Effect::ReadThemes`].
    Themes {
        /// The number of the request.
        request: u64,
        /// Their folder.
        folder: PathBuf,
    },
}

/// Something that writes files.
#[derive(Clone, Debug)]
pub enum WriteJob {
    /// Read everything again, after what was to be written before.
    Reload,
    /// See [`Effect::SaveChange`].
    Change {
        /// The records as they were and as they are to be.
        change: Change,
        /// Whether it is done, undone or done again.
        step: Step,
        /// The post revision to keep a copy of, with its name.
        copy: Option<(Arc<str>, Arc<Vec<u8>>)>,
    },
    /// See [`Effect::ReadJournals`]; after what was to be written before.
    Journals,
    /// See [`Effect::Settle`].
    Settle {
        /// The versions as they were read.
        versions: Box<Versions>,
        /// What they are to become.
        settled: Box<Record>,
    },
    /// See [`Effect::RememberExchange`].
    Exchange {
        /// The file.
        path: PathBuf,
        /// What it held.
        text: String,
    },
    /// See [`Effect::RememberVerdict`].
    Verdict(VerdictOn),
    /// See [`Effect::SaveAgain`].
    SaveAgain,
    /// See [`Effect::SavePosition`].
    Position(Position),
    /// See [`Effect::RememberDismissal`].
    Dismissal(Dismissal, bool),
    /// See [`Effect::SaveJump`].
    Jump(JumpedTo),
    /// See [`Effect::WriteExport`].
    Export {
        /// What it is written as.
        form: ExportForm,
        /// The file, as the person typed it, and what else is to be remembered once it is written.
        target: ExportTarget,
        /// What to write.
        items: Vec<ExportItem>,
        /// How it is to look.
        options: ExportOptions,
    },
    /// See [`Effect::KeepPanes`]; how they stand, and how they would if nobody had moved one.
    Panes(Arrangement, Arrangement),
    /// See [`Effect::KeepTheme`].
    Theme {
        /// The file.
        file: PathBuf,
        /// The theme's name.
        name: String,
    },
    /// See [`LibraryEffect::KeepFolder`].
    Folder {
        /// The configuration file.
        config: PathBuf,
        /// The folder or file.
        path: PathBuf,
        /// Whether it belongs to the library.
        is_kept: bool,
    },
    /// See [`Effect::SaveViews`].
    Views {
        /// The file.
        file: PathBuf,
        /// All of them.
        views: Vec<View>,
    },
}

/// Something for which the terminal or the desktop is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrontJob {
    /// See [`Effect::EditText`].
    EditText(String),
    /// See [`Effect::EditFile`].
    EditFile {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: u32,
    },
    /// See [`Effect::Copy`].
    Copy(String),
    /// See [`Effect::CopyNamed`].
    CopyNamed {
        /// What it is.
        what: &'static str,
        /// The text.
        text: String,
    },
    /// See [`Effect::UseMouse`].
    UseMouse(bool),
    /// See [`Effect::OpenAddress`].
    OpenAddress(String),
    /// See [`Effect::WaitForKey`].
    WaitForKey(u64),
    /// See [`Effect::GoOnJumping`].
    GoOnJumping,
    /// See [`Effect::GoOnCatchingUp`].
    GoOnCatchingUp,
    /// See [`Effect::Suspend`].
    Suspend,
    /// See [`Effect::Quit`].
    Quit,
}

/// Makes a job of an effect.
pub fn job_of(effect: Effect, state: &State) -> Job {
    match effect {
        Effect::ReadPost {
            post,
            request,
            purpose,
        } => Job::Read(read_job(state, post, request, purpose)),
        Effect::MeasurePictures { post, sources } => measure(state, post, sources),
        Effect::EncodePictures { post, wishes } => encode(state, post, wishes),
        Effect::FindPassages {
            post,
            document,
            revision,
            anchors,
        } => Job::Read(ReadJob::Passages {
            post,
            document,
            revision,
            anchors,
        }),
        Effect::FindElsewhere { post, anchors } => elsewhere(state, post, anchors),
        Effect::SearchTexts(wanted) => Job::Search(SearchJob::new(wanted, &state.library)),
        Effect::GiveUpSearch => Job::GiveUpSearch,
        Effect::GiveUpPlacing => Job::GiveUpPlacing,
        Effect::ColourCode {
            request,
            document,
            blocks,
        } => Job::Colour(ColourJob {
            request,
            document,
            blocks,
        }),
        Effect::FindSuggestions { request, document } => suggest(state, request, document),
        Effect::FindMoved {
            request,
            missing,
            posts,
            starts_over,
        } => Job::Move(MoveJob {
            request,
            posts: looked_at(state, &missing, posts),
            missing,
            starts_over,
        }),
        Effect::RememberVerdict(verdict) => Job::Write(WriteJob::Verdict(verdict)),
        Effect::ReadForeign { request, path } => Job::Read(ReadJob::Foreign { request, path }),
        Effect::RememberExchange { path, text } => Job::Write(WriteJob::Exchange { path, text }),
        Effect::PlaceItems { request, records } => items_job(request, records, state),
        Effect::SaveChange { change, step, copy } => {
            Job::Write(WriteJob::Change { change, step, copy })
        }
        Effect::Settle { versions, settled } => Job::Write(WriteJob::Settle { versions, settled }),
        Effect::SaveAgain => Job::Write(WriteJob::SaveAgain),
        Effect::SavePosition {
            root,
            path,
            position,
        } => Job::Write(WriteJob::Position(to_store(root, path, &position))),
        Effect::WriteExport {
            form,
            target,
            items,
            options,
        } => Job::Write(WriteJob::Export {
            form,
            target,
            items,
            options,
        }),
        Effect::RememberDismissal { dismissal, holds } => {
            Job::Write(WriteJob::Dismissal(dismissal, holds))
        }
        Effect::SaveJump(jumped) => Job::Write(WriteJob::Jump(jumped)),
        Effect::WaitForKey(request) => Job::Front(FrontJob::WaitForKey(request)),
        Effect::GoOnJumping => Job::Front(FrontJob::GoOnJumping),
        Effect::GoOnCatchingUp => Job::Front(FrontJob::GoOnCatchingUp),
        Effect::ReadThemes { request, folder } => Job::Read(ReadJob::Themes { request, folder }),
        Effect::KeepPanes(panes) => Job::Write(WriteJob::Panes(panes, state.settings.panes.usual)),
        Effect::KeepTheme { file, name } => Job::Write(WriteJob::Theme { file, name }),
        Effect::SaveViews { file, views } => Job::Write(WriteJob::Views { file, views }),
        Effect::RescanLibrary => Job::Rescan,
        Effect::Library(effect) => library_job(effect, state),
        Effect::ReadJournals => Job::Write(WriteJob::Journals),
        Effect::ReloadRecords => Job::Write(WriteJob::Reload),
        Effect::EditText(text) => Job::Front(FrontJob::EditText(text)),
        Effect::EditFile { path, line } => Job::Front(FrontJob::EditFile { path, line }),
        Effect::Copy(text) => Job::Front(FrontJob::Copy(text)),
        Effect::CopyNamed { what, text } => Job::Front(FrontJob::CopyNamed { what, text }),
        Effect::UseMouse(ours) => Job::Front(FrontJob::UseMouse(ours)),
        Effect::OpenAddress(address) => Job::Front(FrontJob::OpenAddress(address)),
        Effect::Suspend => Job::Front(FrontJob::Suspend),
        Effect::Quit => Job::Front(FrontJob::Quit),
    }
}

fn read_job(state: &State, post: PostId, request: u64, purpose: ReadPurpose) -> ReadJob {
    ReadJob::Post {
        post,
        request,
        purpose,
        file: PostFile::of(&state.library, post),
        notes: notes_of(state, post, purpose),
        copy: kept_revision(state, post).cloned(),
        rescan: state.keys("rescan"),
    }
}

fn library_job(effect: LibraryEffect, state: &State) -> Job {
    match effect {
        LibraryEffect::ListFolder { request, folder } => {
            Job::Folder(FolderJob::List { request, folder })
        }
        LibraryEffect::CheckFolder { request, path } => {
            Job::Folder(FolderJob::Check { request, path })
        }
        LibraryEffect::Change(changes) => {
            let changes = changes.into_iter();
            let changes = changes.filter_map(|change| source_change(change, state));
            Job::ChangeSources(changes.collect())
        }
        LibraryEffect::KeepFolder {
            config,
            path,
            is_kept,
        } => Job::Write(WriteJob::Folder {
            config,
            path,
            is_kept,
        }),
    }
}

fn source_change(change: LibraryChange, state: &State) -> Option<SourceChange> {
    let (root, file) = match change {
        LibraryChange::TakeOut(root) => return Some(SourceChange::TakeOut(root)),
        LibraryChange::PutIn { root, file } => (root, file),
    };
    let known = state.library.roots().get(root)?;
    let source = match &known.path {
        None => Source::guide(state.library.guide()),
        Some(path) => Source {
            whole: file.is_none(),
            files: file.into_iter().collect(),
            ..Source::folder(known.name.clone(), path.clone())
        },
    };
    Some(SourceChange::PutIn(root, source))
}

fn suggest(state: &State, request: u64, document: Arc<Document>) -> Job {
    Job::Suggest(SuggestJob {
        request,
        document,
        topics: state.settings.topics.clone(),
        cues: state.settings.cues.clone(),
    })
}

fn items_job(request: u64, records: Vec<Record>, state: &State) -> Job {
    let records = records.into_iter();
    let items = records
        .map(|record| PlaceRequest::of(record, state))
        .collect();
    Job::Place(PlaceJob { request, items })
}

fn looked_at(state: &State, missing: &[MissingPost], posts: Vec<PostId>) -> Vec<LookedAt> {
    let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, post) in missing.iter().enumerate() {
        let title = post.post.title.to_lowercase();
        by_title.entry(title).or_default().push(index);
    }
    let posts = posts.into_iter().map(|post| {
        let title = state
            .library
            .post(post)
            .map(|post| post.title.to_lowercase());
        let namesakes = title.and_then(|title| by_title.get(&title));
        LookedAt {
            post,
            file: PostFile::of(&state.library, post),
            namesakes: namesakes.cloned().unwrap_or_default(),
        }
    });
    posts.collect()
}

/// A large store takes a moment to be read: the notes of the post to be shown come with the post.
fn notes_of(state: &State, post: PostId, purpose: ReadPurpose) -> Option<Box<PostReference>> {
    let is_wanted = purpose == ReadPurpose::Open && !state.records_are_read;
    let entry = state.library.post(post).filter(|_| is_wanted)?;
    Some(Box::new(post_reference(&state.library, entry)))
}

fn elsewhere(state: &State, post: PostId, anchors: Vec<(RecordId, Anchor)>) -> Job {
    Job::Elsewhere(ElsewhereJob {
        post,
        file: PostFile::of(&state.library, post),
        anchors,
    })
}

fn measure(state: &State, post: PostId, sources: Vec<String>) -> Job {
    Job::Picture(PictureJob::Measure {
        post,
        folders: picture_folders(state, post),
        sources,
    })
}

fn encode(state: &State, post: PostId, wishes: Vec<PictureWish>) -> Job {
    Job::Picture(PictureJob::Encode {
        post,
        folders: picture_folders(state, post),
        wishes,
    })
}

/// Where the pictures of a post may be.
fn picture_folders(state: &State, post: PostId) -> Option<PictureFolders> {
    let roots: Vec<PathBuf> = state
        .library
        .roots()
        .iter()
        .filter_map(|root| root.path.clone())
        .collect();
    PictureFolders::of(&PostFile::of(&state.library, post)?, &roots)
}
