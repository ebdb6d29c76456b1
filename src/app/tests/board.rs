//! The to-do list: groups, marks, ranks, days, to-dos of no post, and how far one is.

use proptest::prelude::*;

use super::RECAP;
use crate::annotation::{Priority, Record, Status};
use crate::app::overlay::{Overlay, TodoFilter};
use crate::app::testing::Sitting;
use crate::app::{Shown, TodoRow, progress, todo_ids};

/// To-dos of no post, on these topics, and the list open.
fn alone(topics: &[&str]) -> Sitting {
    let mut sitting = Sitting::over(&[("2019-11-20-day.md", RECAP)]);
    sitting.press("t");
    for topic in topics {
        sitting.press("a").write(&format!("look at {topic}"));
        sitting
            .press("shift-tab shift-tab")
            .write(topic)
            .press("ctrl-s");
    }
    sitting.press("g g");
    sitting
}

/// The list as it is shown: "Argo(2)" for a group, "+Argo" inside one, "*" for a marked one, ">" for the cursor.
fn lines(sitting: &Sitting) -> Vec<String> {
    let state = &sitting.state;
    let shown = Shown::of(state);
    let marked = state.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Todos(window) => Some(window.marked.clone()),
        _ => None,
    });
    let marked = marked.unwrap_or_default();
    let line = |(at, row): (usize, &TodoRow)| {
        let cursor = if at == shown.at { ">" } else { "" };
        match row {
            TodoRow::Group { name, todos, .. } => format!("{cursor}{name}({})", todos.len()),
            TodoRow::Todo { id, is_inside, .. } => {
                let mark = if marked.contains(id) { "*" } else { "" };
                let inside = if *is_inside { "+" } else { "" };
                format!("{cursor}{mark}{inside}{}", subject(&sitting.saved[id]))
            }
        }
    };
    shown.rows.iter().enumerate().map(line).collect()
}

fn subject(record: &Record) -> String {
    record
        .topics
        .first()
        .map_or(record.note.clone(), |topic| topic.name.clone())
}

/// All to-dos in their order.
fn order(sitting: &Sitting) -> Vec<String> {
    let ids = todo_ids(&sitting.state, &TodoFilter::everything());
    ids.iter().map(|id| subject(&sitting.saved[id])).collect()
}

#[test]
fn a_to_do_of_no_post_is_added_and_led_to() {
    let sitting = alone(&["one"]);
    let record = &sitting.records()[0];
    assert!(record.post.is_none() && record.anchor.is_none());
    assert_eq!(record.note, "look at one");
    assert_eq!(
        record.todo.as_ref().map(|todo| todo.status),
        Some(Status::Open)
    );
    let mut sitting = sitting;
    sitting.press("enter");
    assert!(
        matches!(sitting.state.overlays.last(), Some(Overlay::Editor(_))),
        "there is no passage to go to, so its note opens"
    );
    sitting.press("esc u");
    assert_eq!(order(&sitting), [""; 0]);
    sitting.press("a ctrl-s");
    assert_eq!(order(&sitting), [""; 0], "nothing written is nothing to do");
}

#[test]
fn passages_on_one_topic_are_one_line_that_unfolds() {
    let mut sitting = alone(&["Argo", "CUE", "argo", "Argo"]);
    sitting.press("b");
    assert_eq!(
        lines(&sitting),
        [">Argo(3)", "CUE"],
        "known topics are written in one way"
    );
    sitting.press("enter");
    assert_eq!(
        lines(&sitting),
        ["Argo(3)", ">+Argo", "+Argo", "+Argo", "CUE"]
    );
    sitting.press("j h");
    assert_eq!(lines(&sitting), [">Argo(3)", "CUE"]);
    sitting.press("d");
    assert_eq!(
        lines(&sitting),
        [">CUE"],
        "what is done to a group is done to all of it"
    );
    sitting.press("u");
    assert_eq!(lines(&sitting).len(), 2, "and taken back as one");
    sitting.press("b");
    assert_eq!(
        lines(&sitting)[0],
        "No event(4)",
        "other groups are shown unfolded"
    );
    assert_eq!(lines(&sitting).len(), 5);
    sitting.press("b b b");
    assert_eq!(lines(&sitting).len(), 4);
}

#[test]
fn several_are_changed_at_once_by_marks() {
    let mut sitting = alone(&["a", "b", "c", "d"]);
    sitting.press("m j m");
    assert_eq!(lines(&sitting), ["*a", "b", "*c", ">d"]);
    sitting.press("p");
    let priorities = |sitting: &Sitting| {
        let ids = todo_ids(&sitting.state, &TodoFilter::everything());
        let todo = |id| sitting.saved[id].todo.clone().unwrap();
        ids.iter().map(|id| todo(id).priority).collect::<Vec<_>>()
    };
    let high = Some(Priority::High);
    assert_eq!(priorities(&sitting), [high, None, high, None]);
    sitting.press("w").write("next friday").press("enter");
    let due = |name: &str, sitting: &Sitting| {
        let found = sitting
            .saved
            .values()
            .find(|record| subject(record) == name);
        found
            .unwrap()
            .todo
            .as_ref()
            .unwrap()
            .due
            .map(|day| day.to_string())
    };
    // The first of January 2026 is a Thursday.
    assert_eq!(due("a", &sitting).as_deref(), Some("2026-01-09"));
    assert_eq!(due("c", &sitting).as_deref(), Some("2026-01-09"));
    assert_eq!(due("b", &sitting), None);
    assert_eq!(lines(&sitting)[0], "a", "the marks are gone");
    sitting.press("M d");
    assert_eq!(lines(&sitting), [""; 0]);
    sitting.press("u");
    assert_eq!(lines(&sitting).len(), 4);
}

#[test]
fn words_that_name_no_day_stay_to_be_mended() {
    let mut sitting = alone(&["a"]);
    sitting.press("w").write("soonish").press("enter");
    assert!(matches!(
        sitting.state.overlays.last(),
        Some(Overlay::Due(_))
    ));
    let told = sitting.told();
    assert!(told.contains("next friday"), "{told}");
    sitting.press("esc");
    assert_eq!(sitting.records()[0].todo.as_ref().unwrap().due, None);
}

#[test]
fn to_dos_move_by_counts_by_groups_and_together() {
    let mut sitting = alone(&["a", "b", "c", "d"]);
    sitting.press("G 2 +");
    assert_eq!(order(&sitting), ["a", "d", "b", "c"]);
    sitting.press("u");
    assert_eq!(order(&sitting), ["a", "b", "c", "d"]);
    sitting.press("g g m j m -");
    assert_eq!(order(&sitting), ["b", "d", "a", "c"], "a and c together");
    sitting.press("M M + esc");
    let mut sitting = alone(&["Argo", "x", "Argo", "y"]);
    sitting.press("b -");
    assert_eq!(lines(&sitting), ["x", ">Argo(2)", "y"]);
    assert_eq!(order(&sitting), ["x", "Argo", "Argo", "y"]);
    sitting.press("-");
    assert_eq!(lines(&sitting), ["x", "y", ">Argo(2)"]);
    sitting.press("-");
    assert_eq!(order(&sitting), ["x", "y", "Argo", "Argo"]);
    sitting.assert_told("bottom");
}

#[test]
fn progress_counts_weeks_and_events() {
    let mut sitting = alone(&["a", "b", "c"]);
    sitting.press("d j D");
    let told = progress(&sitting.state);
    assert_eq!((told.pending, told.done, told.dropped), (1, 1, 1));
    let week = told.weeks.last().unwrap();
    assert_eq!((week.added, week.done), (3, 1));
    let [event] = &told.events[..] else {
        panic!("{told:?}")
    };
    assert_eq!(
        (event.done, event.all),
        (1, 2),
        "what was dropped is not left to do"
    );
    sitting.press("%");
    assert!(matches!(
        sitting.state.overlays.last(),
        Some(Overlay::Progress(_))
    ));
    sitting.press("esc");
    assert!(matches!(
        sitting.state.overlays.last(),
        Some(Overlay::Todos(_))
    ));
}

proptest! {
    /// A move changes the place of what is moved, and of nothing else.
    #[test]
    fn others_keep_their_order(
        count in 2..7_usize,
        picked in proptest::collection::vec(0..7_usize, 1..4),
        lines in prop_oneof![-7..0_isize, 1..7_isize],
        grouped: bool,
    ) {
        let topics: Vec<String> = (0..count).map(|at| format!("t{at}")).collect();
        let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
        let mut sitting = alone(&topics);
        if grouped {
            sitting.press("b");
        }
        let mut picked: Vec<usize> = picked.into_iter().map(|at| at % count).collect();
        picked.sort_unstable();
        picked.dedup();
        for at in &picked {
            sitting.press("g g");
            for _ in 0..*at {
                sitting.press("j");
            }
            sitting.press("m");
        }
        let before = order(&sitting);
        let moved: Vec<String> = picked.iter().map(|at| before[*at].clone()).collect();
        let key = if lines < 0 { "+" } else { "-" };
        sitting.press(&format!("{} {key}", lines.unsigned_abs()));
        let after = order(&sitting);
        let others = |all: &[String]| {
            all.iter().filter(|name| !moved.contains(name)).cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(others(&before), others(&after));
        let together: Vec<&String> = after.iter().filter(|name| moved.contains(name)).collect();
        prop_assert_eq!(together, moved.iter().collect::<Vec<_>>());
        sitting.press("u");
        prop_assert!(after == before || order(&sitting) == before);
    }
}
