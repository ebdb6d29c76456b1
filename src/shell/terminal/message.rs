//! What the threads around the interface send it.

use std::sync::mpsc::Sender;

use super::sequences::Answer;
use crate::app::Event;
use crate::shell::clipboard::Copied;
use crate::shell::scan::ScanOutcome;

/// Something for the thread that owns the state.
#[derive(Debug)]
pub enum Message {
    /// An event, ready to be taken in.
    Happened(Event),
    /// An event that brings much; whoever sent it waits until it is taken in and the sender is dropped, so that what is typed
    /// meanwhile has to wait for one of them at most.
    Brought(Event, Sender<()>),
    /// A scan is over.
    Scanned(ScanOutcome),
    /// The window may have another size.
    WindowChanged,
    /// The terminal answered what it was asked, or let the time pass.
    Answered(Answer),
    /// The terminal says that its colours are others now.
    ColorsChanged,
    /// A text was copied, or could not be.
    Copied {
        /// What it is, if that is to be told.
        what: Option<&'static str>,
        /// How far it came.
        copied: Copied,
    },
    /// The process was stopped and goes on.
    Continued,
    /// Somebody asks the process to stop until it is continued.
    StopAsked,
    /// A signal asks the process to end; its number.
    EndAsked(i32),
    /// The terminal is gone.
    TerminalLost,
}

impl Message {
    /// Whether it is something that the person did.
    pub const fn is_input(&self) -> bool {
        matches!(
            self,
            Self::Happened(Event::Key(_) | Event::Mouse(_) | Event::Paste(_))
        )
    }
}
