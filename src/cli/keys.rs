//! `kubenotes keys`: the keys in force, from the keymap and the action table.

use serde::Serialize;

use crate::app::action;
use crate::app::help::{HelpLine, help_lines};
use crate::keymap::written;

use super::arguments::KeysArguments;
use super::columns::aligned;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// `keys --json`
#[derive(Serialize)]
struct KeyJson<'a> {
    context: &'static str,
    keys: String,
    action: &'a str,
    sentence: &'static str,
}

/// Prints the keys.
pub fn run(setup: &Setup, arguments: &KeysArguments, out: &mut Output) -> Result<(), Failure> {
    if arguments.json {
        return json(setup, out);
    }
    let lines = help_lines(&setup.state(&[], 0, 0, 0));
    let rows = lines.iter().filter_map(|line| match line {
        HelpLine::Keys(keys, sentence) => Some([keys.clone(), (*sentence).to_owned()]),
        HelpLine::Blank | HelpLine::Heading(_) => None,
    });
    let rows: Vec<[String; 2]> = rows.collect();
    let mut printed = aligned(&rows, None).into_iter();
    for line in &lines {
        match line {
            HelpLine::Blank => out.line("")?,
            HelpLine::Heading(title) => out.line(title)?,
            HelpLine::Keys(..) => {
                let line = printed.next().unwrap_or_default();
                out.line(&format!("  {line}"))?;
            }
        }
    }
    Ok(())
}

fn json(setup: &Setup, out: &mut Output) -> Result<(), Failure> {
    let bindings = setup.settings.keymap.bindings().map(|binding| KeyJson {
        context: binding.context.name(),
        keys: written(binding.keys),
        action: binding.action,
        sentence: action::named(binding.action).map_or("", |action| action.sentence),
    });
    out.json(&bindings.collect::<Vec<_>>())
}
