//! Sharing one passage: what is meant, what it becomes, and what is said.

use super::super::effect::Effect;
use super::super::testing::Sitting;

const POST: &str = "---\ntitle: Day\nurl: https://example.org/day\n---\n\n## Canary talk - Ada Quark, Lab\n\n\
    One thing to look into. Another thing follows.\n";

fn sitting(post: &str) -> Sitting {
    let mut sitting = Sitting::over(&[("day.md", post)]);
    sitting.press("2 / O n e enter");
    sitting
}

/// What was copied last, and what it is called.
fn copied(sitting: &Sitting) -> (&'static str, &str) {
    match sitting.effects.last() {
        Some(Effect::CopyNamed { what, text }) => (what, text),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_sentence_at_the_caret_is_shared_with_its_source() {
    let mut sitting = sitting(POST);
    sitting.press("g q");
    let (what, text) = copied(&sitting);
    assert_eq!(what, "Quote with its source");
    let link = "https://example.org/day#:~:text=";
    assert!(
        text.starts_with("“One thing to look into.”\n— Canary talk"),
        "{text}"
    );
    assert!(
        text.contains(link) && text.contains("Ada Quark") && text.contains("Day"),
        "{text}"
    );
    sitting.press("g m");
    let (_, text) = copied(&sitting);
    assert!(
        text.starts_with("> One thing to look into.\n>\n> — Canary talk"),
        "{text}"
    );
    assert!(
        text.contains("](<https://example.org/day#:~:text="),
        "{text}"
    );
}

#[test]
fn the_selection_goes_before_and_ends() {
    let mut sitting = sitting(POST);
    sitting.press("s s g l");
    let (what, text) = copied(&sitting);
    assert_eq!(what, "Link to the words");
    let words = "One%20thing%20to%20look%20into.%20Another%20thing%20follows.";
    assert_eq!(text, format!("https://example.org/day#:~:text={words}"));
    assert!(
        sitting
            .state
            .reading
            .open
            .as_ref()
            .unwrap()
            .selection
            .is_none()
    );
}

#[test]
fn a_highlight_is_shared_from_every_list_it_stands_in() {
    let mut sitting = sitting(POST);
    sitting.press("s d ctrl-s");
    for keys in ["g l", "t g l"] {
        sitting.press(keys);
        let (_, text) = copied(&sitting);
        assert!(
            text.contains("One%20thing%20to%20look%20into."),
            "{keys}: {text}"
        );
    }
}

#[test]
fn a_post_that_is_nowhere_on_the_web_has_no_link() {
    let mut sitting = sitting("---\ntitle: Day\n---\n\n## Talk\n\nOne thing to look into.\n");
    sitting.press("g l");
    assert!(!matches!(
        sitting.effects.last(),
        Some(Effect::CopyNamed { .. })
    ));
    sitting.press("g q");
    let (_, text) = copied(&sitting);
    assert!(text.starts_with("“") && !text.contains("http"), "{text}");
}
