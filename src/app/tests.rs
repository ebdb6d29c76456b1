//! What a person does with keys, and what comes of it.

mod anchors;
mod board;
mod catching_up;
mod changes;
mod exporting;
mod filtering;
mod folders;
mod jumping;
mod keymaps;
mod live;
mod notes;
mod panes;
mod place;
mod selecting;
mod sharing;
mod suggesting;
mod text_search;
mod views;
mod way;

use std::sync::Arc;

use proptest::prelude::*;

use super::overlay::Overlay;
use super::pane::{Landing, Wanted};
use super::testing::Sitting;
use super::{Effect, Event, Pane, ReadPurpose};
use crate::annotation::{AnchorState, Status};
use crate::keymap::Keymap;

const RECAP: &str = "---\ntitle: Day two\ndate: 2019-11-20\ntags: [KubeCon]\n---\n\n\
## Keynotes\n\nShort ones this morning.\n\n\
## Rolling out with care - Ada Quark, Engineer, Lab\n\n\
This session was about [Argo](https://argo.example/) and its rollouts. Argo went up on my list of things to dig into! \
It can roll back by itself.\n\n\
## Types for configuration\n\nThe speaker of this talk showed CUE. I want to try it.\n";

const OTHER: &str = "# An older day\n\nNothing on types here. Lunch was fine.\n";

fn sitting() -> Sitting {
    let mut sitting =
        Sitting::over(&[("2019-11-20-day.md", RECAP), ("2018-05-02-older.md", OTHER)]);
    sitting.press("2");
    sitting
}

fn mark_argo(sitting: &mut Sitting) {
    sitting
        .press("/")
        .write("argo went")
        .press("enter d")
        .write("compare")
        .press("ctrl-s");
}

#[test]
fn the_newest_post_is_open_at_the_start() {
    let sitting = sitting();
    assert_eq!(
        sitting.state.reading.open.as_ref().map(|open| open.id),
        sitting.state.posts.chosen
    );
    assert_eq!(sitting.at_caret(), "Keynotes");
}

#[test]
fn a_beginning_is_only_looked_at_until_the_whole_is_there() {
    let mut sitting = sitting();
    let open = sitting.state.reading.open.take().unwrap();
    let (post, request) = (open.id, 77);
    let wanted = |landing| Wanted {
        post,
        request,
        landing,
    };
    let begun = |request| Event::PostBegun {
        post,
        request,
        beginning: open.content.document.clone(),
    };
    sitting.state.reading.wanted = Some(wanted(Landing::LeftOff));
    sitting.happen(begun(request - 1));
    assert!(sitting.state.reading.beginning.is_none());
    sitting.happen(begun(request));
    let shown = sitting.state.reading.beginning.as_ref().unwrap();
    assert_eq!(shown.visible.len(), open.visible.len());
    sitting.press("2 d");
    assert!(sitting.records().is_empty() && sitting.state.overlays.is_empty());
    sitting.happen(Event::PostRead {
        post,
        request,
        purpose: ReadPurpose::Open,
        outcome: Ok(open.content.clone()),
    });
    assert!(sitting.state.reading.beginning.is_none() && sitting.state.reading.open.is_some());

    // What is beyond it is waited for.
    sitting.state.reading.wanted = Some(wanted(Landing::At(u32::MAX)));
    sitting.happen(begun(request));
    assert!(sitting.state.reading.beginning.is_none());
}

#[test]
fn the_jump_opens_the_passage_from_anywhere() {
    let mut sitting = sitting();
    sitting.press("3 ctrl-p").write("ada care").press("enter");
    assert!(
        sitting.at_caret().starts_with("Rolling out with care"),
        "{}",
        sitting.at_caret()
    );
    assert_eq!(sitting.state.focus, Pane::Reading);
    sitting.press("f").write("older").press("enter");
    assert!(sitting.at_caret().starts_with("An older day"));
}

#[test]
fn a_sentence_is_marked_without_selecting_and_knows_its_topic_and_talk() {
    let mut sitting = sitting();
    mark_argo(&mut sitting);
    let records = sitting.records();
    let [record] = records.as_slice() else {
        panic!("{records:?}")
    };
    let anchor = record.anchor.as_ref().unwrap();
    assert_eq!(
        anchor.quote,
        "Argo went up on my list of things to dig into!"
    );
    assert_eq!(record.topics[0].name, "Argo");
    assert_eq!(
        record.topics[0].url.as_deref(),
        Some("https://argo.example/")
    );
    assert_eq!(record.note, "compare");
    assert_eq!(record.talk.as_ref().unwrap().speakers[0].name, "Ada Quark");
    assert_eq!(record.post.title, "Day two");
    assert_eq!(record.todo.as_ref().unwrap().status, Status::Open);
}

#[test]
fn a_selection_is_marked_in_the_category_of_its_key() {
    let mut sitting = sitting();
    sitting
        .press("/")
        .write("short")
        .press("enter v w m i ctrl-s");
    let records = sitting.records();
    assert_eq!(records[0].anchor.as_ref().unwrap().quote, "Short");
    assert_eq!(records[0].category, "idea");
    assert_eq!(records[0].todo, None);
}

#[test]
fn a_selection_grows_by_sentences() {
    let mut sitting = sitting();
    sitting
        .press("/")
        .write("types for")
        .press("enter } s s m q ctrl-s");
    let quote = &sitting.records()[0].anchor.as_ref().unwrap().quote;
    assert!(
        quote.starts_with("The speaker") && quote.ends_with("try it."),
        "{quote}"
    );
}

#[test]
fn undo_and_redo_go_through_several_changes() {
    let mut sitting = sitting();
    mark_argo(&mut sitting);
    sitting.press("c i");
    assert_eq!(sitting.records()[0].category, "idea");
    sitting.press("D");
    assert!(sitting.records().is_empty());
    sitting.press("u");
    assert_eq!(sitting.records()[0].category, "idea");
    sitting.press("u");
    assert_eq!(sitting.records()[0].category, "dig-into");
    sitting.press("u");
    assert!(sitting.records().is_empty());
    sitting.press("ctrl-r ctrl-r");
    assert_eq!(sitting.records()[0].category, "idea");
}

#[test]
fn typed_text_is_thrown_away_only_when_asked_twice() {
    let mut sitting = sitting();
    sitting.press("d").write("precious").press("esc");
    assert!(matches!(
        sitting.state.overlays.last(),
        Some(Overlay::Editor(_))
    ));
    sitting.assert_told("ctrl-s");
    sitting.press("esc");
    assert!(sitting.state.overlays.is_empty());
    assert!(sitting.records().is_empty());
}

#[test]
fn a_note_in_the_making_is_kept_when_the_program_is_ended_from_outside() {
    let mut sitting = sitting();
    sitting
        .press("/")
        .write("argo went")
        .press("enter d")
        .write("half a thought");
    sitting.happen(super::Event::Terminated);
    assert_eq!(sitting.records()[0].note, "half a thought");
    assert!(matches!(sitting.effects.last(), Some(Effect::Quit)));
}

#[test]
fn what_cannot_be_saved_stays_and_is_saved_later() {
    let mut sitting = sitting();
    sitting.disk_is_full = true;
    mark_argo(&mut sitting);
    assert!(sitting.records().is_empty());
    assert_eq!(sitting.state.records.alive().count(), 1);
    sitting.press("q");
    assert!(sitting.effects.is_empty(), "not left without a warning");
    sitting.disk_is_full = false;
    sitting.press("S");
    assert_eq!(sitting.records()[0].note, "compare");
    sitting.press("q");
    assert!(matches!(sitting.effects.last(), Some(Effect::Quit)));
}

#[test]
fn the_list_is_ranked_by_one_key_and_leads_back() {
    let mut sitting = sitting();
    mark_argo(&mut sitting);
    sitting
        .press("/")
        .write("i want to try")
        .press("enter d tab ctrl-s");
    sitting.press("t G").press("j");
    let topics = |sitting: &Sitting| {
        let filter = super::overlay::TodoFilter::default();
        let ids = super::todo_ids(&sitting.state, &filter);
        ids.iter()
            .map(|id| sitting.saved[id].topics[0].name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(topics(&sitting), ["Argo", "CUE"]);
    sitting.press("+");
    assert_eq!(topics(&sitting), ["CUE", "Argo"]);
    sitting.press("enter");
    assert!(
        sitting.at_caret().starts_with("I want to try it"),
        "{}",
        sitting.at_caret()
    );
    sitting.press("u");
    assert_eq!(topics(&sitting), ["Argo", "CUE"]);
}

#[test]
fn a_done_to_do_leaves_the_view_and_comes_back_by_filter() {
    let mut sitting = sitting();
    mark_argo(&mut sitting);
    sitting.press("t d");
    assert_eq!(
        sitting.records()[0].todo.as_ref().unwrap().status,
        Status::Done
    );
    let shown = |sitting: &Sitting| match sitting.state.overlays.first() {
        Some(Overlay::Todos(todos)) => super::todo_ids(&sitting.state, &todos.filter).len(),
        _ => panic!(),
    };
    assert_eq!(shown(&sitting), 0);
    sitting.press("s");
    assert_eq!(shown(&sitting), 1);
    sitting.press("/").write("quark");
    assert_eq!(shown(&sitting), 1, "its speaker is known");
    sitting.write(" nowhere");
    assert_eq!(shown(&sitting), 0);
}

#[test]
fn a_passage_is_found_again_after_the_post_was_edited() {
    let mut sitting = sitting();
    mark_argo(&mut sitting);
    sitting.rewrite(
        "2019-11-20-day.md",
        "Short ones this morning.",
        "Short ones this morning, and long ones after lunch.",
    );
    sitting.press("R").scan();
    let entry = sitting.state.records.alive().next().unwrap();
    let (_, placement) = entry.placement.clone().unwrap();
    assert_eq!(placement.state, AnchorState::Moved);
    let open = sitting.state.reading.open.as_ref().unwrap();
    assert_eq!(
        placement.span.unwrap().of(open.text()),
        entry.record.anchor.as_ref().unwrap().quote
    );
}

#[test]
fn a_search_counts_and_wraps_around() {
    let mut sitting = sitting();
    sitting.press("/").write("argo").press("enter");
    let search = |sitting: &Sitting| {
        let search = sitting
            .state
            .reading
            .open
            .as_ref()
            .unwrap()
            .search
            .clone()
            .unwrap();
        (search.current, search.hits.len())
    };
    assert_eq!(search(&sitting), (Some(0), 2));
    sitting.press("n");
    assert_eq!(search(&sitting), (Some(1), 2));
    sitting.press("n");
    assert_eq!(search(&sitting), (Some(0), 2));
    sitting.press("N");
    assert_eq!(search(&sitting), (Some(1), 2));
}

#[test]
fn a_half_typed_sequence_waits_and_an_unknown_key_does_nothing() {
    let mut sitting = sitting();
    sitting.press("G g");
    assert_eq!(sitting.state.pending_keys.len(), 1);
    sitting.press("g");
    assert_eq!(sitting.at_caret(), "Keynotes");
    let caret = sitting.state.reading.open.as_ref().unwrap().caret;
    sitting.press("f9 ctrl-t g y");
    assert_eq!(sitting.state.reading.open.as_ref().unwrap().caret, caret);
    assert!(sitting.state.pending_keys.is_empty());
}

#[test]
fn a_resize_keeps_the_place() {
    let mut sitting = sitting();
    sitting.press("/").write("roll back").press("enter");
    let before = sitting.at_caret().to_owned();
    for (width, height) in [(61, 9), (1, 1), (500, 200), (120, 40)] {
        sitting.happen(super::Event::Resized { width, height });
    }
    assert_eq!(sitting.at_caret(), before);
}

#[test]
fn the_jump_shows_the_passage_of_its_choice() {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    let mut sitting = sitting();
    sitting.press("ctrl-p").write("argo");
    let palette = crate::ui::Palette::new(
        crate::theme::Theme::dark(),
        crate::theme::Depth::None,
        false,
    );
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
    crate::ui::draw(&sitting.state, &palette, &mut buffer);
    let text: String = buffer
        .content()
        .iter()
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert!(text.contains("can roll back by itself."), "{text}");
}

/// A record as a person sees it: category, note, topics, to-do, passage.
type Seen = (
    String,
    String,
    Vec<String>,
    Option<crate::annotation::Todo>,
    Option<crate::annotation::Anchor>,
);

/// What the person sees of the records, everything but the times, and how many suggestions were put away.
fn visible(sitting: &Sitting) -> (Vec<Seen>, usize) {
    let record = |record: &&crate::annotation::Record| {
        let topics = record
            .topics
            .iter()
            .map(|topic| topic.name.clone())
            .collect();
        (
            record.category.clone(),
            record.note.clone(),
            topics,
            record.todo.clone(),
            record.anchor.clone(),
        )
    };
    let records = sitting.records().iter().map(record).collect();
    (records, sitting.state.dismissed.steps())
}

fn some_key() -> impl Strategy<Value = String> {
    let bound: Vec<String> = super::testing::settings()
        .keymap
        .bindings()
        .flat_map(|binding| {
            binding
                .keys
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        })
        .filter(|key| key != "ctrl-z")
        .collect();
    prop_oneof![4 => proptest::sample::select(bound), 1 => "[a-z]".prop_map(|letter| letter)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_keys_do_something_sensible_and_undo_is_the_inverse(keys in proptest::collection::vec(some_key(), 1..60)) {
        let mut sitting = sitting();
        mark_argo(&mut sitting);
        let mut steps = vec![visible(&sitting)];
        for key in &keys {
            // In the list of changes one goes along the steps as well.
            // By their names one can undo, too.
            if ["u", "ctrl-r", "U", ":", "ctrl-k"].contains(&key.as_str()) {
                continue;
            }
            sitting.press(key);
            let now = visible(&sitting);
            if steps.last() != Some(&now) {
                steps.push(now);
            }
        }
        sitting.state.overlays.clear();
        sitting.state.pending_keys.clear();
        sitting.state.counting.count = None;
        while let Some(expected) = steps.pop() {
            prop_assert_eq!(visible(&sitting), expected);
            sitting.press("u");
        }
    }
}

#[test]
fn the_help_scrolls_no_further_than_it_goes() {
    let mut sitting = sitting();
    sitting.press("?");
    let top = |sitting: &Sitting| match sitting.state.overlays.last() {
        Some(Overlay::Help(help)) => help.top,
        other => panic!("{other:?}"),
    };
    for _ in 0..50 {
        sitting.press("pagedown");
    }
    let end = top(&sitting);
    assert!(end > 0);
    sitting.press("k");
    assert_eq!(top(&sitting), end - 1, "one key up moves what is shown");
    let lines = super::help::help_lines(&sitting.state).len();
    assert!(end < lines, "{end} of {lines}");
}

#[test]
fn hints_name_the_keys_in_force() {
    let mut sitting = sitting();
    let own = "global: {u: none, ctrl-z: undo}";
    let known = super::action::known();
    let (keymap, issues) = Keymap::own(None, "keymap.yaml", own, &known);
    assert_eq!(issues, []);
    sitting.state.settings.keymap = Arc::new(keymap);
    mark_argo(&mut sitting);
    sitting.press("3 D");
    let told = sitting.told();
    assert!(told.ends_with("; ctrl-z brings it back"), "{told}");
    sitting.press("ctrl-z");
    assert_eq!(sitting.records().len(), 1);
}

/// What a person sees of where they are: the post, the caret, and the lines on screen.
fn picture(sitting: &Sitting) -> (crate::library::PostId, u32, Vec<String>) {
    let open = sitting.state.reading.open.as_ref().expect("an open post");
    let lines = open
        .visible
        .iter()
        .map(|visible| visible.line.span.of(open.text()).to_owned());
    (open.id, open.caret, lines.collect())
}

/// Two posts that are longer than a screen.
fn long_sitting() -> Sitting {
    let long = |title: &str| {
        let parts = (1..40).map(|part| {
            format!("## {title} part {part}\n\nSome words on it.\n\nMore words on part {part}.\n\n")
        });
        format!("---\ntitle: {title}\n---\n\n{}", parts.collect::<String>())
    };
    let (one, two) = (long("Alpha"), long("Beta"));
    let mut sitting = Sitting::over(&[("alpha.md", &one), ("beta.md", &two)]);
    sitting.press("2");
    sitting
}

#[test]
fn going_back_shows_the_same_picture() {
    let mut sitting = long_sitting();
    sitting.press("] ] ] ] ] ] ctrl-d j k k");
    let first = picture(&sitting);
    sitting.press("f").write("beta part 30").press("enter j j");
    let second = picture(&sitting);
    assert_ne!(first.0, second.0);
    sitting.press("/").write("part 7").press("enter");
    let third = picture(&sitting);
    sitting.press("G");
    let fourth = picture(&sitting);
    sitting.press("H");
    assert_eq!(picture(&sitting), third);
    sitting.press("alt-left");
    assert_eq!(picture(&sitting), second);
    sitting.press("1 ctrl-o");
    assert_eq!(
        (picture(&sitting), sitting.state.focus),
        (first, Pane::Reading)
    );
    sitting.press("L");
    assert_eq!(picture(&sitting), second);
    sitting.press("alt-right L");
    assert_eq!(picture(&sitting), fourth);
    sitting.press("L");
    sitting.assert_told("nothing ahead");
}

#[test]
fn a_search_that_is_given_up_leaves_the_picture_alone() {
    let mut sitting = long_sitting();
    sitting.press("ctrl-d ctrl-d j j j");
    let before = picture(&sitting);
    sitting.press("/").write("part 30").press("esc");
    assert_eq!(picture(&sitting), before);
    sitting.press("H");
    assert_eq!(picture(&sitting), before);
}

#[test]
fn a_post_that_changed_while_one_was_away_bears_going_back() {
    let mut sitting = long_sitting();
    sitting
        .press("G")
        .press("f")
        .write("beta part 3")
        .press("enter");
    sitting.rewrite("alpha.md", "part 3", "piece");
    sitting.scan();
    sitting.press("H");
    let (post, caret, lines) = picture(&sitting);
    let text = sitting.state.reading.open.as_ref().unwrap().text();
    assert!(sitting.state.library.post(post).unwrap().title == "Alpha" && lines.len() > 20);
    assert!(text[caret as usize..].trim_start().len() <= 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn back_and_forward_give_the_same_picture_after_any_jumps(
        steps in prop::collection::vec(prop::sample::select(vec!["ctrl-d", "ctrl-u", "j", "]", "G", "g g", "/ 1 enter", "n", "N", "f b enter", "f 2 5 enter", "1 j enter", "1 k enter", "H", "L"]), 1..12),
    ) {
        let mut sitting = long_sitting();
        for keys in steps {
            sitting.press(keys);
        }
        let here = picture(&sitting);
        sitting.press("H");
        let is_start = sitting.state.message.is_some();
        if !is_start {
            sitting.press("L");
            prop_assert_eq!(picture(&sitting), here);
        }
    }
}
