//! A file of records, in chunks that are read one by one: the first is what the first screen shows.

use std::io;
use std::path::Path;

use crate::shell::cache_file::{Kind, Part, PartedFile, PartedWriter, Reader, Writer};

/// The version of this file and of the records in it.
const KIND: Kind = Kind {
    magic: *b"kubenotes index\n",
    format: 3,
};

/// Records in a chunk; the first one is what the first screen shows.
const FIRST_CHUNK: usize = 24;
const CHUNK: usize = 256;

/// An index as it stands on disk. It stays readable when another takes its name.
#[derive(Debug)]
pub struct IndexFile {
    file: PartedFile,
    chunks: Vec<Chunk>,
    records: usize,
}

#[derive(Clone, Copy, Debug)]
struct Chunk {
    part: Part,
    records: usize,
}

impl IndexFile {
    /// Opens the index of a root; `None` if there is none of this version, fingerprint and root.
    pub fn open(path: &Path, root: &[u8], fingerprint: u64) -> Option<Self> {
        let (file, head) = PartedFile::open(path, KIND, fingerprint)?;
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
    pub fn chunk(&self, index: usize) -> Option<Vec<u8>> {
        self.file.part(self.chunks.get(index)?.part)
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
    let mut out = PartedWriter::begin(path.parent().unwrap_or(Path::new(".")))?;
    let chunks = write_chunks(&mut out, records)?;
    let mut head = Writer::default();
    head.number(root.len() as u64);
    head.0.extend_from_slice(root);
    head.number(chunks.len() as u64);
    for chunk in chunks {
        chunk.part.write(&mut head);
        head.number(chunk.records as u64);
    }
    out.finish(path, KIND, fingerprint, &head.0)
}

fn write_chunks<'a>(
    out: &mut PartedWriter,
    mut records: impl Iterator<Item = &'a [u8]>,
) -> io::Result<Vec<Chunk>> {
    let mut chunks: Vec<Chunk> = Vec::new();
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
            return Ok(chunks);
        }
        let part = out.part(&bytes.0)?;
        chunks.push(Chunk {
            part,
            records: count,
        });
    }
}

fn chunk(reader: &mut Reader<'_>) -> Option<Chunk> {
    Some(Chunk {
        part: Part::read(reader)?,
        records: reader.small()?,
    })
}
