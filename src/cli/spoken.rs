//! A document in plain lines, one for each paragraph: for screen readers, and for whoever reads from a pipe. What the screen
//! tells by colour, indentation or drawn lines is told in words or signs that are read out. It prints nothing.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::document::{Block, BlockKind, ContainerKind, Document, Link, MarkKind, Section, Table};
use crate::text::Span;

/// The lines of a document; blank ones stand between blocks.
pub fn spoken_lines(document: &Document) -> impl Iterator<Item = String> + '_ {
    let mut begun = HashSet::new();
    let mut before: Option<&Block> = None;
    document.blocks.iter().flat_map(move |block| {
        let lines = lines_of(document, block, &mut begun);
        let is_apart = before.is_some_and(|before| !stand_together(document, before, block));
        if !lines.is_empty() {
            before = Some(block);
        }
        let gap = (is_apart && !lines.is_empty()).then(String::new);
        gap.into_iter().chain(lines)
    })
}

fn lines_of(document: &Document, block: &Block, begun: &mut HashSet<u32>) -> Vec<String> {
    let lead = lead(document, block, begun);
    let text = block.span.of(&document.text);
    let behind_lead = |lines: Vec<String>| -> Vec<String> {
        let lines = lines.into_iter().enumerate();
        lines
            .map(|(at, line)| {
                let lead = if at == 0 {
                    lead.clone()
                } else {
                    " ".repeat(lead.len())
                };
                (lead + &line).trim_end().to_owned()
            })
            .collect()
    };
    match &block.kind {
        BlockKind::Rule => Vec::new(),
        BlockKind::Heading(level) => {
            let signs = "#".repeat(usize::from(*level));
            let kind = section_at(document, block.span).and_then(|section| section.talk.as_deref());
            let kind = kind.map_or_else(String::new, |talk| format!(" ({})", talk.kind.word()));
            behind_lead(vec![format!(
                "{signs} {}{kind}",
                told(document, block).replace('\n', " ")
            )])
        }
        BlockKind::Code { language } => {
            let fence = format!("```{}", language.as_deref().unwrap_or_default());
            let code = text.trim_end_matches('\n').split('\n').map(str::to_owned);
            let end = std::iter::once("```".to_owned());
            behind_lead(std::iter::once(fence).chain(code).chain(end).collect())
        }
        BlockKind::Table(index) => {
            let table = document.tables.get(*index as usize);
            behind_lead(table.map(|table| rows(document, table)).unwrap_or_default())
        }
        BlockKind::Paragraph | BlockKind::Image | BlockKind::Term | BlockKind::Math => {
            let text = told(document, block);
            behind_lead(text.split('\n').map(str::to_owned).collect())
        }
    }
}

/// What is said of the containers around a block, outermost first: each of them where it begins, quotes always.
fn lead(document: &Document, block: &Block, begun: &mut HashSet<u32>) -> String {
    let mut around = Vec::new();
    let mut next = block.container;
    while let Some(index) = next {
        let Some(container) = document.containers.get(index as usize) else {
            break;
        };
        around.push((index, &container.kind));
        next = container.parent;
    }
    let mut lead = String::new();
    for (index, kind) in around.into_iter().rev() {
        let is_first = begun.insert(index);
        let sign = match kind {
            ContainerKind::Quote => "> ".to_owned(),
            ContainerKind::Bullet => "- ".to_owned(),
            ContainerKind::Number(number) => format!("{number}. "),
            ContainerKind::Task(is_done) => {
                let tick = if *is_done { 'x' } else { ' ' };
                format!("- [{tick}] ")
            }
            ContainerKind::Callout(kind) => format!("{kind}: "),
            ContainerKind::Footnote(number) => format!("[{number}] "),
            ContainerKind::Description => ": ".to_owned(),
            ContainerKind::Details => continue,
        };
        if is_first || *kind == ContainerKind::Quote {
            lead.push_str(&sign);
        } else {
            lead.extend(std::iter::repeat_n(' ', sign.len()));
        }
    }
    lead
}

/// The text of a block with what marks tell: where links lead, what is struck out or raised, that a picture is one.
fn told(document: &Document, block: &Block) -> String {
    let mut signs: Vec<(u32, Cow<'_, str>)> = Vec::new();
    let marks = block.marks.start as usize..block.marks.end as usize;
    for mark in document.marks.get(marks).unwrap_or_default() {
        let is_footnote = mark
            .span
            .of(&document.text)
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            && links_of(document, block)
                .binary_search_by_key(&mark.span.start, |link| link.span.start)
                .is_ok();
        let (before, behind) = match mark.kind {
            MarkKind::Strikethrough => ("~~", "~~"),
            MarkKind::Superscript if is_footnote => ("[", "]"),
            MarkKind::Superscript => ("^", ""),
            _ => continue,
        };
        signs.push((mark.span.start, before.into()));
        signs.push((mark.span.end, behind.into()));
    }
    for link in links_of(document, block)
        .iter()
        .filter(|link| leads_outside(document, link))
    {
        signs.push((link.span.end, format!(" <{}>", link.target).into()));
    }
    signs.sort_by_key(|(at, _)| *at);
    let mut text = String::new();
    let mut at = block.span.start;
    for (place, sign) in signs {
        let place = place.clamp(at, block.span.end);
        text.push_str(Span::new(at, place).of(&document.text));
        text.push_str(&sign);
        at = place;
    }
    text.push_str(Span::new(at, block.span.end).of(&document.text));
    text.replace("▣ ", "Picture: ")
}

fn links_of<'a>(document: &'a Document, block: &Block) -> &'a [Link] {
    let links = block.links.start as usize..block.links.end as usize;
    document.links.get(links).unwrap_or_default()
}

/// Whether a link leads to an address that its words do not tell.
fn leads_outside(document: &Document, link: &Link) -> bool {
    let words = link.span.of(&document.text);
    let is_told = link.target.contains(words) && words.contains('.');
    !link.target.starts_with('#') && !is_told
}

/// A row for each of a table: its cells, with the names of their columns if these have any.
fn rows(document: &Document, table: &Table) -> Vec<String> {
    let cell = |span: &Span| span.of(&document.text).replace('\n', " ");
    let head: Vec<String> = match table.rows.first().filter(|_| table.has_header) {
        Some(head) => head.iter().map(cell).collect(),
        None => Vec::new(),
    };
    let rows = table.rows.iter().skip(usize::from(table.has_header));
    rows.map(|row| {
        let cells = row.iter().enumerate().map(|(at, span)| {
            let name = head.get(at).filter(|name| !name.is_empty());
            let name = name.map_or_else(String::new, |name| format!("{name}: "));
            name + &cell(span)
        });
        cells.collect::<Vec<_>>().join("; ")
    })
    .collect()
}

fn section_at(document: &Document, heading: Span) -> Option<&Section> {
    let sections = &document.sections;
    let after = sections.partition_point(|section| section.span.start < heading.start);
    let around = sections.iter().skip(after.saturating_sub(1)).take(3);
    around
        .into_iter()
        .find(|section| section.heading == heading)
}

/// Whether two blocks stand below each other without a blank line: items of a tight list, and what is said of a term.
fn stand_together(document: &Document, before: &Block, block: &Block) -> bool {
    let is_tight = |block: &Block| {
        let container = block
            .container
            .and_then(|at| document.containers.get(at as usize));
        container.is_some_and(|container| {
            let is_item = matches!(
                container.kind,
                ContainerKind::Bullet | ContainerKind::Number(_) | ContainerKind::Task(_)
            );
            is_item && !container.is_loose || container.kind == ContainerKind::Description
        })
    };
    let is_new_item = before.container != block.container;
    (is_tight(before) || before.kind == BlockKind::Term) && is_tight(block) && is_new_item
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn spoken(markdown: &str) -> Vec<String> {
        spoken_lines(&parse(markdown.as_bytes())).collect()
    }

    #[test]
    fn a_paragraph_is_a_line_and_nothing_is_drawn() {
        let text = "# Day one\n\nA long paragraph\nover two lines.\n\n---\n\n> Quoted,\n> still.\n\n```yaml\na: 1\n\nb: 2\n```\n";
        let lines = spoken(text);
        assert_eq!(
            lines,
            [
                "# Day one",
                "",
                "A long paragraph over two lines.",
                "",
                "> Quoted, still.",
                "",
                "```yaml",
                "a: 1",
                "",
                "b: 2",
                "```",
            ]
        );
    }

    #[test]
    fn what_colour_tells_is_told_in_words() {
        let text = "## Keynote: Tidy Clusters - Ada Lovelace, Gems Inc\n\nSee [the docs](https://example.org/docs), <https://example.org> and [above](#top).\n";
        assert_eq!(
            spoken(text),
            [
                "## Keynote: Tidy Clusters - Ada Lovelace, Gems Inc (keynote)",
                "",
                "See the docs <https://example.org/docs>, https://example.org and above.",
            ]
        );
    }

    #[test]
    fn what_is_struck_out_or_raised_is_told() {
        let text = "It is ~~free~~ cheap[^1], 10<sup>3</sup> times.\n\n![A chart](a.png)\n\n[^1]: A note.\n";
        let lines = spoken(text);
        assert_eq!(lines[0], "It is ~~free~~ cheap[1], 10^3 times.");
        assert_eq!(lines[2], "Picture: A chart");
        assert!(lines.iter().any(|line| line == "[1] A note."), "{lines:#?}");
    }

    #[test]
    fn lists_and_tables_are_read_item_by_item() {
        let text = "- one\n- two\n\n  more\n\n1. first\n2. second\n   - deep\n\n| Who | What |\n|---|---|\n| Ada | a talk |\n|  | a walk |\n";
        let lines = spoken(text);
        let joined = lines.join("\n");
        for line in [
            "- one",
            "- two",
            "  more",
            "1. first",
            "2. second",
            "   - deep",
            "Who: Ada; What: a talk",
            "Who: ; What: a walk",
        ] {
            assert!(lines.iter().any(|it| it == line), "{line:?} in\n{joined}");
        }
    }
}
