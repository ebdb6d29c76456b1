//! Where an HTML tag ends, and what it is called.

/// The longest tag that is looked through, in bytes.
const LONGEST_TAG: usize = 16 * 1024;

/// How deep braces in a tag stand in each other at most.
const DEEPEST: u32 = 16;

/// A tag at the start of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name in lower case.
    pub name: String,
    pub text: &'a str,
    pub length: usize,
    pub is_end: bool,
    pub is_self_closing: bool,
    /// Its name is written like `ThisOne`: it is none of HTML's.
    pub is_component: bool,
}

/// The tag that a text starts with; braces and quotes in it may hold anything.
pub(super) fn tag_at(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let is_end = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let name_length = inner.find(|c| !is_name(c))?;
    let name = inner.get(..name_length)?;
    let first = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let start = 1 + usize::from(is_end) + name_length;
    let length = start + tag_end(text.get(start..)?)?;
    let text = text.get(..length)?;
    Some(Tag {
        name: name.to_ascii_lowercase(),
        text,
        length,
        is_end,
        is_self_closing: text.ends_with("/>"),
        is_component: first.is_ascii_uppercase() && name.contains(|c: char| c.is_ascii_lowercase()),
    })
}

/// Where a tag ends whose name is passed; `None` if it does not look like a tag.
fn tag_end(text: &str) -> Option<usize> {
    if !text.starts_with([' ', '\t', '\n', '/', '>']) {
        return None;
    }
    let mut quote = None;
    let mut depth = 0_u32;
    let mut before = 0;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (Some(open), _) => quote = Some(open).filter(|&open| open != byte),
            (None, b'"' | b'\'')
                if matches!(before, b'=' | b' ' | b'{' | b'\n' | b'(') || depth > 0 =>
            {
                quote = Some(byte);
            }
            (None, b'{') if depth == DEEPEST => return None,
            (None, b'{') => depth += 1,
            (None, b'}') => depth = depth.saturating_sub(1),
            (None, b'>') if depth == 0 => return Some(at + 1),
            (None, b'<' | b'\n') if depth == 0 && (byte == b'<' || before == byte) => return None,
            _ => {}
        }
        before = byte;
    }
    None
}
