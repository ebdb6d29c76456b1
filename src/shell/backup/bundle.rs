//! What a backup holds: read from a tar file, a folder, or the file of one record. It unpacks nothing and trusts no path.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Component, Path, PathBuf};

use super::super::store::{Position, Store};
use crate::annotation::Record;
use crate::annotation::record_file::{from_text, versions_of};

/// No file of a store is larger.
const LIMIT: u64 = 256 << 20;

/// The folders of a store that are of interest.
const FOLDERS: [&str; 4] = ["notes", "posts", "journal", "state"];

/// The records, copies of posts and journals of a backup.
#[derive(Clone, Debug, Default)]
pub struct Bundle {
    /// The records.
    pub records: Vec<Record>,
    /// The kept copies of posts: what is said to be the SHA-256, and the bytes.
    pub copies: Vec<(String, Vec<u8>)>,
    /// Where the person stopped reading.
    pub positions: Vec<Position>,
    /// The texts of the journals.
    pub journals: Vec<Vec<u8>>,
    /// Files of records that cannot be read: path, line and what is wrong.
    pub unreadable: Vec<String>,
}

/// Why a backup cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It cannot be opened, or is cut off.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// The backup.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is nothing of a store in it.
    #[error("{} holds no notes of kubenotes: it wants to be a backup, a store's folder, or the file of one note", path.display())]
    Nothing {
        /// The file.
        path: PathBuf,
    },
    /// A later version wrote it.
    #[error("{} was made by a later kubenotes: update kubenotes, then restore it", path.display())]
    NewerFormat {
        /// The backup.
        path: PathBuf,
    },
}

impl Bundle {
    /// Reads a backup: a tar file, a folder, or a record's file.
    pub fn read(path: &Path) -> Result<Self, BundleError> {
        let failed = |source| BundleError::Read {
            path: path.to_owned(),
            source,
        };
        let mut bundle = Self::default();
        if path.is_dir() {
            let is_newer = Store::open(path).is_ok_and(|store| store.is_newer());
            if is_newer {
                return Err(BundleError::NewerFormat {
                    path: path.to_owned(),
                });
            }
            bundle.take_folder(path, "").map_err(failed)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let bytes = fs::read(path).map_err(failed)?;
            bundle.take_record(&path.display().to_string(), &bytes);
        } else {
            let file = BufReader::new(File::open(path).map_err(failed)?);
            bundle.take_archive(file).map_err(failed)?;
        }
        if bundle.records.is_empty() && bundle.copies.is_empty() && bundle.unreadable.is_empty() {
            return Err(BundleError::Nothing {
                path: path.to_owned(),
            });
        }
        Ok(bundle)
    }

    fn take_folder(&mut self, folder: &Path, below: &str) -> io::Result<()> {
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let (kind, name) = (entry.file_type()?, entry.file_name());
            let name = name.to_string_lossy();
            let is_of_interest = !below.is_empty() || FOLDERS.contains(&&*name);
            if name.starts_with('.') || !is_of_interest {
                continue;
            }
            let path = format!("{below}{name}");
            if kind.is_dir() {
                self.take_folder(&entry.path(), &format!("{path}/"))?;
            } else if kind.is_file() && entry.metadata()?.len() <= LIMIT {
                self.take(&path, fs::read(entry.path())?);
            }
        }
        Ok(())
    }

    fn take_archive(&mut self, file: impl Read) -> io::Result<()> {
        let mut archive = tar::Archive::new(file);
        for entry in archive.entries()? {
            let mut entry = entry?;
            if !entry.header().entry_type().is_file() || entry.size() > LIMIT {
                continue;
            }
            let path = entry.path()?.into_owned();
            if let Some(below) = below_the_store(&path) {
                let mut bytes = Vec::new();
                entry.read_to_end(&mut bytes)?;
                self.take(&below, bytes);
            }
        }
        Ok(())
    }

    fn take(&mut self, below: &str, bytes: Vec<u8>) {
        let (folder, rest) = below.split_once('/').unwrap_or(("", below));
        match (folder, rest.rsplit_once('.')) {
            ("notes", Some((_, "md"))) => self.take_record(below, &bytes),
            ("posts", Some((name, "md"))) => self.copies.push((name.to_owned(), bytes)),
            ("journal", Some((_, "jsonl"))) => self.journals.push(bytes),
            ("state", Some(("positions", "json"))) => {
                // Places in posts are no reason to refuse the rest.
                self.positions = serde_json::from_slice(&bytes).unwrap_or_default();
            }
            _ => {}
        }
    }

    fn take_record(&mut self, name: &str, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let record = match versions_of(&text) {
            Some(found) => found.map(|found| found.versions.merged()),
            None => from_text(&text),
        };
        match record {
            Ok(record) => self.records.push(record),
            Err(error) => self.unreadable.push(format!("{name}, {error}")),
        }
    }
}

/// A path in the tar file as one below the store's folder, wherever that stands; `None` for what leads elsewhere.
fn below_the_store(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    let parts = parts?;
    let at = parts.iter().position(|part| FOLDERS.contains(part))?;
    let below = parts.get(at..)?;
    let is_hidden = below.iter().any(|part| part.starts_with('.'));
    (!is_hidden).then(|| below.join("/"))
}
