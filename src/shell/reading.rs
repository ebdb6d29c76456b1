//! Reading a post: its file's bytes, and what they mean. It writes nothing.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::PostContent;
use crate::document::{Document, parse, parse_beginning, revision};
use crate::text::one_line;

use super::guarded::{because_of_fault, guarded};
use super::post_file::PostFile;

/// The largest post that is read, in bytes.
const LARGEST: u64 = 200 << 20;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is none.
    #[error("{} is not there: check the path", shown(path))]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// No permission.
    #[error("{} may not be read: change its permissions", shown(path))]
    NotAllowed {
        /// The file.
        path: PathBuf,
    },
    /// A folder.
    #[error("{} is a folder: name a file in it", shown(path))]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A pipe, socket or device.
    #[error(
        "{} is a pipe or a device: copy what it gives into a file",
        shown(path)
    )]
    NotAFile {
        /// It.
        path: PathBuf,
    },
    /// More than can be read.
    #[error("{} has {} MB, more than the {} MB that can be read: split it", shown(path), size >> 20, LARGEST >> 20)]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// Anything else that the system reports.
    #[error("{} could not be read: {source}", shown(path))]
    Other {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// A path as it may be shown: file names can hold anything.
pub fn shown(path: &Path) -> String {
    one_line(&path.to_string_lossy()).into_owned()
}

/// Reads and parses a post; the error is a sentence that says what to do.
pub fn read_post(file: &PostFile) -> Result<PostContent, String> {
    or_told(file, content_of(bytes_of(file)?))
}

/// The same, and hands over the beginning of a long post before the rest is read.
pub fn read_as_it_comes(
    file: &PostFile,
    begun: &mut dyn FnMut(Arc<Document>),
) -> Result<PostContent, String> {
    let bytes = bytes_of(file)?;
    if let Some(beginning) = beginning_of(&bytes) {
        begun(beginning);
    }
    or_told(file, content_of(bytes))
}

fn or_told(file: &PostFile, outcome: Result<PostContent, String>) -> Result<PostContent, String> {
    outcome.map_err(|words| {
        because_of_fault(&format!("{} cannot be shown", one_line(&file.path)), &words)
    })
}

/// What the beginning of a long post means.
pub fn beginning_of(bytes: &[u8]) -> Option<Arc<Document>> {
    let beginning = guarded(|| parse_beginning(bytes));
    // A fault in it will be met again in the whole, and told of then.
    beginning.ok().flatten().map(Arc::new)
}

/// What a post's bytes mean; the error is what a fault in the parser said.
pub fn content_of(bytes: Vec<u8>) -> Result<PostContent, String> {
    let source = Arc::new(bytes);
    let document = guarded(|| parse(&source))?;
    Ok(PostContent {
        document: Arc::new(document),
        revision: revision(&source).into(),
        source,
    })
}

/// The bytes of a post; the error is a sentence that says what to do.
pub fn bytes_of(file: &PostFile) -> Result<Vec<u8>, String> {
    if file.root.is_none() {
        let built_in = file.built_in.as_ref().map(|text| text.as_bytes().to_vec());
        return built_in
            .ok_or_else(|| format!("{} is not among the built-in posts", one_line(&file.path)));
    }
    let outside = || format!("{} is not below its root", one_line(&file.path));
    let path = file.on_disk().ok_or_else(outside)?;
    read_bytes(&path).map_err(|error| error.to_string())
}

/// The bytes of a regular file of a size that can be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let failed = |source| failed(path, source);
    check(path, &path.metadata().map_err(failed)?)?;
    let file = open_at_once(path).map_err(failed)?;
    // Between the look at it and the opening it may have become something else.
    let metadata = file.metadata().map_err(failed)?;
    check(path, &metadata)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    let limit = LARGEST.saturating_add(1);
    file.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    let size = bytes.len() as u64;
    if size > LARGEST {
        let path = path.to_owned();
        return Err(ReadError::TooLarge { path, size });
    }
    Ok(bytes)
}

fn check(path: &Path, metadata: &std::fs::Metadata) -> Result<(), ReadError> {
    let path = || path.to_owned();
    if metadata.is_dir() {
        return Err(ReadError::Folder { path: path() });
    }
    if !metadata.is_file() {
        return Err(ReadError::NotAFile { path: path() });
    }
    let size = metadata.len();
    if size > LARGEST {
        return Err(ReadError::TooLarge { path: path(), size });
    }
    Ok(())
}

/// Opens without waiting for the other end of what turns out to be a pipe.
pub(super) fn open_at_once(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        rustix::fs::OFlags::NONBLOCK.bits().cast_signed(),
    );
    options.open(path)
}

fn failed(path: &Path, source: io::Error) -> ReadError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadError::Missing { path },
        io::ErrorKind::PermissionDenied => ReadError::NotAllowed { path },
        io::ErrorKind::IsADirectory => ReadError::Folder { path },
        _ => ReadError::Other { path, source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    fn check(file: &PostFile, expected: &str) {
        let problem = read_post(file).unwrap_err();
        assert!(problem.contains(expected), "{problem}");
    }

    #[test]
    fn a_post_is_its_bytes_and_what_they_mean() {
        let folder = Folder::with(&[("a.md", "Some *words*")]);
        let file = PostFile {
            root: Some(folder.path("")),
            path: "a.md".into(),
            built_in: None,
        };
        let content = read_post(&file).unwrap();
        assert_eq!(content.document.text, "Some words");
        assert_eq!(*content.source, *b"Some *words*");
        assert_eq!(content.revision.len(), 64);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_what_to_do() {
        let folder = Folder::with(&[("sub.md/a.md", "")]);
        let file = |path: &str| PostFile {
            root: Some(folder.path("")),
            path: path.into(),
            built_in: None,
        };
        check(&file("gone\u{1b}.md"), "is not there");
        check(&file("sub.md"), "is a folder");
        check(&file("../x.md"), "not below its root");
        std::fs::File::create(folder.path("huge.md"))
            .unwrap()
            .set_len(LARGEST + 1)
            .unwrap();
        check(&file("huge.md"), "split it");
        let guide = |text: Option<&str>| PostFile {
            root: None,
            path: "a.md".into(),
            built_in: text.map(Into::into),
        };
        check(&guide(None), "not among the built-in posts");
        assert!(read_post(&guide(Some("# A"))).is_ok());
    }
}
