//! The interface in a terminal: one thread owns the state; input, signals, reading, writing and scanning have their own and
//! send it messages.

mod background;
mod cells;
mod depth;
mod display;
mod editor;
mod graphics;
mod guard;
mod hyperlink;
mod input;
mod interface;
#[cfg(not(unix))]
mod keys;
mod late_thread;
#[cfg_attr(not(unix), expect(dead_code, reason = "other systems send no signals"))]
mod message;
mod output;
mod placer;
mod pointer;
mod run;
mod screen;
mod scroll;
mod searcher;
#[cfg_attr(
    not(unix),
    expect(dead_code, reason = "the console of other systems is asked nothing")
)]
mod sequences;
mod signals;
mod spill;
mod wanted;
mod workers;

pub use depth::depth_here;
pub use display::means_here as picture_means;
pub use editor::{command as editor_command, edit_file};
pub use guard::MouseUse;
pub use hyperlink::terminal_has_links;
pub use run::{RunError, RunSetup, run};
