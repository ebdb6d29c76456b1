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
fn sentences_stay_in_their_cell_of_a_table() {
    let table =
        "| Name | Use |\n|---|---|\n| Argo | Rolls out. And back |\n| | Policies |\n\nAfter.\n";
    let selected_by = |keys: &str| {
        let mut sitting = Sitting::over(&[("day.md", table)]);
        sitting.press("2");
        sitting.press(keys);
        selected(&sitting)
    };
    assert_eq!(selected_by("s"), "Name");
    assert_eq!(selected_by(") s"), "Use");
    assert_eq!(selected_by(") ) ) s"), "Rolls out.");
    assert_eq!(selected_by(") ) ) ) ) s"), "Policies");
    assert_eq!(selected_by(") ) ) ) ) ) s"), "After.");
    assert_eq!(selected_by(") ) ) ) ) ( s"), "And back");
    assert_eq!(selected_by(") ) ) ( ( s"), "Use");
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

/// Presses, drags and lets go at cells of the text.
fn mouse(sitting: &mut Sitting, kind: MouseKind, column: u16, row: u16) {
    let area = sitting.state.areas().text();
    let (column, row) = (area.x + column, area.y + row);
    sitting.happen(Event::Mouse(Mouse { column, row, kind }));
}

/// The row of the text on which these words are drawn.
fn row_of(sitting: &Sitting, words: &str) -> u16 {
    let open = sitting.state.reading.open.as_ref().unwrap();
    let mut lines = open.visible.iter();
    let row = lines.position(|visible| visible.line.span.of(open.text()).contains(words));
    row.unwrap() as u16
}

#[test]
fn clicks_select_word_sentence_and_paragraph() {
    let mut sitting = sitting();
    sitting.pace = 50;
    let row = row_of(&sitting, "Another thing");
    let mut seen = Vec::new();
    for _ in 0..5 {
        mouse(&mut sitting, MouseKind::Press, 16, row);
        mouse(&mut sitting, MouseKind::Release, 16, row);
        seen.push(selected(&sitting));
    }
    assert_eq!(
        seen,
        [
            "",
            "Another",
            "Another thing follows.",
            "One thing. Another thing follows.",
            ""
        ]
    );
    sitting.pace = 1000;
    mouse(&mut sitting, MouseKind::Press, 16, row);
    assert_eq!(selected(&sitting), "", "a slow click is a first one");
}

#[test]
fn dragging_after_two_clicks_goes_by_words_both_ways() {
    let mut sitting = sitting();
    sitting.pace = 50;
    let row = row_of(&sitting, "Another thing");
    mouse(&mut sitting, MouseKind::Press, 16, row);
    mouse(&mut sitting, MouseKind::Release, 16, row);
    mouse(&mut sitting, MouseKind::Press, 16, row);
    mouse(&mut sitting, MouseKind::Drag, 23, row);
    assert_eq!(selected(&sitting), "Another thing");
    mouse(&mut sitting, MouseKind::Drag, 8, row);
    assert_eq!(selected(&sitting), "thing. Another");
}

#[test]
fn dragging_below_the_text_scrolls_on() {
    let mut sitting = sitting();
    sitting.happen(Event::Resized {
        width: 100,
        height: 12,
    });
    sitting.press("g g");
    mouse(&mut sitting, MouseKind::Press, 2, 0);
    for _ in 0..40 {
        mouse(&mut sitting, MouseKind::Drag, 60, 40);
    }
    let selected = selected(&sitting);
    assert!(
        selected.starts_with("Welcome") && selected.ends_with("Meshes."),
        "{selected}"
    );
}

#[test]
fn the_mouse_is_left_to_the_terminal_and_taken_back() {
    let mut sitting = sitting();
    sitting.press("f2");
    assert!(matches!(
        sitting.effects.last(),
        Some(Effect::UseMouse(false))
    ));
    sitting.press("f2");
    assert!(matches!(
        sitting.effects.last(),
        Some(Effect::UseMouse(true))
    ));
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

#[test]
fn a_count_means_what_the_action_says() {
    let mut sitting = sitting();
    let caret = |sitting: &Sitting| {
        let open = sitting.state.reading.open.as_ref().unwrap();
        open.caret_line().of(open.text()).to_owned()
    };
    sitting.press("1 2 G");
    assert_eq!(caret(&sitting), "Canary talk - Ada Quark, Lab");
    sitting.press("7 g g");
    assert_eq!(caret(&sitting), "Short words. Two of them.");
    sitting.press("1 G");
    assert_eq!(caret(&sitting), "Welcome");
    sitting.press("9 9 G");
    assert_eq!(caret(&sitting), "Meshes.");
    sitting.press("d ctrl-s g g d ctrl-s j d ctrl-s 2 u");
    assert_eq!(sitting.state.records.alive().count(), 1);
    let told = sitting.told();
    assert!(told.starts_with("Undid 2 changes"), "{told}");
    sitting.press("9 u 2 ctrl-r");
    assert_eq!(sitting.state.records.alive().count(), 2);
}

#[test]
fn the_stop_of_the_sentence_before_is_not_marked() {
    let mut sitting = sitting();
    sitting.press("s esc v w w m i ctrl-s");
    let record = sitting.records()[0].clone();
    assert_eq!(record.quote(), Some("Another thing"));
    sitting.press("v m q ctrl-s");
    assert_eq!(sitting.records()[1].quote(), Some("g"));
}
