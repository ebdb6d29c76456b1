//! The address under which others find what the jump found. It opens and copies nothing.

use crate::find::jump::{JumpEntry, JumpKind};
use crate::library::Library;
use crate::text::percent;

/// The most of a title that an address names (characters).
const NAMED: usize = 80;

/// The post's address on the web, with the words to scroll to (Text Fragments, W3C); else its file and line.
pub fn link(library: &Library, entry: &JumpEntry) -> Option<String> {
    let post = library.post(entry.post?)?;
    let url = post.url.as_deref();
    let Some(url) = url.filter(|url| url.starts_with("https://") || url.starts_with("http://"))
    else {
        return Some(format!("{}:{}", post.path, entry.line));
    };
    let is_whole = matches!(entry.kind, JumpKind::Post | JumpKind::Event);
    if is_whole || url.contains('#') {
        return Some(url.to_owned());
    }
    let words: String = entry.title.chars().take(NAMED).collect();
    let words = if entry.kind == JumpKind::Topic {
        words.split(", in ").next().unwrap_or_default()
    } else {
        words.trim_end()
    };
    Some(format!("{url}#:~:text={}", percent::encoded(words)))
}
