//! The clock, the time zone and the one source of randomness. Nothing below the shell asks for either.

use std::hash::{BuildHasher, RandomState};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::environment::is_set;

/// Where the rules of the machine's time zone stand (tzset(3)).
const LOCAL_RULES: &str = "/etc/localtime";

/// The time now.
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// The time zone of the machine.
pub fn zone() -> TimeZone {
    // The library's own way lists every zone there is first, to find this one's name, which nobody asks for.
    let rules = || std::fs::read(LOCAL_RULES).ok().filter(|_| !is_set("TZ"));
    rules()
        .and_then(|rules| TimeZone::tzif("Local", &rules).ok())
        .unwrap_or_else(TimeZone::system)
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
    fn the_zone_is_the_machine_s() {
        let offset = |zone: &TimeZone| zone.to_offset(Timestamp::UNIX_EPOCH);
        assert_eq!(offset(&zone()), offset(&TimeZone::system()));
    }

    #[test]
    fn two_runs_have_different_seeds() {
        assert_ne!(seed(), seed());
    }
}
