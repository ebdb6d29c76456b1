//! What a person's words are in what a file says of them.

use super::note_words::in_lines_of;
use super::task::Telling;

/// The note that `there` tells, where `ours` is what an export of `note` says and `bare` what one of no note says. `None`
/// where words behind the note were changed, so that one cannot say where it ends.
pub fn note_told(there: &Telling, ours: &Telling, bare: &Telling, note: &str) -> Option<String> {
    let text = match (there, ours) {
        (Telling::NoteAndSource(text), Telling::NoteAndSource(_)) => text,
        (Telling::Parts(there), Telling::Parts(ours)) => return Some(there.told(ours, note)),
        _ => return Some(in_lines_of(note, ours.text(), there.text())),
    };
    let source = bare.text();
    if text == source {
        return Some(String::new());
    }
    let before_source = text
        .strip_suffix(source)
        .filter(|before| before.is_empty() || before.ends_with(' '));
    let said = ours.text().strip_suffix(source).map_or("", str::trim);
    if let Some(told) = before_source {
        return Some(in_lines_of(note, said, told.trim()));
    }
    // Words at the very end of the line, where one types most easily.
    let added = text.strip_prefix(ours.text())?.trim();
    Some(match note.trim_end() {
        "" => added.to_owned(),
        note => format!("{note} {added}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_and_behind_the_source_are_the_persons() {
        let said = |text: &str| Telling::NoteAndSource(text.to_owned());
        let told = |there: &str| {
            note_told(
                &said(there),
                &said("my note – post"),
                &said("– post"),
                "my note",
            )
        };
        assert_eq!(told("my own note – post").as_deref(), Some("my own note"));
        assert_eq!(told("– post").as_deref(), Some(""));
        assert_eq!(
            told("my note – post today").as_deref(),
            Some("my note today")
        );
        assert_eq!(told("my note – past"), None);
    }
}
