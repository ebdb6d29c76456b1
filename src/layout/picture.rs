//! Rows for pictures: how many cells one takes, and where its rows stand among the lines of a block. It opens no files and
//! knows no pixels but their number.

use std::collections::BTreeMap;

use crate::document::{Block, BlockKind, Document};
use crate::text::Span;
use crate::text::line_break::wrap;
use crate::theme::Role;

use super::image;
use super::line::{CellCount, Line, LineKind, PictureId, PictureRow, Piece};
use super::options::LayoutOptions;
use super::page::{Page, sign};

/// Pictures smaller than this in both directions are spacers and counting pixels, in pixels.
const SMALLEST: u32 = 8;

/// A picture amid words is given rows only if it would fill this many; smaller ones are icons.
const ICON_ROWS: u16 = 3;

/// From this many rows on a part of one is not missed.
const TALL: f64 = 4.0;

/// Less of a cell than this is an error of counting.
const HAIR: f64 = 0.01;

/// What stands between a caption and a remark.
const JOINT: &str = " · ";

/// A number of pixels across and down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PixelSize {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

impl PixelSize {
    /// Of a cell whose size nobody tells.
    pub const USUAL_CELL: Self = Self {
        width: 8,
        height: 16,
    };

    /// As if it had so many times the pixels.
    #[must_use]
    pub const fn enlarged(self, times: u32) -> Self {
        Self {
            width: self.width.saturating_mul(times),
            height: self.height.saturating_mul(times),
        }
    }

    /// The cells that the picture takes in a room, with its proportions: its own size where it fits, never more. A tall one
    /// is made a little smaller, so that it ends with a whole row and its caption follows at once.
    pub fn fitted(self, cell: Self, room: CellCount) -> CellCount {
        let across = |cells: u16| f64::from(cells.max(1)) * f64::from(cell.width.max(1));
        let down = |cells: u16| f64::from(cells.max(1)) * f64::from(cell.height.max(1));
        let (width, height) = (f64::from(self.width.max(1)), f64::from(self.height.max(1)));
        let scale = (across(room.columns) / width)
            .min(down(room.rows) / height)
            .min(1.0);
        let rows = height * scale / down(1);
        let scale = if rows < TALL {
            scale
        } else {
            scale * rows.floor() / rows
        };
        CellCount {
            // What a cell has too much is seen at no edge; a cell too few would make the picture lower than its rows.
            columns: nearest((width * scale / across(1) - HAIR).ceil(), room.columns),
            rows: nearest(height * scale / down(1), room.rows),
        }
    }
}

/// A number of cells as a whole one, from one to `most`.
#[expect(
    clippy::cast_sign_loss,
    reason = "it is clamped to what is allowed before"
)]
fn nearest(cells: f64, most: u16) -> u16 {
    cells.round().clamp(1.0, f64::from(most.max(1))) as u16
}

/// The pictures of a document that are to be given rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureSizes {
    /// The pixels of a cell.
    pub cell: PixelSize,
    /// The most cells that one takes.
    pub most: CellCount,
    /// The pixels of each picture.
    pub sizes: BTreeMap<PictureId, PixelSize>,
    /// What is to say of the others beside their caption: why they are not shown.
    pub remarks: BTreeMap<PictureId, String>,
}

impl Default for PictureSizes {
    fn default() -> Self {
        Self {
            cell: PixelSize::USUAL_CELL,
            most: CellCount {
                columns: u16::MAX,
                rows: 1,
            },
            sizes: BTreeMap::new(),
            remarks: BTreeMap::new(),
        }
    }
}

impl PictureSizes {
    /// The lines of the block at `index` with the rows of its pictures: above a picture's caption, and below words that a
    /// picture stands amid. A blank line stands between a picture and what is not its caption.
    pub(super) fn add_rows(
        &self,
        document: &Document,
        index: usize,
        options: LayoutOptions,
        mut lines: Vec<Line>,
    ) -> Vec<Line> {
        let Some(block) = document
            .blocks
            .get(index)
            .filter(|_| !(self.sizes.is_empty() && self.remarks.is_empty()))
        else {
            return lines;
        };
        let page = Page::new(document, index, block, options);
        if block.kind == BlockKind::Image {
            lines = self.remarked(document, lines, &page);
        }
        let gap = lines.pop_if(|line| line.kind == LineKind::Gap);
        let blank = || page.bare_line(LineKind::Gap);
        let mut all = Vec::new();
        if index == 0 && self.sizes.contains_key(&PictureId::Cover) {
            all.extend(self.rows_of(PictureId::Cover, &page));
            all.push(blank());
        }
        let rows = self.rows_inside(document, block, &page);
        let has_rows = !rows.is_empty();
        if block.kind == BlockKind::Image {
            all.extend(rows.into_iter().flatten());
            all.append(&mut lines);
        } else {
            all.append(&mut lines);
            for rows in rows {
                all.push(blank());
                all.extend(rows);
            }
        }
        let next = document.blocks.get(index + 1);
        let is_apart = gap.is_none()
            && next.is_some_and(|next| has_rows || self.begins_with_picture(document, next));
        all.extend(gap.or_else(|| is_apart.then(blank)));
        all
    }

    /// The lines of captions, with what is to say of their pictures: after the caption if there is room, else below it.
    fn remarked(&self, document: &Document, lines: Vec<Line>, page: &Page<'_>) -> Vec<Line> {
        let mut remarked = Vec::with_capacity(lines.len());
        for mut line in lines {
            let remark = self.remark_after(document, &line);
            let Some(remark) = remark.filter(|_| line.kind == LineKind::Content) else {
                remarked.push(line);
                continue;
            };
            let column = line.pieces.last().map_or(0, Piece::end);
            let beside = sign(column, format!("{JOINT}{remark}"), Role::Muted);
            if beside.end() <= page.lead.column + page.lead.width {
                line.pieces.push(beside);
                remarked.push(line);
            } else {
                let place = Span::at(line.span.end);
                remarked.push(line);
                remarked.extend(remark_below(remark, place, page));
            }
        }
        remarked
    }

    /// What is to say of the picture whose caption ends with this line.
    fn remark_after(&self, document: &Document, line: &Line) -> Option<&str> {
        let images = &document.images;
        let nth = images.partition_point(|image| image.span.end < line.span.end);
        images
            .get(nth)
            .filter(|image| image.span.end == line.span.end)?;
        let picture = PictureId::Image(u32::try_from(nth).ok()?);
        self.remarks.get(&picture).map(String::as_str)
    }

    /// The rows of each picture in a block.
    fn rows_inside(&self, document: &Document, block: &Block, page: &Page<'_>) -> Vec<Vec<Line>> {
        let least = if block.kind == BlockKind::Image {
            1
        } else {
            ICON_ROWS
        };
        self.inside(document, block)
            .map(|picture| self.rows_of(picture, page))
            .filter(|rows| rows.len() >= usize::from(least))
            .collect()
    }

    fn begins_with_picture(&self, document: &Document, block: &Block) -> bool {
        block.kind == BlockKind::Image && self.inside(document, block).next().is_some()
    }

    /// The rows of a picture, one after the other; none of one that is too small to see.
    fn rows_of(&self, picture: PictureId, page: &Page<'_>) -> Vec<Line> {
        let Some(count) = self.count(picture, page.lead.width) else {
            return Vec::new();
        };
        let row = |row| PictureRow {
            picture,
            row,
            count,
            column: page.lead.column,
        };
        (0..count.rows)
            .map(|nth| page.bare_line(LineKind::Picture(row(nth))))
            .collect()
    }

    /// The pictures of known size that stand in the block's text; in a table there is no room for them.
    fn inside<'a>(
        &'a self,
        document: &'a Document,
        block: &'a Block,
    ) -> impl Iterator<Item = PictureId> + 'a {
        let has_room = !matches!(block.kind, BlockKind::Table(_) | BlockKind::Code { .. });
        let images = &document.images;
        let first = images.partition_point(|image| image.span.start < block.span.start);
        let inside = images.iter().enumerate().skip(first);
        inside
            .take_while(move |(_, image)| has_room && image.span.start < block.span.end)
            .filter_map(|(nth, _)| Some(PictureId::Image(u32::try_from(nth).ok()?)))
            .filter(|picture| self.sizes.contains_key(picture))
    }

    fn count(&self, picture: PictureId, columns: u16) -> Option<CellCount> {
        let size = self.sizes.get(&picture)?;
        if size.width < SMALLEST && size.height < SMALLEST {
            return None;
        }
        let share = if picture == PictureId::Cover { 2 } else { 1 };
        let room = CellCount {
            columns: columns.min(self.most.columns),
            rows: self.most.rows.div_ceil(share),
        };
        Some(size.fitted(self.cell, room))
    }
}

/// A remark on lines of its own, under the caption's words.
fn remark_below<'a>(
    remark: &'a str,
    place: Span,
    page: &'a Page<'_>,
) -> impl Iterator<Item = Line> + 'a {
    let indent = image::SIGN.min(page.lead.width / 8);
    let (column, width) = (page.lead.column + indent, page.lead.width - indent);
    let whole = Span::new(0, u32::try_from(remark.len()).unwrap_or(u32::MAX));
    wrap(remark, whole, width, width)
        .into_iter()
        .map(move |part| {
            let mut line = page.bare_line(LineKind::Content);
            line.span = place;
            line.pieces.push(sign(column, part.of(remark), Role::Muted));
            line
        })
}

#[cfg(test)]
mod tests {
    use super::super::block::lay_out_block;
    use super::super::flow::Flow;
    use super::super::plain::plain_line;
    use super::*;
    use crate::document::parse;

    #[track_caller]
    fn fits(size: (u32, u32), room: (u16, u16), expected: (u16, u16)) {
        let size = PixelSize {
            width: size.0,
            height: size.1,
        };
        let room = CellCount {
            columns: room.0,
            rows: room.1,
        };
        let count = size.fitted(PixelSize::USUAL_CELL, room);
        assert_eq!((count.columns, count.rows), expected);
    }

    #[test]
    fn a_picture_keeps_its_proportions_and_is_never_made_larger() {
        fits((160, 160), (80, 40), (20, 10));
        fits((1600, 1600), (80, 60), (80, 40));
        fits((1600, 1600), (80, 20), (40, 20));
        fits((400, 200), (80, 40), (48, 12));
        fits((160, 72), (80, 20), (18, 4));
        fits((200, 2400), (80, 24), (4, 24));
        fits((210, 2400), (80, 24), (5, 24));
        fits((1, 1), (80, 20), (1, 1));
        fits((100_000, 1), (80, 20), (80, 1));
        fits((0, u32::MAX), (0, 0), (1, 1));
    }

    /// The lines of a post in which every picture has 32 × 48 pixels: pictures as `#number.row`.
    #[track_caller]
    fn check(post: &str, cover: bool, expected: &str) {
        let document = parse(post.as_bytes());
        let size = PixelSize {
            width: 32,
            height: 48,
        };
        let images = (0..document.images.len() as u32).map(PictureId::Image);
        let all = images.chain(cover.then_some(PictureId::Cover));
        let sizes = PictureSizes {
            most: CellCount {
                columns: 80,
                rows: 10,
            },
            sizes: all.map(|picture| (picture, size)).collect(),
            ..PictureSizes::default()
        };
        let flow = Flow::with_pictures(LayoutOptions::for_width(40), sizes.into());
        let lines = flow.window(&document, Flow::first(), 99);
        let drawn: Vec<String> = lines
            .iter()
            .map(|(_, line)| match line.kind {
                LineKind::Picture(row) => {
                    let name = match row.picture {
                        PictureId::Cover => "cover".to_owned(),
                        PictureId::Image(nth) => nth.to_string(),
                    };
                    format!(
                        "{:column$}#{name}.{}",
                        plain_line(line, &document.text),
                        row.row,
                        column = usize::from(row.column)
                    )
                }
                _ => plain_line(line, &document.text),
            })
            .collect();
        assert_eq!(drawn.join("\n"), expected);
    }

    #[test]
    fn a_picture_stands_above_its_caption() {
        check(
            "Words.\n\n![A hat](hat.png)\n\nMore.",
            false,
            "  Words.\n\n  #0.0\n  #0.1\n  #0.2\n  ▣ A hat\n\n  More.",
        );
    }

    #[test]
    fn a_picture_amid_words_stands_below_them() {
        check(
            "Words ![A hat](hat.png) and words.\n\nMore.",
            false,
            "  Words ▣ A hat and words.\n\n  #0.0\n  #0.1\n  #0.2\n\n  More.",
        );
    }

    #[test]
    fn pictures_in_a_row_stand_apart() {
        check(
            "![A](a.png)\n![B](b.png)\n\nMore.",
            false,
            "  #0.0\n  #0.1\n  #0.2\n  ▣ A\n\n  #1.0\n  #1.1\n  #1.2\n  ▣ B\n\n  More.",
        );
    }

    #[test]
    fn why_a_picture_is_not_shown_stands_beside_its_caption() {
        let document = parse(
            b"![A hat](hat.png)\n\n![A tall hat on a chair](x.png)\n\n![A crown of gold](y.png)",
        );
        let remarks = [
            (PictureId::Image(0), "not found".to_owned()),
            (PictureId::Image(1), "damaged, alas".to_owned()),
            (PictureId::Image(2), "damaged".to_owned()),
        ];
        let sizes = PictureSizes {
            remarks: remarks.into(),
            ..PictureSizes::default()
        };
        let flow = Flow::with_pictures(LayoutOptions::for_width(30), sizes.into());
        let lines = flow.window(&document, Flow::first(), 9);
        let lines = lines
            .iter()
            .map(|(_, line)| plain_line(line, &document.text));
        let expected = [
            "  ▣ A hat · not found",
            "  ▣ A tall hat on a chair",
            "    damaged, alas",
            "  ▣ A crown of gold · damaged",
        ];
        assert_eq!(lines.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_cover_stands_above_everything() {
        check(
            "Words.",
            true,
            "  #cover.0\n  #cover.1\n  #cover.2\n\n  Words.",
        );
    }

    #[test]
    fn bars_of_quotes_stand_beside_pictures_and_tables_have_none() {
        check(
            "> ![A hat](hat.png)",
            false,
            "  ▎ #0.0\n  ▎ #0.1\n  ▎ #0.2\n  ▎ ▣ A hat",
        );
        check("|a|\n|-|\n|![A hat](hat.png)|", false, &{
            let document = parse(b"|a|\n|-|\n|![A hat](hat.png)|");
            let lines = lay_out_block(&document, 0, &LayoutOptions::for_width(40));
            let plain = lines.iter().map(|line| plain_line(line, &document.text));
            plain.collect::<Vec<_>>().join("\n")
        });
    }
}
