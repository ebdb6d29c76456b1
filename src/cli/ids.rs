//! Ids as people see and type them: a few characters of the end, or the beginning, where they tell records apart.

use std::collections::HashMap;

use crate::annotation::RecordId;

use super::failure::Failure;

/// Characters of an id that are shown. Its end is random; its beginning is the time and much alike.
const SHOWN: usize = 8;

/// The fewest characters that are taken for an id.
const FEWEST: usize = 4;

/// The shortest forms of ids that name one record each.
pub struct ShortIds {
    endings: HashMap<String, usize>,
}

impl ShortIds {
    /// For these records.
    pub fn new(ids: impl IntoIterator<Item = RecordId>) -> Self {
        let mut endings = HashMap::new();
        for id in ids {
            *endings.entry(ending(id)).or_default() += 1;
        }
        Self { endings }
    }

    /// The end of the id; all of it where another id ends alike.
    pub fn of(&self, id: RecordId) -> String {
        let ending = ending(id);
        match self.endings.get(&ending) {
            Some(1) => ending,
            _ => id.to_string(),
        }
    }
}

fn ending(id: RecordId) -> String {
    let id = id.to_string();
    id.get(id.len().saturating_sub(SHOWN)..)
        .unwrap_or_default()
        .to_owned()
}

/// What an id is looked for among.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// One of them: "to-do".
    pub one: &'static str,
    /// Several: "to-dos".
    pub several: &'static str,
    /// The command that shows their ids.
    pub shown_by: &'static str,
}

impl Kind {
    /// To-dos.
    pub const TODO: Self = Self {
        one: "to-do",
        several: "to-dos",
        shown_by: "kubenotes todo --all",
    };
    /// Highlights and notes.
    pub const NOTE: Self = Self {
        one: "highlight",
        several: "highlights",
        shown_by: "kubenotes highlights",
    };
    /// Deleted notes.
    pub const DELETED: Self = Self {
        one: "deleted note",
        several: "deleted notes",
        shown_by: "kubenotes highlights --deleted",
    };
}

/// The one record whose id begins or ends like this.
pub fn find(
    kind: Kind,
    ids: impl IntoIterator<Item = RecordId>,
    written: &str,
) -> Result<RecordId, Failure> {
    let part = written.trim().to_ascii_lowercase();
    if part.chars().count() < FEWEST {
        return Err(Failure::Input(format!(
            "“{written}” is too short for an id: give at least {FEWEST} characters"
        )));
    }
    let is_meant = |id: &RecordId| {
        let id = id.to_string();
        id.starts_with(&part) || id.ends_with(&part)
    };
    let found: Vec<RecordId> = ids.into_iter().filter(is_meant).collect();
    match found.as_slice() {
        [id] => Ok(*id),
        [] => Err(Failure::Refused(format!(
            "There is no {} with the id “{written}”: {} shows them",
            kind.one, kind.shown_by
        ))),
        several => Err(Failure::Input(format!(
            "“{written}” fits {} {}: give more characters of the id",
            several.len(),
            kind.several
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> RecordId {
        RecordId::parse_str(text).unwrap()
    }

    #[test]
    fn an_end_or_a_beginning_names_a_record() {
        let (a, b) = (
            id("0198c0de-0000-7000-8000-0000aaaa1111"),
            id("0198c0df-0000-7000-8000-0000bbbb1111"),
        );
        assert_eq!(find(Kind::TODO, [a, b], "aaaa1111").unwrap(), a);
        assert_eq!(find(Kind::TODO, [a, b], "0198C0DF").unwrap(), b);
        assert_eq!(find(Kind::TODO, [a, b], "1111").unwrap_err().exit_code(), 2);
        assert_eq!(find(Kind::TODO, [a, b], "ffff").unwrap_err().exit_code(), 1);
        assert_eq!(find(Kind::TODO, [a, b], "11").unwrap_err().exit_code(), 2);
    }

    #[test]
    fn shown_ids_name_one_record_each() {
        let (a, b, c) = (
            id("0198c0de-0000-7000-8000-0000aaaa1111"),
            id("0198c0df-0000-7000-8000-0001aaaa1111"),
            id("0198c0df-0000-7000-8000-0001aaaa2222"),
        );
        let short = ShortIds::new([a, b, c]);
        assert_eq!(short.of(c), "aaaa2222");
        assert_ne!(short.of(a), short.of(b));
    }
}
