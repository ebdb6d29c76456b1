//! Decides which sections of a parsed document are talks, and fills them in.

use std::ops::Range;

use crate::document::model::Document;
use crate::document::section::{Section, Talk, TalkKind};
use crate::text::Span;

use super::body;
use super::conference;
use super::each::each;
use super::heading::{HeadingParts, Shape, parse_heading};
use super::outline::{Outline, is_container, is_part_of_post, kind_of_container};
use super::words::{Vocabulary, words};

/// Makes a talk of every section that describes a conference session.
pub fn describe(document: &mut Document) {
    let talks = talks(document, words());
    for (section, talk) in document.sections.iter_mut().zip(talks) {
        section.talk = talk;
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
    parts: Vec<HeadingParts>,
    is_conference: bool,
}

fn talks(document: &Document, words: &Vocabulary) -> Vec<Option<Talk>> {
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
        parts,
        is_conference,
    };
    let verdicts = case.verdicts();
    each(count, |index| {
        (verdicts.get(index)? > &Verdict::No).then(|| case.talk(index))
    })
}

impl Case<'_> {
    fn verdicts(&self) -> Vec<Verdict> {
        let by_heading: Vec<Verdict> = each(self.parts.len(), |index| self.by_heading(index));
        let mut holds_talks = vec![false; by_heading.len()];
        for (index, verdict) in by_heading.iter().enumerate() {
            if *verdict != Verdict::No
                && let Some(holder) = self
                    .outline
                    .parent(index)
                    .and_then(|parent| holds_talks.get_mut(parent))
            {
                *holder = true;
            }
        }
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

    /// What the heading alone says, with the headings around it.
    fn by_heading(&self, index: usize) -> Verdict {
        let Some(parts) = self.parts.get(index) else {
            return Verdict::No;
        };
        match parts.shape {
            Shape::TitleAndSpeakers if parts.is_certain || self.is_conference => Verdict::Heading,
            Shape::Name if parts.has_strong_kind => Verdict::Heading,
            Shape::Name if self.is_named_talk(index, parts) => Verdict::Name,
            Shape::Title if self.is_kind_enough(index, parts) => Verdict::Heading,
            _ => Verdict::No,
        }
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
        let own = self.own_text(index);
        in_container
            || (self.is_conference
                && parts.is_certain
                && (has_position
                    || parts.kind.is_some()
                    || body::tells_of_session(own, self.words)
                    || parts
                        .speakers
                        .iter()
                        .any(|speaker| body::mentions_last_name(own, &speaker.name))))
    }

    fn is_kind_enough(&self, index: usize, parts: &HeadingParts) -> bool {
        parts.kind.is_some()
            && (parts.has_strong_kind || self.is_conference)
            && !is_part_of_post(self.heading(index), self.words)
    }

    /// What the section's own text says.
    fn by_body(&self, index: usize) -> bool {
        let heading = self.heading(index);
        self.is_conference
            && heading.contains(' ')
            && !is_part_of_post(heading, self.words)
            && body::tells_of_session(self.own_text(index), self.words)
    }

    fn talk(&self, index: usize) -> Talk {
        let parts = self.parts.get(index).cloned().unwrap_or_default();
        let own = self.own_text(index);
        let kind = parts
            .kind
            .or_else(|| self.container_kind(index))
            .or_else(|| match parts.shape {
                Shape::Title => body::loose_kind(own),
                Shape::TitleAndSpeakers | Shape::Name => body::kind(own),
            });
        let mut speakers = parts.speakers;
        if speakers.is_empty() {
            speakers = body::speakers(own, self.words);
        }
        for speaker in &mut speakers {
            body::introduce(speaker, own, self.words);
        }
        Talk {
            title: parts.title,
            kind: kind.unwrap_or_default(),
            speakers,
            level: parts.level,
            attended: !body::was_missed(own, self.words),
        }
    }

    fn container_kind(&self, index: usize) -> Option<TalkKind> {
        self.outline
            .ancestors(index)
            .find_map(|ancestor| kind_of_container(self.heading(ancestor)))
    }

    fn heading(&self, index: usize) -> &str {
        self.document
            .sections
            .get(index)
            .map_or("", |section| section.heading.of(&self.document.text))
    }

    /// The section's text up to the next heading of any level.
    fn own_text(&self, index: usize) -> &str {
        let Some(section) = self.document.sections.get(index) else {
            return "";
        };
        let own = own_range(section, self.document.sections.get(index + 1));
        Span::new(own.start, own.end).of(&self.document.text)
    }
}

fn own_range(section: &Section, next: Option<&Section>) -> Range<u32> {
    let end = next.map_or(section.span.end, |next| {
        next.heading.start.min(section.span.end)
    });
    section.heading.end..end.max(section.heading.end)
}
