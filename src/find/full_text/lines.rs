//! The lines of a document that match: those with hits, in sections in which everything that was searched for stands.

use std::collections::BTreeMap;

use super::outline::Outline;
use super::query::{TextQuery, apart};
use crate::document::Document;
use crate::library::PostId;
use crate::text::Span;

/// Bytes of a line that are kept before the first hit, and in all.
const BEFORE: usize = 60;
const LONGEST: usize = 400;

/// A post with lines that match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPost {
    /// Which post.
    pub post: PostId,
    /// The lines, in text order.
    pub lines: Vec<FoundLine>,
}

/// A line that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLine {
    /// The line, or the part of it around the first hit.
    pub text: String,
    /// The hits in `text` (bytes), in order and apart from each other.
    pub ranges: Vec<Span>,
    /// Where the first hit is in the visible text.
    pub hit: Span,
    /// Source line, from 1.
    pub line: u32,
    /// The title of the talk, or the heading of the section, around it.
    pub section: Option<String>,
    /// Whether that is a talk.
    pub is_talk: bool,
}

impl TextQuery {
    /// The hits in a document, in text order: what was searched for, in sections in which all of it stands.
    pub fn hits(&self, document: &Document) -> Vec<Span> {
        let terms = self.find(&document.text);
        terms.map_or_else(Vec::new, |terms| {
            in_one_section(&Outline::of(document), terms)
        })
    }

    /// The lines of a document that match, in text order.
    pub fn lines(&self, document: &Document) -> Vec<FoundLine> {
        let outline = || Some(Outline::of(document));
        self.lines_in(&document.text, outline).unwrap_or_default()
    }

    /// The lines of a text that match, in text order; its outline is asked for only if there may be some. `None` if there is
    /// no outline then.
    pub fn lines_in<'a>(
        &self,
        text: &str,
        outline: impl FnOnce() -> Option<Outline<'a>>,
    ) -> Option<Vec<FoundLine>> {
        let Some(terms) = self.find(text) else {
            return Some(Vec::new());
        };
        let outline = outline()?;
        let hits = in_one_section(&outline, terms);
        let mut lines: Vec<FoundLine> = Vec::new();
        let mut rest = &*hits;
        while let Some(first) = rest.first() {
            let line = line_around(text, *first);
            let count = rest.partition_point(|hit| hit.start < line.end).max(1);
            let (in_line, later) = rest.split_at(count);
            lines.push(found_line(text, &outline, line, *first, in_line));
            rest = later;
        }
        Some(lines)
    }

    /// The line of a note, or of the passage it is on, that matches, with the hits in it (bytes).
    pub fn in_note(&self, note: &str, quote: &str) -> Option<(String, Vec<Span>)> {
        let whole = format!("{note}\n{quote}");
        self.find(&whole)?;
        let line = whole.lines().find_map(|line| {
            let ranges = self.find_any(line);
            (!ranges.is_empty()).then(|| (line.to_owned(), ranges))
        });
        Some(line.unwrap_or_default())
    }
}

/// A line with these hits, of which this is the first.
fn found_line(
    text: &str,
    outline: &Outline<'_>,
    line: Span,
    first: Span,
    hits: &[Span],
) -> FoundLine {
    let part = part_around(text, line, first);
    let in_part = hits.iter().filter(|hit| part.covers(**hit));
    let around = outline.part_at(first.start);
    FoundLine {
        text: part.of(text).to_owned(),
        ranges: in_part
            .map(|hit| Span::new(hit.start - part.start, hit.end - part.start))
            .collect(),
        hit: first,
        line: outline.line_at(first.start),
        section: around.map(|part| part.title.to_owned()),
        is_talk: around.is_some_and(|part| part.is_talk),
    }
}

/// The hits in sections that have all terms; with one term, all hits.
fn in_one_section(outline: &Outline<'_>, terms: Vec<Vec<Span>>) -> Vec<Span> {
    if terms.len() == 1 {
        return terms.into_iter().flatten().collect();
    }
    let count = terms.len();
    let mut of_section: BTreeMap<Option<usize>, (usize, Vec<Span>)> = BTreeMap::new();
    for (number, spans) in terms.into_iter().enumerate() {
        for span in spans {
            let section = outline.index_at(span.start);
            let (found, hits) = of_section.entry(section).or_default();
            // All terms before this one were found in it.
            if *found == number {
                *found += 1;
            }
            hits.push(span);
        }
    }
    let complete = of_section
        .into_values()
        .filter(|(found, _)| *found == count);
    apart(complete.flat_map(|(_, hits)| hits).collect())
}

/// The line of the visible text in which a hit begins.
fn line_around(text: &str, hit: Span) -> Span {
    let (before, behind) = (
        text.get(..hit.start as usize).unwrap_or_default(),
        text.get(hit.start as usize..).unwrap_or_default(),
    );
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = behind.find('\n').unwrap_or(behind.len());
    // A phrase may go on in the next line.
    Span::new(start as u32, (hit.start + end as u32).max(hit.end))
}

/// A long line's part around a hit, cut between words where there are any.
fn part_around(text: &str, line: Span, hit: Span) -> Span {
    if line.len() as usize <= LONGEST {
        return line;
    }
    let lead = Span::new(line.start, hit.start).of(text);
    let start = if lead.len() <= BEFORE {
        line.start
    } else {
        let from = boundary(lead, lead.len() - BEFORE);
        let near = lead.get(from..).unwrap_or_default();
        let word = near.find(char::is_whitespace).map_or(0, |at| at + 1);
        line.start + (from + word) as u32
    };
    let rest = Span::new(start, line.end).of(text);
    let end = boundary(rest, LONGEST.max((hit.end - start) as usize)) as u32;
    Span::new(start, start + end)
}

/// The character boundary at a byte or before it.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}
