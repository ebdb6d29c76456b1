//! Handing a note to the person's own editor and taking it back. The terminal must have been restored before.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::{Builder, TempDir};

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
    let folder = private_folder().map_err(no_file)?;
    let path = folder.path().join("note.md");
    write(&path, text).map_err(no_file)?;
    let unchanged = |problem| format!("{problem}: the note is as it was");
    run(command, &[path.clone().into()]).map_err(unchanged)?;
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

/// Lets a file be edited where it is, at a line if the editor is known to take one.
pub fn edit_file(path: &Path, line: u32, command: &str) -> Result<(), String> {
    run(command, &at_line(command, path, line))
}

/// How an editor is told a line: there is no common way.
fn at_line(command: &str, path: &Path, line: u32) -> Vec<OsString> {
    let words = shell_words::split(command).unwrap_or_default();
    let program = words.first().map(Path::new).and_then(Path::file_stem);
    let with_line = || {
        let mut file = path.as_os_str().to_owned();
        file.push(format!(":{line}"));
        file
    };
    match program.and_then(OsStr::to_str).unwrap_or_default() {
        "vi" | "vim" | "nvim" | "nano" | "emacs" | "emacsclient" | "kak" | "micro" | "joe" => {
            vec![format!("+{line}").into(), path.into()]
        }
        "hx" | "helix" | "subl" | "zed" => vec![with_line()],
        "code" | "codium" => vec!["--goto".into(), with_line()],
        _ => vec![path.into()],
    }
}

/// A folder for its owner only, which goes when it is dropped.
fn private_folder() -> io::Result<TempDir> {
    let mut builder = Builder::new();
    builder.prefix("kubenotes-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    io::Write::write_all(&mut options.open(path)?, text.as_bytes())
}

fn run(command: &str, file: &[OsString]) -> Result<(), String> {
    let words = shell_words::split(command).map_err(|error| {
        format!("The editor “{command}” cannot be started: {error} in $VISUAL or $EDITOR")
    })?;
    let Some((program, arguments)) = words.split_first() else {
        return Err("No editor is set: set $VISUAL or $EDITOR".to_owned());
    };
    let status = Command::new(program)
        .args(arguments)
        .args(file)
        .stdin(terminal_input())
        .status()
        .map_err(|error| {
            format!("The editor “{program}” cannot be started ({error}; set $VISUAL or $EDITOR)")
        })?;
    if status.success() {
        return Ok(());
    }
    Err(format!(
        "The editor “{program}” ended with an error ({status})"
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

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    /// A command that runs this script with the file as its first argument.
    fn script(script: &str) -> String {
        format!("sh -c {} editor", shell_words::quote(script))
    }

    #[test]
    fn what_the_editor_leaves_comes_back() {
        let append = script("printf ' and more' >> \"$1\"");
        assert_eq!(edit("some", &append), Ok("some and more".to_owned()));
        assert_eq!(edit("some\n", "true"), Ok("some\n".to_owned()));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn nobody_else_can_read_the_file() {
        let modes = script(
            "stat -c %a \"$1\" \"$(dirname \"$1\")\" > \"$1\".modes; cat \"$1\".modes > \"$1\"",
        );
        assert_eq!(edit("", &modes), Ok("600\n700\n".to_owned()));
    }

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        let told = |command| {
            let words = at_line(command, Path::new("/n.md"), 7);
            words.join(OsStr::new(" ")).into_string().unwrap()
        };
        assert_eq!(told("/usr/bin/vim -u NONE"), "+7 /n.md");
        assert_eq!(told("code --wait"), "--goto /n.md:7");
        assert_eq!(told("hx"), "/n.md:7");
        assert_eq!(told("my-own"), "/n.md");
    }

    #[test]
    fn an_editor_that_fails_changes_nothing_and_is_told_of() {
        for (command, expected) in [
            (script("echo x > \"$1\"; exit 3"), "ended with an error"),
            ("/nowhere/editor".to_owned(), "cannot be started"),
            ("vi 'unclosed".to_owned(), "cannot be started"),
            (String::new(), "No editor is set"),
            (script("rm \"$1\""), "cannot be read back"),
        ] {
            let problem = edit("some", &command).unwrap_err();
            assert!(problem.contains(expected), "{problem}");
        }
    }

    #[test]
    fn what_is_not_text_is_kept_for_the_person() {
        let problem = edit("some", &script("printf 'caf\\351' > \"$1\"")).unwrap_err();
        let path = problem.rsplit_once(" is in ").unwrap().1;
        assert_eq!(fs::read(path).unwrap(), b"caf\xe9");
        fs::remove_dir_all(Path::new(path).parent().unwrap()).unwrap();
    }
}
