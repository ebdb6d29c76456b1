//! Text to record. It reads what a person or git may have changed, and says where it cannot.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::entries::{self, Entry, Stray};
use super::fields::{Fields, known_keys, unknown_keys};
use super::plain;
use crate::annotation::anchor::Anchor;
use crate::annotation::record::{GroupTimes, PostReference, Record, RecordId, TalkReference};
use crate::annotation::todo::{Rank, Todo};
use crate::text::{Span, yaml};

/// Why a record's file cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct RecordFileError {
    /// Line in the file, from 1.
    pub line: u32,
    /// One sentence: what is wrong, and how to mend it.
    pub message: String,
}

/// The record that a text of one version holds.
pub fn read_one(text: &str) -> Result<Record, RecordFileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Git on Windows turns the ends of all lines around.
    let unix = text
        .starts_with("---\r\n")
        .then(|| text.replace("\r\n", "\n"));
    let (front, note) = split_note(unix.as_deref().unwrap_or(text))?;
    let entries = entries::split(front).map_err(stray)?;
    let fields = match plain::fields(&entries) {
        Some(fields) => fields,
        None => yaml::read(&known_keys(front, &entries))
            .map_err(|error| fault(error.line().saturating_add(1), error.message()))?,
    };
    let unknown = unknown_keys(&entries);
    Reader { entries }.record(fields, unknown, note)
}

fn fault(line: u32, message: impl Into<String>) -> RecordFileError {
    RecordFileError {
        line,
        message: message.into(),
    }
}

fn stray(stray: Stray<'_>) -> RecordFileError {
    let marks = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
    let message = if marks.iter().any(|mark| stray.text.starts_with(mark)) {
        "git left two versions here: keep the lines of one and delete the marker lines"
    } else {
        "this line has no key: it wants to be `key: value`, or indented below its key"
    };
    fault(stray.line.saturating_add(1), message)
}

/// Front matter (without its fences) and note.
fn split_note(text: &str) -> Result<(&str, &str), RecordFileError> {
    let first_line = "the first line of a note's file is `---`";
    let rest = text
        .strip_prefix("---\n")
        .ok_or_else(|| fault(1, first_line))?;
    let mut offset = 0;
    for line in rest.split_inclusive('\n') {
        let end = offset + line.len();
        if line.trim_end() == "---" {
            let front = rest.get(..offset).unwrap_or_default();
            return Ok((front, trimmed_note(rest.get(end..).unwrap_or_default())));
        }
        offset = end;
    }
    let lines = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
    Err(fault(
        lines,
        "the file ends before the `---` that closes its head; the rest is missing",
    ))
}

fn trimmed_note(body: &str) -> &str {
    let body = body.strip_prefix('\n').unwrap_or(body);
    body.strip_suffix('\n').unwrap_or(body)
}

struct Reader<'a> {
    entries: Vec<Entry<'a>>,
}

impl Reader<'_> {
    fn record(
        &self,
        mut fields: Fields,
        unknown: BTreeMap<String, String>,
        note: &str,
    ) -> Result<Record, RecordFileError> {
        let id = RecordId::parse_str(&fields.id)
            .map_err(|_| self.fault("id", "the id is not a UUID; it is the name of the file"))?;
        let created = self.time("created", Some(&fields.created))?;
        let created = created.unwrap_or(Timestamp::UNIX_EPOCH);
        Ok(Record {
            id,
            created,
            times: self.times(&fields, created)?,
            todo: self.todo(&mut fields)?,
            anchor: anchor(&mut fields),
            talk: talk(&mut fields),
            post: self.post(&mut fields)?,
            category: fields.category,
            topics: fields.topics.unwrap_or_default(),
            note: note.to_owned(),
            deleted: fields.deleted.unwrap_or(false),
            unknown,
        })
    }

    fn fault(&self, key: &str, message: &str) -> RecordFileError {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        fault(
            entry.map_or(1, |entry| entry.line.saturating_add(1)),
            message,
        )
    }

    fn time(&self, key: &str, text: Option<&String>) -> Result<Option<Timestamp>, RecordFileError> {
        let Some(text) = text else { return Ok(None) };
        let message = "a time looks like 2019-11-20T21:30:00Z";
        text.parse().map(Some).map_err(|_| self.fault(key, message))
    }

    fn times(&self, fields: &Fields, created: Timestamp) -> Result<GroupTimes, RecordFileError> {
        let time = |key, text: &Option<String>| {
            self.time(key, text.as_ref())
                .map(|time| time.unwrap_or(created))
        };
        Ok(GroupTimes {
            anchor: time("anchor_changed", &fields.anchor_changed)?,
            subject: time("subject_changed", &fields.subject_changed)?,
            note: time("note_changed", &fields.note_changed)?,
            todo: time("todo_changed", &fields.todo_changed)?,
            rank: time("rank_changed", &fields.rank_changed)?,
            deleted: time("deleted_changed", &fields.deleted_changed)?,
        })
    }

    fn todo(&self, fields: &mut Fields) -> Result<Option<Todo>, RecordFileError> {
        let Some(status) = fields.status else {
            return Ok(None);
        };
        let rank = Rank::parse(fields.rank.as_deref().unwrap_or_default()).ok_or_else(|| {
            self.fault(
                "rank",
                "a rank has the letters a to z only; without this line the to-do is unranked",
            )
        })?;
        let due = match &fields.due {
            None => None,
            Some(text) => Some(
                text.parse()
                    .map_err(|_| self.fault("due", "a due date looks like 2019-11-20"))?,
            ),
        };
        Ok(Some(Todo {
            status,
            rank,
            priority: fields.priority,
            due,
            closed: self.time("closed", fields.closed.as_ref())?,
        }))
    }

    fn post(&self, fields: &mut Fields) -> Result<PostReference, RecordFileError> {
        let date = match &fields.post_date {
            None => None,
            Some(text) => Some(text.parse().map_err(|_| {
                self.fault(
                    "post_date",
                    "a post's date looks like 2019-11-20 or 2019-11-20T21:30:00-07:00",
                )
            })?),
        };
        Ok(PostReference {
            root: fields.post_root.take().unwrap_or_default(),
            path: fields.post_path.take().unwrap_or_default(),
            title: fields.post_title.take().unwrap_or_default(),
            date,
            authors: fields.post_authors.take().unwrap_or_default(),
            event: fields.post_event.take(),
            url: fields.post_url.take(),
            slug: fields.post_slug.take(),
        })
    }
}

fn anchor(fields: &mut Fields) -> Option<Anchor> {
    let start = fields.start.unwrap_or(0);
    Some(Anchor {
        quote: fields.quote.take()?,
        original: fields.original.take(),
        prefix: fields.prefix.take().unwrap_or_default(),
        suffix: fields.suffix.take().unwrap_or_default(),
        span: Span::new(start, fields.end.unwrap_or(start)),
        revision: fields.revision.take().unwrap_or_default(),
        text_version: fields.text_version.unwrap_or(0),
    })
}

fn talk(fields: &mut Fields) -> Option<TalkReference> {
    Some(TalkReference {
        title: fields.talk.take()?,
        kind: fields.talk_kind.unwrap_or_default(),
        speakers: fields.talk_speakers.take().unwrap_or_default(),
    })
}
