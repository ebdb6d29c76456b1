//! A file of some hundred texts: its head tells where each is and which trigrams it has, and each is read when it is wanted. It
//! is never changed; what is no longer good in it goes when it is written anew.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::record::{TextKey, TextToKeep};
use crate::find::full_text::Trigrams;
use crate::shell::cache_file::{Kind, Part, PartedFile, PartedWriter, Reader, Writer, checksum};

/// The version of this file and of the texts in it.
const KIND: Kind = Kind {
    magic: *b"kubenotes texts\n",
    format: 2,
};

/// The ending of such a file.
pub const ENDING: &str = "texts";

/// A volume as it stands on disk.
#[derive(Debug)]
pub struct Volume {
    path: PathBuf,
    file: PartedFile,
    head: Vec<u8>,
    texts: Vec<TextPlace>,
}

/// Where a text is in a volume.
#[derive(Clone, Debug)]
pub struct TextPlace {
    /// What it is looked up by.
    pub key: TextKey,
    /// Where the record is.
    pub part: Part,
    /// Where the bits of its trigrams are in the head (bytes).
    trigrams: Range<usize>,
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
            let part = Part::read(reader)?;
            let length = reader.small()?;
            let start = head.len() - reader.0.len();
            reader.bytes(length)?;
            Some(TextPlace {
                key: TextKey(key),
                part,
                trigrams: start..start + length,
            })
        })?;
        Some(Self {
            path,
            file,
            head,
            texts,
        })
    }

    /// Which texts it has, and where.
    pub fn texts(&self) -> &[TextPlace] {
        &self.texts
    }

    /// The trigrams of a text.
    pub fn trigrams(&self, place: &TextPlace) -> Trigrams<'_> {
        Trigrams::new(self.head.get(place.trigrams.clone()).unwrap_or_default())
    }

    /// A text as a record; `None` if it is no longer what was written.
    pub fn record(&self, place: &TextPlace) -> Option<Vec<u8>> {
        self.file.part(place.part)
    }

    /// A text as it was when it was written, for another volume; `None` as above.
    pub fn to_keep(&self, place: &TextPlace) -> Option<TextToKeep> {
        Some(TextToKeep {
            key: place.key,
            record: self.record(place)?.into(),
            trigrams: self.head.get(place.trigrams.clone())?.into(),
        })
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
    texts: &[TextToKeep],
) -> io::Result<PathBuf> {
    let mut out = PartedWriter::begin(folder)?;
    let mut head = Writer::default();
    head.number(root.len() as u64);
    head.0.extend_from_slice(root);
    head.number(texts.len() as u64);
    for text in texts {
        head.0.extend_from_slice(&text.key.0.to_le_bytes());
        out.part(&text.record)?.write(&mut head);
        head.number(text.trigrams.len() as u64);
        head.0.extend_from_slice(&text.trigrams);
    }
    // Volumes of the same texts have the same name.
    let name = format!("{}{:016x}.{ENDING}", name_start(root), checksum(&head.0));
    let path = folder.join(name);
    out.finish(&path, KIND, fingerprint, &head.0)?;
    Ok(path)
}
