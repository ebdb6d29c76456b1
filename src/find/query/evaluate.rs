//! Asking a query: it is made ready once, then asked of many subjects.

use jiff::civil::Date;
use memchr::memmem::Finder;

use crate::annotation::Status;

use super::super::fold::fold;
use super::field::{Comparison, TextField};
use super::flag::Flag;
use super::period::Period;
use super::subject::{Subject, Texts};
use super::syntax::{Expression, Query, Test};

/// What a query must know of the world it is asked in.
pub struct Surroundings<'a> {
    /// The day that it is.
    pub today: Date,
    /// The name of the known topic that a word means: "OPA" means "Open Policy Agent".
    pub topic: &'a dyn Fn(&str) -> Option<String>,
}

/// A query made ready to be asked.
#[derive(Debug)]
pub struct Matcher {
    root: Option<Node>,
}

/// An [`Expression`] with everything looked up.
#[derive(Debug)]
enum Node {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Words(Box<Finder<'static>>),
    Text(TextField, Vec<Finder<'static>>),
    Day(Comparison, Option<Date>, Option<Date>),
    Never,
    Flag(Flag),
    Status(Status),
}

impl Query {
    /// The query made ready to be asked.
    pub fn matcher(&self, surroundings: &Surroundings<'_>) -> Matcher {
        let root = self.root.as_ref();
        Matcher {
            root: root.map(|root| Node::of(root, surroundings)),
        }
    }
}

impl Matcher {
    /// Whether the query admits this.
    pub fn admits(&self, subject: &impl Subject) -> bool {
        self.root.as_ref().is_none_or(|root| root.admits(subject))
    }

    /// Whether it admits everything.
    pub const fn is_empty(&self) -> bool {
        self.root.is_none()
    }
}

impl Node {
    fn of(expression: &Expression, surroundings: &Surroundings<'_>) -> Self {
        let all = |parts: &[Expression]| {
            parts
                .iter()
                .map(|part| Self::of(part, surroundings))
                .collect()
        };
        match expression {
            Expression::All(parts) => Self::All(all(parts)),
            Expression::Any(parts) => Self::Any(all(parts)),
            Expression::Not(inner) => Self::Not(Box::new(Self::of(inner, surroundings))),
            Expression::Test(test) => Self::of_test(test, surroundings),
        }
    }

    fn of_test(test: &Test, surroundings: &Surroundings<'_>) -> Self {
        match test {
            Test::Words(words) => Self::Words(Box::new(finder(words))),
            Test::Text(field, value) => {
                let mut finders = vec![finder(value)];
                if *field == TextField::Topic {
                    finders.extend((surroundings.topic)(value).map(|name| finder(&name)));
                }
                Self::Text(*field, finders)
            }
            Test::Day(comparison, period) => day(*comparison, *period, surroundings.today),
            Test::Flag(flag) => Self::Flag(*flag),
            Test::Status(status) => Self::Status(*status),
        }
    }

    fn admits(&self, subject: &impl Subject) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.admits(subject)),
            Self::Any(parts) => parts.iter().any(|part| part.admits(subject)),
            Self::Not(inner) => !inner.admits(subject),
            Self::Words(words) => words.find(subject.texts().words().as_bytes()).is_some(),
            Self::Text(field, finders) => {
                let holds = |texts: &Texts| is_in(texts.field(*field), *field, finders);
                holds(subject.texts())
                    || subject
                        .further_texts(*field)
                        .is_some_and(|texts| holds(&texts))
            }
            Self::Day(comparison, first, last) => subject.has_day(*comparison, *first, *last),
            Self::Never => false,
            Self::Flag(flag) => subject.is(*flag),
            Self::Status(status) => subject.has_status(*status),
        }
    }
}

fn day(comparison: Comparison, period: Period, today: Date) -> Node {
    let (first, last) = period.days(today);
    match comparison {
        Comparison::After => Node::Day(comparison, Some(first), None),
        Comparison::Before => match first.yesterday() {
            Ok(last) => Node::Day(comparison, None, Some(last)),
            Err(_) => Node::Never, // before the first day of the calendar there is none
        },
        Comparison::On | Comparison::Due => Node::Day(comparison, Some(first), Some(last)),
    }
}

/// What a text is searched for: folded, every run of blanks one.
fn finder(text: &str) -> Finder<'static> {
    let words: Vec<&str> = text.split_whitespace().collect();
    Finder::new(fold(&words.join(" ")).text.as_bytes()).into_owned()
}

/// Whether one of these is in the values of a field: at the beginning of a word, in a path anywhere.
fn is_in(values: &str, field: TextField, finders: &[Finder<'_>]) -> bool {
    let is_anywhere = field == TextField::Path;
    finders.iter().any(|finder| {
        (is_anywhere && finder.find(values.as_bytes()).is_some()) || begins_a_word(values, finder)
    })
}

/// Whether a word of the text begins with what is looked for: "ai" is in "AI at scale", not in "containers".
fn begins_a_word(text: &str, finder: &Finder<'_>) -> bool {
    finder.find_iter(text.as_bytes()).any(|at| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric() || is_written_without_blanks(before))
    })
}

/// Letters of scripts that put no blanks between words: from the CJK radicals on (Unicode, block 2E80).
const fn is_written_without_blanks(letter: char) -> bool {
    letter >= '\u{2E80}'
}
