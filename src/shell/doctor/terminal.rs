//! What this terminal can do, as far as it is known without asking it: facts, no findings.

use super::super::clipboard::{Around, Here, Way, ways};
use super::super::environment::value;
use super::super::terminal::{depth_here, picture_means, terminal_has_links};
use crate::app::picture::Means;
use crate::config::{ClipboardChoice, ColorChoice, Config, PictureChoice};
use crate::theme::Depth;

/// Facts, each with its name.
pub fn terminal_facts(config: &Config) -> Vec<(&'static str, String)> {
    let text = |name| value(name).map(|value| value.to_string_lossy().into_owned());
    let term = text("TERM").unwrap_or_else(|| "not set".to_owned());
    let program = text("TERM_PROGRAM").map(|program| format!(" in {program}"));
    vec![
        ("terminal", term + &program.unwrap_or_default()),
        ("colours", colours_words(config.colors)),
        ("links", links().to_owned()),
        ("pictures", means(config.pictures).to_owned()),
        ("clipboard", copying(config.clipboard)),
        (
            "editor",
            text("VISUAL")
                .or(text("EDITOR"))
                .unwrap_or_else(|| "vi, as neither VISUAL nor EDITOR is set".to_owned()),
        ),
    ]
}

fn colours_words(colours: ColorChoice) -> String {
    let (depth, variable) = depth_here(colours);
    let count = match depth {
        Depth::Full => "all",
        Depth::Palette256 => "256",
        Depth::Sixteen => "16",
        Depth::None => "none",
    };
    let (because, hint) = match variable {
        Some("NO_COLOR") => ("as NO_COLOR is set", ""),
        Some(name) if depth == Depth::Full => return format!("{count}, as {name} says"),
        Some(_) => (
            "as TERM says",
            "; colors: truecolor in the settings sends all",
        ),
        None if colours == ColorChoice::Auto => ("as nothing says more", ""),
        None => ("as the settings say", ""),
    };
    format!("{count}, {because}{hint}")
}

fn links() -> &'static str {
    if terminal_has_links() {
        "told to the terminal (OSC 8); hyperlinks: off in the settings keeps them from it"
    } else {
        "not told to this terminal; hyperlinks: on in the settings tells them"
    }
}

const fn means_words(means: Means) -> &'static str {
    match means {
        Means::Kitty => "kitty's graphics",
        Means::Iterm2 => "inline images",
        Means::Sixel => "sixel graphics",
        Means::HalfBlocks => "half blocks",
        Means::Nothing => "none",
        Means::Unknown => "sixel graphics if the terminal says so when asked, else half blocks",
    }
}

fn means(pictures: PictureChoice) -> &'static str {
    if pictures == PictureChoice::Off {
        return "switched off in the settings";
    }
    means_words(picture_means(pictures))
}

/// The ways by which copies go, in the order of trying.
fn copying(choice: ClipboardChoice) -> String {
    let ways = ways(choice, Here::of(&value)).into_iter();
    let words = ways.map(|way| match way {
        Way::System => "the desktop's",
        Way::Tmux => "tmux's",
        Way::Terminal(Around::Nothing) => "the terminal's (OSC 52)",
        Way::Terminal(Around::Tmux) => "the terminal's through tmux (OSC 52)",
        Way::Terminal(Around::Screen) => "the terminal's through screen (OSC 52)",
        Way::File => "a file",
    });
    words.collect::<Vec<_>>().join(", else ")
}
