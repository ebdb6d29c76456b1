//! Which pictures of the open post are on the screen or near it. It moves nothing.

use std::sync::Arc;

use crate::layout::{CellCount, Line, LineKind, LinePosition, PictureId};
use crate::text::Span;

use super::scrolling::MARGIN;
use super::{OpenPost, signed};

impl OpenPost {
    /// Where a picture's caption stands; that of the cover is the start of the text.
    pub fn caption_of(&self, picture: PictureId) -> Span {
        let image = match picture {
            PictureId::Cover => None,
            PictureId::Image(nth) => self.content.document.images.get(nth as usize),
        };
        image.map_or(Span::at(0), |image| image.span)
    }

    /// The pictures with rows within a screenful of what is shown, those in sight first.
    pub fn pictures_near(&self) -> Vec<(PictureId, CellCount)> {
        let mut near = Vec::new();
        for line in self.lines_around() {
            if let LineKind::Picture(row) = line.kind
                && !near.contains(&(row.picture, row.count))
            {
                near.push((row.picture, row.count));
            }
        }
        near
    }

    /// The pictures of which a row or the caption is on screen.
    pub fn pictures_on_screen(&self) -> Vec<PictureId> {
        let images = &self.content.document.images;
        let mut found = Vec::new();
        for visible in &self.visible {
            let span = visible.line.span;
            if let LineKind::Picture(row) = visible.line.kind {
                found.push(row.picture);
            }
            let first = images.partition_point(|image| image.span.end <= span.start);
            let inside = images.iter().enumerate().skip(first);
            let inside = inside.take_while(|(_, image)| image.span.start < span.end);
            found.extend(
                inside.filter_map(|(nth, _)| Some(PictureId::Image(u32::try_from(nth).ok()?))),
            );
        }
        found.dedup();
        found
    }

    /// The lines in sight, then those within a screenful of them; only those in sight of a post without pictures.
    fn lines_around(&self) -> Vec<Arc<Line>> {
        let in_sight = self.visible.iter().map(|visible| visible.line.clone());
        let mut lines: Vec<Arc<Line>> = in_sight.collect();
        if !self.pictures.sizes.is_empty() {
            let height = u16::try_from(self.height).unwrap_or(u16::MAX);
            let before = self.moved(self.top, -signed(self.height));
            let document = &self.content.document;
            let around = self.flow.window(document, before, height.saturating_mul(3));
            lines.extend(around.into_iter().map(|(_, line)| line));
        }
        lines
    }

    /// The first row of the picture whose caption stands at a position, if both fit on the screen.
    pub(super) fn picture_above(&self, position: LinePosition) -> Option<LinePosition> {
        let above = self.flow.previous(&self.content.document, position)?;
        let line = self.flow.line(&self.content.document, above)?;
        let LineKind::Picture(row) = line.kind else {
            return None;
        };
        let fits = usize::from(row.row) + 2 + 2 * MARGIN <= self.height;
        (fits && above.block == position.block).then(|| self.moved(above, -i64::from(row.row)))
    }
}
