//! Where a post's bytes are: names in the library to files on disk and back. It reads nothing.
//!
//! A file name that is not UTF-8 has each byte that is none written as U+FFFD and two hexadecimal digits, so that the name in
//! the library leads back to the file.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::library::{Library, PostId};

const MARK: char = char::REPLACEMENT_CHARACTER;

/// Where to read a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostFile {
    /// The root's folder; `None` for the posts built into the program.
    pub root: Option<PathBuf>,
    /// The post's path below it, as the library names it.
    pub path: Arc<str>,
    /// The text of a post that is built into the program.
    pub built_in: Option<Arc<str>>,
}

impl PostFile {
    /// Where to read a post of the library.
    pub fn of(library: &Library, post: PostId) -> Option<Self> {
        let post = library.post(post)?;
        let root = library.roots().get(post.root)?;
        Some(Self {
            root: root.path.clone(),
            path: post.path.clone(),
            built_in: match root.path {
                Some(_) => None,
                None => library.guide().text(&post.path),
            },
        })
    }

    /// The file on disk; `None` for a built-in post, and for a name that leads out of the root.
    pub fn on_disk(&self) -> Option<PathBuf> {
        let root = self.root.as_ref()?;
        let literal = Path::new(&*self.path);
        let stays_below = literal
            .components()
            .all(|component| matches!(component, Component::Normal(_)));
        if !stays_below {
            return None;
        }
        let file = root.join(literal);
        if self.path.contains(MARK) && std::fs::symlink_metadata(&file).is_err() {
            return Some(root.join(decoded(&self.path)));
        }
        Some(file)
    }
}

/// The name in the library of a file, given its path below the root.
pub fn post_path(below: &Path) -> String {
    let parts: Vec<Cow<'_, str>> = below
        .components()
        .filter_map(|component| match component {
            Component::Normal(name) => Some(encoded(name)),
            _ => None,
        })
        .collect();
    parts.join("/")
}

#[cfg(unix)]
fn encoded(name: &std::ffi::OsStr) -> Cow<'_, str> {
    use std::fmt::Write;
    use std::os::unix::ffi::OsStrExt;

    if let Some(name) = name.to_str() {
        return Cow::Borrowed(name);
    }
    let mut encoded = String::new();
    for chunk in name.as_bytes().utf8_chunks() {
        encoded.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "{MARK}{byte:02x}");
        }
    }
    Cow::Owned(encoded)
}

#[cfg(not(unix))]
fn encoded(name: &std::ffi::OsStr) -> Cow<'_, str> {
    name.to_string_lossy()
}

#[cfg(unix)]
fn decoded(path: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;

    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once(MARK) {
        bytes.extend_from_slice(before.as_bytes());
        let byte = after
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = byte {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.extend_from_slice(MARK.encode_utf8(&mut [0; 4]).as_bytes());
            rest = after;
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

#[cfg(not(unix))]
fn decoded(path: &str) -> PathBuf {
    PathBuf::from(path)
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn a_name_that_is_not_utf8_leads_back_to_its_file() {
        for name in [
            &b"caf\xe9.md"[..],
            b"\xff\xfe/a\xc3.md",
            "\u{fffd}.md".as_bytes(),
        ] {
            let path = Path::new(OsStr::from_bytes(name));
            let written = post_path(path);
            let file = PostFile {
                root: Some("/nowhere".into()),
                path: written.as_str().into(),
                built_in: None,
            };
            assert_eq!(file.on_disk(), Some(Path::new("/nowhere").join(path)));
        }
    }

    #[test]
    fn no_name_leads_out_of_the_root() {
        for path in ["../a.md", "a/../../b.md", "/etc/passwd"] {
            let file = PostFile {
                root: Some("/library".into()),
                path: path.into(),
                built_in: None,
            };
            assert_eq!(file.on_disk(), None, "{path}");
        }
    }
}
