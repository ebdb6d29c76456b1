//! From the arguments of the process to its exit code.

use std::env::args_os;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::annotation::Status;
use crate::text::harmless;

use super::arguments::{Arguments, Command, ConfigArguments, ConfigCommand, GlobalOptions};
use super::failure::Failure;
use super::narrowing::with_minus_signs;
use super::output::{Output, show_below, warn};
use super::setup::Setup;
use super::{
    backup, changes, completion, config, config_edit, doctor, events, export, frame, highlight,
    highlights, import, jump, keys, list, open, reference, restore, roots, schemas, search, share,
    show, speakers, status, suggest, talks, topics,
};

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::read(&with_minus_signs(args_os())) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    match run(arguments) {
        Ok(code) => code,
        Err(failure) => {
            if !failure.is_broken_pipe() {
                warn(&failure.to_string());
                failure.marked().into_iter().for_each(show_below);
            }
            ExitCode::from(failure.exit_code())
        }
    }
}

/// Prints what the parser of arguments has to say: help and version to standard output, mistakes to standard error.
fn usage(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    let text = harmless(&text);
    // Where nobody reads there is nobody to tell.
    if error.use_stderr() {
        let _ = io::stderr().write_all(text.as_bytes());
    } else {
        let _ = io::stdout().write_all(text.as_bytes());
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    if let Some(done) = without_setup(&arguments) {
        return done.map(|()| ExitCode::SUCCESS);
    }
    let options = &arguments.opening.options;
    let setup = Setup::read(options)?;
    // These tell them in their own way.
    if !matches!(
        arguments.command,
        Some(Command::Doctor(_) | Command::Config(_))
    ) {
        setup.problems.iter().for_each(|problem| warn(problem));
    }
    let Some(command) = arguments.command else {
        return open::run(&setup, &arguments.opening.paths);
    };
    let mut out = Output::standard();
    // What was printed before a failure is printed.
    let done = carry_out(setup, command, &mut out);
    done.and(out.finish()).map(|()| ExitCode::SUCCESS)
}

/// Does what needs no sound configuration: what is done about its files, and what is only printed. `None` if it is none of that.
fn without_setup(arguments: &Arguments) -> Option<Result<(), Failure>> {
    let mut out = Output::standard();
    let done = match arguments.command.as_ref()? {
        Command::Config(ConfigArguments {
            command: Some(command),
            ..
        }) => about_files(*command, &arguments.opening.options, &mut out),
        Command::Completions { shell } => completion::run(*shell, &mut out),
        Command::Complete { shell, typed } => completion::complete(*shell, typed, &mut out),
        Command::Man(arguments) => reference::run(arguments, &mut out),
        _ => return None,
    };
    Some(done.and(out.finish()))
}

fn about_files(
    command: ConfigCommand,
    options: &GlobalOptions,
    out: &mut Output,
) -> Result<(), Failure> {
    match command {
        ConfigCommand::Init => config_edit::init(options, out),
        ConfigCommand::Edit => config_edit::edit(options, out),
        ConfigCommand::Schema { of } => schemas::run(of, out),
    }
}

fn carry_out(setup: Setup, command: Command, out: &mut Output) -> Result<(), Failure> {
    match command {
        Command::List(arguments) => list::run(&setup, &arguments, out),
        Command::Add(arguments) => roots::add(&setup, &arguments, out),
        Command::Remove(arguments) => roots::remove(&setup, &arguments, out),
        Command::Roots(arguments) => roots::run(&setup, &arguments, out),
        Command::Talks(arguments) => talks::run(&setup, &arguments, out),
        Command::Events(arguments) => events::run(&setup, &arguments, out),
        Command::Speakers(arguments) => speakers::run(&setup, &arguments, out),
        Command::Topics(arguments) => topics::run(&setup, &arguments, out),
        Command::Show(arguments) => show::run(&setup, &arguments, out),
        Command::Jump(arguments) => jump::run(&setup, &arguments, out),
        Command::Search(arguments) => search::run(&setup, &arguments, out),
        Command::Suggest(arguments) => suggest::run(&setup, &arguments, out),
        Command::Highlight(arguments) => highlight::run(&setup, &arguments, out),
        Command::Highlights(arguments) => highlights::run(&setup, &arguments, out),
        Command::Todo(arguments) => highlights::run_todo(&setup, &arguments, out),
        Command::Done(arguments) => status::run(&setup, &arguments, Status::Done, out),
        Command::Reopen(arguments) => status::run(&setup, &arguments, Status::Open, out),
        Command::Changes(arguments) => changes::run(&setup, &arguments, out),
        Command::Undo(arguments) => changes::undo(&setup, &arguments, out),
        Command::Redo(arguments) => changes::redo(&setup, &arguments, out),
        Command::Export(arguments) => export::run(&setup, &arguments, out),
        Command::Import(arguments) => import::run(&setup, &arguments, out),
        Command::Share(arguments) => share::run(&setup, &arguments, out),
        Command::Backup(arguments) => backup::run(&setup, &arguments, out),
        Command::Restore(arguments) => restore::run(&setup, &arguments, out),
        Command::Doctor(arguments) => doctor::run(&setup, &arguments, out),
        Command::Config(arguments) => config::run(&setup, &arguments, out),
        Command::Frame(arguments) => frame::run(setup, &arguments, out),
        Command::Keys(arguments) => keys::run(&setup, &arguments, out),
        // Done already: they need no setup.
        Command::Completions { .. } | Command::Complete { .. } | Command::Man(_) => Ok(()),
    }
}
