//! A record's file in which git left two versions, told apart. It reads each as a record; it merges nothing.
//!
//! Git writes `<<<<<<<`, perhaps `|||||||` (the common version, with `diff3`), `=======` and `>>>>>>>`, each seven signs at
//! the margin. Lines outside belong to all versions. A line of `=======` alone is a heading in Markdown, so only a
//! complete hunk counts.

use super::read::{RecordFileError, read_one};
use crate::annotation::merge_choices::Versions;
use crate::annotation::record::Record;

/// Two versions of a record in one file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileVersions {
    /// The line of the first marker, from 1.
    pub line: u32,
    /// The records.
    pub versions: Versions,
}

/// The versions in a file's text; `None` if git left none there.
pub fn versions_of(text: &str) -> Option<Result<FileVersions, RecordFileError>> {
    let sides = split(text)?;
    Some(read(&sides))
}

/// The record that a file's text holds, if it holds one version only.
pub fn from_text(text: &str) -> Result<Record, RecordFileError> {
    match split(text) {
        None => read_one(text),
        Some(sides) => Err(RecordFileError {
            line: sides.line,
            message: "git left two versions here: merge them with M in kubenotes or with kubenotes doctor --repair, or keep the lines of one and delete the marker lines".to_owned(),
        }),
    }
}

fn read(sides: &Sides) -> Result<FileVersions, RecordFileError> {
    let (ours, theirs) = (sides.ours.read()?, sides.theirs.read()?);
    if ours.id != theirs.id {
        return Err(RecordFileError {
            line: sides.line,
            message: "git left two different notes here: give each a file of its own".to_owned(),
        });
    }
    // A common version that cannot be read is no reason to give up: two are enough.
    let base = sides.base.as_ref().and_then(|base| base.read().ok());
    Ok(FileVersions {
        line: sides.line,
        versions: Versions { ours, theirs, base },
    })
}

/// The text of one version, and where its lines stand in the file.
#[derive(Default)]
struct Side {
    text: String,
    lines: Vec<u32>,
}

impl Side {
    fn push(&mut self, line: &str, number: u32) {
        self.text.push_str(line);
        self.lines.push(number);
    }

    fn read(&self) -> Result<Record, RecordFileError> {
        read_one(&self.text).map_err(|error| {
            let at = (error.line as usize).saturating_sub(1);
            let line = self.lines.get(at).or(self.lines.last());
            RecordFileError {
                line: line.copied().unwrap_or(error.line),
                ..error
            }
        })
    }
}

#[derive(Default)]
struct Sides {
    line: u32,
    ours: Side,
    theirs: Side,
    base: Option<Side>,
}

/// Where in a hunk a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Outside,
    Ours,
    Base,
    Theirs,
}

fn split(text: &str) -> Option<Sides> {
    memchr::memmem::find(text.as_bytes(), b"<<<<<<<")?;
    let mut sides = Sides {
        base: Some(Side::default()),
        ..Sides::default()
    };
    let (mut part, mut has_base) = (Part::Outside, false);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let next = match (part, marker(line)) {
            (Part::Outside, Some('<')) => {
                has_base = false;
                if sides.line == 0 {
                    sides.line = number;
                }
                Part::Ours
            }
            (Part::Ours, Some('|')) => {
                has_base = true;
                Part::Base
            }
            (Part::Ours | Part::Base, Some('=')) => Part::Theirs,
            (Part::Theirs, Some('>')) => {
                if !has_base {
                    sides.base = None;
                }
                Part::Outside
            }
            // A hunk in a hunk: nobody can tell what is whose.
            (Part::Ours | Part::Theirs, Some('<')) => return None,
            _ => {
                sides.push(part, line, number);
                continue;
            }
        };
        part = next;
    }
    (part == Part::Outside && sides.line > 0).then_some(sides)
}

impl Sides {
    fn push(&mut self, part: Part, line: &str, number: u32) {
        if matches!(part, Part::Outside | Part::Ours) {
            self.ours.push(line, number);
        }
        if matches!(part, Part::Outside | Part::Theirs) {
            self.theirs.push(line, number);
        }
        if let (Part::Outside | Part::Base, Some(base)) = (part, &mut self.base) {
            base.push(line, number);
        }
    }
}

/// The sign of a marker line: seven of it, then nothing or a blank and a name.
fn marker(line: &str) -> Option<char> {
    let line = line.trim_end_matches(['\n', '\r']);
    let sign = line.chars().next().filter(|c| "<|=>".contains(*c))?;
    let rest = line.trim_start_matches(sign);
    let is_marker = line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' '));
    is_marker.then_some(sign)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::annotation::record_file::to_text;
    use crate::annotation::samples::{moment, record};
    use crate::annotation::stamped;

    fn changed(note: &str, category: &str, seconds: i64) -> Record {
        let after = Record {
            note: note.to_owned(),
            category: category.to_owned(),
            ..record()
        };
        stamped(&record(), after, moment(seconds))
    }

    /// What git writes for two files of as many lines: a hunk for each run of lines that differ.
    fn conflict(ours: &str, theirs: &str, base: Option<&str>) -> String {
        let lines = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
        let (ours, theirs, base) = (lines(ours), lines(theirs), base.map(lines));
        assert_eq!(ours.len(), theirs.len());
        let (mut text, mut at) = (Vec::new(), 0);
        while at < ours.len() {
            let start = at;
            while at < ours.len() && ours[at] != theirs[at] {
                at += 1;
            }
            if at == start {
                text.push(ours[at].clone());
                at += 1;
                continue;
            }
            text.push("<<<<<<< HEAD".to_owned());
            text.extend_from_slice(&ours[start..at]);
            if let Some(base) = &base {
                text.push("||||||| 1a2b3c4".to_owned());
                text.extend_from_slice(&base[start..at]);
            }
            text.push("=======".to_owned());
            text.extend_from_slice(&theirs[start..at]);
            text.push(">>>>>>> laptop".to_owned());
        }
        text.join("\n") + "\n"
    }

    #[test]
    fn both_versions_are_read_from_head_and_body() {
        let (ours, theirs) = (
            changed("my words", "idea", 1),
            changed("their words", "quote", 2),
        );
        let (base, texts) = (record(), (to_text(&ours), to_text(&theirs)));
        for known in [None, Some(to_text(&base))] {
            for end in ["\n", "\r\n"] {
                let text = conflict(&texts.0, &texts.1, known.as_deref()).replace('\n', end);
                let found = versions_of(&text).unwrap().unwrap();
                assert_eq!(found.versions.ours, ours);
                assert_eq!(found.versions.theirs, theirs);
                assert_eq!(found.versions.base, known.as_ref().map(|_| base.clone()));
                assert_eq!(found.line, 5);
                let error = from_text(&text).unwrap_err();
                assert!(error.line == 5 && error.message.contains("git"), "{error}");
            }
        }
    }

    #[test]
    fn a_version_that_cannot_be_read_is_told_with_its_line_in_the_file() {
        let (ours, theirs) = (to_text(&record()), to_text(&record()));
        let theirs = theirs.replace("status: open", "status: maybe");
        let text = conflict(&ours, &theirs, None);
        let error = versions_of(&text).unwrap().unwrap_err();
        let line = text.lines().nth(error.line as usize - 1).unwrap();
        assert_eq!(line, "status: maybe");
    }

    #[test]
    fn what_only_looks_like_it_is_part_of_the_note() {
        for note in [
            "A heading\n=======\n\nwords",
            "<<<<<<< is how it begins",
            ">>>>>>> deep quote",
            "<<<<<<< a\nno end",
            "<<<<<<<< eight\n=======\n>>>>>>>>",
        ] {
            let record = Record {
                note: note.to_owned(),
                ..record()
            };
            assert_eq!(from_text(&to_text(&record)), Ok(record), "{note}");
        }
    }

    proptest! {
        #[test]
        fn any_markers_anywhere_do_no_harm(
            lines in prop::collection::vec(prop::sample::select(vec![
                "<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> other", "<<<<<<<", "---", "status: open", "words", "",
            ]), 0..12),
            at in any::<prop::sample::Index>(),
            end in prop::sample::select(vec!["\n", "\r\n"]),
        ) {
            let mut text: Vec<String> = to_text(&record()).lines().map(str::to_owned).collect();
            let at = at.index(text.len() + 1);
            text.splice(at..at, lines.into_iter().map(str::to_owned));
            let text = text.join(end);
            let count = text.lines().count() as u32 + 1;
            // Either the file is one version, or two, or it is told where not.
            let told = match versions_of(&text) {
                None => from_text(&text).err(),
                Some(Ok(found)) => {
                    prop_assert!((1..=count).contains(&found.line));
                    prop_assert!(from_text(&text).is_err());
                    None
                }
                Some(Err(error)) => Some(error),
            };
            prop_assert!(told.is_none_or(|error| (1..=count).contains(&error.line)));
        }
    }
}
