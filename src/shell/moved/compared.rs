//! The comparison in earnest of a missing post with one that it could be now.

use std::sync::Arc;

use crate::annotation::{Agreement, Reanchoring};
use crate::app::moves::{Candidate, MissingPost};
use crate::library::PostId;
use crate::shell::placing::{find_passages, kept_text};
use crate::shell::post_file::PostFile;
use crate::shell::reading::read_post;
use crate::shell::store::Store;

/// A post with less of a missing one's words, in percent, and none of its passages is not worth a question: what an author
/// writes below every post may be as much.
const LEAST_WORDS: u8 = 20;

/// The missing post, read for comparing.
pub struct Copy<'a> {
    missing: &'a MissingPost,
    text: Option<Arc<str>>,
}

impl<'a> Copy<'a> {
    /// The missing post with its kept copy, if there is one.
    pub fn of(missing: &'a MissingPost, copies: &Store) -> Self {
        let text = missing.revision().and_then(|r| kept_text(copies, r));
        Self {
            missing,
            text: text.map(Arc::from),
        }
    }

    /// What this post and the missing one have in common; `None` if that is nothing, or if it cannot be read.
    pub fn compared(
        &self,
        (post, file): (PostId, &PostFile),
        has_title: bool,
        copies: &Store,
    ) -> Option<Candidate> {
        let content = read_post(file).ok()?;
        let (document, revision) = (&content.document, &content.revision);
        let highlights = &self.missing.highlights;
        let placements = find_passages(copies, document, revision, highlights).into_iter();
        let found = placements.filter(|(_, placement)| placement.span.is_some());
        let candidate = Candidate {
            found: found.map(|(id, _)| id).collect(),
            agreement: self.agreement(&document.text, revision),
            has_title,
            ..Candidate::new(post)
        };
        let has_words = candidate.agreement.of_earlier() >= LEAST_WORDS;
        // One word may be found in a post that has nothing else of the missing one.
        let has_passages =
            !candidate.found.is_empty() && (self.text.is_none() || candidate.agreement.common > 0);
        (has_words || has_title || has_passages).then_some(candidate)
    }

    fn agreement(&self, text: &str, revision: &str) -> Agreement {
        let agreement = self
            .text
            .as_ref()
            .and_then(|kept| Reanchoring::new(Some(kept), text, revision).agreement());
        agreement.unwrap_or_default()
    }
}
