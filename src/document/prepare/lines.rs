//! From a place in a prepared source to the line of the file.

/// Where a prepared source has more or fewer lines than the file.
#[derive(Clone, Debug, Default)]
pub(in crate::document) struct LineShifts {
    /// From this byte offset of the prepared source on, add this to the number of lines; sorted.
    shifts: Vec<(usize, i64)>,
}

impl LineShifts {
    pub(super) fn add(&mut self, offset: usize, lines: i64) {
        if lines != 0 {
            self.shifts.push((offset, lines));
        }
    }
}

/// Tells the line of ascending places in a prepared source.
#[derive(Clone, Debug)]
pub(in crate::document) struct LineCursor<'a> {
    text: &'a str,
    shifts: &'a [(usize, i64)],
    /// Where the line ends on which the last place stood.
    end: usize,
    line: i64,
}

impl<'a> LineCursor<'a> {
    /// A cursor over a prepared source whose first line is line `first` of the file.
    pub(in crate::document) fn new(text: &'a str, shifts: &'a LineShifts, first: u32) -> Self {
        Self {
            text,
            shifts: &shifts.shifts,
            end: line_end(text, 0),
            line: i64::from(first),
        }
    }

    /// The line of the file at a byte offset; an offset before an earlier one gives the earlier one's line.
    pub(in crate::document) fn line(&mut self, offset: usize) -> u32 {
        if let Some(passed) = self.text.as_bytes().get(self.end..offset) {
            self.line += newlines(passed);
            self.end = line_end(self.text, offset);
        }
        while let [(from, lines), rest @ ..] = self.shifts {
            if *from > offset {
                break;
            }
            self.line += lines;
            self.shifts = rest;
        }
        u32::try_from(self.line).unwrap_or(1)
    }
}

/// Where the line ends that holds the byte at `at`.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |end| at + end)
}

/// Places follow each other closely, so the call of a counter for long stretches would cost more than it saves.
fn newlines(passed: &[u8]) -> i64 {
    const SHORT: usize = 32;
    let count = if passed.len() < SHORT {
        passed.iter().map(|&byte| usize::from(byte == b'\n')).sum()
    } else {
        memchr::memchr_iter(b'\n', passed).count()
    };
    i64::try_from(count).unwrap_or(i64::MAX / 2)
}
