//! Copying a text by one way after the other, beside the interface, and saying where it is.

use std::convert::Infallible;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;
use std::time::Duration;

use super::desktop::{self, Desktop, Farewell};
use super::osc52;
use super::tmux;
use super::way::{Around, Here, Way, ways};
use crate::config::ClipboardChoice;
use crate::shell::guarded::{because_of_fault, guarded};
use crate::shell::reading::shown;
use crate::text::harmless;

/// How long the end waits for copies that are under way.
const PATIENCE: Duration = Duration::from_millis(1500);

/// How far copying came.
#[derive(Debug, PartialEq, Eq)]
pub enum Copied {
    /// It is done, or could not be: a sentence for the person.
    Done(Result<String, String>),
    /// These bytes are to be written to the terminal, and then this is to be said.
    Write {
        /// The bytes.
        bytes: Vec<u8>,
        /// The sentence.
        told: String,
    },
}

/// Ways to copy; it must live as long as what was copied is to be pasted.
pub struct Clipboard {
    choice: ClipboardChoice,
    ways: Vec<Way>,
    folder: PathBuf,
    desktop: Option<(Desktop, Farewell)>,
    /// Each copy that is under way holds a sender; when all of them are gone none is.
    under_way: Option<(Sender<Infallible>, Receiver<Infallible>)>,
}

impl Clipboard {
    /// A clipboard that tries the ways there are here, and writes into this folder where no other one works.
    pub fn new(choice: ClipboardChoice, here: Here, folder: PathBuf) -> Self {
        Self {
            choice,
            ways: ways(choice, here),
            folder,
            desktop: None,
            under_way: None,
        }
    }

    /// Copies a text. What needs no waiting comes back at once, all else is told later.
    pub fn copy(
        &mut self,
        text: &str,
        tell: impl FnOnce(Copied) + Send + 'static,
    ) -> Option<Copied> {
        let attempt = Attempt {
            choice: self.choice,
            text: harmless(text).into_owned(),
            ways: self.ways.clone(),
            desktop: self.desktop(),
            folder: self.folder.clone(),
        };
        if !self.ways.iter().any(|way| way.takes_time()) {
            return Some(attempt.carry_out());
        }
        let (sender, _) = self.under_way.get_or_insert_with(channel);
        let under_way = sender.clone();
        let thread = Builder::new().name("copying".to_owned());
        let started = thread.spawn(move || {
            let _under_way = under_way;
            let copied = guarded(|| attempt.carry_out());
            tell(copied.unwrap_or_else(|words| {
                Copied::Done(Err(because_of_fault("Nothing was copied", &words)))
            }));
        });
        match started {
            Ok(_) => None,
            Err(error) => Some(Copied::Done(Err(format!("Nothing was copied: {error}")))),
        }
    }

    /// Waits for copies that are under way, but not for long.
    pub fn finish(&mut self) {
        if let Some((sender, receiver)) = self.under_way.take() {
            drop(sender);
            // What is not through by now is given up.
            let _ = receiver.recv_timeout(PATIENCE);
        }
    }

    /// The desktop's clipboard, if it is one of the ways and its thread could be started.
    fn desktop(&mut self) -> Option<Desktop> {
        if self.desktop.is_none() && self.ways.contains(&Way::System) {
            // Without the thread the other ways are left.
            self.desktop = Desktop::start(desktop::open).ok();
        }
        self.desktop.as_ref().map(|(desktop, _)| desktop.clone())
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        if let Some((desktop, farewell)) = self.desktop.take() {
            drop(desktop);
            farewell.wait();
        }
    }
}

impl Way {
    /// Whether somebody else has to answer.
    const fn takes_time(self) -> bool {
        matches!(self, Self::System | Self::Tmux)
    }
}

/// One text to be copied.
struct Attempt {
    choice: ClipboardChoice,
    text: String,
    ways: Vec<Way>,
    desktop: Option<Desktop>,
    folder: PathBuf,
}

impl Attempt {
    /// Tries one way after the other; what failed is told where only the file is left.
    fn carry_out(self) -> Copied {
        let mut failed = None;
        for way in &self.ways {
            let copied = match way {
                Way::System => self.by_desktop(),
                Way::Tmux => tmux::copy(&self.text)
                    .map(|()| done("Copied by tmux, to its buffer and the clipboard")),
                Way::Terminal(around) => self.by_terminal(*around),
                Way::File => break,
            };
            match copied {
                Ok(copied) => return copied,
                Err(why) => failed = Some(why),
            }
        }
        Copied::Done(self.to_file(failed))
    }

    fn by_desktop(&self) -> Result<Copied, String> {
        let desktop = self.desktop.as_ref().ok_or("it could not be started")?;
        desktop.copy(&self.text)?;
        Ok(done("Copied to the clipboard"))
    }

    fn by_terminal(&self, around: Around) -> Result<Copied, String> {
        if self.text.len() > osc52::MOST {
            return Err(format!(
                "a terminal takes {} bytes, and these are {}",
                osc52::MOST,
                self.text.len()
            ));
        }
        let bytes = osc52::sequence(&self.text, around).ok_or("it cannot be encoded")?;
        let through = match around {
            Around::Nothing => "",
            Around::Tmux => ", through tmux",
            Around::Screen => ", through screen",
        };
        Ok(Copied::Write {
            bytes,
            told: format!("Copied by the terminal (OSC 52{through})"),
        })
    }

    /// Writes a file; says why it is no clipboard, unless a file is what the person wants.
    fn to_file(&self, failed: Option<String>) -> Result<String, String> {
        let path = self.folder.join("copied.txt");
        let because = match (failed, self.choice) {
            (Some(why), _) => format!(", for the clipboard failed: {why}"),
            (None, ClipboardChoice::File) => String::new(),
            (None, _) => ", for there is no clipboard here".to_owned(),
        };
        match write(&path, &self.text) {
            Ok(()) => Ok(format!("Copied into the file {}{because}", shown(&path))),
            Err(error) => Err(format!(
                "Nothing was copied{because}; and {} could not be written: {error}",
                shown(&path)
            )),
        }
    }
}

fn done(told: &str) -> Copied {
    Copied::Done(Ok(told.to_owned()))
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    const TERMINAL: Here = Here {
        has_desktop: false,
        has_tmux: false,
        around: Around::Nothing,
        takes_sequences: true,
    };
    const NONE: Here = Here {
        takes_sequences: false,
        ..TERMINAL
    };

    fn copy(folder: &Folder, choice: ClipboardChoice, here: Here, text: &str) -> Copied {
        let mut clipboard = Clipboard::new(choice, here, folder.path("cache"));
        clipboard.copy(text, |_| ()).unwrap()
    }

    #[test]
    fn the_terminal_is_told_at_once() {
        let folder = Folder::new();
        let copied = copy(&folder, ClipboardChoice::Auto, TERMINAL, "f\u{1b}[2J");
        let Copied::Write { bytes, told } = copied else {
            panic!("{copied:?}");
        };
        assert!(bytes.starts_with(b"\x1b]52;c;"));
        assert_eq!(told, "Copied by the terminal (OSC 52)");
        assert!(!folder.path("cache/copied.txt").exists());
    }

    #[test]
    fn what_is_too_long_for_it_goes_to_a_file() {
        let folder = Folder::new();
        let long = "x".repeat(osc52::MOST + 1);
        let copied = copy(&folder, ClipboardChoice::Auto, TERMINAL, &long);
        let Copied::Done(Ok(told)) = copied else {
            panic!("{copied:?}");
        };
        assert!(told.contains("74994 bytes, and these are 74995"), "{told}");
        assert!(told.contains("copied.txt"), "{told}");
        assert_eq!(folder.read("cache/copied.txt"), long);
    }

    #[test]
    fn without_any_way_the_file_is_named() {
        let folder = Folder::new();
        let told = |choice, folder: &Folder| match copy(folder, choice, NONE, "x") {
            Copied::Done(outcome) => outcome,
            copied @ Copied::Write { .. } => panic!("{copied:?}"),
        };
        let auto = told(ClipboardChoice::Auto, &folder).unwrap();
        assert!(
            auto.ends_with("copied.txt, for there is no clipboard here"),
            "{auto}"
        );
        let wanted = told(ClipboardChoice::File, &folder).unwrap();
        assert!(wanted.ends_with("copied.txt"), "{wanted}");

        let blocked = Folder::with(&[("cache", "")]);
        let failed = told(ClipboardChoice::Auto, &blocked).unwrap_err();
        assert!(failed.contains("could not be written"), "{failed}");
    }
}
