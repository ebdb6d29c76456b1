//! A link's target taken apart: what kind of address it is. It knows no library.

use crate::text::percent;

use super::address::Address;

/// A link's target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Nothing.
    Nowhere,
    /// A place in the same post.
    Here(String),
    /// A web or mail address.
    Outside(Address),
    /// Another scheme, in lower case.
    Refused(String),
    /// A page of the same site.
    Page(Page),
}

/// A page of the same site, as a post names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// The path, decoded, with `/`.
    pub path: String,
    /// The part after `#`.
    pub fragment: Option<String>,
}

impl Target {
    pub(super) fn read(written: &str) -> Self {
        let written = written.trim();
        if written.is_empty() {
            return Self::Nowhere;
        }
        if let Some(fragment) = written.strip_prefix('#') {
            return Self::Here(fragment.to_owned());
        }
        let completed = match written.strip_prefix("//") {
            Some(rest) if !rest.starts_with('/') => Some(format!("https://{rest}")),
            _ if written.starts_with("www.") => Some(format!("https://{written}")),
            _ => None,
        };
        let absolute = completed.as_deref().unwrap_or(written);
        if let Some(address) = Address::read(absolute) {
            return Self::Outside(address);
        }
        match scheme(written) {
            Some(scheme) if !matches!(&*scheme, "http" | "https") => Self::Refused(scheme),
            _ => Self::Page(Page::read(written)),
        }
    }
}

impl Page {
    pub(super) fn read(written: &str) -> Self {
        let (address, fragment) = match written.split_once('#') {
            Some((address, fragment)) => (address, Some(fragment.to_owned())),
            None => (written, None),
        };
        let path = address.split('?').next().unwrap_or_default();
        Self {
            path: percent::decoded(path).replace('\\', "/"),
            fragment: fragment.filter(|fragment| !fragment.is_empty()),
        }
    }
}

/// The scheme of an address (RFC 3986, 3.1). A colon with a space behind it is one of a title: `[[KubeCon: day one]]`.
fn scheme(written: &str) -> Option<String> {
    let (name, rest) = written.split_once(':')?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    (is_name && !rest.starts_with(' ')).then(|| name.to_ascii_lowercase())
}
