//! How a file's change is noticed without reading it: its times and its size. It reads nothing else.

use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::cache_file::{Reader, Writer};

/// A file changed so shortly before it was read may change again without a new time (the granularity of file systems).
pub const SETTLED: Duration = Duration::from_secs(2);

/// How a file stood when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When its content changed.
    pub changed: SystemTime,
    /// When the system last noted any change of it, in nanoseconds; nobody can set this time back. 0 where there is none.
    pub noted: i128,
    /// Its size in bytes.
    pub size: u64,
}

impl Stamp {
    /// The stamp of what never changes.
    pub const fn constant(size: u64) -> Self {
        Self {
            changed: SystemTime::UNIX_EPOCH,
            noted: 0,
            size,
        }
    }

    /// How a file stands, if a later change is sure to show in it.
    pub fn of(file: &Path) -> Option<Self> {
        Self::from_metadata(&file.metadata().ok()?)
    }

    /// The same, from what the system says of the file.
    pub fn from_metadata(metadata: &Metadata) -> Option<Self> {
        let changed = metadata.modified().ok()?;
        let settled = SystemTime::now()
            .duration_since(changed)
            .is_ok_and(|age| age > SETTLED);
        settled.then_some(Self {
            changed,
            noted: noted(metadata),
            size: metadata.len(),
        })
    }

    /// Writes it as bytes.
    pub fn write(self, out: &mut Writer) {
        let (before, distance) = match self.changed.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => (0, since),
            Err(error) => (1, error.duration()),
        };
        out.number(before);
        out.number(distance.as_secs());
        out.number(distance.subsec_nanos().into());
        out.0.extend_from_slice(&self.noted.to_le_bytes());
        out.number(self.size);
    }

    /// Reads it from bytes; `None` if they are none of ours.
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let before = reader.number()?;
        let (seconds, nanoseconds) = (reader.number()?, reader.small::<u32>()?);
        // `Duration::new` panics on what does not fit.
        let distance =
            (nanoseconds < 1_000_000_000).then(|| Duration::new(seconds, nanoseconds))?;
        let changed = match before {
            0 => SystemTime::UNIX_EPOCH.checked_add(distance)?,
            _ => SystemTime::UNIX_EPOCH.checked_sub(distance)?,
        };
        let noted = i128::from_le_bytes(reader.bytes(16)?.try_into().ok()?);
        Some(Self {
            changed,
            noted,
            size: reader.number()?,
        })
    }
}

#[cfg(unix)]
fn noted(metadata: &Metadata) -> i128 {
    use std::os::unix::fs::MetadataExt;

    i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec())
}

#[cfg(not(unix))]
const fn noted(_metadata: &Metadata) -> i128 {
    0
}
