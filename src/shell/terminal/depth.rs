//! How many colours this terminal has, by what the configuration and the environment say. It asks no terminal.

use std::ffi::OsString;

use crate::config::ColorChoice;
use crate::theme::Depth;

/// A value of the environment.
type Variables<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// Terminals that have all colours, by the beginning of `TERM`; so has what ends in `-direct`.
const WITH_ALL: [&str; 8] = [
    "alacritty",
    "contour",
    "foot",
    "mintty",
    "rio",
    "wezterm",
    "xterm-ghostty",
    "xterm-kitty",
];

/// Terminals that have all colours, by `TERM_PROGRAM`, under which they say no more than `xterm-256color` of themselves.
const PROGRAMS: [&str; 5] = ["ghostty", "iTerm.app", "rio", "vscode", "WezTerm"];

/// Those that have sixteen.
const WITH_SIXTEEN: [&str; 5] = ["linux", "ansi", "cygwin", "con", "wsvt"];

/// Those that have none.
const WITH_NONE: [&str; 3] = ["dumb", "vt1", "vt2"];

/// The colours that this process's environment tells.
pub fn depth_here(choice: ColorChoice) -> (Depth, Option<&'static str>) {
    depth(choice, &crate::shell::environment::value)
}

/// How many colours there are, and the variable that says so, unless it is the choice.
pub fn depth(choice: ColorChoice, variables: Variables<'_>) -> (Depth, Option<&'static str>) {
    match choice {
        ColorChoice::Truecolor => (Depth::Full, None),
        ColorChoice::Palette256 => (Depth::Palette256, None),
        ColorChoice::Sixteen => (Depth::Sixteen, None),
        ColorChoice::None => (Depth::None, None),
        ColorChoice::Auto => told(variables),
    }
}

/// <https://no-color.org> first, then what terminals say of themselves.
fn told(variables: Variables<'_>) -> (Depth, Option<&'static str>) {
    let value = |name| {
        let value = variables(name).unwrap_or_default();
        value.to_string_lossy().into_owned()
    };
    let (term, program) = (value("TERM"), value("TERM_PROGRAM"));
    let begins = |known: &[&str]| known.iter().any(|known| term.starts_with(known));
    if variables("NO_COLOR").is_some() {
        return (Depth::None, Some("NO_COLOR"));
    }
    if begins(&WITH_NONE) {
        return (Depth::None, Some("TERM"));
    }
    if matches!(&*value("COLORTERM"), "truecolor" | "24bit") {
        return (Depth::Full, Some("COLORTERM"));
    }
    if begins(&WITH_ALL) || term.ends_with("-direct") {
        return (Depth::Full, Some("TERM"));
    }
    // A multiplexer inherits the name of the program it was started in.
    let is_multiplexed = term.starts_with("screen") || term.starts_with("tmux");
    if PROGRAMS.contains(&&*program) && !is_multiplexed {
        return (Depth::Full, Some("TERM_PROGRAM"));
    }
    if begins(&WITH_SIXTEEN) || term.ends_with("-16color") {
        return (Depth::Sixteen, Some("TERM"));
    }
    if term.is_empty() {
        // The console of Windows sets no name, and has all colours.
        let depth = if cfg!(windows) {
            Depth::Full
        } else {
            Depth::Sixteen
        };
        return (depth, None);
    }
    (Depth::Palette256, Some("TERM"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(variables: &[(&str, &str)], expected: Depth) {
        let value = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        assert_eq!(depth(ColorChoice::Auto, &value).0, expected);
    }

    #[test]
    fn terminals_say_how_many_colours_they_have() {
        check(&[("TERM", "xterm-256color")], Depth::Palette256);
        check(&[("TERM", "xterm")], Depth::Palette256);
        check(
            &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
            Depth::Full,
        );
        check(&[("TERM", "xterm-kitty")], Depth::Full);
        check(&[("TERM", "xterm-direct")], Depth::Full);
        check(&[("TERM", "linux")], Depth::Sixteen);
        check(&[("TERM", "dumb"), ("COLORTERM", "24bit")], Depth::None);
        check(&[("TERM", "vt220")], Depth::None);
    }

    #[test]
    fn a_multiplexer_has_its_own() {
        let inside = [("TERM", "tmux-256color"), ("TERM_PROGRAM", "WezTerm")];
        check(&inside, Depth::Palette256);
        check(
            &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")],
            Depth::Full,
        );
    }

    #[test]
    fn no_color_goes_before_the_terminal_and_the_configuration_before_all() {
        check(
            &[("NO_COLOR", "1"), ("COLORTERM", "truecolor")],
            Depth::None,
        );
        let set = |_: &str| Some(OsString::from("1"));
        assert_eq!(depth(ColorChoice::Sixteen, &set), (Depth::Sixteen, None));
    }
}
