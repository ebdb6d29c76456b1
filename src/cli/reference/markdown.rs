//! A page as Markdown. It knows nothing of what the page is about.

use std::fmt::Write as _;

use super::block::{Block, Piece, Table, code, pieces};
use super::page::Page;

/// The page as Markdown.
pub fn markdown(page: Page, blocks: &[Block]) -> String {
    let mut text = format!(
        "<!-- Made from the program's tables. KUBENOTES_PICTURES=write cargo test --test command_line manual makes it anew. -->\n\n# {}\n",
        page.title()
    );
    for block in blocks {
        text.push('\n');
        write_block(block, &mut text);
    }
    text
}

fn write_block(block: &Block, text: &mut String) {
    // Writing to a string cannot fail.
    let _ = match block {
        Block::Heading(title) => writeln!(text, "## {title}"),
        Block::Subheading(title) if title.starts_with("kubenotes") => {
            writeln!(text, "### {}", code(title))
        }
        Block::Subheading(title) => writeln!(text, "### {title}"),
        Block::Text(words) => writeln!(text, "{}", inline(words)),
        Block::Code(lines) => writeln!(text, "```text\n{}\n```", lines.trim_end()),
        Block::Table(table) => write!(text, "{}", rows(table)),
    };
}

fn rows(table: &Table) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let heads: Vec<String> = table.heads.iter().map(|&head| head.to_owned()).collect();
    let mut rows = format!("{}|{}\n", line(&heads), "---|".repeat(heads.len()));
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| inline(cell).replace('|', "\\|"))
            .collect();
        rows.push_str(&line(&cells));
    }
    rows
}

/// Signs of Markdown in words mean nothing, and names of pages lead there.
fn inline(text: &str) -> String {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Code(typed) => code(typed),
        Piece::Words(words) => {
            let words = words.replace('<', "\\<").replace('*', "\\*");
            Page::ALL.into_iter().fold(words, |words, page| {
                let link = format!("[{}]({}.md)", page.title(), page.name());
                words.replace(&page.mark(), &link)
            })
        }
    };
    pieces(text).into_iter().map(piece).collect()
}
