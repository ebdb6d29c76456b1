//! The last resort for what the store does not take: files of their own in the system's temporary folder.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::annotation::Record;
use crate::annotation::record_file::to_text;

/// Writes each record into a file of its own in `folder`; the paths of those that could be written.
pub fn rescue(records: &[Record], folder: &Path) -> Vec<PathBuf> {
    records
        .iter()
        .filter_map(|record| write(record, folder).ok())
        .collect()
}

fn write(record: &Record, folder: &Path) -> io::Result<PathBuf> {
    let path = folder.join(format!("kubenotes-{}.md", record.id));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&path)?;
    file.write_all(to_text(record).as_bytes())?;
    file.sync_all()?;
    Ok(path)
}

/// The sentence that tells where they are, or the notes themselves where not even that could be written.
pub fn told(records: &[Record], rescued: &[PathBuf]) -> String {
    let count = records.len();
    let notes = if count == 1 {
        "1 note is".to_owned()
    } else {
        format!("{count} notes are")
    };
    if rescued.len() < count {
        let texts: Vec<String> = records.iter().map(to_text).collect();
        return format!(
            "{notes} not in the store; here is what you wrote:\n\n{}",
            texts.join("\n")
        );
    }
    let paths: Vec<String> = rescued
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    format!(
        "{notes} not in the store but in {}: put what is in it into the folder notes of the store",
        paths.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::samples::record;

    #[test]
    fn what_the_store_does_not_take_is_in_a_file_that_can_be_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let record = record();
        let rescued = rescue(std::slice::from_ref(&record), folder.path());
        let text = std::fs::read_to_string(&rescued[0]).unwrap();
        assert_eq!(
            crate::annotation::record_file::from_text(&text).unwrap(),
            record
        );
        assert!(told(&[record], &rescued).contains(&rescued[0].display().to_string()));
    }

    #[test]
    fn where_nothing_can_be_written_the_words_are_printed() {
        let record = record();
        let rescued = rescue(std::slice::from_ref(&record), Path::new("/nowhere/at/all"));
        assert!(told(std::slice::from_ref(&record), &rescued).contains(&record.note));
    }
}
