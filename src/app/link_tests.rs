//! Links of a post: walking, following, letters, the mouse; what a person does, and what comes of it.

use super::overlay::Overlay;
use super::testing::Sitting;
use super::{Effect, Event, Mouse, MouseKind, Pane, link_cells};

const POST: &str = "---\ntitle: Linked\ndate: 2021-05-07\n---\n\n\
Start with [the other post](other.md), its [second part](other.md#second-part) or [a page](https://example.org/page). \
Then [below](#below), [nowhere](missing.md), [danger](javascript:alert(1)), [empty]() and a note[^n].\n\n\
A sentence without any.\n\n## Below\n\n[The page](https://example.org/page) again.\n\n[^n]: The note.\n";

const OTHER: &str = "---\ntitle: Other\ndate: 2020-01-01\nurl: https://example.org/other/\n---\n\n# First part\n\nWords.\n\n## Second part\n\nMore.\n";

fn sitting() -> Sitting {
    let mut sitting = Sitting::over(&[("linked.md", POST), ("other.md", OTHER)]);
    sitting.press("2");
    sitting
}

fn message(sitting: &Sitting) -> &str {
    sitting
        .state
        .message
        .as_ref()
        .map_or("", |message| &message.text)
}

/// The whole address in the topmost window.
fn shown_address(sitting: &Sitting) -> &str {
    match sitting.state.overlays.last() {
        Some(Overlay::Address(window)) => &window.address.whole,
        _ => "",
    }
}

/// Goes to a link by its text.
fn to_link(words: &str) -> Sitting {
    let mut sitting = sitting();
    sitting.press("/").write(words).press("enter");
    sitting
}

#[test]
fn tab_walks_from_link_to_link_and_back() {
    let mut sitting = sitting();
    sitting.press("tab tab");
    assert!(sitting.at_caret().starts_with("second part"));
    sitting.press("shift-tab");
    assert!(sitting.at_caret().starts_with("the other post"));
    sitting.press("shift-tab");
    assert!(
        message(&sitting).contains("No further link"),
        "{}",
        message(&sitting)
    );
    assert_eq!(sitting.state.focus, Pane::Reading);
    sitting.press("1 tab");
    assert_eq!(sitting.state.focus, Pane::Reading);
    let mut plain = Sitting::over(&[("a.md", "No links.\n")]);
    plain.press("2 tab");
    assert!(message(&plain).contains("has no link"));
}

#[test]
fn links_within_the_library_open_inside_and_back_returns() {
    let mut sitting = to_link("second");
    let here = sitting.at_caret().to_owned();
    sitting.press("enter");
    assert_eq!(sitting.at_caret(), "Second part");
    sitting.press("H");
    assert_eq!(sitting.at_caret(), here);
    // Without a place in the target, a post opens where reading stopped.
    sitting.press("shift-tab enter");
    assert_eq!(sitting.at_caret(), "Second part");
    assert!(sitting.effects.is_empty());
}

#[test]
fn places_in_the_same_post_are_gone_to() {
    let mut sitting = to_link("below");
    sitting.press("enter");
    assert_eq!(sitting.at_caret(), "Below");
    sitting.press("H");
    assert!(sitting.at_caret().starts_with("below"));
}

#[test]
fn a_footnote_is_followed_there_and_back() {
    let mut sitting = to_link("note");
    sitting.press("tab enter");
    assert_eq!(sitting.at_caret(), "The note.");
    sitting.press("enter");
    assert!(
        sitting.at_caret().starts_with("1."),
        "{}",
        sitting.at_caret()
    );
}

#[test]
fn an_address_is_shown_whole_before_it_is_opened() {
    let mut sitting = to_link("a page");
    sitting.press("enter");
    assert_eq!(shown_address(&sitting), "https://example.org/page");
    assert!(sitting.effects.is_empty());
    sitting.press("esc");
    assert!(sitting.state.overlays.is_empty() && sitting.effects.is_empty());
    sitting.press("enter enter");
    assert!(
        matches!(&sitting.effects[..], [Effect::OpenAddress(address)] if address == "https://example.org/page")
    );
    sitting.press("enter y");
    assert!(
        matches!(&sitting.effects[..], [_, Effect::Copy(address)] if address == "https://example.org/page")
    );
    assert!(sitting.state.overlays.is_empty());
}

#[test]
fn without_a_desktop_it_is_not_opened_but_copied() {
    let mut sitting = to_link("a page");
    sitting.state.settings.has_desktop = false;
    sitting.press("enter enter");
    assert!(sitting.effects.is_empty());
    assert!(message(&sitting).contains("y copies it"));
    sitting.press("y");
    assert!(matches!(&sitting.effects[..], [Effect::Copy(_)]));
}

#[test]
fn a_post_that_is_published_at_an_address_can_be_opened_inside() {
    let source = "[x](https://example.org/other/#second-part)\n";
    let mut sitting = Sitting::over(&[("2022-01-01-a.md", source), ("other.md", OTHER)]);
    sitting.press("2 enter i");
    assert_eq!(sitting.at_caret(), "Second part");
    assert!(sitting.effects.is_empty());
}

#[test]
fn what_cannot_be_followed_is_told() {
    for (words, told) in [
        ("nowhere", "missing.md"),
        ("danger", "javascript: are not opened"),
        ("empty", "no address"),
        ("sentence", "no link and no highlight"),
    ] {
        let mut sitting = to_link(words);
        sitting.press("enter");
        assert!(
            message(&sitting).contains(told),
            "{words}: {}",
            message(&sitting)
        );
        assert!(sitting.effects.is_empty() && sitting.state.overlays.is_empty());
    }
}

#[test]
fn a_heading_that_is_not_there_is_told() {
    let source = "[x](other.md#third-part) [y](#gone)\n";
    let mut sitting = Sitting::over(&[("2022-01-01-a.md", source), ("other.md", OTHER)]);
    sitting.press("2 tab enter");
    assert!(
        message(&sitting).contains("no heading “gone”"),
        "{}",
        message(&sitting)
    );
    sitting.press("shift-tab enter");
    assert!(message(&sitting).contains("no heading “third-part”"));
    assert_eq!(sitting.at_caret(), "First part");
}

#[test]
fn enter_on_a_highlight_without_a_link_edits_it() {
    let mut sitting = to_link("sentence");
    sitting.press("d ctrl-s enter");
    assert!(matches!(
        sitting.state.overlays.last(),
        Some(Overlay::Editor(_))
    ));
}

#[test]
fn letters_choose_a_link_and_the_same_target_has_the_same_letters() {
    let mut sitting = sitting();
    sitting.press("o");
    let Some(Overlay::Links(hints)) = sitting.state.overlays.last() else {
        panic!("no letters");
    };
    let targets: Vec<&str> = hints.labels.iter().map(|label| &*label.target).collect();
    assert_eq!(
        targets,
        [
            "other.md",
            "other.md#second-part",
            "https://example.org/page",
            "#below",
            "missing.md",
            "javascript:alert(1)",
            "",
            "#fn:1"
        ]
    );
    sitting.press("s");
    assert_eq!(sitting.at_caret(), "Second part");
    sitting.press("H o z");
    assert!(message(&sitting).contains("No link has “z”"));
    sitting.press("d");
    assert_eq!(shown_address(&sitting), "https://example.org/page");
    sitting.press("esc o esc");
    assert!(sitting.state.overlays.is_empty());
}

#[test]
fn two_letters_are_typed_one_after_the_other() {
    let links: Vec<String> = (0..30)
        .map(|n| format!("[l{n}](https://example.org/{n})"))
        .collect();
    let source = links.join(" ");
    let mut sitting = Sitting::over(&[("a.md", &source)]);
    sitting.press("2 o");
    sitting.press("l backspace l h");
    assert_eq!(shown_address(&sitting), "https://example.org/29");
}

#[test]
fn a_single_link_is_followed_at_once_and_none_is_told() {
    let mut single = Sitting::over(&[(
        "a.md",
        "[x](https://example.org/) and [y](https://example.org/)\n",
    )]);
    single.press("2 o");
    assert_eq!(shown_address(&single), "https://example.org/");
    let mut none = Sitting::over(&[("a.md", "No links.\n")]);
    none.press("2 o");
    assert!(message(&none).contains("no link on screen"));
}

/// The mouse on the n-th link of the screen.
fn mouse(sitting: &mut Sitting, kind: MouseKind, link: usize, right: u16) {
    let area = sitting.state.areas().text();
    let open = sitting.state.reading.open.as_ref().unwrap();
    let cells = &link_cells(open)[link];
    let event = Mouse {
        column: area.x + cells.columns.start + right,
        row: area.y + cells.row,
        kind,
    };
    sitting.happen(Event::Mouse(event));
}

#[test]
fn a_second_click_follows_and_a_drag_selects() {
    let mut sitting = sitting();
    sitting.happen(Event::Resized {
        width: 140,
        height: 40,
    });
    for _ in 0..2 {
        assert!(sitting.state.overlays.is_empty());
        mouse(&mut sitting, MouseKind::Press, 2, 0);
        mouse(&mut sitting, MouseKind::Release, 2, 0);
    }
    assert_eq!(shown_address(&sitting), "https://example.org/page");
    sitting.press("esc");
    mouse(&mut sitting, MouseKind::Press, 2, 0);
    mouse(&mut sitting, MouseKind::Drag, 2, 3);
    mouse(&mut sitting, MouseKind::Release, 2, 3);
    assert!(sitting.state.overlays.is_empty());
    let open = sitting.state.reading.open.as_ref().unwrap();
    assert_eq!(
        open.selected().map(|span| span.of(open.text())),
        Some("a pa")
    );
}

#[test]
fn hostile_targets_do_nothing() {
    let long = format!("https://example.org/{}", "a".repeat(100_000));
    for target in [
        "file:///etc/passwd",
        "--help",
        "data:text/html,x",
        "<https:// x>",
        "vbscript:x",
        "<\u{1b}]0;x>",
        &long,
    ] {
        let mut sitting = Sitting::over(&[("a.md", &format!("[x]({target})\n"))]);
        sitting.press("2 enter");
        assert!(sitting.effects.is_empty(), "{target}");
        if target == long {
            assert_eq!(shown_address(&sitting), long);
            sitting.press("j j k enter");
            assert!(
                matches!(&sitting.effects[..], [Effect::OpenAddress(address)] if *address == long)
            );
        } else {
            sitting.press("enter");
            assert!(sitting.effects.is_empty(), "{target}");
        }
    }
}
