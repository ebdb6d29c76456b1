//! Handing a note to the person's own editor and taking it back. The terminal must have been restored before.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::Builder;

use crate::shell::reading::shown;

/// Which editor, where nothing is said.
const FALLBACK: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// A note larger than this was not typed.
const LARGEST: u64 = 16 << 20;

/// What the person calls their editor: `VISUAL`, else `EDITOR`.
pub fn command() -> String {
    ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|command| !command.trim().is_empty())
        .unwrap_or_else(|| FALLBACK.to_owned())
}

/// Lets a text be edited by a command; gives the text as it is afterwards, or a sentence that says what happened.
pub fn edit(text: &str, command: &str) -> Result<String, String> {
    let no_file =
        |error: io::Error| format!("The note could not be handed to your editor: {error}");
    // Folder and file are for their owner only.
    let folder = Builder::new()
        .prefix("kubenotes-")
        .tempdir()
        .map_err(no_file)?;
    let path = folder.path().join("note.md");
    write(&path, text).map_err(no_file)?;
    run(command, &path)?;
    match read(&path) {
        Ok(text) => Ok(text),
        Err(problem) => {
            // What was written must not go with the folder.
            let kept = folder.keep();
            let path = shown(&kept.join("note.md"));
            Err(format!(
                "{problem}: the note is as it was, what you wrote is in {path}"
            ))
        }
    }
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    io::Write::write_all(&mut options.open(path)?, text.as_bytes())
}

fn run(command: &str, path: &Path) -> Result<(), String> {
    let words = shell_words::split(command).map_err(|error| {
        format!("The editor “{command}” cannot be started: {error} in $VISUAL or $EDITOR")
    })?;
    let Some((program, arguments)) = words.split_first() else {
        return Err("No editor is set: set $VISUAL or $EDITOR".to_owned());
    };
    let status = Command::new(program)
        .args(arguments)
        .arg(path)
        .stdin(terminal_input())
        .status()
        .map_err(|error| {
            format!("The editor “{program}” cannot be started ({error}): set $VISUAL or $EDITOR")
        })?;
    if status.success() {
        return Ok(());
    }
    Err(format!(
        "The editor “{program}” ended with an error ({status}): the note is as it was"
    ))
}

/// Where the editor's keys come from, which need not be our standard input.
fn terminal_input() -> Stdio {
    if io::stdin().is_terminal() {
        return Stdio::inherit();
    }
    fs::File::open("/dev/tty").map_or_else(|_| Stdio::inherit(), Stdio::from)
}

fn read(path: &Path) -> Result<String, String> {
    let size =
        fs::metadata(path).map_err(|error| format!("The note cannot be read back ({error})"))?;
    if !size.is_file() || size.len() > LARGEST {
        return Err("The note is too large or no file".to_owned());
    }
    let bytes =
        fs::read(path).map_err(|error| format!("The note cannot be read back ({error})"))?;
    String::from_utf8(bytes).map_err(|_| "The note is not UTF-8 text".to_owned())
}
