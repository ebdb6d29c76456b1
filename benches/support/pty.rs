//! A program in a pseudo-terminal, and what is written to it.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;
use vt100::{Cell, Parser, Screen};

/// The size of the terminal, in cells.
const SIZE: (u16, u16) = (120, 40);

/// More than anything takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// When nothing was written for so long, an answer is over.
const SILENCE: Duration = Duration::from_millis(150);

/// A program that runs in a pseudo-terminal.
pub struct Program {
    started: Instant,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    _home: TempDir,
}

struct Shown {
    parser: Parser,
    bytes: Vec<u8>,
}

impl Program {
    /// The program over its built-in library, with no notes yet; `KUBENOTES` names another build of it.
    pub fn kubenotes() -> Self {
        let built = env!("CARGO_BIN_EXE_kubenotes").to_owned();
        Self::start(&std::env::var("KUBENOTES").unwrap_or(built), &[])
    }

    /// Starts a program in a home of its own.
    pub fn start(program: &str, arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().expect("a home");
        let (width, height) = SIZE;
        let size = PtySize {
            rows: height,
            cols: width,
            ..PtySize::default()
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(home.path());
        for name in ["NO_COLOR", "COLORFGBG", "TMUX", "STY", "KUBENOTES_STORE"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        for (name, folder) in [
            ("HOME", ""),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            command.env(name, home.path().join(folder));
        }
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let writer = pair.master.take_writer().expect("its input");
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program");
        let shown = Arc::new((
            Mutex::new(Shown {
                parser: Parser::new(
                    height.try_into().expect("rows"),
                    width.try_into().expect("columns"),
                    0,
                ),
                bytes: Vec::new(),
            }),
            Condvar::new(),
        ));
        let told = shown.clone();
        std::thread::spawn(move || {
            let mut read = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut read) {
                let mut shown = told.0.lock().expect("what is shown");
                shown.bytes.extend_from_slice(&read[..count]);
                shown.parser.process(&read[..count]);
                told.1.notify_all();
            }
        });
        Self {
            started,
            shown,
            writer,
            child,
            _master: pair.master,
            _home: home,
        }
    }

    /// From the start to when these words stood on the screen.
    pub fn time_to(&self, words: &str) -> Duration {
        let shown = self.shown.0.lock().expect("what is shown");
        let is_awaited = |shown: &mut Shown| !shown.parser.screen().contents().contains(words);
        let waited = self.shown.1.wait_timeout_while(shown, PATIENCE, is_awaited);
        let (shown, wait) = waited.expect("what is shown");
        assert!(
            !wait.timed_out(),
            "waited for {words}; there is:\n{}",
            shown.parser.screen().contents()
        );
        self.started.elapsed()
    }

    /// Presses keys and waits until what they do is written.
    pub fn press(&mut self, keys: &str) {
        let before = self.written();
        self.writer.write_all(keys.as_bytes()).expect("keys");
        self.writer.flush().expect("keys");
        let until = Instant::now() + PATIENCE;
        let mut last = (before, Instant::now());
        while Instant::now() < until {
            std::thread::sleep(Duration::from_millis(5));
            let written = self.written();
            if written != last.0 {
                last = (written, Instant::now());
            } else if last.1.elapsed() > SILENCE {
                return;
            }
        }
    }

    /// How many bytes were written.
    pub fn written(&self) -> usize {
        self.shown.0.lock().expect("what is shown").bytes.len()
    }

    /// The screen as it is.
    pub fn screen(&self) -> Screen {
        let shown = self.shown.0.lock().expect("what is shown");
        shown.parser.screen().clone()
    }

    /// How often its threads have given the processor away to wait for something; `None` where the system does not say.
    pub fn wake_ups(&self) -> Option<u32> {
        let id = self.child.process_id()?;
        let threads = std::fs::read_dir(Path::new("/proc").join(id.to_string()).join("task"));
        let of_thread = |folder: std::path::PathBuf| {
            let status = std::fs::read_to_string(folder.join("status")).ok()?;
            let mut lines = status.lines();
            let count = lines.find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            count?.trim().parse::<u32>().ok()
        };
        let counts = threads.ok()?.flatten();
        Some(counts.filter_map(|thread| of_thread(thread.path())).sum())
    }

    /// Leaves it.
    pub fn leave(mut self) {
        // It may be gone.
        let _ = self.writer.write_all(b"q");
        let _ = self.writer.flush();
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        let _ = self.child.kill();
    }
}

/// What it takes to write the cells that are new on a screen. Each row is compared with what stood there, and with what stands
/// there once the terminal has scrolled by a line; the nearer one counts. A run of new cells needs its place
/// (`ESC [ 12 ; 40 H`), each change of looks a sequence (`ESC [ 38 ; 5 ; 110 m`), each cell its bytes, and scrolling its region
/// (`ESC [ 2 ; 39 r`, `ESC [ M`, and the region taken back).
pub fn needed_bytes(before: &Screen, after: &Screen) -> usize {
    const SCROLLING: usize = 18;
    let by = |shift: i32| -> usize {
        let rows = 0..i32::from(SIZE.1);
        let needed = rows.map(|row| {
            let stays = needed_in_row(before, row, after, row);
            stays.min(needed_in_row(before, row + shift, after, row))
        });
        needed.sum()
    };
    by(0).min(SCROLLING + by(1)).min(SCROLLING + by(-1))
}

fn needed_in_row(before: &Screen, from: i32, after: &Screen, row: i32) -> usize {
    const PLACE: usize = 8;
    const LOOK: usize = 11;
    let cell = |screen: &Screen, row: i32, column| {
        let row = u16::try_from(row).ok()?;
        screen.cell(row, column).cloned()
    };
    let mut needed = 0;
    let mut last: Option<Cell> = None;
    for column in 0..SIZE.0 {
        let new =
            cell(after, row, column).filter(|new| cell(before, from, column).as_ref() != Some(new));
        needed += match (&last, &new) {
            (_, None) => 0,
            (None, Some(new)) => PLACE + LOOK + bytes_of(new),
            (Some(last), Some(new)) if looks(last) != looks(new) => LOOK + bytes_of(new),
            (Some(_), Some(new)) => bytes_of(new),
        };
        last = new;
    }
    needed
}

fn bytes_of(cell: &Cell) -> usize {
    match cell {
        cell if cell.is_wide_continuation() => 0,
        cell => cell.contents().len().max(1),
    }
}

fn looks(cell: &Cell) -> impl PartialEq + use<> {
    let letters = [cell.bold(), cell.italic(), cell.underline(), cell.inverse()];
    (cell.fgcolor(), cell.bgcolor(), letters)
}
