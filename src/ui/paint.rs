//! One laid-out line of a document into cells: the document's own styles below, the person's marks above them.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::document::{Block, BlockKind, Document, Link, Mark, MarkKind, Section};
use crate::layout::{Line, Piece, PieceContent};
use crate::text::Span;
use crate::text::width::cells;
use crate::theme::Role;

use super::palette::Palette;
use super::small_figures::SmallFigures;

/// How many marks before a span are looked at.
const LOOK_BACK: usize = 256;

/// How many containers are looked at from the inside out; no more are drawn either.
const NESTING: usize = 8;

/// What is laid over the text, later ones on top.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// Ranges of the text and their styles.
    pub styles: Vec<(Span, Style)>,
}

/// Paints a line with its first column at `x`, never beyond `right`.
pub fn paint_line(
    buffer: &mut Buffer,
    palette: &Palette,
    document: &Document,
    line: &Line,
    layers: &Layers,
    (x, y, right): (u16, u16, u16),
) {
    let block = document.blocks.get(line.block as usize);
    for piece in &line.pieces {
        let at = x.saturating_add(piece.column);
        match &piece.content {
            PieceContent::Lead(text, role) => {
                buffer.set_stringn(
                    at,
                    y,
                    text,
                    usize::from(right.saturating_sub(at)),
                    palette.role(*role),
                );
            }
            PieceContent::Text(span) => {
                let text = Painted {
                    text: &document.text,
                    span: *span,
                    styles: styles_over(palette, document, block, *span, layers),
                    small: small_figures(palette, document, block, *span),
                };
                paint_text(buffer, piece, &text, (at, y, right));
            }
        }
    }
}

/// A range of text with what is to be drawn of it.
struct Painted<'a> {
    text: &'a str,
    span: Span,
    styles: Vec<(Span, Style)>,
    small: Vec<SmallFigures>,
}

/// The figures in a span that are set small.
fn small_figures(
    palette: &Palette,
    document: &Document,
    block: Option<&Block>,
    span: Span,
) -> Vec<SmallFigures> {
    if palette.is_ascii() {
        return Vec::new();
    }
    let block = block.into_iter();
    let marks = block.flat_map(|block| marks_near(document, block, span));
    marks
        .filter_map(|mark| SmallFigures::under(mark, &document.text))
        .collect()
}

/// Every style that touches a span, lowest first.
fn styles_over(
    palette: &Palette,
    document: &Document,
    block: Option<&Block>,
    span: Span,
    layers: &Layers,
) -> Vec<(Span, Style)> {
    let mut styles = Vec::new();
    if let Some(block) = block {
        styles.push((span, base_style(palette, document, block)));
        let header = header_of(document, block);
        styles.extend(header.map(|header| (header, palette.role(Role::Subheading))));
        let links = links_near(document, block, span);
        styles.extend(links.map(|link| (link.span, palette.role(Role::Link))));
        let marks = marks_near(document, block, span);
        styles.extend(marks.map(|mark| (mark.span, mark_style(palette, mark.kind))));
    }
    styles.extend(layers.styles.iter().copied());
    styles.retain(|(range, _)| range.overlaps(span));
    styles
}

/// The links of a block from the first that ends after the span's start to the last that begins before its end; links do
/// not overlap.
fn links_near<'a>(
    document: &'a Document,
    block: &Block,
    span: Span,
) -> impl Iterator<Item = &'a Link> {
    let links = part(&document.links, &block.links);
    let first = links.partition_point(|link| link.span.end <= span.start);
    links
        .iter()
        .skip(first)
        .take_while(move |link| link.span.start < span.end)
}

/// The marks of a block that may touch a span. They are sorted by where they begin and may lie in each other, so that some
/// before the span reach into it; further back than this no author's do, and a paragraph may have a hundred thousand.
fn marks_near<'a>(
    document: &'a Document,
    block: &Block,
    span: Span,
) -> impl Iterator<Item = &'a Mark> {
    let marks = part(&document.marks, &block.marks);
    let inside = marks.partition_point(|mark| mark.span.start < span.start);
    let end = marks.partition_point(|mark| mark.span.start < span.end);
    marks
        .iter()
        .take(end)
        .skip(inside.saturating_sub(LOOK_BACK))
}

/// A block's part of all links or marks; nothing where its indices do not fit.
fn part<'a, T>(all: &'a [T], indices: &Range<u32>) -> &'a [T] {
    all.get(indices.start as usize..indices.end as usize)
        .unwrap_or_default()
}

/// The style of a block's running text.
fn base_style(palette: &Palette, document: &Document, block: &Block) -> Style {
    match block.kind {
        BlockKind::Heading(level) => heading_style(palette, document, block, level),
        _ => palette.role(base_role(document, block)),
    }
}

/// The section that a heading begins, and whether all of the text is in it.
fn section_of<'a>(document: &'a Document, heading: &Block) -> Option<(&'a Section, bool)> {
    let sections = &document.sections;
    let nth = sections.binary_search_by_key(&heading.span.start, |section| section.heading.start);
    let section = sections.get(nth.ok()?)?;
    let is_first = section.heading.start <= sections.first()?.heading.start;
    let is_last = section.span.end >= sections.last()?.span.end;
    Some((section, is_first && is_last))
}

/// Levels are told apart without sizes: underlined, bold, bold italic, muted. A title over all of the text is told apart by
/// its place.
fn heading_style(palette: &Palette, document: &Document, heading: &Block, level: u8) -> Style {
    let section = section_of(document, heading);
    if section.is_some_and(|(section, _)| section.talk.is_some()) {
        return palette.role(Role::Talk);
    }
    let is_title = section.is_some_and(|(_, is_whole)| is_whole);
    let (role, modifier) = match level {
        1 if is_title => (Role::Heading, Modifier::empty()),
        1 => (Role::Heading, Modifier::UNDERLINED),
        2 => (Role::Heading, Modifier::empty()),
        3 => (Role::Subheading, Modifier::ITALIC),
        _ => (Role::Muted, Modifier::BOLD | Modifier::ITALIC),
    };
    let style = palette.role(role).add_modifier(modifier);
    if knows_italics(heading.span.of(&document.text)) {
        style
    } else {
        style.remove_modifier(Modifier::ITALIC)
    }
}

/// Whether the script of a text has italics. Chinese, Japanese and Korean have none, and terminals set it neither slanted nor
/// bold where both are asked for.
fn knows_italics(text: &str) -> bool {
    const FIRST_WIDE: char = '\u{1100}';
    let is_wide = |c: char| c >= FIRST_WIDE && c.is_alphabetic();
    !text.chars().take(LOOK_BACK).any(is_wide)
}

/// The role of running text that is no heading.
fn base_role(document: &Document, block: &Block) -> Role {
    match &block.kind {
        BlockKind::Heading(_) => Role::Heading,
        BlockKind::Code { .. } | BlockKind::Math => Role::Code,
        BlockKind::Image => Role::Image,
        BlockKind::Term => Role::Subheading,
        BlockKind::Paragraph | BlockKind::Rule | BlockKind::Table(_)
            if is_quoted(document, block) =>
        {
            Role::Quote
        }
        BlockKind::Paragraph | BlockKind::Rule | BlockKind::Table(_) => Role::Text,
    }
}

/// The header row of a table.
fn header_of(document: &Document, block: &Block) -> Option<Span> {
    let BlockKind::Table(table) = block.kind else {
        return None;
    };
    let table = document.tables.get(table as usize)?;
    let header = table.rows.first().filter(|_| table.has_header)?;
    Some(header.first()?.union(*header.last()?))
}

fn is_quoted(document: &Document, block: &Block) -> bool {
    let mut container = block.container;
    for _ in 0..NESTING {
        let Some(inner) = container.and_then(|index| document.containers.get(index as usize))
        else {
            return false;
        };
        if inner.kind == crate::document::ContainerKind::Quote {
            return true;
        }
        container = inner.parent;
    }
    false
}

fn mark_style(palette: &Palette, kind: MarkKind) -> Style {
    match kind {
        MarkKind::Emphasis => Style::new().add_modifier(Modifier::ITALIC),
        MarkKind::Strong => Style::new().add_modifier(Modifier::BOLD),
        MarkKind::Strikethrough => Style::new().add_modifier(Modifier::CROSSED_OUT),
        MarkKind::Underline => Style::new().add_modifier(Modifier::UNDERLINED),
        MarkKind::Code => palette.role(Role::Code),
        MarkKind::Highlighted => palette.role(Role::Hit),
        MarkKind::Superscript | MarkKind::Subscript => palette.role(Role::Muted),
        MarkKind::Placeholder => palette.role(Role::Placeholder),
    }
}

/// Paints a piece grapheme by grapheme, so that every cell has the style of its own place in the text.
fn paint_text(
    buffer: &mut Buffer,
    piece: &Piece,
    painted: &Painted<'_>,
    (x, y, right): (u16, u16, u16),
) {
    let (text, span, styles) = (painted.text, painted.span, &painted.styles);
    let end = x.saturating_add(piece.width).min(right);
    if span.of(text) == "\t" {
        let (style, _) = style_at(styles, span.start, span.end);
        let width = end.saturating_sub(x);
        buffer.set_stringn(x, y, " ".repeat(width.into()), width.into(), style);
        return;
    }
    let mut column = x;
    let mut style = Style::new();
    let mut style_until = span.start;
    for cell in cells(span.of(text)) {
        let offset = span.start + cell.start as u32;
        if column.saturating_add(cell.width) > end {
            break;
        }
        if offset >= style_until {
            (style, style_until) = style_at(styles, offset, span.end);
        }
        let mut small = painted.small.iter();
        let small = small.find_map(|small| small.at(offset, cell.grapheme));
        let drawn = small.unwrap_or(cell.grapheme);
        buffer.set_stringn(column, y, drawn, cell.width.into(), style);
        column += cell.width;
    }
}

/// The style at an offset, and the offset up to which it holds.
fn style_at(styles: &[(Span, Style)], offset: u32, end: u32) -> (Style, u32) {
    let mut until = end;
    let mut style = Style::new();
    for (range, layer) in styles {
        if range.contains(offset) {
            style = style.patch(*layer);
            until = until.min(range.end);
        } else if range.start > offset {
            until = until.min(range.start);
        }
    }
    (style, until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;
    use crate::theme::{Depth, Theme};

    /// The styles of a post's headings.
    fn headings(post: &str) -> Vec<Style> {
        let document = parse(post.as_bytes());
        let palette = Palette::new(Theme::dark(), Depth::Full, false);
        let blocks = document.blocks.iter();
        let headings = blocks.filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        headings
            .map(|heading| base_style(&palette, &document, heading))
            .collect()
    }

    #[test]
    fn levels_are_told_apart_from_each_other_and_from_text() {
        let post = |words: &str| {
            let levels = ["#", "##", "###", "####"];
            let headings = levels.map(|level| format!("{level} {words}\n\n{words}\n\n"));
            headings.concat() + &format!("# {words}\n")
        };
        for words in ["Snow", "雪"] {
            let styles = headings(&post(words));
            for (nth, style) in styles.iter().take(4).enumerate() {
                assert!(style.add_modifier.contains(Modifier::BOLD), "{words}");
                assert!(!styles[..nth].contains(style), "{words}");
            }
            let is_slanted = |style: &Style| style.add_modifier.contains(Modifier::ITALIC);
            assert_eq!(styles.iter().any(is_slanted), words == "Snow");
        }
    }

    #[test]
    fn a_title_over_all_of_the_text_is_not_underlined() {
        let underlined = |post| {
            let styles = headings(post).into_iter();
            let all = styles.map(|style| style.add_modifier.contains(Modifier::UNDERLINED));
            all.collect::<Vec<_>>()
        };
        assert_eq!(underlined("# Snow\n\nWords.\n\n## Ice\n"), [false, false]);
        assert_eq!(underlined("# Snow\n\nWords.\n\n# Ice\n"), [true, true]);
    }
}
