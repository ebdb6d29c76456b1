//! The lock around a write: short, released when its holder ends, however it ends. Reading takes no lock.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use super::error::StoreError;

const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// The pause before trying again, for the one who is next.
const SHORT: Duration = Duration::from_micros(150);

/// For those at the door; some time is added, so that they do not try in step.
const LONG: Duration = Duration::from_micros(500);

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

/// Whoever waits holds the door, too: who has just let go has to queue, and cannot be there again before the others wake.
fn take_within(path: &Path, wait: Duration) -> Result<Lock, StoreError> {
    let until = Instant::now() + wait;
    let locked = || StoreError::Locked {
        path: path.to_owned(),
        seconds: wait.as_secs(),
    };
    let door = take_file(&path.with_extension("door"), until, uneven)?.ok_or_else(locked)?;
    let file = take_file(path, until, || SHORT)?.ok_or_else(locked)?;
    drop(door);
    Ok(Lock { file })
}

/// The file, locked; `None` if somebody else has it for too long.
fn take_file(
    path: &Path,
    until: Instant,
    pause: fn() -> Duration,
) -> Result<Option<File>, StoreError> {
    let open = || open(path).map_err(|error| StoreError::writing(path, error));
    let mut file = open()?;
    loop {
        let is_over = Instant::now() >= until;
        match file.try_lock() {
            Ok(()) if is_at(&file, path) || is_over => return Ok(Some(file)),
            // Somebody deleted the file meanwhile: whoever comes next locks another one.
            Ok(()) => file = open()?,
            Err(TryLockError::WouldBlock) if is_over => return Ok(None),
            Err(TryLockError::WouldBlock) => std::thread::sleep(pause()),
            // Some network file systems have no locks; re-reading before each write still merges what others wrote.
            Err(TryLockError::Error(error)) if has_no_locks(&error) => return Ok(Some(file)),
            Err(TryLockError::Error(error)) => return Err(StoreError::writing(path, error)),
        }
    }
}

fn uneven() -> Duration {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let part = now.map_or(0, |now| now.subsec_nanos() % 1024);
    LONG + Duration::from_micros(part.into())
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
