//! A folder of files in the cache: what they are good for, and what is swept out. It reads none of them.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::bytes::{Writer, checksum};
use super::parted::TEMPORARY;
use crate::document::TEXT_VERSION;

/// What the code and the tables that posts are read with were when the program was built.
const MEANING: &str = env!("KUBENOTES_MEANING");

/// A file that was not written or used for so long is of a folder nobody opens any more.
const FORGOTTEN: Duration = Duration::from_secs(120 * 24 * 60 * 60);

/// Nobody writes a file for so long: whoever did was ended.
const LEFT: Duration = Duration::from_secs(60 * 60);

/// That a file is used is noted this often.
const NOTED: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A number for how this program reads posts, with these tables of the person's own: what another program or other tables
/// made of them is not good here.
pub fn read_with(own_tables: &[&str]) -> u64 {
    let mut read_with = Writer::default();
    read_with.text(MEANING);
    read_with.number(TEXT_VERSION.into());
    read_with.texts(own_tables.iter().copied());
    checksum(&read_with.0)
}

/// Makes a folder of files with this ending, and sweeps out what nobody needs any more.
pub fn prepare(folder: &Path, ending: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for entry in folder.read_dir()?.flatten() {
        let name = entry.file_name();
        let is_left = name.to_string_lossy().starts_with(TEMPORARY);
        let is_ours = Path::new(&name).extension().is_some_and(|e| e == ending);
        let least = match (is_left, is_ours) {
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

/// Notes now and then that a file is used, so that it is not swept out.
pub fn note_use(file: &Path) {
    if age(file).is_some_and(|age| age > NOTED) {
        // A cache that cannot be written is used as it is.
        let _ = fs::File::open(file).and_then(|file| file.set_modified(SystemTime::now()));
    }
}

fn age(file: &Path) -> Option<Duration> {
    let changed = fs::symlink_metadata(file).ok()?.modified().ok()?;
    SystemTime::now().duration_since(changed).ok()
}
