//! The thread that waits for signals and passes them on as messages; and stopping the process as ctrl-z does elsewhere.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use super::message::Message;

/// Listens to signals.
#[derive(Debug)]
pub struct Signals {
    /// Whether another program has the terminal: then its keys' signals are not for us.
    lent: Arc<AtomicBool>,
    /// What came since they are held, and where it is to go; `None` once the thread has begun.
    #[cfg(unix)]
    held: Option<(unix::Incoming, Sender<Message>)>,
}

impl Signals {
    /// Notes that another program has the terminal while `work` is done.
    pub fn lent<T>(&self, work: impl FnOnce() -> T) -> T {
        self.lent.store(true, Ordering::SeqCst);
        let outcome = work();
        self.lent.store(false, Ordering::SeqCst);
        outcome
    }
}

#[cfg(not(unix))]
impl Signals {
    /// Holds signals; here there are none.
    pub fn hold(_messages: Sender<Message>) -> io::Result<Self> {
        Ok(Self {
            lent: Arc::default(),
        })
    }

    /// Starts to listen.
    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
    pub fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Stops the process until it is continued. `false` if there is no shell that could continue it.
#[cfg(not(unix))]
pub fn stop() -> bool {
    false
}

#[cfg(unix)]
pub use unix::stop;

#[cfg(unix)]
mod unix {
    use super::{Arc, Message, Ordering, Sender, Signals, io};

    use rustix::process::{
        Signal, getpgrp, getpid, getsid, kill_current_process_group, kill_process,
    };
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    pub use signal_hook::iterator::Signals as Incoming;

    impl Signals {
        /// Holds signals from now on: none of them ends the process any more, and what comes is told once the thread begins.
        pub fn hold(messages: Sender<Message>) -> io::Result<Self> {
            let incoming =
                Incoming::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
            Ok(Self {
                lent: Arc::default(),
                held: Some((incoming, messages)),
            })
        }

        /// Starts the thread that tells of signals, unless it has begun.
        pub fn begin(&mut self) -> io::Result<()> {
            let Some((mut incoming, messages)) = self.held.take() else {
                return Ok(());
            };
            let lent = self.lent.clone();
            let thread = std::thread::Builder::new().name("signals".to_owned());
            thread.spawn(move || {
                for signal in incoming.forever() {
                    let message = message_of(signal, lent.load(Ordering::SeqCst));
                    if message.is_some_and(|message| messages.send(message).is_err()) {
                        return;
                    }
                }
            })?;
            Ok(())
        }
    }

    fn message_of(signal: i32, lent: bool) -> Option<Message> {
        match signal {
            SIGWINCH => Some(Message::WindowChanged),
            SIGINT | SIGQUIT | SIGCONT if lent => None,
            // The other program stops; the shell takes over only if we do, too.
            SIGTSTP if lent => {
                // If it cannot be stopped, it goes on.
                let _ = kill_process(getpid(), Signal::STOP);
                None
            }
            SIGTSTP => Some(Message::StopAsked),
            SIGCONT => Some(Message::Continued),
            signal => Some(Message::EndAsked(signal)),
        }
    }

    /// Stops the process until it is continued. `false` if there is no shell that could continue it.
    ///
    /// The whole process group stops, as with ctrl-z: a script around the program must not go on without it.
    pub fn stop() -> bool {
        // The group of the one that leads the session has nobody above it to continue it.
        let has_shell = getsid(None).is_ok_and(|session| session != getpgrp());
        has_shell && kill_current_process_group(Signal::STOP).is_ok()
    }
}
