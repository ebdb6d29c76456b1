//! The volumes of one root as they stood on disk at a time: where each text is. What others write or take away meanwhile does
//! not matter to it.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::record::{KeptText, TextKey};
use super::volume::{ENDING, Volume, name_start};
use crate::shell::cache_file::{Part, note_use};
use crate::shell::stamp::Stamp;

/// Where each text is.
#[derive(Debug, Default)]
pub struct Catalogue {
    volumes: Vec<Arc<Volume>>,
    places: HashMap<TextKey, (usize, Part)>,
    /// Files that have a volume's name and are none that this program can use.
    foreign: Vec<PathBuf>,
}

impl Catalogue {
    /// The volumes of a root that are in a folder; those that `before` has are not read again.
    pub fn open(folder: &Path, root: &[u8], fingerprint: u64, before: &Self) -> Self {
        let mut catalogue = Self::default();
        for path in files(folder, root) {
            let known = before.volumes.iter().find(|volume| volume.path() == path);
            let volume = known.cloned().or_else(|| {
                note_use(&path);
                Volume::open(path.clone(), root, fingerprint).map(Arc::new)
            });
            match volume {
                Some(volume) => catalogue.put_up(volume),
                None => catalogue.foreign.push(path),
            }
        }
        catalogue
    }

    /// Whether these are all the volumes that are in a folder, and no more.
    pub fn is_of(&self, folder: &Path, root: &[u8]) -> bool {
        let volumes = self.volumes.iter().map(|volume| volume.path());
        let mut ours: Vec<&Path> = volumes
            .chain(self.foreign.iter().map(PathBuf::as_path))
            .collect();
        ours.sort_unstable();
        ours == files(folder, root)
    }

    /// The text of the post at a path below the root, as its file stands.
    pub fn text(&self, path: &str, stamp: Stamp) -> Option<KeptText> {
        let (volume, part) = self.place(TextKey::of(path, stamp))?;
        let Some(record) = volume.record(part) else {
            // Of a damaged volume nothing is relied on from now on.
            volume.remove();
            return None;
        };
        KeptText::read(record, path, stamp)
    }

    /// Whether it has a text.
    pub fn has(&self, key: TextKey) -> bool {
        self.places.contains_key(&key)
    }

    /// The volumes.
    pub fn volumes(&self) -> &[Arc<Volume>] {
        &self.volumes
    }

    /// Files that have a volume's name and are none that this program can use.
    pub fn foreign(&self) -> &[PathBuf] {
        &self.foreign
    }

    /// The texts of a volume that are not in an earlier one, too.
    pub fn own_texts(&self, volume: usize) -> impl Iterator<Item = (TextKey, Part)> {
        let texts = self.volumes.get(volume).map_or(&[][..], |v| v.texts());
        let is_own = move |key: TextKey| self.places.get(&key).is_some_and(|(at, _)| *at == volume);
        texts.iter().copied().filter(move |(key, _)| is_own(*key))
    }

    fn place(&self, key: TextKey) -> Option<(&Volume, Part)> {
        let (volume, part) = self.places.get(&key)?;
        Some((self.volumes.get(*volume)?, *part))
    }

    fn put_up(&mut self, volume: Arc<Volume>) {
        let index = self.volumes.len();
        for (key, part) in volume.texts() {
            self.places.entry(*key).or_insert((index, *part));
        }
        self.volumes.push(volume);
    }
}

/// The files in a folder that have the name of a root's volume, in the order of their names.
fn files(folder: &Path, root: &[u8]) -> Vec<PathBuf> {
    let start = name_start(root);
    // Without a folder there are none.
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().map(OsStr::as_encoded_bytes);
        name.is_some_and(|name| name.starts_with(start.as_bytes()))
            && path.extension().is_some_and(|ending| ending == ENDING)
    };
    let mut files: Vec<PathBuf> = paths.filter(is_ours).collect();
    files.sort_unstable();
    files
}
