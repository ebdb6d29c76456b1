//! Wiki links and embeds, `[[page#heading|words]]` and `![[picture.png|300]]`, as Obsidian writes them.

use pulldown_cmark::LinkType;

use crate::document::model::MarkKind;

use super::reader::{Reader, Wiki};

impl Reader<'_> {
    /// Words in a wiki's notation.
    pub(super) fn wiki_text(&mut self, text: &str) {
        match self.wiki {
            Wiki::Picture if is_size(text) => {}
            Wiki::Target | Wiki::File => {
                let words = text.trim_start_matches('#').replace('#', " › ");
                self.plain_text(&words);
            }
            Wiki::Picture => self.plain_text(without_size(text)),
            Wiki::None => self.plain_text(text),
        }
    }

    /// Begins a wiki's embed.
    pub(super) fn start_embed(&mut self, link_type: LinkType, target: &str) {
        let is_bare = link_type == LinkType::WikiLink { has_pothole: false };
        let target = target.trim_end_matches('\\');
        if is_picture(target) {
            self.wiki = Wiki::Picture;
            self.to.open_image(target, "");
            return;
        }
        self.wiki = if is_bare { Wiki::File } else { Wiki::None };
        self.is_in_embed = true;
        self.to.open_mark(MarkKind::Placeholder);
        self.to.open_link(target);
        self.to.prose("‹");
    }

    pub(super) fn end_embed(&mut self) {
        self.wiki = Wiki::None;
        self.is_in_embed = false;
        self.to.prose("›");
        self.to.close_link();
        self.to.close_mark(MarkKind::Placeholder);
    }
}

/// `300` and `300x200` are the size of a picture, not words.
fn is_size(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'x')
}

/// The words before a size: `The hall|300`.
fn without_size(text: &str) -> &str {
    let parted = text.rsplit_once('|').filter(|(_, size)| is_size(size));
    parted.map_or(text, |(words, _)| words)
}

fn is_picture(target: &str) -> bool {
    const ENDINGS: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp"];
    target.rsplit_once('.').is_some_and(|(_, ending)| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}
