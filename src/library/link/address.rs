//! An address outside, made plain: what a person is shown is what would be opened. It opens nothing.

use crate::text::punycode::host_in_ascii;

/// A web or mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// All of it, its host in ASCII, nothing in it that a launcher or terminal could take for something else.
    pub whole: String,
    /// Whom one would reach: the host in ASCII, or who gets the mail.
    pub host: String,
    /// The host as the post has it, where that has letters beyond ASCII, which can look like others.
    pub disguise: Option<String>,
    /// Whether it may be opened; else its host is no name.
    pub is_sound: bool,
}

impl Address {
    /// The address of a link with one of the three schemes `http:`, `https:` and `mailto:`; `None` for others.
    pub fn read(written: &str) -> Option<Self> {
        let (scheme, rest) = written.split_once(':')?;
        match &*scheme.to_ascii_lowercase() {
            "mailto" => Some(mail(rest)),
            web @ ("http" | "https") => Some(page(web, rest.strip_prefix("//")?)),
            _ => None,
        }
    }

    /// All of it in ASCII, as terminals take it (RFC 3987, 3.1).
    pub fn whole_in_ascii(&self) -> String {
        let mut ascii = String::with_capacity(self.whole.len());
        for c in self.whole.chars() {
            if c.is_ascii() {
                ascii.push(c);
            } else {
                push_encoded(&mut ascii, c);
            }
        }
        ascii
    }

    /// The host without `www.` and the path without what servers add to it; `None` for mail.
    pub fn page(&self) -> Option<(&str, &str)> {
        let (_, rest) = self.whole.split_once("://")?;
        let path = rest.find(['/', '?', '#']).and_then(|at| rest.get(at..));
        let host = self.host.strip_prefix("www.").unwrap_or(&self.host);
        Some((host, path.unwrap_or_default()))
    }
}

fn mail(rest: &str) -> Address {
    let whole = plain(rest);
    let to = whole.split('?').next().unwrap_or_default().to_owned();
    let domain = to.rsplit_once('@').map(|(_, domain)| domain);
    let ascii = domain
        .filter(|domain| !domain.is_ascii())
        .and_then(host_in_ascii);
    let (host, disguise) = match (ascii, domain) {
        (Some(ascii), Some(domain)) => (to.replace(domain, &ascii), Some(domain.to_owned())),
        _ => (to.clone(), None),
    };
    let whole = format!("mailto:{}", whole.replacen(&to, &host, 1));
    let is_sound = domain.is_none_or(|domain| host_in_ascii(domain).is_some());
    Address {
        whole,
        host,
        disguise,
        is_sound,
    }
}

fn page(scheme: &str, rest: &str) -> Address {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let (user, place) = match authority.rsplit_once('@') {
        Some((user, place)) => (Some(user), place),
        None => (None, authority),
    };
    let (written, port) = split_port(place);
    let number = is_number(written).then(|| written.to_owned());
    let ascii = number.or_else(|| host_in_ascii(written));
    let host = ascii.clone().unwrap_or_else(|| plain(written));
    let mut whole = format!("{scheme}://");
    if let Some(user) = user {
        whole.push_str(&plain(user));
        whole.push('@');
    }
    whole.push_str(&host);
    whole.push_str(&plain(port));
    whole.push_str(&plain(path));
    let is_port = port.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    Address {
        whole,
        host,
        disguise: (!written.is_ascii()).then(|| written.to_owned()),
        is_sound: ascii.is_some() && is_port,
    }
}

/// The host and `:port`.
fn split_port(place: &str) -> (&str, &str) {
    let after = place.rfind(']').map_or(0, |at| at + 1);
    let colon = place
        .get(after..)
        .and_then(|rest| rest.find(':'))
        .map(|at| after + at);
    colon
        .and_then(|at| place.split_at_checked(at))
        .unwrap_or((place, ""))
}

/// Whether a host is a number of IPv6 in brackets (RFC 3986, 3.2.2).
fn is_number(host: &str) -> bool {
    let inner = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    inner.is_some_and(|inner| {
        inner.contains(':')
            && inner
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'))
    })
}

/// The text with everything encoded that parts words, acts on terminals, or is read differently by different programs.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace()
            || c.is_control()
            || matches!(c, '\\' | '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}')
        {
            push_encoded(&mut plain, c);
        } else {
            plain.push(c);
        }
    }
    plain
}

/// Adds a character in percent-encoding (RFC 3986, 2.1).
fn push_encoded(to: &mut String, c: char) {
    let mut bytes = [0; 4];
    for byte in c.encode_utf8(&mut bytes).bytes() {
        to.push('%');
        to.extend(hex(byte >> 4));
        to.extend(hex(byte & 15));
    }
}

fn hex(digit: u8) -> Option<char> {
    char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, whole: &str, host: &str) {
        let address = Address::read(written).unwrap();
        assert_eq!((&*address.whole, &*address.host), (whole, host));
        assert!(address.is_sound, "{written}");
    }

    #[test]
    fn addresses_are_made_plain() {
        check(
            "https://example.org/a?b#c",
            "https://example.org/a?b#c",
            "example.org",
        );
        check("HTTP://EXAMPLE.org", "http://example.org", "example.org");
        check(
            "https://example.org:8080/",
            "https://example.org:8080/",
            "example.org",
        );
        check(
            "https://[2001:db8::1]:80/x",
            "https://[2001:db8::1]:80/x",
            "[2001:db8::1]",
        );
        check(
            "https://example.org/a b",
            "https://example.org/a%20b",
            "example.org",
        );
        check(
            "https://example.org/日本",
            "https://example.org/日本",
            "example.org",
        );
        check(
            "mailto:ada@example.org?subject=Hi there",
            "mailto:ada@example.org?subject=Hi%20there",
            "ada@example.org",
        );
    }

    #[test]
    fn who_is_reached_is_told_plainly() {
        check(
            "https://kubernetes.io@evil.example/x",
            "https://kubernetes.io@evil.example/x",
            "evil.example",
        );
        check(
            "https://good.example\\@evil.example/",
            "https://good.example%5C@evil.example/",
            "evil.example",
        );
        let address = Address::read("https://аррӏе.com/login").unwrap();
        assert_eq!(address.whole, "https://xn--80ak6aa92e.com/login");
        assert_eq!(address.disguise.as_deref(), Some("аррӏе.com"));
        let mail = Address::read("mailto:ada@bücher.example").unwrap();
        assert_eq!(mail.whole, "mailto:ada@xn--bcher-kva.example");
    }

    #[test]
    fn what_is_no_host_is_not_opened() {
        for written in [
            "https://",
            "https://a／b/",
            "https:// x/",
            "http://exa%6dple.org",
            "http://a:b/",
        ] {
            assert!(!Address::read(written).unwrap().is_sound, "{written}");
        }
        let long = format!("https://{}/", "a".repeat(100_000));
        assert!(!Address::read(&long).unwrap().is_sound);
        assert!(Address::read("javascript:alert(1)").is_none());
        assert!(Address::read("https:example.org").is_none());
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_acts_is_left(rest in "\\PC{0,40}|[\\x00-\\xff]{0,20}") {
            for scheme in ["https://", "mailto:"] {
                if let Some(address) = Address::read(&format!("{scheme}{rest}")) {
                    proptest::prop_assert!(!address.whole.contains(|c: char| c.is_whitespace() || c.is_control()));
                    proptest::prop_assert!(address.whole.starts_with(scheme));
                }
            }
        }
    }
}
