//! A disk for tests that fails or stops at a chosen step, and can lose its power: then everything is gone that was not
//! waited for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tempfile::TempPath;

use crate::shell::store::{DiskFiles, Files};

/// How a disk goes on after the step at which it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failing {
    /// Not at all: the program was killed there, and leaves behind what it was writing.
    Killed,
    /// It was full for this one step.
    Once,
}

/// A real folder whose `steps`-th write fails.
#[derive(Debug)]
pub struct TestDisk {
    steps: AtomicUsize,
    failing: Failing,
    kind: io::ErrorKind,
    /// What the disk may not have yet, in the order in which it was done.
    volatile: Mutex<Vec<Volatile>>,
}

/// A name in a folder that was not waited for.
#[derive(Debug)]
enum Volatile {
    Folder(PathBuf),
    File { path: PathBuf, old: Option<Vec<u8>> },
}

impl Volatile {
    fn path(&self) -> &Path {
        match self {
            Self::Folder(path) | Self::File { path, .. } => path,
        }
    }
}

impl TestDisk {
    /// A disk that fails like this after so many steps.
    pub fn new(steps: usize, failing: Failing, kind: io::ErrorKind) -> Arc<Self> {
        Arc::new(Self {
            steps: AtomicUsize::new(steps),
            failing,
            kind,
            volatile: Mutex::default(),
        })
    }

    /// A disk that never fails.
    pub fn sound() -> Arc<Self> {
        Self::new(usize::MAX, Failing::Once, io::ErrorKind::Other)
    }

    /// Takes back every name that was not waited for.
    pub fn lose_power(&self) {
        for volatile in self.volatile.lock().unwrap().drain(..).rev() {
            // What lay in a folder went with it.
            let _ = match volatile {
                Volatile::Folder(path) => fs::remove_dir_all(path),
                Volatile::File {
                    path,
                    old: Some(old),
                } => fs::write(path, old),
                Volatile::File { path, old: None } => fs::remove_file(path),
            };
        }
    }

    fn step(&self) -> io::Result<()> {
        let left = self
            .steps
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                match (left, self.failing) {
                    (0, Failing::Killed) => None,
                    (0, Failing::Once) => Some(usize::MAX),
                    (left, _) => Some(left - 1),
                }
            });
        match left {
            Ok(0) | Err(_) => Err(self.kind.into()),
            Ok(_) => Ok(()),
        }
    }

    fn note(&self, volatile: Volatile) {
        self.volatile.lock().unwrap().push(volatile);
    }
}

impl Files for TestDisk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        DiskFiles.read(path, limit)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        DiskFiles.make_folder(path)?;
        self.note(Volatile::Folder(path.to_owned()));
        Ok(())
    }

    fn write_temporary(&self, folder: &Path, bytes: &[u8]) -> io::Result<TempPath> {
        self.step().inspect_err(|_| {
            let half = DiskFiles.write_temporary(folder, &bytes[..bytes.len() / 2]);
            if self.failing == Failing::Killed {
                half.and_then(|path| path.keep().map_err(Into::into)).ok();
            }
        })?;
        DiskFiles.write_temporary(folder, bytes)
    }

    fn put_in_place(&self, temporary: TempPath, path: &Path) -> io::Result<()> {
        if let Err(error) = self.step() {
            if self.failing == Failing::Killed {
                temporary.keep().unwrap();
            }
            return Err(error);
        }
        let old = fs::read(path).ok();
        DiskFiles.put_in_place(temporary, path)?;
        let path = path.to_owned();
        self.note(Volatile::File { path, old });
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        DiskFiles.sync_folder(folder)?;
        let mut volatile = self.volatile.lock().unwrap();
        volatile.retain(|name| name.path().parent() != Some(folder));
        Ok(())
    }

    fn append(&self, path: &Path, lines: &[u8]) -> io::Result<()> {
        if !path.exists() {
            fs::write(path, "").unwrap();
            self.note(Volatile::File {
                path: path.to_owned(),
                old: None,
            });
        }
        self.step().inspect_err(|_| {
            DiskFiles.append(path, b"").ok();
            let half = &lines[..lines.len() / 2];
            let file = fs::OpenOptions::new().append(true).open(path);
            file.and_then(|mut file| io::Write::write_all(&mut file, half))
                .ok();
        })?;
        DiskFiles.append(path, lines)
    }
}
