//! A file of records: a fixed beginning, chunks of records, and a head that tells where they are. Each part has a checksum
//! and is read when it is wanted. It is written beside and then takes its name, so that whoever reads sees one of the two.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::bytes::{Reader, Writer, checksum};

/// What such a file begins with.
const MAGIC: [u8; 16] = *b"kubenotes index\n";

/// The version of this file and of the records in it.
const FORMAT: u32 = 2;

/// Bytes of the fixed beginning: what it is, version, fingerprint, place, length and checksum of the head.
const BEGINNING: usize = 16 + 4 + 8 + 8 + 8 + 8;

/// The longest part that is read, in bytes: more is no index of ours.
const LONGEST_PART: u64 = 256 << 20;

/// Records in a chunk; the first one is what the first screen shows.
const FIRST_CHUNK: usize = 24;
const CHUNK: usize = 256;

/// Files that are being written begin like this.
pub const TEMPORARY: &str = ".writing-";

/// An index as it stands on disk. It stays readable when another takes its name.
#[derive(Debug)]
pub struct IndexFile {
    file: File,
    chunks: Vec<Chunk>,
    records: usize,
}

/// A part of the file.
#[derive(Clone, Copy, Debug)]
struct Part {
    place: u64,
    length: u64,
    checksum: u64,
}

#[derive(Clone, Copy, Debug)]
struct Chunk {
    part: Part,
    records: usize,
}

impl IndexFile {
    /// Opens the index of a root; `None` if there is none of this version, fingerprint and root.
    pub fn open(path: &Path, root: &[u8], fingerprint: u64) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let mut beginning = [0; BEGINNING];
        file.read_exact(&mut beginning).ok()?;
        let head = head_of(&beginning, fingerprint)?;
        let head = read_part(&mut file, head)?;
        let mut reader = Reader(&head);
        let length = reader.small()?;
        if reader.bytes(length)? != root {
            return None;
        }
        let chunks = reader.list(chunk)?;
        let records = chunks
            .iter()
            .try_fold(0_usize, |sum, chunk| sum.checked_add(chunk.records))?;
        Some(Self {
            file,
            chunks,
            records,
        })
    }

    /// How many records it holds.
    pub const fn records(&self) -> usize {
        self.records
    }

    /// How many chunks it has.
    pub const fn chunks(&self) -> usize {
        self.chunks.len()
    }

    /// The bytes of a chunk; `None` if they are no longer what was written.
    pub fn chunk(&mut self, index: usize) -> Option<Vec<u8>> {
        let chunk = self.chunks.get(index)?;
        read_part(&mut self.file, chunk.part)
    }
}

/// The records of a chunk, one after the other; ends early where the bytes are none of ours.
pub fn records(chunk: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut reader = Reader(chunk);
    std::iter::from_fn(move || {
        let length = reader.small()?;
        reader.bytes(length)
    })
}

/// Writes an index in the place of the one that was there.
pub fn write<'a>(
    path: &Path,
    root: &[u8],
    fingerprint: u64,
    records: impl Iterator<Item = &'a [u8]>,
) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let file = tempfile::Builder::new()
        .prefix(TEMPORARY)
        .tempfile_in(folder)?;
    let mut out = BufWriter::with_capacity(1 << 18, file);
    out.write_all(&[0; BEGINNING])?;
    let (chunks, end) = write_chunks(&mut out, records)?;
    let mut head = Writer::default();
    head.number(root.len() as u64);
    head.0.extend_from_slice(root);
    head.number(chunks.len() as u64);
    for chunk in chunks {
        head.number(chunk.part.place);
        head.number(chunk.part.length);
        head.number(chunk.records as u64);
        head.0.extend_from_slice(&chunk.part.checksum.to_le_bytes());
    }
    out.write_all(&head.0)?;
    out.seek(SeekFrom::Start(0))?;
    out.write_all(&MAGIC)?;
    out.write_all(&FORMAT.to_le_bytes())?;
    for number in [fingerprint, end, head.0.len() as u64, checksum(&head.0)] {
        out.write_all(&number.to_le_bytes())?;
    }
    let file: NamedTempFile = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    // Not synced: what a lost power leaves of it, the checksums tell.
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn write_chunks<'a>(
    out: &mut impl Write,
    mut records: impl Iterator<Item = &'a [u8]>,
) -> io::Result<(Vec<Chunk>, u64)> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut place = BEGINNING as u64;
    loop {
        let most = if chunks.is_empty() {
            FIRST_CHUNK
        } else {
            CHUNK
        };
        let mut bytes = Writer::default();
        let mut count = 0;
        for record in records.by_ref().take(most) {
            bytes.number(record.len() as u64);
            bytes.0.extend_from_slice(record);
            count += 1;
        }
        if count == 0 {
            return Ok((chunks, place));
        }
        out.write_all(&bytes.0)?;
        let length = bytes.0.len() as u64;
        let part = Part {
            place,
            length,
            checksum: checksum(&bytes.0),
        };
        chunks.push(Chunk {
            part,
            records: count,
        });
        place += length;
    }
}

fn head_of(beginning: &[u8], fingerprint: u64) -> Option<Part> {
    let mut reader = Reader(beginning);
    let is_ours = reader.bytes(16)? == MAGIC
        && reader.bytes(4)? == FORMAT.to_le_bytes()
        && fixed(&mut reader)? == fingerprint;
    let part = Part {
        place: fixed(&mut reader)?,
        length: fixed(&mut reader)?,
        checksum: fixed(&mut reader)?,
    };
    is_ours.then_some(part)
}

fn chunk(reader: &mut Reader<'_>) -> Option<Chunk> {
    let (place, length, records) = (reader.number()?, reader.number()?, reader.small()?);
    let part = Part {
        place,
        length,
        checksum: fixed(reader)?,
    };
    Some(Chunk { part, records })
}

fn fixed(reader: &mut Reader<'_>) -> Option<u64> {
    Some(u64::from_le_bytes(reader.bytes(8)?.try_into().ok()?))
}

fn read_part(file: &mut File, part: Part) -> Option<Vec<u8>> {
    if part.length > LONGEST_PART {
        return None;
    }
    file.seek(SeekFrom::Start(part.place)).ok()?;
    let mut bytes = Vec::new();
    file.take(part.length).read_to_end(&mut bytes).ok()?;
    let is_whole = bytes.len() as u64 == part.length && checksum(&bytes) == part.checksum;
    is_whole.then_some(bytes)
}
