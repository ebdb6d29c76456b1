//! Which files and which visible texts may match, told from their bytes: reading a file as a post takes far longer than
//! looking through it. What it keeps out is sure not to match, apart from words in files that are made by reading (the name
//! of a callout, say).

use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::hir::{Hir, HirKind};

use super::other_forms::may_be_in_another_form;
use super::written_otherwise::may_be_written_otherwise;

/// A word needs so many letters to be worth looking for.
const SHORTEST: usize = 2;

/// So many letters of a word tell enough.
const ENOUGH: usize = 12;

/// Looks through files as they are on disk.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    /// Each has to be there.
    needed: Vec<Needed>,
}

#[derive(Clone, Debug)]
struct Needed {
    letters: Box<[u8]>,
    /// As they are written for the most part.
    plain: Regex,
}

impl Sieve {
    /// A sieve for texts with all of these words and matches of all of these expressions.
    pub fn of(words: &[&str], expressions: &[&str]) -> Self {
        let words = words.iter().filter_map(|words| longest_run(words));
        let expressions = expressions.iter().filter_map(|text| needed_by(text));
        let letters = words.chain(expressions);
        Self {
            needed: letters
                .filter_map(|letters| Needed::new(&letters))
                .collect(),
        }
    }

    /// Whether a visible text with these bytes may match.
    pub fn lets_text_through(&self, text: &[u8]) -> bool {
        self.needed.iter().all(|needed| {
            needed.plain.is_match(text) || may_be_in_another_form(&needed.letters, text)
        })
    }

    /// Whether a file with these bytes may match.
    pub fn lets_through(&self, bytes: &[u8]) -> bool {
        let is_in = |needed: &Needed| {
            needed.plain.is_match(bytes) || may_be_written_otherwise(&needed.letters, bytes)
        };
        // Another encoding writes other bytes.
        self.needed.iter().all(is_in) || std::str::from_utf8(bytes).is_err()
    }
}

impl Needed {
    /// `None` if the letters cannot be looked for, which then keeps nothing out.
    fn new(letters: &str) -> Option<Self> {
        let plain = RegexBuilder::new(letters)
            .unicode(false)
            .case_insensitive(true)
            .build()
            .ok()?;
        Some(Self {
            letters: letters.as_bytes().into(),
            plain,
        })
    }
}

/// Letters that every match of an expression has beside each other.
fn needed_by(expression: &str) -> Option<String> {
    let mut parser = regex_syntax::ParserBuilder::new().multi_line(true).build();
    longest_run(&literal_of(&parser.parse(expression).ok()?)?)
}

/// The longest run of ASCII letters and digits, in lower case.
fn longest_run(text: &str) -> Option<String> {
    let runs = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    let longest = runs.max_by_key(|run| run.len())?;
    let enough: String = longest.chars().take(ENOUGH).collect();
    (enough.len() >= SHORTEST).then(|| enough.to_ascii_lowercase())
}

/// A text that every match of an expression holds: the one with the most letters, if there is any.
fn literal_of(expression: &Hir) -> Option<String> {
    match expression.kind() {
        HirKind::Literal(literal) => String::from_utf8(literal.0.to_vec()).ok(),
        HirKind::Capture(capture) => literal_of(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => literal_of(&repetition.sub),
        HirKind::Concat(parts) => {
            let literals = parts.iter().filter_map(literal_of);
            literals.max_by_key(|literal| longest_run(literal).map_or(0, |run| run.len()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::TextQuery;

    fn check(typed: &str, source: &str, expected: bool) {
        let query = TextQuery::read(typed).unwrap().unwrap();
        assert_eq!(
            query.may_match(source.as_bytes()),
            expected,
            "{typed}: {source}"
        );
    }

    #[test]
    fn words_are_found_however_a_source_writes_them() {
        for source in [
            "Rollouts",
            "roll**outs**",
            "Röllouts",
            "Ro\u{301}llouts",
            "Ｒollouts",
            "r&ouml;llouts",
            "<b>R</b>ollouts",
            "Roll\u{ad}outs",
            "roll\\_outs",
        ] {
            check("rollouts", source, true);
        }
        check("rollouts", "rolling out", false);
        check("\"progressive rollouts\"", "roll", false);
        check("a", "b", true);
        check("東京", "nothing to tell by", true);
    }

    #[test]
    fn expressions_are_sieved_by_what_they_need() {
        check("/argo( cd)? rollouts?/", "Argo rollout", true);
        check("/argo( cd)? rollouts?/", "Flux", false);
        check("/argo|flux/", "neither", true);
        check("/(kube)+ctl/", "kubectl", true);
        check("/(kube)+ctl/", "cube", false);
        check("/x*abc/", "b", false);
    }

    #[test]
    fn other_encodings_are_let_through() {
        let query = TextQuery::read("rollouts").unwrap().unwrap();
        assert!(query.may_match(b"R\0o\0l\0l\0\xFF\xFE"));
    }
}
