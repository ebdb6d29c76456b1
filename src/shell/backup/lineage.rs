//! Which versions of records were built upon, as journals tell it: so that an earlier version of a note is known for what
//! it is, and not merged with what became of it. That a version was written is not enough: the journal comes first, and the
//! record may never have followed.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::annotation::Record;
use crate::annotation::RecordId;
use crate::annotation::record_file::to_text;

/// The versions of records from which later ones were made, as the texts of their files.
#[derive(Debug, Default)]
pub struct Lineage {
    known: HashMap<RecordId, HashSet<String>>,
}

#[derive(Deserialize)]
struct Line {
    id: RecordId,
    before: Option<String>,
}

impl Lineage {
    /// The earlier versions in these journals. Lines that cannot be read are passed over.
    pub fn of<'a>(journals: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut lineage = Self::default();
        for journal in journals {
            let lines = journal.split(|byte| *byte == b'\n');
            for line in lines.filter_map(|line| serde_json::from_slice::<Line>(line).ok()) {
                let known = lineage.known.entry(line.id).or_default();
                known.extend(line.before);
            }
        }
        lineage
    }

    /// Whether the record was once just like this, and was changed then.
    pub fn has(&self, record: &Record) -> bool {
        let known = self.known.get(&record.id);
        known.is_some_and(|known| known.contains(&to_text(record)))
    }
}
