//! The links of a laid-out line as cells that a terminal can open. Only web and mail addresses; nothing in them acts.

use std::fmt::Write;

use crate::document::{Document, Link};
use crate::layout::{Line, Piece};
use crate::text::Span;
use crate::text::width::display_width;

use super::cells::LinkedCells;

/// What terminals are told; other addresses lead somewhere only in the post's own place.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

/// The longest address that terminals take, in bytes.
const LONGEST: usize = 2_000;

/// The cells of a line that lead somewhere.
pub fn linked_cells(document: &Document, line: &Line) -> Vec<LinkedCells> {
    let Some(block) = document.blocks.get(line.block as usize) else {
        return Vec::new();
    };
    let indices = block.links.start as usize..block.links.end as usize;
    let links = document.links.get(indices.clone()).unwrap_or_default();
    let first = links.partition_point(|link| link.span.end <= line.span.start);
    let on_line = links.iter().enumerate().skip(first);
    let on_line = on_line.take_while(|(_, link)| link.span.start < line.span.end);
    on_line
        .filter_map(|(nth, link)| Some((indices.start + nth, link, address(&link.target)?)))
        .flat_map(|(id, link, address)| {
            columns(document, line, link).map(move |columns| LinkedCells {
                columns,
                address: address.clone(),
                id,
            })
        })
        .collect()
}

/// The columns of each piece of a link.
fn columns<'a>(
    document: &'a Document,
    line: &'a Line,
    target: &'a Link,
) -> impl Iterator<Item = std::ops::Range<u16>> + 'a {
    line.texts().filter_map(|(piece, span)| {
        let part = span
            .intersection(target.span)
            .filter(|part| !part.is_empty())?;
        let column = |offset| column_at(&document.text, piece, span, offset);
        Some(column(part.start)..column(part.end))
    })
}

fn column_at(text: &str, piece: &Piece, span: Span, offset: u32) -> u16 {
    let before = display_width(Span::new(span.start, offset).of(text));
    let before = u16::try_from(before).unwrap_or(u16::MAX).min(piece.width);
    piece.column.saturating_add(before)
}

/// The address as it may stand in a terminal sequence: printable ASCII, the rest percent-encoded (RFC 3986, 2.1).
fn address(target: &str) -> Option<String> {
    let lower = target.get(..8).unwrap_or(target).to_ascii_lowercase();
    let is_web = SCHEMES.iter().any(|scheme| lower.starts_with(scheme));
    let mut address = String::with_capacity(target.len());
    for byte in target.bytes() {
        if byte.is_ascii_graphic() {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    (is_web && address.len() <= LONGEST).then_some(address)
}

#[cfg(test)]
mod tests {
    use crate::document::parse;
    use crate::layout::{LayoutOptions, lay_out_block};

    use super::*;

    #[test]
    fn a_link_over_two_lines_is_one_link() {
        let document = parse("See [the docs here](https://a.example/é) or [this](#b).".as_bytes());
        let lines = lay_out_block(&document, 0, &LayoutOptions::for_width(16));
        let cells: Vec<_> = lines
            .iter()
            .flat_map(|line| linked_cells(&document, line))
            .map(|cells| (cells.columns, cells.address, cells.id))
            .collect();
        let address = "https://a.example/%C3%A9".to_owned();
        assert_eq!(cells, [(6..14, address.clone(), 0), (2..6, address, 0)]);
    }

    #[test]
    fn only_web_and_mail_addresses_are_told_and_nothing_in_them_acts() {
        assert_eq!(
            address("mailto:a@b.example").as_deref(),
            Some("mailto:a@b.example")
        );
        assert_eq!(
            address("HTTPS://a/\u{1b}\\ b").as_deref(),
            Some("HTTPS://a/%1B\\%20b")
        );
        assert_eq!(address("javascript:alert(1)"), None);
        assert_eq!(address("../next.md"), None);
        assert_eq!(address(&format!("https://{}", "a".repeat(LONGEST))), None);
    }
}
