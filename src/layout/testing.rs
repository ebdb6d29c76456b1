//! Documents made by hand for tests, from a short notation or at random.

use proptest::prelude::*;

use crate::document::{Alignment, Block, BlockKind, Container, ContainerKind, Document, Table};
use crate::text::Span;

use super::options::LayoutOptions;
use super::plain::plain_lines;

/// A document under construction.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    document: Document,
    open: Vec<u32>,
}

impl Draft {
    pub(super) fn open(mut self, kind: ContainerKind) -> Self {
        let parent = self.open.last().copied();
        self.open.push(self.document.containers.len() as u32);
        self.document.containers.push(Container {
            parent,
            kind,
            is_loose: false,
        });
        self
    }

    pub(super) fn close(mut self) -> Self {
        self.open.pop();
        self
    }

    pub(super) fn block(mut self, kind: BlockKind, text: &str) -> Self {
        let span = self.append(text);
        self.document.blocks.push(Block {
            span,
            kind,
            container: self.open.last().copied(),
            marks: 0..0,
            links: 0..0,
        });
        self
    }

    pub(super) fn paragraph(self, text: &str) -> Self {
        self.block(BlockKind::Paragraph, text)
    }

    pub(super) fn heading(self, level: u8, text: &str) -> Self {
        self.block(BlockKind::Heading(level), text)
    }

    pub(super) fn code(self, text: &str) -> Self {
        self.block(BlockKind::Code { language: None }, text)
    }

    /// A container with one paragraph.
    pub(super) fn item(self, kind: ContainerKind, text: &str) -> Self {
        self.open(kind).paragraph(text).close()
    }

    /// A table with a header; rows of cells between `|`. Alignments: `<`, `^` and `>`.
    pub(super) fn table(mut self, alignments: &str, rows: &str) -> Self {
        let alignments: Vec<_> = alignments.chars().map(alignment).collect();
        let rows: Vec<Vec<String>> = rows
            .lines()
            .map(|row| row.split('|').map(|cell| cell.trim().to_owned()).collect())
            .collect();
        self = self.table_of(alignments, &rows, true);
        self
    }

    fn table_of(self, alignments: Vec<Alignment>, rows: &[Vec<String>], has_header: bool) -> Self {
        let written: Vec<_> = rows.iter().map(|row| row.join("\t")).collect();
        let index = self.document.tables.len() as u32;
        let mut draft = self.block(BlockKind::Table(index), &written.join("\n"));
        let mut at = draft.document.blocks.last().unwrap().span.start;
        let mut place = |cell: &String| {
            let span = Span::new(at, at + cell.len() as u32);
            at = span.end + 1;
            span
        };
        let rows = rows
            .iter()
            .map(|row| row.iter().map(&mut place).collect())
            .collect();
        draft.document.tables.push(Table {
            alignments,
            has_header,
            rows,
        });
        draft
    }

    pub(super) fn finish(self) -> Document {
        self.document
    }

    fn append(&mut self, text: &str) -> Span {
        if !self.document.text.is_empty() && !text.is_empty() {
            self.document.text.push('\n');
        }
        let start = self.document.text.len() as u32;
        self.document.text.push_str(text);
        Span::new(start, start + text.len() as u32)
    }
}

fn alignment(sign: char) -> Alignment {
    match sign {
        '^' => Alignment::Center,
        '>' => Alignment::Right,
        _ => Alignment::Left,
    }
}

/// The document as plain lines, without the margin where all have it.
pub(super) fn draw(document: &Document, width: u16) -> String {
    draw_with(document, LayoutOptions::for_width(width))
}

pub(super) fn draw_with(document: &Document, options: LayoutOptions) -> String {
    let margin = usize::from(options.margin());
    plain_lines(document, &options)
        .map(|line| line.get(margin..).unwrap_or_default().to_owned() + "\n")
        .collect()
}

/// One step of a random document.
#[derive(Clone, Debug)]
enum Step {
    Open(ContainerKind),
    Close,
    Leaf(BlockKind, String),
    Table(usize, Vec<String>, bool),
}

/// Any document: nested containers of every kind, blocks of every kind, text of several scripts.
pub(super) fn any_document() -> impl Strategy<Value = Document> {
    prop::collection::vec(step(), 0..14).prop_map(|steps| {
        let draft = steps
            .into_iter()
            .fold(Draft::default(), |draft, step| match step {
                Step::Open(kind) => draft.open(kind),
                Step::Close => draft.close(),
                Step::Leaf(kind, text) => draft.block(kind, &text),
                Step::Table(columns, cells, has_header) => {
                    any_table(draft, columns, &cells, has_header)
                }
            });
        draft.finish()
    })
}

fn any_table(draft: Draft, columns: usize, cells: &[String], has_header: bool) -> Draft {
    let rows: Vec<Vec<String>> = cells
        .chunks(columns)
        .map(|row| {
            let mut row = row.to_vec();
            row.resize(columns, String::new());
            row
        })
        .collect();
    let alignments = (0..columns)
        .map(|nth| alignment(['<', '^', '>'][nth % 3]))
        .collect();
    draft.table_of(alignments, &rows, has_header)
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => container().prop_map(Step::Open),
        2 => Just(Step::Close),
        6 => leaf(),
        1 => (1_usize..7, prop::collection::vec(words(0..5), 1..15), any::<bool>())
            .prop_map(|(columns, cells, has_header)| Step::Table(columns, cells, has_header)),
    ]
}

fn container() -> impl Strategy<Value = ContainerKind> {
    prop_oneof![
        Just(ContainerKind::Quote),
        Just(ContainerKind::Bullet),
        (0_u64..200).prop_map(ContainerKind::Number),
        any::<bool>().prop_map(ContainerKind::Task),
        "note|warning|".prop_map(ContainerKind::Callout),
        "[0-9a-z漢]{1,12}".prop_map(ContainerKind::Footnote),
        Just(ContainerKind::Description),
        Just(ContainerKind::Details),
    ]
}

fn leaf() -> impl Strategy<Value = Step> {
    let text = prop_oneof![words(0..12), words(0..60)];
    let kind = prop_oneof![
        4 => Just(BlockKind::Paragraph),
        1 => (1_u8..7).prop_map(BlockKind::Heading),
        1 => Just(BlockKind::Code { language: None }),
        1 => Just(BlockKind::Image),
        1 => Just(BlockKind::Term),
        1 => Just(BlockKind::Math),
    ];
    prop_oneof![
        9 => (kind, text).prop_map(|(kind, text)| Step::Leaf(kind, text)),
        1 => Just(Step::Leaf(BlockKind::Rule, String::new())),
    ]
}

/// Words of several scripts, with odd characters; no newlines or tabs.
pub(super) fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-z]{1,12}",
        1 => "[A-Za-z0-9/:.-]{1,40}",
        1 => "[漢字会議。、]{1,12}",
        1 => "(👩‍💻|👍🏽|🇩🇪|❤️|e\u{301}|\u{200b}|a\u{a0}b|ｶﾞ){1,6}",
        1 => "[ابتسلم]{1,8}",
    ];
    prop::collection::vec(word, count).prop_map(|words| words.join(" "))
}
