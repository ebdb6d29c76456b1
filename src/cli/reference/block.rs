//! What a page of the manual is made of, whatever it is written as. Its texts are Markdown as far as `code` goes; the name of
//! another page in braces, `{keys}`, leads there.

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The title of a section.
    Heading(String),
    /// The title of a part of a section; all of it is code if it begins with the program's name.
    Subheading(String),
    /// A paragraph.
    Text(String),
    /// Lines as they are typed.
    Code(String),
    /// Rows of cells.
    Table(Table),
}

/// Rows of cells; the first cell of each is what the row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the columns are.
    pub heads: Vec<&'static str>,
    /// The rows, with a cell for each column.
    pub rows: Vec<Vec<String>>,
}

impl Block {
    /// A section's title.
    pub fn heading(title: &str) -> Self {
        Self::Heading(title.to_owned())
    }

    /// A paragraph.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// Rows of cells.
    pub fn table<const N: usize>(
        heads: [&'static str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Self {
        Self::Table(Table {
            heads: heads.to_vec(),
            rows: rows.into_iter().map(Vec::from).collect(),
        })
    }
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// Something that is typed.
    Code(&'a str),
}

/// A text in code and words.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('`') {
        let (words, from) = rest.split_at(start);
        let signs = from.len() - from.trim_start_matches('`').len();
        let (fence, inside) = from.split_at(signs);
        let Some((code, after)) = inside.split_once(fence) else {
            break;
        };
        pieces.push(Piece::Words(words));
        // The blanks that keep a backtick apart from its fence (CommonMark, section 6.1).
        let is_padded = code.starts_with(' ') && code.ends_with(' ') && code.len() > 2;
        let bare = code.get(1..code.len().saturating_sub(1));
        pieces.push(Piece::Code(bare.filter(|_| is_padded).unwrap_or(code)));
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces.retain(|piece| *piece != Piece::Words(""));
    pieces
}

/// A text that is all code.
pub fn code(text: &str) -> String {
    if text.contains('`') {
        format!("`` {text} ``")
    } else {
        format!("`{text}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_words() {
        assert_eq!(
            pieces("a `b` c"),
            [Piece::Words("a "), Piece::Code("b"), Piece::Words(" c")]
        );
        assert_eq!(pieces(&code("`")), [Piece::Code("`")]);
        assert_eq!(pieces("one ` only"), [Piece::Words("one ` only")]);
    }
}
