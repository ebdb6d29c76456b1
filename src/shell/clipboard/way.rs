//! The ways to a clipboard, and in which order they are tried. A pure function of what the environment says.

use std::ffi::OsString;

use crate::config::ClipboardChoice;

/// A way by which a text is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The desktop's clipboard.
    System,
    /// tmux's buffer, with tmux's own way to the terminal around it.
    Tmux,
    /// A sequence for the terminal (OSC 52); whether it is taken cannot be known.
    Terminal(Around),
    /// A file.
    File,
}

/// What stands between the program and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Nothing.
    Nothing,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// What the environment says of display and terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Here {
    /// Whether there is a desktop, and it is the person's: over a network it is another machine's.
    pub has_desktop: bool,
    /// Whether tmux can be asked.
    pub has_tmux: bool,
    /// What stands around.
    pub around: Around,
    /// Whether the terminal is of a kind that passes over what it does not know.
    pub takes_sequences: bool,
}

/// Names of terminals that have no clipboard, and of which some print what they do not know.
const WITHOUT: [&str; 7] = ["", "dumb", "linux", "cons25", "vt52", "vt100", "vt220"];

impl Here {
    /// Reads variables of the environment.
    pub fn of(variables: &dyn Fn(&str) -> Option<OsString>) -> Self {
        let is_set = |name: &str| variables(name).is_some_and(|value| !value.is_empty());
        let term = variables("TERM").unwrap_or_default();
        let term = term.to_string_lossy();
        let is_remote = is_set("SSH_TTY") || is_set("SSH_CONNECTION");
        let has_display = cfg!(any(windows, target_os = "macos"))
            || is_set("DISPLAY")
            || is_set("WAYLAND_DISPLAY");
        let has_tmux = is_set("TMUX");
        let around = if has_tmux || term.starts_with("tmux") {
            Around::Tmux
        } else if is_set("STY") || term.starts_with("screen") {
            Around::Screen
        } else {
            Around::Nothing
        };
        Self {
            has_desktop: has_display && !is_remote,
            has_tmux,
            around,
            takes_sequences: cfg!(windows) || !WITHOUT.contains(&&*term) && !is_apples(variables),
        }
    }
}

/// Apple's terminal has no clipboard for programs.
fn is_apples(variables: &dyn Fn(&str) -> Option<OsString>) -> bool {
    variables("TERM_PROGRAM").is_some_and(|program| program == "Apple_Terminal")
}

/// The ways to try, one after the other; the last one is a file, which is always there.
pub fn ways(choice: ClipboardChoice, here: Here) -> Vec<Way> {
    let (system, terminal) = match choice {
        ClipboardChoice::Auto => (here.has_desktop, here.takes_sequences),
        ClipboardChoice::System => (true, false),
        // Who asks for it knows the terminal.
        ClipboardChoice::Terminal => (false, true),
        ClipboardChoice::File => (false, false),
    };
    let tmux = terminal && here.has_tmux;
    let ways = [
        (system, Way::System),
        (tmux, Way::Tmux),
        (terminal, Way::Terminal(here.around)),
        (true, Way::File),
    ];
    let ways = ways.into_iter().filter(|(is_there, _)| *is_there);
    ways.map(|(_, way)| way).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: Way = Way::File;
    const PLAIN: Way = Way::Terminal(Around::Nothing);

    /// The ways under these variables, written `NAME=value`.
    fn ways_under(choice: ClipboardChoice, variables: &str) -> Vec<Way> {
        let here = Here::of(&|name| {
            let mut pairs = variables.split(' ').filter_map(|pair| pair.split_once('='));
            let value = pairs.find(|(known, _)| *known == name);
            value.map(|(_, value)| value.into())
        });
        ways(choice, here)
    }

    #[track_caller]
    fn check(variables: &str, expected: &[Way]) {
        assert_eq!(ways_under(ClipboardChoice::Auto, variables), expected);
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    #[test]
    fn the_desktop_goes_first_where_it_is_the_persons() {
        check("TERM=xterm DISPLAY=:0", &[Way::System, PLAIN, FILE]);
        check("TERM=foot WAYLAND_DISPLAY=w", &[Way::System, PLAIN, FILE]);
        check("TERM=xterm DISPLAY=:10 SSH_CONNECTION=a", &[PLAIN, FILE]);
        check("TERM=xterm DISPLAY=:10 SSH_TTY=/dev/pts/1", &[PLAIN, FILE]);
        check("TERM=xterm", &[PLAIN, FILE]);
        check("TERM=linux DISPLAY=:0", &[Way::System, FILE]);
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    #[test]
    fn what_stands_around_is_told() {
        let (tmux, screen) = (Way::Terminal(Around::Tmux), Way::Terminal(Around::Screen));
        check("TERM=tmux-256color TMUX=/t,1,0", &[Way::Tmux, tmux, FILE]);
        check("TERM=screen TMUX=/t,1,0", &[Way::Tmux, tmux, FILE]);
        // From a tmux of another machine.
        check("TERM=tmux-256color SSH_TTY=/dev/pts/1", &[tmux, FILE]);
        check("TERM=screen-256color STY=1.tty", &[screen, FILE]);
        check("TERM=xterm STY=1.tty", &[screen, FILE]);
        check("TERM=screen SSH_CONNECTION=a", &[screen, FILE]);
        check(
            "TERM=tmux TMUX=/t,1,0 DISPLAY=:0",
            &[Way::System, Way::Tmux, tmux, FILE],
        );
    }

    #[cfg(not(windows))]
    #[test]
    fn terminals_without_a_clipboard_are_sent_nothing() {
        for term in ["TERM=dumb", "TERM=linux", "TERM=vt100", ""] {
            assert_eq!(
                *ways_under(ClipboardChoice::Auto, term).last().unwrap(),
                FILE
            );
            assert!(!ways_under(ClipboardChoice::Auto, term).contains(&PLAIN));
        }
        let apples = "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal";
        assert!(!ways_under(ClipboardChoice::Auto, apples).contains(&PLAIN));
    }

    #[test]
    fn the_configuration_chooses() {
        let ways = |choice| ways_under(choice, "TERM=dumb DISPLAY=:0 TMUX=/t,1,0");
        let tmux = Way::Terminal(Around::Tmux);
        assert_eq!(ways(ClipboardChoice::System), [Way::System, FILE]);
        assert_eq!(ways(ClipboardChoice::Terminal), [Way::Tmux, tmux, FILE]);
        assert_eq!(ways(ClipboardChoice::File), [FILE]);
    }
}
