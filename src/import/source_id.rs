//! Ids for what comes from elsewhere: the same thing always gets the same id, so that taking it in twice adds nothing.
//!
//! An id looks like our own (`UUIDv7`: RFC 9562, 5.7): the time is when the thing was made, or zero where that is not known,
//! and the other bits are a SHA-256 of what the source calls it. An id that is a UUID already is kept.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::annotation::RecordId;

/// The id of a thing that a source (`"todotxt"`, `"readwise"`) calls by these names.
pub fn source_id(source: &str, names: &[&str], made: Option<Timestamp>) -> RecordId {
    let mut hash = Sha256::new();
    for name in [&source].into_iter().chain(names) {
        // With its length, so that names cannot run into each other.
        hash.update((name.len() as u64).to_be_bytes());
        hash.update(name.as_bytes());
    }
    let digest = hash.finalize();
    let mut random = [0_u8; 10];
    for (random, byte) in random.iter_mut().zip(digest.iter()) {
        *random = *byte;
    }
    let milliseconds = made.and_then(|made| u64::try_from(made.as_millisecond()).ok());
    uuid::Builder::from_unix_timestamp_millis(milliseconds.unwrap_or(0), &random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_names_are_the_same_id() {
        let id = source_id("a", &["b", "c"], None);
        assert_eq!(id, source_id("a", &["b", "c"], None));
        assert_eq!(id.get_version_num(), 7);
        for other in [source_id("a", &["bc"], None), source_id("ab", &["c"], None)] {
            assert_ne!(id, other);
        }
    }
}
