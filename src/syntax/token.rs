//! The coloured stretches of code, by block. Only data.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text::Span;
use crate::theme::Role;

/// A stretch of code that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the visible text.
    pub span: Span,
    /// What it is.
    pub role: Role,
}

/// What is known of a document's code: the tokens of its blocks, in text order.
#[derive(Clone, Debug, Default)]
pub struct CodeColours {
    blocks: BTreeMap<u32, Arc<[Token]>>,
}

impl CodeColours {
    /// Whether the block at an index was looked at, whatever came of it.
    pub fn knows(&self, block: u32) -> bool {
        self.blocks.contains_key(&block)
    }

    /// Takes in the tokens of a block.
    pub fn insert(&mut self, block: u32, tokens: Arc<[Token]>) {
        self.blocks.insert(block, tokens);
    }

    /// The tokens of a block that touch `span`.
    pub fn within(&self, block: u32, span: Span) -> impl Iterator<Item = Token> {
        let tokens = self.blocks.get(&block).map_or(&[][..], |tokens| tokens);
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        tokens
            .iter()
            .skip(first)
            .take_while(move |token| token.span.start < span.end)
            .copied()
    }
}
