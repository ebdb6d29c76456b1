//! The list of recent changes: what stands in it, and going back from there.

use crate::annotation::{History, MachineHistory};

use super::super::event::Event;
use super::super::overlay::Overlay;
use super::super::testing::Sitting;
use super::super::{ChangeStanding, past_changes};

const POST: &str = "---\ntitle: Day\n---\n\nOne. Two. Three. Four.\n";

/// A sitting in which three sentences were marked, one after the other.
fn sitting() -> Sitting {
    let mut sitting = Sitting::over(&[("day.md", POST)]);
    sitting.press("ctrl-l enter m i ctrl-s ) m i ctrl-s ) m i ctrl-s");
    sitting
}

/// The list from top to bottom: what was undone in brackets, what others did after a `*`; `>` before the cursor's.
fn shown(sitting: &Sitting) -> Vec<String> {
    let Some(Overlay::Changes(window)) = sitting.state.overlays.last() else {
        return Vec::new();
    };
    let list = past_changes(&sitting.state, &window.journals);
    let list = list.iter().enumerate().map(|(at, past)| {
        let quote = past.change.records().next().unwrap().quote().unwrap();
        let quote = match past.standing {
            ChangeStanding::Undone => format!("({quote})"),
            ChangeStanding::Done => quote.to_owned(),
            ChangeStanding::Elsewhere => format!("*{quote}"),
        };
        let cursor = if at == window.chosen { ">" } else { "" };
        format!("{cursor}{quote}")
    });
    list.collect()
}

fn quotes(sitting: &Sitting) -> Vec<String> {
    let alive = sitting.state.records.alive();
    let quotes = alive.filter_map(|entry| entry.record.quote().map(str::to_owned));
    quotes.collect()
}

#[test]
fn one_goes_back_to_before_any_change_and_forth_again() {
    let mut sitting = sitting();
    sitting.press("U");
    assert_eq!(shown(&sitting), [">Three.", "Two.", "One."]);
    sitting.press("j b");
    assert_eq!(shown(&sitting), ["(Three.)", ">(Two.)", "One."]);
    assert_eq!(quotes(&sitting), ["One."]);
    sitting.press("b");
    assert_eq!(shown(&sitting), ["(Three.)", ">Two.", "One."]);
    assert_eq!(quotes(&sitting), ["One.", "Two."]);
    sitting.press("u u ctrl-r");
    assert_eq!(shown(&sitting), ["(Three.)", ">(Two.)", "One."]);
    sitting.press("k b esc");
    assert_eq!(quotes(&sitting), ["One.", "Two.", "Three."]);
    sitting.press("2 u U");
    assert_eq!(shown(&sitting), ["(Three.)", "(Two.)", ">One."]);
}

#[test]
fn one_goes_from_a_change_to_its_passage() {
    let mut sitting = sitting();
    sitting.press("U G enter");
    let open = sitting.state.reading.open.as_ref().unwrap();
    assert_eq!(open.caret, 0);
    assert!(sitting.state.overlays.is_empty());
    sitting.press("G U u enter");
    let told = sitting.told();
    assert!(told.contains("deleted now"), "{told}");
}

#[test]
fn what_others_did_is_told_and_left_to_them() {
    let mut sitting = sitting();
    let mut theirs = History::default();
    let done: Vec<_> = sitting.state.history.done().cloned().collect();
    let mut others = done.clone();
    for (number, change) in others.iter_mut().enumerate() {
        for edit in &mut change.edits {
            let record = edit.after.as_mut().unwrap();
            record.id = crate::annotation::RecordId::from_u128(number as u128 + 1);
        }
        theirs.push(change.clone());
    }
    let mut journal = History::default();
    for change in done.iter().rev().chain(&others[..1]) {
        journal.push(change.clone());
    }
    sitting.press("U");
    sitting.happen(Event::JournalsRead(vec![
        MachineHistory {
            machine: None,
            history: journal,
        },
        MachineHistory {
            machine: Some("laptop".to_owned()),
            history: theirs,
        },
    ]));
    let list = [
        ">Three.", "*Three.", "*Three.", "Two.", "*Two.", "One.", "*One.",
    ];
    assert_eq!(shown(&sitting), list);
    sitting.press("j b");
    assert_eq!(quotes(&sitting).len(), 3);
    assert!(sitting.state.message.is_some());
    sitting.press("G k b");
    assert_eq!(quotes(&sitting).len(), 0);
}

#[test]
fn a_list_of_nothing_does_nothing() {
    let mut sitting = Sitting::over(&[("day.md", POST)]);
    sitting.press("U j k G b enter u esc");
    assert_eq!(quotes(&sitting).len(), 0);
}
