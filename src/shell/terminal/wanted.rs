//! Which of the requests to a thread is still wanted: the latest, unless nobody waits any more. It knows no request's content.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// No request has this number.
const NOBODY: u64 = 0;

/// The number of the only request that somebody waits for, shared with the thread that works on it.
#[derive(Clone, Debug, Default)]
pub struct Wanted(Arc<AtomicU64>);

impl Wanted {
    /// This request is wanted from now on, in place of all before it.
    pub fn only(&self, request: u64) {
        self.0.store(request, Ordering::Relaxed);
    }

    /// None is wanted any more.
    pub fn none(&self) {
        self.only(NOBODY);
    }

    /// Whether this request is wanted.
    pub fn is(&self, request: u64) -> bool {
        self.0.load(Ordering::Relaxed) == request
    }
}
