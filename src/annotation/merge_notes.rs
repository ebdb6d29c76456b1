//! Merging the bodies of notes: what two machines wrote stays, both of it. It must not merge within a text.
//!
//! A note that was merged holds several texts, the latest first; before each of the others stands a line with its time.
//! So a merged note is a set of dated texts, and merging is the union of two sets.

use std::collections::BTreeMap;

use jiff::Timestamp;

const MARK_START: &str = "<!-- also noted ";
const MARK_END: &str = " -->";

/// A note's body and when it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedNote<'a> {
    /// The body.
    pub text: &'a str,
    /// When it changed last.
    pub time: Timestamp,
}

/// A merged body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedNote {
    /// The body.
    pub text: String,
    /// When the latest of its texts changed.
    pub time: Timestamp,
}

/// The side whose words changed, or both texts if both did.
pub fn merge(
    base: Option<DatedNote<'_>>,
    ours: DatedNote<'_>,
    theirs: DatedNote<'_>,
) -> MergedNote {
    let is_as_before = |note: DatedNote<'_>| base.is_some_and(|base| base.text == note.text);
    match (is_as_before(ours), is_as_before(theirs)) {
        _ if ours.text == theirs.text => MergedNote {
            text: ours.text.to_owned(),
            time: ours.time.max(theirs.time),
        },
        (true, _) => whole(theirs),
        (false, true) => whole(ours),
        (false, false) => union(ours, theirs),
    }
}

fn whole(note: DatedNote<'_>) -> MergedNote {
    MergedNote {
        text: note.text.to_owned(),
        time: note.time,
    }
}

fn union(ours: DatedNote<'_>, theirs: DatedNote<'_>) -> MergedNote {
    let mut texts: BTreeMap<&str, Timestamp> = BTreeMap::new();
    for (text, time) in texts_of(ours).into_iter().chain(texts_of(theirs)) {
        let latest = texts.entry(text).or_insert(time);
        *latest = time.max(*latest);
    }
    let mut dated: Vec<(Timestamp, &str)> =
        texts.into_iter().map(|(text, time)| (time, text)).collect();
    dated.sort_unstable_by(|a, b| b.cmp(a));
    let mut merged = MergedNote {
        text: String::new(),
        time: ours.time.max(theirs.time),
    };
    for (index, (time, text)) in dated.into_iter().enumerate() {
        if index == 0 {
            merged.time = time;
        } else {
            let mark = ["\n\n", MARK_START, &time.to_string(), MARK_END, "\n\n"];
            merged.text.extend(mark);
        }
        merged.text += text;
    }
    merged
}

/// The texts of a note; none for an empty one.
fn texts_of(note: DatedNote<'_>) -> Vec<(&str, Timestamp)> {
    let mut texts = Vec::new();
    let (mut start, mut time) = (0, note.time);
    for (at, mark) in marks(note.text) {
        texts.push((note.text.get(start..at).unwrap_or_default(), time));
        (start, time) = mark;
    }
    texts.push((note.text.get(start..).unwrap_or_default(), time));
    for (text, _) in &mut texts {
        *text = text.trim_matches('\n');
    }
    texts.retain(|(text, _)| !text.trim().is_empty());
    texts
}

/// Where each mark begins and ends, and the time in it.
fn marks(text: &str) -> impl Iterator<Item = (usize, (usize, Timestamp))> {
    let mut offset = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = offset;
        offset += line.len();
        Some((start, (offset, also_noted(line)?)))
    })
}

/// The time in a line that stands before another text of a merged note.
pub fn also_noted(line: &str) -> Option<Timestamp> {
    let line = line.trim_end();
    let mark = line.strip_prefix(MARK_START)?.strip_suffix(MARK_END)?;
    mark.parse().ok()
}
