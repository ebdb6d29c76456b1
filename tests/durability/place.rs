//! A store with some to-dos, and a library with a post of many sentences.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use kubenotes::annotation::record_file::from_text;
use kubenotes::annotation::{Record, RecordId};
use kubenotes::shell::store::Store;

/// Sentences of the post.
pub const SENTENCES: usize = 1200;

pub struct Place {
    folder: tempfile::TempDir,
}

/// A to-do as a person might have written it by hand.
pub fn todo(number: u128) -> Record {
    let id = RecordId::from_u128(number);
    let text = format!(
        "---\nid: {id}\ncreated: 2024-05-01T10:00:00Z\ncategory: dig-into\nstatus: open\npost_path: many.md\n---\n"
    );
    from_text(&text).unwrap()
}

impl Place {
    /// A place with so many to-dos.
    pub fn with_todos(count: u128) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Self { folder };
        std::fs::create_dir(place.path("posts")).unwrap();
        let mut post = "# Many\n\n".to_owned();
        for number in 0..SENTENCES {
            write!(post, "This is sentence{number} of them. ").unwrap();
        }
        std::fs::write(place.path("posts/many.md"), post).unwrap();
        let mut store = place.store();
        for number in 1..=count {
            store.save(&todo(number), None).unwrap();
        }
        place
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub fn store(&self) -> Store {
        Store::open(&self.path("store")).unwrap()
    }

    /// All records by id. Every file can be read.
    pub fn records(&self) -> BTreeMap<RecordId, Record> {
        let loaded = self.store().load_all().unwrap();
        assert_eq!(loaded.damaged, []);
        let records = loaded.records.into_iter();
        records
            .map(|stored| (stored.record.id, stored.record))
            .collect()
    }

    /// The program over this place.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kubenotes"));
        command
            .args(["--no-config", "--store"])
            .arg(self.path("store"))
            .arg("--library")
            .arg(self.path("posts"))
            .env("HOME", self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// The journals' lines; each of them is whole, except one that a kill cut.
    pub fn journal(&self) -> Vec<Result<serde_json::Value, serde_json::Error>> {
        let files = std::fs::read_dir(self.path("store/journal")).unwrap();
        let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let texts: Vec<String> = texts.collect();
        let lines = texts.iter().flat_map(|text| text.lines());
        lines.map(serde_json::from_str).collect()
    }

    /// Temporary files that were left behind.
    pub fn leftovers(&self) -> usize {
        count_leftovers(&self.path("store"))
    }
}

fn count_leftovers(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    entries
        .map(|entry| {
            if entry.path().is_dir() {
                count_leftovers(&entry.path())
            } else {
                usize::from(entry.file_name().to_string_lossy().starts_with(".writing"))
            }
        })
        .sum()
}
