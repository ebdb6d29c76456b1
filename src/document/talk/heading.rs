//! The grammar of session headings: "Keynote: Title - Speaker, Role, Company (Level)" → its parts. It says what the words
//! are, not whether the section is a talk.

use crate::document::section::{Speaker, TalkKind};

use super::affix::{self, Affixes};
use super::fold::is_word;
use super::name::{self, Likeness};
use super::outline::is_part_of_post;
use super::speakers::{self, SpeakerList};
use super::starts::Starts;
use super::words::Vocabulary;

/// A heading taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct HeadingParts {
    /// What is left when kind, speakers and level are taken away; the speakers' names if nothing is.
    pub title: String,
    pub kind: Option<TalkKind>,
    /// Whether the kind alone makes a conference session.
    pub has_strong_kind: bool,
    pub speakers: Vec<Speaker>,
    pub level: Option<String>,
    pub shape: Shape,
    /// Whether the speakers are surely people.
    pub is_certain: bool,
}

/// Where the speakers stand in a heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// It names none.
    #[default]
    Title,
    /// "Title - Speaker", "Title by Speaker", "Title (Speaker)", "Speaker: Title" and the like.
    TitleAndSpeakers,
    /// The whole heading is a person's name.
    Name,
}

/// Longer headings are not taken apart, in bytes.
const LONGEST_HEADING: usize = 400;

/// A heading with more dashes is an ornament.
const MOST_DASHES: usize = 8;

/// Takes a heading apart.
pub(super) fn parse_heading(heading: &str, words: &Vocabulary) -> HeadingParts {
    if heading.len() > LONGEST_HEADING {
        return HeadingParts {
            title: heading.to_owned(),
            ..HeadingParts::default()
        };
    }
    let affixes = affix::strip(heading, words);
    let mut parts = HeadingParts {
        kind: affixes.kind,
        has_strong_kind: affixes.has_strong_kind,
        level: affixes.level.map(str::to_owned),
        ..HeadingParts::default()
    };
    match people(&affixes, words) {
        Some(found) => found.put_into(&mut parts),
        None => unquoted(affixes.rest).clone_into(&mut parts.title),
    }
    if let Some((title, level)) = affix::title_and_level(&parts.title, words) {
        parts.level = parts.level.or_else(|| Some(level.to_owned()));
        parts.title = title.to_owned();
    }
    if parts.title.is_empty() {
        parts.title = names(&parts.speakers);
    }
    let is_whole = affixes.is_followed_by_speakers && parts.speakers.is_empty();
    if parts.title.is_empty() || is_whole {
        let heading = super::front::strip(heading.trim(), words).rest;
        heading.clone_into(&mut parts.title);
    }
    parts
}

/// A title and the people found beside it.
struct Found<'a> {
    title: &'a str,
    list: SpeakerList,
    /// Whether they surely are people.
    is_certain: bool,
}

impl<'a> Found<'a> {
    fn new(title: &'a str, list: SpeakerList) -> Self {
        Self {
            title,
            is_certain: list.is_certain(),
            list,
        }
    }

    /// The same by a rule that is less sure of them.
    fn loosely(mut self) -> Self {
        self.is_certain &= self.list.speakers.iter().any(has_position);
        self
    }

    fn put_into(self, parts: &mut HeadingParts) {
        let title = unquoted(self.title);
        parts.shape = if title.is_empty() {
            Shape::Name
        } else {
            Shape::TitleAndSpeakers
        };
        title.clone_into(&mut parts.title);
        parts.is_certain = self.is_certain;
        parts.speakers = self.list.speakers;
    }
}

/// The people a heading names, by the firmest rule that finds any.
fn people<'a>(affixes: &Affixes<'a>, words: &Vocabulary) -> Option<Found<'a>> {
    let text = affixes.rest;
    // A dash mostly stands before people, and asking for a pair of names costs as much as reading what follows it.
    if let Some(found) = after_kind(affixes, words).or_else(|| after_dash(text, words)) {
        return Some(found);
    }
    if !name::may_hold_person(text, words) {
        return None;
    }
    firm(text, words).or_else(|| loose(text, words).map(Found::loosely))
}

/// "Keynote by Ada Lovelace: Title".
fn after_kind<'a>(affixes: &Affixes<'a>, words: &Vocabulary) -> Option<Found<'a>> {
    let text = affixes.rest;
    let told = affixes.is_followed_by_speakers;
    told.then(|| speakers_then_title(text, words).or_else(|| only_speakers(text, words)))
        .flatten()
}

/// The rules that no other heading follows.
fn firm<'a>(text: &'a str, words: &Vocabulary) -> Option<Found<'a>> {
    let is_whole = !is_parted(text);
    in_parentheses(text, words).or_else(|| is_whole.then(|| only_speakers(text, words)).flatten())
}

/// The rules that headings of other posts follow too: "Photographs by …", "Ada Lovelace: A Life".
fn loose<'a>(text: &'a str, words: &Vocabulary) -> Option<Found<'a>> {
    let is_parted = is_parted(text);
    after_word(text, &words.by, Likeness::Maybe, words)
        .or_else(|| after_word(text, &words.with, Likeness::Sure, words))
        .or_else(|| sure(speakers_then_title(text, words)))
        .or_else(|| is_parted.then(|| only_speakers(text, words)).flatten())
        .or_else(|| after_comma(text, words))
        .or_else(|| at_the_end(text, words))
}

/// Whether a text has marks between its parts; the firm rules have seen one without them as a whole.
fn is_parted(text: &str) -> bool {
    text.as_bytes().contains(&b':') || dashes(text).next().is_some()
}

fn has_position(speaker: &Speaker) -> bool {
    speaker.organisation.is_some() || speaker.role.is_some()
}

fn sure(found: Option<Found<'_>>) -> Option<Found<'_>> {
    found.filter(|found| found.list.likeness == Likeness::Sure)
}

/// "Title - Speakers": the first dash that is followed by a person.
fn after_dash<'a>(text: &'a str, words: &Vocabulary) -> Option<Found<'a>> {
    for (at, length) in dashes(text) {
        let (title, rest) = (text.get(..at)?.trim_end(), text.get(at + length..)?.trim());
        if let Some(list) = speakers::read(rest, words)
            && !title.is_empty()
            && name::person(title, words) != Likeness::Sure
            && !title.chars().all(|c| c.is_ascii_digit() || c == ':')
        {
            return Some(Found::new(title, list));
        }
    }
    None
}

/// "Title (Speakers)".
fn in_parentheses<'a>(text: &'a str, words: &Vocabulary) -> Option<Found<'a>> {
    let (title, inside) = text.strip_suffix(')')?.rsplit_once('(')?;
    let list = speakers::read(inside, words).filter(SpeakerList::is_certain)?;
    let title = title.trim_end();
    (!title.is_empty()).then(|| Found::new(title, list))
}

/// "Title by Speakers": the last such word that is followed by a person.
fn after_word<'a>(
    text: &'a str,
    marks: &Starts,
    least: Likeness,
    words: &Vocabulary,
) -> Option<Found<'a>> {
    for at in memchr::memrchr_iter(b' ', text.as_bytes()) {
        let tail = text.get(at + 1..)?;
        let Some(rest) = marks
            .phrases_of(tail)
            .find_map(|mark| strip_word(tail, mark))
        else {
            continue;
        };
        if let Some(list) = speakers::read(rest, words)
            && list.likeness >= least
        {
            let title = text
                .get(..at)?
                .trim_end_matches([' ', ',', ':', '-', '–', '—']);
            return (!is_part_of_post(title, words)).then(|| Found::new(title, list));
        }
    }
    None
}

/// "Speakers: Title" and "Speakers - Title".
fn speakers_then_title<'a>(text: &'a str, words: &Vocabulary) -> Option<Found<'a>> {
    let colons = text
        .match_indices([':', '：'])
        .take(MOST_DASHES)
        .map(|(at, mark)| (at, mark.len()));
    let mut marks: Vec<(usize, usize)> = colons.chain(dashes(text)).collect();
    marks.sort_unstable();
    for (at, length) in marks {
        let (head, title) = (text.get(..at)?, text.get(at + length..)?.trim());
        if let Some(list) = speakers::read(head, words)
            && title.len() > 2
            && !name::is_role(title, words)
        {
            return Some(Found::new(title, list));
        }
    }
    None
}

/// "Speakers": the whole text; "Speaker - Role, Organisation" too.
fn only_speakers<'a>(text: &'a str, words: &Vocabulary) -> Option<Found<'a>> {
    let list = speakers::read(text, words)?;
    Some(Found::new("", list))
}

/// "Title, Ada Lovelace, Engines Inc.": the first comma that is followed by a known person.
fn after_comma<'a>(text: &'a str, words: &Vocabulary) -> Option<Found<'a>> {
    text.match_indices(", ")
        .take(MOST_DASHES)
        .find_map(|(at, mark)| {
            let (title, rest) = (text.get(..at)?, text.get(at + mark.len()..)?);
            let first = rest.split(' ').next()?;
            if !name::is_first_name(first, words) || name::person(title, words) != Likeness::No {
                return None;
            }
            let list = speakers::read(rest, words)?;
            (list.likeness == Likeness::Sure && title.contains(' '))
                .then(|| Found::new(title, list))
        })
}

/// "Title Ada Lovelace & Charles Babbage", without anything between.
fn at_the_end<'a>(text: &'a str, words: &Vocabulary) -> Option<Found<'a>> {
    let and = last_and(text)?;
    let start = text
        .get(..and)?
        .rmatch_indices(' ')
        .nth(1)
        .map(|(at, _)| at)?;
    let (title, rest) = (text.get(..start)?.trim_end(), text.get(start..)?);
    let list = speakers::read(rest, words)?;
    let all_known = list
        .speakers
        .iter()
        .all(|speaker| name::person(&speaker.name, words) == Likeness::Sure);
    (list.speakers.len() == 2 && all_known && title.split(' ').count() > 2)
        .then(|| Found::new(title, list))
}

/// Where the last " & " begins, or else the last " and ".
fn last_and(text: &str) -> Option<usize> {
    let last = |and: &str| {
        let mut spaces = memchr::memrchr_iter(b' ', text.as_bytes());
        spaces.find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(and)))
    };
    last(" & ").or_else(|| last(" and "))
}

/// Every dash that may part a title from something else: where it stands, and its length with the spaces around it.
pub(super) fn dashes(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.bytes()
        .enumerate()
        .filter_map(|(at, byte)| Some((at, dash_at(text, at, byte)?)))
        .take(MOST_DASHES)
}

/// The length of the dash that begins with this byte.
fn dash_at(text: &str, at: usize, byte: u8) -> Option<usize> {
    match byte {
        b'|' => Some(1),
        b'-' => (text.as_bytes().get(at + 1) == Some(&b' ')).then_some(1),
        byte if byte.is_ascii() => None,
        _ => {
            let mark = text.get(at..)?.chars().next()?;
            matches!(mark, '–' | '—' | '•' | '·').then_some(mark.len_utf8())
        }
    }
}

/// What follows a word at the start of a text.
pub(super) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    let rest = text.get(word.len()..)?.strip_prefix(' ')?;
    is_word(head, word).then_some(rest)
}

pub(super) fn unquoted(title: &str) -> &str {
    let mut title = title.trim().trim_end_matches([',', ';', '–', '—']);
    while let Some(head) = title.strip_suffix(" -") {
        title = head;
    }
    let title = title.trim();
    if title.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return title;
    }
    for (open, close) in [
        ('"', '"'),
        ('“', '”'),
        ('„', '“'),
        ('«', '»'),
        ('「', '」'),
        ('\'', '\''),
    ] {
        if let Some(inside) = title
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            && !inside.contains([open, close])
        {
            return inside.trim();
        }
    }
    title
}

fn names(speakers: &[Speaker]) -> String {
    let names: Vec<&str> = speakers
        .iter()
        .map(|speaker| speaker.name.as_str())
        .collect();
    names.join(" & ")
}
