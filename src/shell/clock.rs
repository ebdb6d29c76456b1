//! The clock and the one source of randomness. Nothing below the shell asks for either.

use std::hash::{BuildHasher, RandomState};

use jiff::Timestamp;
use uuid::Uuid;

/// The time now.
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Sixteen bytes that differ from run to run and from machine to machine: the seed of new ids.
pub fn seed() -> u128 {
    // Both the keys of the hashers and the low bits of the id come from the system's random numbers.
    let word = || u128::from(RandomState::new().hash_one(Uuid::now_v7()));
    word() << 64 | word()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_runs_have_different_seeds() {
        assert_ne!(seed(), seed());
    }
}
