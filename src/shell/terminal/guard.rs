//! Who has the terminal: entering and restoring it. There is one way to restore, for every way out.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};

use super::output;
use crate::shell::environment;
use crate::shell::guarded::{is_guarded, words_of};
use crate::text::one_line;

/// Presses, drags and the wheel, in decimal coordinates (xterm's 1000, 1002, 1006); not every motion.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Keys are told apart and named as they are written on the keyboard (the kitty keyboard protocol's "progressive
/// enhancement", flags 1 and 4); each screen of the terminal has a stack of its own for this. Other terminals pass over it.
const KEYS_TOLD_APART: &str = "\x1b[>5u";
const KEYS_AS_BEFORE: &str = "\x1b[<1u";

/// The terminal says when its colours change between dark and light (mode 2031 of contour, which many have now).
#[cfg(unix)]
const COLORS_TOLD: &str = "\x1b[?2031h";
/// The console of other systems is read by the terminal library, which would take such a report for keys.
#[cfg(not(unix))]
const COLORS_TOLD: &str = "";
const COLORS_NOT_TOLD: &str = "\x1b[?2031l";

/// Whether the terminal is ours at this moment.
static HELD: AtomicBool = AtomicBool::new(false);

/// The terminal's modes as they were when the program began: an editor that was killed may have left others behind.
#[cfg(unix)]
mod modes {
    use std::fs::File;
    use std::sync::OnceLock;

    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

    static FIRST: OnceLock<Option<Termios>> = OnceLock::new();

    /// Remembers them, the first time only.
    pub fn remember() {
        FIRST.get_or_init(|| tcgetattr(File::open("/dev/tty").ok()?).ok());
    }

    /// Brings them back.
    pub fn restore() {
        if let (Some(Some(modes)), Ok(terminal)) = (FIRST.get(), File::open("/dev/tty")) {
            // A terminal that takes nothing any more has nothing to be restored.
            let _ = tcsetattr(terminal, OptionalActions::Now, modes);
        }
    }
}

/// The console of other systems keeps its modes itself.
#[cfg(not(unix))]
mod modes {
    pub const fn remember() {}
    pub const fn restore() {}
}

/// Holds the terminal; dropping it restores.
#[derive(Debug)]
pub struct Guard {
    mouse: MouseUse,
}

/// Whose the mouse is while the interface is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MouseUse {
    /// The program's: clicks and the wheel do something in it.
    #[default]
    Program,
    /// The terminal's: it selects and copies as everywhere.
    Terminal,
}

impl Guard {
    /// Takes the terminal.
    pub fn take(mouse: MouseUse) -> io::Result<Self> {
        let guard = Self { mouse };
        guard.enter()?;
        Ok(guard)
    }

    /// Takes the terminal again, after it was restored or somebody else used it.
    pub fn enter(&self) -> io::Result<()> {
        restore();
        modes::remember();
        enable_raw_mode()?;
        HELD.store(true, Ordering::SeqCst);
        let mut bytes = Vec::new();
        queue!(bytes, EnterAlternateScreen, Hide, EnableBracketedPaste)?;
        if self.mouse == MouseUse::Program {
            queue!(bytes, Print(MOUSE_ON))?;
        }
        if knows_sequences() {
            queue!(bytes, Print(KEYS_TOLD_APART), Print(COLORS_TOLD))?;
        }
        output::write_all(&bytes)
    }
}

/// Whether the terminal passes over sequences that it does not know. The consoles of Linux and the BSDs, and what calls
/// itself dumb, are not trusted to.
fn knows_sequences() -> bool {
    let term = environment::value("TERM").unwrap_or_default();
    let untrusted = ["", "dumb", "linux", "cons25", "vt52", "vt100", "vt220"];
    !untrusted.iter().any(|name| term == *name)
}

impl Guard {
    /// Takes the mouse or leaves it to the terminal, from now on and whenever the terminal is taken again.
    pub fn use_mouse(&mut self, mouse: MouseUse) -> io::Result<()> {
        self.mouse = mouse;
        let mode = match mouse {
            MouseUse::Program => MOUSE_ON,
            MouseUse::Terminal => MOUSE_OFF,
        };
        output::write_all(mode.as_bytes())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Makes the terminal what it was before; does nothing if it is not ours.
pub fn restore() {
    if !HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    // The mode first: what is typed once the screen is restored is meant for the next program. A terminal that takes
    // nothing any more has nothing to be restored.
    let _ = disable_raw_mode();
    modes::restore();
    let (colors, keys) = if knows_sequences() {
        (COLORS_NOT_TOLD, KEYS_AS_BEFORE)
    } else {
        ("", "")
    };
    let mut bytes = Vec::new();
    let queued = queue!(
        bytes,
        EndSynchronizedUpdate,
        Print(colors),
        Print(keys),
        Print(MOUSE_OFF),
        DisableBracketedPaste,
        ResetColor,
        Show,
        LeaveAlternateScreen
    );
    let _ = queued.and_then(|()| output::write_all(&bytes));
}

/// Restores the terminal before a panic is told of. A panic that is caught leaves the terminal alone and is told of elsewhere.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        if !is_guarded() {
            restore();
            tell(info);
        }
    }));
}

/// What a panic says may be out of a post, so it is made harmless.
fn tell(info: &PanicHookInfo<'_>) {
    let words = words_of(info.payload());
    let place = info
        .location()
        .map(|location| format!(", {}:{}", location.file(), location.line()))
        .unwrap_or_default();
    let backtrace = Backtrace::capture();
    let backtrace = match backtrace.status() {
        BacktraceStatus::Captured => format!("\n{backtrace}"),
        _ => String::new(),
    };
    // Where there is nobody to tell, `eprintln!` would panic again.
    let _ = writeln!(
        io::stderr(),
        "kubenotes stopped because of a fault: {} (version {}{place})\nPlease report it. Every note that was shown as saved is on disk.{backtrace}",
        one_line(&words),
        env!("CARGO_PKG_VERSION"),
    );
}
