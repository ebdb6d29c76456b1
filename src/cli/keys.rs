//! `kubenotes keys`: the keys in force and where each was written, from the keymap and the action table; and what is wrong in
//! a keymap file.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use crate::app::action;
use crate::app::help::{HelpLine, help_lines, keymap_in_words};
use crate::keymap::{Origin, written};
use crate::text::counted;

use super::arguments::KeysArguments;
use super::columns::aligned;
use super::failure::Failure;
use super::keymap::Keys;
use super::output::Output;
use super::setup::Setup;

/// `keys --json`
#[derive(Serialize)]
struct KeyJson<'a> {
    context: &'static str,
    keys: String,
    action: &'a str,
    sentence: &'static str,
    /// The keymap that comes with the program, where it was written in one.
    keymap: Option<&'static str>,
    file: Option<&'a str>,
    line: Option<u32>,
}

/// Prints the keys, or what is wrong with them.
pub fn run(setup: &Setup, arguments: &KeysArguments, out: &mut Output) -> Result<(), Failure> {
    match &arguments.check {
        Some(Some(file)) => check(&Keys::own(None, file), Some(file), out),
        Some(None) => check(
            &setup.keys,
            setup.keys.keymap.own_file().map(Path::new),
            out,
        ),
        None if arguments.json => json(setup, out),
        None => list(setup, out),
    }
}

fn check(keys: &Keys, file: Option<&Path>, out: &mut Output) -> Result<(), Failure> {
    for told in keys.mistakes.iter().chain(&keys.remarks) {
        out.line(told)?;
    }
    let words = keymap_in_words(&keys.keymap);
    if keys.mistakes.is_empty() {
        out.line(&format!("{words}: no mistakes"))?;
        return Ok(());
    }
    let mistakes = counted(keys.mistakes.len(), "mistake", "mistakes");
    let file = file.map_or(String::new(), |file| format!(" in {}", file.display()));
    Err(Failure::Input(format!(
        "There {} {mistakes}{file}: mend the lines; all others are in force",
        if keys.mistakes.len() == 1 {
            "is"
        } else {
            "are"
        }
    )))
}

fn list(setup: &Setup, out: &mut Output) -> Result<(), Failure> {
    let lines = help_lines(&setup.state(&[], 0, 0, 0));
    let rows = lines.iter().filter_map(|line| match line {
        HelpLine::Keys {
            keys,
            sentence,
            origin,
        } => Some([keys.clone(), (*sentence).to_owned(), origin.clone()]),
        HelpLine::Blank | HelpLine::Heading(_) | HelpLine::Keymap(_) => None,
    });
    let rows: Vec<[String; 3]> = rows.collect();
    let mut printed = aligned(&rows, None).into_iter();
    for line in &lines {
        match line {
            HelpLine::Blank => out.line("")?,
            HelpLine::Heading(title) => out.line(title)?,
            HelpLine::Keymap(sentence) => out.line(sentence)?,
            HelpLine::Keys { .. } => {
                let line = printed.next().unwrap_or_default();
                out.line(&format!("  {line}"))?;
            }
        }
    }
    without_keys(setup, out)
}

/// What has no keys, because the person took them away.
fn without_keys(setup: &Setup, out: &mut Output) -> Result<(), Failure> {
    let keymap = &setup.keys.keymap;
    let bound: BTreeSet<&str> = keymap.bindings().map(|binding| binding.action).collect();
    let unbound = action::all().filter(|action| !bound.contains(action.name));
    let rows: Vec<[String; 2]> = unbound
        .map(|action| [action.name.to_owned(), action.sentence.to_owned()])
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    out.line("")?;
    out.line("Without keys")?;
    for line in aligned(&rows, None) {
        out.line(&format!("  {line}"))?;
    }
    Ok(())
}

fn json(setup: &Setup, out: &mut Output) -> Result<(), Failure> {
    let bindings = setup.keys.keymap.bindings().map(|binding| {
        let (keymap, file, line) = match binding.origin {
            Origin::BuiltIn(keymap) => (Some(keymap.name()), None, None),
            Origin::Own { file, line } => (None, Some(&**file), Some(*line)),
        };
        KeyJson {
            context: binding.context.name(),
            keys: written(binding.keys),
            action: binding.action,
            sentence: action::named(binding.action).map_or("", |action| action.sentence),
            keymap,
            file,
            line,
        }
    });
    out.json(&bindings.collect::<Vec<_>>())
}
