//! What can stand at the cursor: commands, options and values, each with what it means.

use clap::{Arg, Command, CommandFactory, ValueHint};

use super::super::arguments::Arguments;
use super::super::failure::Failure;
use super::super::output::Output;
use super::candidate::Candidate;
use super::line::{Line, Word};
use super::names::Names;
use super::position::{Position, position};
use super::quoting::insertion;
use super::shell::Shell;
use super::values::{Source, source_of};

/// What a shell is told.
#[derive(Debug, Default)]
struct Answer {
    candidates: Vec<Candidate>,
    /// Whether files can stand here as well, which the shell knows best.
    takes_files: bool,
}

/// More than anybody looks through.
const MOST: usize = 500;

/// Prints what can stand at the cursor of a line, one candidate on each line. Where it is a file, the shell is asked to
/// complete it, by the exit code.
pub fn complete(shell: Shell, typed: &[String], out: &mut Output) -> Result<(), Failure> {
    let line = match (shell, typed) {
        (Shell::Bash | Shell::Nushell, [line]) => Line::of_text(line),
        _ => Line::of_words(typed),
    };
    let mut root = Arguments::command();
    root.build();
    let answer = answer(&root, &line);
    let mut is_empty = true;
    for candidate in answer.candidates.iter().take(MOST) {
        if let Some(text) = insertion(shell, &candidate.text, &line.current) {
            out.line(&shown(shell, &text, &candidate.meaning))?;
            is_empty = false;
        }
    }
    if is_empty && answer.takes_files {
        return Err(Failure::Refused("A file can stand here".to_owned()));
    }
    Ok(())
}

/// Readline shows candidates only; the other shells show what they mean, too.
fn shown(shell: Shell, text: &str, meaning: &str) -> String {
    match (shell, meaning) {
        (Shell::Bash, _) | (_, "") => text.to_owned(),
        _ => format!("{text}\t{meaning}"),
    }
}

fn answer(root: &Command, line: &Line) -> Answer {
    let (position, options) = position(root, line);
    let names = Names::new(options);
    let mut answer = Answer::default();
    if position.takes_commands {
        answer.candidates.extend(commands(position.command));
    }
    if let Some(argument) = position.argument {
        answer.add_values(argument, &position, &line.current, &names);
    }
    let current = line.current.text.as_str();
    if position.takes_options && current.starts_with('-') {
        answer.candidates.extend(options_of(position.command));
    }
    answer
        .candidates
        .retain(|candidate| begins(&candidate.text, current));
    answer
}

impl Answer {
    fn add_values(
        &mut self,
        argument: &Arg,
        position: &Position<'_>,
        current: &Word,
        names: &Names,
    ) {
        let written = current.text.get(position.option.len()..);
        let written = written.unwrap_or_default();
        self.takes_files |= !matches!(
            argument.get_value_hint(),
            ValueHint::Unknown | ValueHint::Other
        );
        let given = given_values(argument);
        let values = if given.is_empty() {
            let source = source_of(position.command.get_name(), argument.get_id().as_str());
            self.takes_files |= source.is_some_and(Source::takes_files);
            source.map_or_else(Vec::new, |source| source.candidates(written, names))
        } else {
            given
        };
        let whole = values.into_iter().map(|value| Candidate {
            text: format!("{}{}", position.option, value.text),
            ..value
        });
        self.candidates.extend(whole);
    }
}

/// Whether a candidate goes on from what is typed. Values of queries may stand in quotes that nobody typed, and in other
/// case.
fn begins(text: &str, typed: &str) -> bool {
    let plain = |text: &str| text.replace('"', "").to_lowercase();
    plain(text).starts_with(&plain(typed))
}

fn commands(command: &Command) -> impl Iterator<Item = Candidate> {
    let visible = command.get_subcommands().filter(|one| !one.is_hide_set());
    visible.map(|one| Candidate {
        text: one.get_name().to_owned(),
        meaning: meaning(one.get_about()),
    })
}

fn options_of(command: &Command) -> impl Iterator<Item = Candidate> {
    let visible = command.get_arguments().filter(|one| !one.is_hide_set());
    visible.filter_map(|one| {
        Some(Candidate {
            text: format!("--{}", one.get_long()?),
            meaning: meaning(one.get_help()),
        })
    })
}

/// The values that the table of arguments itself names.
fn given_values(argument: &Arg) -> Vec<Candidate> {
    let visible = argument
        .get_possible_values()
        .into_iter()
        .filter(|value| !value.is_hide_set() && argument.get_action().takes_values());
    let candidates = visible.map(|value| Candidate {
        text: value.get_name().to_owned(),
        meaning: meaning(value.get_help()),
    });
    candidates.collect()
}

fn meaning(help: Option<&clap::builder::StyledStr>) -> String {
    help.map(ToString::to_string).unwrap_or_default()
}
