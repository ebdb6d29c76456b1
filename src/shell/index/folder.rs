//! The folder of indexes in the cache: which file belongs to which root. It reads none of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::bytes::{Writer, checksum};
use super::file::TEMPORARY;
use crate::document::TEXT_VERSION;

/// What the code and the tables that posts are read with were when the program was built.
const MEANING: &str = env!("KUBENOTES_MEANING");

/// The ending of an index.
const ENDING: &str = "index";

/// An index that was not written or used for so long belongs to a folder nobody opens any more.
const FORGOTTEN: Duration = Duration::from_secs(120 * 24 * 60 * 60);

/// Nobody writes an index for so long: whoever did was ended.
const LEFT: Duration = Duration::from_secs(60 * 60);

/// That an index is used is noted this often.
const NOTED: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Where indexes are kept, and what they are good for.
#[derive(Clone, Debug)]
pub struct IndexFolder {
    folder: PathBuf,
    /// Posts that were read otherwise would be listed otherwise.
    pub(super) fingerprint: u64,
}

impl IndexFolder {
    /// The indexes in a cache folder, for posts that are read with these tables of the person's own.
    pub fn new(cache: &Path, own_tables: &[&str]) -> Self {
        let mut read_with = Writer::default();
        read_with.text(MEANING);
        read_with.number(TEXT_VERSION.into());
        read_with.texts(own_tables.iter().copied());
        Self {
            folder: cache.join("library"),
            fingerprint: checksum(&read_with.0),
        }
    }

    /// The file for a root.
    pub(super) fn file(&self, root: &Path) -> PathBuf {
        let number = checksum(root.as_os_str().as_encoded_bytes());
        self.folder.join(format!("{number:016x}.{ENDING}"))
    }

    /// Makes the folder, and sweeps out what nobody needs any more.
    pub(super) fn prepare(&self) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        for entry in self.folder.read_dir()?.flatten() {
            let name = entry.file_name();
            let is_left = name.to_string_lossy().starts_with(TEMPORARY);
            let is_index = Path::new(&name).extension().is_some_and(|e| e == ENDING);
            let least = match (is_left, is_index) {
                (true, _) => LEFT,
                (false, true) => FORGOTTEN,
                (false, false) => continue,
            };
            if age(&entry.path()).is_some_and(|age| age > least) {
                // Another instance may have been faster.
                let _ = fs::remove_file(entry.path());
            }
        }
        Ok(())
    }
}

/// Notes now and then that an index is used, so that it is not swept out.
pub(super) fn note_use(file: &Path) {
    if age(file).is_some_and(|age| age > NOTED) {
        // A cache that cannot be written is used as it is.
        let _ = fs::File::open(file).and_then(|file| file.set_modified(SystemTime::now()));
    }
}

fn age(file: &Path) -> Option<Duration> {
    let changed = fs::symlink_metadata(file).ok()?.modified().ok()?;
    SystemTime::now().duration_since(changed).ok()
}
