//! Decides which sections of a parsed document are talks, and fills them in.

use std::ops::Range;
use std::sync::Arc;

use crate::document::model::Document;
use crate::document::section::{Section, Talk};
use crate::text::Span;

use super::body::{self, Body};
use super::conference;
use super::each::{each, each_of};
use super::heading::{HeadingParts, Shape, parse_heading};
use super::name::{self, Likeness};
use super::outline::{Outline, is_container, is_part_of_post, kind_around};
use super::outside::{self, Ground, Told};
use super::title::{is_no_title, word_count};
use super::words::{Vocabulary, words};

/// Makes a talk of every section that describes a conference session, and a section of every talk told outside headings.
pub fn describe(document: &mut Document) {
    let (talks, told) = talks(document, words());
    for (section, talk) in document.sections.iter_mut().zip(talks) {
        section.talk = talk.map(Arc::new);
    }
    if !told.is_empty() {
        document.sections.extend(told);
        document
            .sections
            .sort_by_key(|section| section.heading.start);
    }
}

/// Why a section is a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// It is none.
    No,
    /// Its own text tells of a session.
    Body,
    /// It is a person's name below a heading such as "Keynotes".
    Name,
    /// Its heading names speakers or the kind of session.
    Heading,
}

/// A document while it is judged.
struct Case<'a> {
    document: &'a Document,
    words: &'a Vocabulary,
    outline: Outline,
    /// The text of each section up to the next heading of any level.
    bodies: Vec<Body<'a>>,
    /// That of a section that is none.
    no_body: Body<'a>,
    is_conference: bool,
}

/// The talk of each section, and the sections of talks told outside headings.
fn talks(document: &Document, words: &Vocabulary) -> (Vec<Option<Talk>>, Vec<Section>) {
    let count = document.sections.len();
    let parts: Vec<HeadingParts> = each(count, |index| {
        let section = document.sections.get(index);
        let heading = section.map_or("", |section| section.heading.of(&document.text));
        parse_heading(heading, words)
    });
    let is_conference = conference::is_conference(document, words)
        || parts
            .iter()
            .filter(|parts| parts.shape == Shape::TitleAndSpeakers && parts.is_certain)
            .count()
            > 1;
    let outline = Outline::of(&document.sections);
    let case = Case {
        document,
        words,
        outline,
        bodies: bodies(document),
        no_body: Body::of(""),
        is_conference,
    };
    let by_heading = case.by_headings(&parts);
    let is_in_talk = case.is_in_talk(&by_heading);
    let ground = Ground {
        document,
        words,
        outline: &case.outline,
        is_conference,
        is_in_talk: &is_in_talk,
    };
    let told = outside::told(&ground);
    let verdicts = case.verdicts(by_heading, &told);
    let talks = each_of(parts, |index, parts| {
        (verdicts.get(index)? > &Verdict::No).then(|| case.talk(index, parts))
    });
    let sections = told.into_iter().map(|told| told.section(&ground));
    (talks, sections.collect())
}

impl<'a> Case<'a> {
    /// What each heading alone says. The post's title is no session if other headings are.
    fn by_headings(&self, parts: &[HeadingParts]) -> Vec<Verdict> {
        let mut verdicts: Vec<Verdict> = each(parts.len(), |index| {
            let parts = parts.get(index);
            parts.map_or(Verdict::No, |parts| self.by_heading(index, parts))
        });
        let others = verdicts.iter().skip(1);
        let has_others = others
            .into_iter()
            .any(|verdict| *verdict == Verdict::Heading);
        let is_over_all = (1..parts.len()).all(|index| self.outline.parent(index).is_some());
        if let Some(first) = verdicts.first_mut().filter(|_| has_others && is_over_all) {
            *first = Verdict::No;
        }
        verdicts
    }

    /// Whether each section is a talk by its heading or lies in one.
    fn is_in_talk(&self, by_heading: &[Verdict]) -> Vec<bool> {
        let mut is_in_talk: Vec<bool> = Vec::with_capacity(by_heading.len());
        for (index, verdict) in by_heading.iter().enumerate() {
            let parent = self.outline.parent(index);
            let is_inside = parent.is_some_and(|parent| is_in_talk.get(parent) == Some(&true));
            is_in_talk.push(is_inside || *verdict != Verdict::No);
        }
        is_in_talk
    }

    fn verdicts(&self, by_heading: Vec<Verdict>, told: &[Told<'_>]) -> Vec<Verdict> {
        let holds_talks = self.holds_talks(&by_heading, told);
        let mut verdicts: Vec<Verdict> = Vec::with_capacity(by_heading.len());
        let mut inside_talk: Vec<bool> = Vec::with_capacity(by_heading.len());
        for (index, verdict) in by_heading.into_iter().enumerate() {
            let parent = self.outline.parent(index);
            let is_inside = parent.is_some_and(|parent| {
                inside_talk.get(parent) == Some(&true)
                    || verdicts
                        .get(parent)
                        .is_some_and(|verdict| *verdict > Verdict::No)
            });
            let holds = holds_talks.get(index) == Some(&true);
            let verdict = match verdict {
                Verdict::Heading => Verdict::Heading,
                Verdict::Name if !is_inside => Verdict::Name,
                Verdict::No if !is_inside && !holds && self.by_body(index) => Verdict::Body,
                _ => Verdict::No,
            };
            verdicts.push(verdict);
            inside_talk.push(is_inside);
        }
        verdicts
    }

    /// Which sections are directly around talks.
    fn holds_talks(&self, by_heading: &[Verdict], told: &[Told<'_>]) -> Vec<bool> {
        let mut holds_talks = vec![false; by_heading.len()];
        let below_headings = by_heading
            .iter()
            .enumerate()
            .filter(|(_, verdict)| **verdict != Verdict::No)
            .filter_map(|(index, _)| self.outline.parent(index));
        let holders = told.iter().filter_map(|told| told.section);
        for holder in below_headings.chain(holders) {
            if let Some(holds) = holds_talks.get_mut(holder) {
                *holds = true;
            }
        }
        holds_talks
    }

    /// What the heading alone says, with the headings around it.
    fn by_heading(&self, index: usize, parts: &HeadingParts) -> Verdict {
        match parts.shape {
            Shape::TitleAndSpeakers if self.is_title_told(index, parts) => Verdict::Heading,
            Shape::Name if parts.has_strong_kind => Verdict::Heading,
            Shape::Name if self.is_named_talk(index, parts) => Verdict::Name,
            Shape::Title if self.is_kind_enough(index, parts) => Verdict::Heading,
            _ => Verdict::No,
        }
    }

    /// Whether a title with people is a session's. Two words that may be a name want more than that.
    fn is_title_told(&self, index: usize, parts: &HeadingParts) -> bool {
        if is_no_title(&parts.title, true, self.words) {
            return false;
        }
        let is_known = || {
            let mut speakers = parts.speakers.iter();
            let own = self.body(index);
            speakers.any(|speaker| {
                name::person(&speaker.name, self.words) == Likeness::Sure
                    || body::mentions_last_name(own.text, &speaker.name)
            })
        };
        parts.is_certain
            || self.is_conference
                && (word_count(&parts.title) > 2 || parts.kind.is_some() || is_known())
    }

    fn is_named_talk(&self, index: usize, parts: &HeadingParts) -> bool {
        let in_container = self
            .outline
            .parent(index)
            .is_some_and(|parent| is_container(self.heading(parent), self.words));
        let has_position = parts
            .speakers
            .iter()
            .any(|speaker| speaker.role.is_some() || speaker.organisation.is_some());
        let own = self.body(index);
        in_container
            || (self.is_conference
                && parts.is_certain
                && (has_position
                    || parts.kind.is_some()
                    || own.tells_of_session(self.words)
                    || parts
                        .speakers
                        .iter()
                        .any(|speaker| body::mentions_last_name(own.text, &speaker.name))))
    }

    fn is_kind_enough(&self, index: usize, parts: &HeadingParts) -> bool {
        parts.kind.is_some()
            && (parts.has_strong_kind || self.is_conference)
            && !is_part_of_post(self.heading(index), self.words)
    }

    /// What the section's own text says.
    fn by_body(&self, index: usize) -> bool {
        let heading = self.heading(index);
        let own = self.body(index);
        self.is_conference
            && heading.contains(' ')
            && !is_part_of_post(heading, self.words)
            && (own.tells_of_session(self.words)
                || body::speaker_line(own.text.trim_start_matches('\n'), self.words).is_some())
    }

    fn talk(&self, index: usize, parts: HeadingParts) -> Talk {
        let own = self.body(index);
        let kind = parts
            .kind
            .or_else(|| {
                let parent = self.outline.parent(index)?;
                kind_around(self.document, &self.outline, parent, self.words)
            })
            .or_else(|| match parts.shape {
                Shape::Title => own.loose_kind(),
                Shape::TitleAndSpeakers | Shape::Name => own.kind(),
            });
        let mut speakers = parts.speakers;
        if speakers.is_empty() {
            speakers = body::speaker_line(own.text.trim_start_matches('\n'), self.words)
                .unwrap_or_else(|| body::speakers(own.text, self.words));
        }
        for speaker in &mut speakers {
            body::introduce(speaker, own.text, self.words);
        }
        Talk {
            title: parts.title,
            kind: kind.unwrap_or_default(),
            speakers,
            level: parts.level,
            attended: !own.was_missed(self.words),
        }
    }

    fn heading(&self, index: usize) -> &str {
        self.document
            .sections
            .get(index)
            .map_or("", |section| section.heading.of(&self.document.text))
    }

    fn body(&self, index: usize) -> &Body<'a> {
        self.bodies.get(index).unwrap_or(&self.no_body)
    }
}

fn bodies(document: &Document) -> Vec<Body<'_>> {
    let next = document.sections.iter().skip(1).map(Some);
    let pairs = document.sections.iter().zip(next.chain([None]));
    pairs
        .map(|(section, next)| {
            let own = own_range(section, next);
            Body::of(Span::new(own.start, own.end).of(&document.text))
        })
        .collect()
}

fn own_range(section: &Section, next: Option<&Section>) -> Range<u32> {
    let end = next.map_or(section.span.end, |next| {
        next.heading.start.min(section.span.end)
    });
    section.heading.end..end.max(section.heading.end)
}
