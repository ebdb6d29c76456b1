//! `kubenotes changes`, `undo` and `redo`: what was done lately, taking it back and doing it again.

use jiff::Timestamp;

use crate::app::{ChangeStanding, PastChange, State, commands, past_changes};
use crate::export::json_shapes::{ChangeJson, ChangedJson};
use crate::find::Words;
use crate::text::one_line;
use crate::text::width::ellipsize;

use super::arguments::{ChangesArguments, StepsArguments};
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// Cells of a sentence, a quote or a title that are printed; JSON has all of it.
const SHOWN: usize = 48;

/// Prints the changes, the latest first.
pub fn run(setup: &Setup, arguments: &ChangesArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let state = &session.state;
    let journals = setup.store()?.journals();
    let words = Words::new(&arguments.query);
    let list = past_changes(state, &journals);
    let found: Vec<&PastChange<'_>> = list
        .iter()
        .filter(|past| is_asked_for(past, &words))
        .take(arguments.limit)
        .collect();
    if arguments.json {
        let items: Vec<ChangeJson> = found.iter().map(|past| as_json(past)).collect();
        out.json(&items)?;
    } else {
        let rows: Vec<[String; 5]> = found.iter().map(|past| row(state, past)).collect();
        out.table(&rows)?;
    }
    if found.is_empty() {
        let nothing = format!("There is no change{} in the journal", words.described());
        return Err(Failure::Refused(nothing));
    }
    Ok(())
}

fn as_json(past: &PastChange<'_>) -> ChangeJson {
    ChangeJson {
        when: past.change.when().map(|when| when.to_string()),
        machine: past.machine.map(str::to_owned),
        sentence: past.change.sentence.clone(),
        undone: past.standing == ChangeStanding::Undone,
        records: past.change.records().map(ChangedJson::from).collect(),
    }
}

fn is_asked_for(past: &PastChange<'_>, words: &Words) -> bool {
    let mut texts = vec![past.change.sentence.as_str()];
    for record in past.change.records() {
        texts.extend(record.quote());
        texts.extend(record.topic_names());
        texts.push(&record.post.title);
        texts.push(&record.post.path);
    }
    words.are_in(texts)
}

/// When, where if not here, what, on which passage, of which post.
fn row(state: &State, past: &PastChange<'_>) -> [String; 5] {
    let local = |when: Timestamp| when.to_zoned(state.settings.zone.clone());
    let when = past.change.when().map(local);
    let when = when.map(|when| when.strftime("%Y-%m-%d %H:%M").to_string());
    let place = match (past.standing, past.machine) {
        (ChangeStanding::Undone, _) => "undone".to_owned(),
        (_, None) => String::new(),
        (_, Some(machine)) => machine.to_owned(),
    };
    let first = past.change.records().next();
    let quote = first.and_then(|record| record.quote());
    [
        when.unwrap_or_default(),
        place,
        shown(&past.change.sentence),
        quote.map_or_else(String::new, |quote| format!("“{}”", shown(quote))),
        first.map_or_else(String::new, |record| shown(&record.post.title)),
    ]
}

fn shown(text: &str) -> String {
    ellipsize(&one_line(text), SHOWN).into_owned()
}

/// Takes back the latest changes of this machine, each said in a line.
pub fn undo(setup: &Setup, arguments: &StepsArguments, out: &mut Output) -> Result<(), Failure> {
    steps(setup, arguments, commands::undo, "nothing to undo", out)
}

/// Does again what was last taken back.
pub fn redo(setup: &Setup, arguments: &StepsArguments, out: &mut Output) -> Result<(), Failure> {
    steps(setup, arguments, commands::redo, "nothing to do again", out)
}

fn steps(
    setup: &Setup,
    arguments: &StepsArguments,
    step: commands::HistoryStep,
    nothing: &str,
    out: &mut Output,
) -> Result<(), Failure> {
    let mut session = setup.session(&[])?;
    for number in 0..arguments.count {
        let mut done = None;
        session.act(Setup::now(), |state| {
            let (sentence, effects) = step(state);
            done = sentence;
            effects
        });
        let unsaved = session.state.records.unsaved().next();
        if let Some(reason) = unsaved.and_then(|entry| entry.save_state.reason()) {
            return Err(Failure::refused(reason));
        }
        match done {
            Some(sentence) => out.acknowledge(&sentence)?,
            None if number == 0 => return Err(Failure::Refused(format!("There is {nothing}"))),
            None => break,
        }
    }
    Ok(())
}
