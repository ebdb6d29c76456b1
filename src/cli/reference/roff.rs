//! A page for `man`, in the macros of man(7). It knows nothing of what the page is about.

use std::fmt::Write as _;

use super::block::{Block, Piece, Table, pieces};
use super::page::Page;

/// The page for `man`.
pub fn roff(page: Page, blocks: &[Block]) -> String {
    let name = page.man_name();
    let mut text = format!(
        ".TH {} {} \"\" \"kubenotes {}\"\n.SH NAME\n{} \\- {}\n",
        escaped(&name.to_uppercase()),
        page.section(),
        env!("CARGO_PKG_VERSION"),
        escaped(&name),
        escaped(page.sentence()),
    );
    if !matches!(blocks.first(), Some(Block::Heading(_))) {
        text.push_str(".SH DESCRIPTION\n");
    }
    for block in blocks {
        write_block(block, &mut text);
    }
    text
}

fn write_block(block: &Block, text: &mut String) {
    // Writing to a string cannot fail.
    let _ = match block {
        Block::Heading(title) => writeln!(text, ".SH {}", quoted(&title.to_uppercase())),
        Block::Subheading(title) => writeln!(text, ".SS {}", quoted(title)),
        Block::Text(words) => writeln!(text, ".PP\n{}", inline(words)),
        Block::Code(lines) => writeln!(text, ".PP\n.RS 4\n.nf\n{}\n.fi\n.RE", verbatim(lines)),
        Block::Table(table) => write!(text, "{}", rows(table)),
    };
}

/// Each row as a paragraph with its first cell hanging; the cells after the second say what they are.
fn rows(table: &Table) -> String {
    let mut rows = String::new();
    for row in &table.rows {
        let mut cells = row.iter().zip(&table.heads);
        let term = cells.next().map_or("", |(cell, _)| cell);
        let told = cells.enumerate().filter(|(_, (cell, _))| !cell.is_empty());
        let told = told.map(|(at, (cell, head))| match at {
            0 => inline(cell),
            _ => format!("{}: {}", escaped(head), inline(cell)),
        });
        let told: Vec<String> = told.collect();
        // Writing to a string cannot fail.
        let _ = writeln!(rows, ".TP\n{}\n{}", inline(term), told.join("\n.br\n"));
    }
    rows
}

fn inline(text: &str) -> String {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Code(typed) => format!("\\fB{}\\fR", escaped(typed)),
        Piece::Words(words) => Page::ALL.into_iter().fold(escaped(words), |words, page| {
            let (name, section) = (escaped(&page.man_name()), page.section());
            words.replace(&page.mark(), &format!("\\fB{name}\\fR({section})"))
        }),
    };
    let line: String = pieces(text).into_iter().map(piece).collect();
    safe_start(line)
}

fn verbatim(lines: &str) -> String {
    let lines = lines.trim_end().lines();
    let lines: Vec<String> = lines.map(|line| safe_start(escaped(line))).collect();
    lines.join("\n")
}

/// A line that begins with a dot or a quote would be a macro.
fn safe_start(line: String) -> String {
    if line.starts_with(['.', '\'']) {
        format!("\\&{line}")
    } else {
        line
    }
}

/// An argument of a macro.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text).replace('"', "\\(dq"))
}

/// Hyphens are those that one types, and quotes are straight.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\e"),
            '-' => escaped.push_str("\\-"),
            '\'' => escaped.push_str("\\(aq"),
            '`' => escaped.push_str("\\(ga"),
            '^' => escaped.push_str("\\(ha"),
            '~' => escaped.push_str("\\(ti"),
            '\n' => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_comes_out_as_typed() {
        assert_eq!(inline("as `--to-do` says"), "as \\fB\\-\\-to\\-do\\fR says");
        assert_eq!(verbatim(".bold\n'x\\"), "\\&.bold\n\\(aqx\\e");
        assert_eq!(quoted("a \"b\""), "\"a \\(dqb\\(dq\"");
    }
}
