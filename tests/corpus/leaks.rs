//! Finds markup in visible text: it knows what markup looks like, and nothing of how the program takes it out.

/// Signs that no text shows outside code, whatever the dialect.
const SIGNS: [&str; 27] = [
    "{{", "}}", "{%", "%}", "{:", "{#", "{.", "{/*", "*/}", "{::", "<!--", "-->", ":::", "[[",
    "]]", "![", "](", "[^", "[!", "@[", "%[", "```", "~~~", "[TOC]", "%%", "<?", "/>",
];

/// Signs that a text may show where the source has them alone.
const PAIRED: [&str; 3] = ["**", "__", "=="];

/// Attributes and declarations.
const ATTRIBUTES: [&str; 14] = [
    "class=",
    "style=",
    "href=",
    "src=",
    "target=\"",
    "width=",
    "alt=\"",
    "id=\"",
    "rel=\"",
    "px;",
    "color:",
    "margin:",
    "padding:",
    "font-size:",
];

/// What leaked into a stretch of visible text without code and addresses.
pub fn leaks(text: &str, source: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for sign in SIGNS.iter().chain(&ATTRIBUTES) {
        if text.contains(sign) && source.contains(sign) {
            found.push((*sign).to_owned());
        }
    }
    for sign in PAIRED {
        if text.matches(sign).count() > 1 {
            found.push(sign.to_owned());
        }
    }
    found.extend(tags(text, source));
    found.extend(entities(text, source));
    found.extend(statements(text));
    found
}

/// `<name` that the source has as it is, not escaped.
fn tags<'a>(text: &'a str, source: &'a str) -> impl Iterator<Item = String> + 'a {
    text.match_indices('<').filter_map(move |(at, _)| {
        let inner = text.get(at + 1..)?;
        let name = inner.strip_prefix('/').unwrap_or(inner);
        let length = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let tag = text.get(at..at + 1 + (inner.len() - name.len()) + length)?;
        let is_tag = length > 0 && name.starts_with(|c: char| c.is_ascii_alphabetic());
        (is_tag && source.contains(tag)).then(|| tag.to_owned())
    })
}

/// `&name;` and `&#1;` that the source does not escape itself.
fn entities<'a>(text: &'a str, source: &'a str) -> impl Iterator<Item = String> + 'a {
    text.match_indices('&').filter_map(move |(at, _)| {
        let inner = text.get(at + 1..)?;
        let length = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))?;
        let is_entity = (2..10).contains(&length) && inner.as_bytes().get(length) == Some(&b';');
        let entity = text.get(at..at + length + 2)?;
        let is_escaped = source.contains(&format!("&amp;{}", inner.get(..length)?));
        (is_entity && !is_escaped).then(|| entity.to_owned())
    })
}

/// Program code of MDX.
fn statements(text: &str) -> Vec<String> {
    let is_statement = |line: &&str| {
        (line.starts_with("import ")
            && line.contains(" from ")
            && line.contains(['\'', '"', '‘', '“']))
            || line.starts_with("export const ")
            || line.starts_with("export default ")
    };
    text.lines()
        .filter(is_statement)
        .map(str::to_owned)
        .collect()
}

/// Lines of front matter that stand in the text as they stand in the source.
pub fn front_matter_lines(text: &str, source: &str) -> Vec<String> {
    let mut lines = source.trim_start_matches('\u{feff}').lines();
    let fence = lines
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    if !matches!(fence.trim(), "---" | "+++") {
        return Vec::new();
    }
    lines
        .take_while(|line| line.trim() != fence.trim())
        .take(60)
        .filter(|line| line.trim().len() > 8 && line.contains([':', '=']))
        .filter(|line| text.lines().any(|shown| shown == line.trim()))
        .map(str::to_owned)
        .collect()
}
