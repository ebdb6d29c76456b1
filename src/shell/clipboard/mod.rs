//! Putting a text where the person can paste it, by the best way there is, and saying which one it was.
//!
//! ```text
//! way       which ways there are here, in the order of trying: a pure function of the environment
//! osc52     the sequences by which a terminal copies, also through tmux and screen
//! desktop   the desktop's clipboard, on a thread of its own: its server may not answer
//! tmux      tmux's own buffer, from where it goes to the clipboard of the terminal around
//! copier    trying them one after the other
//! ```
//!
//! Nothing here writes to the terminal: what is for it is given to whoever holds it.

mod copier;
mod desktop;
mod osc52;
mod tmux;
mod way;

pub use copier::{Clipboard, Copied};
pub use way::{Around, Here, Way, ways};
