//! Blocks around blocks: quotes, lists, footnotes, definitions.

use pulldown_cmark::{BlockQuoteKind, Tag, TagEnd};

use crate::document::block::ContainerKind;
use crate::document::compose::Owner;

use super::reader::Reader;

impl Reader<'_> {
    pub(super) fn start_nesting(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::BlockQuote(kind) => self.open(quote(kind)),
            Tag::List(first) => {
                self.to.break_block();
                self.lists.push(first);
            }
            Tag::Item => self.start_item(),
            Tag::FootnoteDefinition(label) => {
                let number = self.notes.number(&label);
                self.open(ContainerKind::Footnote(number.to_string()));
                self.to.name_place(&format!("fn:{number}"));
            }
            Tag::DefinitionListDefinition => self.open(ContainerKind::Description),
            _ => self.to.break_block(),
        }
    }

    pub(super) fn end_nesting(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.lists.pop();
                self.to.break_block();
            }
            TagEnd::DefinitionList => self.to.break_block(),
            _ => self.to.close_markdown(),
        }
    }

    pub(super) fn task(&mut self, is_done: bool) {
        if let Some(kind) = self.to.innermost_kind() {
            *kind = ContainerKind::Task(is_done);
        }
    }

    fn open(&mut self, kind: ContainerKind) {
        self.to.open_container(kind, Owner::Markdown);
    }

    fn start_item(&mut self) {
        let kind = match self.lists.last_mut() {
            Some(Some(next)) => {
                let number = *next;
                *next = number.saturating_add(1);
                ContainerKind::Number(number)
            }
            _ => ContainerKind::Bullet,
        };
        self.open(kind);
    }
}

fn quote(kind: Option<BlockQuoteKind>) -> ContainerKind {
    let Some(kind) = kind else {
        return ContainerKind::Quote;
    };
    let word = match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    };
    ContainerKind::Callout(word.to_owned())
}
