//! Reading a prepared source, in parts if it is long.

use rayon::prelude::*;

use crate::document::markdown::{self, References, Stretch};
use crate::document::model::Document;
use crate::document::prepare::{LineCursor, Masks, NameCursor};

use super::cut::starts;
use super::join::append;

/// How long a part is at least, in bytes: long enough that its beginning costs nothing, and short enough for memory.
const SIZE: usize = 128 << 10;

/// How many parts are read before they are joined: enough to keep some processors busy, and few in memory.
const AT_ONCE: usize = 8;

/// The document that a prepared source makes.
pub(in crate::document) fn read(
    text: &str,
    masks: &Masks<'_>,
    lines: &LineCursor<'_>,
    names: &NameCursor,
) -> Document {
    in_parts(text, masks, lines, names, SIZE)
}

/// The same whatever the size of the parts.
pub(super) fn in_parts(
    text: &str,
    masks: &Masks<'_>,
    lines: &LineCursor<'_>,
    names: &NameCursor,
    size: usize,
) -> Document {
    let all = || Stretch::new(text, 0, lines.clone(), names.clone());
    let starts = starts(text, size);
    let parted = (starts.len() > 1).then(|| joined(&cut(all(), &starts), masks));
    parted
        .flatten()
        .unwrap_or_else(|| markdown::read(all(), masks, &References::default()).document)
}

/// The parts of a source that begin at these places.
fn cut<'a>(source: Stretch<'a>, starts: &[usize]) -> Vec<Stretch<'a>> {
    let mut parts = Vec::with_capacity(starts.len());
    let mut rest = source;
    for &start in starts.iter().skip(1) {
        parts.push(rest.take_until(start));
    }
    parts.push(rest);
    parts
}

/// The document of parts that follow each other; `None` if one of them goes on in the next.
fn joined(parts: &[Stretch<'_>], masks: &Masks<'_>) -> Option<Document> {
    let references = References::of(parts);
    let end = parts.last().map_or(0, Stretch::end);
    let mut whole = Document::default();
    whole.text.reserve(end);
    for batch in parts.chunks(AT_ONCE) {
        let read: Vec<_> = batch
            .par_iter()
            .map(|part| markdown::read(part.clone(), masks, &references))
            .collect();
        for (part, read) in batch.iter().zip(read) {
            let is_cut = !read.is_closed && part.end() < end;
            if is_cut || read.is_about_before {
                return None;
            }
            append(&mut whole, read.document);
        }
    }
    Some(whole)
}
