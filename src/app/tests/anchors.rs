//! Posts are edited, and what one marked in them is settled by keys.

use super::super::Pane;
use super::super::testing::Sitting;
use crate::annotation::AnchorState;

const POST: &str = "# A day\n\nBefore it came lunch.\n\nProgressive delivery needs very good metrics, they said on stage.\n\n\
Nobody asked about the price of the new licence.\n\nAfterwards there was cake for all of us.\n";
const PATH: &str = "2019-11-20-day.md";
const MARKED: &str = "Progressive delivery needs very good metrics, they said on stage.";

/// A post in which one sentence is marked, and was edited since by this.
fn edited(from: &str, to: &str) -> Sitting {
    let mut sitting = Sitting::over(&[
        (PATH, POST),
        ("other.md", "# Another\n\nOther words stand here.\n"),
    ]);
    sitting.open(PATH);
    sitting
        .press("/")
        .write("progressive")
        .press("enter m i ctrl-s");
    sitting.rewrite(PATH, from, to);
    sitting.scan();
    sitting
}

fn state(sitting: &Sitting) -> AnchorState {
    let id = sitting.records()[0].id;
    sitting
        .state
        .records
        .get(id)
        .unwrap()
        .anchor_state()
        .unwrap()
}

fn quote(sitting: &Sitting) -> &str {
    sitting.records()[0].quote().unwrap()
}

fn told(sitting: &Sitting) -> &str {
    sitting.state.message.as_ref().map_or("", |told| &told.text)
}

#[test]
fn a_changed_passage_is_confirmed_by_a_key_and_its_first_words_stay() {
    let mut sitting = edited("needs very good", "wants very good");
    assert_eq!(state(&sitting), AnchorState::Changed);
    assert_eq!(quote(&sitting), MARKED, "reading changes nothing");
    sitting.press("y");
    assert_eq!(state(&sitting), AnchorState::Exact);
    assert_eq!(quote(&sitting), MARKED.replace("needs", "wants"));
    let anchor = sitting.records()[0].anchor.clone().unwrap();
    assert_eq!(anchor.first_quote(), MARKED);
    sitting.press("u");
    assert!(
        told(&sitting).starts_with("Undid: confirmed “Progressive"),
        "{}",
        told(&sitting)
    );
    assert_eq!(
        (quote(&sitting), state(&sitting)),
        (MARKED, AnchorState::Changed)
    );
    sitting.press("ctrl-r");
    assert_eq!(state(&sitting), AnchorState::Exact);
}

#[test]
fn there_is_nothing_to_confirm_where_nothing_changed() {
    let mut sitting = edited("cake", "cake and tea");
    assert_eq!(state(&sitting), AnchorState::Exact);
    sitting.press("y");
    assert_eq!(state(&sitting), AnchorState::Exact);
    let before = sitting.saved.clone();
    sitting.press("y");
    assert!(told(&sitting).starts_with("There is nothing to confirm"));
    assert_eq!(sitting.saved, before);
}

#[test]
fn an_orphan_is_put_where_one_selects() {
    let mut sitting = edited(MARKED, "Here is a sentence of another kind.");
    assert_eq!(state(&sitting), AnchorState::Orphan);
    sitting.press("3 y");
    assert!(
        told(&sitting).contains("select one and press a"),
        "{}",
        told(&sitting)
    );
    sitting.press("a");
    assert_eq!(sitting.state.focus, Pane::Reading);
    sitting.press("/").write("nobody asked").press("enter s a");
    assert_eq!(state(&sitting), AnchorState::Exact);
    assert_eq!(
        quote(&sitting),
        "Nobody asked about the price of the new licence."
    );
    assert_eq!(
        sitting.records()[0].anchor.as_ref().unwrap().first_quote(),
        MARKED
    );
    sitting.press("u");
    assert_eq!(
        (quote(&sitting), state(&sitting)),
        (MARKED, AnchorState::Orphan)
    );
}

#[test]
fn with_a_selection_one_key_is_enough() {
    let mut sitting = edited(MARKED, "Here is a sentence of another kind.");
    sitting
        .press("2 /")
        .write("nobody asked")
        .press("enter s a");
    assert_eq!(
        quote(&sitting),
        "Nobody asked about the price of the new licence."
    );
}

#[test]
fn choosing_a_place_can_be_left() {
    let mut sitting = edited(MARKED, "Here is a sentence of another kind.");
    sitting.press("3 a esc");
    assert_eq!(sitting.state.notes.relinking, None);
    assert_eq!(quote(&sitting), MARKED);
}

#[test]
fn an_orphan_can_be_put_into_another_post_and_back() {
    let mut sitting = edited(MARKED, "Here is a sentence of another kind.");
    sitting.press("3 a");
    sitting.open("other.md");
    sitting.press("/").write("other words").press("enter s a");
    assert_eq!(quote(&sitting), "Other words stand here.");
    assert_eq!(sitting.records()[0].post.path, "other.md");
    assert_eq!(state(&sitting), AnchorState::Exact);
    sitting.press("u");
    assert_eq!(sitting.records()[0].post.path, PATH);
    sitting.open(PATH);
    assert_eq!(state(&sitting), AnchorState::Orphan);
}

#[test]
fn a_suggested_place_is_looked_at_and_taken() {
    let mut sitting = edited(
        "Progressive delivery needs very good metrics, they said",
        "Progressive shipping wants some good numbers, she said",
    );
    assert_eq!(state(&sitting), AnchorState::Orphan);
    sitting.press("2 g g A");
    assert_eq!(sitting.state.focus, Pane::Notes);
    sitting.press("enter");
    assert!(
        sitting.at_caret().starts_with("Progressive shipping"),
        "{}",
        sitting.at_caret()
    );
    sitting.press("y");
    assert_eq!(state(&sitting), AnchorState::Exact);
    assert!(quote(&sitting).starts_with("Progressive shipping wants"));
}

#[test]
fn a_lost_passage_is_tried_again_when_its_post_changes() {
    let mut sitting = edited(MARKED, "Here is a sentence of another kind.");
    assert_eq!(state(&sitting), AnchorState::Orphan);
    sitting.rewrite(PATH, "Here is a sentence of another kind.", MARKED);
    sitting.scan();
    assert_eq!(state(&sitting), AnchorState::Exact);
}

#[test]
fn notes_follow_a_post_that_is_renamed_while_one_reads() {
    let mut sitting = edited("cake", "cake and tea");
    sitting.rename(PATH, "archive/2019-11-20-day.md");
    sitting.open("archive/2019-11-20-day.md");
    assert_eq!(state(&sitting), AnchorState::Exact);
    sitting.press("/").write("progressive").press("enter y");
    assert_eq!(sitting.records()[0].post.path, "archive/2019-11-20-day.md");
}

#[test]
fn the_kept_copy_of_a_post_that_is_gone_is_read_with_its_highlights() {
    let mut sitting = edited("cake", "cake and tea");
    sitting.open("other.md");
    sitting.remove(PATH);
    sitting.press("ctrl-p").write("stage").press("esc t");
    sitting.press("esc");
    let id = sitting.records()[0].id;
    let effects = super::super::opening::open_record(&mut sitting.state, id);
    sitting.carry_out(effects);
    assert!(
        sitting.at_caret().starts_with("Progressive delivery"),
        "{}",
        sitting.at_caret()
    );
    assert!(
        sitting
            .state
            .reading
            .open
            .as_ref()
            .unwrap()
            .text()
            .contains("there was cake for all")
    );
    assert_eq!(state(&sitting), AnchorState::Exact);
    sitting.press("d");
    assert!(told(&sitting).contains("kept copy"), "{}", told(&sitting));
    // It comes back.
    sitting.add(PATH, POST);
    sitting.scan();
    sitting.open(PATH);
    assert_eq!(state(&sitting), AnchorState::Exact);
}

#[test]
fn where_one_left_off_follows_a_post_that_is_renamed() {
    let mut sitting = Sitting::over(&[(PATH, POST), ("other.md", "# Another\n\nWords.\n")]);
    sitting.open(PATH);
    sitting.press("/").write("nobody").press("enter");
    sitting.open("other.md");
    sitting.rename(PATH, "renamed.md");
    sitting.open("renamed.md");
    assert!(
        sitting.at_caret().starts_with("Nobody asked"),
        "{}",
        sitting.at_caret()
    );
}
