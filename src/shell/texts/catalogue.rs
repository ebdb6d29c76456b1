//! The volumes of one root as they stood on disk at a time: where each text is. What others write or take away meanwhile does
//! not matter to it.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::record::{KeptText, TextKey};
use super::volume::{ENDING, TextPlace, Volume, name_start};
use crate::find::full_text::Trigrams;
use crate::shell::cache_file::note_use;
use crate::shell::stamp::Stamp;

/// Where each text is.
#[derive(Debug, Default)]
pub struct Catalogue {
    volumes: Vec<Arc<Volume>>,
    /// The index of the volume, and of the text among its texts.
    places: HashMap<TextKey, (usize, usize)>,
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

    /// The text with this key, if there is one.
    pub fn find(&self, key: TextKey) -> Option<InVolume<'_>> {
        let (volume, text) = self.places.get(&key)?;
        let volume = self.volumes.get(*volume)?;
        let place = volume.texts().get(*text)?;
        Some(InVolume { volume, place })
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
    pub fn own_texts(&self, volume: usize) -> impl Iterator<Item = &TextPlace> {
        let texts = self.volumes.get(volume).map_or(&[][..], |v| v.texts());
        let is_own = move |key: TextKey| self.places.get(&key).is_some_and(|(at, _)| *at == volume);
        texts.iter().filter(move |place| is_own(place.key))
    }

    fn put_up(&mut self, volume: Arc<Volume>) {
        let index = self.volumes.len();
        for (text, place) in volume.texts().iter().enumerate() {
            self.places.entry(place.key).or_insert((index, text));
        }
        self.volumes.push(volume);
    }
}

/// A text in a volume; it was not read yet.
#[derive(Clone, Copy, Debug)]
pub struct InVolume<'a> {
    volume: &'a Volume,
    place: &'a TextPlace,
}

impl<'a> InVolume<'a> {
    /// The trigrams of the text.
    pub fn trigrams(self) -> Trigrams<'a> {
        self.volume.trigrams(self.place)
    }

    /// The text, if it is of the post at this path below the root, as its file stands.
    pub fn read(self, path: &str, stamp: Stamp) -> Option<KeptText> {
        let Some(record) = self.volume.record(self.place) else {
            // Of a damaged volume nothing is relied on from now on.
            self.volume.remove();
            return None;
        };
        KeptText::read(record, path, stamp)
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
