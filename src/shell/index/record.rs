//! What the library knows of a post, with its file's stamp, as bytes, and back. It knows nothing of files of records.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::{Date, Time};

use crate::document::{Issue, PostDate, Speaker, Talk, TalkKind};
use crate::library::{EventTable, Post, PostSection, TopicMention};
use crate::shell::cache_file::{Reader, Writer};
use crate::shell::stamp::Stamp;
use crate::text::Span;

/// A post as it was read, and how its file stood then.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// The post; the index of its root is the reader's.
    pub post: Post,
    /// The file.
    pub stamp: Stamp,
}

/// One copy of each topic's name, for all posts.
#[derive(Debug, Default)]
pub struct Topics(HashMap<Arc<str>, Arc<str>>);

impl Topics {
    fn name(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.get(name) {
            return known.clone();
        }
        let name: Arc<str> = name.into();
        self.0.insert(name.clone(), name.clone());
        name
    }
}

/// What puts posts in the order of the list: newest first, under their events.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading<'a> {
    /// The path below the root.
    pub path: &'a str,
    /// The date.
    pub date: Option<PostDate>,
    /// The event's name.
    pub event: Option<&'a str>,
}

/// The heading of a record.
pub fn heading(record: &[u8]) -> Option<Heading<'_>> {
    read_heading(&mut Reader(record))
}

fn read_heading<'a>(reader: &mut Reader<'a>) -> Option<Heading<'a>> {
    Some(Heading {
        path: reader.text()?,
        date: date(reader)?,
        event: reader.optional_text()?,
    })
}

/// A post as bytes.
pub fn write(post: &Post, stamp: Stamp) -> Vec<u8> {
    let mut out = Writer(Vec::with_capacity(1024));
    out.text(&post.path);
    write_date(&mut out, post.date);
    out.optional_text(post.event.as_ref().map(|event| event.name.as_str()));
    stamp.write(&mut out);
    out.text(&post.title);
    for texts in [&post.authors, &post.tags, &post.aliases] {
        out.texts(texts.iter().map(String::as_str));
    }
    out.optional_text(post.url.as_deref());
    out.optional_text(post.slug.as_deref());
    write_revision(&mut out, &post.revision);
    out.number(post.text_length.into());
    out.0.push(post.is_whole.into());
    out.number(post.issues.len() as u64);
    for issue in &post.issues {
        out.number(issue.line.into());
        out.text(&issue.message);
    }
    write_mentions(&mut out, &post.mentions);
    out.number(post.sections.len() as u64);
    for section in &post.sections {
        write_section(&mut out, section);
    }
    out.0
}

/// A post of the root with this index out of bytes; `None` if they are not what `write` made, or name an event that the table
/// does not have.
pub fn read(
    record: &[u8],
    root: usize,
    events: &EventTable,
    topics: &mut Topics,
) -> Option<Recorded> {
    let mut reader = Reader(record);
    let heading = read_heading(&mut reader)?;
    let event = match heading.event {
        Some(name) => Some(events.find(name)?.clone()),
        None => None,
    };
    let stamp = Stamp::read(&mut reader)?;
    let title = reader.text()?.to_owned();
    let (authors, tags, aliases) = (reader.texts()?, reader.texts()?, reader.texts()?);
    let url = reader.optional_text()?.map(str::to_owned);
    let slug = reader.optional_text()?.map(str::to_owned);
    let revision = revision(&mut reader)?;
    let text_length = reader.small()?;
    let is_whole = reader.byte()? != 0;
    let issues = reader.list(|reader| {
        let (line, message) = (reader.small()?, reader.text()?.to_owned());
        Some(Issue { line, message })
    })?;
    let mentions = mentions(&mut reader, topics)?;
    let sections = reader.list(section)?;
    let post = Post {
        root,
        path: heading.path.into(),
        title,
        date: heading.date,
        authors,
        event,
        tags,
        url,
        slug,
        aliases,
        sections,
        mentions,
        issues,
        revision,
        text_length,
        is_whole,
    };
    reader.0.is_empty().then_some(Recorded { post, stamp })
}

fn write_date(out: &mut Writer, date: Option<PostDate>) {
    let Some(date) = date else {
        return out.number(0);
    };
    let has = |is_there: bool, bit: u64| if is_there { bit } else { 0 };
    out.number(1 | has(date.time.is_some(), 2) | has(date.offset_seconds.is_some(), 4));
    out.signed(date.day.year().into());
    out.signed(date.day.month().into());
    out.signed(date.day.day().into());
    if let Some(time) = date.time {
        for part in [time.hour(), time.minute(), time.second()] {
            out.signed(part.into());
        }
        out.signed(time.subsec_nanosecond().into());
    }
    if let Some(seconds) = date.offset_seconds {
        out.signed(seconds.into());
    }
}

#[expect(clippy::option_option, reason = "no date, and bytes that are none")]
fn date(reader: &mut Reader<'_>) -> Option<Option<PostDate>> {
    let parts = reader.number()?;
    if parts == 0 {
        return Some(None);
    }
    let year = i16::try_from(reader.signed()?).ok()?;
    let [month, day] = eight_bits(reader)?;
    let day = Date::new(year, month, day).ok()?;
    let time = if parts & 2 == 0 {
        None
    } else {
        let [hour, minute, second] = eight_bits(reader)?;
        let nanoseconds = i32::try_from(reader.signed()?).ok()?;
        Some(Time::new(hour, minute, second, nanoseconds).ok()?)
    };
    let offset_seconds = if parts & 4 == 0 {
        None
    } else {
        Some(i32::try_from(reader.signed()?).ok()?)
    };
    Some(Some(PostDate {
        day,
        time,
        offset_seconds,
    }))
}

fn eight_bits<const N: usize>(reader: &mut Reader<'_>) -> Option<[i8; N]> {
    let mut parts = [0; N];
    for part in &mut parts {
        *part = i8::try_from(reader.signed()?).ok()?;
    }
    Some(parts)
}

/// Half as many bytes as letters, for what is a hash in hexadecimal digits.
fn write_revision(out: &mut Writer, revision: &str) {
    if let Some(bytes) = half(revision) {
        out.number(1);
        out.number(bytes.len() as u64);
        out.0.extend_from_slice(&bytes);
    } else {
        out.number(0);
        out.text(revision);
    }
}

fn half(digits: &str) -> Option<Vec<u8>> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let (pairs, odd) = digits.as_bytes().as_chunks::<2>();
    if !odd.is_empty() {
        return None;
    }
    pairs
        .iter()
        .map(|[high, low]| Some(value(*high)? << 4 | value(*low)?))
        .collect()
}

fn revision(reader: &mut Reader<'_>) -> Option<String> {
    if reader.number()? == 0 {
        return reader.text().map(str::to_owned);
    }
    let count = reader.small()?;
    let bytes = reader.bytes(count)?;
    let digit = |value: u8| char::from_digit(value.into(), 16);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// The topics once each, then where they are named: for each the topic, the way from the mention before, the length.
fn write_mentions(out: &mut Writer, mentions: &[TopicMention]) {
    let mut numbers: HashMap<&str, u64> = HashMap::new();
    let mut topics: Vec<&str> = Vec::new();
    for mention in mentions {
        numbers.entry(&mention.topic).or_insert_with(|| {
            topics.push(&mention.topic);
            topics.len() as u64 - 1
        });
    }
    out.texts(topics.into_iter());
    out.number(mentions.len() as u64);
    let mut before = 0;
    for mention in mentions {
        out.number(numbers.get(&*mention.topic).copied().unwrap_or_default());
        write_span(out, mention.span, before);
        before = mention.span.start;
    }
}

fn mentions(reader: &mut Reader<'_>, topics: &mut Topics) -> Option<Vec<TopicMention>> {
    let topics = reader.list(|reader| Some(topics.name(reader.text()?)))?;
    let mut before = 0;
    reader.list(|reader| {
        let topic = topics.get(reader.small::<usize>()?)?.clone();
        let span = span(reader, before)?;
        before = span.start;
        Some(TopicMention { topic, span })
    })
}

fn write_span(out: &mut Writer, span: Span, before: u32) {
    out.signed(i64::from(span.start) - i64::from(before));
    out.number(span.len().into());
}

fn span(reader: &mut Reader<'_>, before: u32) -> Option<Span> {
    let start = i64::from(before).checked_add(reader.signed()?)?;
    let start = u32::try_from(start).ok()?;
    let end = start.checked_add(reader.small()?)?;
    Some(Span::new(start, end))
}

fn write_section(out: &mut Writer, section: &PostSection) {
    out.text(&section.heading);
    write_span(out, section.span, 0);
    out.number(section.line.into());
    out.0.push(section.level);
    let Some(talk) = &section.talk else {
        return out.0.push(0);
    };
    let kind = TalkKind::ALL.iter().position(|kind| *kind == talk.kind);
    out.0.push(1 + u8::from(talk.attended));
    out.number(kind.unwrap_or_default() as u64);
    write_title(out, &talk.title, &section.heading);
    out.optional_text(talk.level.as_deref());
    out.number(talk.speakers.len() as u64);
    for speaker in &talk.speakers {
        out.text(&speaker.name);
        out.optional_text(speaker.role.as_deref());
        out.optional_text(speaker.organisation.as_deref());
    }
}

fn section(reader: &mut Reader<'_>) -> Option<PostSection> {
    let heading = reader.text()?.to_owned();
    let span = span(reader, 0)?;
    let (line, level) = (reader.small()?, reader.byte()?);
    let talk = match reader.byte()? {
        0 => None,
        attended => Some(Arc::new(talk(reader, &heading, attended > 1)?)),
    };
    Some(PostSection {
        heading,
        span,
        line,
        level,
        talk,
    })
}

fn talk(reader: &mut Reader<'_>, heading: &str, attended: bool) -> Option<Talk> {
    let kind = *TalkKind::ALL.get(reader.small::<usize>()?)?;
    let title = title(reader, heading)?;
    let level = reader.optional_text()?.map(str::to_owned);
    let speakers = reader.list(|reader| {
        Some(Speaker {
            name: reader.text()?.to_owned(),
            role: reader.optional_text()?.map(str::to_owned),
            organisation: reader.optional_text()?.map(str::to_owned),
        })
    })?;
    Some(Talk {
        title,
        kind,
        speakers,
        level,
        attended,
    })
}

/// A talk's title, which its heading mostly holds: then where.
fn write_title(out: &mut Writer, title: &str, heading: &str) {
    if let Some(at) = heading.find(title) {
        out.number(at as u64 + 1);
        out.number(title.len() as u64);
    } else {
        out.number(0);
        out.text(title);
    }
}

fn title(reader: &mut Reader<'_>, heading: &str) -> Option<String> {
    match reader.small::<usize>()?.checked_sub(1) {
        None => reader.text().map(str::to_owned),
        Some(at) => {
            let end = at.checked_add(reader.small()?)?;
            heading.get(at..end).map(str::to_owned)
        }
    }
}
