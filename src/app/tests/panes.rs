//! The panes' order, widths and visibility by keys, and the text alone.

use super::super::{Arrangement, Effect, Event, Mouse, MouseKind, Pane, Zoom};
use super::sitting;
use crate::app::testing::Sitting;

/// The panes on screen with their widths.
fn panes(sitting: &Sitting) -> Vec<(Pane, u16)> {
    let panes = sitting.state.areas().panes().into_iter();
    panes.map(|(pane, area)| (pane, area.width)).collect()
}

fn shown(sitting: &Sitting) -> Vec<Pane> {
    panes(sitting).into_iter().map(|(pane, _)| pane).collect()
}

/// What was last asked to be kept.
fn kept(sitting: &Sitting) -> Option<Arrangement> {
    let mut effects = sitting.effects.iter().rev();
    effects.find_map(|effect| match effect {
        Effect::KeepPanes(panes) => Some(*panes),
        _ => None,
    })
}

const POSTS: Pane = Pane::Posts;
const TEXT: Pane = Pane::Reading;
const NOTES: Pane = Pane::Notes;

#[test]
fn panes_get_wider_and_narrower() {
    let mut sitting = sitting();
    assert_eq!(panes(&sitting), [(POSTS, 31), (TEXT, 57), (NOTES, 30)]);
    sitting.press("1 alt-= alt-=");
    assert_eq!(panes(&sitting), [(POSTS, 39), (TEXT, 49), (NOTES, 30)]);
    assert_eq!(kept(&sitting), Some(sitting.state.arrangement));
    sitting.press("alt-2 alt-=");
    assert_eq!(panes(&sitting), [(POSTS, 35), (TEXT, 57), (NOTES, 26)]);
    sitting.press("ctrl-n");
    for _ in 0..20 {
        sitting.press("alt--");
    }
    assert_eq!(panes(&sitting), [(POSTS, 35), (TEXT, 67), (NOTES, 16)]);
    let message = sitting.told();
    assert!(message.contains("as narrow as"), "{message}");
    // A share, on every screen.
    sitting.happen(Event::Resized {
        width: 240,
        height: 40,
    });
    assert_eq!(panes(&sitting)[0], (POSTS, 70));
    sitting.happen(Event::Resized {
        width: 120,
        height: 40,
    });
    assert_eq!(panes(&sitting), [(POSTS, 35), (TEXT, 67), (NOTES, 16)]);
    sitting.press("g =");
    assert_eq!(panes(&sitting), [(POSTS, 31), (TEXT, 57), (NOTES, 30)]);
}

/// Where the line is between the panes above each other.
fn line(sitting: &Sitting) -> Option<u16> {
    sitting.state.areas().stacked.map(|line| line.y)
}

/// A mouse event with the left button.
fn button(kind: MouseKind, column: u16, row: u16) -> Event {
    Event::Mouse(Mouse { column, row, kind })
}

#[test]
fn panes_above_each_other_get_taller_and_shorter() {
    let mut sitting = sitting();
    sitting.press("1 g +");
    sitting.assert_told("No pane stands above or below");
    sitting.happen(Event::Resized {
        width: 80,
        height: 70,
    });
    assert_eq!(line(&sitting), Some(34));
    sitting.press("g + g +");
    assert_eq!(line(&sitting), Some(38));
    sitting.press("ctrl-n g +");
    assert_eq!(line(&sitting), Some(36));
    assert_eq!(kept(&sitting), Some(sitting.state.arrangement));
    for _ in 0..40 {
        sitting.press("g -");
    }
    assert_eq!(line(&sitting), Some(62));
    sitting.assert_told("as short as");
    sitting.press("alt-2 g +");
    sitting.assert_told("The text has the whole height");
}

#[test]
fn the_line_between_panes_above_each_other_follows_the_mouse() {
    let mut sitting = sitting();
    sitting.happen(Event::Resized {
        width: 80,
        height: 70,
    });
    sitting.happen(button(MouseKind::Press, 10, 34));
    sitting.happen(button(MouseKind::Drag, 10, 20));
    assert_eq!(line(&sitting), Some(20));
    sitting.happen(button(MouseKind::Drag, 79, 0));
    assert_eq!(line(&sitting), Some(6), "both keep some rows");
    sitting.happen(button(MouseKind::Release, 79, 0));
    assert_eq!(kept(&sitting), Some(sitting.state.arrangement));
    sitting.happen(button(MouseKind::Drag, 10, 40));
    assert_eq!(line(&sitting), Some(6), "it was let go");
}

#[test]
fn panes_change_places_and_are_walked_through_as_they_stand() {
    let mut sitting = sitting();
    sitting.press("1 g >");
    assert_eq!(shown(&sitting), [TEXT, POSTS, NOTES]);
    sitting.press("` `");
    assert_eq!(sitting.state.focus, TEXT);
    sitting.press("g <");
    sitting.assert_told("no pane to the left");
    sitting.press("g > g >");
    assert_eq!(shown(&sitting), [POSTS, NOTES, TEXT]);
}

#[test]
fn a_pane_that_is_put_away_comes_with_the_keyboard() {
    let mut sitting = sitting();
    sitting.press("alt-2 g 1");
    assert_eq!(shown(&sitting), [TEXT, NOTES]);
    sitting.press("ctrl-l");
    assert_eq!(shown(&sitting), [POSTS, TEXT, NOTES]);
    sitting.press("` `");
    assert_eq!(
        sitting.state.focus, NOTES,
        "the list is there while it has the keyboard"
    );
    sitting.press("`");
    assert_eq!(sitting.state.focus, TEXT);
    sitting.press("g 3");
    assert_eq!(panes(&sitting), [(TEXT, 120)]);
    sitting.press("alt-=");
    sitting.assert_told("whole window");
    sitting.press("g 1 g 3");
    assert_eq!(shown(&sitting), [POSTS, TEXT, NOTES]);
}

#[test]
fn where_one_pane_has_the_window_to_bring_one_back_is_to_go_there() {
    let mut sitting = sitting();
    sitting.happen(Event::Resized {
        width: 70,
        height: 24,
    });
    sitting.press("alt-2 g 3");
    assert!(sitting.state.arrangement.notes.is_hidden);
    sitting.press("g 3");
    assert_eq!(panes(&sitting), [(NOTES, 70)]);
}

#[test]
fn the_text_alone_is_left_by_its_key_by_esc_and_by_going_to_a_pane() {
    for back in ["Z", "esc", "ctrl-n", "z z"] {
        let mut sitting = sitting();
        sitting.open("2019-11-20-day.md");
        sitting.press("j j");
        let before = sitting.at_caret().to_owned();
        sitting.press("Z");
        assert_eq!(shown(&sitting), [TEXT]);
        let areas = sitting.state.areas();
        assert!(areas.is_text_alone && areas.scroll_bar().is_none());
        assert_eq!(sitting.at_caret(), before);
        sitting.press(back);
        assert_eq!(sitting.state.zoom, Zoom::Off, "{back}");
        assert_eq!(sitting.at_caret(), before);
    }
}

#[test]
fn marking_works_in_the_text_alone() {
    let mut sitting = sitting();
    sitting.open("2019-11-20-day.md");
    sitting.press("Z d ctrl-s");
    assert_eq!(sitting.records().len(), 1);
    assert_eq!(shown(&sitting), [TEXT]);
    // Esc ends one thing after the other.
    sitting.press("v j esc");
    assert_eq!(sitting.state.zoom, Zoom::Text);
    sitting.press("esc");
    assert_eq!(sitting.state.zoom, Zoom::Off);
}
