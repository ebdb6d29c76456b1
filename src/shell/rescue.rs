//! The last resort for what the store does not take: a folder of its own in the system's temporary folder, which
//! `kubenotes restore` takes in again.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::json;
use tempfile::Builder;

use crate::annotation::Record;
use crate::annotation::record_file::to_text;
use crate::text::counted;

/// A record that is not in the store.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    /// As the person left it.
    pub record: Record,
    /// As it was last known to be in the store.
    pub saved: Option<Record>,
}

/// Writes the records into a new private folder in `folder`; gives its path.
pub fn rescue(unsaved: &[Unsaved], folder: &Path) -> io::Result<PathBuf> {
    let mut builder = Builder::new();
    builder.prefix("kubenotes-rescued-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let rescued = builder.tempdir_in(folder)?;
    let notes = rescued.path().join("notes");
    let journal = rescued.path().join("journal");
    fs::create_dir(&notes)?;
    fs::create_dir(&journal)?;
    let mut lines = String::new();
    for Unsaved { record, saved } in unsaved {
        let path = notes.join(format!("{}.md", record.id));
        write(&path, &to_text(record))?;
        // Restoring then knows that what is in the store is what this was made from.
        let before = saved.as_ref().map(to_text);
        let line = json!({"id": record.id, "before": before, "after": to_text(record)});
        lines += &line.to_string();
        lines.push('\n');
    }
    write(&journal.join("rescued.jsonl"), &lines)?;
    Ok(rescued.keep())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// The sentence that tells where they are, or the notes themselves where not even that could be written.
pub fn told(unsaved: &[Unsaved], rescued: io::Result<PathBuf>) -> String {
    let notes = counted(unsaved.len(), "note is", "notes are");
    if let Ok(path) = rescued {
        let path = path.display();
        return format!(
            "{notes} not in the store but in {path}: kubenotes restore {path} puts them there"
        );
    }
    let texts: Vec<String> = unsaved.iter().map(|one| to_text(&one.record)).collect();
    let texts = texts.join("\n");
    format!("{notes} not in the store; here is what you wrote:\n\n{texts}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::samples::{moment, record};
    use crate::annotation::stamped;
    use crate::shell::backup::{Bundle, restore};
    use crate::shell::store::Store;

    fn unsaved(note: &str) -> Unsaved {
        let after = Record {
            note: note.to_owned(),
            ..record()
        };
        Unsaved {
            record: stamped(&record(), after, moment(5)),
            saved: Some(record()),
        }
    }

    #[test]
    fn what_the_store_did_not_take_is_taken_in_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("store")).unwrap();
        store.save(&record(), None).unwrap();
        let rescued = rescue(&[unsaved("my thought")], folder.path());
        let path = rescued.as_ref().unwrap().clone();
        assert!(told(&[unsaved("x")], rescued).contains("kubenotes restore /"));
        restore(&mut store, &Bundle::read(&path).unwrap(), false).unwrap();
        // Not both notes: what is in the store is what this one was made from.
        let note = &store.load_all().unwrap().records[0].record.note;
        assert_eq!(note, "my thought");
    }

    /// The journal is written before the record, so that it may tell of a version that never was in the store.
    #[test]
    fn a_version_that_only_the_journal_knows_is_no_earlier_one() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("store")).unwrap();
        let before = store.save(&record(), None).unwrap();
        let mine = unsaved("my thought");
        store.save(&mine.record, Some(&before)).unwrap();
        let path = store.load_all().unwrap().records[0].path.clone();
        fs::write(path, to_text(&before)).unwrap();
        let rescued = rescue(std::slice::from_ref(&mine), folder.path()).unwrap();
        restore(&mut store, &Bundle::read(&rescued).unwrap(), false).unwrap();
        assert_eq!(store.load_all().unwrap().records[0].record, mine.record);
    }

    #[test]
    fn where_nothing_can_be_written_the_words_are_printed() {
        let rescued = rescue(&[unsaved("my thought")], Path::new("/nowhere/at/all"));
        assert!(told(&[unsaved("my thought")], rescued).contains("my thought"));
    }
}
