//! tmux's own buffer: loading it with `-w` (since tmux 3.2) also copies to the clipboard of the terminal around, unless the
//! person has forbidden that. It works where tmux drops programs' sequences, which is its default.

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long tmux may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// Between two looks whether it is through.
const LOOK: Duration = Duration::from_millis(5);

/// Hands a text to tmux; the error says why it does not come to the clipboard.
pub fn copy(text: &str) -> Result<(), String> {
    if !sets_clipboard()? {
        return Err("tmux's set-clipboard is off".to_owned());
    }
    let mut child = started(&["load-buffer", "-w", "-"])?;
    if let Some(mut input) = child.stdin.take() {
        // What tmux does not read it tells by its exit.
        let _ = input.write_all(text.as_bytes());
    }
    finish(child).map(|_| ())
}

/// Whether tmux copies to the terminal's clipboard.
fn sets_clipboard() -> Result<bool, String> {
    let mut child = started(&["show-options", "-sv", "set-clipboard"])?;
    drop(child.stdin.take());
    let said = finish(child)?;
    Ok(said.trim() != "off")
}

fn started(arguments: &[&str]) -> Result<Child, String> {
    let mut command = Command::new("tmux");
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
        .spawn()
        .map_err(|error| format!("tmux could not be started: {error}"))
}

/// What a command printed, once it has ended well.
fn finish(mut child: Child) -> Result<String, String> {
    let until = Instant::now() + PATIENCE;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => break,
            Ok(Some(_)) => return Err("tmux refused".to_owned()),
            Ok(None) if Instant::now() < until => std::thread::sleep(LOOK),
            Ok(None) => {
                // Whether it could be ended or not, it is waited for no longer.
                let _ = child.kill();
                let _ = child.wait();
                return Err("tmux does not answer".to_owned());
            }
            Err(error) => return Err(error.to_string()),
        }
    }
    let said = child
        .wait_with_output()
        .map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&said.stdout).into_owned())
}
