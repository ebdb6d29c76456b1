//! Starting the interface in a terminal, its loop, and its end.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use super::display;
use super::guard::{self, Guard, MouseUse};
use super::input::Input;
use super::interface::{Ending, Interface, Question};
use super::message::Message;
use super::screen::{self, Screen};
use super::signals::Signals;
use super::workers::Workers;
use crate::app::picture::Display;
use crate::app::{IdSource, MessageKind, MouseOwner, Scan, Settings, State, theme_in_force};
use crate::config::{ClipboardChoice, PictureChoice};
use crate::layout::PixelSize;
use crate::library::{EventTable, Later};
use crate::shell::clipboard::{Clipboard, Here};
use crate::shell::clock::seed;
use crate::shell::environment;
use crate::shell::index::IndexFolder;
use crate::shell::rescue::{rescue, told};
use crate::shell::scan::Scanner;
use crate::shell::source::{Source, library_of};
use crate::shell::store::{Store, StoreError};
use crate::shell::texts::KeptTexts;
use crate::text::{counted, harmless};
use crate::theme::Depth;
use crate::ui::Palette;

/// How long the first frame waits for a small library: less than a person sees.
const GRACE: Duration = Duration::from_millis(6);

/// How long messages are taken in before a frame is drawn in between.
const BETWEEN_FRAMES: Duration = Duration::from_millis(30);

/// What a run needs.
#[derive(Clone, Debug)]
pub struct RunSetup {
    /// Where posts come from.
    pub sources: Vec<Source>,
    /// The store's folder.
    pub store: PathBuf,
    /// A folder for what can be made again.
    pub cache: PathBuf,
    /// Keys, categories, topics, measures.
    pub settings: Settings,
    /// Where what was read of the library is kept for the next start.
    pub index: IndexFolder,
    /// The known events.
    pub events: Later<EventTable>,
    /// How many colours there are.
    pub depth: Depth,
    /// Whether links are told to the terminal, which can then open them.
    pub has_links: bool,
    /// How pictures are shown.
    pub pictures: PictureChoice,
    /// Where copies go.
    pub clipboard: ClipboardChoice,
    /// Whose the mouse is.
    pub mouse: MouseUse,
    /// What is wrong with the configuration, one sentence each.
    pub problems: Vec<String>,
}

/// Why the interface did not run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Output or input is a pipe.
    #[error(
        "The interface needs a terminal: run kubenotes in one, or see kubenotes --help for commands that write to a pipe"
    )]
    NoTerminal,
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The terminal or a thread was refused.
    #[error("The interface could not be started: {0}")]
    Start(#[from] io::Error),
}

/// Runs the interface until it is left.
pub fn run(setup: RunSetup) -> Result<ExitCode, RunError> {
    if !io::stdout().is_terminal() {
        return Err(RunError::NoTerminal);
    }
    let (copies, store) = (Store::open(&setup.store)?, Store::open(&setup.store)?);
    let mut interface = start(setup, copies, store)?;
    first_frame(&mut interface)?;
    while interface.ending.is_none() {
        let Some(message) = interface.next_message() else {
            break;
        };
        take_in_all(&mut interface, message);
        interface.draw();
    }
    Ok(end(interface))
}

fn start(setup: RunSetup, copies: Store, store: Store) -> Result<Interface, RunError> {
    let topics = setup.settings.topics.clone();
    let library = library_of(&setup.sources);
    let scanner = Scanner::new(setup.sources, setup.events, topics)
        .with_index(setup.index)
        .with_texts(KeptTexts::new(&setup.cache))
        .listing_first();
    let (sender, receiver) = channel();
    guard::install_panic_hook();
    let mut workers = Workers::new(copies, store, scanner, &sender);
    let listed = workers.list_here();
    if listed.is_none() {
        // While the terminal is made ready they read.
        workers.begin()?;
    }
    let signals = Signals::hold(sender.clone())?;
    let guard = Guard::take(setup.mouse)?;
    let input = Input::new(sender.clone())?;
    let (width, height) = screen::size();
    let mut state = State::new(
        width,
        height,
        setup.settings,
        library,
        IdSource::new(seed()),
    );
    if setup.mouse == MouseUse::Terminal {
        state.mouse = MouseOwner::Terminal;
    }
    state.moves.is_on = true;
    tell(&mut state, &setup.problems);
    state.pictures.are_off = setup.pictures == PictureChoice::Off;
    state.pictures.display = Display {
        means: display::means(setup.pictures, &environment::value),
        cell: display::cell().unwrap_or(PixelSize::USUAL_CELL),
        ..Display::default()
    };
    let mut interface = Interface {
        guard,
        palette: Palette::of(
            theme_in_force(&state).clone(),
            setup.depth,
            state.settings.ascii,
        ),
        state,
        screen: Screen::default(),
        has_links: setup.has_links,
        input,
        signals,
        workers,
        held_back: Some(Vec::new()),
        clipboard: Clipboard::new(setup.clipboard, Here::of(&environment::value), setup.cache),
        sender,
        receiver,
        watched: None,
        waiting: None,
        question: Question::Open,
        background: Question::Open,
        ending: None,
        continuing: false,
    };
    // Before anything is drawn: most terminals have answered by then.
    interface.ask_background();
    if let Some(listed) = listed {
        interface.take_in(Message::Happened(listed));
    }
    Ok(interface)
}

/// Tells what is wrong with the configuration: what was written before the interface came is not seen.
fn tell(state: &mut State, problems: &[String]) {
    let told = match problems {
        [] => return,
        [problem] => problem.clone(),
        [first, rest @ ..] => {
            let more = counted(rest.len(), "more thing is wrong", "more things are wrong");
            format!("{first}; {more}: see kubenotes doctor")
        }
    };
    state.say(MessageKind::Error, told);
}

/// Draws at once, but gives a small library the time to be in the first frame; everything else comes behind it.
fn first_frame(interface: &mut Interface) -> io::Result<()> {
    let until = Instant::now() + GRACE;
    while is_incomplete(&interface.state) {
        let left = until.saturating_duration_since(Instant::now());
        match interface.receiver.recv_timeout(left) {
            Ok(message) => interface.take_in(message),
            Err(_) => break,
        }
    }
    interface.draw();
    interface.go_on()
}

/// Whether more is to come for a screen that has nothing to read yet.
fn is_incomplete(state: &State) -> bool {
    let is_listed = state.scan == Scan::Over || state.scanning.listed.is_some();
    let is_coming = !is_listed || state.reading.wanted.is_some();
    is_coming && state.reading.beginning.is_none()
}

/// Takes in a message and those that wait behind it, for one frame.
fn take_in_all(interface: &mut Interface, first: Message) {
    let until = Instant::now() + BETWEEN_FRAMES;
    let mut next = Some(first);
    while let Some(message) = next {
        let was_input = message.is_input();
        interface.take_in(message);
        let goes_on = interface.ending.is_none() && Instant::now() < until;
        next = goes_on
            .then(|| interface.receiver.try_recv().ok())
            .flatten();
        // What a key does is seen before anything else is done, such as taking in a large library slice by slice.
        if was_input && next.as_ref().is_some_and(|next| !next.is_input()) {
            interface.draw();
        }
    }
}

/// Restores the terminal and says what could not be saved.
fn end(mut interface: Interface) -> ExitCode {
    let (ending, unsaved) = (interface.ending, interface.unsaved());
    // What is typed once the terminal is restored is for the shell.
    interface.input.let_go();
    drop(interface);
    if !unsaved.is_empty() {
        let rescued = rescue(&unsaved, &std::env::temp_dir());
        // Where there is nobody to tell, `eprintln!` would panic.
        let _ = writeln!(io::stderr(), "{}", harmless(&told(&unsaved, rescued)));
    }
    match ending {
        Some(Ending::Signal(number)) => ExitCode::from(u8::try_from(128 + number).unwrap_or(1)),
        Some(Ending::TerminalLost) => ExitCode::FAILURE,
        _ if !unsaved.is_empty() => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}
