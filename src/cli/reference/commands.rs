//! The page on commands: the table of arguments, and what the program looks at besides.

use clap::{Arg, Command, CommandFactory};

use crate::find::query::SubjectKind;
use crate::shell::STORE_VARIABLE;

use super::super::arguments::{Arguments, query_help};
use super::block::{Block, code};

/// The page.
pub fn blocks() -> Vec<Block> {
    let mut root = Arguments::command();
    root.build();
    let mut blocks = vec![
        Block::heading("Synopsis"),
        Block::Code("kubenotes [PATH]...\nkubenotes COMMAND ...".to_owned()),
        Block::heading("Description"),
        Block::text(
            "Without a command the interface opens over these folders and Markdown files, or over the library of the \
             {settings}, or, without either, over the built-in guide. Posts are never written to. What can be done there, \
             and by which keys, stands in {keys}. Everything that the screen shows can be had by a command as well.",
        ),
        Block::heading("Options of every command"),
        arguments(root.get_arguments().filter(|one| one.is_global_set())),
        Block::heading("Commands"),
    ];
    for command in root.get_subcommands() {
        add(command, &mut blocks);
    }
    blocks.extend(around());
    blocks
}

fn add(command: &Command, blocks: &mut Vec<Block>) {
    if command.is_hide_set() || command.get_name() == "help" {
        return;
    }
    blocks.push(Block::Subheading(usage(command)));
    if let Some(about) = command.get_about() {
        blocks.push(Block::Text(format!("{}.", inert(&about.to_string()))));
    }
    let own = command.get_arguments();
    let own: Vec<&Arg> = own.filter(|one| is_own(one)).collect();
    if !own.is_empty() {
        blocks.push(arguments(own.into_iter()));
    }
    if let Some(after) = command.get_after_help() {
        blocks.push(after_help(&after.to_string()));
    }
    for below in command.get_subcommands() {
        add(below, blocks);
    }
}

/// The text below a command's arguments; what is told on a page of its own is not told again.
fn after_help(text: &str) -> Block {
    let is_about_queries = |kind: SubjectKind| query_help(kind) == text;
    if SubjectKind::ALL.into_iter().any(is_about_queries) {
        Block::text("What a query can say stands in {queries}.")
    } else if text.starts_with("Formats:") {
        Block::text("The formats and templates stand in {formats}.")
    } else {
        Block::Code(text.to_owned())
    }
}

/// Not one of those of every command, nor for help.
fn is_own(argument: &Arg) -> bool {
    let id = argument.get_id();
    !argument.is_global_set() && !argument.is_hide_set() && id != "help" && id != "version"
}

fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let first = usage.lines().next().unwrap_or_default();
    first.replace(" [OPTIONS]", "")
}

fn arguments<'a>(arguments: impl Iterator<Item = &'a Arg>) -> Block {
    let rows = arguments.map(|argument| {
        let short = argument
            .get_short()
            .filter(|_| argument.get_long().is_some());
        let short = short.map_or(String::new(), |short| format!("-{short}, "));
        [code(&format!("{short}{argument}")), meaning(argument)]
    });
    Block::table(["argument", "meaning"], rows)
}

/// Its sentence, the values there are, and what holds without it.
fn meaning(argument: &Arg) -> String {
    let help = argument.get_help().map(ToString::to_string);
    let mut meaning = inert(&help.unwrap_or_default());
    let values = argument.get_possible_values();
    let values = values.iter().filter(|value| !value.is_hide_set());
    let values = values.map(|value| match value.get_help() {
        Some(help) => format!("{} {}", code(value.get_name()), inert(&help.to_string())),
        None => code(value.get_name()),
    });
    let values: Vec<String> = values.collect();
    if argument.get_action().takes_values() && !values.is_empty() {
        let between = if values.iter().any(|value| value.contains("` ")) {
            "; "
        } else {
            ", "
        };
        meaning = format!("{meaning}: {}", values.join(between));
    }
    let usual = argument.get_default_values().iter();
    let usual: Vec<String> = usual
        .map(|value| value.to_string_lossy().into_owned())
        .filter(|value| !value.is_empty())
        .collect();
    if argument.get_action().takes_values() && !usual.is_empty() {
        meaning = format!("{meaning} (without it {})", code(&usual.join(" ")));
    }
    meaning
}

/// A sentence of the help with nothing in it that a page would take for its own.
fn inert(help: &str) -> String {
    help.lines().collect::<Vec<_>>().join(" ")
}

/// What the program looks at besides its arguments.
fn around() -> Vec<Block> {
    let row = |name: &str, meaning: &str| [code(name), meaning.to_owned()];
    vec![
        Block::heading("Environment"),
        Block::table(
            ["variable", "meaning"],
            [
                row(
                    STORE_VARIABLE,
                    "The folder of your notes, where no `--store` is given",
                ),
                row("VISUAL, EDITOR", "The editor for notes and settings"),
                row(
                    "NO_COLOR",
                    "No colours, whatever the settings say, unless `colors` is set",
                ),
                row("CLICOLOR_FORCE", "Colours in what is printed into a pipe"),
                row(
                    "COLORTERM, TERM",
                    "How many colours the terminal has, and what it can do",
                ),
                row(
                    "COLORFGBG",
                    "Whether it is dark or light, until it has answered itself",
                ),
                row(
                    "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME",
                    "On Linux, where the folders below lie",
                ),
            ],
        ),
        Block::heading("Files"),
        Block::text(
            "`kubenotes config` prints where they are on this machine. On Linux, unless told otherwise:",
        ),
        Block::table(
            ["file or folder", "holds"],
            [
                row(
                    "~/.config/kubenotes/config.yaml",
                    "Your settings ({settings}); beside it `keymap.yaml`, `views.yaml`, `chosen.yaml`, `themes/` and `templates/`",
                ),
                row(
                    "~/.local/share/kubenotes",
                    "Your notes: a folder of plain text, one file for each",
                ),
                row(
                    "~/.cache/kubenotes",
                    "What can be made again, and be deleted at any time",
                ),
            ],
        ),
        Block::heading("Exit codes"),
        Block::table(
            ["code", "meaning"],
            [
                row("0", "Done"),
                row(
                    "1",
                    "Nothing found, or refused; the interface: something could not be saved",
                ),
                row("2", "Wrong usage or bad input"),
                row("128 + n", "The interface was ended by the signal n"),
            ],
        ),
    ]
}
