//! Figures set small, above or below the line, as the characters that Unicode has for them. Each takes the cell of the
//! figure it stands for: only what is drawn changes, never the text.

use crate::document::{Mark, MarkKind};
use crate::text::Span;

/// What can be raised, and as what (Unicode, "Superscripts and Subscripts" and "Latin-1 Supplement").
const RAISED: [(char, &str); 15] = [
    ('0', "⁰"),
    ('1', "¹"),
    ('2', "²"),
    ('3', "³"),
    ('4', "⁴"),
    ('5', "⁵"),
    ('6', "⁶"),
    ('7', "⁷"),
    ('8', "⁸"),
    ('9', "⁹"),
    ('+', "⁺"),
    ('-', "⁻"),
    ('(', "⁽"),
    (')', "⁾"),
    ('n', "ⁿ"),
];

/// What can be lowered, and as what.
const LOWERED: [(char, &str); 14] = [
    ('0', "₀"),
    ('1', "₁"),
    ('2', "₂"),
    ('3', "₃"),
    ('4', "₄"),
    ('5', "₅"),
    ('6', "₆"),
    ('7', "₇"),
    ('8', "₈"),
    ('9', "₉"),
    ('+', "₊"),
    ('-', "₋"),
    ('(', "₍"),
    (')', "₎"),
];

/// The longest range that is set small, in bytes: a longer one is no figure.
const LONGEST: u32 = 16;

/// A range of text that is set small.
#[derive(Clone, Copy, Debug)]
pub struct SmallFigures {
    span: Span,
    table: &'static [(char, &'static str)],
}

impl SmallFigures {
    /// The range under a mark, if it is one that raises or lowers and all of it can be.
    pub fn under(mark: &Mark, text: &str) -> Option<Self> {
        let table: &'static [_] = match mark.kind {
            MarkKind::Superscript => &RAISED,
            MarkKind::Subscript => &LOWERED,
            _ => return None,
        };
        let small = Self {
            span: mark.span,
            table,
        };
        let is_small = |character: char| small.of(character).is_some();
        (mark.span.len() <= LONGEST && mark.span.of(text).chars().all(is_small)).then_some(small)
    }

    /// What is drawn for the character at an offset; `None` if it is not in the range.
    pub fn at(&self, offset: u32, character: &str) -> Option<&'static str> {
        let character = character
            .chars()
            .next()
            .filter(|_| self.span.contains(offset))?;
        self.of(character)
    }

    fn of(&self, character: char) -> Option<&'static str> {
        let found = self.table.iter().find(|(plain, _)| *plain == character);
        found.map(|(_, small)| *small)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::display_width;

    #[track_caller]
    fn check(kind: MarkKind, text: &str, expected: &str) {
        let span = Span::new(0, text.len() as u32);
        let small = SmallFigures::under(&Mark { span, kind }, text);
        let drawn = text.char_indices().map(|(at, character)| {
            let plain = character.to_string();
            let drawn = small.and_then(|small| small.at(at as u32, &plain));
            drawn.map_or(plain, str::to_owned)
        });
        assert_eq!(drawn.collect::<String>(), expected);
    }

    #[test]
    fn figures_are_raised_and_lowered_and_words_are_not() {
        check(MarkKind::Superscript, "12", "¹²");
        check(MarkKind::Superscript, "n+1", "ⁿ⁺¹");
        check(MarkKind::Subscript, "2", "₂");
        check(MarkKind::Superscript, "2nd", "2nd");
        check(MarkKind::Strong, "2", "2");
    }

    #[test]
    fn each_takes_one_cell() {
        for (_, small) in RAISED.into_iter().chain(LOWERED) {
            assert_eq!(display_width(small), 1, "{small}");
        }
    }
}
