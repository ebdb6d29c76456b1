//! Changed words with the lines and signs of the words that stayed: formats that know one line only, or other signs, must not
//! cost a note its own.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Longer texts are compared at their beginnings and ends only: comparing takes the product of their lengths.
const MOST_WORDS: usize = 4_000;

/// The new words with the signs and the white space that the note has where its words stayed; `old` is what an export made of
/// the note, `new` what the file says instead.
pub fn in_lines_of(note: &str, old: &str, new: &str) -> String {
    let (kept_words, old_words) = (words(note), words(old));
    if kept_words.len() != old_words.len() {
        return new.to_owned();
    }
    let new_words = words(new);
    let stayed = stayed(&texts(&old_words), &texts(&new_words));
    let mut out = String::with_capacity(note.len() + new.len());
    let mut previous = None;
    for (at, word) in new_words.iter().enumerate() {
        let same = stayed.get(at).copied().flatten();
        let original = same.and_then(|same| kept_words.get(same));
        if at > 0 {
            let is_next = same.is_some() && same == previous.map(|index: usize| index + 1);
            let was = same.and_then(|same| old_words.get(same));
            let is_apart_as_it_was = was.is_some_and(|was| was.before == word.before);
            let before = original.filter(|_| is_next && is_apart_as_it_was);
            let before = before.unwrap_or(word);
            out.push_str(before.before);
        }
        out.push_str(original.map_or(word.text, |original| original.text));
        previous = same;
    }
    out
}

#[derive(Clone, Copy)]
struct Word<'a> {
    /// The white space before it.
    before: &'a str,
    text: &'a str,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    loop {
        let body = rest.trim_start();
        if body.is_empty() {
            return words;
        }
        let end = body.find(char::is_whitespace).unwrap_or(body.len());
        words.push(Word {
            before: rest.get(..rest.len() - body.len()).unwrap_or_default(),
            text: body.get(..end).unwrap_or_default(),
        });
        rest = body.get(end..).unwrap_or_default();
    }
}

fn texts<'a>(words: &[Word<'a>]) -> Vec<&'a str> {
    words.iter().map(|word| word.text).collect()
}

/// For each new word the old one that it is.
fn stayed(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
    let mut stayed = vec![None; new.len()];
    let operations = if old.len() + new.len() > MOST_WORDS {
        ends(old, new)
    } else {
        capture_diff_slices(Algorithm::Myers, old, new)
    };
    for operation in operations {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = operation
        {
            for (at, place) in stayed.iter_mut().skip(new_index).take(len).enumerate() {
                *place = Some(old_index + at);
            }
        }
    }
    stayed
}

/// What two texts have in common at their beginnings and ends.
fn ends(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let first = old
        .iter()
        .zip(new)
        .take_while(|(old, new)| old == new)
        .count();
    let rest = old.len().min(new.len()) - first;
    let last = old.iter().rev().zip(new.iter().rev());
    let last = last.take(rest).take_while(|(old, new)| old == new).count();
    let equal = |old_index, new_index, len| DiffOp::Equal {
        old_index,
        new_index,
        len,
    };
    vec![
        equal(0, 0, first),
        equal(old.len() - last, new.len() - last, last),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_where_words_did() {
        let check = |note: &str, new: &str, expected: &str| {
            let old = note.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(in_lines_of(note, &old, new), expected);
        };
        check("a b\n\n- c d", "a b - c d", "a b\n\n- c d");
        check("a b\n\n- c d", "a x b - c e", "a x b\n\n- c e");
        check("one line", "one more line", "one more line");
        let long = "word\n".repeat(5_000);
        check(
            &long,
            &"word ".repeat(5_001),
            &(long.trim_end().to_owned() + " word"),
        );
    }
}
