//! A post's visible text, with what a hit in it is told with, as bytes, and back. It knows nothing of files of texts.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{Document, SourceLine};
use crate::find::full_text::{Outline, Part, trigram_bits};
use crate::shell::cache_file::{Reader, Writer, checksum};
use crate::shell::stamp::Stamp;
use crate::text::Span;

/// What a text is looked up by: a number for the post's path and the state of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextKey(pub u64);

impl TextKey {
    /// The key of the text of the post at a path below its root, as its file stands.
    pub fn of(path: &str, stamp: Stamp) -> Self {
        let mut out = Writer(Vec::with_capacity(path.len() + 64));
        write_name(&mut out, path, stamp);
        Self(checksum(&out.0))
    }
}

/// A text to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextToKeep {
    /// What it is looked up by.
    pub key: TextKey,
    /// The text with what a hit in it is told with.
    pub record: Box<[u8]>,
    /// The bits of its trigrams.
    pub trigrams: Box<[u8]>,
}

impl TextToKeep {
    /// The text of a post.
    pub fn of(path: &str, stamp: Stamp, title: &str, document: &Document) -> Self {
        Self {
            key: TextKey::of(path, stamp),
            record: written(path, stamp, title, document),
            trigrams: trigram_bits(&document.text),
        }
    }
}

/// A text as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptText {
    record: Vec<u8>,
    title: Range<usize>,
    outline: Range<usize>,
}

impl KeptText {
    /// Takes a record of a post with this path and stamp; `None` if it is of another one, or none of ours.
    pub fn read(record: Vec<u8>, path: &str, stamp: Stamp) -> Option<Self> {
        let mut reader = Reader(&record);
        if reader.text()? != path || Stamp::read(&mut reader)? != stamp {
            return None;
        }
        let at = |reader: &Reader<'_>| record.len() - reader.0.len();
        let length = reader.text()?.len();
        let title = at(&reader) - length..at(&reader);
        let length = reader.small()?;
        let start = at(&reader);
        reader.bytes(length)?;
        Some(Self {
            title,
            outline: start..start + length,
            record,
        })
    }

    /// The visible text's bytes.
    pub fn bytes(&self) -> &[u8] {
        self.record.get(self.outline.end..).unwrap_or_default()
    }

    /// The visible text.
    pub fn text(&self) -> Option<&str> {
        str::from_utf8(self.bytes()).ok()
    }

    /// The post's title.
    pub fn title(&self) -> Option<&str> {
        str::from_utf8(self.record.get(self.title.clone())?).ok()
    }

    /// What a hit is told with.
    pub fn outline(&self) -> Option<Outline<'_>> {
        let mut reader = Reader(self.record.get(self.outline.clone())?);
        let mut before = 0;
        let parts = reader.list(|reader| part(reader, &mut before))?;
        let (mut offset, mut line) = (0, 0);
        let lines = reader.list(|reader| {
            offset = step(reader, offset)?;
            line = step(reader, line)?;
            Some(SourceLine { offset, line })
        })?;
        Some(Outline::new(parts, Cow::Owned(lines)))
    }
}

/// A post's text as a record.
pub fn written(path: &str, stamp: Stamp, title: &str, document: &Document) -> Box<[u8]> {
    let outline = written_outline(&Outline::of(document));
    let size = path.len() + title.len() + outline.len() + document.text.len();
    let mut out = Writer(Vec::with_capacity(size + 80));
    write_name(&mut out, path, stamp);
    out.text(title);
    out.number(outline.len() as u64);
    out.0.extend_from_slice(&outline);
    out.0.extend_from_slice(document.text.as_bytes());
    out.0.into()
}

fn write_name(out: &mut Writer, path: &str, stamp: Stamp) {
    out.text(path);
    stamp.write(out);
}

/// An outline as bytes: numbers as steps from those before.
fn written_outline(outline: &Outline<'_>) -> Vec<u8> {
    let mut out = Writer::default();
    let mut before = 0;
    out.number(outline.parts().len() as u64);
    for part in outline.parts() {
        write_step(&mut out, before, part.span.start);
        out.number(part.span.len().into());
        out.0.push(part.is_talk.into());
        out.text(part.title);
        before = part.span.start;
    }
    let (mut offset, mut line) = (0, 0);
    out.number(outline.lines().len() as u64);
    for place in outline.lines() {
        write_step(&mut out, offset, place.offset);
        write_step(&mut out, line, place.line);
        (offset, line) = (place.offset, place.line);
    }
    out.0
}

fn part<'a>(reader: &mut Reader<'a>, before: &mut u32) -> Option<Part<'a>> {
    let start = step(reader, *before)?;
    *before = start;
    Some(Part {
        span: Span::new(start, start.checked_add(reader.small()?)?),
        is_talk: reader.byte()? != 0,
        title: reader.text()?,
    })
}

fn write_step(out: &mut Writer, from: u32, to: u32) {
    out.signed(i64::from(to) - i64::from(from));
}

fn step(reader: &mut Reader<'_>, from: u32) -> Option<u32> {
    u32::try_from(i64::from(from).checked_add(reader.signed()?)?).ok()
}
