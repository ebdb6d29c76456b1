//! The arguments of shortcodes, tags and components: `name "positional" key="value"`.

/// One call of a notation: its name and arguments.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Call<'a> {
    pub name: &'a str,
    pub positional: Vec<&'a str>,
    pub named: Vec<(&'a str, &'a str)>,
}

impl<'a> Call<'a> {
    /// Reads what stands between the delimiters.
    pub(super) fn read(text: &'a str) -> Self {
        let (name, mut rest) = parted(text);
        let mut call = Self {
            name: name.trim_end_matches('/'),
            ..Self::default()
        };
        while let Some((argument, after)) = next_argument(rest) {
            match argument {
                (Some(key), value) => call.named.push((key, value)),
                (None, value) => call.positional.push(value),
            }
            rest = after;
        }
        call
    }

    /// The name of the call that stands between the delimiters.
    pub(super) fn name_in(text: &str) -> &str {
        parted(text).0.trim_end_matches('/')
    }

    /// The value of the first of these names that has one.
    pub(super) fn get(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| {
            let of_name = |(key, _): &&(&str, &str)| key.eq_ignore_ascii_case(name);
            self.named.iter().find(of_name).map(|(_, value)| *value)
        })
    }

    /// The positional argument of this index, from 0.
    pub(super) fn at(&self, index: usize) -> Option<&'a str> {
        self.positional.get(index).copied()
    }

    /// The value of one of these names, or the first positional argument.
    pub(super) fn get_or_first(&self, names: &[&str]) -> Option<&'a str> {
        self.get(names).or_else(|| self.at(0))
    }
}

/// The name and what follows it.
fn parted(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`'))
        .unwrap_or(text.len());
    text.split_at(end)
}

type Argument<'a> = (Option<&'a str>, &'a str);

fn next_argument(text: &str) -> Option<(Argument<'_>, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    if text.is_empty() {
        return None;
    }
    let plain = |c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\'' | '`' | ',');
    if let Some(end) = text.find(plain).filter(|end| *end > 0) {
        let (key, rest) = text.split_at(end);
        let is_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '@');
        let value = rest
            .trim_start()
            .strip_prefix('=')
            .filter(|_| key.chars().all(is_key));
        if let Some(value) = value {
            let (value, rest) = value_of(value.trim_start());
            return Some(((Some(key), value), rest));
        }
    }
    let (value, rest) = value_of(text);
    Some(((None, value), rest))
}

/// A quoted value, or the word up to white space.
fn value_of(text: &str) -> (&str, &str) {
    let first = text.as_bytes().first().copied();
    if let Some(quote) = first.filter(|byte| matches!(byte, b'"' | b'\'' | b'`')) {
        let inner = text.get(1..).unwrap_or_default();
        return closing(inner, quote).unwrap_or((inner, ""));
    }
    let end = text.find(|c: char| c.is_whitespace()).unwrap_or(text.len());
    text.split_at(end)
}

/// The text up to a quote that no backslash escapes, and the text after it.
fn closing(text: &str, quote: u8) -> Option<(&str, &str)> {
    let mut escaped = None;
    for at in memchr::memchr2_iter(quote, b'\\', text.as_bytes()) {
        if escaped == Some(at) {
            continue;
        }
        if text.as_bytes().get(at) == Some(&quote) {
            return Some((text.get(..at)?, text.get(at + 1..)?));
        }
        escaped = Some(at + 1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Call;

    #[test]
    fn names_quotes_and_positions_are_told_apart() {
        let call =
            Call::read(r#" figure src="a b.png" title='It''s' width=600px `raw "one"` plain "#);
        assert_eq!(call.name, "figure");
        assert_eq!(call.get(&["caption", "title"]), Some("It"));
        assert_eq!(call.get(&["src"]), Some("a b.png"));
        assert_eq!(call.get(&["width"]), Some("600px"));
        assert!(call.positional.contains(&r#"raw "one""#));
        assert_eq!(call.positional.last(), Some(&"plain"));
        let call = Call::read(r#"relref "post.md#part""#);
        assert_eq!((call.name, call.at(0)), ("relref", Some("post.md#part")));
        assert_eq!(
            Call::read(r#"x title="say \"hi\"" y"#).get(&["title"]),
            Some(r#"say \"hi\""#)
        );
    }
}
