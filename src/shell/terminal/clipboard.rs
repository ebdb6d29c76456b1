//! Putting a text where the person can paste it: the desktop's clipboard, else the terminal's, else a file. It says which.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use arboard::Clipboard as Desktop;
use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

use super::output;
use crate::shell::environment::is_set;
use crate::shell::reading::shown;
use crate::text::harmless;

/// Terminals drop longer ones (xterm's limit is 100,000 bytes after encoding).
const MOST_FOR_TERMINAL: usize = 74_000;

/// Ways to copy; it must live as long as what was copied is to be pasted.
#[derive(Default)]
pub struct Clipboard {
    desktop: Option<Desktop>,
    folder: PathBuf,
}

impl Clipboard {
    /// A clipboard that writes into this folder where there is no other way.
    pub const fn new(folder: PathBuf) -> Self {
        Self {
            desktop: None,
            folder,
        }
    }

    /// Copies a text; gives a sentence that says where it is.
    pub fn copy(&mut self, text: &str) -> Result<String, String> {
        let text = harmless(text);
        if has_desktop() && self.copy_to_desktop(&text) {
            return Ok("Copied to the clipboard".to_owned());
        }
        if text.len() <= MOST_FOR_TERMINAL && copy_to_terminal(&text) {
            return Ok(
                "Copied by the terminal; if it pastes nothing, export to a file with x".to_owned(),
            );
        }
        let path = self.folder.join("copied.txt");
        write(&path, &text)
            .map(|()| {
                format!(
                    "There is no clipboard here, so the text is in {}",
                    shown(&path)
                )
            })
            .map_err(|error| {
                format!(
                    "There is no clipboard here, and {} could not be written: {error}",
                    shown(&path)
                )
            })
    }

    fn copy_to_desktop(&mut self, text: &str) -> bool {
        if self.desktop.is_none() {
            self.desktop = Desktop::new().ok();
        }
        self.desktop
            .as_mut()
            .is_some_and(|desktop| desktop.set_text(text).is_ok())
    }
}

/// Over a network the desktop is another machine's: only the terminal reaches the person.
pub fn has_desktop() -> bool {
    let is_remote = is_set("SSH_TTY") || is_set("SSH_CONNECTION");
    let has_display =
        cfg!(any(windows, target_os = "macos")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
    has_display && !is_remote
}

/// OSC 52; whether the terminal does it cannot be known.
fn copy_to_terminal(text: &str) -> bool {
    let mut bytes = Vec::new();
    let queued = queue!(bytes, CopyToClipboard::to_clipboard_from(text));
    queued.and_then(|()| output::write_all(&bytes)).is_ok()
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
