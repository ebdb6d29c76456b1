//! What is searched for in full text: words and "phrases", which match as the search in a post does, and /regular
//! expressions/. All of them have to stand in the same section. It searches one text, and knows no sections.

use std::iter::Peekable;
use std::str::CharIndices;

use regex::{Regex, RegexBuilder};

use super::sieve::Sieve;
use super::trigrams::Trigrams;
use crate::find::in_text::{Case, Pattern};
use crate::text::Span;

/// The largest compiled expression, in bytes.
const LARGEST: usize = 4 << 20;

/// Something to search for, made ready for many texts.
#[derive(Clone, Debug)]
pub struct TextQuery {
    terms: Vec<Term>,
    sieve: Sieve,
}

/// What cannot be searched for, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("/{expression}/ is no regular expression: {reason}")]
pub struct QueryError {
    /// The expression as it was typed.
    pub expression: String,
    /// What is wrong with it.
    pub reason: String,
    /// The place of the mistake in what was typed (bytes).
    pub span: Span,
}

/// One thing that has to be there.
#[derive(Clone, Debug)]
enum Term {
    /// A word or a phrase, with its text.
    Words(Box<Pattern>, String),
    /// An expression, with its text.
    Expression(Regex, String),
}

/// What was typed for one term.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Typed {
    Words(String),
    Expression(String, Span),
}

impl TextQuery {
    /// Reads what was typed; `None` if there is nothing to search for.
    pub fn read(typed: &str) -> Result<Option<Self>, QueryError> {
        let mut terms = Vec::new();
        for term in split(typed) {
            match term {
                Typed::Words(words) => {
                    let pattern = Pattern::new(&words, Case::Smart);
                    terms.extend(pattern.map(|p| Term::Words(Box::new(p), words)));
                }
                Typed::Expression(expression, span) => {
                    let compiled = compile(&expression, span)?;
                    terms.push(Term::Expression(compiled, expression));
                }
            }
        }
        let sieve = sieve_of(&terms);
        Ok((!terms.is_empty()).then_some(Self { terms, sieve }))
    }

    /// Whether a file with these bytes may hold everything; `false` is sure.
    pub fn may_match(&self, bytes: &[u8]) -> bool {
        self.sieve.lets_through(bytes)
    }

    /// Whether a visible text with these bytes may hold everything; `false` is sure.
    pub fn may_match_text(&self, bytes: &[u8]) -> bool {
        self.sieve.lets_text_through(bytes)
    }

    /// Whether a visible text with these trigrams may hold everything; `false` is sure.
    pub fn may_match_trigrams(&self, trigrams: Trigrams<'_>) -> bool {
        self.sieve.lets_trigrams_through(trigrams)
    }

    /// Where each term stands in a text, in order; `None` if one of them is not there at all.
    pub fn find(&self, text: &str) -> Option<Vec<Vec<Span>>> {
        let found = self.terms.iter().map(|term| {
            let spans = term.find(text);
            (!spans.is_empty()).then_some(spans)
        });
        found.collect()
    }

    /// Where any of the terms stands in a text, in order and apart from each other: for marking them.
    pub fn find_any(&self, text: &str) -> Vec<Span> {
        let spans = self.terms.iter().flat_map(|term| term.find(text));
        apart(spans.collect())
    }
}

impl Term {
    fn find(&self, text: &str) -> Vec<Span> {
        match self {
            Self::Words(pattern, _) => pattern.find_all(text),
            Self::Expression(expression, _) => expression
                .find_iter(text)
                .filter(|found| !found.is_empty())
                .map(|found| Span::new(found.start() as u32, found.end() as u32))
                .collect(),
        }
    }
}

fn sieve_of(terms: &[Term]) -> Sieve {
    let (mut words, mut expressions) = (Vec::new(), Vec::new());
    for term in terms {
        match term {
            Term::Words(_, text) => words.push(text.as_str()),
            Term::Expression(_, text) => expressions.push(text.as_str()),
        }
    }
    Sieve::of(&words, &expressions)
}

/// Spans in order, those that overlap made one.
pub(super) fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

/// An expression as one means it: `^` and `$` are a line's ends, and case counts only if there is an upper-case letter.
fn compile(expression: &str, span: Span) -> Result<Regex, QueryError> {
    let ignores_case = !has_upper_case(expression);
    RegexBuilder::new(expression)
        .multi_line(true)
        .case_insensitive(ignores_case)
        .size_limit(LARGEST)
        .build()
        .map_err(|error| QueryError {
            expression: expression.to_owned(),
            reason: reason(&error),
            span: place_of_mistake(expression).map_or(span, |place| {
                let start = span.start + '/'.len_utf8() as u32;
                Span::new(start + place.start, start + place.end)
            }),
        })
}

/// Where in an expression something is wrong (bytes), if that is at one place.
fn place_of_mistake(expression: &str) -> Option<Span> {
    let (start, end) = match regex_syntax::parse(expression).err()? {
        regex_syntax::Error::Parse(error) => (error.span().start, error.span().end),
        regex_syntax::Error::Translate(error) => (error.span().start, error.span().end),
        _ => return None,
    };
    Some(Span::new(start.offset as u32, end.offset as u32))
}

/// Upper-case letters that are meant: `\W` is none.
fn has_upper_case(expression: &str) -> bool {
    let mut is_escaped = false;
    expression.chars().any(|letter| {
        let counts = !is_escaped && letter.is_uppercase();
        is_escaped = letter == '\\' && !is_escaped;
        counts
    })
}

/// The last line of the crate's message says what is wrong; those above it show where.
fn reason(error: &regex::Error) -> String {
    if matches!(error, regex::Error::CompiledTooBig(_)) {
        return "it takes too much memory".to_owned();
    }
    let message = error.to_string();
    let last = message.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

fn split(typed: &str) -> Vec<Typed> {
    let mut terms = Vec::new();
    let mut rest = typed.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        match letter {
            _ if letter.is_whitespace() => {}
            '"' | '“' | '”' => terms.push(Typed::Words(phrase(&mut rest))),
            '/' if ends_as_expression(typed.get(at + 1..).unwrap_or_default()) => {
                terms.push(expression(at, &mut rest));
            }
            _ => terms.push(Typed::Words(word(letter, &mut rest))),
        }
    }
    terms
}

/// Whether what follows a slash is an expression: `/etc/hosts` is a word, and so is what is not closed yet.
fn ends_as_expression(rest: &str) -> bool {
    let mut is_escaped = false;
    let mut letters = rest.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '/' && !is_escaped {
            return letters.peek().is_none_or(|next| next.is_whitespace());
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    false
}

fn phrase(rest: &mut Peekable<CharIndices<'_>>) -> String {
    let is_inside = |letter: &char| !matches!(letter, '"' | '“' | '”');
    rest.map(|(_, letter)| letter)
        .take_while(is_inside)
        .collect()
}

fn word(first: char, rest: &mut Peekable<CharIndices<'_>>) -> String {
    let mut word = String::from(first);
    while let Some((_, letter)) = rest.next_if(|(_, letter)| !letter.is_whitespace()) {
        word.push(letter);
    }
    word
}

fn expression(at: usize, rest: &mut Peekable<CharIndices<'_>>) -> Typed {
    let mut expression = String::new();
    let mut is_escaped = false;
    let mut end = at + 1;
    for (place, letter) in rest.by_ref() {
        end = place + letter.len_utf8();
        if letter == '/' && !is_escaped {
            break;
        }
        is_escaped = letter == '\\' && !is_escaped;
        expression.push(letter);
    }
    Typed::Expression(expression, Span::new(at as u32, end as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &[&str]) {
        let terms = split(typed).into_iter().map(|term| match term {
            Typed::Words(words) => words,
            Typed::Expression(expression, _) => format!("/{expression}/"),
        });
        assert_eq!(terms.collect::<Vec<_>>(), expected, "{typed}");
    }

    #[test]
    fn words_phrases_and_expressions_are_told_apart() {
        check("", &[]);
        check("service  mesh", &["service", "mesh"]);
        check("\"service mesh\" argo", &["service mesh", "argo"]);
        check(
            "“typed elsewhere” \"still typing",
            &["typed elsewhere", "still typing"],
        );
        check("/roll\\/?outs?/ argo", &["/roll\\/?outs?/", "argo"]);
        check("/etc/hosts a/b /open", &["/etc/hosts", "a/b", "/open"]);
    }

    #[test]
    fn an_expression_that_is_none_says_why() {
        let error = TextQuery::read("argo /(un/").unwrap_err();
        assert_eq!(error.span, Span::new(6, 7), "the parenthesis");
        assert_eq!(
            error.to_string(),
            "/(un/ is no regular expression: unclosed group"
        );
        let error = TextQuery::read("/a{9999}{9999}/").unwrap_err();
        assert_eq!(error.span, Span::new(0, 15), "the whole");
        assert!(TextQuery::read(" \"\" ").unwrap().is_none());
    }

    #[test]
    fn capitals_are_meant_if_there_are_any() {
        let count = |typed: &str| {
            let query = TextQuery::read(typed).unwrap().unwrap();
            query.find_any("Argo argo ARGO\nÁrgo").len()
        };
        assert_eq!(
            [
                count("argo"),
                count("Argo"),
                count("/argo/"),
                count("/A\\Wrgo|Argo/")
            ],
            [4, 2, 3, 1]
        );
        assert_eq!(count("/^argo$/"), 0);
        assert_eq!(count("/o$/"), 1 + 1);
    }
}
