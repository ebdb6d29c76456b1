//! What stands above the text of the reading pane: which lines, not how they look.

use crate::layout::LayoutOptions;
use crate::library::Post;
use crate::text::line_break::wrap;
use crate::text::width::ellipsize;
use crate::text::{Span, one_line};

use super::pane::OpenPost;
use super::state::State;

/// The most lines that a title takes.
const TITLE_LINES: u16 = 3;

/// For so many rows of the screen a title may take one.
const ROWS_FOR_LINE: u16 = 9;

/// Rows below the title: facts, and a blank line.
const BELOW_TITLE: u16 = 2;

/// A longer title is cut before it is broken into lines, in cells.
const LONG_TITLE: usize = 1000;

impl State {
    /// The post on screen: the open one, or the beginning of one that is still being read.
    pub fn shown_post(&self) -> Option<&OpenPost> {
        let reading = &self.reading;
        reading.open.as_ref().or(reading.beginning.as_ref())
    }

    /// What the library knows of the post on screen, or knew before its file was gone.
    pub fn shown_entry(&self) -> Option<&Post> {
        self.library.last_seen(self.shown_post()?.id)
    }

    /// The heading of the post on screen that says its title.
    pub fn title_in_text(&self) -> Option<Span> {
        let document = &self.shown_post()?.content.document;
        document.heading_that_says(&self.shown_entry()?.title)
    }

    /// The title of the post on screen in lines as wide as running text; one line where the text itself begins with it.
    pub fn title_lines(&self, pane_width: u16) -> Vec<String> {
        let Some(post) = self.shown_entry() else {
            return Vec::new();
        };
        let title = one_line(&post.title);
        if self.title_in_text().is_some() {
            return vec![title.into_owned()];
        }
        let width = self.text_layout(pane_width).text_width();
        let most = (self.height / ROWS_FOR_LINE).clamp(1, TITLE_LINES);
        broken(&ellipsize(&title, LONG_TITLE), width, most.into())
    }

    /// How running text is laid out in a pane of this width, as far as its edges are concerned.
    pub fn text_layout(&self, pane_width: u16) -> LayoutOptions {
        LayoutOptions {
            width: pane_width,
            measure: self.settings.measure,
            ..LayoutOptions::default()
        }
    }

    /// Rows above the text of the reading pane. Where the text begins with its title there is one line for title or facts.
    pub(super) fn header_rows(&self, pane_width: u16) -> u16 {
        if self.title_in_text().is_some() {
            return BELOW_TITLE;
        }
        let title = self.title_lines(pane_width).len().max(1);
        u16::try_from(title)
            .unwrap_or(1)
            .saturating_add(BELOW_TITLE)
    }
}

/// A title in few lines; what does not fit is cut off the last.
fn broken(title: &str, width: u16, most: usize) -> Vec<String> {
    let whole = Span::new(0, u32::try_from(title.len()).unwrap_or(u32::MAX));
    let mut lines = wrap(title, whole, width, width);
    let rest = lines.get(most.saturating_sub(1)).map(|last| last.start);
    lines.truncate(most);
    if let (Some(last), Some(start)) = (lines.last_mut(), rest) {
        *last = Span::new(start, whole.end);
    }
    let line = |line: Span| ellipsize(line.of(title), width.into()).into_owned();
    lines.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::Sitting;

    #[track_caller]
    fn check(title: &str, width: u16, expected: &[&str]) {
        assert_eq!(broken(title, width, 3), expected);
    }

    #[test]
    fn a_long_title_takes_some_lines() {
        check("A day", 10, &["A day"]);
        check("A day at the harbour", 10, &["A day at", "the", "harbour"]);
        check(
            "A day at the old harbour",
            8,
            &["A day at", "the old", "harbour"],
        );
        check("A day at the old harbour", 5, &["A day", "at", "the…"]);
        check("", 5, &[""]);
        assert_eq!(broken("A day at the harbour", 10, 1), ["A day at…"]);
    }

    #[test]
    fn the_text_begins_below_the_title() {
        let post = format!(
            "---\ntitle: {}\n---\nWords.\n",
            "A very long day ".repeat(8)
        );
        let mut sitting = Sitting::over(&[("a.md", &post), ("b.md", "# B\n\nWords.\n")]);
        let rows = |sitting: &Sitting| sitting.state.areas().text().y;
        sitting.press("enter");
        assert_eq!(rows(&sitting), 5);
        sitting.press("1 j enter");
        assert_eq!(rows(&sitting), 2);
    }
}
