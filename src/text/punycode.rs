//! Host names with letters beyond ASCII as the ASCII that is looked up for them (RFC 5891, 4; RFC 3492). Look-alike letters
//! become plain that way. It looks nothing up, and knows no list of allowed letters.

use unicode_normalization::UnicodeNormalization;

/// The longest label of a host name, in bytes (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;
/// The longest host name, in bytes.
const LONGEST_HOST: usize = 253;

/// The host name in ASCII and lower case; `None` if it can be none.
pub fn host_in_ascii(host: &str) -> Option<String> {
    if host.len() > 4 * LONGEST_HOST {
        return None;
    }
    let plain: String = host.nfkc().flat_map(char::to_lowercase).collect();
    let labels: Option<Vec<String>> = plain.split(['.', '\u{3002}']).map(label_in_ascii).collect();
    let ascii = labels?.join(".");
    let is_host = !ascii.is_empty() && ascii.len() <= LONGEST_HOST;
    is_host.then_some(ascii)
}

fn label_in_ascii(label: &str) -> Option<String> {
    let ascii = if label.is_ascii() {
        label.to_owned()
    } else {
        format!("xn--{}", encoded(label)?)
    };
    let is_label = ascii.len() <= LONGEST_LABEL
        && ascii
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_label.then_some(ascii)
}

// RFC 3492, 5.
const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 128;

/// The label by the encoding of RFC 3492, 6.3; `None` if it is too long for one.
fn encoded(label: &str) -> Option<String> {
    let codes: Vec<u32> = label.chars().map(u32::from).collect();
    if codes.len() > LONGEST_LABEL {
        return None;
    }
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = out.len() as u32;
    if basic > 0 {
        out.push('-');
    }
    let (mut code, mut delta, mut bias, mut done) = (FIRST_CODE, 0_u32, FIRST_BIAS, basic);
    while (done as usize) < codes.len() {
        let next = codes.iter().copied().filter(|&other| other >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        code = next;
        for &other in &codes {
            delta += u32::from(other < code);
            if other == code {
                push_number(&mut out, delta, bias)?;
                bias = adapted(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta += 1;
        code += 1;
    }
    Some(out)
}

/// A number in digits of varying weight.
fn push_number(out: &mut String, mut number: u32, bias: u32) -> Option<()> {
    for step in (BASE..).step_by(BASE as usize) {
        let threshold = step.saturating_sub(bias).clamp(LEAST, MOST);
        if number < threshold {
            break;
        }
        let rest = number - threshold;
        out.push(digit(threshold + rest % (BASE - threshold))?);
        number = rest / (BASE - threshold);
    }
    out.push(digit(number)?);
    Some(())
}

/// `a` to `z`, then `0` to `9`.
fn digit(value: u32) -> Option<char> {
    match value {
        0..26 => char::from_u32(value + u32::from(b'a')),
        _ => char::from_digit(value - 26, 10),
    }
}

fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { DAMP } else { 2 };
    delta += delta / count;
    let mut steps = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        steps += BASE;
    }
    steps + (BASE - LEAST + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_what_is_looked_up() {
        for (host, expected) in [
            ("example.org", Some("example.org")),
            ("EXAMPLE.org", Some("example.org")),
            ("bücher.example", Some("xn--bcher-kva.example")),
            ("münchen.de", Some("xn--mnchen-3ya.de")),
            ("例え.テスト", Some("xn--r8jz45g.xn--zckzah")),
            ("他们为什么不说中文", Some("xn--ihqwcrb4cv8a8dqg056pqjye")),
            ("аррӏе.com", Some("xn--80ak6aa92e.com")),
            ("a。b", Some("a.b")),
            ("ｅｘａｍｐｌｅ.org", Some("example.org")),
            ("a／b", None),
            ("ex ample", None),
            ("exa%6dple.org", None),
            ("", None),
        ] {
            assert_eq!(host_in_ascii(host).as_deref(), expected, "{host}");
        }
        assert_eq!(host_in_ascii(&"ä".repeat(100_000)), None);
        assert_eq!(host_in_ascii(&"ä".repeat(64)), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_ascii_or_nothing(host in "\\PC{0,40}") {
            if let Some(ascii) = host_in_ascii(&host) {
                proptest::prop_assert!(ascii.is_ascii() && ascii.len() <= 253);
            }
        }
    }
}
