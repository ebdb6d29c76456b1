//! How wide, and with which signs, a document is laid out. Only arithmetic.

/// Cells left of the text where the signs of highlights go.
const SIGN_CELLS: u16 = 2;

/// Below this width every cell is needed for text.
const NARROW: u16 = 12;

/// How a document is laid out; other options mean other lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayoutOptions {
    /// Cells from edge to edge.
    pub width: u16,
    /// The most cells that running text is given; a wider pane centres it.
    pub measure: u16,
    /// Whether long lines of code are wrapped; otherwise they are whole lines, to be moved sideways under the pane.
    pub wrap_code: bool,
    /// Whether lead-ins keep to ASCII.
    pub ascii: bool,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self {
            width: 80,
            measure: 90,
            wrap_code: true,
            ascii: false,
        }
    }
}

impl LayoutOptions {
    /// The options for a width, the rest as usual.
    pub fn for_width(width: u16) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    /// The column where text begins; the two cells before it are free for signs unless the pane is very narrow.
    pub fn margin(&self) -> u16 {
        let signs = if self.width < NARROW { 0 } else { SIGN_CELLS };
        (self.width.saturating_sub(self.measure) / 2).max(signs)
    }

    /// The cells that running text is given; at least one.
    pub fn text_width(&self) -> u16 {
        self.wide_width().min(self.measure).max(1)
    }

    /// The cells from the margin to the right edge, for tables and code; at least one.
    pub fn wide_width(&self) -> u16 {
        self.width.saturating_sub(self.margin()).max(1)
    }

    /// The most cells that a table is given: all but those for signs.
    pub fn widest(&self) -> u16 {
        let signs = if self.width < NARROW { 0 } else { SIGN_CELLS };
        self.width.saturating_sub(signs).max(1)
    }

    /// The column at which something begins that is wider than running text: so that both have the same middle, where
    /// there is room.
    pub fn centred(&self, width: u16) -> u16 {
        let beyond = width.saturating_sub(self.text_width());
        let signs = self.width.saturating_sub(self.widest());
        let column = self.margin().saturating_sub(beyond / 2).max(signs);
        column.min(self.width.saturating_sub(width))
    }

    /// The sign, or its stand-in where only ASCII is wanted.
    pub(super) const fn sign(self, sign: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { sign }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(width: u16, margin: u16, text_width: u16) {
        let options = LayoutOptions::for_width(width);
        assert_eq!(
            (options.margin(), options.text_width()),
            (margin, text_width)
        );
    }

    #[test]
    fn text_is_centred_beyond_its_measure_and_leaves_room_for_signs() {
        check(200, 55, 90);
        check(94, 2, 90);
        check(90, 2, 88);
        check(40, 2, 38);
        check(11, 0, 11);
        check(1, 0, 1);
        check(0, 0, 1);
    }
}
