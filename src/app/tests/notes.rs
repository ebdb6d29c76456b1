//! The notes pane: scope, order, filter; notes on talks and posts; what was deleted.

use super::super::Pane;
use super::super::event::Event;
use super::super::pane::Scope;
use super::super::testing::Sitting;

const ONE: &str = "---\ntitle: Day one\ndate: 2019-11-19\n---\n\n## Canary talk - Ada Quark, Lab\n\nCanaries sing. They also fly.\n\n\
    ## Mesh talk - Bo Gluon, Lab\n\nMeshes catch fish.\n";
const TWO: &str = "---\ntitle: Day two\ndate: 2019-11-20\n---\n\nA word on types.\n";

/// Three passages marked in two posts: an idea and a question on the first day, an idea on the second.
fn sitting() -> Sitting {
    let mut sitting = Sitting::over(&[("one.md", ONE), ("two.md", TWO)]);
    sitting.press("2 / w o r d enter s m i ctrl-s");
    sitting.press("f").write("canary").press("enter");
    sitting.press("/ s i n g enter s m i ctrl-s");
    sitting.press("/ f i s h enter s m ? ctrl-s");
    sitting
}

/// The quotes of the notes pane from top to bottom; notes without one in brackets.
fn shown(sitting: &Sitting) -> Vec<String> {
    let records = sitting.state.notes.list.iter();
    let records = records.filter_map(|id| sitting.state.records.get(*id));
    records
        .map(|entry| match entry.record.quote() {
            Some(quote) => quote.to_owned(),
            None => format!("({})", entry.record.note),
        })
        .collect()
}

#[test]
fn the_scope_goes_from_the_post_to_everything_and_to_the_talk() {
    let mut sitting = sitting();
    assert_eq!(shown(&sitting), ["Canaries sing.", "Meshes catch fish."]);
    sitting.press("alt-3 s");
    assert_eq!(
        shown(&sitting),
        ["A word on types.", "Canaries sing.", "Meshes catch fish."]
    );
    sitting.press("s");
    assert_eq!(sitting.state.notes.view.scope, Scope::Talk);
    assert_eq!(shown(&sitting), ["Meshes catch fish."]);
    sitting.press("esc");
    sitting.press("[ [");
    assert_eq!(shown(&sitting), ["Canaries sing."]);
}

#[test]
fn notes_are_filtered_by_words_category_and_status_and_sorted() {
    let mut sitting = sitting();
    sitting.press("alt-3 s / i d e a enter");
    assert_eq!(shown(&sitting), ["A word on types.", "Canaries sing."]);
    sitting.press("/ esc w");
    assert_eq!(shown(&sitting), ["Meshes catch fish."]);
    sitting.press("w w w w F");
    assert_eq!(shown(&sitting), ["Meshes catch fish."]);
    sitting.press("F F o");
    assert_eq!(
        shown(&sitting),
        ["Meshes catch fish.", "Canaries sing.", "A word on types."]
    );
}

#[test]
fn notes_are_filtered_by_topic_and_one_key_shows_all() {
    let mut sitting = sitting();
    sitting.press("alt-3 #");
    assert_eq!(sitting.told(), "No note here has a topic: e gives it one");
    for (keys, topic) in [("g g e", "Birds"), ("j e", "Nets, Birds")] {
        sitting
            .press(keys)
            .press("shift-tab shift-tab")
            .write(topic)
            .press("ctrl-s");
    }
    sitting.press("alt-3 #");
    assert_eq!(sitting.told(), "Topics: [Birds 2]  Nets 1");
    assert_eq!(shown(&sitting), ["Canaries sing.", "Meshes catch fish."]);
    sitting.press("#");
    assert_eq!(shown(&sitting), ["Meshes catch fish."]);
    sitting.press("F");
    assert_eq!(sitting.told(), "Kinds: [question 1]");
    sitting.press("*");
    assert_eq!(shown(&sitting), ["Canaries sing.", "Meshes catch fish."]);
    sitting.press("* # # #");
    assert!(!sitting.state.notes.view.is_filtered());
}

#[test]
fn a_note_of_another_post_is_opened_from_the_notes() {
    let mut sitting = sitting();
    sitting.press("alt-3 s g g enter");
    assert!(sitting.at_caret().starts_with("A word on types"));
    assert_eq!(sitting.state.focus, Pane::Reading);
}

#[test]
fn talks_and_posts_have_notes_of_their_own() {
    let mut sitting = sitting();
    sitting
        .press("T")
        .write("ask *Bo*")
        .press("ctrl-s P")
        .write("a good day")
        .press("ctrl-s");
    assert_eq!(
        shown(&sitting),
        [
            "(a good day)",
            "Canaries sing.",
            "(ask *Bo*)",
            "Meshes catch fish."
        ]
    );
    // There is one on each, to go on with.
    sitting.press("T").write("!").press("ctrl-s");
    assert_eq!(shown(&sitting)[2], "(ask *Bo*!)");
    sitting.press("T ctrl-s alt-3 s s");
    assert_eq!(shown(&sitting), ["(ask *Bo*!)", "Meshes catch fish."]);
    sitting.press("s g g j j enter");
    assert!(sitting.at_caret().starts_with("Mesh talk"));
}

#[test]
fn a_note_that_says_nothing_is_none() {
    let mut sitting = sitting();
    sitting.press("P ctrl-s");
    assert_eq!(sitting.records().len(), 3);
}

#[test]
fn what_was_deleted_is_found_and_brought_back() {
    let mut sitting = sitting();
    sitting.press("alt-3 g g D");
    assert_eq!(shown(&sitting), ["Meshes catch fish."]);
    assert_eq!(
        sitting.state.notes.chosen,
        sitting.state.notes.list.first().copied()
    );
    sitting.press("v v");
    assert_eq!(shown(&sitting), ["Canaries sing."]);
    sitting.press("B v");
    assert_eq!(shown(&sitting), ["Canaries sing.", "Meshes catch fish."]);
    sitting.press("u");
    assert_eq!(shown(&sitting), ["Meshes catch fish."]);
}

#[test]
fn a_new_note_is_shown_whatever_the_filter_says() {
    let mut sitting = sitting();
    sitting.press("alt-3 / n o s u c h enter esc");
    assert!(shown(&sitting).is_empty());
    sitting.press("/ f l y enter s d ctrl-s");
    assert_eq!(sitting.records().len(), 4, "{:?}", sitting.state.message);
    assert!(shown(&sitting).contains(&"They also fly.".to_owned()));
}

#[test]
fn of_overlapping_highlights_each_can_be_meant() {
    let mut sitting = sitting();
    sitting.press("/ f i s h enter v m i ctrl-s");
    let described = |sitting: &Sitting| {
        let id = sitting.state.notes.chosen.unwrap();
        let record = &sitting.state.records.get(id).unwrap().record;
        record.quote().unwrap().to_owned()
    };
    assert_eq!(described(&sitting), "f");
    sitting.press("C");
    assert_eq!(described(&sitting), "Meshes catch fish.");
    sitting.press("D");
    assert_eq!(shown(&sitting), ["Canaries sing.", "f"]);
    assert_eq!(described(&sitting), "f");
}

#[test]
fn what_comes_back_from_ones_own_editor_is_saved() {
    let mut sitting = sitting();
    let came_back = |sitting: &mut Sitting, text: &str| {
        sitting.press("E");
        assert_eq!(sitting.state.overlays.len(), 1);
        sitting.happen(Event::TextEdited(Ok(text.to_owned())));
        assert!(sitting.state.overlays.is_empty());
    };
    let note = |sitting: &Sitting| sitting.records().last().unwrap().note.clone();
    came_back(&mut sitting, "Ask *Bo*.\n");
    assert_eq!(note(&sitting), "Ask *Bo*.");
    let version = sitting.state.records.version();
    came_back(&mut sitting, "Ask *Bo*.\n");
    assert_eq!(sitting.state.records.version(), version);
    sitting.press("u");
    assert_eq!(note(&sitting), "");
}

#[test]
fn an_editor_that_fails_leaves_the_note_open() {
    let mut sitting = sitting();
    sitting.press("E");
    sitting.happen(Event::TextEdited(Err("no such editor".to_owned())));
    assert_eq!(sitting.state.overlays.len(), 1);
    assert!(sitting.state.message.is_some());
}
