//! The interface is killed in its terminal at random moments while a person marks passages and writes notes: whatever the
//! screen showed as saved is there, and no record is torn.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{Parser, Screen};

use super::dice::Dice;
use super::place::{Place, SENTENCES};

const WIDTH: u16 = 120;
const HEIGHT: u16 = 40;

/// Far more than anything takes; a slow machine only waits longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A frame that is drawn in part may look like a later one. It does not for so long.
const STEADY: Duration = Duration::from_millis(40);

/// Notes of one sitting.
const NOTES: usize = 5;

/// What the screen says as long as something is not on disk.
const SAVING: &str = "saving";

const SAVE: &str = "\x13";

/// The interface in a terminal.
struct Sitting {
    parser: Arc<Mutex<Parser>>,
    reader: JoinHandle<()>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    // A terminal whose other end is closed hangs up.
    _master: Box<dyn MasterPty + Send>,
}

impl Sitting {
    fn start(place: &Place) -> Self {
        let size = PtySize {
            rows: HEIGHT,
            cols: WIDTH,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kubenotes"));
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("HOME", place.path("."));
        command.cwd(place.path("."));
        command.args(["--no-config", "--store"]);
        command.arg(place.path("store"));
        command.arg("--cache");
        command.arg(place.path("cache"));
        command.arg(place.path("posts"));
        let child = pair.slave.spawn_command(command).unwrap();
        let [rows, columns] = [HEIGHT, WIDTH].map(|cells| NonZeroU16::new(cells).unwrap());
        let parser = Arc::new(Mutex::new(Parser::new(rows, columns, 0)));
        let (shown, mut output) = (parser.clone(), pair.master.try_clone_reader().unwrap());
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                shown.lock().unwrap().process(&bytes[..count]);
            }
        });
        Self {
            parser,
            reader,
            keys: pair.master.take_writer().unwrap(),
            child,
            _master: pair.master,
        }
    }

    fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn screen(&self) -> String {
        Screen::contents(self.parser.lock().unwrap().screen())
    }

    fn wait_until(&self, what: &str, holds: impl Fn(&str) -> bool) {
        let until = Instant::now() + PATIENCE;
        loop {
            let screen = self.screen();
            if holds(&screen) {
                return;
            }
            assert!(Instant::now() < until, "waited for {what}:\n{screen}");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Waits until the screen shows a note as saved.
    fn wait_until_saved(&self, topic: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.shows_as_saved(topic) {
            assert!(Instant::now() < until, "{topic}:\n{}", self.screen());
        }
    }

    /// Whether the screen shows a note as saved for a while.
    fn shows_as_saved(&self, topic: &str) -> bool {
        let since = Instant::now();
        while is_shown_as_saved(&self.screen(), topic) {
            if since.elapsed() >= STEADY {
                return true;
            }
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_millis(1));
        false
    }

    /// Kills the program; gives the last that it showed.
    fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.reader.join().unwrap();
        let parser = self.parser.lock().unwrap();
        parser.screen().contents()
    }
}

/// What came of many sittings.
#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    /// Notes that were shown as saved.
    shown_as_saved: usize,
    /// Sittings that ended while something was being written.
    while_saving: usize,
    /// Notes that were not shown as saved, and are there all the same.
    saved_in_silence: usize,
}

/// Marks sentences with a topic of a name of its own each, until the moment comes.
fn sit(place: &Place, round: usize, dice: &mut Dice, tally: &mut Tally) {
    let mut sitting = Sitting::start(place);
    sitting.wait_until("the post", |screen| screen.contains("This is sentence"));
    // The list has the keyboard at the start. Every note gets a sentence of its own.
    let before = round * NOTES % (SENTENCES - 2 * NOTES);
    sitting.send("\rgg");
    sitting.send(&")".repeat(1 + before));
    let topic = |nth: usize| format!("topic-{round}-{nth}.");
    let last = dice.roll(NOTES as u64) as usize;
    for nth in 0..=last {
        sitting.send(")d");
        sitting.wait_until("the editor", |screen| screen.contains("Topic"));
        sitting.send(&topic(nth));
        sitting.wait_until("the topic", |screen| screen.contains(&topic(nth)));
        sitting.send(SAVE);
        if nth < last {
            sitting.wait_until_saved(&topic(nth));
        }
    }
    // Some are killed soon, while there is nothing yet that could be relied on.
    thread::sleep(Duration::from_micros(dice.roll(30_000)));
    let is_last_saved = dice.roll(2) == 0 && sitting.shows_as_saved(&topic(last));
    let screen = sitting.kill();
    tally.kills += 1;
    tally.while_saving += usize::from(screen.contains(SAVING));
    tally.shown_as_saved += last + usize::from(is_last_saved);
    let records = place.records();
    let is_there = |nth: usize| {
        let topic = topic(nth);
        let mut records = records.values();
        records.any(|record| record.topic_names().any(|name| name == topic))
    };
    for nth in 0..last {
        assert!(is_there(nth), "{}", topic(nth));
    }
    assert!(
        is_there(last) || !is_last_saved,
        "{}\n{screen}",
        topic(last)
    );
    tally.saved_in_silence += usize::from(is_there(last) && !is_last_saved);
}

/// Whether a note is in the pane, its editor is closed, and nothing is said to be still written.
fn is_shown_as_saved(screen: &str, topic: &str) -> bool {
    screen.contains(topic) && !screen.contains("Topic") && !screen.contains(SAVING)
}

fn kill_sittings(count: usize) {
    let place = Place::with_todos(1);
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut tally = Tally::default();
    for round in 0..count {
        sit(&place, round, &mut dice, &mut tally);
    }
    println!(
        "{tally:?}; {} temporary files left behind",
        place.leftovers()
    );
}

#[test]
fn a_few_sittings_are_killed() {
    kill_sittings(2);
}

#[test]
#[ignore = "takes minutes"]
fn two_hundred_sittings_are_killed() {
    kill_sittings(200);
}
