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

    use crossterm::event;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use super::super::answer::{Answer, is_paste};
    use super::super::keys::event_of;
    use super::super::late::LateAnswer;
    use super::super::message::Message;
    use crate::shell::guarded::guarded;

    /// How long the reader is given; it spins rather than waits for less than a millisecond, so it is given just enough to
    /// read what is there. The rest of a half-received key wakes the thread again.
    const TO_READ: Duration = Duration::from_micros(50);

    /// How long the thread is given to let go of the terminal.
    const LETTING_GO: Duration = Duration::from_millis(200);

    /// The reader may run out of time with keys in its memory, of which the terminal knows nothing any more: behind an answer
    /// that came too late, or on a busy machine. So it is asked again so many times, after a moment each.
    const LOOKS: u8 = 4;

    /// How long the moment is: less than a person feels.
    const NEXT_LOOK: Timespec = Timespec {
        tv_sec: 0,
        tv_nsec: 8_000_000,
    };

    /// How long an answer is listened for: the longest way that a terminal may be away. Nothing waits for it.
    const ANSWER_TIME: Duration = Duration::from_millis(700);

    /// How long the rest of a key or an answer is waited for.
    const HALF_ANSWER: Duration = Duration::from_millis(20);

    /// How long more of a paste is waited for before it is waited for again: its end must not be taken for keys.
    const NEXT_OF_PASTE: Duration = Duration::from_secs(1);

    /// What the thread can be woken for: to let go of the terminal, and to listen for an answer.
    const LET_GO: &[u8; 1] = b"p";
    const ANSWER: &[u8; 1] = b"q";

    /// The thread's reins.
    #[derive(Debug)]
    pub struct Input {
        wake: PipeWriter,
        has_let_go: Receiver<()>,
        go_on: Sender<()>,
    }

    struct Thread {
        terminal: OwnedFd,
        woken: PipeReader,
        let_go: Sender<()>,
        may_go_on: Receiver<()>,
        /// How often the reader is still to be asked for what it may have kept.
        looks: u8,
        late: LateAnswer,
    }

    impl Input {
        /// Starts to listen.
        pub fn listen(messages: Sender<Message>) -> io::Result<Self> {
            let (woken, wake) = io::pipe()?;
            let (let_go, has_let_go) = channel();
            let (go_on, may_go_on) = channel();
            let mut thread = Thread {
                terminal: terminal()?,
                woken,
                let_go,
                may_go_on,
                looks: 0,
                late: LateAnswer::default(),
            };
            super::spawn(
                // A report that the reader cannot digest (a click in column 0) is dropped.
                move |messages| while guarded(|| thread.step(messages)).unwrap_or(true) {},
                messages,
            )?;
            Ok(Self {
                wake,
                has_let_go,
                go_on,
            })
        }

        /// Listens for the answer to what the terminal is asked now; it comes as a message, also when there is none.
        pub fn expect_answer(&mut self) -> bool {
            self.wake.write_all(ANSWER).is_ok()
        }

        /// Lets go of the terminal: what is typed from now on is for somebody else.
        pub fn let_go(&mut self) {
            // A thread that is gone has let go; one that does not answer waits for the rest of a key and takes no more.
            if self.wake.write_all(LET_GO).is_ok() {
                let _ = self.has_let_go.recv_timeout(LETTING_GO);
            }
        }

        /// Listens again.
        pub fn go_on(&mut self) {
            // The thread is gone only if the terminal is, which it has reported.
            let _ = self.go_on.send(());
        }
    }

    impl Thread {
        /// Waits for something and passes it on; `false` if there is nothing more to wait for.
        fn step(&mut self, messages: &Sender<Message>) -> bool {
            let mut waiting = [
                PollFd::new(&self.terminal, PollFlags::IN),
                PollFd::new(&self.woken, PollFlags::IN),
            ];
            let moment = (self.looks > 0).then_some(&NEXT_LOOK);
            match poll(&mut waiting, moment) {
                Err(rustix::io::Errno::INTR) => return true,
                Err(_) => return false,
                Ok(_) => {}
            }
            let [terminal, woken] = waiting.map(|waited| waited.revents());
            if !woken.is_empty() {
                return self.follow(messages);
            }
            self.looks = if terminal.is_empty() {
                self.looks.saturating_sub(1)
            } else {
                LOOKS
            };
            let lost = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
            !terminal.intersects(lost) && self.pass_on(messages).is_ok()
        }

        /// Passes on all that has been typed.
        fn pass_on(&mut self, messages: &Sender<Message>) -> io::Result<()> {
            while event::poll(TO_READ)? {
                let Some(event) = event_of(event::read()?) else {
                    continue;
                };
                if self.late.swallows(&event) {
                    continue;
                }
                let sent = messages.send(Message::Happened(event));
                sent.map_err(|_| io::ErrorKind::BrokenPipe)?;
            }
            Ok(())
        }

        /// Does what it was woken for.
        fn follow(&mut self, messages: &Sender<Message>) -> bool {
            let mut order = [0];
            if self.woken.read_exact(&mut order).is_err() {
                return false;
            }
            if order == *ANSWER {
                let answer = self.listen_for_answer(messages);
                if answer.as_ref().is_some_and(|answer| !answer.is_complete) {
                    self.late.owe();
                }
                return answer.is_some_and(|answer| {
                    let answered = messages.send(Message::Answered(answer));
                    answered.is_ok()
                });
            }
            self.let_go.send(()).is_ok() && self.may_go_on.recv().is_ok()
        }

        /// Reads until the answer is there or its time is over, and passes on what is typed meanwhile; `None` if the
        /// terminal is gone.
        fn listen_for_answer(&self, messages: &Sender<Message>) -> Option<Answer> {
            let until = Instant::now() + ANSWER_TIME;
            let (mut answer, mut read) = (Answer::default(), Vec::new());
            // Behind the answer may stand a key or a paste of which not all has come.
            while !(answer.is_complete && read.is_empty()) {
                let left = until.saturating_duration_since(Instant::now());
                // A lone escape is the key of that name unless more follows at once.
                let wait = match &read[..] {
                    [] => left,
                    half if is_paste(half) => NEXT_OF_PASTE,
                    _ => left.min(HALF_ANSWER),
                };
                let Some(ready) = self.wait_for_bytes(wait) else {
                    break;
                };
                if ready {
                    read_some(&self.terminal, &mut read)?;
                } else if read == [0x1b] {
                    read.push(0x1b);
                } else if !is_paste(&read) && (left.is_zero() || answer.is_complete) {
                    break;
                }
                for event in answer.take(&mut read) {
                    messages.send(Message::Happened(event)).ok()?;
                }
                if !ready && read == [0x1b] {
                    read.clear();
                }
            }
            Some(answer)
        }

        /// Whether the terminal has something to read within a time; `None` if something else is to be done.
        fn wait_for_bytes(&self, wait: Duration) -> Option<bool> {
            let mut waiting = [
                PollFd::new(&self.terminal, PollFlags::IN),
                PollFd::new(&self.woken, PollFlags::IN),
            ];
            let wait = Timespec::try_from(wait).ok()?;
            match poll(&mut waiting, Some(&wait)) {
                Err(rustix::io::Errno::INTR) => return Some(false),
                Err(_) => return None,
                Ok(_) => {}
            }
            let [terminal, woken] = waiting.map(|waited| waited.revents());
            woken.is_empty().then_some(!terminal.is_empty())
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
    pub struct Input(());

    impl Input {
        /// Starts to listen.
        pub fn listen(messages: Sender<Message>) -> io::Result<Self> {
            super::spawn(|messages| while step(messages) {}, messages)?;
            Ok(Self(()))
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
