//! Suggestions: finding them in a post, and put-away ones as the store writes them.

use crate::app::Event;
use crate::library::{Dismissal, suggestions};

use super::guarded::guarded;
use super::job::SuggestJob;
use super::store::StoredDismissal;

/// Carries out a job. Where the text makes it fall over, nothing is suggested: nobody asked for it.
pub fn suggest(job: &SuggestJob) -> Event {
    let find = || suggestions(&job.document, &job.topics, &job.cues);
    Event::SuggestionsFound {
        request: job.request,
        found: guarded(find).unwrap_or_default(),
    }
}

/// A dismissal for the store.
pub fn dismissal_to_store(dismissal: Dismissal) -> StoredDismissal {
    let Dismissal { root, path, quote } = dismissal;
    StoredDismissal { root, path, quote }
}

/// A dismissal from the store.
pub fn dismissal_from_store(stored: StoredDismissal) -> Dismissal {
    let StoredDismissal { root, path, quote } = stored;
    Dismissal { root, path, quote }
}
