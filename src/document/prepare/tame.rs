//! Tags as HTML has them: templates and braces of JSX in their attributes become plain strings or go, and a tag is one line.
//!
//! A tag over several lines is no block of HTML to `CommonMark` (0.31, 4.6, kind 7), and a `>` that begins a line is a quote.

use super::imports::Imports;

/// The tag in words of HTML; `None` if it is so already.
pub(super) fn tamed(tag: &str, imports: &Imports<'_>) -> Option<String> {
    let is_html = !tag.contains(['{', '\n']) && !tag.contains(" @") && !tag.contains(" #");
    if is_html {
        return None;
    }
    let mut plain = String::with_capacity(tag.len());
    let mut rest = tag;
    let mut quote = None;
    while let Some(at) = rest.find(['{', '\n', '"', '\'', '@', '#']) {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let mut signs = after.chars();
        let sign = signs.next().unwrap_or_default();
        rest = signs.as_str();
        match (sign, quote) {
            ('\n', _) => plain.push(' '),
            // Vue's `@click` and `#slot` are no names of attributes.
            ('@' | '#', None) if plain.ends_with([' ', '\t']) => plain.push('_'),
            ('@' | '#', _) => plain.push(sign),
            ('{', None) => rest = pass_braces(&mut plain, rest, imports),
            ('{', Some(_)) => rest = pass_quoted_brace(&mut plain, rest),
            (_, None) if plain.ends_with(['=', ' ', '\t']) => {
                quote = Some(sign);
                plain.push(sign);
            }
            _ => {
                quote = quote.filter(|open| *open != sign);
                plain.push(sign);
            }
        }
    }
    plain.push_str(rest);
    Some(plain)
}

/// Writes what braces outside of quotes mean, from after the first one on; gives what follows them.
fn pass_braces<'a>(plain: &mut String, text: &'a str, imports: &Imports<'_>) -> &'a str {
    let (value, after) = balanced(text);
    let is_value = plain.ends_with('=');
    if let Some(address) = template_address(value).filter(|_| !is_object(value)) {
        plain.push_str(address);
    } else if is_value {
        plain.pop();
        push_string(plain, value, imports);
    }
    after
}

/// Writes what a brace inside quotes means: a template stands for an address, any other brace for itself.
fn pass_quoted_brace<'a>(plain: &mut String, text: &'a str) -> &'a str {
    if text.starts_with(['{', '%']) {
        let (value, after) = balanced(text);
        plain.push_str(template_address(value).unwrap_or_default());
        return after;
    }
    plain.push('{');
    text
}

/// The text up to the brace that closes, and the text after it; braces in JavaScript's strings are none.
fn balanced(text: &str) -> (&str, &str) {
    closing_brace(text).map_or((text, ""), |at| {
        (
            text.get(..at).unwrap_or_default(),
            text.get(at + 1..).unwrap_or_default(),
        )
    })
}

/// Where the brace stands that closes the one before the text.
pub(super) fn closing_brace(text: &str) -> Option<usize> {
    let mut depth = 1_u32;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (_, Some(open)) => quote = quote.filter(|_| byte != open),
            (b'"' | b'\'' | b'`', None) => quote = Some(byte),
            (b'{', None) => depth += 1,
            (b'}', None) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Whether doubled braces hold an object, `{{color: "red"}}` or `{{...rest}}`, and no template.
fn is_object(value: &str) -> bool {
    let Some(inner) = value.strip_prefix('{').map(str::trim_start) else {
        return false;
    };
    let end = inner.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '\'')));
    let after = end.and_then(|end| inner.get(end..)).unwrap_or_default();
    inner.starts_with("...") || inner.starts_with('}') || after.trim_start().starts_with(':')
}

/// What a template in an attribute stands for, if it names a file: `{{< ref "post.md" >}}`, `{{ "/x" | url }}`,
/// `{% link post.md %}`.
fn template_address(value: &str) -> Option<&str> {
    let inner = value.strip_prefix(['{', '%'])?;
    let mut quoted = inner.splitn(3, ['"', '\'']);
    if let (Some(_), Some(address), Some(_)) = (quoted.next(), quoted.next(), quoted.next()) {
        return Some(address);
    }
    let is_tag = value.starts_with('%') || inner.starts_with(['<', '%']);
    let mut words = inner
        .split_whitespace()
        .skip_while(|word| matches!(*word, "<" | "%" | "-"));
    let address = words
        .nth(1)
        .filter(|word| is_tag && word.contains(|c: char| c.is_alphanumeric()));
    Some(address.unwrap_or_default())
}

/// Writes `="text"` for an expression that is a text, or names a file.
fn push_string(plain: &mut String, value: &str, imports: &Imports<'_>) {
    let value = value.trim();
    if let Some(text) = literal(value)
        .or_else(|| imports.file(value))
        .or_else(|| argument(value))
    {
        plain.push_str("=\"");
        plain.push_str(&text.replace('"', "&quot;").replace('\n', " "));
        plain.push('"');
    }
}

/// The text of a string that is all there is.
pub(super) fn literal(value: &str) -> Option<&str> {
    ['"', '\'', '`'].iter().find_map(|&quote| {
        let text = value.strip_prefix(quote)?.strip_suffix(quote)?;
        let is_program = quote == '`' && text.contains("${");
        (!is_program && !text.contains(quote)).then_some(text)
    })
}

/// The only string that a call such as `require("./picture.png").default` is given.
fn argument(value: &str) -> Option<&str> {
    let (name, rest) = value.split_once('(')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.' | ' ');
    let (argument, _) = rest.split_once(')')?;
    literal(argument.trim()).filter(|_| name.chars().all(is_name))
}

#[cfg(test)]
mod tests {
    use super::{Imports, tamed};

    #[track_caller]
    fn check(tag: &str, expected: &str) {
        let mut imports = Imports::default();
        imports.note("import hero from '../hero.png';");
        assert_eq!(tamed(tag, &imports).as_deref().unwrap_or(tag), expected);
    }

    #[test]
    fn strings_stay_and_programs_go() {
        check("<A b={\"c\"} d={2} e />", "<A b=\"c\" d e />");
        check("<A b={() => { if (x > 1) { go(\"}\") } }} />", "<A b />");
        check(
            "<A style={{color: 'red'}} {...rest} b='{' c=\"x\">",
            "<A style  b='{' c=\"x\">",
        );
        check(
            "<img src={require('./a.png').default} />",
            "<img src=\"./a.png\" />",
        );
        check(
            "<img src={hero} alt={`A \"b\"`} />",
            "<img src=\"../hero.png\" alt=\"A &quot;b&quot;\" />",
        );
        check("<img src={heroes.first} />", "<img src />");
    }

    #[test]
    fn templates_stand_for_addresses() {
        check("<a href=\"{{ site.url }}/c\">", "<a href=\"/c\">");
        check("<a href=\"{{< ref \"b.md\" >}}\">", "<a href=\"b.md\">");
        check(
            "<a href=\"{{ site.base }}{% link _posts/a.md %}\">",
            "<a href=\"_posts/a.md\">",
        );
        check("<a href='{{< relref c.md >}}'>", "<a href='c.md'>");
        check(
            "<img src=\"{{ '/b.png' | relative_url }}\">",
            "<img src=\"/b.png\">",
        );
    }

    #[test]
    fn a_tag_is_one_line() {
        check("<a\n  href=\"x\"\n>", "<a   href=\"x\" >");
    }
}
