//! The journal: one line of JSON per edited record, written before the record. Only its owner's machine appends to it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::annotation::record_file::{from_text, to_text};
use crate::annotation::{Change, Edit, History, Record, Step};

/// How much of the journal's end is read for undo: some hundreds of changes.
const TAIL: u64 = 1 << 20;

#[derive(Serialize, Deserialize)]
struct Line {
    /// Lines with the same number belong to one change.
    change: uuid::Uuid,
    step: String,
    sentence: String,
    id: uuid::Uuid,
    before: Option<String>,
    after: Option<String>,
}

/// The journal's line about one record.
pub fn line(
    change: uuid::Uuid,
    step: Step,
    sentence: &str,
    before: Option<&Record>,
    after: &Record,
) -> io::Result<Vec<u8>> {
    let line = Line {
        change,
        step: step.word().to_owned(),
        sentence: sentence.to_owned(),
        id: after.id,
        before: before.map(to_text),
        after: Some(to_text(after)),
    };
    let mut bytes = serde_json::to_vec(&line)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The devices that have a journal in this folder, by their ids in order; none if there is no folder.
pub fn devices(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut devices: Vec<String> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            name.strip_suffix(".jsonl").map(str::to_owned)
        })
        .collect();
    devices.sort_unstable();
    devices
}

/// What can be undone and redone, as the journal's end tells it. Lines that cannot be read are passed over.
pub fn history(path: &Path) -> History {
    let mut history = History::default();
    let Ok((tail, is_cut)) = tail(path) else {
        return history;
    };
    let lines = tail.split(|&byte| byte == b'\n');
    let mut lines = lines
        .filter_map(|line| serde_json::from_slice::<Line>(line).ok())
        .peekable();
    // Half a change cannot be undone.
    let halved = lines.peek().filter(|_| is_cut).map(|line| line.change);
    let mut current: Option<(uuid::Uuid, Step, Change)> = None;
    for line in lines.skip_while(|line| Some(line.change) == halved) {
        let Some((step, edit)) = edit_of(&line) else {
            continue;
        };
        match &mut current {
            Some((number, _, change)) if *number == line.change => change.edits.push(edit),
            _ => {
                let change = Change {
                    sentence: line.sentence,
                    edits: vec![edit],
                };
                take_in(&mut history, current.replace((line.change, step, change)));
            }
        }
    }
    take_in(&mut history, current);
    history
}

/// What stands there twice was written again because its record could not be: it happened once.
fn take_in(history: &mut History, step: Option<(uuid::Uuid, Step, Change)>) {
    let Some((_, step, change)) = step else {
        return;
    };
    let latest = match step {
        Step::Do | Step::Redo => history.next_undo(),
        Step::Undo => history.next_redo(),
    };
    if latest != Some(&change) {
        history.replay(step, change);
    }
}

fn edit_of(line: &Line) -> Option<(Step, Edit)> {
    let step = [Step::Do, Step::Undo, Step::Redo]
        .into_iter()
        .find(|step| step.word() == line.step)?;
    let read = |text: &Option<String>| text.as_deref().map(from_text).transpose().ok();
    Some((
        step,
        Edit {
            before: read(&line.before)?,
            after: read(&line.after)?,
        },
    ))
}

/// The end of the journal, and whether there is more before it.
fn tail(path: &Path) -> io::Result<(Vec<u8>, bool)> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut bytes = Vec::new();
    file.take(TAIL).read_to_end(&mut bytes)?;
    Ok((bytes, length > TAIL))
}
