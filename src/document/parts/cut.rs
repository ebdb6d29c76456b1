//! Where a prepared source may be cut: before a heading that stands at the start of a line, after a blank line.
//!
//! Such a heading ends every paragraph, list, quote, table and definition before it (`CommonMark` 0.31, 4.2 and 5); it ends
//! neither a fence nor some blocks of HTML. Fences are followed here; whether a part really ended is seen when it is read.

use memchr::{memchr_iter, memmem};

/// Where parts of at least `size` bytes begin; only 0 for a source that is shorter than two of them or stays whole.
pub(super) fn starts(text: &str, size: usize) -> Vec<usize> {
    if text.len() / 2 < size || has_footnotes(text) {
        return vec![0];
    }
    std::iter::once(0).chain(Cuts::new(text, size)).collect()
}

/// Where a beginning of at least `size` bytes may end before the text does; what follows it may be anything, so it may
/// have nothing that might be a footnote.
pub(super) fn first(text: &str, size: usize) -> Option<usize> {
    let end = Cuts::new(text, size).next()?;
    let beginning = text.as_bytes().get(..end)?;
    memmem::find(beginning, b"[^").is_none().then_some(end)
}

/// The places for cuts, in order.
struct Cuts<'a> {
    bytes: &'a [u8],
    ends: memchr::Memchr<'a>,
    size: usize,
    /// Where the current part begins.
    part: usize,
    /// Where the current line begins.
    line: usize,
    after_blank: bool,
    fence: Option<Fence>,
}

impl<'a> Cuts<'a> {
    fn new(text: &'a str, size: usize) -> Self {
        Self {
            bytes: text.as_bytes(),
            ends: memchr_iter(b'\n', text.as_bytes()),
            size,
            part: 0,
            line: 0,
            after_blank: false,
            fence: None,
        }
    }
}

impl Iterator for Cuts<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        for end in self.ends.by_ref() {
            let start = std::mem::replace(&mut self.line, end + 1);
            let line = self.bytes.get(start..end).unwrap_or_default();
            let after_blank = std::mem::replace(&mut self.after_blank, line.is_empty());
            if let Some(open) = self.fence {
                self.fence = (!closes(line, open)).then_some(open);
            } else if let Some(open) = fence_of(line) {
                self.fence = Some(open);
            } else if after_blank && start - self.part >= self.size && is_heading(line) {
                self.part = start;
                return Some(start);
            }
        }
        None
    }
}

/// A footnote's number depends on all footnotes before it, and a reference to one on its being there.
fn has_footnotes(text: &str) -> bool {
    let is_there = |line: &str| line.contains("[^") && line.contains("]:");
    memmem::find(text.as_bytes(), b"[^").is_some() && text.split('\n').any(is_there)
}

/// The sign that a fence is made of, and how many of them.
#[derive(Clone, Copy)]
struct Fence {
    sign: u8,
    length: usize,
}

fn fence_of(line: &[u8]) -> Option<Fence> {
    let line = line.trim_ascii_start();
    let sign = *line.first().filter(|sign| matches!(sign, b'`' | b'~'))?;
    let length = run(line, sign);
    let info = line.get(length..).unwrap_or_default();
    let is_fence = length >= 3 && (sign == b'~' || !info.contains(&b'`'));
    is_fence.then_some(Fence { sign, length })
}

fn closes(line: &[u8], open: Fence) -> bool {
    let line = line.trim_ascii();
    line.len() >= open.length && run(line, open.sign) == line.len()
}

fn is_heading(line: &[u8]) -> bool {
    let level = run(line, b'#');
    (1..=6).contains(&level) && line.get(level) == Some(&b' ')
}

fn run(line: &[u8], sign: u8) -> usize {
    line.iter().take_while(|byte| **byte == sign).count()
}
