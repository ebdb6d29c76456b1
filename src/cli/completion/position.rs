//! Where the cursor is among the arguments: which command, and what the word at the cursor is for. It knows the table of
//! arguments only.

use std::path::PathBuf;

use clap::{Arg, Command};

use super::super::arguments::GlobalOptions;
use super::line::Line;

/// What the word at the cursor is for.
#[derive(Clone, Copy, Debug)]
pub struct Position<'a> {
    /// The command it belongs to.
    pub command: &'a Command,
    /// The argument whose value it is, if it is to be one.
    pub argument: Option<&'a Arg>,
    /// What of the word is the option itself: `--theme=`.
    pub option: &'a str,
    /// Whether an option can stand here.
    pub takes_options: bool,
    /// Whether a subcommand can stand here.
    pub takes_commands: bool,
}

/// How far reading a line has come.
struct Reader<'a> {
    command: &'a Command,
    /// How many words stand behind the command that belong to no option.
    words: usize,
    /// The option whose value comes next.
    waiting: Option<&'a Arg>,
    /// Whether `--` stands before.
    is_over: bool,
    options: GlobalOptions,
}

/// Where the cursor is on a line, and what the options say that hold for every command.
pub fn position<'a>(root: &'a Command, line: &'a Line) -> (Position<'a>, GlobalOptions) {
    let mut reader = Reader {
        command: root,
        words: 0,
        waiting: None,
        is_over: false,
        options: GlobalOptions::default(),
    };
    for word in &line.before {
        reader.read(word);
    }
    (reader.at(&line.current.text), reader.options)
}

impl<'a> Reader<'a> {
    fn read(&mut self, word: &str) {
        if let Some(argument) = self.waiting.take() {
            self.note(argument, word);
        } else if self.is_over || !word.starts_with('-') || word == "-" {
            self.read_word(word);
        } else if word == "--" {
            self.is_over = true;
        } else {
            self.read_option(word);
        }
    }

    fn read_word(&mut self, word: &str) {
        let further = self.command.find_subcommand(word);
        match further.filter(|_| self.words == 0 && !self.is_over) {
            Some(command) => self.command = command,
            None => self.words += 1,
        }
    }

    fn read_option(&mut self, word: &str) {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (word, None),
        };
        let Some(argument) = option(self.command, name) else {
            return;
        };
        match value {
            Some(value) => self.note(argument, value),
            None if needs_value(argument) => self.waiting = Some(argument),
            None => self.options.no_config |= argument.get_id() == "no_config",
        }
    }

    /// Notes what is said about the places that names come from.
    fn note(&mut self, argument: &Arg, value: &str) {
        let path = PathBuf::from(value);
        match argument.get_id().as_str() {
            "library" => self.options.library.push(path),
            "store" => self.options.store = Some(path),
            "config" => self.options.config = Some(path),
            "cache" => self.options.cache = Some(path),
            _ => {}
        }
    }

    fn at(&self, current: &'a str) -> Position<'a> {
        let position = Position {
            command: self.command,
            argument: self.waiting,
            option: "",
            takes_options: false,
            takes_commands: false,
        };
        if self.waiting.is_some() {
            return position;
        }
        if !self.is_over
            && let Some((name, _)) = current.split_once('=')
            && let Some(argument) = option(self.command, name)
        {
            return Position {
                argument: Some(argument),
                option: current.get(..=name.len()).unwrap_or_default(),
                ..position
            };
        }
        Position {
            argument: positional(self.command, self.words),
            takes_options: !self.is_over,
            takes_commands: self.words == 0 && !self.is_over,
            ..position
        }
    }
}

/// The option of a command that is written so.
fn option<'a>(command: &'a Command, written: &str) -> Option<&'a Arg> {
    let long = written.strip_prefix("--");
    let short = written
        .strip_prefix('-')
        .filter(|_| long.is_none())
        .and_then(|short| short.chars().last());
    command.get_arguments().find(|argument| {
        long.is_some_and(|long| argument.get_long() == Some(long))
            || short.is_some_and(|short| argument.get_short() == Some(short))
    })
}

/// Whether the next word is its value.
fn needs_value(argument: &Arg) -> bool {
    argument.get_action().takes_values()
        && argument
            .get_num_args()
            .is_none_or(|count| count.min_values() > 0)
}

/// The argument that the word of this number is for; the last one may take all that follow.
fn positional(command: &Command, number: usize) -> Option<&Arg> {
    let last = command.get_positionals().last();
    let last = last.filter(|last| {
        last.get_num_args()
            .is_some_and(|count| count.max_values() > 1)
    });
    command.get_positionals().nth(number).or(last)
}
