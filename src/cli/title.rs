//! What stands above a printed post: its title, and what else is known of it. It prints nothing.

use crate::document::Document;
use crate::export::json_shapes::PostPlaceJson;
use crate::layout::LayoutOptions;
use crate::library::{EventTable, Post, TopicTable};
use crate::text::line_break::wrap;
use crate::text::{Span, one_line};
use crate::theme::Role;
use crate::ui::facts;

/// A title among so many of the first blocks is what the text begins with.
const OPENING: usize = 3;

/// Title and facts, as the reading pane has them above the text: each with its role. A title that the text itself begins
/// with is not said twice.
pub fn header(
    document: &Document,
    place: &PostPlaceJson,
    events: &EventTable,
    options: LayoutOptions,
) -> Vec<(String, Role)> {
    let topics = TopicTable::default();
    let post = Post::from_document(0, &place.path, document, String::new(), events, &topics);
    let heading = document.heading_that_says(&place.title);
    let title = if heading.is_some_and(|heading| document.block_at(heading.start) < OPENING) {
        String::new()
    } else {
        one_line(&place.title).into_owned()
    };
    let facts = facts(&post, options.text_width().into());
    let lines = [(title, Role::Heading), (facts, Role::Muted)];
    lines
        .into_iter()
        .filter(|(line, _)| !line.is_empty())
        .collect()
}

/// A line of the header, wrapped like text.
pub fn wrapped(line: &str, options: LayoutOptions) -> impl Iterator<Item = &str> {
    let whole = Span::new(0, u32::try_from(line.len()).unwrap_or(u32::MAX));
    let width = options.text_width();
    wrap(line, whole, width, width)
        .into_iter()
        .map(move |part| part.of(line))
}
