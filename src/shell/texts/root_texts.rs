//! The texts of one root: looked up, added to, written when that pays, and tidied. What cannot be read of them, or not be
//! written, is nobody's trouble: the posts are read instead.
//!
//! Volumes are only ever added and taken away. So two instances do each other no harm: a text is found by its path and by the
//! state of its file, and it is the same text in whichever volume it stands.

use std::collections::HashSet;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::catalogue::Catalogue;
use super::record::{TextKey, TextToKeep};
use super::volume::{self, ENDING};
use crate::document::Document;
use crate::shell::cache_file::prepare;
use crate::shell::stamp::Stamp;

/// The bytes of texts in a volume: so much is written anew if enough of it is no longer good.
const VOLUME: usize = 4 << 20;

/// A longer text is read from its post, in bytes.
const LARGEST: usize = 2 << 20;

/// So few posts are read as fast as their texts.
const WORTH_IT: usize = 32;

/// A volume with fewer bytes is small; of so many small ones one is made.
const SMALL: u64 = VOLUME as u64 / 4;
const MANY_SMALL: usize = 8;

/// The kept texts of one root.
#[derive(Debug)]
pub struct RootTexts {
    folder: PathBuf,
    root: Vec<u8>,
    fingerprint: u64,
    /// As it was looked at last; none before somebody wants to know.
    catalogue: Mutex<Option<Arc<Catalogue>>>,
    /// Texts that are not written yet.
    fresh: Mutex<Fresh>,
}

/// Texts for a volume, in the order in which they came.
#[derive(Debug, Default)]
struct Fresh {
    texts: Vec<TextToKeep>,
    keys: HashSet<TextKey>,
    bytes: usize,
}

impl RootTexts {
    /// The texts of a root that are kept in a folder. Nothing is read yet.
    pub fn new(folder: PathBuf, root: &Path, fingerprint: u64) -> Self {
        Self {
            folder,
            root: root.as_os_str().as_encoded_bytes().to_vec(),
            fingerprint,
            catalogue: Mutex::default(),
            fresh: Mutex::default(),
        }
    }

    /// The volumes as they stand on disk now.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        let mut known = locked(&self.catalogue);
        let catalogue = match known.take() {
            Some(catalogue) if catalogue.is_of(&self.folder, &self.root) => catalogue,
            Some(before) => self.opened(&before),
            None => self.opened(&Catalogue::default()),
        };
        known.insert(catalogue).clone()
    }

    /// Notes the text of a post as it was read just now.
    pub fn note(&self, path: &str, stamp: Stamp, title: &str, document: &Document) {
        let key = TextKey::of(path, stamp);
        if document.text.len() > LARGEST || self.last_catalogue().has(key) {
            return;
        }
        let text = TextToKeep::of(path, stamp, title, document);
        let full = locked(&self.fresh).add(text);
        if let Some(full) = full {
            // A full disk or a folder that cannot be written costs the next search some time, and nobody a post.
            let _ = self.write(&full);
        }
    }

    /// Writes what was noted if that pays, and tidies the volumes; `alive` are the keys of all posts that there are.
    pub fn keep(&self, alive: &HashSet<TextKey>) {
        self.keep_fresh(alive.len());
        // What was never looked at is as it was.
        if locked(&self.catalogue).is_some() {
            self.tidy(alive);
        }
    }

    /// Writes what was noted, if there are enough posts for that to pay.
    pub fn keep_fresh(&self, posts: usize) {
        let texts = locked(&self.fresh).take();
        if !texts.is_empty() && posts >= WORTH_IT {
            // As above.
            let _ = self.write(&texts);
        }
    }

    /// Writes a volume; says where.
    fn write(&self, texts: &[TextToKeep]) -> io::Result<PathBuf> {
        prepare(&self.folder, ENDING)?;
        volume::write(&self.folder, &self.root, self.fingerprint, texts)
    }

    /// Writes anew the volumes of which much is no longer good, and makes one of many small ones.
    fn tidy(&self, alive: &HashSet<TextKey>) {
        let catalogue = self.catalogue();
        for foreign in catalogue.foreign() {
            // Another instance may have been faster.
            let _ = std::fs::remove_file(foreign);
        }
        let untidy = untidy(&catalogue, alive);
        // As above: then all stays as it is.
        let Ok(written) = self.write_again(&catalogue, &untidy, alive) else {
            return;
        };
        let old = untidy.into_iter();
        let old = old.filter_map(|index| catalogue.volumes().get(index));
        // A volume that came out as it was has its old name.
        old.filter(|volume| !written.iter().any(|path| path == volume.path()))
            .for_each(|volume| volume.remove());
    }

    /// Writes the texts of these volumes that are still good into others; says where.
    fn write_again(
        &self,
        catalogue: &Catalogue,
        untidy: &[usize],
        alive: &HashSet<TextKey>,
    ) -> io::Result<Vec<PathBuf>> {
        let mut again = Fresh::default();
        let mut written = Vec::new();
        for &index in untidy {
            let good = catalogue.own_texts(index);
            for place in good.filter(|place| alive.contains(&place.key)) {
                let volume = catalogue.volumes().get(index);
                // What is damaged is read from its post.
                let Some(text) = volume.and_then(|volume| volume.to_keep(place)) else {
                    continue;
                };
                if let Some(full) = again.add(text) {
                    written.push(self.write(&full)?);
                }
            }
        }
        if !again.texts.is_empty() {
            written.push(self.write(&again.texts)?);
        }
        Ok(written)
    }

    /// The volumes as they were looked at last.
    fn last_catalogue(&self) -> Arc<Catalogue> {
        let mut known = locked(&self.catalogue);
        let catalogue = known.get_or_insert_with(|| self.opened(&Catalogue::default()));
        catalogue.clone()
    }

    fn opened(&self, before: &Catalogue) -> Arc<Catalogue> {
        let catalogue = Catalogue::open(&self.folder, &self.root, self.fingerprint, before);
        Arc::new(catalogue)
    }
}

impl Fresh {
    /// Adds a text; gives all back if they fill a volume.
    fn add(&mut self, text: TextToKeep) -> Option<Vec<TextToKeep>> {
        if self.keys.insert(text.key) {
            self.bytes += text.record.len() + text.trigrams.len();
            self.texts.push(text);
        }
        (self.bytes >= VOLUME).then(|| self.take())
    }

    fn take(&mut self) -> Vec<TextToKeep> {
        mem::take(self).texts
    }
}

/// The volumes to write anew: those of which a quarter is no longer good, and many small ones.
fn untidy(catalogue: &Catalogue, alive: &HashSet<TextKey>) -> Vec<usize> {
    let (mut untidy, mut small) = (Vec::new(), Vec::new());
    for (index, volume) in catalogue.volumes().iter().enumerate() {
        let all: u64 = volume.texts().iter().map(|text| text.part.length).sum();
        let own = catalogue.own_texts(index);
        let good = own.filter(|text| alive.contains(&text.key));
        let good: u64 = good.map(|text| text.part.length).sum();
        if 4 * (all - good) > all || all == 0 {
            untidy.push(index);
        } else if all < SMALL {
            small.push(index);
        }
    }
    if small.len() > MANY_SMALL {
        untidy.append(&mut small);
    }
    untidy
}

/// What a mutex holds; a fault elsewhere leaves nothing half done in there.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
