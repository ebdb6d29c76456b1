//! A file of some hundred texts: its head tells where each is, and each is read when it is wanted. It is never changed; what
//! is no longer good in it goes when it is written anew.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::record::TextKey;
use crate::shell::cache_file::{Kind, Part, PartedFile, PartedWriter, Reader, Writer, checksum};

/// The version of this file and of the texts in it.
const KIND: Kind = Kind {
    magic: *b"kubenotes texts\n",
    format: 1,
};

/// The ending of such a file.
pub const ENDING: &str = "texts";

/// A volume as it stands on disk.
#[derive(Debug)]
pub struct Volume {
    path: PathBuf,
    file: PartedFile,
    texts: Vec<(TextKey, Part)>,
}

impl Volume {
    /// Opens a volume; `None` if it is none of this version, fingerprint and root.
    pub fn open(path: PathBuf, root: &[u8], fingerprint: u64) -> Option<Self> {
        let (file, head) = PartedFile::open(&path, KIND, fingerprint)?;
        let mut reader = Reader(&head);
        let length = reader.small()?;
        if reader.bytes(length)? != root {
            return None;
        }
        let texts = reader.list(|reader| {
            let key = u64::from_le_bytes(reader.bytes(8)?.try_into().ok()?);
            Some((TextKey(key), Part::read(reader)?))
        })?;
        Some(Self { path, file, texts })
    }

    /// Which texts it has, and where.
    pub fn texts(&self) -> &[(TextKey, Part)] {
        &self.texts
    }

    /// A text as a record; `None` if it is no longer what was written.
    pub fn record(&self, part: Part) -> Option<Vec<u8>> {
        self.file.part(part)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its size in bytes.
    pub const fn length(&self) -> u64 {
        self.file.length()
    }

    /// Takes it away.
    pub fn remove(&self) {
        // Another instance may have been faster; where it cannot be removed it is tried again.
        let _ = fs::remove_file(&self.path);
    }
}

/// What the names of a root's volumes begin with.
pub fn name_start(root: &[u8]) -> String {
    format!("{:016x}-", checksum(root))
}

/// Writes a volume of these texts into a folder; says where.
pub fn write(
    folder: &Path,
    root: &[u8],
    fingerprint: u64,
    texts: &[(TextKey, impl AsRef<[u8]>)],
) -> io::Result<PathBuf> {
    let mut out = PartedWriter::begin(folder)?;
    let mut head = Writer::default();
    head.number(root.len() as u64);
    head.0.extend_from_slice(root);
    head.number(texts.len() as u64);
    for (key, record) in texts {
        head.0.extend_from_slice(&key.0.to_le_bytes());
        out.part(record.as_ref())?.write(&mut head);
    }
    // Volumes of the same texts have the same name.
    let name = format!("{}{:016x}.{ENDING}", name_start(root), checksum(&head.0));
    let path = folder.join(name);
    out.finish(&path, KIND, fingerprint, &head.0)?;
    Ok(path)
}
