//! Percent-encoding of parts of addresses (RFC 3986, 2.1).

/// The text with every byte as `%XX` but letters, digits, `-`, `.`, `_`, `~` (RFC 3986, 2.3) and what is also `kept`.
pub fn encoded(text: &str, kept: &[u8]) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 0xF] {
                out.extend(
                    char::from_digit(u32::from(digit), 16).map(|it| it.to_ascii_uppercase()),
                );
            }
        }
    }
    out
}
