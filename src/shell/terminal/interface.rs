//! The state, and around it all that carries out its effects. One message after the other; it draws when it is told to.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::guard::{Guard, MouseUse};
use super::hyperlink::Links;
use super::input::Input;
use super::message::Message;
use super::screen::{self, Screen};
use super::sequences::Answer;
use super::signals::{self, Signals};
use super::workers::Workers;
use super::{background, display, editor, guard, output};
use crate::app::picture::{Display, Means};
use crate::app::{Effect, Event, State, theme_in_force, update};
use crate::keymap::KeyCode;
use crate::library::PostId;
use crate::shell::clipboard::{Clipboard, Copied};
use crate::shell::clock::now;
use crate::shell::environment;
use crate::shell::guarded::{because_of_fault, guarded};
use crate::shell::job::{FrontJob, Job, WriteJob, job_of};
use crate::shell::opener::open_address;
use crate::shell::post_file::PostFile;
use crate::shell::rescue::Unsaved;
use crate::theme;
use crate::ui::{self, Palette};

/// How long a half-typed sequence waits before what can follow is shown: who knows the keys is faster.
const MOMENT: Duration = Duration::from_millis(350);

/// Everything one run in a terminal consists of. The fields are dropped in this order: the terminal is restored first.
pub struct Interface {
    pub(super) guard: Guard,
    pub(super) state: State,
    pub(super) palette: Palette,
    pub(super) screen: Screen,
    /// Whether the terminal is given links.
    pub(super) has_links: bool,
    pub(super) input: Input,
    pub(super) signals: Signals,
    pub(super) workers: Workers,
    /// What is to be done once there is something to see; `None` when there is.
    pub(super) held_back: Option<Vec<Job>>,
    pub(super) clipboard: Clipboard,
    pub(super) sender: Sender<Message>,
    pub(super) receiver: Receiver<Message>,
    /// The post whose file is watched because it is open.
    pub(super) watched: Option<PostId>,
    /// When it is to be told that no key came, and to which request.
    pub(super) waiting: Option<(Instant, u64)>,
    /// How far asking the terminal about pictures is.
    pub(super) question: Question,
    /// How far asking it about its background is.
    pub(super) background: Question,
    pub(super) ending: Option<Ending>,
    /// Whether the process was stopped on our own account and its continuing is still to be reported.
    pub(super) continuing: bool,
}

/// How far asking the terminal about something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// There was no need yet.
    Open,
    /// It is to be asked after the next frame.
    Due,
    /// It was asked, and nothing has come yet.
    Asked,
    /// It has answered, or let the time pass.
    Answered,
}

/// Why the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person left.
    Left,
    /// A signal asked for it.
    Signal(i32),
    /// The terminal is gone.
    TerminalLost,
}

impl Interface {
    /// Draws the state.
    pub fn draw(&mut self) {
        if let Cow::Owned(palette) = self.palette.under(theme_in_force(&self.state)) {
            self.palette = palette;
        }
        let mut frame = self.screen.blank(self.state.width, self.state.height);
        ui::draw(&self.state, &self.palette, &mut frame);
        let text = self.state.areas().text();
        let pictures = ui::placed(&self.state, &frame);
        let links = if self.has_links {
            Links::note(&mut frame, ui::screen_links(&self.state))
        } else {
            Links::default()
        };
        if self.screen.show(frame, &links, pictures, text).is_err() {
            self.take_in(Message::TerminalLost);
        }
        self.ask_background();
        if self.question == Question::Due && self.background != Question::Asked {
            self.ask();
        }
    }

    /// Asks the terminal for its background if the theme depends on it, and waits for nothing.
    pub fn ask_background(&mut self) {
        let is_wanted =
            self.state.look.follows_background() && background::is_asked(&environment::value);
        let is_listening = self.question == Question::Asked;
        if self.background == Question::Open && is_wanted && !is_listening {
            let is_asked =
                self.input.expect_answer() && output::write_all(background::QUERY).is_ok();
            self.background = if is_asked {
                Question::Asked
            } else {
                Question::Answered
            };
        }
    }

    /// Asks for the background again: the one that was told is no longer true. An answer that is still to come is.
    fn ask_background_again(&mut self) {
        if self.background == Question::Answered {
            self.background = Question::Open;
            self.ask_background();
        }
    }

    /// Asks the terminal, once, how it shows pictures: after a frame was drawn, and without waiting for the answer.
    fn ask(&mut self) {
        self.question = Question::Asked;
        let is_asked = self.input.expect_answer() && output::write_all(display::QUERY).is_ok();
        if !is_asked {
            self.take_in(Message::Answered(Answer::default()));
        }
    }

    fn answered(&mut self, answer: &Answer) {
        if self.background == Question::Asked {
            self.background = Question::Answered;
        }
        if let Some(color) = answer.background {
            self.handle(Event::BackgroundKnown(theme::background(color)));
        }
        if self.question != Question::Asked {
            return;
        }
        self.question = Question::Answered;
        let display = self.state.pictures.display;
        let display = display::answered(display, answer, &environment::value);
        self.handle(Event::DisplayKnown(display));
    }

    /// Waits for the next message; `None` if there will be none.
    pub fn next_message(&mut self) -> Option<Message> {
        let Some((until, request)) = self.waiting else {
            return self.receiver.recv().ok();
        };
        let left = until.saturating_duration_since(Instant::now());
        match self.receiver.recv_timeout(left) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => {
                self.waiting = None;
                Some(Message::Happened(Event::NoKeyCame(request)))
            }
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Takes in a message and carries out what follows from it.
    pub fn take_in(&mut self, message: Message) {
        match message {
            Message::Happened(event) => {
                fault_on_purpose(&event);
                let event = ui::pointed(&self.state, &self.palette, event);
                self.handle(event);
            }
            Message::Brought(event, _taken_in) => self.handle(event),
            Message::Scanned(outcome) => {
                let event = outcome.finish(&self.state.library);
                self.handle(event);
            }
            Message::Answered(answer) => self.answered(&answer),
            Message::ColorsChanged => self.ask_background_again(),
            Message::Copied { what, copied } => {
                if let Some(event) = self.copied(what, copied) {
                    self.handle(event);
                }
            }
            Message::WindowChanged => self.resize(),
            Message::StopAsked => self.suspend(),
            Message::Continued => self.continued(),
            Message::EndAsked(signal) => self.end(Ending::Signal(signal)),
            Message::TerminalLost => self.end(Ending::TerminalLost),
        }
    }

    fn handle(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in update(&mut self.state, event, now()) {
                events.extend(self.perform(effect));
            }
        }
        self.tell_what_is_open();
    }

    fn tell_what_is_open(&mut self) {
        let open = self.state.reading.open.as_ref().map(|open| open.id);
        if open != self.watched {
            self.watched = open;
            let file = open.and_then(|post| PostFile::of(&self.state.library, post));
            self.workers.reading(file.and_then(|file| file.on_disk()));
        }
    }

    fn perform(&mut self, effect: Effect) -> Vec<Event> {
        let job = job_of(effect, &self.state);
        match (&mut self.held_back, job) {
            (Some(_), Job::Read(job)) => match self.workers.read_here(job) {
                Ok(events) => return events,
                Err(job) => self.workers.read(job),
            },
            (Some(held_back), job) if !matches!(job, Job::Front(_)) => held_back.push(job),
            (_, job) => return self.carry_out(job).into_iter().collect(),
        }
        Vec::new()
    }

    /// Starts the threads, and does what was held back until there is something to see; from now on all is done as it comes.
    pub fn go_on(&mut self) -> io::Result<()> {
        self.input.begin()?;
        self.signals.begin()?;
        self.workers.begin()?;
        for job in self.held_back.take().unwrap_or_default() {
            // Only what is done in front gives an event, and that is not held back.
            let _ = self.carry_out(job);
        }
        // Who watches the open file has only now begun.
        self.watched = None;
        self.tell_what_is_open();
        Ok(())
    }

    fn carry_out(&mut self, job: Job) -> Option<Event> {
        match job {
            Job::Read(job) => self.workers.read(job),
            Job::Elsewhere(job) => self.workers.find_elsewhere(job),
            Job::Search(job) => self.workers.search(job),
            Job::GiveUpSearch => self.workers.give_up_search(),
            Job::Place(job) => self.workers.place(job),
            Job::GiveUpPlacing => self.workers.give_up_placing(),
            Job::Colour(job) => self.workers.colour(job),
            Job::Suggest(job) => self.workers.suggest(job),
            Job::Move(job) => self.workers.find_moved(job),
            Job::Write(job) => self.workers.write(job),
            Job::Picture(job) => {
                if self.question == Question::Open
                    && self.state.pictures.display.means == Means::Unknown
                {
                    self.question = Question::Due;
                }
                self.workers.picture(job);
            }
            Job::Rescan => self.workers.scan(),
            Job::ChangeSources(changes) => self.workers.change_sources(changes),
            Job::Folder(job) => self.workers.look_at_folder(job),
            Job::Front(job) => return self.perform_in_front(job),
        }
        None
    }

    fn perform_in_front(&mut self, job: FrontJob) -> Option<Event> {
        match job {
            FrontJob::EditText(text) => return Some(Event::TextEdited(self.edit(&text))),
            FrontJob::EditFile { path, line } => return self.edit_file(&path, line),
            FrontJob::Copy(text) => return self.copy(None, &text),
            FrontJob::CopyNamed { what, text } => return self.copy(Some(what), &text),
            FrontJob::UseMouse(ours) => self.use_mouse(ours),
            FrontJob::OpenAddress(address) => return self.open(address),
            FrontJob::WaitForKey(request) => {
                self.waiting = Some((Instant::now() + MOMENT, request));
            }
            FrontJob::GoOnJumping => self.behind_waiting(Event::JumpGoesOn),
            FrontJob::GoOnCatchingUp => self.behind_waiting(Event::CatchingUpGoesOn),
            FrontJob::Suspend => self.suspend(),
            FrontJob::Quit => self.quit(),
        }
        None
    }

    fn copy(&mut self, what: Option<&'static str>, text: &str) -> Option<Event> {
        let messages = self.sender.clone();
        let tell = move |copied| {
            // Nobody listens any more only when the program ends.
            let _ = messages.send(Message::Copied { what, copied });
        };
        let copied = self.clipboard.copy(text, tell)?;
        self.copied(what, copied)
    }

    /// Writes what is for the terminal; gives what is to be told.
    fn copied(&mut self, what: Option<&'static str>, copied: Copied) -> Option<Event> {
        let outcome = match copied {
            Copied::Done(outcome) => outcome,
            Copied::Write { bytes, told } => {
                if output::write_all(&bytes).is_err() {
                    self.take_in(Message::TerminalLost);
                    return None;
                }
                Ok(told)
            }
        };
        let named = |told: String| match what {
            Some(what) => format!("{what}: {told}"),
            None => told,
        };
        Some(Event::Told(outcome.map(named)))
    }

    /// Lets something happen behind the keys that wait.
    fn behind_waiting(&self, event: Event) {
        // We ourselves are those who listen.
        let _ = self.sender.send(Message::Happened(event));
    }

    fn use_mouse(&mut self, ours: bool) {
        let mouse = if ours {
            MouseUse::Program
        } else {
            MouseUse::Terminal
        };
        if self.guard.use_mouse(mouse).is_err() {
            self.take_in(Message::TerminalLost);
        }
    }

    /// Leaves once everything is on disk. A person who leaves is told first of what could not be written.
    fn quit(&mut self) {
        let ending = self.ending.unwrap_or(Ending::Left);
        if !self.workers.flush() {
            let quit = self.state.keys("quit");
            let slow = format!("Writing takes long: wait, or press {quit} again to leave without");
            if ending == Ending::Left && !self.state.quit_warned {
                self.state.quit_warned = true;
                return self.handle(Event::Told(Err(slow)));
            }
        }
        self.clipboard.finish();
        while let Ok(message) = self.receiver.try_recv() {
            match message {
                Message::Happened(event) => {
                    // What follows from it is of no more use.
                    let _ = update(&mut self.state, event, now());
                }
                Message::Copied { what, copied } => {
                    // Nobody reads any more where it is.
                    let _ = self.copied(what, copied);
                }
                _ => {}
            }
        }
        if ending == Ending::Left && !self.unsaved().is_empty() && !self.state.quit_warned {
            return;
        }
        self.ending = Some(ending);
    }

    /// The records that could not be written.
    pub fn unsaved(&self) -> Vec<Unsaved> {
        let unsaved = self.state.records.unsaved();
        let unsaved = unsaved.map(|entry| Unsaved {
            record: entry.record.clone(),
            saved: entry.saved.clone(),
        });
        unsaved.collect()
    }

    fn end(&mut self, ending: Ending) {
        if self.ending.is_none() {
            self.ending = Some(ending);
            self.handle(Event::Terminated);
        }
    }

    fn resize(&mut self) {
        let (width, height) = screen::size();
        self.handle(Event::Resized { width, height });
        let before = self.state.pictures.display;
        let cell = display::cell().unwrap_or(before.cell);
        if cell != before.cell {
            self.handle(Event::DisplayKnown(Display { cell, ..before }));
        }
    }

    fn suspend(&mut self) {
        guard::restore();
        self.continuing = signals::stop();
        let stopped = self.continuing;
        self.come_back();
        if !stopped {
            let sentence = "There is no shell to go back to";
            self.handle(Event::Told(Err(sentence.to_owned())));
        }
        self.handle(Event::Resumed);
    }

    /// After a stop that we did not ask for, somebody else may have changed the terminal.
    fn continued(&mut self) {
        if !std::mem::take(&mut self.continuing) {
            self.come_back();
            self.handle(Event::Resumed);
        }
    }

    fn edit(&mut self, text: &str) -> Result<String, String> {
        self.lend(|command| editor::edit(text, command))
    }

    /// Lets the person mend a file of the store, and reads the store again.
    fn edit_file(&mut self, path: &Path, line: u32) -> Option<Event> {
        let outcome = self.lend(|command| editor::edit_file(path, line, command));
        self.workers.write(WriteJob::Reload);
        outcome.err().map(|problem| Event::Told(Err(problem)))
    }

    /// Lends the terminal to the person's editor.
    fn lend<T>(&mut self, work: impl FnOnce(&str) -> Result<T, String>) -> Result<T, String> {
        let command = editor::command();
        self.input.let_go();
        guard::restore();
        let outcome = self.signals.lent(|| guarded(|| work(&command)));
        self.input.go_on();
        self.come_back();
        outcome.unwrap_or_else(|words| Err(because_of_fault("The note was not edited", &words)))
    }

    fn come_back(&mut self) {
        if self.guard.enter().is_err() {
            self.end(Ending::TerminalLost);
        }
        self.screen.forget();
        // Somebody else had the terminal, and may have made it light or dark.
        if self.background == Question::Answered {
            self.background = Question::Open;
        }
        self.resize();
    }

    /// Opens an address beside the interface: launchers take their time.
    fn open(&self, address: String) -> Option<Event> {
        let messages = self.sender.clone();
        let thread = std::thread::Builder::new().name("opener".to_owned());
        let started = thread.spawn(move || {
            let outcome = guarded(|| open_address(&address));
            let outcome = outcome.unwrap_or_else(Err);
            // Nobody listens any more only when the program ends.
            let _ = messages.send(Message::Happened(Event::Told(outcome)));
        });
        started.err().map(|error| told(&error))
    }
}

fn told(error: &io::Error) -> Event {
    Event::Told(Err(format!("Nothing could be started: {error}")))
}

/// The way for a test to see what a fault does to the terminal: F12, in builds that are not released.
#[expect(clippy::panic, reason = "a fault on purpose, in builds for tests only")]
fn fault_on_purpose(event: &Event) {
    let is_asked_for = cfg!(debug_assertions)
        && matches!(event, Event::Key(key) if key.code == KeyCode::Function(12))
        && std::env::var_os("KUBENOTES_TEST_PANIC").is_some();
    if is_asked_for {
        std::panic::panic_any("a fault on purpose");
    }
}
