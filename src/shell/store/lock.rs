//! The lock around a write: short, released when its holder ends, however it ends. Reading takes no lock.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use super::error::StoreError;

const LONGEST_WAIT: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(5);

/// The lock as long as it is held.
#[derive(Debug)]
pub struct Lock {
    #[cfg_attr(not(test), expect(dead_code, reason = "held, not read"))]
    file: File,
}

/// Waits for the lock, but not for ever. The folder of `path` exists.
pub fn take(path: &Path) -> Result<Lock, StoreError> {
    take_within(path, LONGEST_WAIT)
}

fn take_within(path: &Path, wait: Duration) -> Result<Lock, StoreError> {
    let open = || open(path).map_err(|error| StoreError::writing(path, error));
    let mut file = open()?;
    let started = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) if is_at(&file, path) || started.elapsed() >= wait => {
                return Ok(Lock { file });
            }
            // Somebody deleted the file meanwhile: whoever comes next locks another one.
            Ok(()) => file = open()?,
            Err(TryLockError::WouldBlock) if started.elapsed() < wait => std::thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError::Locked {
                    path: path.to_owned(),
                    seconds: wait.as_secs(),
                });
            }
            // Some network file systems have no locks; re-reading before each write still merges what others wrote.
            Err(TryLockError::Error(error)) if has_no_locks(&error) => {
                return Ok(Lock { file });
            }
            Err(TryLockError::Error(error)) => return Err(StoreError::writing(path, error)),
        }
    }
}

/// Whether the file is still the one of this name.
fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let identity = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
        let (ours, named) = (file.metadata().map(identity), path.metadata().map(identity));
        matches!((ours, named), (Ok(ours), Ok(named)) if ours == named)
    }
    #[cfg(not(unix))]
    {
        // Here a file that is open cannot be deleted.
        let _ = (file, path);
        true
    }
}

/// Whether the file system knows no locks, or its server of locks does not run.
fn has_no_locks(error: &io::Error) -> bool {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error()) {
        return true;
    }
    error.kind() == io::ErrorKind::Unsupported
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_waits_and_then_gives_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = take(&path).unwrap();
        let refused = take_within(&path, Duration::from_millis(20));
        assert!(
            matches!(refused, Err(StoreError::Locked { .. })),
            "{refused:?}"
        );
        let other = std::thread::spawn(move || take(&path).is_ok());
        drop(first);
        assert!(other.join().unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_whose_file_was_deleted_is_not_taken_for_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = take(&path).unwrap();
        let waiting = path.clone();
        let other = std::thread::spawn(move || {
            let lock = take(&waiting).unwrap();
            is_at(&lock.file, &waiting)
        });
        std::thread::sleep(Duration::from_millis(20));
        std::fs::remove_file(&path).unwrap();
        drop(first);
        assert!(other.join().unwrap());
    }
}
