//! What a query says: which kind of entry it wants, and how each of its words is meant. It compares nothing.

use crate::find::fold::fold;

use super::entry::JumpKind;

/// Nobody types more than this; a text pasted by mistake is cut here (characters).
const MAX_CHARACTERS: usize = 200;

/// A query, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The only kind that is wanted.
    pub kind: Option<JumpKind>,
    /// Its words.
    pub terms: Vec<Term>,
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Folded, without the signs that say how it is meant.
    pub text: String,
    /// As it was typed, if it has an upper-case letter: then case counts.
    pub cased: Option<String>,
    /// How it is meant.
    pub how: How,
    /// Whether entries with it are not wanted.
    pub negated: bool,
}

/// How a word is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It, or something like it.
    Near,
    /// Just these letters (`'word`).
    Exact,
    /// Title begins with these letters (`^word`).
    Start,
    /// Title ends with these letters (`word$`).
    End,
    /// They are the title (`^word$`).
    Whole,
}

impl Asked {
    /// Takes a query apart; any text is one.
    pub fn parse(query: &str) -> Self {
        let (kind, words) = JumpKind::asked_for(cut(query));
        Self {
            kind,
            terms: words.split_whitespace().flat_map(terms).collect(),
        }
    }
}

impl JumpKind {
    /// The kind that a query begins with, by sign (`@`) or by word (`speaker:`), and the rest of the query.
    pub fn asked_for(query: &str) -> (Option<Self>, &str) {
        let query = query.trim_start();
        let after = |kind: Self| {
            query
                .strip_prefix(kind.sign())
                .or_else(|| query.strip_prefix(kind.key())?.strip_prefix(':'))
        };
        Self::ALL
            .into_iter()
            .find_map(|kind| Some((Some(kind), after(kind)?)))
            .unwrap_or((None, query))
    }
}

fn cut(query: &str) -> &str {
    let end = query.char_indices().nth(MAX_CHARACTERS);
    end.and_then(|(end, _)| query.get(..end)).unwrap_or(query)
}

/// The words that a word stands for: several if signs part it ("multi-cluster"), none if it is only signs of this language.
fn terms(word: &str) -> Vec<Term> {
    let (word, negated) = match word.strip_prefix('!') {
        Some(rest) => (rest, true),
        None => (word, false),
    };
    let quote = |letter: &char| matches!(letter, '\'' | '‘' | '’');
    let bare = match word.chars().next().filter(quote) {
        Some(sign) => return term(word.get(sign.len_utf8()..), How::Exact, negated),
        None => word,
    };
    match (bare.strip_prefix('^'), bare.strip_suffix('$')) {
        (Some(rest), None) => term(Some(rest), How::Start, negated),
        (None, Some(rest)) => term(Some(rest), How::End, negated),
        (Some(rest), Some(_)) => term(rest.strip_suffix('$'), How::Whole, negated),
        (None, None) if negated => term(Some(bare), How::Exact, negated),
        (None, None) => parts(bare)
            .flat_map(|part| term(Some(part), How::Near, false))
            .collect(),
    }
}

fn term(word: Option<&str>, how: How, negated: bool) -> Vec<Term> {
    let word = word.unwrap_or_default();
    let text = fold(word).text;
    if text.trim().is_empty() {
        return Vec::new();
    }
    let has_upper_case = word.chars().any(char::is_uppercase);
    vec![Term {
        text,
        cased: has_upper_case.then(|| word.to_owned()),
        how,
        negated,
    }]
}

/// The runs of letters and digits of a word; the whole word if it is a sign, or a name with one ("c++").
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric());
    let is_name = letters.clone().count() <= 2 && word.ends_with(['+', '#']);
    let is_whole = is_name || letters.clone().next().is_none();
    let is_part_of_word = move |letter: char| {
        letter.is_alphanumeric() || is_whole || matches!(letter, '\u{300}'..='\u{36F}')
    };
    word.split(move |letter: char| !is_part_of_word(letter))
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kind and the terms, as `sign text` with `-` before what is not wanted.
    fn check(query: &str, expected: &str) {
        let asked = Asked::parse(query);
        let mut told: Vec<String> = asked
            .kind
            .map(|kind| format!("[{}]", kind.word()))
            .into_iter()
            .collect();
        told.extend(asked.terms.iter().map(|term| {
            let minus = if term.negated { "-" } else { "" };
            let case = if term.cased.is_some() { "*" } else { "" };
            match term.how {
                How::Near => format!("{minus}~{}{case}", term.text),
                How::Exact => format!("{minus}={}{case}", term.text),
                How::Start => format!("{minus}<{}{case}", term.text),
                How::End => format!("{minus}>{}{case}", term.text),
                How::Whole => format!("{minus}<>{}{case}", term.text),
            }
        }));
        assert_eq!(told.join(" "), expected, "{query}");
    }

    #[test]
    fn signs_say_how_a_word_is_meant() {
        check("Argo cd", "~argo* ~cd");
        check("'opa ’OPA ‘x", "=opa =opa* =x");
        check("^intro dive$ ^the-end$", "<intro >dive <>the-end");
        check("!vendor !^sponsored !ad$", "-=vendor -<sponsored ->ad");
        check(
            "don't multi–cluster ci/cd",
            "~don ~t ~multi ~cluster ~ci ~cd",
        );
        check("C++ f# 東京 São", "~c++* ~f# ~東京 ~sao*");
    }

    #[test]
    fn signs_alone_ask_for_nothing() {
        check("! ' ^ $ ^$ !'", "");
        check("", "");
    }

    #[test]
    fn a_sign_or_a_word_in_front_narrows_the_kind() {
        check("@ada quark", "[speaker] ~ada ~quark");
        check("speaker: ada", "[speaker] ~ada");
        check(">", "[command]");
        check(" #argo", "[topic] ~argo");
        check("todo:x", "[to-do] ~x");
        check("ada @home", "~ada ~home");
    }
}
