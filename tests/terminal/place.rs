//! A library in a folder of its own, and the program over it in a pseudo-terminal.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use vt100::{MouseProtocolMode, Parser, Screen};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_kubenotes");

/// Far more than anything takes; a slow machine only waits longer.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub const POST: &str = "---
title: Two Days by the Canal
date: 2019-05-21
---

## Keynote: Bridges for Packets - Ada Quark, Lab

A gentle opening. I want to try the bridge simulator at home.

## Rolling Out Without Tears - Bo Lindqvist

Progressive delivery, told with sheep. The sheep controller is on my list.
See [the slides](https://slides.example/canal) and [a trap](javascript:alert(1)).
";

/// A library of one post, and room for everything the program writes.
pub struct Place(TempDir);

/// A program in a pseudo-terminal.
pub struct Terminal {
    pub parser: Arc<Mutex<Parser>>,
    /// All that the program wrote.
    pub bytes: Arc<Mutex<Vec<u8>>>,
    writer: Box<dyn Write + Send>,
    pub master: Box<dyn MasterPty + Send>,
    pub child: Box<dyn Child + Send + Sync>,
}

impl Place {
    pub fn new() -> Self {
        let place = Self(TempDir::new().unwrap());
        fs::create_dir_all(place.path("posts")).unwrap();
        fs::write(place.path("posts/canal.md"), POST).unwrap();
        place
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    pub fn command(&self, program: &str) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.cwd(self.0.path());
        command.env_clear();
        let variables = [
            ("HOME", "home"),
            ("KUBENOTES_STORE", "store"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_DATA_HOME", "data"),
        ];
        for (name, folder) in variables {
            command.env(name, self.path(folder));
        }
        command.env("TERM", "xterm-256color");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("PS1", "ready> ");
        command
    }

    /// The same with a picture in the post.
    pub fn with_picture() -> Self {
        let place = Self::new();
        let post = format!("{POST}\n![A hat](hat.png)\n");
        fs::write(place.path("posts/canal.md"), post).unwrap();
        let stripes = image::RgbImage::from_fn(64, 64, |_, y| {
            image::Rgb([((y / 8 + 1) % 2 * 255) as u8; 3])
        });
        stripes.save(place.path("posts/hat.png")).unwrap();
        place
    }

    /// The program over the library.
    pub fn open(&self) -> Terminal {
        self.open_with(&[])
    }

    pub fn open_with(&self, variables: &[(&str, &str)]) -> Terminal {
        self.open_as(&[], variables)
    }

    /// The program over the library, with further arguments and variables.
    pub fn open_as(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Terminal {
        let mut command = self.command(PROGRAM);
        command.args(arguments);
        command.arg("posts");
        for (name, value) in variables {
            command.env(name, value);
        }
        let terminal = Terminal::start(command, 100, 30);
        terminal.wait_for("Two Days by the Canal");
        terminal.wait_for("A gentle opening");
        terminal
    }

    /// The records in the store, as their files read.
    pub fn records(&self) -> Vec<String> {
        files_below(&self.path("store/notes"))
            .iter()
            // Not what is still being written.
            .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
            .map(|path| fs::read_to_string(path).unwrap())
            .collect()
    }
}

impl Terminal {
    pub fn start(command: CommandBuilder, width: u16, height: u16) -> Self {
        let size = PtySize {
            rows: height,
            cols: width,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let parser = Arc::new(Mutex::new(Parser::new(cells(height), cells(width), 0)));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let written = Arc::new(Mutex::new(Vec::new()));
        let (shown, kept) = (parser.clone(), written.clone());
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                kept.lock().unwrap().extend_from_slice(&bytes[..count]);
                shown.lock().unwrap().process(&bytes[..count]);
            }
        });
        Self {
            parser,
            bytes: written,
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
        }
    }

    /// Gives the window another size, as a person who drags its corner.
    pub fn resize(&self, width: u16, height: u16) {
        let size = PtySize {
            rows: height,
            cols: width,
            ..PtySize::default()
        };
        let mut parser = self.parser.lock().unwrap();
        parser.screen_mut().set_size(cells(height), cells(width));
        self.master.resize(size).unwrap();
    }

    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub fn look<T>(&self, question: impl FnOnce(&Screen) -> T) -> T {
        question(self.parser.lock().unwrap().screen())
    }

    pub fn wait_until(&self, what: &str, holds: impl Fn(&Screen) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !self.look(&holds) {
            let screen = self.look(Screen::contents);
            assert!(
                Instant::now() < until,
                "waited for {what}; there is:\n{screen}"
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// All that was written, as text.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.bytes.lock().unwrap()).into_owned()
    }

    pub fn wait_for_bytes(&self, wanted: &str) {
        self.wait_until(wanted, |_| self.written().contains(wanted));
    }

    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    pub fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// Waits for the end; gives the exit code.
    pub fn end(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < until, "it does not end");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether the program has the terminal to itself, in every respect.
    pub fn is_taken(screen: &Screen) -> bool {
        screen.alternate_screen()
            && screen.hide_cursor()
            && screen.bracketed_paste()
            && screen.mouse_protocol_mode() == MouseProtocolMode::ButtonMotion
    }

    /// Whether the terminal is as it was, in every respect.
    pub fn is_restored(screen: &Screen) -> bool {
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == MouseProtocolMode::None
    }

    pub fn is_raw(&self) -> bool {
        let modes = format!("{:?}", self.master.get_termios().unwrap().local_flags);
        !modes.contains("ICANON") && !modes.contains("ECHO ") && !modes.contains("ISIG")
    }

    /// Ends in some way and checks the terminal; gives the exit code.
    pub fn leave(mut self, way: impl FnOnce(&mut Self)) -> u32 {
        self.wait_until("the terminal to be taken", Self::is_taken);
        assert!(self.is_raw());
        way(&mut self);
        let code = self.end();
        self.wait_until("the terminal to be restored", Self::is_restored);
        assert!(!self.is_raw());
        code
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It has ended, unless the test failed.
        let _ = self.child.kill();
    }
}

pub fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}
