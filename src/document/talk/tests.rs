//! Which sections of small posts are talks, and what they tell.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::document::model::Document;
use crate::document::section::{Opening, Section, Talk};
use crate::text::Span;

use super::describe;

/// A document of headings (`# …` lines) and paragraphs; enough to judge sections by.
fn document(title: &str, source: &str) -> Document {
    let mut document = Document::default();
    document.front_matter.title = Some(title.to_owned());
    for (line, number) in source.lines().map(str::trim).zip(1..) {
        let level = line.bytes().take_while(|b| *b == b'#').count();
        let start = document.text.len() as u32;
        let content = line.get(level..).unwrap_or_default().trim();
        document.text.push_str(content);
        let end = document.text.len() as u32;
        document.text.push('\n');
        if (1..=6).contains(&level) {
            document.sections.push(Section {
                heading: Span::new(start, end),
                opening: Opening::Heading,
                level: level as u8,
                span: Span::new(start, end),
                line: number,
                talk: None,
            });
        }
    }
    close_sections(&mut document);
    describe(&mut document);
    document
}

fn close_sections(document: &mut Document) {
    let end = document.text.len() as u32;
    let marks: Vec<(u32, u8)> = document
        .sections
        .iter()
        .map(|s| (s.heading.start, s.level))
        .collect();
    for (index, section) in document.sections.iter_mut().enumerate() {
        let next = marks
            .iter()
            .skip(index + 1)
            .find(|(_, level)| *level <= section.level);
        section.span.end = next.map_or(end, |(start, _)| *start);
    }
}

fn shown(talk: &Talk) -> String {
    let mut shown = format!("{}: {}", talk.kind.word(), talk.title);
    for speaker in &talk.speakers {
        let _ = write!(shown, " · {}", speaker.name);
        for told in speaker.role.iter().chain(&speaker.organisation) {
            let _ = write!(shown, ", {told}");
        }
    }
    if let Some(level) = &talk.level {
        let _ = write!(shown, " ({level})");
    }
    if !talk.attended {
        shown.push_str(" [missed]");
    }
    shown
}

/// Compares the talks of a post, one a line; a section that is none is `-`.
fn check(title: &str, source: &str, expected: &[&str]) {
    let document = document(title, source);
    let talks: Vec<String> = document
        .sections
        .iter()
        .map(|section| section.talk.as_deref().map_or("-".to_owned(), shown))
        .collect();
    assert_eq!(talks, expected);
}

const RECAP: &str = "KubeCon 2019 Day 1 Summary";

#[test]
fn headings_with_speakers_are_talks() {
    check(
        RECAP,
        "## Morning Keynotes
         ### Keynote: Good Rubies - Ada Marsh, Director, Acme Foundation
         Vocabulary.
         #### Old projects
         #### What is graduation?
         ### Keynote: Bad Rubies - Tom Reed, Engineer, Acme
         > NOTE I have not been to this keynotes.
         ## Talks
         ### Grinding Rubies – Jim Poole & Ada Marsh, Acme (Any Skill Level)
         ## Summary",
        &[
            "-",
            "keynote: Good Rubies · Ada Marsh, Director, Acme Foundation",
            "-",
            "-",
            "keynote: Bad Rubies · Tom Reed, Engineer, Acme [missed]",
            "-",
            "session: Grinding Rubies · Jim Poole, Acme · Ada Marsh, Acme (Any Skill Level)",
            "-",
        ],
    );
}

#[test]
fn names_below_keynotes_are_keynotes() {
    check(
        "Good Morning KubeCon?",
        "## Keynote(s)
         ### Dan Kohn
         The keynotes began at nine. Dan Kohn, the executive director of the Example Foundation (EF), opened it.
         ### Tagir Fobar
         Next up Tagir came out.
         ### Diane Marsh
         Diane Marsh of Netflix came out next.
         ### Kubernetes
         More of it.",
        &[
            "-",
            "keynote: Dan Kohn · Dan Kohn, executive director, Example Foundation",
            "keynote: Tagir Fobar · Tagir Fobar",
            "keynote: Diane Marsh · Diane Marsh, Netflix",
            "-",
        ],
    );
}

#[test]
fn sections_that_tell_of_a_session_are_talks() {
    check(
        RECAP,
        "## Keynotes
         I liked this keynote.
         ## Introduction to the Virtual Kubelet
         I was late for the start of this session.
         ## TGIK Live
         Joe Beda did a “TGIK Live” session on the floor, discussing CUE.
         ## Russian Doll: Extending Containers
         This session was presented by a couple of people.
         ## Prometheus
         This session was on Prometheus.
         ## The Ruby Grinder
         The personal highlight was during the end of day keynote.
         ## Where to eat
         There were many places.
         ## Deeper Dives
         The talk was good.",
        &[
            "-",
            "session: Introduction to the Virtual Kubelet",
            "session: TGIK Live · Joe Beda",
            "session: Russian Doll: Extending Containers",
            "-",
            "keynote: The Ruby Grinder",
            "-",
            "-",
        ],
    );
}

#[test]
fn other_posts_have_no_talks() {
    check(
        "How I cook",
        "# Tutorial: Soup
         ## Keynotes
         ## Prerequisites
         In this session we cook.
         ## Session: cooking
         ## Demo: eating
         ## Step 1. Water
         ## Google
         ## Salt & Pepper",
        &["-"; 8],
    );
}

#[test]
fn kinds_come_from_the_heading_around() {
    check(
        RECAP,
        "## Lightning talks
         ### Rubies by Ada Marsh
         ## Panel: The State of Rubies",
        &[
            "-",
            "lightning: Rubies · Ada Marsh",
            "panel: The State of Rubies",
        ],
    );
}

#[test]
fn many_headings_are_judged_soon() {
    let dashes = "Title - Ada by Tom: ".repeat(19);
    let source = format!("# {dashes}\n").repeat(500) + &"###### A B\nthis session\n".repeat(4_000);
    let started = std::time::Instant::now();
    assert_eq!(document(RECAP, &source).sections.len(), 4_500);
    assert!(started.elapsed().as_secs() < 10);
}

proptest! {
    #[test]
    fn every_heading_gives_something(heading in ".{0,80}", body in ".{0,200}") {
        let source = format!("# {heading}\n{body}");
        for section in document(RECAP, &source).sections {
            prop_assert!(section.talk.is_none_or(|talk| !talk.title.trim().is_empty()));
        }
    }

    #[test]
    fn marks_in_any_order_give_something(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "Keynote", ":", " - ", "—", " by ", "Ada Marsh", "Tom", ", ", "(", ")", "[", "]", " & ", "Inc.", "1. ",
                "10:30", "CTO", "é", "\u{301}", "Title", " ", "#", "Any Skill Level", "'", "“", "SESSION", "\u{a0}",
            ]),
            0..12,
        ),
    ) {
        let source = format!("# {}\n", pieces.concat());
        for section in document(RECAP, &source).sections {
            prop_assert!(section.talk.is_none_or(|talk| !talk.title.trim().is_empty()));
        }
    }
}
