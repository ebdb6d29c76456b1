//! Text inside blocks: words, emphasis, code, links, images, footnote references, mathematics.

use pulldown_cmark::{LinkType, Tag, TagEnd};

use crate::document::expand;
use crate::document::model::MarkKind;

use super::reader::{Reader, Wiki};

impl Reader<'_> {
    pub(super) fn text(&mut self, text: &str) {
        if self.in_code {
            self.to.preformatted(&self.masks.restored(text));
        } else if self.wiki == Wiki::None {
            self.plain_text(text);
        } else {
            self.wiki_text(text);
        }
    }

    pub(super) fn plain_text(&mut self, text: &str) {
        expand::write(&mut self.to, self.masks, text);
    }

    pub(super) fn code_span(&mut self, code: &str) {
        self.to.marked(MarkKind::Code, &self.masks.restored(code));
    }

    pub(super) fn inline_html(&mut self, html: &str) {
        let lines = [self.to.line()];
        self.html.read(&mut self.to, self.masks, html, &lines);
    }

    pub(super) fn start_mark(&mut self, tag: &Tag<'_>) {
        let kind = match tag {
            Tag::Strong => MarkKind::Strong,
            Tag::Strikethrough => MarkKind::Strikethrough,
            Tag::Superscript => MarkKind::Superscript,
            Tag::Subscript => MarkKind::Subscript,
            _ => MarkKind::Emphasis,
        };
        self.to.open_mark(kind);
    }

    pub(super) fn end_mark(&mut self, tag: TagEnd) {
        let kind = match tag {
            TagEnd::Strong => MarkKind::Strong,
            TagEnd::Strikethrough => MarkKind::Strikethrough,
            TagEnd::Superscript => MarkKind::Superscript,
            TagEnd::Subscript => MarkKind::Subscript,
            _ => MarkKind::Emphasis,
        };
        self.to.close_mark(kind);
    }

    pub(super) fn start_link(&mut self, link_type: LinkType, target: &str) {
        let target = self.masks.target(target);
        let target = without_source(&target);
        match link_type {
            LinkType::Email => self.to.open_link(&format!("mailto:{target}")),
            LinkType::WikiLink { has_pothole } => {
                self.wiki = if has_pothole {
                    Wiki::None
                } else {
                    Wiki::Target
                };
                self.to.open_link(target.trim_end_matches('\\'));
            }
            _ => self.to.open_link(target),
        }
    }

    pub(super) fn end_link(&mut self) {
        self.wiki = Wiki::None;
        self.to.close_link();
    }

    pub(super) fn start_image(&mut self, link_type: LinkType, source: &str, title: &str) {
        let source = self.masks.target(source);
        if matches!(link_type, LinkType::WikiLink { .. }) {
            self.start_embed(link_type, &source);
            return;
        }
        let title = self.masks.restored(title);
        self.to.open_image(without_source(&source), &title);
    }

    pub(super) fn end_image(&mut self) {
        if self.is_in_embed {
            self.end_embed();
        } else {
            self.wiki = Wiki::None;
            self.to.close_image();
        }
    }

    /// A footnote reference is its number, set high, and a link to the note.
    pub(super) fn note_reference(&mut self, label: &str) {
        let number = self.notes.number(label).to_string();
        self.to.name_place(&format!("fnref:{number}"));
        self.to.open_mark(MarkKind::Superscript);
        self.to.address(&number, &format!("#fn:{number}"));
        self.to.close_mark(MarkKind::Superscript);
    }

    /// Mathematics stays as it was typed; dollar signs around what is none are prices.
    pub(super) fn inline_math(&mut self, math: &str) {
        let math = self.masks.restored(math);
        // GitHub's `$`…`$` keeps Markdown out of a formula.
        let quoted = math
            .strip_prefix('`')
            .and_then(|math| math.strip_suffix('`'));
        if let Some(math) = quoted {
            self.to.marked(MarkKind::Code, math);
            return;
        }
        let is_math =
            math.contains(['\\', '^', '_', '=', '+', '*', '<', '>', '{']) || math.len() == 1;
        if is_math {
            self.to.marked(MarkKind::Code, &math);
        } else {
            self.to.prose("$");
            self.to.prose(&math);
            self.to.prose("$");
        }
    }
}

/// The target alone: Pelican's `{filename}/post.md` and `{static}/picture.png` name a source before the path, and some
/// people type brackets twice, `[words]((https://…))`.
fn without_source(target: &str) -> &str {
    const SOURCES: [&str; 4] = ["{filename}", "{static}", "{attach}", "{index}"];
    let inner = target
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'));
    let target = inner
        .filter(|inner| inner.contains("://"))
        .unwrap_or(target);
    if !target.starts_with('{') {
        return target;
    }
    SOURCES
        .iter()
        .find_map(|source| target.strip_prefix(source))
        .unwrap_or(target)
}
