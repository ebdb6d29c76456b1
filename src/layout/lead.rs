//! What stands before the text of a block: bullets, numbers, boxes, quote bars, labels. It lays out no text.

use std::borrow::Cow;

use crate::document::{Block, ContainerKind, Document};
use crate::text::width::{display_width, ellipsize};
use crate::theme::Role;

use super::line::{Piece, PieceContent};
use super::nesting::{around, chain, get, holds, kind, opens};
use super::options::LayoutOptions;

/// How many containers around a block are drawn, innermost first.
const DEEPEST: usize = 8;

/// Containers are left out, outermost first, until the text has this many cells.
const LEAST_TEXT: u16 = 12;

/// How many containers are looked through for the end of a numbered list.
const LONG_LIST: usize = 512;

/// The most cells a footnote's label takes.
const LONG_LABEL: usize = 8;

/// The lead-ins of a block, and the room that they leave.
pub(super) struct Lead {
    strips: Vec<Strip>,
    /// The callout that begins with the block, by its place among the strips.
    label: Option<(usize, Label)>,
    /// The column where the block's text begins.
    pub column: u16,
    /// The cells for running text.
    pub width: u16,
    /// The cells for tables and code.
    pub wide_width: u16,
}

/// The name over a callout, such as `Note`.
pub(super) struct Label {
    /// The name.
    pub text: String,
    /// Its meaning.
    pub role: Role,
}

/// One container's part of the lead-ins.
struct Strip {
    container: u32,
    column: u16,
    width: u16,
    /// On the container's first line.
    first: Option<Piece>,
    /// On every line, blank ones included.
    every: Option<Piece>,
}

impl Lead {
    /// The lead-ins of the block at `index`.
    pub(super) fn new(
        document: &Document,
        index: usize,
        block: &Block,
        options: LayoutOptions,
    ) -> Self {
        let mut signs: Vec<_> = chain(document, block, DEEPEST)
            .into_iter()
            .filter_map(|container| Some((container, Sign::new(document, container, options)?)))
            .collect();
        let room = options.text_width().saturating_sub(LEAST_TEXT);
        let mut total: u16 = signs.iter().map(|(_, sign)| sign.width).sum();
        while total > room && !signs.is_empty() {
            total -= signs.remove(0).1.width;
        }
        let mut column = options.margin();
        let mut strips = Vec::with_capacity(signs.len());
        for (container, sign) in signs {
            let is_first = opens(document, index, container);
            strips.push(sign.into_strip(container, column, is_first));
            column += strips.last().map_or(0, |strip| strip.width);
        }
        Self {
            label: label(document, index, block, &strips),
            strips,
            column,
            width: options.text_width() - total,
            wide_width: options.wide_width() - total,
        }
    }

    /// How many containers are drawn.
    pub(super) fn depth(&self) -> usize {
        self.strips.len()
    }

    /// The callout's name, the column it stands at, and how many containers it stands in.
    pub(super) fn take_label(&mut self) -> Option<(usize, u16, Label)> {
        let (nth, label) = self.label.take()?;
        let strip = self.strips.get(nth)?;
        Some((nth + 1, strip.column + strip.width, label))
    }

    /// The lead-ins of a line within the first `depth` containers, of which those from `opening` on begin with it.
    pub(super) fn pieces(&self, opening: usize, depth: usize) -> Vec<Piece> {
        let signs = |(nth, strip): (usize, &Strip)| {
            let first = strip.first.clone().filter(|_| nth >= opening);
            first.or_else(|| strip.every.clone())
        };
        self.strips
            .iter()
            .take(depth)
            .enumerate()
            .filter_map(signs)
            .collect()
    }

    /// The lead-ins of the blank line before `next`: the bars around both.
    pub(super) fn gap_pieces(&self, document: &Document, next: &Block) -> Vec<Piece> {
        self.strips
            .iter()
            .filter(|strip| holds(document, strip.container, next))
            .filter_map(|strip| strip.every.clone())
            .collect()
    }
}

/// A container's sign, before it has a place.
struct Sign {
    text: Cow<'static, str>,
    role: Role,
    width: u16,
    on_every_line: bool,
}

impl Sign {
    fn new(document: &Document, container: u32, options: LayoutOptions) -> Option<Self> {
        let kind = kind(document, container)?;
        Some(match kind {
            ContainerKind::Quote => Self::bar(Role::Quote, options),
            ContainerKind::Callout(kind) => Self::bar(callout_role(kind), options),
            ContainerKind::Bullet => Self::bullet(document, container, options),
            ContainerKind::Number(number) => Self::number(document, container, *number),
            ContainerKind::Task(false) => Self::mark(options.sign("☐ ", "[ ] ").into()),
            ContainerKind::Task(true) => Self::mark(options.sign("☑ ", "[x] ").into()),
            ContainerKind::Footnote(label) => {
                Self::mark(format!("[{}] ", ellipsize(label, LONG_LABEL)).into())
            }
            ContainerKind::Description => Self::mark("  ".into()),
            ContainerKind::Details => Self::mark(options.sign("▾ ", "v ").into()),
        })
    }

    fn mark(text: Cow<'static, str>) -> Self {
        Self {
            width: cells(&text),
            text,
            role: Role::Furniture,
            on_every_line: false,
        }
    }

    /// A bullet that tells how many bullet lists it is nested in.
    fn bullet(document: &Document, container: u32, options: LayoutOptions) -> Self {
        let sign = match bullets_around(document, container) % 3 {
            0 => options.sign("• ", "* "),
            1 => options.sign("◦ ", "- "),
            _ => options.sign("▪ ", "+ "),
        };
        Self::mark(sign.into())
    }

    fn bar(role: Role, options: LayoutOptions) -> Self {
        Self {
            role,
            on_every_line: true,
            ..Self::mark(options.sign("▎ ", "| ").into())
        }
    }

    /// The number, as wide as the list's last one.
    fn number(document: &Document, container: u32, number: u64) -> Self {
        let digits = last_number(document, container, number).to_string().len();
        Self::mark(format!("{number:>digits$}. ").into())
    }

    fn into_strip(self, container: u32, column: u16, is_first: bool) -> Strip {
        let text = self.text.trim_end();
        let piece = Piece {
            column,
            width: cells(text),
            content: PieceContent::Lead(text.to_owned(), self.role),
        };
        let piece = Some(piece).filter(|piece| piece.width > 0);
        let (first, every) = if self.on_every_line {
            (None, piece)
        } else {
            (piece.filter(|_| is_first), None)
        };
        Strip {
            container,
            column,
            width: self.width,
            first,
            every,
        }
    }
}

/// How many bullet lists the item stands in, as far as they are drawn.
fn bullets_around(document: &Document, container: u32) -> usize {
    around(document, container)
        .take(DEEPEST)
        .filter(|&outer| kind(document, outer) == Some(&ContainerKind::Bullet))
        .count()
}

/// The number of the last item of the list, as far as can be seen from its item `container`.
fn last_number(document: &Document, container: u32, number: u64) -> u64 {
    let outer = get(document, container).and_then(|item| item.parent);
    let mut last = number;
    let after = document.containers.iter().skip(container as usize + 1);
    for later in after.take(LONG_LIST) {
        if later.parent == outer {
            match later.kind {
                ContainerKind::Number(next) if last.checked_add(1) == Some(next) => last = next,
                _ => break,
            }
        } else if later.parent < outer {
            break;
        }
    }
    last
}

/// The name of the innermost callout that begins with the block, unless the block itself says it.
fn label(
    document: &Document,
    index: usize,
    block: &Block,
    strips: &[Strip],
) -> Option<(usize, Label)> {
    let named = |(nth, strip): (usize, &Strip)| match kind(document, strip.container)? {
        ContainerKind::Callout(kind) if opens(document, index, strip.container) => {
            Some((nth, kind))
        }
        _ => None,
    };
    let (nth, kind) = strips.iter().enumerate().rev().find_map(named)?;
    let title = block.span.of(&document.text).trim();
    let says_it = title.trim_end_matches(':').to_lowercase() == kind.to_lowercase();
    (!says_it && !kind.is_empty()).then(|| {
        let label = Label {
            text: capitalised(kind),
            role: callout_role(kind),
        };
        (nth, label)
    })
}

fn callout_role(kind: &str) -> Role {
    match kind {
        "warning" | "caution" | "attention" | "important" => Role::Warning,
        "danger" | "error" | "failure" | "bug" => Role::Error,
        "tip" | "success" | "check" | "done" | "hint" => Role::Success,
        _ => Role::Quote,
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn cells(text: &str) -> u16 {
    u16::try_from(display_width(text)).unwrap_or(u16::MAX)
}
