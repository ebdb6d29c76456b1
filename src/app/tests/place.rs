//! The reader's place: it outlives edits, resizes and restarts; and what counts as read.

use proptest::prelude::*;

use crate::layout::LineKind;

use super::super::testing::Sitting;
use super::super::{Effect, Event, LoadedRecords, ReadMark, State, StoredPosition};

const PATH: &str = "2019-11-20-day.md";

fn paragraph(number: usize) -> String {
    format!(
        "Paragraph {number} tells of boat {number}, of its crew and of {number} things that went overboard on the way.\n\n"
    )
}

fn long() -> String {
    (0..60)
        .map(paragraph)
        .fold("# Boats\n\n".to_owned(), |post, next| post + &next)
}

fn over(post: &str) -> Sitting {
    let mut sitting = Sitting::over(&[(PATH, post), ("2018-05-02-older.md", "# Old\n\nShort.\n")]);
    sitting.press("1 enter");
    sitting
}

/// The lines on screen.
fn screen(state: &State) -> Vec<String> {
    let open = state.reading.open.as_ref().unwrap();
    let lines = open
        .visible
        .iter()
        .map(|visible| visible.line.span.of(open.text()));
    lines.map(str::to_owned).collect()
}

fn caret_and_row(sitting: &Sitting) -> (u32, u16) {
    let spot = sitting.state.reading.open.as_ref().unwrap().spot();
    (spot.caret, spot.row)
}

fn mark(sitting: &Sitting) -> ReadMark {
    sitting
        .state
        .positions
        .mark(sitting.state.reading.open.as_ref().unwrap().id)
}

#[test]
fn an_edit_above_moves_nothing_on_screen() {
    let mut sitting = over(&long());
    sitting
        .press("/")
        .write("boat 30")
        .press("enter ctrl-d j j");
    let before = (screen(&sitting.state), caret_and_row(&sitting).1);
    sitting.rewrite(
        PATH,
        "# Boats\n\n",
        "# Boats and ships\n\nA new beginning.\n\n- and\n- a list\n\n",
    );
    sitting.scan();
    assert_eq!((screen(&sitting.state), caret_and_row(&sitting).1), before);
    sitting.rewrite(PATH, &paragraph(59), "");
    sitting.rewrite(PATH, &paragraph(2), "Two is gone.\n\n");
    sitting.scan();
    assert_eq!((screen(&sitting.state), caret_and_row(&sitting).1), before);
}

#[test]
fn where_the_carets_words_are_gone_the_top_line_stays() {
    let mut sitting = over(&long());
    sitting.press("/").write("boat 30").press("enter");
    let top = screen(&sitting.state)[0].clone();
    sitting.rewrite(PATH, &paragraph(30), "");
    sitting.scan();
    assert_eq!(screen(&sitting.state)[0], top);
    let open = sitting.state.reading.open.as_ref().unwrap();
    assert!(
        open.visible
            .iter()
            .any(|line| line.line.span.contains(open.caret))
    );
}

#[test]
fn search_selection_and_a_mark_in_the_making_go_along() {
    let mut sitting = over(&long());
    sitting
        .press("/")
        .write("overboard")
        .press("enter n n v w d");
    sitting.rewrite(
        PATH,
        "# Boats\n\n",
        "# Boats\n\nSomething before it, overboard.\n\n",
    );
    sitting.scan();
    sitting.press("ctrl-s");
    assert_eq!(
        sitting.records()[0].anchor.as_ref().unwrap().quote,
        "overboard"
    );
    let search = sitting
        .state
        .reading
        .open
        .as_ref()
        .unwrap()
        .search
        .clone()
        .unwrap();
    assert_eq!((search.current, search.hits.len()), (Some(3), 61));
}

#[test]
fn a_post_that_cannot_be_read_again_stays() {
    let mut sitting = over(&long());
    sitting.rewrite(PATH, "# Boats\n\n", "# Ships\n\n");
    sitting.reading_fails = true;
    sitting.scan();
    assert_eq!(screen(&sitting.state)[0], "Boats");
}

/// What the store would hold after leaving.
fn stored(sitting: &mut Sitting) -> Vec<StoredPosition> {
    sitting.press("q");
    let saved = std::mem::take(&mut sitting.positions);
    let stored = saved.into_iter().filter_map(|effect| match effect {
        Effect::SavePosition {
            root,
            path,
            position,
        } => Some(StoredPosition {
            root,
            path,
            position,
        }),
        _ => None,
    });
    stored.collect()
}

fn again(post: &str, positions: Vec<StoredPosition>) -> Sitting {
    let mut sitting = Sitting::before_scan(&[(PATH, post), ("2018-05-02-older.md", "# Old\n")]);
    sitting.happen(Event::RecordsLoaded(Box::new(LoadedRecords {
        positions,
        ..LoadedRecords::default()
    })));
    sitting.scan();
    sitting
}

#[test]
fn a_restart_shows_the_same_lines_also_of_an_edited_post() {
    let mut first = over(&long());
    first.press("/").write("boat 30").press("enter ctrl-d j");
    let (lines, words) = (screen(&first.state), first.at_caret().to_owned());
    let positions = stored(&mut first);
    let same = again(&long(), positions.clone());
    assert_eq!(screen(&same.state), lines);
    assert_eq!(same.at_caret(), words);
    let edited = long().replace("# Boats\n\n", "# Boats\n\nMore words above.\n\n");
    let same = again(&edited, positions);
    assert_eq!(screen(&same.state), lines);
    assert_eq!(same.at_caret(), words);
}

#[test]
fn positions_that_come_after_the_post_are_still_gone_to() {
    let mut first = over(&long());
    first.press("/").write("boat 30").press("enter");
    let words = first.at_caret().to_owned();
    let positions = stored(&mut first);
    let mut sitting = Sitting::over(&[(PATH, &long())]);
    sitting.happen(Event::RecordsLoaded(Box::new(LoadedRecords {
        positions,
        ..LoadedRecords::default()
    })));
    assert_eq!(sitting.at_caret(), words);
}

#[test]
fn a_post_is_unread_then_being_read_then_read() {
    let mut sitting = Sitting::over(&[(PATH, &long()), ("2018-05-02-older.md", "# Old\n")]);
    assert_eq!(mark(&sitting), ReadMark::Unread, "shown, but not opened");
    sitting.press("1 enter");
    assert_eq!(mark(&sitting), ReadMark::Reading);
    sitting.press("G");
    assert_eq!(mark(&sitting), ReadMark::Read);
    sitting.press("g g");
    assert_eq!(mark(&sitting), ReadMark::Read, "once read it stays read");
    sitting.press("r");
    assert_eq!(mark(&sitting), ReadMark::Unread);
    sitting.press("G");
    assert_eq!(
        mark(&sitting),
        ReadMark::Unread,
        "what a person says counts"
    );
    sitting.press("1 j r");
    assert_eq!(
        sitting.state.positions.unread_posts(&sitting.state.library),
        1
    );
    assert_eq!(
        sitting.state.posts.posts().count(),
        2,
        "read posts stay in the list"
    );
    let kept = stored(&mut sitting);
    let last = |path: &str| {
        kept.iter()
            .rfind(|stored| stored.path == path)
            .unwrap()
            .position
            .mark
    };
    assert_eq!(
        [last(PATH), last("2018-05-02-older.md")],
        [ReadMark::Unread, ReadMark::Read]
    );
}

#[test]
fn reading_without_opening_counts_as_well() {
    let mut sitting = Sitting::over(&[(PATH, &long())]);
    sitting.press("2");
    assert_eq!(mark(&sitting), ReadMark::Unread);
    sitting.press("space");
    assert_eq!(mark(&sitting), ReadMark::Reading);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_resize_and_back_brings_caret_and_row_back(
        down in 0_usize..100, wheel in 0_usize..5, sizes in proptest::collection::vec((20_u16..200, 5_u16..60), 1..4)
    ) {
        let mut sitting = over(&long());
        for _ in 0..down {
            sitting.press("j");
        }
        for _ in 0..wheel {
            sitting.state.reading.open.as_mut().unwrap().wheel(2);
        }
        let before = caret_and_row(&sitting);
        let lines = screen(&sitting.state);
        for (width, height) in sizes {
            sitting.happen(Event::Resized { width, height });
            prop_assert_eq!(caret_and_row(&sitting).0, before.0);
            let open = sitting.state.reading.open.as_ref().unwrap();
            let is_shown = open.visible.iter().any(|line| line.line.span.contains(before.0));
            prop_assert!(is_shown, "{}x{}", width, height);
        }
        sitting.happen(Event::Resized { width: 120, height: 40 });
        prop_assert_eq!(caret_and_row(&sitting), before);
        prop_assert_eq!(screen(&sitting.state), lines);
    }

    #[test]
    fn edits_off_screen_move_nothing(edits in proptest::collection::vec((0_usize..60, "[a-z ]{0,40}"), 1..6)) {
        let mut sitting = over(&long());
        sitting.press("/").write("boat 30").press("enter");
        let before = (screen(&sitting.state), caret_and_row(&sitting).1);
        for (number, new) in edits {
            // What is on screen, and its neighbours, stay.
            if (10..50).contains(&number) {
                continue;
            }
            let old = format!("boat {number}, of");
            sitting.rewrite_if_there(PATH, &old, &format!("{old} {new}"));
        }
        sitting.scan();
        prop_assert_eq!((screen(&sitting.state), caret_and_row(&sitting).1), before);
    }
}

#[test]
fn a_new_page_begins_with_words() {
    let post = "One line.\n\n".repeat(400);
    let mut sitting = Sitting::over(&[("a.md", &post)]);
    sitting.press("enter");
    for keys in [
        "space",
        "space",
        "j space",
        "ctrl-d",
        "j j ctrl-d",
        "pageup",
    ] {
        sitting.press(keys);
        let open = sitting.state.reading.open.as_ref().unwrap();
        assert_eq!(open.visible[0].line.kind, LineKind::Content);
    }
}
