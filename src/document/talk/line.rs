//! The grammar of lines that tell of a session: a title in a link or in bold type with its speakers behind or before it,
//! or the grammar of headings. It says what the words are, not whether they tell of a session.

use crate::document::model::Document;
use crate::text::Span;

use super::affix;
use super::candidate::{Candidate, LONGEST_PLAIN, TitleMark, first_mark, title_mark};
use super::front;
use super::heading::{HeadingParts, Shape, dashes, parse_heading};
use super::name::{self, Likeness};
use super::speakers::{self, SpeakerList};
use super::tail::{self, without_extras};
use super::words::Vocabulary;

/// A line taken apart.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts about a line that do not depend on each other"
)]
pub(super) struct LineParts<'a> {
    pub parts: HeadingParts,
    pub form: Form,
    /// Where the title's link leads.
    pub target: Option<&'a str>,
    /// Whether a time of day stands before it.
    pub is_timed: bool,
    /// Whether a word such as "by" stands before the speakers.
    pub is_by: bool,
    /// Whether the speakers are surely people, by their first names.
    pub is_sure: bool,
    /// Whether more words follow than a title and its speakers.
    pub has_remark: bool,
}

/// How the title of a line is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Link,
    Strong,
    Emphasis,
    Quoted,
    Plain,
}

/// Longer titles are none, in bytes.
const LONGEST_TITLE: usize = 220;

/// Takes a line apart; `None` if it can tell of no session.
pub(super) fn take_apart<'a>(
    document: &'a Document,
    candidate: &Candidate,
    words: &Vocabulary,
) -> Option<LineParts<'a>> {
    let text = candidate.line.of(&document.text).trim_end();
    let front = front::strip(text, words);
    let led = affix::leading_kind(front.rest, words);
    let (kind, rest) = match led.filter(|(_, _, rest)| front.rest.ends_with(rest)) {
        Some((phrase, kind, rest)) => (Some((phrase, kind)), rest),
        None => (None, front.rest),
    };
    let end = candidate.line.start + text.len() as u32;
    let stretch = |rest: &str| Span::new(end - rest.len() as u32, end);
    let (whole, rest) = (stretch(front.rest), stretch(rest));
    let block = document.blocks.get(candidate.block)?;
    // A mark around nothing but "Keynote:" sets off no title.
    let mark = title_mark(document, block, whole.start)
        .filter(|mark| mark.end > rest.start)
        .map(|mark| (whole, mark))
        .or_else(|| title_mark(document, block, rest.start).map(|mark| (rest, mark)));
    let is_opened = kind.is_some() || front.is_timed;
    let mut parts = match mark {
        Some((stretch, mark)) => by_mark(document, stretch, mark, words)?,
        None => without_mark(document, candidate, rest, is_opened, words)?,
    };
    if let (Some((phrase, kind)), None) = (kind, parts.parts.kind) {
        parts.parts.kind = Some(kind);
        parts.parts.has_strong_kind = words.strong_kinds.contains(phrase);
    }
    parts.is_timed = front.is_timed;
    (parts.parts.title.len() <= LONGEST_TITLE).then_some(parts)
}

/// A line whose title stands in a link or in bold type.
fn by_mark<'a>(
    document: &'a Document,
    stretch: Span,
    mark: TitleMark<'a>,
    words: &Vocabulary,
) -> Option<LineParts<'a>> {
    let title = Span::new(stretch.start, mark.end.min(stretch.end));
    let tail = Span::new(title.end, stretch.end);
    let form = match (mark.target, mark.is_strong) {
        (Some(_), _) => Form::Link,
        (None, true) => Form::Strong,
        (None, false) => Form::Emphasis,
    };
    let text = &document.text;
    let parts = set_off(title.of(text), tail.of(text), form, words)?;
    Some(LineParts {
        target: mark.target,
        ..parts
    })
}

/// A line that begins without a mark: with a quotation, people, a few words, or all in one.
fn without_mark<'a>(
    document: &'a Document,
    candidate: &Candidate,
    stretch: Span,
    is_opened: bool,
    words: &Vocabulary,
) -> Option<LineParts<'a>> {
    let text = stretch.of(&document.text);
    if let Some((title, tail)) = quoted(text) {
        return set_off(title, tail, Form::Quoted, words);
    }
    if !is_opened && (is_prose(text) || !may_name_person(text)) {
        return None;
    }
    after_speakers(document, candidate, stretch, words)
        .or_else(|| after_topic(document, candidate, stretch, words))
        .or_else(|| {
            let is_short = candidate.line.len() <= LONGEST_PLAIN;
            is_short.then(|| plain(text, words)).flatten()
        })
}

/// A title in markup, and what follows it.
fn set_off<'a>(marked: &str, tail: &str, form: Form, words: &Vocabulary) -> Option<LineParts<'a>> {
    let inner = without_extras(marked, words).trim_end_matches([':', '：']);
    if inner.len() > LONGEST_TITLE || inner.is_empty() {
        return None;
    }
    if let Some(people) = tail::people(tail, words)
        && name::person(inner, words) != Likeness::Sure
    {
        let mut parts = parse_heading(inner, words);
        if parts.shape != Shape::Title && parts.shape != Shape::TitleAndSpeakers {
            inner.clone_into(&mut parts.title);
        } else if parts.shape == Shape::TitleAndSpeakers && !parts.is_certain {
            super::heading::unquoted(inner).clone_into(&mut parts.title);
        }
        parts.shape = Shape::TitleAndSpeakers;
        return Some(with_people(parts, people.list, form, people.is_by));
    }
    let may_name_person = may_name_person(inner);
    if may_name_person && let Some(found) = speaker_first(inner, marked, tail, words) {
        return Some(found);
    }
    let bare = without_extras(tail.trim_start_matches([':', ' ', '.', '"', '”']), words);
    let has_remark = bare.contains(char::is_alphanumeric);
    if has_remark && form != Form::Link && !may_name_person {
        return None;
    }
    let parts = parse_heading(inner, words);
    let is_sure = is_sure(&parts, words);
    Some(LineParts {
        is_by: false,
        is_sure,
        has_remark,
        parts,
        form,
        target: None,
        is_timed: false,
    })
}

/// "**Ada Lovelace**: Title", "[Ada Lovelace](…) – Title".
fn speaker_first<'a>(
    inner: &str,
    marked: &str,
    tail: &str,
    words: &Vocabulary,
) -> Option<LineParts<'a>> {
    let list = speakers::read(inner, words)?;
    if list.likeness != Likeness::Sure {
        return None;
    }
    let bare = tail.trim_start();
    let is_colon = marked.trim_end().ends_with([':', '：']);
    let title = bare
        .strip_prefix([':', '：', '-', '–', '—', '|', ','])
        .or(is_colon.then_some(bare))?;
    let title = without_extras(title.trim_start_matches([' ', '-']), words);
    let title = title.trim_end_matches('.');
    let parts = HeadingParts {
        title: super::heading::unquoted(title).to_owned(),
        shape: Shape::TitleAndSpeakers,
        ..HeadingParts::default()
    };
    if title.len() < 3
        || title.len() > LONGEST_TITLE
        || name::is_role(title, words)
        || tail::is_extra(title, words)
        || name::is_company(title, words)
        || title.contains(". ")
    {
        return None;
    }
    // The mark is the person's, so that the title stands plain.
    let form = if title.starts_with(['"', '“', '«', '„', '「']) {
        Form::Quoted
    } else {
        Form::Plain
    };
    Some(with_people(parts, list, form, false))
}

fn with_people<'a>(
    mut parts: HeadingParts,
    list: SpeakerList,
    form: Form,
    is_by: bool,
) -> LineParts<'a> {
    parts.is_certain = list.is_certain();
    let is_sure = list.likeness == Likeness::Sure;
    parts.speakers = list.speakers;
    LineParts {
        parts,
        form,
        target: None,
        is_timed: false,
        is_by,
        is_sure,
        has_remark: false,
    }
}

/// A line without marks, by the grammar of headings.
fn plain<'a>(text: &str, words: &Vocabulary) -> Option<LineParts<'a>> {
    let text = without_extras(text, words);
    let parts = parse_heading(text, words);
    let is_by = dashes(text).next().is_none() && !text.contains(':');
    (!parts.title.is_empty()).then(|| LineParts {
        is_sure: is_sure(&parts, words),
        is_by: is_by && parts.shape == Shape::TitleAndSpeakers,
        has_remark: text.ends_with(['.', '!']) || text.contains(". "),
        parts,
        form: Form::Plain,
        target: None,
        is_timed: false,
    })
}

/// "Ada Lovelace: [Title](…)", "Ada Lovelace – **Title**", "Ada Lovelace, “Title”".
fn after_speakers<'a>(
    document: &'a Document,
    candidate: &Candidate,
    stretch: Span,
    words: &Vocabulary,
) -> Option<LineParts<'a>> {
    let rest = stretch.of(&document.text);
    let (start, end) = (stretch.start, stretch.end);
    let block = document.blocks.get(candidate.block)?;
    let marked = first_mark(document, block, stretch);
    let quote = rest.find(['“', '„', '«', '「', '"']);
    let at = match (marked, quote) {
        (Some(marked), Some(quote)) => quote.min((marked - start) as usize),
        (marked, quote) => quote.or(marked.map(|marked| (marked - start) as usize))?,
    };
    let (head, title) = rest.split_at_checked(at)?;
    let people = head.trim_end();
    let parted = people.trim_end_matches([':', '：', '-', '–', '—', '|', ',']);
    let list = speakers::read(parted, words)?;
    let is_parted = parted.len() < people.len() || people.ends_with(['“', '„']);
    if !is_parted || list.likeness != Likeness::Sure && !people.ends_with([':', '：']) {
        return None;
    }
    let mark = title_mark(document, block, start + at as u32);
    let (title, tail, form) = if let Some(mark) = mark {
        let length = (mark.end.min(end) - start) as usize - at;
        let form = if mark.target.is_some() {
            Form::Link
        } else {
            Form::Emphasis
        };
        (title.get(..length)?, title.get(length..)?, form)
    } else {
        let (title, tail) = quoted(title)?;
        (title, tail, Form::Quoted)
    };
    let inner = without_extras(title, words);
    let mut parts = parse_heading(inner, words);
    if parts.shape != Shape::Title {
        super::heading::unquoted(inner).clone_into(&mut parts.title);
    }
    parts.shape = Shape::TitleAndSpeakers;
    let mut found = with_people(parts, list, form, false);
    found.target = mark.and_then(|mark| mark.target);
    found.has_remark = without_extras(tail, words).contains(char::is_alphanumeric);
    Some(found)
}

/// "Storage: [Title](…) by Ada Lovelace": a few words about it before the title's link.
fn after_topic<'a>(
    document: &'a Document,
    candidate: &Candidate,
    stretch: Span,
    words: &Vocabulary,
) -> Option<LineParts<'a>> {
    const LONGEST: usize = 60;
    let rest = stretch.of(&document.text);
    let block = document.blocks.get(candidate.block)?;
    let start = first_mark(document, block, stretch)?;
    let mark = title_mark(document, block, start)?;
    let target = mark.target?;
    let at = (start - stretch.start) as usize;
    let (topic, title) = rest.split_at_checked(at)?;
    let topic = topic.trim_end();
    let first = topic.split([' ', ':']).next().unwrap_or_default();
    if topic.len() > LONGEST
        || !topic.ends_with([':', '-', '–', '—'])
        || words.extras.has(first)
        || words.credits.has(first)
        || words.link_lists.has(first)
    {
        return None;
    }
    let length = (mark.end.min(stretch.end) - start) as usize;
    if name::person(title.get(..length)?, words) != Likeness::No {
        return None;
    }
    let mut found = set_off(
        title.get(..length)?,
        title.get(length..)?,
        Form::Link,
        words,
    )?;
    found.target = Some(target);
    (found.parts.shape == Shape::TitleAndSpeakers).then_some(found)
}

/// Whether a text is sentences or a part of one, which are neither a title nor a title with its speakers.
fn is_prose(text: &str) -> bool {
    const LONG: usize = 60;
    text.len() > LONG
        && (text.starts_with(|c: char| c.is_ascii_lowercase())
            || text.ends_with(['.', '!', '?'])
            || text.contains(". "))
}

/// Whether two words follow each other that both may begin with a capital letter: most lines name nobody and end here.
fn may_name_person(text: &str) -> bool {
    let mut is_after_capital = false;
    for word in text.split(' ') {
        let mut bytes = word.bytes();
        let begins = |byte: u8| byte.is_ascii_uppercase() || !byte.is_ascii();
        let is_capital = match bytes.next() {
            Some(first) if begins(first) => true,
            Some(b'(' | b'[' | b'"' | b'\'') => bytes.next().is_some_and(begins),
            // "Ada van der Berg" and "Ada & Tom" go on.
            Some(_) if is_after_capital && word.len() < 4 => continue,
            _ => false,
        };
        if is_capital && is_after_capital {
            return true;
        }
        is_after_capital = is_capital;
    }
    false
}

fn is_sure(parts: &HeadingParts, words: &Vocabulary) -> bool {
    parts
        .speakers
        .iter()
        .any(|speaker| name::person(&speaker.name, words) == Likeness::Sure)
}

/// A title in quotation marks at the start of a text, and what follows it.
pub(super) fn quoted(text: &str) -> Option<(&str, &str)> {
    const PAIRS: [(char, char); 6] = [
        ('"', '"'),
        ('“', '”'),
        ('„', '“'),
        ('«', '»'),
        ('「', '」'),
        ('‘', '’'),
    ];
    let first = text.chars().next()?;
    let (_, close) = PAIRS.into_iter().find(|(open, _)| *open == first)?;
    let inside = text.get(first.len_utf8()..)?;
    let end = inside.find(close)?;
    let title = inside.get(..end)?;
    let tail = inside.get(end + close.len_utf8()..)?;
    (title.contains(' ') || title.len() > 6).then_some((title, tail))
}
