//! Ids for new records: `UUIDv7` out of the time and a seed the shell brings. No randomness of its own, so tests are repeatable.

use jiff::Timestamp;

use crate::annotation::RecordId;

/// Makes ids; two sources with different seeds practically never make the same.
#[derive(Clone, Debug)]
pub struct IdSource {
    state: u128,
}

impl IdSource {
    /// A source that starts from this seed (16 random bytes in the program, a constant in tests).
    pub const fn new(seed: u128) -> Self {
        Self { state: seed }
    }

    /// A new id made at `now`; later ids sort after earlier ones (RFC 9562, section 5.7).
    pub fn next(&mut self, now: Timestamp) -> RecordId {
        let high = self.next_word();
        let low = self.next_word();
        let mut random = [0_u8; 10];
        random[..8].copy_from_slice(&high.to_be_bytes());
        random[8..].copy_from_slice(&low.to_be_bytes()[..2]);
        let milliseconds = u64::try_from(now.as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
    }

    /// `SplitMix64` over both halves of the state: short, and plenty for ids (Steele, Lea, Flood 2014).
    fn next_word(&mut self) -> u64 {
        self.state = self
            .state
            .wrapping_add(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        let mut word = (self.state as u64) ^ ((self.state >> 64) as u64);
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_version_7_in_order_and_different() {
        let mut source = IdSource::new(7);
        let times = [1_000, 1_000, 2_000];
        let ids: Vec<_> = times
            .iter()
            .map(|&ms| source.next(Timestamp::from_millisecond(ms).unwrap()))
            .collect();
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
        assert_ne!(ids[0], ids[1]);
        assert!(ids[1] < ids[2]);
    }
}
