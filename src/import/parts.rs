//! Notes in formats that tell how a note begins in a headline, and the note itself only where that does not say all of it.

use super::note_words::in_lines_of;

/// What a format tells of a person's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// How the note begins, on one line; what stands in its place where there is none.
    pub headline: String,
    /// All of the note, if it is told.
    pub note: Option<String>,
    /// Lines that the person added beside it.
    pub added: Vec<String>,
}

/// What stands behind a headline that was cut.
const CUT: &str = " …";

impl Parts {
    /// The note that these parts tell, where `ours` is what an export of `note` says.
    pub fn told(&self, ours: &Self, note: &str) -> String {
        let changed = self
            .note
            .as_ref()
            .filter(|told| Some(*told) != ours.note.as_ref());
        let told = match changed {
            Some(told) => in_lines_of(note, ours.note.as_deref().unwrap_or(&ours.headline), told),
            None if self.headline == ours.headline => note.to_owned(),
            None if ours.note.is_none() => in_lines_of(note, &ours.headline, &self.headline),
            None => with_headline(note, &ours.headline, &self.headline),
        };
        self.with_added(told)
    }

    /// The note with the lines that were added beside it, unless it has them.
    fn with_added(&self, mut note: String) -> String {
        for line in &self.added {
            if note.lines().all(|known| known.trim() != line.trim()) {
                if !note.trim().is_empty() {
                    note.push('\n');
                }
                note.push_str(line);
            }
        }
        note
    }
}

/// The note with other words in the line that the headline tells; what a cut headline does not tell stays.
fn with_headline(note: &str, old: &str, new: &str) -> String {
    let mut lines: Vec<String> = note.split('\n').map(str::to_owned).collect();
    let Some(line) = lines.iter_mut().find(|line| !line.trim().is_empty()) else {
        return new.to_owned();
    };
    let rest = old.strip_suffix(CUT).and_then(|old| {
        let words = old.split_whitespace().count();
        let mut rest = line.trim_start();
        for _ in 0..words {
            rest = rest.trim_start().split_once(char::is_whitespace)?.1;
        }
        Some(rest.to_owned())
    });
    *line = match rest {
        Some(rest) => format!("{} {rest}", new.strip_suffix(CUT).unwrap_or(new)),
        None => in_lines_of(line, old, new),
    };
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(headline: &str, note: Option<&str>, added: &[&str]) -> Parts {
        Parts {
            headline: headline.to_owned(),
            note: note.map(str::to_owned),
            added: added.iter().map(|&line| line.to_owned()).collect(),
        }
    }

    #[test]
    fn a_headline_is_the_first_line_of_a_note() {
        let note = "first line\n\nsecond";
        let ours = parts("first line", Some(note), &[]);
        let told = |there: Parts| there.told(&ours, note);
        assert_eq!(
            told(parts("first word", Some(note), &[])),
            "first word\n\nsecond"
        );
        assert_eq!(
            told(parts("first line", Some("first line\n\n2nd"), &[])),
            "first line\n\n2nd"
        );
        assert_eq!(told(parts("first line", None, &[])), note);
        let added = told(parts("first line", Some(note), &["third"]));
        assert_eq!(added, "first line\n\nsecond\nthird");
        assert_eq!(
            parts("first line", None, &["third"])
                .told(&parts("first line", Some(&added), &[]), &added),
            added
        );
    }

    #[test]
    fn what_a_cut_headline_does_not_tell_stays() {
        let ours = parts("one two …", Some("one two three\nfour"), &[]);
        let there = parts("1 two …", Some("one two three\nfour"), &[]);
        assert_eq!(
            there.told(&ours, "one two three\nfour"),
            "1 two three\nfour"
        );
    }

    #[test]
    fn a_headline_alone_is_the_note() {
        let ours = parts("Argo: how it beg", None, &[]);
        assert_eq!(parts("look at it", None, &[]).told(&ours, ""), "look at it");
    }
}
