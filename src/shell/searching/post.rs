//! Searching one post: its text, if that is kept and the file is as it was then; else the file as it is on disk, which is read
//! as a post only if it may match. What was read is noted for the next search.

use std::path::Path;
use std::sync::Arc;

use crate::document::parse;
use crate::find::full_text::{FoundLine, TextQuery};
use crate::library::post_title;
use crate::shell::guarded::guarded;
use crate::shell::reading::read_bytes;
use crate::shell::stamp::Stamp;
use crate::shell::texts::{Catalogue, InVolume, KeptText, RootTexts, TextKey};

/// What a search found in a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundText {
    /// The post's title.
    pub title: String,
    /// The lines, in text order; there is one at least.
    pub lines: Vec<FoundLine>,
}

/// The texts of a root as they are kept at the beginning of a search.
#[derive(Clone, Debug)]
pub struct TextsAtHand {
    texts: Arc<RootTexts>,
    catalogue: Arc<Catalogue>,
}

impl TextsAtHand {
    /// What is kept now.
    pub fn of(texts: Arc<RootTexts>) -> Self {
        let catalogue = texts.catalogue();
        Self { texts, catalogue }
    }

    /// The texts of this root.
    pub fn texts(&self) -> &RootTexts {
        &self.texts
    }

    fn find(&self, path: &str, stamp: Stamp) -> Option<InVolume<'_>> {
        self.catalogue.find(TextKey::of(path, stamp))
    }
}

/// What matches in the file of the post with this path below its root; a file that cannot be read has nothing.
pub fn search_file(
    query: &TextQuery,
    at_hand: Option<&TextsAtHand>,
    file: &Path,
    path: &str,
    stamp: Option<Stamp>,
) -> Option<FoundText> {
    let kept = at_hand.zip(stamp);
    if let Some((at_hand, stamp)) = kept
        && let Some(text) = at_hand.find(path, stamp)
    {
        if !query.may_match_trigrams(text.trigrams()) {
            return None;
        }
        if let Some(text) = text.read(path, stamp)
            && let Ok(Some(answer)) = guarded(|| search_kept(query, &text))
        {
            return answer;
        }
    }
    let bytes = read_bytes(file).ok()?;
    search_bytes(query, &bytes, path, kept)
}

/// What matches in the bytes of a post; where texts are kept, its own is noted with this stamp.
pub fn search_bytes(
    query: &TextQuery,
    bytes: &[u8],
    path: &str,
    kept: Option<(&TextsAtHand, Stamp)>,
) -> Option<FoundText> {
    if !query.may_match(bytes) {
        return None;
    }
    let read = guarded(|| {
        let document = parse(bytes);
        let title = post_title(&document, path);
        if let Some((at_hand, stamp)) = kept {
            at_hand.texts.note(path, stamp, &title, &document);
        }
        let lines = query.lines(&document);
        (!lines.is_empty()).then_some(FoundText { title, lines })
    });
    // A fault in reading a post is told of when the library is scanned.
    read.ok().flatten()
}

/// What matches in a text that is kept; `None` if it turns out to be none of ours.
#[expect(
    clippy::option_option,
    reason = "nothing matches, and nothing is known"
)]
fn search_kept(query: &TextQuery, kept: &KeptText) -> Option<Option<FoundText>> {
    if !query.may_match_text(kept.bytes()) {
        return Some(None);
    }
    let lines = query.lines_in(kept.text()?, || kept.outline())?;
    if lines.is_empty() {
        return Some(None);
    }
    let title = kept.title()?.to_owned();
    Some(Some(FoundText { title, lines }))
}
