//! Which files and which visible texts may match, told from their bytes: reading a file as a post takes far longer than
//! looking through it. What it keeps out is sure not to match, apart from words in files that are made by reading (the name
//! of a callout, say).

use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::hir::{Hir, HirKind};

use super::other_forms::may_be_in_another_form;
use super::trigrams::{Trigram, Trigrams, trigrams_of};
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
    /// So have these, which are in the text beside them and in all others that match.
    trigrams: Vec<Trigram>,
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
        let words = words.iter().map(|words| vec![(*words).to_owned()]);
        let expressions = expressions.iter().map(|text| needed_by(text));
        let terms: Vec<Vec<String>> = words.chain(expressions).collect();
        let longest = terms.iter().filter_map(|texts| longest_run(texts));
        let texts = terms.iter().flatten();
        let mut trigrams: Vec<Trigram> = texts
            .flat_map(|text| runs(text))
            .flat_map(|run| trigrams_of(&run.to_ascii_lowercase()).collect::<Vec<_>>())
            .collect();
        trigrams.sort_unstable();
        trigrams.dedup();
        Self {
            needed: longest
                .filter_map(|letters| Needed::new(&letters))
                .collect(),
            trigrams,
        }
    }

    /// Whether a visible text with these trigrams may match.
    pub fn lets_trigrams_through(&self, trigrams: Trigrams<'_>) -> bool {
        trigrams.may_have(&self.trigrams)
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

/// Texts that every match of an expression holds.
fn needed_by(expression: &str) -> Vec<String> {
    let mut parser = regex_syntax::ParserBuilder::new().multi_line(true).build();
    let mut literals = Vec::new();
    // What is no expression matches nothing, which is told elsewhere.
    if let Ok(expression) = parser.parse(expression) {
        collect_literals(&expression, &mut literals);
    }
    literals
}

/// Letters and digits beside each other, all of them ASCII.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric())
}

/// The longest run in any of the texts, in lower case.
fn longest_run(texts: &[String]) -> Option<String> {
    let all = texts.iter().flat_map(|text| runs(text));
    let longest = all.max_by_key(|run| run.len())?;
    let enough: String = longest.chars().take(ENOUGH).collect();
    (enough.len() >= SHORTEST).then(|| enough.to_ascii_lowercase())
}

/// The texts that every match of an expression holds. The parser lets expressions nest only so far.
fn collect_literals(expression: &Hir, literals: &mut Vec<String>) {
    match expression.kind() {
        HirKind::Literal(literal) => literals.extend(String::from_utf8(literal.0.to_vec())),
        HirKind::Capture(capture) => collect_literals(&capture.sub, literals),
        HirKind::Repetition(repetition) if repetition.min > 0 => {
            collect_literals(&repetition.sub, literals);
        }
        HirKind::Concat(parts) => parts
            .iter()
            .for_each(|part| collect_literals(part, literals)),
        _ => {}
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
