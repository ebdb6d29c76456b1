//! The edge at which a fault in one piece of work stops: it becomes a sentence, and the program goes on.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::text::one_line;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Does a piece of work; a panic in it comes back as the panic's words.
///
/// The work must own what it changes: whatever it was changing when it panicked is not looked at again.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    DEPTH.set(DEPTH.get() + 1);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    DEPTH.set(DEPTH.get().saturating_sub(1));
    outcome.map_err(|payload| words_of(&*payload))
}

/// The sentence for something that a fault kept from being done: "The export was not written".
pub fn because_of_fault(what: &str, words: &str) -> String {
    let words = one_line(words);
    format!("{what} because of a fault in kubenotes ({words}): please report it")
}

/// Whether a panic in this thread would be caught: then the terminal stays as it is.
pub fn is_guarded() -> bool {
    DEPTH.get() > 0
}

/// What a panic said.
pub fn words_of(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_words() {
        assert_eq!(guarded(|| 7), Ok(7));
        assert!(!is_guarded());
        let outcome = guarded(|| assert!(!is_guarded(), "it was {}", "guarded"));
        assert_eq!(outcome, Err("it was guarded".to_owned()));
        assert!(!is_guarded());
    }
}
