//! Suggestions: offered, taken, changed, put away, brought back, hidden.

use super::super::Effect;
use super::super::event::{Event, LoadedRecords};
use super::super::suggesting::{in_notes, in_scope};
use super::super::testing::{Sitting, settings};
use crate::library::{Offers, Suggestion};

const POST: &str = "---\ntitle: Day one\n---\n\n## Policy talk - Ada Quark, Lab\n\nThere was a demo of Kyverno. I really need to look into it.\n\n\
    We decided not to look into Istio.\n\n## Build talk - Bo Gluon, Lab\n\nDagger is on my list of things to try.\n";

fn sitting() -> Sitting {
    let mut sitting = Sitting::over(&[("one.md", POST)]);
    sitting.open("one.md");
    sitting
}

/// What the post suggests: topic and sentence.
fn offered(sitting: &Sitting) -> Vec<(String, String)> {
    told(sitting, in_scope(&sitting.state))
}

fn told(sitting: &Sitting, suggestions: Vec<&Suggestion>) -> Vec<(String, String)> {
    let open = sitting.state.reading.open.as_ref().unwrap();
    suggestions
        .into_iter()
        .map(|it| {
            let topic = it.topics.first().map(|topic| topic.name.clone());
            (
                topic.unwrap_or_default(),
                it.span.of(open.text()).to_owned(),
            )
        })
        .collect()
}

fn topics(sitting: &Sitting) -> Vec<String> {
    let offered = offered(sitting).into_iter();
    offered.map(|(topic, _)| topic).collect()
}

#[test]
fn sentences_are_offered_with_what_they_are_about_and_nothing_is_stored() {
    let sitting = sitting();
    let expected = [
        ("Kyverno", "I really need to look into it."),
        ("Dagger", "Dagger is on my list of things to try."),
    ];
    let expected = expected.map(|(topic, words)| (topic.to_owned(), words.to_owned()));
    assert_eq!(offered(&sitting), expected);
    assert!(sitting.records().is_empty());
}

#[test]
fn one_key_takes_a_suggestion_and_undo_offers_it_again() {
    let mut sitting = sitting();
    sitting.press("' a");
    let records = sitting.records();
    let [record] = records.as_slice() else {
        panic!("{} records", records.len())
    };
    assert_eq!(record.category, "dig-into");
    assert_eq!(record.topics[0].name, "Kyverno");
    assert_eq!(record.quote(), Some("I really need to look into it."));
    assert!(record.todo.is_some());
    assert_eq!(topics(&sitting), ["Dagger"]);
    sitting.press("u");
    assert!(sitting.records().is_empty());
    assert_eq!(topics(&sitting), ["Kyverno", "Dagger"]);
}

#[test]
fn one_key_opens_the_marking_window_filled_in() {
    let mut sitting = sitting();
    sitting.press("' ' e").write("!").press("ctrl-s");
    let records = sitting.records();
    assert_eq!(records[0].topics[0].name, "Dagger");
    assert!(records[0].note.ends_with('!') && records[0].note.len() > 1);
    assert_eq!(topics(&sitting), ["Kyverno"]);
}

#[test]
fn one_key_puts_a_suggestion_away_and_undo_brings_it_back_until_something_else_is_done() {
    let mut sitting = sitting();
    sitting.press("' D");
    assert_eq!(topics(&sitting), ["Dagger"]);
    sitting.press("u");
    assert_eq!(topics(&sitting), ["Kyverno", "Dagger"]);
    let remembered = sitting.effects.iter().filter_map(|effect| match effect {
        Effect::RememberDismissal { dismissal, holds } => Some((dismissal.quote.as_str(), *holds)),
        _ => None,
    });
    let quote = "I really need to look into it.";
    assert_eq!(
        remembered.collect::<Vec<_>>(),
        [(quote, true), (quote, false)]
    );
    sitting.press("g g ' D ' a u");
    assert!(sitting.records().is_empty());
    assert_eq!(
        topics(&sitting),
        ["Dagger"],
        "only the later step is undone"
    );
    sitting.press("u");
    assert_eq!(topics(&sitting), ["Kyverno", "Dagger"]);
}

#[test]
fn what_was_taken_back_is_done_again_in_its_order() {
    let mut sitting = sitting();
    sitting.press("' D ' a");
    assert!(topics(&sitting).is_empty());
    sitting.press("u u");
    assert_eq!(topics(&sitting), ["Kyverno", "Dagger"]);
    assert!(sitting.records().is_empty());
    sitting.press("ctrl-r");
    assert_eq!(topics(&sitting), ["Dagger"]);
    sitting.press("ctrl-r");
    assert!(topics(&sitting).is_empty());
    assert_eq!(sitting.records().len(), 1);
    sitting.press("u u g g ' a ctrl-r");
    assert_eq!(
        topics(&sitting),
        ["Dagger"],
        "what was done since leaves nothing to do again"
    );
    assert_eq!(sitting.records()[0].topics[0].name, "Kyverno");
}

#[test]
fn what_was_put_away_stays_away_also_when_the_sentence_is_mended() {
    let mut sitting = sitting();
    sitting.press("' D");
    let dismissal = sitting.effects.iter().find_map(|effect| match effect {
        Effect::RememberDismissal { dismissal, .. } => Some(dismissal.clone()),
        _ => None,
    });
    let mended = POST.replace(
        "I really need to look into it",
        "I do really need to look into it",
    );
    let mut later = Sitting::over(&[("one.md", &mended)]);
    later.happen(Event::RecordsLoaded(Box::new(LoadedRecords {
        dismissals: dismissal.into_iter().collect(),
        ..LoadedRecords::default()
    })));
    later.open("one.md");
    assert_eq!(topics(&later), ["Dagger"]);
}

#[test]
fn the_notes_cursor_goes_on_into_the_suggestions() {
    let mut sitting = sitting();
    sitting.press("' a alt-3 g g j");
    let at = sitting.state.notes.suggested.unwrap();
    let open = sitting.state.reading.open.as_ref().unwrap();
    assert!(at.of(open.text()).starts_with("Dagger"));
    assert_eq!(sitting.state.notes.chosen, None);
    sitting.press("D");
    assert!(topics(&sitting).is_empty());
    assert!(sitting.state.notes.chosen.is_some());
    sitting.press("u j enter");
    assert!(sitting.at_caret().starts_with("Dagger"));
}

#[test]
fn suggestions_can_be_hidden_and_switched_off() {
    let mut sitting = sitting();
    sitting.press("~");
    assert!(topics(&sitting).is_empty());
    sitting.press("~");
    assert_eq!(topics(&sitting).len(), 2);
    let mut off = Sitting::over(&[("one.md", POST)]);
    off.state.suggestions = Offers::Off;
    off.open("one.md");
    assert!(topics(&off).is_empty());
    off.press("~");
    assert_eq!(topics(&off).len(), 2);
    assert_eq!(settings().suggestions, Offers::On);
}

#[test]
fn a_marked_sentence_is_not_offered() {
    let mut sitting = sitting();
    sitting.press("' d ctrl-s");
    assert_eq!(sitting.records().len(), 1);
    assert_eq!(topics(&sitting), ["Dagger"]);
}

#[test]
fn while_one_reads_the_pane_shows_what_the_section_offers() {
    let mut sitting = sitting();
    let shown = |sitting: &Sitting| -> Vec<String> {
        let told = told(sitting, in_notes(&sitting.state)).into_iter();
        told.map(|(topic, _)| topic).collect()
    };
    assert_eq!(shown(&sitting), ["Kyverno"]);
    sitting.press("' '");
    assert_eq!(shown(&sitting), ["Dagger"]);
    sitting.press("ctrl-n");
    assert_eq!(shown(&sitting), ["Kyverno", "Dagger"]);
}
