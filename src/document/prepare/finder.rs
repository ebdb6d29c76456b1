//! Looking for the next occurrence of something, remembering what was found: many questions cost one pass.

use memchr::memmem;

/// Finds the next occurrence of a needle after ascending places.
#[derive(Debug)]
pub(super) struct Finder {
    needle: &'static str,
    /// The answer to the last question: an offset, or that there is none.
    found: Option<usize>,
    asked: bool,
    ignores_case: bool,
}

impl Finder {
    pub(super) const fn new(needle: &'static str) -> Self {
        Self {
            needle,
            found: None,
            asked: false,
            ignores_case: false,
        }
    }

    /// A finder to which `A` and `a` are the same; the needle's first two bytes are no letters.
    pub(super) const fn ignoring_case(needle: &'static str) -> Self {
        Self {
            ignores_case: true,
            ..Self::new(needle)
        }
    }

    /// Where the needle next starts at or after `from`.
    pub(super) fn next(&mut self, source: &str, from: usize) -> Option<usize> {
        if self.asked && self.found.is_none_or(|found| found >= from) {
            return self.found;
        }
        self.asked = true;
        let rest = source.as_bytes().get(from..).unwrap_or_default();
        let needle = self.needle.as_bytes();
        let found = if self.ignores_case {
            memmem::find_iter(rest, needle.get(..2).unwrap_or_default()).find(|at| {
                let found = rest.get(*at..at + needle.len());
                found.is_some_and(|found| found.eq_ignore_ascii_case(needle))
            })
        } else {
            memmem::find(rest, needle)
        };
        self.found = found.map(|at| from + at);
        self.found
    }

    /// Like [`Self::next`], but only within `reach` bytes.
    pub(super) fn near(&mut self, source: &str, from: usize, reach: usize) -> Option<usize> {
        self.next(source, from).filter(|at| at - from <= reach)
    }
}
