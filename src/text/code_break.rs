//! A line of code and a width → the spans of its parts. All its white space is kept; it knows no language.

use super::Span;
use super::graphemes::to_offset;
use super::line_break::advance;
use super::width::cells;

/// Signs after which code is broken where there is no blank.
const BREAK_AFTER: &str = ",;/&|=:?(){}[]";

/// Cuts the code under `span`, which holds no newline, into parts of at most `first_width`, then `rest_width` cells.
///
/// A part ends after a blank where that leaves it at least half full, else after a sign such as a comma, else where the
/// width ends; never inside a grapheme cluster. A grapheme wider than the width stands alone. A tab reaches to the next
/// multiple of `tab_stop` cells. There is always at least one part. Linear in the length of the code.
pub fn fold_code(
    text: &str,
    span: Span,
    first_width: u16,
    rest_width: u16,
    tab_stop: u16,
) -> Vec<Span> {
    let code = span.of(text);
    let mut folder = Folder {
        base: span.start,
        width: u32::from(first_width),
        ..Folder::default()
    };
    let mut rest = cells(code);
    while let Some(cell) = rest.next() {
        if cell.start > folder.start
            && folder.used + advance(&cell, folder.used, tab_stop) > folder.width
        {
            let end = folder.best_end(cell.start);
            folder.end_part(end);
            folder.width = u32::from(rest_width);
            // What was measured after that place is measured again, at most half a part.
            rest = cells(code).starting_at(end);
            continue;
        }
        folder.used += advance(&cell, folder.used, tab_stop);
        folder.note(cell.grapheme, cell.end());
    }
    folder.end_part(code.len());
    folder.parts
}

/// The cells of the white space that a line of code begins with.
pub fn indentation(line: &str, tab_stop: u16) -> u32 {
    cells(line)
        .take_while(|cell| matches!(cell.grapheme, " " | "\t"))
        .fold(0, |used, cell| used + advance(&cell, used, tab_stop))
}

/// The part under construction; offsets count from the start of the code.
#[derive(Default)]
struct Folder {
    base: u32,
    width: u32,
    parts: Vec<Span>,
    start: usize,
    used: u32,
    /// The last place after a blank, and after a sign, in the part's second half.
    after_blank: Option<usize>,
    after_sign: Option<usize>,
}

impl Folder {
    fn note(&mut self, grapheme: &str, end: usize) {
        if self.used * 2 < self.width {
            return;
        }
        if matches!(grapheme, " " | "\t") {
            self.after_blank = Some(end);
        } else if BREAK_AFTER.contains(grapheme) {
            self.after_sign = Some(end);
        }
    }

    fn best_end(&self, latest: usize) -> usize {
        self.after_blank.or(self.after_sign).unwrap_or(latest)
    }

    fn end_part(&mut self, end: usize) {
        self.parts.push(Span::new(
            self.base.saturating_add(to_offset(self.start)),
            self.base.saturating_add(to_offset(end)),
        ));
        self.start = end;
        (self.used, self.after_blank, self.after_sign) = (0, None, None);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::width::display_width;
    use super::*;

    fn parts(code: &str, first: u16, rest: u16) -> Vec<&str> {
        let span = Span::new(0, code.len() as u32);
        let parts = fold_code(code, span, first, rest, 4);
        parts.into_iter().map(|part| part.of(code)).collect()
    }

    #[test]
    fn white_space_is_kept() {
        assert_eq!(parts("a  b 漢c\td", 3, 3), ["a  ", "b ", "漢c", "\t", "d"]);
        assert_eq!(parts("", 3, 3), [""]);
    }

    #[test]
    fn parts_end_after_blanks_and_signs() {
        assert_eq!(
            parts("kubectl get pods --all-namespaces", 20, 18),
            ["kubectl get pods ", "--all-namespaces"]
        );
        assert_eq!(
            parts("first,second,third", 14, 14),
            ["first,second,", "third"]
        );
        assert_eq!(parts("a bcdefghijkl", 8, 8), ["a bcdefg", "hijkl"]);
    }

    #[test]
    fn indentation_is_measured_with_tabs() {
        assert_eq!(indentation("  \tx", 4), 4);
        assert_eq!(indentation("x ", 4), 0);
    }

    proptest! {
        #[test]
        fn parts_are_the_code(code in "(\\PC|[a-z  ,/\té漢\u{301}\u{200d}👩🇩]){0,60}", first in 0_u16..12, rest in 0_u16..12) {
            let parts = parts(&code, first, rest);
            prop_assert_eq!(parts.concat(), code.clone());
            for (nth, part) in parts.iter().enumerate() {
                let width = usize::from(if nth == 0 { first } else { rest }.max(1));
                let tabs = part.matches('\t').count();
                prop_assert!(display_width(part) + tabs <= width || cells(part).filter(|cell| cell.width > 0 || cell.grapheme == "\t").count() <= 1);
            }
        }
    }
}
