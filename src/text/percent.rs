//! Percent-encoding in addresses (RFC 3986, 2.1). It knows no address, only bytes written as `%20`.

use std::borrow::Cow;

/// The text with its encoded bytes decoded; as it was if they are no text or would be control characters.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if let (Some(byte), Some(behind)) = (encoded_byte(rest), rest.get(3..)) {
            bytes.push(byte);
            rest = behind;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    match String::from_utf8(bytes) {
        Ok(plain) if !plain.contains(char::is_control) => Cow::Owned(plain),
        _ => Cow::Borrowed(text),
    }
}

/// The text with everything encoded but letters, digits and what never means anything in an address (RFC 3986, 2.3).
///
/// The hyphen is encoded, too: in a text fragment it has a meaning.
pub fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The byte that a text begins with in encoded form.
fn encoded_byte(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else {
        return None;
    };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded};

    #[test]
    fn what_was_encoded_is_decoded() {
        assert_eq!(encoded("São: a-b."), "S%C3%A3o%3A%20a%2Db.");
        assert_eq!(decoded(&encoded("São: a-b, 100 %")), "São: a-b, 100 %");
    }

    #[test]
    fn bytes_become_text_where_they_are_text() {
        assert_eq!(decoded("a%20b%C3%BC"), "a bü");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%2"), "%zz%2");
        assert_eq!(decoded("%FF"), "%FF");
        assert_eq!(decoded("a%1B[2J"), "a%1B[2J");
    }
}
