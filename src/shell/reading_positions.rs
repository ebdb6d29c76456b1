//! Reading positions as the interface has them, and as the store writes them. It reads and writes nothing.

use crate::annotation::TextPlace;
use crate::app::{ReadMark, ReadingPosition, StoredPosition};

use super::store::{Position, PositionMark};

/// A position for the store.
pub fn to_store(root: String, path: String, position: &ReadingPosition) -> Position {
    Position {
        root,
        path,
        offset: position.place.offset,
        before: position.place.before.to_string(),
        after: position.place.after.to_string(),
        row: position.row,
        percent: position.percent,
        revision: position.revision.to_string(),
        mark: Some(match position.mark {
            ReadMark::Unread => PositionMark::Unread,
            ReadMark::Reading => PositionMark::Reading,
            ReadMark::Read => PositionMark::Read,
        }),
    }
}

/// A position from the store; where none is written, what was seen to its end is read.
pub fn from_store(position: Position) -> StoredPosition {
    let mark = match position.mark {
        Some(PositionMark::Unread) => ReadMark::Unread,
        Some(PositionMark::Read) => ReadMark::Read,
        None if position.percent >= 100 => ReadMark::Read,
        Some(PositionMark::Reading) | None => ReadMark::Reading,
    };
    StoredPosition {
        root: position.root,
        path: position.path,
        position: ReadingPosition {
            place: TextPlace {
                offset: position.offset,
                before: position.before.into(),
                after: position.after.into(),
            },
            row: position.row,
            percent: position.percent,
            revision: position.revision.into(),
            mark,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_comes_back_as_it_was() {
        let position = ReadingPosition {
            place: TextPlace::of("some words to stand between", 5),
            row: 7,
            percent: 40,
            revision: "r".into(),
            mark: ReadMark::Reading,
        };
        let stored = to_store("blog".to_owned(), "a.md".to_owned(), &position);
        assert_eq!(from_store(stored).position, position);
    }

    #[test]
    fn positions_of_earlier_versions_are_understood() {
        let text = r#"[{"root":"r","path":"p","offset":3,"percent":100,"revision":"x"},
                       {"root":"r","path":"q","offset":3,"revision":"x"}]"#;
        let positions: Vec<Position> = serde_json::from_str(text).unwrap();
        let marks: Vec<ReadMark> = positions
            .into_iter()
            .map(|position| from_store(position).position.mark)
            .collect();
        assert_eq!(marks, [ReadMark::Read, ReadMark::Reading]);
    }
}
