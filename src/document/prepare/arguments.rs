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
    text.split_at(end_of_word(text, is_quote))
}

const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// Where a text's first word ends: at white space, or at an ASCII byte that ends words here.
fn end_of_word(text: &str, is_end: impl Fn(u8) -> bool) -> usize {
    let stops = |byte: &u8| is_end(*byte) || matches!(byte, b'\t'..=b'\r' | b' ' | 0x80..);
    let mut from = 0;
    while let Some(step) = text.as_bytes().iter().skip(from).position(stops) {
        let at = from + step;
        let stop = text.get(at..).and_then(|rest| rest.chars().next());
        // Letters of other alphabets go on with the word.
        match stop.filter(|c| !c.is_ascii() && !c.is_whitespace()) {
            Some(letter) => from = at + letter.len_utf8(),
            None => return at,
        }
    }
    text.len()
}

type Argument<'a> = (Option<&'a str>, &'a str);

fn next_argument(text: &str) -> Option<(Argument<'_>, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    if text.is_empty() {
        return None;
    }
    let end = end_of_word(text, |byte| is_quote(byte) || matches!(byte, b'=' | b','));
    if end > 0 {
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
    text.split_at(end_of_word(text, |_| false))
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
