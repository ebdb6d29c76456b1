//! What a word is found by in the sets of words. It belongs to both who makes the sets, `build.rs`, and who asks them,
//! `word_set.rs`; so it uses nothing of either.

/// A word's place in a table, before it is cut to the table's size. Eight bytes are taken at a step. The sets are fixed, so no
/// text can be made to collide in them.
pub fn hash(word: &[u8]) -> u32 {
    let (steps, rest) = word.as_chunks::<8>();
    let all = steps
        .iter()
        .fold(0, |all, step| mixed(all, u64::from_le_bytes(*step)));
    let rest = rest.iter().fold(0, |all, &byte| all << 8 | u64::from(byte));
    let all = mixed(all, rest);
    // The high bits are the best mixed ones, and the low ones are those that count.
    (all >> 32) as u32
}

const fn mixed(all: u64, step: u64) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    (all.rotate_left(5) ^ step).wrapping_mul(ODD)
}

/// The bit for a word's length; all lengths from 31 on have one.
pub fn length_bit(word: &[u8]) -> u32 {
    1 << word.len().min(31)
}

/// The bit for a word's second byte: its lower five bits. Letters of either case have the same one.
pub const fn second_bit(byte: u8) -> u32 {
    1 << (byte & 31)
}
