//! The short names of emoji, as `build.rs` wrote them. What a name looks like in a text stands in `emoji.rs`.

/// A line for each name, in order: the name, a space, the emoji.
const NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/emoji.txt"));

/// The emoji with this short name, without colons: `wink`.
pub(super) fn emoji_named(name: &str) -> Option<&'static str> {
    let mut lines = NAMES;
    while !lines.is_empty() {
        let (before, line, after) = middle(lines)?;
        let (found, emoji) = line.split_once(' ')?;
        match name.cmp(found) {
            std::cmp::Ordering::Less => lines = before,
            std::cmp::Ordering::Equal => return Some(emoji),
            std::cmp::Ordering::Greater => lines = after,
        }
    }
    None
}

/// The line that the middle of some lines stands in, with those before and after it.
fn middle(lines: &str) -> Option<(&str, &str, &str)> {
    let bytes = lines.as_bytes();
    let half = lines.len() / 2;
    let start = memchr::memrchr(b'\n', bytes.get(..half)?).map_or(0, |at| at + 1);
    let (before, rest) = lines.split_at_checked(start)?;
    let (line, after) = rest.split_once('\n')?;
    Some((before, line, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found() {
        let mut count = 0;
        for emoji in emojis::iter() {
            for name in emoji.shortcodes() {
                assert_eq!(emoji_named(name), Some(emoji.as_str()), "{name}");
                count += 1;
            }
        }
        assert_eq!(NAMES.lines().count(), count);
    }

    #[test]
    fn other_names_are_not() {
        for name in [
            "", " ", "+", "qq", "winks", "win", "zzzz", "~", "wink ", "é",
        ] {
            assert_eq!(emoji_named(name), None, "{name}");
        }
    }
}
