//! Images: the text that stands for them, and paragraphs that are nothing but images.

use crate::document::block::BlockKind;
use crate::document::model::{Image, Link};
use crate::text::{Span, sanitize};

use super::composer::Composer;
use super::state::{Due, OpenBlock, OpenImage};

/// The sign before an image's caption in the visible text.
const IMAGE_SIGN: &str = "▣";

impl Composer {
    /// From here on words are the alternative text of an image.
    pub(in crate::document) fn open_image(&mut self, source: &str, title: &str) {
        match &mut self.image {
            Some(image) => image.depth += 1,
            None => {
                self.image = Some(OpenImage {
                    source: source.to_owned(),
                    title: title.to_owned(),
                    alt: String::new(),
                    depth: 0,
                });
            }
        }
    }

    pub(in crate::document) fn close_image(&mut self) {
        match self.image.take() {
            Some(image) if image.depth > 0 => {
                let depth = image.depth - 1;
                self.image = Some(OpenImage { depth, ..image });
            }
            Some(image) => self.place_image(&image.source, &image.alt, &image.title),
            None => {}
        }
    }

    /// Writes an image as `▣ caption`; without a caption the alternative text or the file's name stands there.
    pub(in crate::document) fn place_image(&mut self, source: &str, alt: &str, caption: &str) {
        if let Some(image) = &mut self.image {
            image
                .alt
                .push_str(if alt.is_empty() { caption } else { alt });
            return;
        }
        let alt = sanitize::one_line(alt).trim().to_owned();
        let caption = sanitize::one_line(caption).trim().to_owned();
        let source = sanitize::one_line(source.trim()).into_owned();
        let words = [&*caption, &alt, file_name(&source), "image"]
            .into_iter()
            .find(|words| !words.is_empty())
            .unwrap_or_default();
        self.due = Due::Space;
        self.write(IMAGE_SIGN);
        let start = self.document.text.len() - IMAGE_SIGN.len();
        self.document.text.push(' ');
        self.document.text.push_str(words);
        self.due = Due::BeforeWord;
        let span = Span::new(start as u32, self.document.text.len() as u32);
        self.link_to_web(span, &source);
        self.document.images.push(Image {
            span,
            alt,
            caption: (!caption.is_empty()).then_some(caption),
            source,
        });
    }

    /// A picture on the web is not fetched: what stands for it leads there, unless it leads elsewhere.
    fn link_to_web(&mut self, span: Span, source: &str) {
        let is_on_web = ["http://", "https://"].iter().any(|web| {
            let scheme = source.get(..web.len());
            scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(web))
        });
        if is_on_web && !self.is_in_link() {
            let target = source.to_owned();
            self.document.links.push(Link { span, target });
        }
    }

    /// An image whose caption is written as running text: what follows until the block ends.
    pub(in crate::document) fn begin_captioned_image(&mut self, source: &str, alt: &str) {
        self.begin(BlockKind::Image);
        self.prose(IMAGE_SIGN);
        self.due = Due::Space;
        let end = self.document.text.len();
        if self.block.is_some() && self.table.is_none() {
            self.document.images.push(Image {
                span: Span::new((end - IMAGE_SIGN.len()) as u32, end as u32),
                alt: sanitize::one_line(alt).trim().to_owned(),
                caption: None,
                source: sanitize::one_line(source.trim()).into_owned(),
            });
        }
    }

    /// Ends the caption that [`Self::begin_captioned_image`] began, unless its block has ended before.
    pub(in crate::document) fn end_captioned_image(&mut self, source: &str, alt: &str) {
        let is_open = self.captioned_image().is_some();
        let start = self.block.as_ref().map_or(0, |block| block.start);
        let written = self.document.text.get(start..).unwrap_or_default();
        let caption = written.trim_start_matches(IMAGE_SIGN).trim().to_owned();
        if caption.is_empty() && is_open {
            self.prose(if alt.is_empty() {
                file_name(source)
            } else {
                alt
            });
        }
        let end = self.document.text.trim_end().len();
        if let Some(image) = self.captioned_image() {
            image.span = Span::new(image.span.start, end as u32);
            image.caption = (!caption.is_empty()).then_some(caption);
        }
        self.break_block();
    }

    /// The image that the open block begins with.
    fn captioned_image(&mut self) -> Option<&mut Image> {
        let start = self.block.as_ref().map(|block| block.start)?;
        let last = self.document.images.last_mut();
        last.filter(|image| image.span.start as usize == start)
    }

    /// Makes a block of each image of a block that holds nothing else.
    pub(super) fn split_images(&mut self, block: &OpenBlock) {
        if self.is_one_image(block) {
            self.document.marks.truncate(block.counts.marks);
            return self.push_block(BlockKind::Image, block.start, block.counts);
        }
        let written = self.document.text.split_off(block.start);
        let links = self.document.links.split_off(block.counts.links);
        self.document.marks.truncate(block.counts.marks);
        let count = self.document.images.len();
        for at in block.counts.images..count {
            let Some(span) = self.document.images.get(at).map(|image| image.span) else {
                return;
            };
            if at > block.counts.images {
                self.document.text.push('\n');
            }
            let counts = self.counts();
            let start = self.document.text.len();
            let from = (span.start as usize).saturating_sub(block.start);
            let to = (span.end as usize).saturating_sub(block.start);
            let words = written.get(from..to).unwrap_or_default();
            self.document.text.push_str(words);
            self.take_links(&links, span);
            self.push_block(BlockKind::Image, start, counts);
        }
    }

    /// Whether a block is an image from end to end; links in it, if any, are as long as the image.
    fn is_one_image(&self, block: &OpenBlock) -> bool {
        let whole = Span::new(block.start as u32, self.document.text.len() as u32);
        let images = self.document.images.get(block.counts.images..);
        let mut links = self.document.links.iter().skip(block.counts.links);
        matches!(images, Some([image]) if image.span == whole)
            && links.all(|link| link.span == whole)
    }

    /// The links over an image; the image stays where it was, as one byte set it off before and does so now.
    fn take_links(&mut self, links: &[Link], image: Span) {
        let first = links.partition_point(|link| link.span.end <= image.start);
        let over = links
            .iter()
            .skip(first)
            .take_while(|link| link.span.start < image.end);
        self.document.links.extend(over.filter_map(|link| {
            let span = link.span.intersection(image)?;
            let target = link.target.clone();
            Some(Link { span, target })
        }));
    }
}

/// The last part of an address's path.
fn file_name(source: &str) -> &str {
    if source.starts_with("data:") {
        return "";
    }
    let path = source.split(['?', '#']).next().unwrap_or_default();
    let name = path.trim_end_matches('/').rsplit('/').next();
    name.unwrap_or_default().trim()
}
