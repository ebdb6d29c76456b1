//! Numbers and texts as bytes, and a checksum over them. Reading gives nothing where the bytes are none of ours; it knows
//! no posts and no files.

/// Writes bytes.
#[derive(Debug, Default)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    /// A number, in as many bytes as it needs.
    pub fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// A number that may be negative.
    pub fn signed(&mut self, value: i64) {
        self.number((value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned());
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// A text that may be missing.
    pub fn optional_text(&mut self, text: Option<&str>) {
        match text {
            None => self.number(0),
            Some(text) => {
                self.number(text.len() as u64 + 1);
                self.0.extend_from_slice(text.as_bytes());
            }
        }
    }

    /// Texts.
    pub fn texts<'a>(&mut self, texts: impl ExactSizeIterator<Item = &'a str>) {
        self.number(texts.len() as u64);
        for text in texts {
            self.text(text);
        }
    }
}

/// Reads what [`Writer`] wrote; `None` wherever that cannot be.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// One byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// That many bytes.
    pub fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number.
    pub fn number(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A number that may be negative.
    pub fn signed(&mut self) -> Option<i64> {
        let value = self.number()?;
        Some((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    /// A number of a smaller type.
    pub fn small<T: TryFrom<u64>>(&mut self) -> Option<T> {
        T::try_from(self.number()?).ok()
    }

    /// A text.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.small()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    /// A text that may be missing.
    #[expect(clippy::option_option, reason = "no text, and bytes that are none")]
    pub fn optional_text(&mut self) -> Option<Option<&'a str>> {
        match self.small::<usize>()?.checked_sub(1) {
            None => Some(None),
            Some(length) => {
                let text = std::str::from_utf8(self.bytes(length)?).ok()?;
                Some(Some(text))
            }
        }
    }

    /// Things after their number, each at least a byte long.
    pub fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count: usize = self.small()?;
        if count > self.0.len() {
            return None;
        }
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            items.push(item(self)?);
        }
        Some(items)
    }

    /// Texts.
    pub fn texts(&mut self) -> Option<Vec<String>> {
        self.list(|reader| reader.text().map(str::to_owned))
    }
}

/// An odd number without a pattern (the golden ratio in 64 bits).
const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A checksum that tells damage by accident, at the speed at which the bytes are read. It protects against nobody.
pub fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    // Four sums beside each other: a processor need not wait for one before it goes on with the next.
    let (fours, words) = words.as_chunks::<4>();
    let mut sums = [1, 2, 3, 4].map(|number: u64| number.wrapping_mul(ODD) ^ bytes.len() as u64);
    for four in fours {
        for (sum, word) in sums.iter_mut().zip(four) {
            *sum = mixed(*sum ^ u64::from_le_bytes(*word));
        }
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    let words = words.iter().chain([&last]).copied();
    let all = sums.into_iter().chain(words.map(u64::from_le_bytes));
    let sum = all.fold(ODD, |sum, word| mixed(sum ^ word));
    mixed(sum ^ (sum >> 32))
}

const fn mixed(value: u64) -> u64 {
    let value = value.wrapping_mul(ODD);
    value ^ value.rotate_right(29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let mut writer = Writer::default();
        let numbers = [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX];
        let signed = [0, -1, 1, i64::MIN, i64::MAX];
        for number in numbers {
            writer.number(number);
        }
        for number in signed {
            writer.signed(number);
        }
        writer.text("São Paulo");
        writer.optional_text(None);
        writer.optional_text(Some(""));
        writer.texts(["a", ""].into_iter());
        let mut reader = Reader(&writer.0);
        assert_eq!(numbers.map(|_| reader.number().unwrap()), numbers);
        assert_eq!(signed.map(|_| reader.signed().unwrap()), signed);
        assert_eq!(reader.text(), Some("São Paulo"));
        assert_eq!(reader.optional_text(), Some(None));
        assert_eq!(reader.optional_text(), Some(Some("")));
        assert_eq!(reader.texts().unwrap(), ["a", ""]);
        assert_eq!(reader.byte(), None);
    }

    #[test]
    fn foreign_bytes_ask_for_no_memory() {
        assert_eq!(Reader(&[0xFF; 40]).number(), None);
        assert_eq!(Reader(&[0xFF, 0xFF, 0xFF, 0x7F, 1]).texts(), None);
        assert_eq!(Reader(&[2, 0xC3, 0x28]).text(), None);
    }

    #[test]
    fn a_checksum_tells_every_changed_bit() {
        let bytes: Vec<u8> = (0..100).collect();
        let sum = checksum(&bytes);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                assert_ne!(checksum(&changed), sum, "byte {at}, bit {bit}");
            }
        }
        assert_ne!(checksum(&[0]), checksum(&[0, 0]));
    }
}
