//! Carrying out effects, one function per kind. It holds what they are carried out on, and no thread and no terminal.

use std::path::Path;
use std::sync::Arc;

use crate::app::overlay::ListedFolder;
use crate::app::{
    Effect, Event, ExportTarget, Exported, LibraryEvent, PostContent, ReadPurpose, State,
};
use crate::document::Document;

use super::backlog::Backlog;
use super::colouring::Colourer;
use super::exchange::{read_exchanged, read_foreign, remember_exchange};
use super::export_targets::{from_anywhere, target_to_store};
use super::exporting::{keep_theme, save_views, write_export};
use super::folders::{check_folder, list_folder};
use super::guarded::{because_of_fault, guarded};
use super::handover::Handover;
use super::job::{ElsewhereJob, FolderJob, FrontJob, Job, ReadJob, SourceChange, WriteJob, job_of};
use super::jumps::jump_to_store;
use super::library_file::{forget_folder, keep_folder};
use super::loading::load;
use super::moved::{Mover, verdict_to_store};
use super::panes::panes_to_store;
use super::pictures;
use super::placing::{find_passages, place};
use super::post_file::PostFile;
use super::reading::{content_of, read_as_it_comes, read_post};
use super::saving::save_position;
use super::scan::Scanner;
use super::searching::search;
use super::store::Store;
use super::suggesting::{dismissal_to_store, suggest};
use super::themes::listed_themes;

/// Files on disk, to read and to write; enough for everything but a terminal.
#[derive(Debug)]
pub struct World {
    store: Store,
    backlog: Backlog,
    scanner: Scanner,
    colourer: Colourer,
    mover: Mover,
}

impl World {
    /// A world of this store and these posts.
    pub fn new(store: Store, scanner: Scanner) -> Self {
        Self {
            store,
            backlog: Backlog::default(),
            scanner,
            colourer: Colourer::default(),
            mover: Mover::default(),
        }
    }

    /// What a start brings: the records, then every post.
    pub fn start(&mut self, state: &State) -> Vec<Event> {
        let mut events = vec![load(&mut self.store)];
        events.extend(self.rescan(state));
        events
    }

    /// Carries out an effect, and waits for it.
    pub fn perform(&mut self, effect: Effect, state: &State) -> Vec<Event> {
        match job_of(effect, state) {
            Job::Read(job) => {
                let mut events = Vec::new();
                let handover = self.scanner.handover();
                read(&self.store, &handover, job, &mut |event| events.push(event));
                events
            }
            Job::Elsewhere(job) => vec![find_elsewhere(&self.store, job)],
            Job::Search(job) => {
                let mut events = Vec::new();
                search(&job, &self.scanner.texts(), &|| true, &mut |event| {
                    events.push(event);
                });
                events
            }
            Job::Place(job) => {
                let mut events = Vec::new();
                place(&self.store, job, &|| true, &mut |event| events.push(event));
                events
            }
            // They were over before they could be given up.
            Job::GiveUpSearch | Job::GiveUpPlacing => Vec::new(),
            Job::Colour(job) => vec![self.colourer.perform(job, &|| false)],
            Job::Suggest(job) => vec![suggest(&job)],
            Job::Move(job) => vec![self.mover.perform(&self.store, job)],
            Job::Write(job) => write(&mut self.store, &mut self.backlog, job),
            Job::Picture(job) => {
                let mut events = Vec::new();
                pictures::perform(job, &mut |event| {
                    events.push(event);
                    true
                });
                events
            }
            Job::Rescan => self.rescan(state),
            Job::ChangeSources(changes) => {
                change_sources(&mut self.scanner, changes);
                self.rescan(state)
            }
            Job::Folder(job) => vec![look_at_folder(job)],
            Job::Front(job) => without_terminal(&job),
        }
    }

    fn rescan(&mut self, state: &State) -> Vec<Event> {
        let mut events = Vec::new();
        let outcome = self.scanner.scan(&mut |event| events.push(event));
        self.scanner.keep_index();
        events.push(outcome.finish(&state.library));
        events
    }
}

/// Carries out a job that reads; a fault in it becomes an answer as well.
pub fn read(copies: &Store, handover: &Handover, job: ReadJob, tell: &mut dyn FnMut(Event)) {
    let answer = match job {
        ReadJob::Post {
            post,
            request,
            purpose,
            file,
            notes,
            copy,
            rescan,
        } => {
            if let Some(post) = notes {
                let read = guarded(|| copies.notes_of(&post));
                tell(Event::NotesRead(read.unwrap_or_default()));
            }
            let mut begun = |beginning| {
                if purpose == ReadPurpose::Open {
                    tell(Event::PostBegun {
                        post,
                        request,
                        beginning,
                    });
                }
            };
            let gone =
                || format!("This post is no longer in the library: {rescan} reads all again");
            let read = |file| read_handed_over(&file, handover, &mut begun);
            let outcome = match copy {
                Some(revision) => kept(copies, &revision),
                None => file.ok_or_else(gone).and_then(read),
            };
            Event::PostRead {
                post,
                request,
                purpose,
                outcome,
            }
        }
        ReadJob::Passages {
            post,
            document,
            revision,
            anchors,
        } => {
            let document: &Document = &document;
            match guarded(|| find_passages(copies, document, &revision, &anchors)) {
                Ok(placements) => Event::PassagesFound {
                    post,
                    revision,
                    placements,
                },
                Err(words) => fault("The marked passages could not be found", &words),
            }
        }
        ReadJob::Foreign { request, path } => Event::ForeignRead {
            request,
            outcome: guarded(|| read_exchanged(copies, &path))
                .unwrap_or_else(|words| Err(because_of_fault("The file was not read", &words))),
        },
        ReadJob::Themes { request, folder } => match guarded(|| listed_themes(&folder)) {
            Ok(themes) => Event::ThemesRead { request, themes },
            Err(words) => fault("Your themes could not be read", &words),
        },
    };
    tell(answer);
}

/// Has other folders looked through from now on.
pub fn change_sources(scanner: &mut Scanner, changes: Vec<SourceChange>) {
    for change in changes {
        match change {
            SourceChange::PutIn(root, source) => scanner.put_in(root, source),
            SourceChange::TakeOut(root) => scanner.take_out(root),
        }
    }
}

/// Looks at a folder that a person types.
pub fn look_at_folder(job: FolderJob) -> Event {
    let not_seen = |words: String| because_of_fault("It could not be looked at", &words);
    match job {
        FolderJob::List { request, folder } => {
            let listed = guarded(|| list_folder(&folder));
            let listed = listed.unwrap_or_else(|words| ListedFolder {
                typed: folder,
                entries: Err(not_seen(words)),
            });
            Event::Library(LibraryEvent::FolderListed { request, listed })
        }
        FolderJob::Check { request, path } => {
            let outcome = guarded(|| check_folder(&path));
            let outcome = outcome.unwrap_or_else(|words| Err(not_seen(words)));
            Event::Library(LibraryEvent::FolderChecked { request, outcome })
        }
    }
}

/// Looks for passages in a post that is not open. What goes wrong will be told of when the post is opened.
pub fn find_elsewhere(copies: &Store, job: ElsewhereJob) -> Event {
    let ElsewhereJob {
        post,
        file,
        anchors,
    } = job;
    let content = file.and_then(|file| read_post(&file).ok());
    let found = content.and_then(|content| {
        let find = || find_passages(copies, &content.document, &content.revision, &anchors);
        let placements = guarded(find).ok()?;
        Some((content.revision, placements))
    });
    Event::FoundElsewhere { post, found }
}

/// The content of a kept copy.
fn kept(copies: &Store, revision: &str) -> Result<PostContent, String> {
    let bytes = copies.kept_copy(revision).ok_or_else(|| {
        "This post is not in the library, and no copy of it was kept: add the folder it is in"
            .to_owned()
    })?;
    content_of(bytes).map_err(|words| because_of_fault("The kept copy cannot be shown", &words))
}

/// The content of a file, from the scanner if that has just read it.
fn read_handed_over(
    file: &PostFile,
    handover: &Handover,
    begun: &mut dyn FnMut(Arc<Document>),
) -> Result<PostContent, String> {
    let path = file.on_disk();
    let path = path.as_deref();
    if let Some(beginning) = path.and_then(|path| handover.beginning(path)) {
        begun(beginning);
    }
    match path.and_then(|path| handover.take(path)) {
        Some(content) => Ok(content),
        None => read_as_it_comes(file, begun),
    }
}

/// Carries out a job that writes; a fault in it becomes an answer as well.
pub fn write(store: &mut Store, backlog: &mut Backlog, job: WriteJob) -> Vec<Event> {
    match job {
        WriteJob::Change { change, step, copy } => backlog.write(store, change, step, copy),
        WriteJob::Settle { versions, settled } => {
            let settle = || store.settle(&versions, &settled);
            vec![match guarded(settle) {
                Ok(Ok(record)) => Event::RecordsSaved(vec![record]),
                Ok(Err(error)) => Event::Told(Err(error.to_string())),
                Err(words) => fault("The versions were not merged", &words),
            }]
        }
        WriteJob::Verdict(verdict) => {
            // It can be asked again; a store that cannot be written is told of at the first note.
            let _ = guarded(|| store.save_verdict(verdict_to_store(verdict)));
            Vec::new()
        }
        WriteJob::Exchange { path, text } => {
            // Without it the next import goes by times alone.
            let _ = guarded(|| remember_exchange(store, &path, &text));
            Vec::new()
        }
        WriteJob::SaveAgain => backlog.try_again(store),
        WriteJob::Reload => guarded(|| vec![load(store)])
            .unwrap_or_else(|words| vec![fault("The notes could not be read again", &words)]),
        WriteJob::Journals => guarded(|| vec![Event::JournalsRead(store.journals())])
            .unwrap_or_else(|words| vec![fault("The journals could not be read", &words)]),
        WriteJob::Dismissal(dismissal, holds) => {
            // It can be put away again; a store that cannot be written is told of at the first note.
            let _ = guarded(|| store.save_dismissal(dismissal_to_store(dismissal), holds));
            Vec::new()
        }
        WriteJob::Jump(jumped) => {
            // It only orders a list; a store that cannot be written is told of at the first note.
            let _ = guarded(|| store.save_jump(jump_to_store(jumped)));
            Vec::new()
        }
        WriteJob::Position(position) => guarded(|| save_position(store, position))
            .unwrap_or_else(|words| vec![fault("The reading position was not noted", &words)]),
        WriteJob::Panes(panes, usual) => {
            // They can be moved again; a store that cannot be written is told of at the first note.
            let _ = guarded(|| store.save_panes(panes_to_store(&panes, &usual)));
            Vec::new()
        }
        WriteJob::Theme { file, name } => {
            let outcome = guarded(|| keep_theme(&file, &name));
            let outcome = outcome
                .unwrap_or_else(|words| Err(because_of_fault("The theme was not kept", &words)));
            vec![Event::Told(outcome)]
        }
        WriteJob::Folder {
            config,
            path,
            is_kept,
        } => {
            let outcome = guarded(|| {
                if is_kept {
                    keep_folder(&config, &path).map(Some)
                } else {
                    forget_folder(&config, &path)
                }
            });
            let outcome = outcome.unwrap_or_else(|words| {
                Err(because_of_fault(
                    "the configuration was not changed",
                    &words,
                ))
            });
            vec![Event::Library(LibraryEvent::FolderKept {
                path,
                is_kept,
                outcome,
            })]
        }
        WriteJob::Views { file, views } => {
            let outcome = guarded(|| save_views(&file, &views));
            let outcome = outcome
                .unwrap_or_else(|words| Err(because_of_fault("The views were not saved", &words)));
            vec![Event::Told(outcome)]
        }
        WriteJob::Export {
            form,
            target,
            items,
            options,
        } => {
            let path = Path::new(&target.path);
            let outcome = guarded(|| write_export(&form, path, &items, &options));
            let outcome = outcome.unwrap_or_else(|words| {
                Err(because_of_fault("The export was not written", &words))
            });
            vec![Event::Exported(outcome.map(|sentence| Exported {
                sentence,
                target: Some(remember(store, target)),
            }))]
        }
    }
}

fn fault(what: &str, words: &str) -> Event {
    Event::Told(Err(because_of_fault(what, words)))
}

fn without_terminal(job: &FrontJob) -> Vec<Event> {
    let sentence = |what: &str| Err(format!("{what} needs a terminal"));
    match job {
        FrontJob::EditText(_) => vec![Event::TextEdited(sentence("Your editor"))],
        FrontJob::EditFile { .. } => vec![Event::Told(sentence("Your editor"))],
        FrontJob::Copy(_) | FrontJob::CopyNamed { .. } => {
            vec![Event::Told(sentence("The clipboard"))]
        }
        FrontJob::OpenAddress(_) => vec![Event::Told(sentence("Opening an address"))],
        FrontJob::WaitForKey(request) => vec![Event::NoKeyCame(*request)],
        FrontJob::GoOnJumping => vec![Event::JumpGoesOn],
        FrontJob::GoOnCatchingUp => vec![Event::CatchingUpGoesOn],
        FrontJob::UseMouse(_) | FrontJob::Suspend | FrontJob::Quit => Vec::new(),
    }
}

/// Remembers where an export went, and what it left in its file, for when that is taken in again. Where it cannot be
/// remembered, a name is typed again and an import goes by times alone.
fn remember(store: &mut Store, target: ExportTarget) -> ExportTarget {
    let path = Path::new(&target.path);
    if let Ok(file) = read_foreign(path) {
        let _ = remember_exchange(store, path, &file.text);
    }
    let target = from_anywhere(target);
    let _ = guarded(|| store.save_target(target_to_store(&target)));
    target
}
