//! What stands above a printed post: title, authors and date. It prints nothing.

use crate::document::Document;
use crate::export::json_shapes::PostPlaceJson;
use crate::layout::LayoutOptions;
use crate::text::line_break::wrap;
use crate::text::{Span, one_line};
use crate::theme::Role;

/// Title, authors and date, as the reading pane has them above the text: each with its role.
pub fn header(document: &Document, place: &PostPlaceJson) -> Vec<(String, Role)> {
    let front = &document.front_matter;
    let authors = (!front.authors.is_empty()).then(|| front.authors.join(", "));
    let date = front.date.map(|date| date.day.to_string());
    let facts: Vec<String> = authors.into_iter().chain(date).collect();
    let title = one_line(&place.title).into_owned();
    let facts = one_line(&facts.join(" · ")).into_owned();
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
