//! Where code is: fences, indented lines and spans, as far as it takes to leave code alone.
//!
//! It errs on the side of text: a mask inside code is undone when code is read.

/// What is known of code so far.
#[derive(Debug, Default)]
pub(super) struct Code {
    fence: Option<Fence>,
    /// The column where the text of the innermost list item starts; 0 outside lists.
    item_column: usize,
    is_indented: bool,
    /// By the length of a run of backticks: up to where no run closes it.
    unclosed: [usize; 8],
}

#[derive(Clone, Copy, Debug)]
struct Fence {
    sign: u8,
    length: usize,
    is_quoted: bool,
}

impl Code {
    /// Whether a line belongs to a fenced block, its last line included.
    pub(super) fn passes_fence(&mut self, line: &str) -> bool {
        let Some(fence) = self.fence else {
            return false;
        };
        let bare = line.trim_start_matches([' ', '\t', '>']);
        if fence.is_quoted && !line.trim_start().starts_with('>') {
            self.fence = None;
            return false;
        }
        let run = run_length(bare.as_bytes(), fence.sign);
        if run >= fence.length && bare.get(run..).is_some_and(|rest| rest.trim().is_empty()) {
            self.fence = None;
        }
        true
    }

    /// Whether a line opens a fence or is indented code. `columns` is how far its text is indented.
    pub(super) fn passes_line(
        &mut self,
        line: &str,
        text: &str,
        columns: usize,
        after_blank: bool,
    ) -> bool {
        let marker = list_marker(text);
        if columns >= self.item_column + 4 && (self.is_indented || after_blank) {
            self.is_indented = true;
            return true;
        }
        self.is_indented = false;
        if marker > 0 {
            self.item_column = columns + marker;
        } else if columns < self.item_column && after_blank {
            self.item_column = 0;
        }
        let bare = text
            .get(marker..)
            .unwrap_or(text)
            .trim_start_matches([' ', '>']);
        self.fence = fence(bare).map(|(sign, length)| Fence {
            sign,
            length,
            is_quoted: line.trim_start().starts_with('>'),
        });
        self.fence.is_some()
    }

    /// Where a code span that may start at `at` ends, or the run of backticks if none does; `end` is the paragraph's.
    pub(super) fn pass_span(&mut self, source: &[u8], at: usize, end: usize) -> usize {
        let length = run_length(source.get(at..).unwrap_or_default(), b'`');
        let after = at + length;
        let known = self.unclosed.get(length).copied();
        if known.is_none_or(|known| known > at) {
            return after;
        }
        let mut from = after;
        while let Some(step) = source
            .get(from..end)
            .and_then(|rest| memchr::memchr(b'`', rest))
        {
            let start = from + step;
            let run = run_length(source.get(start..).unwrap_or_default(), b'`');
            from = start + run;
            if run == length {
                return from;
            }
        }
        if let Some(known) = self.unclosed.get_mut(length) {
            *known = end;
        }
        after
    }
}

fn run_length(bytes: &[u8], sign: u8) -> usize {
    bytes.iter().take_while(|&&byte| byte == sign).count()
}

/// The sign and length of the fence that a line opens (`CommonMark` 0.31, 4.5).
fn fence(text: &str) -> Option<(u8, usize)> {
    let sign = *text
        .as_bytes()
        .first()
        .filter(|sign| matches!(sign, b'`' | b'~'))?;
    let length = run_length(text.as_bytes(), sign);
    let has_span = sign == b'`' && text.get(length..)?.contains('`');
    (length >= 3 && !has_span).then_some((sign, length))
}

/// How many columns a list marker at the start of a text takes with its space; 0 if there is none.
fn list_marker(text: &str) -> usize {
    let bytes = text.as_bytes();
    let marker = match bytes.first() {
        Some(b'-' | b'*' | b'+') => 1,
        Some(b'0'..=b'9') => {
            let digits = bytes
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            let is_marker = digits < 10 && matches!(bytes.get(digits), Some(b'.' | b')'));
            if is_marker { digits + 1 } else { 0 }
        }
        _ => 0,
    };
    let spaces = run_length(bytes.get(marker..).unwrap_or_default(), b' ');
    match (marker, spaces) {
        (0, _) | (_, 0) => 0,
        (marker, 1..=4) => marker + spaces,
        (marker, _) => marker + 1,
    }
}
