//! What a person does in the jump's window.

use super::super::overlay::{JumpWindow, Overlay, PassageSight};
use super::super::testing::Sitting;
use super::super::{Effect, Zoom};
use super::{mark_argo, sitting};
use crate::find::jump::JumpKind;

#[track_caller]
fn jump(sitting: &Sitting) -> &JumpWindow {
    match sitting.state.overlays.last() {
        Some(Overlay::Jump(window)) => window,
        other => panic!("no jump: {other:?}"),
    }
}

fn kinds(sitting: &Sitting) -> Vec<JumpKind> {
    let mut kinds: Vec<_> = jump(sitting)
        .hits
        .iter()
        .map(|hit| hit.entry.kind)
        .collect();
    kinds.dedup();
    kinds
}

#[test]
fn tab_goes_through_the_kinds_and_back_to_everything() {
    let mut sitting = sitting();
    sitting.press("ctrl-p tab");
    assert_eq!(kinds(&sitting), [JumpKind::Talk]);
    sitting.press("tab tab");
    assert_eq!(kinds(&sitting), [JumpKind::Section]);
    sitting.press("shift-tab shift-tab shift-tab");
    assert!(kinds(&sitting).len() > 3);
    sitting.press("shift-tab");
    assert_eq!(kinds(&sitting), [JumpKind::Command]);
    sitting.write("#argo").press("tab");
    assert_eq!(jump(&sitting).query.text(), "argo");
    assert_eq!(jump(&sitting).kind(), Some(JumpKind::Section));
}

#[test]
fn a_speaker_leads_to_their_talks() {
    let mut sitting = sitting();
    sitting.press("ctrl-p").write("@ada").press("enter");
    assert_eq!(kinds(&sitting), [JumpKind::Talk]);
    sitting.press("enter");
    assert!(sitting.at_caret().starts_with("Rolling out"));
}

#[test]
fn an_event_leads_to_its_posts() {
    let mut sitting = sitting();
    sitting.press("ctrl-p").write("=kubecon").press("enter");
    assert_eq!(kinds(&sitting), [JumpKind::Post]);
    assert_eq!(jump(&sitting).hits[0].entry.title, "Day two");
}

#[test]
fn a_command_is_done_in_its_pane() {
    let mut sitting = sitting();
    sitting.press("1 ctrl-p").write(">whole window");
    assert_eq!(jump(&sitting).hits[0].entry.command, Some("zoom"));
    sitting.press("enter");
    assert!(sitting.state.zoom == Zoom::Pane && sitting.state.overlays.is_empty());
    sitting.press("z ctrl-p").write(">outline").press("enter");
    assert!(matches!(
        sitting.state.overlays.last(),
        Some(Overlay::Outline(_))
    ));
}

#[test]
fn to_dos_and_highlights_are_told_apart() {
    let mut sitting = sitting();
    mark_argo(&mut sitting);
    sitting.press("ctrl-p").write("[compare");
    assert_eq!(kinds(&sitting), [JumpKind::Todo]);
    sitting.press("esc ctrl-p").write("~compare");
    assert!(jump(&sitting).hits.is_empty());
}

#[test]
fn the_passage_is_read_without_leaving() {
    let mut sitting = sitting();
    sitting
        .press("ctrl-p")
        .write("older")
        .press("ctrl-o pagedown pagedown pageup");
    assert_eq!(jump(&sitting).sight, PassageSight::Whole(10));
    sitting.press("down");
    assert_eq!(jump(&sitting).sight, PassageSight::Whole(0));
    sitting.press("ctrl-o");
    assert_eq!(jump(&sitting).sight, PassageSight::Beside);
    let open = sitting.state.reading.open.as_ref().unwrap();
    assert!(open.text().contains("Short ones this morning"));
}

#[test]
fn the_link_of_a_hit_is_copied() {
    let mut sitting = Sitting::over(&[(
        "day.md",
        "---\ntitle: Day\nurl: https://blog.example/day/\n---\n\n## Rolling on - Ada Quark, Lab\n\nThis session was long.\n",
    )]);
    let copied = |sitting: &Sitting| match sitting.effects.last() {
        Some(Effect::Copy(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    sitting.press("ctrl-p").write("rolling").press("ctrl-y");
    assert_eq!(
        copied(&sitting),
        "https://blog.example/day/#:~:text=Rolling%20on"
    );
    sitting.press("esc ctrl-p").write("+day").press("ctrl-y");
    assert_eq!(copied(&sitting), "https://blog.example/day/");
    sitting.press("esc ctrl-p").write(">zoom").press("ctrl-y");
    assert!(sitting.state.message.is_some());
}

#[test]
fn the_last_search_is_taken_up_again() {
    let mut sitting = sitting();
    sitting.press("ctrl-p ctrl-r");
    assert!(sitting.state.message.is_some());
    sitting.press("tab").write("rol").press("enter ctrl-p");
    assert!(jump(&sitting).query.is_empty());
    sitting.press("ctrl-r");
    assert_eq!(jump(&sitting).query.text(), "rol");
    assert_eq!(kinds(&sitting), [JumpKind::Talk]);
}

#[test]
fn what_one_jumps_to_comes_earlier_next_time() {
    let posts = [
        ("a.md", "# First\n\n## Summary\n\nOne.\n"),
        ("b.md", "# Second\n\n## Summary\n\nTwo.\n"),
    ];
    let mut sitting = Sitting::over(&posts);
    let paths = |sitting: &Sitting| -> Vec<String> {
        let hits = jump(sitting).hits.iter().filter_map(|hit| hit.entry.post);
        hits.map(|post| sitting.state.library.post(post).unwrap().path.to_string())
            .collect()
    };
    sitting.press("ctrl-p").write("summary");
    let before = paths(&sitting);
    sitting.press("down enter");
    let stored = sitting.effects.iter().find_map(|effect| match effect {
        Effect::SaveJump(jumped) => Some(jumped.clone()),
        _ => None,
    });
    assert_eq!(stored.unwrap().path, before[1]);
    sitting.press("ctrl-p").write("summary");
    assert_eq!(paths(&sitting)[0], before[1]);
}

#[test]
fn posts_that_come_are_found_at_once_and_the_choice_stays() {
    let mut sitting = Sitting::over(&[(
        "2019-11-20-day.md",
        "# Day one\n\n## Queues at work\n\nWords.\n",
    )]);
    sitting.press("ctrl-p").write("queues");
    assert_eq!(jump(&sitting).count, 1);
    let chosen = jump(&sitting).hits[jump(&sitting).chosen].entry.clone();
    sitting.add("2019-11-21-day.md", "# Day two\n\n## Queues\n\nWords.\n");
    sitting.scan();
    let window = jump(&sitting);
    assert_eq!(window.count, 2);
    assert_eq!(window.hits[0].entry.title, "Queues");
    assert_eq!(window.chosen, 1);
    assert!(window.hits[window.chosen].entry.is_same(&chosen));
    assert_eq!(window.query.text(), "queues");
    // What is typed from now on means the best.
    sitting.write(" ");
    assert_eq!(jump(&sitting).chosen, 0);
}

#[test]
fn posts_that_go_are_no_longer_found() {
    let mut sitting = sitting();
    sitting.press("ctrl-p").write("=kubecon");
    let before = jump(&sitting).count;
    let post = sitting.state.library.find(0, "2019-11-20-day.md").unwrap();
    sitting.happen(crate::app::Event::FilesLookedAt {
        gone: vec![post],
        problems: Vec::new(),
    });
    assert_eq!((before, jump(&sitting).count), (1, 0));
}
