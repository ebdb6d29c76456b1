//! What each HTML element does to the document that is being written. It reads no source.

use crate::document::block::{BlockKind, ContainerKind};
use crate::document::compose::{Composer, Owner};
use crate::document::embed::embed_of;
use crate::document::model::MarkKind;

use super::policy::Policy;

/// How many lists inside each other keep their numbers.
const DEPTH: usize = 100;

/// The attributes of a start tag that matter here, decoded.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub href: Option<String>,
    pub src: Option<String>,
    pub alt: String,
    pub title: String,
    pub class: String,
    /// `type`
    pub kind: String,
    pub start: Option<u64>,
    /// `label`, else the title.
    pub label: String,
    /// `colspan` and `rowspan`, as far as they are sensible.
    pub columns: Option<usize>,
    pub rows: Option<usize>,
}

/// What is open of HTML's elements beyond what the composer knows.
#[derive(Debug, Default)]
pub(super) struct Elements {
    /// The next number of each open list; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// A figure is open; its image waits for a caption.
    in_figure: bool,
    waiting: Option<Attributes>,
    in_caption: bool,
    /// An embed is open, and whether it was shown.
    embed: Option<bool>,
    preformatted: Preformatted,
    /// How many elements are open in which every sign counts.
    literal: usize,
}

/// Whether text is preformatted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Preformatted {
    #[default]
    No,
    /// It begins: a line break here is none of it (HTML, 13.2.6.4.7).
    Begins,
    GoesOn,
}

const LIST: Owner = Owner::Tag("list");
const ITEM: Owner = Owner::Tag("li");
const TERMS: Owner = Owner::Tag("dl");
const DESCRIPTION: Owner = Owner::Tag("dd");

impl Elements {
    /// Whether no element is open that would take in what follows.
    pub(super) fn is_settled(&self) -> bool {
        self.lists.is_empty()
            && !self.in_figure
            && self.waiting.is_none()
            && !self.in_caption
            && self.embed.is_none()
            && !self.is_preformatted()
            && self.literal == 0
    }

    /// Whether text is preformatted here.
    pub(super) fn is_preformatted(&self) -> bool {
        self.preformatted != Preformatted::No
    }

    /// Whether a line break at the start of the text that comes now is left out.
    pub(super) fn takes_first_line(&mut self) -> bool {
        let begins = self.preformatted == Preformatted::Begins;
        if begins {
            self.preformatted = Preformatted::GoesOn;
        }
        begins
    }

    /// Whether text is code here, so that no sign in it is Markdown.
    pub(super) fn is_literal(&self) -> bool {
        self.literal > 0
    }

    pub(super) fn start(&mut self, to: &mut Composer, policy: Policy, attributes: Attributes) {
        match policy {
            Policy::Flow => self.set_apart(to),
            Policy::Tab => start_tab(to, &attributes),
            Policy::Heading(level) => to.begin(BlockKind::Heading(level)),
            Policy::Mark(kind) => self.start_mark(to, kind),
            Policy::Quotation => to.prose("“"),
            Policy::Link => start_link(to, &attributes),
            Policy::Image => self.image(to, attributes),
            Policy::LineBreak => self.line_break(to),
            Policy::Rule => to.rule(),
            Policy::Bullets => self.start_list(to, None),
            Policy::Numbers => self.start_list(to, Some(attributes.start.unwrap_or(1))),
            Policy::Item => self.start_item(to),
            Policy::Quote => to.open_container(ContainerKind::Quote, Owner::Tag("blockquote")),
            Policy::Details => to.open_container(ContainerKind::Details, Owner::Tag("details")),
            Policy::Summary => start_summary(to),
            Policy::Terms => to.open_list(TERMS),
            Policy::Term => start_term(to),
            Policy::Description => start_description(to),
            Policy::Table => to.begin_table(Vec::new()),
            Policy::TableHead => to.mark_header(),
            Policy::Row => to.begin_row(false),
            Policy::Cell => start_cell(to, &attributes),
            Policy::HeaderCell => start_header_cell(to, &attributes),
            Policy::Preformatted => self.start_preformatted(to, &attributes),
            Policy::Code => self.start_code(to, &attributes),
            Policy::Figure => self.start_figure(to),
            Policy::Caption => self.start_caption(to),
            Policy::Embed => self.start_embed(to, &attributes),
            Policy::Source => self.source(to, &attributes),
            Policy::Callout(name) => start_callout(to, name, &attributes),
        }
    }

    pub(super) fn end(&mut self, to: &mut Composer, policy: Policy) {
        match policy {
            Policy::Flow => self.set_apart(to),
            Policy::Heading(_) | Policy::Term | Policy::Tab => to.break_block(),
            Policy::Mark(kind) => self.end_mark(to, kind),
            Policy::Quotation => to.prose("”"),
            Policy::Link => to.close_link(),
            Policy::Image | Policy::Rule | Policy::Source | Policy::TableHead => {}
            Policy::LineBreak => self.line_break(to),
            Policy::Bullets | Policy::Numbers => self.end_list(to),
            Policy::Item => to.close_owned(ITEM),
            Policy::Quote => to.close_owned(Owner::Tag("blockquote")),
            Policy::Details => to.close_owned(Owner::Tag("details")),
            Policy::Summary => end_summary(to),
            Policy::Terms => to.close_owned(TERMS),
            Policy::Description => to.close_owned(DESCRIPTION),
            Policy::Table => to.end_table(),
            Policy::Row => to.end_row(),
            Policy::Cell | Policy::HeaderCell => to.end_cell(),
            Policy::Preformatted => self.end_preformatted(to),
            Policy::Code => self.end_code(to),
            Policy::Figure => self.end_figure(to),
            Policy::Caption => self.end_caption(to),
            Policy::Embed => self.embed = None,
            Policy::Callout(name) => to.close_owned(Owner::Tag(name)),
        }
    }

    /// Ends what cannot go on beyond a stretch of HTML.
    pub(super) fn end_stretch(&mut self, to: &mut Composer) {
        if self.is_preformatted() {
            self.end_preformatted(to);
        }
        self.embed = None;
        self.literal = 0;
    }

    /// Begins a block of its own; an image's caption stays one block, whatever is in it.
    fn set_apart(&self, to: &mut Composer) {
        if self.in_caption && self.waiting.is_some() {
            to.prose(" ");
        } else {
            to.break_block();
        }
    }

    fn line_break(&self, to: &mut Composer) {
        if self.is_preformatted() {
            to.preformatted("\n");
        } else {
            to.hard_break();
        }
    }

    fn start_list(&mut self, to: &mut Composer, first: Option<u64>) {
        to.open_list(LIST);
        if self.lists.len() < DEPTH {
            self.lists.push(first);
        }
    }

    fn end_list(&mut self, to: &mut Composer) {
        to.close_owned(LIST);
        self.lists.pop();
    }

    fn start_item(&mut self, to: &mut Composer) {
        if to.is_inside(ITEM, &[LIST]) {
            to.close_owned(ITEM);
        }
        let kind = match self.lists.last_mut() {
            Some(Some(next)) => {
                let number = *next;
                *next = number.saturating_add(1);
                ContainerKind::Number(number)
            }
            _ => ContainerKind::Bullet,
        };
        to.open_container(kind, ITEM);
    }

    fn start_preformatted(&mut self, to: &mut Composer, attributes: &Attributes) {
        to.begin(BlockKind::Code {
            language: language_of(&attributes.class),
        });
        self.preformatted = Preformatted::Begins;
    }

    fn end_preformatted(&mut self, to: &mut Composer) {
        self.preformatted = Preformatted::No;
        to.break_block();
    }

    fn start_code(&mut self, to: &mut Composer, attributes: &Attributes) {
        if !self.is_preformatted() {
            self.start_mark(to, MarkKind::Code);
        } else if let Some(language) = language_of(&attributes.class) {
            let language = Some(language);
            to.begin(BlockKind::Code { language });
            self.preformatted = Preformatted::Begins;
        }
    }

    fn end_code(&mut self, to: &mut Composer) {
        if !self.is_preformatted() {
            self.end_mark(to, MarkKind::Code);
        }
    }

    fn start_mark(&mut self, to: &mut Composer, kind: MarkKind) {
        self.literal += usize::from(kind == MarkKind::Code);
        to.open_mark(kind);
    }

    fn end_mark(&mut self, to: &mut Composer, kind: MarkKind) {
        self.literal -= usize::from(kind == MarkKind::Code && self.literal > 0);
        to.close_mark(kind);
    }

    fn image(&mut self, to: &mut Composer, attributes: Attributes) {
        if self.in_figure && !self.in_caption && !to.is_in_table() {
            self.place_waiting(to);
            self.waiting = Some(attributes);
        } else {
            place(to, &attributes);
        }
    }

    fn place_waiting(&mut self, to: &mut Composer) {
        if let Some(image) = self.waiting.take() {
            place(to, &image);
        }
    }

    fn start_figure(&mut self, to: &mut Composer) {
        to.break_block();
        self.in_figure = true;
    }

    fn end_figure(&mut self, to: &mut Composer) {
        self.end_caption(to);
        self.place_waiting(to);
        self.in_figure = false;
        to.break_block();
    }

    fn start_caption(&mut self, to: &mut Composer) {
        if let Some(image) = &self.waiting {
            to.begin_captioned_image(image.src.as_deref().unwrap_or_default(), &image.alt);
        } else {
            to.break_block();
        }
        self.in_caption = true;
    }

    fn end_caption(&mut self, to: &mut Composer) {
        if !std::mem::take(&mut self.in_caption) {
            return;
        }
        if let Some(image) = self.waiting.take() {
            to.end_captioned_image(image.src.as_deref().unwrap_or_default(), &image.alt);
        }
        to.break_block();
    }

    fn start_embed(&mut self, to: &mut Composer, attributes: &Attributes) {
        self.embed = Some(false);
        self.source(to, attributes);
    }

    fn source(&mut self, to: &mut Composer, attributes: &Attributes) {
        if let (Some(false), Some(address)) = (self.embed, &attributes.src) {
            let (words, target) = embed_of(address, &attributes.title);
            to.placeholder(&words, target.as_deref());
            self.embed = Some(true);
        }
    }
}

fn place(to: &mut Composer, image: &Attributes) {
    to.place_image(
        image.src.as_deref().unwrap_or_default(),
        &image.alt,
        &image.title,
    );
}

/// An anchor without an address is a place, not a link; it still has an end tag.
fn start_link(to: &mut Composer, attributes: &Attributes) {
    to.open_link(attributes.href.as_deref().unwrap_or_default());
}

fn start_summary(to: &mut Composer) {
    to.break_block();
    to.open_mark(MarkKind::Strong);
}

fn end_summary(to: &mut Composer) {
    to.close_mark(MarkKind::Strong);
    to.break_block();
}

fn start_tab(to: &mut Composer, attributes: &Attributes) {
    to.break_block();
    to.marked(MarkKind::Strong, &attributes.label);
    to.break_block();
}

fn start_term(to: &mut Composer) {
    close_description(to);
    to.begin(BlockKind::Term);
}

fn start_description(to: &mut Composer) {
    close_description(to);
    to.open_container(ContainerKind::Description, DESCRIPTION);
}

fn close_description(to: &mut Composer) {
    if to.is_inside(DESCRIPTION, &[TERMS]) {
        to.close_owned(DESCRIPTION);
    }
}

fn start_cell(to: &mut Composer, attributes: &Attributes) {
    to.begin_cell_over(
        attributes.columns.unwrap_or(1),
        attributes.rows.unwrap_or(1),
    );
}

fn start_header_cell(to: &mut Composer, attributes: &Attributes) {
    start_cell(to, attributes);
    to.mark_header_cell();
}

fn start_callout(to: &mut Composer, name: &'static str, attributes: &Attributes) {
    let is_word =
        |kind: &&str| !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic());
    let kind = Some(&*attributes.kind).filter(is_word).unwrap_or(name);
    to.open_container(
        ContainerKind::Callout(kind.to_lowercase()),
        Owner::Tag(name),
    );
    if !attributes.title.is_empty() {
        to.marked(MarkKind::Strong, &attributes.title);
        to.break_block();
    }
}

/// The language that a class such as `language-rust` or `lang-rust` names.
fn language_of(class: &str) -> Option<String> {
    class.split_ascii_whitespace().find_map(|word| {
        let language = word
            .strip_prefix("language-")
            .or(word.strip_prefix("lang-"))?;
        Some(language.to_ascii_lowercase())
    })
}
