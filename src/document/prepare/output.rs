//! Writing a prepared source: stretches of the body as they are, and replacements between them.

use std::ops::Range;

use super::lines::LineShifts;
use super::mask::{MaskList, Meaning};
use super::names::Name;

/// A prepared source in the making.
#[derive(Debug)]
pub(super) struct Output<'a> {
    source: &'a str,
    text: String,
    /// Up to where the source is written or replaced.
    done: usize,
    shifts: LineShifts,
    masks: MaskList,
    names: Vec<Name>,
    is_changed: bool,
}

/// What was written.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// The text; `None` if it is the source as it was.
    pub text: Option<String>,
    pub shifts: LineShifts,
    pub masks: MaskList,
    pub names: Vec<Name>,
}

impl<'a> Output<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            text: String::new(),
            done: 0,
            shifts: LineShifts::default(),
            masks: MaskList::default(),
            names: Vec::new(),
            is_changed: false,
        }
    }

    /// Up to where the source is written or replaced.
    pub(super) fn done(&self) -> usize {
        self.done
    }

    /// Puts other text in the place of a stretch of the source that was not passed yet.
    pub(super) fn replace(&mut self, range: Range<usize>, with: &str) {
        self.copy_to(range.start);
        self.text.push_str(with);
        self.pass(range, newlines(with));
    }

    /// Takes a stretch out.
    pub(super) fn remove(&mut self, range: Range<usize>) {
        self.replace(range, "");
    }

    /// Writes text that the source does not have.
    pub(super) fn insert(&mut self, at: usize, text: &str) {
        self.replace(at..at, text);
    }

    /// Puts a mask in the place of a stretch.
    pub(super) fn mask(&mut self, range: Range<usize>, meaning: Meaning) {
        self.copy_to(range.start);
        self.masks.write(&mut self.text, range.clone(), meaning);
        self.pass(range, 0);
    }

    /// Notes a name that was taken out here.
    pub(super) fn name(&mut self, id: &str, is_of_next: bool) {
        self.names.push(Name {
            at: self.text.len(),
            id: id.to_owned(),
            is_of_next,
        });
    }

    pub(super) fn finish(mut self) -> Written {
        self.copy_to(self.source.len());
        Written {
            text: self.is_changed.then_some(self.text),
            shifts: self.shifts,
            masks: self.masks,
            names: self.names,
        }
    }

    fn copy_to(&mut self, to: usize) {
        if !self.is_changed {
            self.is_changed = to < self.source.len();
            if self.is_changed {
                self.text
                    .reserve(self.source.len() + self.source.len() / 16);
            }
        }
        if let Some(stretch) = self.source.get(self.done..to) {
            self.text.push_str(stretch);
            self.done = to;
        }
    }

    fn pass(&mut self, range: Range<usize>, written: i64) {
        self.is_changed = true;
        let passed = self.source.get(range.clone()).unwrap_or_default();
        self.shifts.add(self.text.len(), newlines(passed) - written);
        self.done = self.done.max(range.end);
    }
}

fn newlines(text: &str) -> i64 {
    i64::try_from(memchr::memchr_iter(b'\n', text.as_bytes()).count()).unwrap_or(i64::MAX)
}
