//! Emoji shortcodes: `:wink:`. Unknown ones stay as they are.

use super::emoji_names::emoji_named;
use super::mask::Meaning;
use super::scanner::Scanner;

/// The longest name that is looked up, in bytes.
const LONGEST: usize = 48;

/// Sets of icons, by how the names begin that `MkDocs` gives them: decoration of a page.
const ICONS: [&str; 4] = ["octicons-", "fontawesome-", "material-", "simple-"];

/// Masks an emoji shortcode whose first colon stands at `at`.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    if scanner
        .byte_before(at)
        .is_some_and(|before| before.is_ascii_alphanumeric() || before == b':')
    {
        return None;
    }
    let rest = scanner.rest(at + 1);
    let length = rest
        .bytes()
        .take(LONGEST)
        .position(|byte| !matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'+' | b'-'))?;
    if length == 0 || rest.as_bytes().get(length) != Some(&b':') {
        return None;
    }
    let name = rest.get(..length)?;
    let end = at + length + 2;
    if ICONS.iter().any(|set| name.starts_with(set)) {
        scanner.output.mask(at..end, Meaning::Nothing);
        return Some(end);
    }
    let emoji = emoji_named(name)?;
    scanner
        .output
        .mask(at..end, Meaning::Words(emoji.to_owned()));
    Some(end)
}
