//! The desktop's clipboard, on a thread of its own: who owns a selection must live to be asked for it, and a display
//! server that does not answer must keep nobody waiting.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::Duration;

use crate::shell::guarded::guarded;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long the end waits for the text to be handed to whoever keeps it (X11's clipboard managers).
const FAREWELL: Duration = Duration::from_millis(400);

/// A clipboard that keeps a text as long as it lives.
pub trait Selection {
    /// Offers a text in place of the one before; the error says why it is not.
    fn offer(&mut self, text: &str) -> Result<(), String>;
}

/// Opens a clipboard; the error says why there is none.
pub type Open = fn() -> Result<Box<dyn Selection>, String>;

impl Selection for arboard::Clipboard {
    fn offer(&mut self, text: &str) -> Result<(), String> {
        self.set_text(text).map_err(|error| error.to_string())
    }
}

/// Opens the desktop's clipboard.
pub fn open() -> Result<Box<dyn Selection>, String> {
    match arboard::Clipboard::new() {
        Ok(clipboard) => Ok(Box::new(clipboard)),
        Err(error) => Err(error.to_string()),
    }
}

/// The desktop's clipboard, for any thread to ask.
#[derive(Clone)]
pub struct Desktop {
    requests: Sender<Request>,
    /// Requests that are not answered yet.
    waiting: Arc<AtomicUsize>,
    patience: Duration,
}

struct Request {
    text: String,
    answer: Sender<Result<(), String>>,
}

/// The end of the thread behind a desktop's clipboard.
pub struct Farewell(Receiver<()>);

impl Desktop {
    /// Starts the thread; the clipboard is opened when something is copied.
    pub fn start(open: Open) -> io::Result<(Self, Farewell)> {
        Self::with_patience(open, PATIENCE)
    }

    fn with_patience(open: Open, patience: Duration) -> io::Result<(Self, Farewell)> {
        let (requests, received) = channel();
        let (ended, end) = channel();
        let waiting = Arc::new(AtomicUsize::new(0));
        let answered = waiting.clone();
        Builder::new().name("clipboard".to_owned()).spawn(move || {
            // A fault ends the thread; who asks then is told that nobody answers.
            let _ = guarded(|| serve(&received, &answered, open));
            // Nobody waits for it if the program has ended.
            let _ = ended.send(());
        })?;
        let desktop = Self {
            requests,
            waiting,
            patience,
        };
        Ok((desktop, Farewell(end)))
    }

    /// Copies a text, and waits for a moment; the error says why that is not known to have worked.
    pub fn copy(&self, text: &str) -> Result<(), String> {
        const SILENT: &str = "the display does not answer";
        let is_stuck = self.waiting.fetch_add(1, Ordering::SeqCst) > 0;
        let (answer, answered) = channel();
        let text = text.to_owned();
        if self.requests.send(Request { text, answer }).is_err() {
            return Err("it is no longer there".to_owned());
        }
        if is_stuck {
            // What was asked before still waits; this comes behind it.
            return Err(SILENT.to_owned());
        }
        match answered.recv_timeout(self.patience) {
            Ok(outcome) => outcome,
            Err(RecvTimeoutError::Timeout) => Err(SILENT.to_owned()),
            Err(RecvTimeoutError::Disconnected) => Err("it is no longer there".to_owned()),
        }
    }
}

impl Farewell {
    /// Waits until the clipboard is closed, but not for long. Every [`Desktop`] must be gone.
    pub fn wait(self) {
        // What did not end by now ends with the program.
        let _ = self.0.recv_timeout(FAREWELL);
    }
}

/// Answers requests until nobody can make any more. A clipboard that fails is opened anew: its server may have come back.
fn serve(requests: &Receiver<Request>, waiting: &AtomicUsize, open: Open) {
    let mut clipboard: Option<Box<dyn Selection>> = None;
    while let Ok(Request { text, answer }) = requests.recv() {
        let outcome = offer(&mut clipboard, &text, open);
        waiting.fetch_sub(1, Ordering::SeqCst);
        // Who asked may have lost patience.
        let _ = answer.send(outcome);
    }
}

fn offer(clipboard: &mut Option<Box<dyn Selection>>, text: &str, open: Open) -> Result<(), String> {
    if let Some(known) = clipboard
        && known.offer(text).is_ok()
    {
        return Ok(());
    }
    // The broken one goes before another is opened.
    *clipboard = None;
    let mut opened = open()?;
    opened.offer(text)?;
    *clipboard = Some(opened);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    /// What a clipboard of these tests was offered.
    static OFFERED: Mutex<Vec<String>> = Mutex::new(Vec::new());

    struct Quick;

    impl Selection for Quick {
        fn offer(&mut self, text: &str) -> Result<(), String> {
            OFFERED.lock().unwrap().push(text.to_owned());
            Ok(())
        }
    }

    struct Frozen;

    impl Selection for Frozen {
        fn offer(&mut self, _: &str) -> Result<(), String> {
            std::thread::sleep(Duration::from_millis(300));
            Ok(())
        }
    }

    #[test]
    fn what_is_copied_arrives() {
        let (desktop, farewell) = Desktop::start(|| Ok(Box::new(Quick))).unwrap();
        assert_eq!(desktop.copy("one"), Ok(()));
        assert_eq!(desktop.copy("two"), Ok(()));
        drop(desktop);
        farewell.wait();
        assert_eq!(*OFFERED.lock().unwrap(), ["one", "two"]);
    }

    #[test]
    fn a_display_that_does_not_answer_keeps_nobody_waiting() {
        let patience = Duration::from_millis(20);
        let (desktop, _) = Desktop::with_patience(|| Ok(Box::new(Frozen)), patience).unwrap();
        for _ in 0..3 {
            assert_eq!(
                desktop.copy("x"),
                Err("the display does not answer".to_owned())
            );
        }
    }

    #[test]
    fn without_a_display_the_reason_is_told() {
        let (desktop, _) = Desktop::start(|| Err("no display".to_owned())).unwrap();
        assert_eq!(desktop.copy("x"), Err("no display".to_owned()));
        assert_eq!(desktop.copy("x"), Err("no display".to_owned()));
    }
}
