//! The beginning of a long source, for those who would like to see something at once. It costs the same at any length: the
//! rest is only looked at for definitions of links that the beginning has and does not define, and not read then.

use std::collections::HashSet;

use memchr::memmem;
use unicase::UniCase;

use crate::document::markdown::{self, References, Stretch};
use crate::document::model::Document;
use crate::document::prepare::{LineCursor, Masks, NameCursor};

use super::cut::first;

/// Shorter files are read whole as fast, in bytes.
const LONG: usize = 384 << 10;

/// How far into a file its front matter and the end of a beginning are looked for, in bytes.
const REACH: usize = 256 << 10;

/// How long a beginning is at least, in bytes: some screens full.
const SIZE: usize = 48 << 10;

/// As much of a long file's bytes as a beginning is looked for in, in whole lines; `None` for a file that is short.
pub(in crate::document) fn looked_at(bytes: &[u8]) -> Option<&[u8]> {
    let reached = bytes.get(..REACH).filter(|_| bytes.len() >= LONG)?;
    reached.get(..=memchr::memrchr(b'\n', reached)?)
}

/// The first sections of a body; `None` for one that cannot be cut.
pub(in crate::document) fn beginning(body: &str) -> Option<&str> {
    body.get(..first(body, SIZE)?)
}

/// The document of the prepared beginning of this file; `None` if something in it goes on in the rest.
pub(in crate::document) fn read_beginning(
    prepared: &str,
    masks: &Masks<'_>,
    lines: &LineCursor<'_>,
    names: &NameCursor,
    file: &[u8],
) -> Option<Document> {
    let own = Stretch::new(prepared, 0, lines.clone(), names.clone());
    let mut read = markdown::read(own.clone(), masks, &References::default());
    let definitions = definitions(read.unknown, file);
    if !definitions.is_empty() {
        let rest = Stretch::new(&definitions, 0, lines.clone(), NameCursor::default());
        let references = References::of(&[own.clone(), rest]);
        read = markdown::read(own, masks, &references);
    }
    read.is_closed.then_some(read.document)
}

/// The lines of a file that define these labels. Lines with notations of a site generator would need what is known of the rest.
fn definitions(labels: Vec<String>, file: &[u8]) -> String {
    let mut found = String::new();
    if labels.is_empty() {
        return found;
    }
    let labels: HashSet<UniCase<String>> = labels.into_iter().map(UniCase::new).collect();
    for at in memmem::find_iter(file, b"\n[") {
        let line = file.get(at + 1..).unwrap_or_default();
        let line = line.split(|&byte| byte == b'\n').next();
        let Some(line) = line.and_then(|line| std::str::from_utf8(line).ok()) else {
            continue;
        };
        let label = line.get(1..).and_then(|line| line.split_once("]:"));
        let label = label.map(|(label, _)| UniCase::new(label.to_owned()));
        if label.is_some_and(|label| labels.contains(&label)) && !line.contains('{') {
            found.push_str(line.trim_end());
            found.push_str("\n\n");
        }
    }
    found
}
