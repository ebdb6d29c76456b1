//! A file of parts: a fixed beginning, the parts one after the other, and a head that tells where they are. Each part has a
//! checksum and is read when it is wanted. It is written beside and then takes its name, so that whoever reads sees one of
//! the two. What head and parts hold, it does not know.

use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::bytes::{Reader, Writer, checksum};

/// Bytes of the fixed beginning: what it is, version, fingerprint, place, length and checksum of the head.
const BEGINNING: usize = 16 + 4 + 8 + 8 + 8 + 8;

/// The longest part that is read, in bytes: more is none of ours.
const LONGEST: u64 = 256 << 20;

/// Files that are being written begin like this.
pub const TEMPORARY: &str = ".writing-";

/// Which files these are.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// What they begin with.
    pub magic: [u8; 16],
    /// The version of head and parts.
    pub format: u32,
}

/// Where a part is, and what tells that it is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its first byte in the file.
    pub place: u64,
    /// Its bytes.
    pub length: u64,
    checksum: u64,
}

impl Part {
    /// Writes it into a head.
    pub fn write(&self, head: &mut Writer) {
        head.number(self.place);
        head.number(self.length);
        head.0.extend_from_slice(&self.checksum.to_le_bytes());
    }

    /// Reads it from a head.
    pub fn read(head: &mut Reader<'_>) -> Option<Self> {
        Some(Self {
            place: head.number()?,
            length: head.number()?,
            checksum: fixed(head)?,
        })
    }
}

/// A file as it stands on disk. It stays readable when another takes its name.
#[derive(Debug)]
pub struct PartedFile {
    file: File,
    length: u64,
}

impl PartedFile {
    /// Opens a file and reads its head; `None` if it is not of this kind and fingerprint.
    pub fn open(path: &Path, kind: Kind, fingerprint: u64) -> Option<(Self, Vec<u8>)> {
        let file = File::open(path).ok()?;
        let length = file.metadata().ok()?.len();
        let mut beginning = [0; BEGINNING];
        read_at(&file, &mut beginning, 0)?;
        let head = head_of(&beginning, kind, fingerprint)?;
        let file = Self { file, length };
        let head = file.part(head)?;
        Some((file, head))
    }

    /// The bytes of a part; `None` if they are no longer what was written.
    pub fn part(&self, part: Part) -> Option<Vec<u8>> {
        let end = part.place.checked_add(part.length)?;
        if part.length > LONGEST || end > self.length {
            return None;
        }
        let mut bytes = vec![0; usize::try_from(part.length).ok()?];
        read_at(&self.file, &mut bytes, part.place)?;
        (checksum(&bytes) == part.checksum).then_some(bytes)
    }

    /// Its size in bytes.
    pub const fn length(&self) -> u64 {
        self.length
    }
}

/// A file that is being written.
#[derive(Debug)]
pub struct PartedWriter {
    out: BufWriter<NamedTempFile>,
    place: u64,
}

impl PartedWriter {
    /// Begins a file in a folder.
    pub fn begin(folder: &Path) -> io::Result<Self> {
        let file = tempfile::Builder::new()
            .prefix(TEMPORARY)
            .tempfile_in(folder)?;
        let mut out = BufWriter::with_capacity(1 << 18, file);
        out.write_all(&[0; BEGINNING])?;
        Ok(Self {
            out,
            place: BEGINNING as u64,
        })
    }

    /// Writes the next part.
    pub fn part(&mut self, bytes: &[u8]) -> io::Result<Part> {
        self.out.write_all(bytes)?;
        let part = Part {
            place: self.place,
            length: bytes.len() as u64,
            checksum: checksum(bytes),
        };
        self.place += part.length;
        Ok(part)
    }

    /// Writes the head; the file takes this name, in the place of the one that had it.
    pub fn finish(
        mut self,
        path: &Path,
        kind: Kind,
        fingerprint: u64,
        head: &[u8],
    ) -> io::Result<()> {
        let head = self.part(head)?;
        self.out.seek(SeekFrom::Start(0))?;
        self.out.write_all(&kind.magic)?;
        self.out.write_all(&kind.format.to_le_bytes())?;
        for number in [fingerprint, head.place, head.length, head.checksum] {
            self.out.write_all(&number.to_le_bytes())?;
        }
        let file = self
            .out
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        // Not synced: what a lost power leaves of it, the checksums tell.
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

fn head_of(beginning: &[u8], kind: Kind, fingerprint: u64) -> Option<Part> {
    let mut reader = Reader(beginning);
    let is_ours = reader.bytes(16)? == kind.magic
        && reader.bytes(4)? == kind.format.to_le_bytes()
        && fixed(&mut reader)? == fingerprint;
    let part = Part {
        place: fixed(&mut reader)?,
        length: fixed(&mut reader)?,
        checksum: fixed(&mut reader)?,
    };
    is_ours.then_some(part)
}

fn fixed(reader: &mut Reader<'_>) -> Option<u64> {
    Some(u64::from_le_bytes(reader.bytes(8)?.try_into().ok()?))
}

/// Fills `bytes` from a place in a file on; several threads may do so at once.
#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], place: u64) -> Option<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, place).ok()
}

/// Fills `bytes` from a place in a file on; several threads may do so at once.
#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut place: u64) -> Option<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, place).ok()?;
        let rest = bytes.get_mut(read..).filter(|_| read > 0)?;
        bytes = rest;
        place += read as u64;
    }
    Some(())
}
