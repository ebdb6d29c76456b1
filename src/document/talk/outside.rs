//! The sessions that a post tells of outside its headings: which lines do, how far each goes, and what each says.

use std::collections::HashSet;
use std::sync::Arc;

use crate::document::block::BlockKind;
use crate::document::model::Document;
use crate::document::section::{Opening, Section, Talk};
use crate::text::Span;

use super::body::{self, Body};
use super::candidate::{Candidate, List, Nesting, candidates};
use super::each::each;
use super::grade::{Grade, grade};
use super::heading::Shape;
use super::line::{Form, LineParts, quoted, take_apart};
use super::outline::{Outline, is_part_of_post, kind_around};
use super::setting::{Setting, Settings};
use super::words::Vocabulary;

/// A line that tells of a session.
pub(super) struct Told<'a> {
    pub line: LineParts<'a>,
    pub opening: Opening,
    /// The section it stands in.
    pub section: Option<usize>,
    /// The line.
    heading: Span,
    /// The line and all that belongs to it.
    span: Span,
}

/// What is known of a document before its lines are judged.
pub(super) struct Ground<'a> {
    pub document: &'a Document,
    pub words: &'a Vocabulary,
    pub outline: &'a Outline,
    pub is_conference: bool,
    /// For each section whether it is a talk by its heading, or lies in one: what is listed there belongs to it.
    pub is_in_talk: &'a [bool],
}

/// The lines that tell of sessions, in text order. None lies in another.
pub(super) fn told<'a>(ground: &Ground<'a>) -> Vec<Told<'a>> {
    let nesting = Nesting::of(ground.document);
    let mut candidates = candidates(ground.document, &nesting);
    let settings = settings(ground, &mut candidates);
    let graded = each(candidates.len(), |index| {
        let (candidate, setting) = (candidates.get(index)?, *settings.get(index)?);
        graded(ground, &nesting, candidate, setting)
    });
    let sure: HashSet<(Option<usize>, List)> = graded
        .iter()
        .zip(&candidates)
        .filter(|(graded, _)| matches!(graded, Some((Grade::Sure, _))))
        .map(|(_, candidate)| (candidate.section, candidate.list))
        .collect();
    let mut told = Vec::new();
    let mut until = 0;
    for (graded, candidate) in graded.into_iter().zip(&candidates) {
        let Some((grade, line)) = graded else {
            continue;
        };
        let is_told = grade == Grade::Sure || sure.contains(&(candidate.section, candidate.list));
        if !is_told || candidate.line.start < until {
            continue;
        }
        let end = match candidate.opening {
            Opening::Item => nesting.end_of_item(ground.document, candidate.block),
            Opening::Heading | Opening::Line => None,
        };
        until = end.unwrap_or(until);
        told.push(Told {
            line,
            opening: candidate.opening,
            section: candidate.section,
            heading: candidate.line,
            span: Span::new(candidate.line.start, end.unwrap_or(candidate.line.end)),
        });
    }
    lengthen_lines(ground, &candidates, &mut told);
    told
}

/// What is said of each line's list. Lines that need not be looked at are taken away.
fn settings(ground: &Ground<'_>, candidates: &mut Vec<Candidate>) -> Vec<Setting> {
    let parents = |section: usize| ground.outline.parent(section);
    let mut settings = Settings::new(ground.document, ground.words, &parents);
    let mut kept = Vec::with_capacity(candidates.len());
    candidates.retain(|candidate| {
        let in_talk = candidate
            .section
            .is_some_and(|section| ground.is_in_talk.get(section) == Some(&true));
        if in_talk {
            return candidate.is_strong;
        }
        let setting = settings.of(candidate);
        let is_wanted = candidate.is_strong || ground.is_conference || setting == Setting::Talks;
        if is_wanted {
            kept.push(setting);
        }
        is_wanted
    });
    kept
}

fn graded<'a>(
    ground: &Ground<'a>,
    nesting: &Nesting,
    candidate: &Candidate,
    setting: Setting,
) -> Option<(Grade, LineParts<'a>)> {
    let mut line = take_apart(ground.document, candidate, ground.words)?;
    if line.parts.shape == Shape::Title && !line.has_remark && ground.is_conference {
        add_people_below(ground, nesting, candidate, &mut line);
    }
    let is_item = candidate.opening == Opening::Item;
    if line.parts.shape == Shape::Name && ground.is_conference {
        add_title_below(ground, nesting, candidate, &mut line);
    }
    let grade = grade(&line, setting, ground.is_conference, is_item, ground.words);
    (grade != Grade::No).then_some((grade, line))
}

/// Speakers in a line of their own below the title.
fn add_people_below(
    ground: &Ground<'_>,
    nesting: &Nesting,
    candidate: &Candidate,
    line: &mut LineParts<'_>,
) {
    let Some(below) = below(ground, nesting, candidate) else {
        return;
    };
    if line.parts.title.split_whitespace().count() < 2 {
        return;
    }
    if let Some(speakers) = body::speaker_line(below, ground.words)
        && !is_part_of_post(&line.parts.title, ground.words)
    {
        line.parts.speakers = speakers;
        line.parts.shape = Shape::TitleAndSpeakers;
        line.parts.is_certain = true;
        line.is_sure = true;
        line.is_by = true;
    }
}

/// A title in quotation marks in a line of its own below the speakers.
fn add_title_below(
    ground: &Ground<'_>,
    nesting: &Nesting,
    candidate: &Candidate,
    line: &mut LineParts<'_>,
) {
    let below = below(ground, nesting, candidate).unwrap_or_default();
    let below = below.split('\n').next().unwrap_or_default();
    if let Some((title, _)) = quoted(below.trim()) {
        title.clone_into(&mut line.parts.title);
        line.parts.shape = Shape::TitleAndSpeakers;
        line.form = Form::Quoted;
        line.has_remark = false;
    }
}

/// The text below a line, if it belongs to it: the rest of its block, or the next paragraph.
fn below<'a>(ground: &Ground<'a>, nesting: &Nesting, candidate: &Candidate) -> Option<&'a str> {
    let document = ground.document;
    let block = document.blocks.get(candidate.block)?;
    let is_in_block = candidate.line.end < block.span.end;
    let next = document.blocks.get(candidate.block + 1);
    let belongs = next.is_some_and(|next| {
        next.kind == BlockKind::Paragraph
            && match candidate.opening {
                Opening::Item => {
                    let item = block.container;
                    item.is_some_and(|item| nesting.lies_in(next, item))
                }
                Opening::Heading | Opening::Line => next.container == block.container,
            }
    });
    let after = document.text.get(candidate.line.end as usize + 1..);
    after.filter(|_| is_in_block || belongs)
}

/// Lines go on to the next session, line in bold type or heading.
fn lengthen_lines(ground: &Ground<'_>, candidates: &[Candidate], told: &mut [Told<'_>]) {
    let sections = &ground.document.sections;
    let mut bounds = candidates
        .iter()
        .filter(|candidate| candidate.is_strong)
        .map(|candidate| candidate.line.start)
        .rev()
        .peekable();
    let mut next_strong = None;
    let mut next_told = None;
    for told in told.iter_mut().rev() {
        while let Some(start) = bounds.next_if(|start| *start > told.heading.start) {
            next_strong = Some(start);
        }
        if told.opening == Opening::Line {
            let next_section = told.section.map_or(0, |section| section + 1);
            let next_heading = sections
                .get(next_section)
                .map(|section| section.heading.start);
            let next = [next_strong, next_told, next_heading]
                .into_iter()
                .flatten()
                .min();
            let end = next.map_or(ground.document.text.len() as u32, |next| next - 1);
            told.span = Span::new(told.span.start, end.max(told.heading.end));
        }
        next_told = Some(told.heading.start);
    }
}

impl Told<'_> {
    /// The section that it makes.
    pub fn section(self, ground: &Ground<'_>) -> Section {
        let (document, words) = (ground.document, ground.words);
        let around = self.section.and_then(|at| document.sections.get(at));
        let own = Body::of(Span::new(self.heading.end, self.span.end).of(&document.text));
        let kind = self.line.parts.kind.or_else(|| {
            let around = self
                .section
                .and_then(|at| kind_around(document, ground.outline, at, words));
            around.or_else(|| own.kind())
        });
        let mut speakers = self.line.parts.speakers;
        if speakers.is_empty() {
            speakers = body::speakers(own.text, words);
        }
        for speaker in &mut speakers {
            body::introduce(speaker, own.text, words);
        }
        Section {
            heading: self.heading,
            opening: self.opening,
            level: around.map_or(1, |around| around.level.saturating_add(1)),
            span: self.span,
            line: document.line_at(self.heading.start),
            talk: Some(Arc::new(Talk {
                title: self.line.parts.title,
                kind: kind.unwrap_or_default(),
                speakers,
                level: self.line.parts.level,
                attended: !own.was_missed(words),
            })),
        }
    }
}
