//! The thread that waits for keys, mouse and pastes. It can be made to let go of the terminal while another program has it.

use std::io;
use std::sync::mpsc::Sender;

use super::message::Message;
use crate::shell::guarded::guarded;

#[cfg(unix)]
pub use unix::Input;

#[cfg(not(unix))]
pub use elsewhere::Input;

/// Runs a thread that ends only with the terminal.
fn spawn(
    work: impl FnOnce(&Sender<Message>) + Send + 'static,
    messages: Sender<Message>,
) -> io::Result<()> {
    let thread = std::thread::Builder::new().name("input".to_owned());
    thread.spawn(move || {
        let _ = guarded(|| work(&messages));
        // Nobody listens any more only when the program ends.
        let _ = messages.send(Message::TerminalLost);
    })?;
    Ok(())
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal, PipeReader, PipeWriter, Read, Write};
    use std::os::fd::{AsFd, OwnedFd};
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use super::super::message::Message;
    use super::super::sequences::{Answer, is_paste, without_end};
    use crate::app::Event;
    use crate::shell::guarded::guarded;

    /// How long the thread is given to let go of the terminal.
    const LETTING_GO: Duration = Duration::from_millis(200);

    /// How long an answer is listened for: the longest way that a terminal may be away. Nothing waits for it.
    const ANSWER_TIME: Duration = Duration::from_millis(700);

    /// How long it is waited for what may follow an escape: longer than a terminal takes, less than a person feels.
    const BEHIND_ESCAPE: Duration = Duration::from_millis(12);

    /// How long the rest of a longer sequence is waited for.
    const REST: Duration = Duration::from_millis(400);

    /// What the thread can be woken for: to let go of the terminal, and to listen for an answer.
    const LET_GO: &[u8; 1] = b"p";
    const ANSWER: &[u8; 1] = b"q";

    /// The thread's reins.
    #[derive(Debug)]
    pub struct Input {
        wake: PipeWriter,
        has_let_go: Receiver<()>,
        go_on: Sender<()>,
        /// The thread, and where what it reads is to go; `None` once it has begun.
        waiting: Option<(Thread, Sender<Message>)>,
    }

    #[derive(Debug)]
    struct Thread {
        terminal: OwnedFd,
        woken: PipeReader,
        let_go: Sender<()>,
        may_go_on: Receiver<()>,
        /// What was read and is not whole yet.
        read: Vec<u8>,
        answer: Answer,
        /// Until when an answer is listened for.
        asked: Option<Instant>,
    }

    /// What ended the waiting.
    enum Waited {
        /// There is something to read.
        Bytes,
        /// Something else is to be done.
        Woken,
        /// Nothing came.
        Nothing,
        /// A signal came.
        Again,
        /// The terminal is gone.
        Lost,
    }

    impl Input {
        /// The terminal's input, before anybody listens: what is typed waits in the terminal.
        pub fn new(messages: Sender<Message>) -> io::Result<Self> {
            let (woken, wake) = io::pipe()?;
            let (let_go, has_let_go) = channel();
            let (go_on, may_go_on) = channel();
            let thread = Thread {
                terminal: terminal()?,
                woken,
                let_go,
                may_go_on,
                read: Vec::new(),
                answer: Answer::default(),
                asked: None,
            };
            Ok(Self {
                wake,
                has_let_go,
                go_on,
                waiting: Some((thread, messages)),
            })
        }

        /// Starts to listen, unless the thread has begun.
        pub fn begin(&mut self) -> io::Result<()> {
            let Some((mut thread, messages)) = self.waiting.take() else {
                return Ok(());
            };
            super::spawn(
                // A fault in taking a sequence apart is not the end of all input.
                move |messages| while guarded(|| thread.step(messages)).unwrap_or(true) {},
                messages,
            )
        }

        /// Listens for the answer to what the terminal is asked now; it comes as a message, also when there is none.
        pub fn expect_answer(&mut self) -> bool {
            self.wake.write_all(ANSWER).is_ok()
        }

        /// Lets go of the terminal: what is typed from now on is for somebody else.
        pub fn let_go(&mut self) {
            if self.waiting.is_some() {
                return;
            }
            // A thread that is gone has let go; one that does not answer waits for the rest of a key and takes no more.
            if self.wake.write_all(LET_GO).is_ok() {
                let _ = self.has_let_go.recv_timeout(LETTING_GO);
            }
        }

        /// Listens again.
        pub fn go_on(&mut self) {
            if self.waiting.is_some() {
                return;
            }
            // The thread is gone only if the terminal is, which it has reported.
            let _ = self.go_on.send(());
        }
    }

    impl Thread {
        /// Waits for something and passes it on; `false` if there is nothing more to wait for.
        fn step(&mut self, messages: &Sender<Message>) -> bool {
            match self.wait() {
                Waited::Bytes => {
                    read_some(&self.terminal, &mut self.read).is_some() && self.pass_on(messages)
                }
                Waited::Woken => self.follow(),
                Waited::Nothing => self.give_up(messages),
                Waited::Again => true,
                Waited::Lost => false,
            }
        }

        fn wait(&self) -> Waited {
            let mut waiting = [
                PollFd::new(&self.terminal, PollFlags::IN),
                PollFd::new(&self.woken, PollFlags::IN),
            ];
            // More than the system can wait for is for ever.
            let patience = self
                .patience()
                .and_then(|wait| Timespec::try_from(wait).ok());
            match poll(&mut waiting, patience.as_ref()) {
                Err(rustix::io::Errno::INTR) => return Waited::Again,
                Err(_) => return Waited::Lost,
                Ok(_) => {}
            }
            let [terminal, woken] = waiting.map(|waited| waited.revents());
            let lost = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
            if !woken.is_empty() {
                Waited::Woken
            } else if terminal.intersects(lost) {
                Waited::Lost
            } else if terminal.is_empty() {
                Waited::Nothing
            } else {
                Waited::Bytes
            }
        }

        /// How long to wait; for ever if nothing is expected.
        fn patience(&self) -> Option<Duration> {
            let answer = self.asked;
            let answer = answer.map(|until| until.saturating_duration_since(Instant::now()));
            answer.into_iter().chain(self.patience_for_rest()).min()
        }

        /// How long the rest of what is half read is waited for. That of a paste must not be taken for keys.
        fn patience_for_rest(&self) -> Option<Duration> {
            match &self.read[..] {
                [] => None,
                [0x1b] => Some(BEHIND_ESCAPE),
                half if is_paste(half) => None,
                _ => Some(REST),
            }
        }

        /// Passes on all that is whole.
        fn pass_on(&mut self, messages: &Sender<Message>) -> bool {
            for event in self.answer.take(&mut self.read) {
                if messages.send(Message::Happened(event)).is_err() {
                    return false;
                }
            }
            let has_new_colors = std::mem::take(&mut self.answer.has_new_colors);
            // An answer that comes late is one. It goes before the report: the colours that it tells were those of then.
            let is_late = self.asked.is_none() && self.answer.background.is_some();
            let is_over = self.answer.is_complete || is_late;
            (!is_over || self.tell_answer(messages))
                && (!has_new_colors || messages.send(Message::ColorsChanged).is_ok())
        }

        fn tell_answer(&mut self, messages: &Sender<Message>) -> bool {
            let answer = std::mem::take(&mut self.answer);
            let is_told = self.asked.take().is_some() || answer.background.is_some();
            !is_told || messages.send(Message::Answered(answer)).is_ok()
        }

        /// Waits no longer: for an answer, or for the rest of a sequence, which is a key then.
        fn give_up(&mut self, messages: &Sender<Message>) -> bool {
            let is_over = self.asked.is_some_and(|until| until <= Instant::now());
            if is_over && !self.tell_answer(messages) {
                return false;
            }
            if is_over || self.patience_for_rest().is_none() {
                return true;
            }
            let half = std::mem::take(&mut self.read);
            without_end(&half).is_none_or(|press| {
                let pressed = Message::Happened(Event::Key(press));
                messages.send(pressed).is_ok()
            })
        }

        /// Does what it was woken for.
        fn follow(&mut self) -> bool {
            let mut order = [0];
            if self.woken.read_exact(&mut order).is_err() {
                return false;
            }
            if order == *ANSWER {
                self.answer = Answer::default();
                self.asked = Some(Instant::now() + ANSWER_TIME);
                return true;
            }
            self.read.clear();
            self.let_go.send(()).is_ok() && self.may_go_on.recv().is_ok()
        }
    }

    /// Reads what is there; `None` if the terminal is gone.
    fn read_some(terminal: &OwnedFd, read: &mut Vec<u8>) -> Option<()> {
        let mut bytes = [0; 4096];
        match rustix::io::read(terminal, &mut bytes) {
            Ok(0) => None,
            Ok(count) => {
                read.extend_from_slice(bytes.get(..count)?);
                Some(())
            }
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Some(()),
            Err(_) => None,
        }
    }

    /// The terminal that keys come from, which need not be the standard input.
    fn terminal() -> io::Result<OwnedFd> {
        let stdin = io::stdin();
        if stdin.is_terminal() {
            return stdin.as_fd().try_clone_to_owned();
        }
        Ok(File::open("/dev/tty")?.into())
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::io;
    use std::sync::mpsc::Sender;

    use crossterm::event::{self, Event as Reported};

    use super::super::keys::event_of;
    use super::super::message::Message;

    /// The thread's reins.
    #[derive(Debug)]
    pub struct Input(Option<Sender<Message>>);

    impl Input {
        /// The terminal's input, before anybody listens.
        #[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
        pub fn new(messages: Sender<Message>) -> io::Result<Self> {
            Ok(Self(Some(messages)))
        }

        /// Starts to listen, unless the thread has begun.
        pub fn begin(&mut self) -> io::Result<()> {
            match self.0.take() {
                Some(messages) => super::spawn(|messages| while step(messages) {}, messages),
                None => Ok(()),
            }
        }

        /// The console of other systems is not asked.
        #[expect(clippy::unused_self, reason = "elsewhere it is needed")]
        pub const fn expect_answer(&mut self) -> bool {
            false
        }

        /// Nothing to do: the console gives each program its own input.
        pub fn let_go(&mut self) {}

        /// Nothing to do.
        pub fn go_on(&mut self) {}
    }

    fn step(messages: &Sender<Message>) -> bool {
        let message = match event::read() {
            Ok(Reported::Resize(..)) => Some(Message::WindowChanged),
            Ok(reported) => event_of(reported).map(Message::Happened),
            Err(_) => return false,
        };
        message.is_none_or(|message| messages.send(message).is_ok())
    }
}
