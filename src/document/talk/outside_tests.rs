//! Talks told outside headings: where they begin and end, what lies in what, and that many are found soon.

use std::time::Instant;

use crate::document::parse;
use crate::document::section::Opening;

const TITLE: &str = "---\ntitle: RubyConf 2024, day 1\n---\n";

/// The sections of a post, one a line: what it begins with, its level, title and speakers, and its last words.
fn check(source: &str, expected: &[&str]) {
    let document = parse(format!("{TITLE}{source}").as_bytes());
    let shown: Vec<String> = document
        .sections
        .iter()
        .map(|section| {
            let mark = match section.opening {
                Opening::Heading => '#',
                Opening::Item => '-',
                Opening::Line => '>',
            };
            let heading = section.heading.of(&document.text);
            let told = section.talk.as_deref().map(|talk| {
                let names = talk.speakers.iter().map(|speaker| speaker.name.as_str());
                let names: Vec<&str> = names.collect();
                format!("{} [{}]", talk.title, names.join(", "))
            });
            let text = section.span.of(&document.text);
            let last = text.lines().last().unwrap_or_default();
            let level = section.level;
            format!(
                "{mark}{level} {} … {last}",
                told.as_deref().unwrap_or(heading)
            )
        })
        .collect();
    assert_eq!(shown, expected, "{source}");
}

#[test]
fn an_item_holds_what_is_nested_in_it() {
    check(
        "## What I saw\n\n- [Old Rubies and Mines](https://sched.co/1) by Ada Marsh\n  - It was long.\n    - So long.\n  - [A Paper on Mines](https://e.example/p) by Tom Reed\n\n  The end of it.\n- [New Rubies and Mines](https://sched.co/2) by Tom Reed\n\nThat was it.\n\n## Home\n",
        &[
            "#2 What I saw … That was it.",
            "-3 Old Rubies and Mines [Ada Marsh] … The end of it.",
            "-3 New Rubies and Mines [Tom Reed] … New Rubies and Mines by Tom Reed",
            "#2 Home … Home",
        ],
    );
}

#[test]
fn a_line_goes_on_to_the_next_line_in_bold_type_talk_or_heading() {
    check(
        "**Old Rubies and Mines** by Ada Marsh\n\nIt was long.\n\n- So long.\n\n**New Rubies and Mines - Tom Reed**\nIt was short.\n\n**Food**\n\nThere was some.\n\n# Home\n",
        &[
            ">1 Old Rubies and Mines [Ada Marsh] … So long.",
            ">1 New Rubies and Mines [Tom Reed] … New Rubies and Mines - Tom Reed It was short.",
            "#1 Home … Home",
        ],
    );
}

#[test]
fn what_is_listed_in_a_talk_is_its_own() {
    check(
        "## Old Rubies by Ada Marsh\n\n- [A Paper on Mines](https://e.example/p) by Tom Reed\n\n### More\n\n- [A Book on Mines](https://e.example/p) by Tom Reed\n",
        &[
            "#2 Old Rubies [Ada Marsh] … A Book on Mines by Tom Reed",
            "#3 More … A Book on Mines by Tom Reed",
        ],
    );
}

#[test]
fn a_section_that_lists_talks_is_none() {
    check(
        "## The long afternoon\n\nIn this session room I saw:\n\n1. [Old Rubies and Mines](https://sched.co/1) by Ada Marsh\n2. [New Rubies and Mines](https://sched.co/2)\n",
        &[
            "#2 The long afternoon … New Rubies and Mines",
            "-3 Old Rubies and Mines [Ada Marsh] … Old Rubies and Mines by Ada Marsh",
            "-3 New Rubies and Mines [] … New Rubies and Mines",
        ],
    );
}

#[test]
fn quotes_and_lists_of_things_to_read_tell_of_none() {
    check(
        "> - [Old Rubies and Mines](https://sched.co/1) by Ada Marsh\n\nSome articles worth your time:\n\n- [New Rubies and Mines](https://e.example/2) by Tom Reed\n",
        &[],
    );
}

#[test]
fn a_post_about_no_conference_lists_none() {
    let source = "---\ntitle: How I cook\n---\n- [Old Rubies and Mines](https://e.example) by Ada Marsh\n\n**Soup by Ada Marsh**\n";
    assert!(parse(source.as_bytes()).sections.is_empty());
}

#[test]
fn many_lines_are_judged_in_linear_time() {
    let items = "- [Old Rubies and Mines](https://sched.co/1) by Ada Marsh: long\n";
    let plain = "- 10:00 Old Rubies, a, b: c - d (e) by Tom of Acme\n";
    let bold = "**Old Rubies** by Ada Marsh\n\n";
    let breaks = "`x` **Old** Rubies - Ada: b, c\\\n";
    for line in [items, plain, bold, breaks] {
        let time = |count: usize| {
            let source = format!("{TITLE}{}", line.repeat(count));
            let started = Instant::now();
            assert!(!parse(source.as_bytes()).text.is_empty());
            started.elapsed().as_secs_f64()
        };
        let (few, many) = (time(500), time(5_000));
        assert!(many < 30.0 * few + 0.2, "{line}: {few} {many}");
    }
}
