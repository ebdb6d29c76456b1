//! Which of several known names somebody probably meant. It decides nothing; it only suggests.

use similar::TextDiff;

/// Names less alike than this are not worth a suggestion.
const ALIKE: f32 = 0.5;

/// The known name that is most like a mistyped one, if one is like it at all.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written: String = name.chars().take(60).collect();
    known
        .into_iter()
        .map(|candidate| {
            (
                TextDiff::from_chars(written.as_str(), candidate).ratio(),
                candidate,
            )
        })
        .filter(|(ratio, _)| *ratio > ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        let known = ["library", "store", "theme"];
        assert_eq!(nearest("libary", known), Some("library"));
        assert_eq!(nearest("themes", known), Some("theme"));
        assert_eq!(nearest("xyzzy", known), None);
        assert_eq!(nearest("", known), None);
    }
}
