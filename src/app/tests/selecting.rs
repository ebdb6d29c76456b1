//! Selecting: units, both ends, counts, and what stays.

use super::super::effect::Effect;
use super::super::event::{Event, Mouse, MouseKind};
use super::super::testing::Sitting;

const POST: &str = "---\ntitle: Day\n---\n\n## Welcome\n\nShort words. Two of them.\n\n- A first item\n- A second item\n\n\
    ## Canary talk - Ada Quark, Lab\n\nOne thing. Another thing follows.\n\nA last paragraph.\n\n\
    ## Mesh talk - Bo Gluon, Lab\n\nMeshes.\n";

fn sitting() -> Sitting {
    let mut sitting = Sitting::over(&[("day.md", POST)]);
    sitting.press("2 / O n e enter");
    sitting
}

/// What is selected, line ends as `/`.
fn selected(sitting: &Sitting) -> String {
    let open = sitting.state.reading.open.as_ref().unwrap();
    let span = open.selected();
    span.map_or_else(String::new, |span| span.of(open.text()).replace('\n', "/"))
}

#[track_caller]
fn check(keys: &str, expected: &str) {
    let mut sitting = sitting();
    sitting.press(keys);
    assert_eq!(selected(&sitting), expected, "{keys}");
}

#[test]
fn a_selection_grows_and_shrinks_by_units() {
    check("+", "One");
    check("+ +", "One thing.");
    check("+ + +", "One thing. Another thing follows.");
    check(
        "4 +",
        "Canary talk - Ada Quark, Lab/One thing. Another thing follows./A last paragraph.",
    );
    check("4 + - -", "One thing.");
    check("+ -", "");
    check("v w w w + -", "One thing.");
}

#[test]
fn counts_repeat_moves_and_the_last_move_is_done_again() {
    check("v 3 w", "One thing. Another");
    check("v 2 )", "One thing. Another thing follows.");
    check("2 s", "One thing. Another thing follows.");
    check("v w ; .", "One thing. Another");
    check("v 2 w .", "One thing. Another thing");
    check("v 1 0 l", "One thing. ");
    check("v 1 0 esc l", "On");
}

#[test]
fn a_selection_goes_to_the_next_talk_and_to_the_end() {
    check("v ]", "One thing. Another thing follows./A last paragraph.");
    check(
        "v ] ]",
        "One thing. Another thing follows./A last paragraph./Mesh talk - Bo Gluon, Lab/Meshes.",
    );
    check(
        "g s",
        "Canary talk - Ada Quark, Lab/One thing. Another thing follows./A last paragraph.",
    );
    check("w v {", "One t");
}

#[test]
fn either_end_can_be_moved() {
    check("w v w o b", "One thing");
    check("w v w o o w", "thing. Another");
}

#[test]
fn outside_a_selection_a_count_moves_the_caret_and_shows_itself() {
    let mut sitting = sitting();
    sitting.press("3");
    assert_eq!(sitting.state.counting.count, Some(3));
    sitting.press("w");
    assert!(sitting.at_caret().starts_with("thing follows."));
    sitting.press("2 b");
    assert!(sitting.at_caret().starts_with("thing. Another"));
}

#[test]
fn the_number_of_a_pane_before_a_key_that_takes_no_count_goes_there() {
    let mut sitting = sitting();
    sitting.press("d ctrl-s / m e s h enter 3 D");
    assert!(sitting.records().is_empty());
    assert_eq!(sitting.state.focus, super::super::Pane::Notes);
}

#[test]
fn what_is_selected_can_be_copied() {
    let mut sitting = sitting();
    sitting.press("s y");
    assert!(matches!(sitting.effects.last(), Some(Effect::Copy(text)) if text == "One thing."));
    assert_eq!(selected(&sitting), "");
}

#[test]
fn a_selection_stays_when_the_screen_is_scrolled() {
    let mut sitting = sitting();
    sitting.happen(Event::Resized {
        width: 100,
        height: 9,
    });
    sitting.press("s");
    for _ in 0..6 {
        sitting.happen(Event::Mouse(Mouse {
            column: 50,
            row: 5,
            kind: MouseKind::ScrollUp,
        }));
    }
    assert_eq!(selected(&sitting), "One thing.");
    sitting.press("esc");
    assert_eq!(selected(&sitting), "");
}
