//! Numbers that look random and are the same in every run.

/// A source of such numbers; it must not begin with zero.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides` (xorshift, G. Marsaglia, 2003).
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}
