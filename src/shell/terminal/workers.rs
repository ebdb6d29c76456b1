//! The threads that read, write and scan while the interface goes on. Each has a queue; each answers with messages.

use std::cell::Cell;
use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread::Builder;
use std::time::Duration;

use super::late_thread::LateThread;
use super::message::Message;
use super::placer::Placer;
use super::searcher::Searcher;
use crate::app::{Event, ReadPurpose};
use crate::shell::backlog::Backlog;
use crate::shell::colouring::Colourer;
use crate::shell::guarded::{because_of_fault, guarded};
use crate::shell::handover::Handover;
use crate::shell::job::{
    ColourJob, ElsewhereJob, FolderJob, MoveJob, ReadJob, SourceChange, SuggestJob, WriteJob,
};
use crate::shell::loading::load;
use crate::shell::moved::Mover;
use crate::shell::pictures::{self, PictureJob};
use crate::shell::placing::PlaceJob;
use crate::shell::scan::{ScanOutcome, Scanner};
use crate::shell::searching::SearchJob;
use crate::shell::store::Store;
use crate::shell::suggesting::suggest;
use crate::shell::watch::{Change, Watch};
use crate::shell::world::{change_sources, find_elsewhere, look_at_folder, read, write};
use crate::shell::yielding::{start_helpers, yield_to_others};

/// How long writing may take when the program ends.
const LAST_WRITES: Duration = Duration::from_secs(5);

/// How long reading posts whole waits after they were listed: who opens one meanwhile, and the screen, have the processors for
/// themselves.
const FIRST_SCREEN: Duration = Duration::from_millis(12);

/// The threads' queues. Dropping them waits for what is still to be written.
#[derive(Debug)]
pub struct Workers {
    reads: Sender<ReadJob>,
    writes: Sender<WriteTask>,
    scans: Sender<ScanRequest>,
    /// Gives up the scan under way when it is set.
    given_up: Arc<AtomicBool>,
    /// Tells what others change.
    watch: Option<Arc<Watch>>,
    /// Started when there is code to colour.
    colours: LateThread<ColourJob>,
    /// Started when a post is looked through for something to dig into.
    suggestions: LateThread<SuggestJob>,
    messages: Sender<Message>,
    searcher: Searcher,
    placer: Placer,
    /// Started when a post is missing.
    moves: LateThread<MoveJob>,
    /// The store, for its copies of posts.
    copies: Arc<Store>,
    /// Started when there are pictures to look at.
    pictures: LateThread<PictureJob>,
    /// Started when a folder is typed.
    folders: LateThread<FolderJob>,
    /// Started when there are passages to look for in posts that are not open.
    elsewhere: LateThread<ElsewhereJob>,
    /// What the threads begin with; `None` once they have begun.
    beginning: Option<Beginning>,
}

/// What is to be looked at on disk.
#[derive(Debug)]
enum ScanRequest {
    /// Everything.
    All,
    /// Paths that may have changed.
    Paths(Vec<PathBuf>),
    /// Everything, of other folders than before.
    Changed(Vec<SourceChange>),
}

#[derive(Debug)]
enum WriteTask {
    Job(WriteJob),
    /// Everything before this is written.
    Flush(Sender<()>),
}

/// What the threads have once they begin.
#[derive(Debug)]
struct Beginning {
    store: Store,
    scanner: Scanner,
    read_jobs: Receiver<ReadJob>,
    write_tasks: Receiver<WriteTask>,
    scan_requests: Receiver<ScanRequest>,
}

impl Workers {
    /// Queues whose threads are still to begin: what is asked for until then waits in them.
    pub fn new(copies: Store, store: Store, scanner: Scanner, messages: &Sender<Message>) -> Self {
        let (reads, read_jobs) = channel();
        let (writes, write_tasks) = channel();
        let (scans, scan_requests) = channel();
        let copies = Arc::new(copies);
        Self {
            reads,
            writes,
            scans,
            given_up: scanner.given_up(),
            watch: None,
            colours: LateThread::new("colourer"),
            suggestions: LateThread::new("suggester"),
            messages: messages.clone(),
            searcher: Searcher::new(scanner.texts(), messages.clone()),
            placer: Placer::new(copies.clone(), messages.clone()),
            moves: LateThread::new("mover"),
            copies,
            pictures: LateThread::new("pictures"),
            folders: LateThread::new("folders"),
            elsewhere: LateThread::new("elsewhere"),
            beginning: Some(Beginning {
                store,
                scanner,
                read_jobs,
                write_tasks,
                scan_requests,
            }),
        }
    }

    /// What a list shows of the posts where all of them come with the program, as long as the threads have not begun; `None`
    /// where it is theirs to tell.
    pub fn list_here(&self) -> Option<Event> {
        self.beginning.as_ref()?.scanner.built_in_list()
    }

    /// Reads a post that comes with the program in this thread and at once, as long as the threads have not begun; its notes come
    /// when the store is loaded. Gives the job back where it is theirs.
    pub fn read_here(&self, mut job: ReadJob) -> Result<Vec<Event>, ReadJob> {
        let beginning = self.beginning.as_ref();
        let (Some(beginning), ReadJob::Post { notes, .. }) =
            (beginning.filter(|one| one.scanner.is_built_in()), &mut job)
        else {
            return Err(job);
        };
        *notes = None;
        let mut events = Vec::new();
        let handover = beginning.scanner.handover();
        read(&self.copies, &handover, job, &mut |event| {
            events.push(event);
        });
        Ok(events)
    }

    /// Starts the threads, unless they have begun: the posts are scanned and the store is loaded.
    pub fn begin(&mut self) -> io::Result<()> {
        let Some(beginning) = self.beginning.take() else {
            return Ok(());
        };
        let Beginning {
            store,
            scanner,
            read_jobs,
            write_tasks,
            scan_requests,
        } = beginning;
        let watch = watch(&store, &self.scans, &self.writes, &self.messages);
        self.watch.clone_from(&watch);
        let (to, handover) = (self.messages.clone(), scanner.handover());
        spawn("scanner", move || {
            scan_all(scanner, &scan_requests, &to, watch.as_deref());
        })?;
        self.scan();
        let to = self.messages.clone();
        spawn("writer", move || write_all(store, &write_tasks, &to))?;
        let (copies, to) = (self.copies.clone(), self.messages.clone());
        spawn("reader", move || {
            read_all(&copies, &handover, &read_jobs, &to);
        })
    }

    // The threads catch their faults and end only when these queues do, so that sending cannot fail.

    /// Reads something, after what was asked for before.
    pub fn read(&self, job: ReadJob) {
        let _ = self.reads.send(job);
    }

    /// Writes something, after what was asked for before.
    pub fn write(&self, job: WriteJob) {
        let _ = self.writes.send(WriteTask::Job(job));
    }

    /// Colours code; an earlier job that is not done is given up.
    pub fn colour(&self, job: ColourJob) {
        self.colours.send(job, || {
            let to = self.messages.clone();
            move |jobs| colour_all(&jobs, &to)
        });
    }

    /// Searches texts; an earlier search is given up.
    pub fn search(&self, job: SearchJob) {
        self.searcher.search(job);
    }

    /// Gives up the search of texts.
    pub fn give_up_search(&self) {
        self.searcher.give_up();
    }

    /// Looks up passages for an export; what was asked for before is given up.
    pub fn place(&self, job: PlaceJob) {
        self.placer.place(job);
    }

    /// Gives up looking up passages.
    pub fn give_up_placing(&self) {
        self.placer.give_up();
    }

    /// Looks through a post for something to dig into, behind everything else; posts asked for before are given up.
    pub fn suggest(&self, job: SuggestJob) {
        self.suggestions.send(job, || {
            let to = self.messages.clone();
            move |jobs| suggest_all(&jobs, &to)
        });
    }

    /// Looks for missing posts, beside everything else.
    pub fn find_moved(&self, job: MoveJob) {
        self.moves.send(job, || {
            let (copies, to) = (self.copies.clone(), self.messages.clone());
            move |jobs| move_all(&copies, &jobs, &to)
        });
    }

    /// Does something about pictures, unless the same is asked for again before.
    pub fn picture(&self, job: PictureJob) {
        self.pictures.send(job, || {
            let to = self.messages.clone();
            move |jobs| picture_all(&jobs, &to)
        });
    }

    /// Looks for passages in a post that is not open, behind everything else that this machine does.
    pub fn find_elsewhere(&self, job: ElsewhereJob) {
        self.elsewhere.send(job, || {
            let (copies, to) = (self.copies.clone(), self.messages.clone());
            move |jobs| find_all_elsewhere(&copies, &jobs, &to)
        });
    }

    /// Looks at a folder that a person types, beside everything else: its disk may be slow.
    pub fn look_at_folder(&self, job: FolderJob) {
        self.folders.send(job, || {
            let to = self.messages.clone();
            move |jobs| look_at_all(&jobs, &to)
        });
    }

    /// Scans the library, of other folders than before; a scan under way is given up, for it may be that of a folder that
    /// nobody wants any more.
    pub fn change_sources(&self, changes: Vec<SourceChange>) {
        self.given_up.store(true, Ordering::Relaxed);
        let _ = self.scans.send(ScanRequest::Changed(changes));
    }

    /// Scans the library.
    pub fn scan(&self) {
        let _ = self.scans.send(ScanRequest::All);
    }

    /// Says which file is open, for those who watch it.
    pub fn reading(&self, file: Option<PathBuf>) {
        if let Some(watch) = &self.watch {
            watch.reading(file);
        }
    }

    /// Waits until everything is written; `false` if that takes too long.
    pub fn flush(&self) -> bool {
        if self.beginning.is_some() {
            return true; // nobody writes yet, and nothing was asked of those who will
        }
        let (done, is_done) = channel();
        let _ = self.writes.send(WriteTask::Flush(done));
        is_done.recv_timeout(LAST_WRITES) != Err(RecvTimeoutError::Timeout)
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        // Also on the way out of a panic: what the person has written is worth more than a quick end.
        let _ = self.flush();
        if let Some(watch) = &self.watch {
            watch.end();
        }
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    Builder::new().name(name.to_owned()).spawn(work)?;
    Ok(())
}

/// Sends a message; nobody listens any more only when the program ends.
fn tell(messages: &Sender<Message>, event: Event) {
    let _ = messages.send(Message::Happened(event));
}

fn write_all(mut store: Store, tasks: &Receiver<WriteTask>, messages: &Sender<Message>) {
    match guarded(|| load(&mut store)) {
        Ok(event) => tell(messages, event),
        Err(words) => tell(messages, fault("The notes could not be read", &words)),
    }
    let mut backlog = Backlog::default();
    loop {
        let task = match backlog.pause() {
            Some(pause) => tasks.recv_timeout(pause),
            None => tasks.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let (events, flushed) = match task {
            Ok(WriteTask::Job(job)) => (write(&mut store, &mut backlog, job), None),
            Ok(WriteTask::Flush(done)) => (backlog.try_again(&mut store), Some(done)),
            Err(RecvTimeoutError::Timeout) => (backlog.try_by_itself(&mut store), None),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        for event in events {
            tell(messages, event);
        }
        if let Some(done) = flushed {
            // Who asked may have given up waiting.
            let _ = done.send(());
        }
    }
}

/// Watches what others change. Where no thread can be had for that, posts and notes are read again when the person asks for
/// it.
fn watch(
    store: &Store,
    scans: &Sender<ScanRequest>,
    writes: &Sender<WriteTask>,
    messages: &Sender<Message>,
) -> Option<Arc<Watch>> {
    let (scans, writes, messages) = (scans.clone(), writes.clone(), messages.clone());
    let tell = move |change| {
        // Nobody listens any more only when the program ends.
        let _ = match change {
            Change::Posts(paths) => scans.send(ScanRequest::Paths(paths)).is_ok(),
            Change::Notes => writes.send(WriteTask::Job(WriteJob::Reload)).is_ok(),
            Change::PerhapsPosts => scans.send(ScanRequest::All).is_ok(),
            Change::Unwatched => messages.send(Message::Happened(Event::Unwatched)).is_ok(),
        };
    };
    let watch = Watch::start(store.notes_folder(), store.own_writes(), tell).ok()?;
    Some(Arc::new(watch))
}

fn scan_all(
    mut scanner: Scanner,
    requests: &Receiver<ScanRequest>,
    messages: &Sender<Message>,
    watch: Option<&Watch>,
) {
    let given_up = scanner.given_up();
    while let Some(first) = next_request(&mut scanner, requests, messages) {
        // From here on a change is behind this scan, and gives it up.
        given_up.store(false, Ordering::Relaxed);
        // Requests that came during the last scan are answered by one.
        let later: Vec<ScanRequest> = requests.try_iter().collect();
        let outcome = guarded(|| scan(&mut scanner, first, later, messages));
        if let Some(watch) = watch {
            watch.folders(scanner.folders());
        }
        match outcome {
            Ok(outcome) if outcome.is_given_up => {}
            Ok(outcome) => {
                let _ = messages.send(Message::Scanned(outcome));
            }
            Err(words) => tell(
                messages,
                Event::ScanFinished {
                    gone: Vec::new(),
                    problems: vec![because_of_fault(
                        "The library could not be read whole",
                        &words,
                    )],
                },
            ),
        }
        // A fault in it costs the next start some time, and nobody a post.
        let _ = guarded(|| scanner.keep_index());
    }
}

/// Waits for a request; until one comes, posts that were only listed are read whole, once the first screen had its time.
/// `None` if there will be none.
fn next_request(
    scanner: &mut Scanner,
    requests: &Receiver<ScanRequest>,
    messages: &Sender<Message>,
) -> Option<ScanRequest> {
    if scanner.has_rest() {
        match requests.recv_timeout(FIRST_SCREEN) {
            Err(RecvTimeoutError::Timeout) => {}
            request => return request.ok(),
        }
    }
    let mut next = None;
    let is_done = guarded(|| {
        let mut hand_over = bring(messages);
        scanner.read_rest(&mut hand_over, &mut || {
            let request = requests.try_recv();
            let is_over = matches!(request, Err(TryRecvError::Disconnected));
            next = request.ok();
            next.is_none() && !is_over
        })
    });
    // After a fault in it the posts stay as they are listed.
    if next.is_none() && is_done != Ok(false) {
        return requests.recv().ok();
    }
    next
}

/// Sends what a scan finds, one event at a time: the next one when the one before is taken in.
fn bring(messages: &Sender<Message>) -> impl FnMut(Event) {
    let mut before: Option<Receiver<()>> = None;
    move |event| {
        if let Some(before) = before.take() {
            // Nothing is ever sent: it ends when the message is dropped.
            let _ = before.recv();
        }
        let (sender, taken_in) = channel();
        // Nobody listens any more only when the program ends.
        let _ = messages.send(Message::Brought(event, sender));
        before = Some(taken_in);
    }
}

/// Looks at what was asked for: at everything, if anybody wants that or if it cannot be told otherwise what changed.
fn scan(
    scanner: &mut Scanner,
    first: ScanRequest,
    later: Vec<ScanRequest>,
    messages: &Sender<Message>,
) -> ScanOutcome {
    let mut hand_over = bring(messages);
    // The paths that are to be looked at; none if everything is.
    let mut paths = Some(Vec::new());
    for request in std::iter::once(first).chain(later) {
        match request {
            ScanRequest::All => paths = None,
            ScanRequest::Paths(more) => {
                if let Some(paths) = &mut paths {
                    paths.extend(more);
                }
            }
            ScanRequest::Changed(changes) => {
                change_sources(scanner, changes);
                paths = None;
            }
        }
    }
    let outcome = paths.and_then(|paths| scanner.look_at(&paths, &mut hand_over));
    outcome.unwrap_or_else(|| scanner.scan(&mut hand_over))
}

fn read_all(
    copies: &Store,
    handover: &Handover,
    jobs: &Receiver<ReadJob>,
    messages: &Sender<Message>,
) {
    while let Ok(first) = jobs.recv() {
        let mut waiting = vec![first];
        waiting.extend(jobs.try_iter());
        for at in 0..waiting.len() {
            // A post nobody waits for any more is not read.
            let (done, later) = waiting.split_at(at + 1);
            let Some(job) = done.last() else { continue };
            if !later.iter().any(|later| supersedes(later, job)) {
                read(copies, handover, job.clone(), &mut |event| {
                    tell(messages, event);
                });
            }
        }
    }
}

/// Looks at what was asked for last; what was asked before is no longer wanted.
fn look_at_all(jobs: &Receiver<FolderJob>, messages: &Sender<Message>) {
    while let Ok(job) = jobs.recv() {
        let job = jobs.try_iter().last().unwrap_or(job);
        tell(messages, look_at_folder(job));
    }
}

/// Colours the code asked for last; the state asks again for what it still wants of an earlier job.
fn colour_all(jobs: &Receiver<ColourJob>, messages: &Sender<Message>) {
    let mut colourer = Colourer::default();
    let mut next = jobs.recv().ok();
    while let Some(job) = next.take() {
        let job = jobs.try_iter().last().unwrap_or(job);
        let later = Cell::new(None);
        let is_stale = || {
            let newest = jobs.try_iter().last().or_else(|| later.take());
            let is_there = newest.is_some();
            later.set(newest);
            is_there
        };
        let event = colourer.perform(job, &is_stale);
        next = later.take();
        if next.is_none() {
            tell(messages, event);
            next = jobs.recv().ok();
        }
    }
}

fn suggest_all(jobs: &Receiver<SuggestJob>, messages: &Sender<Message>) {
    yield_to_others();
    while let Ok(job) = jobs.recv() {
        let job = jobs.try_iter().last().unwrap_or(job);
        tell(messages, suggest(&job));
    }
}

fn find_all_elsewhere(copies: &Store, jobs: &Receiver<ElsewhereJob>, messages: &Sender<Message>) {
    start_helpers();
    yield_to_others();
    while let Ok(job) = jobs.recv() {
        tell(messages, find_elsewhere(copies, job));
    }
}

fn picture_all(jobs: &Receiver<PictureJob>, messages: &Sender<Message>) {
    let mut waiting: VecDeque<PictureJob> = VecDeque::new();
    loop {
        if waiting.is_empty() {
            let Ok(job) = jobs.recv() else { return };
            waiting.push_back(job);
        }
        waiting.extend(jobs.try_iter());
        let Some(job) = waiting.pop_front() else {
            continue;
        };
        let kind = job.kind();
        if waiting.iter().any(|later| later.kind() == kind) {
            continue;
        }
        // What is wanted changes with every scrolled line; between two pictures there is time to see that.
        pictures::perform(job, &mut |event| {
            tell(messages, event);
            waiting.extend(jobs.try_iter());
            !waiting.iter().any(|later| later.kind() == kind)
        });
    }
}

/// Looks for missing posts. Jobs that came meanwhile are answered together: each only tells what changed since the one before.
fn move_all(copies: &Store, jobs: &Receiver<MoveJob>, messages: &Sender<Message>) {
    let mut mover = Mover::default();
    while let Ok(first) = jobs.recv() {
        let waiting: Vec<MoveJob> = std::iter::once(first).chain(jobs.try_iter()).collect();
        let outcome = guarded(|| {
            for job in waiting {
                mover.take_in(copies, job);
            }
            mover.answer(copies)
        });
        match outcome {
            Ok(event) => tell(messages, event),
            Err(words) => tell(messages, fault("Missing posts were not looked for", &words)),
        }
    }
}

/// Whether a later job makes an earlier one's answer worthless.
fn supersedes(later: &ReadJob, earlier: &ReadJob) -> bool {
    let purpose = |job: &ReadJob| -> Option<ReadPurpose> {
        match job {
            ReadJob::Post { purpose, .. } => Some(*purpose),
            _ => None,
        }
    };
    purpose(earlier).is_some() && purpose(later) == purpose(earlier)
}

fn fault(what: &str, words: &str) -> Event {
    Event::Told(Err(because_of_fault(what, words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Change, Step};
    use crate::library::PostId;
    use crate::shell::testing::{Folder, scanner, sources};

    fn start(folder: &Folder) -> (Workers, Receiver<Message>) {
        let open = || Store::open(&folder.path("store")).unwrap();
        let (sender, receiver) = channel();
        let scanner = scanner(sources(&folder.path("posts")));
        let mut workers = Workers::new(open(), open(), scanner, &sender);
        assert!(workers.list_here().is_none(), "these posts are on a disk");
        workers.begin().unwrap();
        (workers, receiver)
    }

    #[test]
    fn records_and_posts_come_without_being_asked_for() {
        let folder = Folder::with(&[("posts/a.md", "# A")]);
        let (_workers, receiver) = start(&folder);
        let (mut loaded, mut found, mut scanned) = (false, false, false);
        while !(loaded && found && scanned) {
            match receiver.recv_timeout(LAST_WRITES).unwrap() {
                Message::Happened(Event::RecordsLoaded(_)) => loaded = true,
                Message::Brought(Event::PostsFound(posts), _) => found = posts.len() == 1,
                Message::Scanned(outcome) => scanned = outcome.problems.is_empty(),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn the_notes_of_the_shown_post_come_with_it() {
        let folder = Folder::with(&[("posts/a.md", "# A")]);
        let mut store = Store::open(&folder.path("store")).unwrap();
        let record = crate::annotation::samples::record();
        store.save(&record, None).unwrap();
        let mut events = Vec::new();
        let job = ReadJob::Post {
            post: PostId(0),
            request: 0,
            purpose: ReadPurpose::Open,
            file: None,
            notes: Some(Box::new(record.post.clone())),
            copy: None,
            rescan: String::new(),
        };
        let scanner = scanner(sources(&folder.path("posts")));
        read(&store, &scanner.handover(), job, &mut |event| {
            events.push(event);
        });
        assert!(
            matches!(&*events, [Event::NotesRead(notes), Event::PostRead { .. }] if *notes == [record])
        );
    }

    #[test]
    fn everything_asked_for_is_written_before_the_end() {
        let folder = Folder::with(&[("posts/a.md", "# A")]);
        let (workers, receiver) = start(&folder);
        for _ in 0..20 {
            workers.write(WriteJob::Change {
                change: Change {
                    sentence: String::new(),
                    edits: Vec::new(),
                },
                step: Step::Do,
                copy: None,
            });
        }
        drop(workers);
        let saved =
            |message: &Message| matches!(message, Message::Happened(Event::RecordsSaved(_)));
        assert_eq!(receiver.try_iter().filter(saved).count(), 20);
    }

    #[test]
    fn only_a_later_wish_for_the_same_purpose_supersedes() {
        let job = |purpose| ReadJob::Post {
            post: PostId(0),
            request: 0,
            purpose,
            file: None,
            notes: None,
            copy: None,
            rescan: String::new(),
        };
        let themes = ReadJob::Themes {
            request: 0,
            folder: PathBuf::new(),
        };
        let (open, preview) = (job(ReadPurpose::Open), job(ReadPurpose::Preview));
        assert!(supersedes(&open, &open));
        assert!(!supersedes(&open, &preview));
        assert!(!supersedes(&themes, &open));
        assert!(!supersedes(&themes, &themes));
    }
}
