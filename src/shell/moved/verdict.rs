//! Verdicts on missing posts as the interface has them, and as the store writes them.

use crate::app::moves::{PostKey, Verdict, VerdictOn};
use crate::shell::store::{StoredName, StoredVerdict};

/// A verdict for the store.
pub fn verdict_to_store(verdict: VerdictOn) -> StoredVerdict {
    let post = named(verdict.post);
    match verdict.verdict {
        Verdict::Is(now) => StoredVerdict {
            post,
            is: Some(named(now)),
            refused: Vec::new(),
        },
        Verdict::Gone(refused) => StoredVerdict {
            post,
            is: None,
            refused: (refused.into_iter())
                .map(|(post, share)| (named(post), share))
                .collect(),
        },
    }
}

/// A verdict from the store.
pub fn verdict_from_store(stored: StoredVerdict) -> VerdictOn {
    let refused = stored.refused.into_iter();
    let verdict = match stored.is {
        Some(now) => Verdict::Is(key(now)),
        None => Verdict::Gone(refused.map(|(post, share)| (key(post), share)).collect()),
    };
    VerdictOn {
        post: key(stored.post),
        verdict,
    }
}

fn named(PostKey { root, path }: PostKey) -> StoredName {
    StoredName { root, path }
}

fn key(StoredName { root, path }: StoredName) -> PostKey {
    PostKey { root, path }
}
