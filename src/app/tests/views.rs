//! Events, talks, speakers and topics: what they list, into them, to the passage, and back to the same line.

use crate::app::overlay::Overlay;
use crate::app::testing::Sitting;
use crate::app::{Event, Mouse, MouseKind, list_window};

const DAY_ONE: &str = "---\ntitle: Rubies in Barcelona\nauthor: nell\ndate: 2019-05-21\ntags: [kubecon]\n---\n\nIntro words.\n\n## Talks\n\n### Polishing Rubies by Night, Ada Lovelace, Gems Inc\n\nThey run it with OPA and Argo.\n\n### Cutting Emeralds by Day, Grace Hopper, Gems Inc\n\nShe used Argo.\n";
const DAY_TWO: &str = "---\ntitle: What I saw at KubeCon\nauthor: omar\ndate: 2019-05-22\ntags: [kubecon]\n---\n\nA word before.\n\n## Keynote: Polishing rubies by nigth - Ada Lovelace, Gems Inc\n\nOh-pa, as they say it.\n\nIt went on for long.\n";
const OTHER: &str = "---\ntitle: At home\ndate: 2020-01-02\n---\n\nNothing about Argo.\n";

fn sitting() -> Sitting {
    Sitting::over(&[
        ("one.md", DAY_ONE),
        ("two.md", DAY_TWO),
        ("other.md", OTHER),
    ])
}

/// Titles of the list on screen, and the one under the cursor.
fn list(sitting: &Sitting) -> (Vec<String>, String) {
    let Some(Overlay::Views(window)) = sitting.state.overlays.last() else {
        panic!("no window of views")
    };
    let level = window.level().unwrap();
    let rows = (0..level.shown.len()).map(|row| level.row(row).unwrap().title.clone());
    let chosen = level.chosen_row().map(|row| row.title.clone());
    (rows.collect(), chosen.unwrap_or_default())
}

fn caret_is_at(sitting: &Sitting, words: &str) -> bool {
    let open = sitting.state.reading.open.as_ref().unwrap();
    open.text()[open.caret as usize..].starts_with(words)
}

#[test]
fn an_event_has_its_talks_once_and_its_posts_by_day() {
    let mut sitting = sitting();
    sitting.press("g e");
    assert_eq!(list(&sitting).0, ["KubeCon EU 2019"]);
    sitting.press("enter");
    let (rows, chosen) = list(&sitting);
    assert_eq!(rows[0], "2 talks");
    assert_eq!(chosen, rows[1]);
    assert!(
        rows[1].to_lowercase().starts_with("polishing rubies by ni"),
        "{rows:?}"
    );
    assert!(rows[2].starts_with("Cutting Emeralds"), "{rows:?}");
    assert_eq!(
        rows[3..],
        [
            "Written on day 2, 21 May 2019",
            "Rubies in Barcelona",
            "Written on day 3, 22 May 2019",
            "What I saw at KubeCon"
        ]
    );
}

#[test]
fn one_goes_to_a_telling_and_back_to_the_same_line() {
    let mut sitting = sitting();
    sitting.press("g e enter enter");
    assert_eq!(
        list(&sitting).0,
        ["What I saw at KubeCon", "Rubies in Barcelona"]
    );
    sitting.press("down enter");
    assert!(sitting.state.overlays.is_empty());
    assert!(caret_is_at(&sitting, "Polishing Rubies by Night"));
    sitting.press("j j esc");
    assert_eq!(list(&sitting).1, "Rubies in Barcelona");
    sitting.press("esc");
    assert_eq!(list(&sitting).0.len(), 7);
    sitting.press("esc esc");
    assert!(sitting.state.overlays.is_empty());
}

#[test]
fn a_talk_says_in_how_many_posts_it_is_told_and_leads_to_the_others() {
    let mut sitting = sitting();
    sitting.open("one.md");
    assert_eq!(sitting.state.told, None);
    sitting.press("]");
    assert_eq!(sitting.state.told.map(|told| told.posts), Some(2));
    sitting.press("&");
    assert_eq!(list(&sitting).1, "What I saw at KubeCon");
    sitting.press("enter");
    assert!(caret_is_at(&sitting, "Keynote: Polishing"));
    sitting.press("H");
    assert!(caret_is_at(&sitting, "Polishing Rubies by Night"));
    sitting.press("]");
    assert_eq!(sitting.state.told.map(|told| told.posts), Some(1));
}

#[test]
fn a_topic_has_all_its_names_and_the_notes_on_it() {
    let mut sitting = sitting();
    sitting.open("two.md");
    sitting.press("/").write("Oh-pa").press("enter d ctrl-s");
    sitting.press("g t").write("oh-pa");
    assert_eq!(list(&sitting).1, "Open Policy Agent");
    sitting.press("enter");
    let (rows, _) = list(&sitting);
    assert_eq!(
        (rows[0].as_str(), rows[2].as_str()),
        ("Your notes", "In talks")
    );
    assert!(rows[1].contains("Oh-pa"), "{rows:?}");
    assert_eq!(rows.len(), 5, "{rows:?}");
    sitting.press("end enter");
    assert!(sitting.state.overlays.is_empty());
}

#[test]
fn passages_outside_talks_stand_apart() {
    let mut sitting = sitting();
    sitting.press("g t").write("argo").press("enter");
    let (rows, _) = list(&sitting);
    assert_eq!(rows.last().unwrap(), "At home");
    assert_eq!(rows[rows.len() - 2], "Elsewhere");
    sitting.press("ctrl-end enter");
    assert!(caret_is_at(&sitting, "Argo"));
}

#[test]
fn speakers_have_their_talks_and_lists_follow_the_library() {
    let mut sitting = sitting();
    sitting.press("g p");
    assert_eq!(list(&sitting).0, ["Ada Lovelace", "Grace Hopper"]);
    sitting.press("down");
    sitting.add("new.md", "---\ntitle: More\ndate: 2019-05-23\ntags: [kubecon]\n---\n\n## Session: Sorting Pearls at Sea - Aaron Ant, Gems Inc\n\nText.\n");
    sitting.scan();
    let (rows, chosen) = list(&sitting);
    assert_eq!(rows, ["Aaron Ant", "Ada Lovelace", "Grace Hopper"]);
    assert_eq!(chosen, "Grace Hopper");
    sitting.write("gra").press("enter");
    assert_eq!(list(&sitting).0.len(), 2);
    sitting.press("esc");
    assert_eq!(list(&sitting).0, ["Grace Hopper"]);
    sitting.press("tab");
    assert!(list(&sitting).0.contains(&"Argo".to_owned()));
}

/// Clicks with the left button on a cell.
fn click(sitting: &mut Sitting, column: u16, row: u16) {
    for kind in [MouseKind::Press, MouseKind::Release] {
        sitting.happen(Event::Mouse(Mouse { column, row, kind }));
    }
}

#[test]
fn a_click_chooses_and_a_second_one_goes_in() {
    let mut sitting = sitting();
    sitting.press("g k");
    let list_area = list_window(120, 40, true).list;
    let (x, second) = (list_area.x + 4, list_area.y + 3);
    let titles = list(&sitting).0;
    click(&mut sitting, x, second);
    assert_eq!(list(&sitting).1, titles[1]);
    click(&mut sitting, x, second);
    assert_ne!(list(&sitting).0, titles, "the tellings of the talk");
    click(&mut sitting, x, list_area.bottom() - 1);
    click(&mut sitting, 0, 0);
    assert!(!sitting.state.overlays.is_empty(), "empty cells do nothing");
}

#[test]
fn a_long_list_does_not_move_under_the_pointer() {
    let talk = |number: u8| {
        let (first, second) = (char::from(b'B' + number / 6), char::from(b'a' + number % 6));
        format!("## A talk of many, Ada {first}{second}mann, Works\n\n")
    };
    let post: String = (0..60).map(talk).collect();
    let mut sitting = Sitting::over(&[("many.md", &post)]);
    sitting.press("g p");
    let area = list_window(120, 40, false).list;
    let last = area.bottom() - 1;
    for _ in 0..30 {
        sitting.happen(Event::Mouse(Mouse {
            column: area.x,
            row: last,
            kind: MouseKind::ScrollDown,
        }));
    }
    click(&mut sitting, area.x + 2, area.y + 6);
    let chosen = list(&sitting).1;
    click(&mut sitting, area.x + 2, area.y + 6);
    assert_eq!(
        list(&sitting).0.len(),
        2,
        "a heading and the talk of {chosen}"
    );
}
