//! How blocks of a post look beside each other: Markdown in, lines out.

use crate::document::parse;

use super::options::LayoutOptions;
use super::plain::plain_lines;

/// The lines of a post in a pane of this width.
fn drawn(post: &str, width: u16) -> String {
    let document = parse(post.as_bytes());
    let options = LayoutOptions::for_width(width);
    let lines: Vec<String> = plain_lines(&document, &options).collect();
    lines.join("\n")
}

#[track_caller]
fn check(post: &str, width: u16, expected: &str) {
    assert_eq!(drawn(post, width), expected);
}

#[test]
fn a_callouts_name_stands_before_its_title() {
    let post = "> [!WARNING] Mind the gap\n> Between train and platform.";
    check(
        post,
        40,
        "  ▎ Warning: Mind the gap\n  ▎ Between train and platform.",
    );
    check(
        post,
        24,
        "  ▎ Warning: Mind the\n  ▎ gap\n  ▎ Between train and\n  ▎ platform.",
    );
    check(
        post,
        18,
        "  ▎ Warning\n  ▎ Mind the gap\n  ▎ Between train\n  ▎ and platform.",
    );
    for width in 0..40 {
        let letters: String = drawn(post, width)
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .collect();
        assert!(letters.contains("Mindthegap"), "{width}");
    }
}

#[test]
fn a_callout_without_title_begins_with_its_name() {
    check("> [!NOTE]\n> It rained.", 40, "  ▎ Note\n  ▎ It rained.");
}

#[test]
fn definitions_of_one_term_stand_together() {
    check(
        "Mesh\n: a net\n: a proxy beside each\n\nPod\n: some containers",
        40,
        "  Mesh\n    a net\n    a proxy beside each\n\n  Pod\n    some containers",
    );
}

/// The columns before and after the widest line of what is drawn.
fn edges(drawn: &str, width: usize) -> (usize, usize) {
    let starts = drawn.lines().filter(|line| !line.is_empty());
    let starts = starts.map(|line| line.len() - line.trim_start().len());
    let widest = drawn.lines().map(|line| line.chars().count()).max();
    (starts.min().unwrap(), width - widest.unwrap())
}

#[test]
fn a_table_wider_than_the_text_has_the_same_middle() {
    let long = "word ".repeat(18);
    let post = format!("|a|b|\n|-|-|\n|{long}|{long}|");
    assert_eq!(edges(&drawn(&post, 200), 200), (10, 10));
    // Where there is no room on both sides, it takes all but the cells for signs.
    assert_eq!(edges(&drawn(&post, 120), 120).0, 2);
    let narrow = edges(&drawn("|a|b|\n|-|-|\n|one|two|", 200), 200);
    assert_eq!(narrow.0, 55);
}

#[test]
fn code_wider_than_the_text_begins_where_the_text_does() {
    let post = format!("```\n{}\n```", "x".repeat(130));
    assert_eq!(edges(&drawn(&post, 200), 200).0, 55);
}

#[test]
fn blank_lines_around_code_are_left_out() {
    check(
        "```\n\n  one\n\ntwo \n\n\n```\n\nWords.",
        40,
        "  │   one\n  │\n  │ two\n\n  Words.",
    );
}

#[test]
fn a_header_row_without_words_is_left_out() {
    check("| | |\n|-|-|\n|one|two|", 40, "  one  two");
}
