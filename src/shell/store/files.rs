//! The few operations on files that the store's safety rests on, behind a trait so that tests can make each of them fail.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;
use tempfile::{NamedTempFile, TempPath};

/// How much is read at once when a line's beginning is looked for, in bytes.
const STRETCH: u64 = 1 << 16;

/// What the store does to files.
pub trait Files: Debug + Send + Sync {
    /// The bytes of a regular file of at most `limit` bytes.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// Makes a folder in one that exists, for its owner only; nothing happens if it is there.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a temporary file in `folder` and waits until the disk has it.
    fn write_temporary(&self, folder: &Path, bytes: &[u8]) -> io::Result<TempPath>;

    /// Gives a temporary file its name, replacing the file that had it.
    fn put_in_place(&self, temporary: TempPath, path: &Path) -> io::Result<()>;

    /// Waits until the disk has a folder's list of names.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Appends whole lines of JSON to a file and waits until the disk has them; a torn line at its end is cut first.
    fn append(&self, path: &Path, lines: &[u8]) -> io::Result<()>;
}

/// The real disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiskFiles;

impl Files for DiskFiles {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = open_without_waiting(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "it is not a regular file",
            ));
        }
        // All of it and the end are read at once, unless it grows meanwhile.
        let length = usize::try_from(metadata.len().min(limit)).unwrap_or_default();
        let mut bytes = Vec::with_capacity(length.saturating_add(1));
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "it is too large",
            ));
        }
        Ok(bytes)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        match for_its_owner().create(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            made => made,
        }
    }

    fn write_temporary(&self, folder: &Path, bytes: &[u8]) -> io::Result<TempPath> {
        // The crate makes it for its owner only (0600), and removes it if it is not put in place.
        let mut file = NamedTempFile::with_prefix_in(".writing-", folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file.into_temp_path())
    }

    fn put_in_place(&self, temporary: TempPath, path: &Path) -> io::Result<()> {
        temporary.persist(path).map_err(|error| error.error)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(not(unix)) {
            return Ok(());
        }
        match File::open(folder)?.sync_all() {
            // Some file systems keep folders in order by themselves, and take no such wish.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
                ) =>
            {
                Ok(())
            }
            synced => synced,
        }
    }

    fn append(&self, path: &Path, lines: &[u8]) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        mend_end(&mut file)?;
        file.write_all(lines)?;
        file.sync_data()
    }
}

/// Opens what may be no file at all: a pipe that nobody writes to would be waited for.
fn open_without_waiting(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        let flags = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags);
    }
    options.open(path)
}

/// Cuts a last line that a crash or a full disk left torn; one that is whole and only has no end gets one.
fn mend_end(file: &mut File) -> io::Result<()> {
    let (start, last) = last_line(file)?;
    if last.is_empty() {
        return Ok(());
    }
    if serde_json::from_slice::<IgnoredAny>(&last).is_ok() {
        return file.write_all(b"\n");
    }
    file.set_len(start)
}

/// What follows the last line's end, and where it begins.
fn last_line(file: &mut File) -> io::Result<(u64, Vec<u8>)> {
    let mut start = file.metadata()?.len();
    let mut last = Vec::new();
    while start > 0 {
        let length = start.min(STRETCH);
        start -= length;
        let mut stretch = vec![0; usize::try_from(length).unwrap_or_default()];
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut stretch)?;
        let end = memchr::memrchr(b'\n', &stretch).map(|at| at + 1);
        let tail = stretch.split_off(end.unwrap_or(0));
        last.splice(0..0, tail);
        if let Some(end) = end {
            return Ok((start + end as u64, last));
        }
    }
    Ok((0, last))
}

/// Replaces a file whole: whoever reads it finds the old bytes or the new ones.
pub fn replace(files: &dyn Files, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let temporary = files.write_temporary(folder, bytes)?;
    files.put_in_place(temporary, path)?;
    files.sync_folder(folder)
}

/// Makes a folder and those above it; `unsynced` then has the folders whose new names are to be waited for, because what
/// is in a folder lasts no longer than the folder.
pub fn make_folders(
    files: &dyn Files,
    path: &Path,
    unsynced: &mut BTreeSet<PathBuf>,
) -> io::Result<()> {
    let missing: Vec<&Path> = path
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
        .collect();
    for folder in missing.into_iter().rev() {
        files.make_folder(folder)?;
        let parent = folder.parent().filter(|path| !path.as_os_str().is_empty());
        unsynced.insert(parent.unwrap_or(Path::new(".")).to_owned());
    }
    Ok(())
}

/// Makes folders that only their owner looks into.
#[cfg(unix)]
fn for_its_owner() -> DirBuilder {
    let mut builder = DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Other systems give each person folders of their own.
#[cfg(not(unix))]
fn for_its_owner() -> DirBuilder {
    DirBuilder::new()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn check(before: &str, after: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lines");
        fs::write(&path, before).unwrap();
        DiskFiles.append(&path, b"{}\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), after);
    }

    #[test]
    fn a_torn_line_is_cut_and_a_whole_one_stays() {
        check("", "{}\n");
        check("{\"a\":1}\n", "{\"a\":1}\n{}\n");
        check("{\"a\":1}\n{\"b", "{\"a\":1}\n{}\n");
        check("{\"a\":1}", "{\"a\":1}\n{}\n");
        check("{\"torn", "{}\n");
        let long = "x".repeat(2 * STRETCH as usize);
        check(&format!("{{}}\n\"{long}"), "{}\n{}\n");
        check(
            &format!("{{}}\n\"{long}\""),
            &format!("{{}}\n\"{long}\"\n{{}}\n"),
        );
    }
}
