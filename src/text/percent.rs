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
        if let (Some(byte), Some(behind)) = (encoded(rest), rest.get(3..)) {
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

/// The byte that a text begins with in encoded form.
fn encoded(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else {
        return None;
    };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn bytes_become_text_where_they_are_text() {
        assert_eq!(decoded("a%20b%C3%BC"), "a bü");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%2"), "%zz%2");
        assert_eq!(decoded("%FF"), "%FF");
        assert_eq!(decoded("a%1B[2J"), "a%1B[2J");
    }
}
