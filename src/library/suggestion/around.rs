//! Which section and which talk a sentence stands in, for sentences in text order: each step goes on where the last one was.

use crate::document::{Document, Section};

/// What is around a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    /// The innermost section.
    pub section: Option<&'a Section>,
    /// The innermost talk.
    pub talk: Option<&'a Section>,
}

/// The sections of a document, walked through.
#[derive(Debug)]
pub(super) struct Sections<'a> {
    all: &'a [Section],
    /// How many have begun.
    begun: usize,
    /// Those that have begun and not ended, the innermost last.
    open: Vec<&'a Section>,
}

impl<'a> Sections<'a> {
    /// At the start of a document.
    pub fn of(document: &'a Document) -> Self {
        Self {
            all: &document.sections,
            begun: 0,
            open: Vec::new(),
        }
    }

    /// What is around an offset, which is not before the one asked for last.
    pub fn around(&mut self, offset: u32) -> Around<'a> {
        while let Some(section) = self.all.get(self.begun) {
            if section.span.start > offset {
                break;
            }
            self.open.retain(|open| open.span.end > section.span.start);
            self.open.push(section);
            self.begun += 1;
        }
        self.open.retain(|open| open.span.end > offset);
        let talk = |section: &&&Section| section.talk.is_some();
        Around {
            section: self.open.last().copied(),
            talk: self.open.iter().rev().find(talk).copied(),
        }
    }
}
