//! The address under which others find what the jump found. It opens and copies nothing.

use crate::annotation::PostReference;
use crate::export::{SharedPassage, Sharing, is_web_address};
use crate::find::jump::{JumpEntry, JumpKind};
use crate::library::Library;

/// The post's address on the web, with the words to scroll to; else its file and line.
pub fn link(library: &Library, entry: &JumpEntry) -> Option<String> {
    let post = library.post(entry.post?)?;
    let Some(url) = post.url.as_deref().filter(|url| is_web_address(url)) else {
        return Some(format!("{}:{}", post.path, entry.line));
    };
    if matches!(entry.kind, JumpKind::Post | JumpKind::Event) {
        return Some(url.to_owned());
    }
    let words = match entry.kind {
        JumpKind::Topic => entry.title.split(", in ").next().unwrap_or_default(),
        _ => entry.title.trim_end(),
    };
    let passage = SharedPassage {
        quote: words.to_owned(),
        post: PostReference {
            url: Some(url.to_owned()),
            ..PostReference::default()
        },
        ..SharedPassage::default()
    };
    passage.shared(Sharing::Link)
}
