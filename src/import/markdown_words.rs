//! The plain words of a line of Markdown that an exporter wrote: what its escaping stands for. Other Markdown stays as it is.

/// The words that a text stands for: backslashes before punctuation, character references and bare addresses in angle
/// brackets (GitHub Flavored Markdown, 2.4, 2.5 and 6.8).
pub fn plain_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&', '<']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (meant, taken) = escaped(from)
            .or_else(|| reference(from))
            .or_else(|| address(from))
            .unwrap_or_else(|| literal(from));
        out.push_str(&meant);
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn literal(text: &str) -> (String, usize) {
    let first = text.chars().next();
    (
        first.map(String::from).unwrap_or_default(),
        first.map_or(text.len(), char::len_utf8),
    )
}

fn escaped(text: &str) -> Option<(String, usize)> {
    let sign = text.strip_prefix('\\')?.chars().next()?;
    sign.is_ascii_punctuation()
        .then(|| (sign.to_string(), 1 + sign.len_utf8()))
}

/// Longer references are none (GitHub Flavored Markdown, 2.5: at most seven digits), and no name of ours is longer.
const LONGEST_REFERENCE: usize = 8;

fn reference(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('&')?;
    let end = inside
        .bytes()
        .take(LONGEST_REFERENCE + 1)
        .position(|byte| byte == b';')?;
    let name = inside.get(..end)?;
    let meant = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "nbsp" => '\u{a0}',
        _ => char::from_u32(number(name)?)?,
    };
    Some((meant.to_string(), end + 2))
}

fn number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix('#')?;
    match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => digits.parse().ok(),
    }
}

fn address(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('<')?;
    if !inside.starts_with("http://") && !inside.starts_with("https://") {
        return None;
    }
    let end = inside.find(|c: char| c == '>' || c == '<' || c.is_whitespace())?;
    let closes = inside.get(end..)?.starts_with('>');
    closes.then(|| (inside.get(..end).unwrap_or_default().to_owned(), end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_escaping_stands_for() {
        let check = |text: &str, expected: &str| assert_eq!(plain_words(text), expected, "{text}");
        check(r"\*not\* \<b\> \\ \a", r"*not* <b> \ \a");
        check(
            "a&#32;&#x41;&amp;&lt; &unknown; & &#x110000;",
            "a A&< &unknown; & &#x110000;",
        );
        check(
            "see <https://a.org/x>, <b> <http://a b>",
            "see https://a.org/x, <b> <http://a b>",
        );
        check("**own** [words](x)", "**own** [words](x)");
        check("\\", "\\");
        check("é&", "é&");
    }
}
