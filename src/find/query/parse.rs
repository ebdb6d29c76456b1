//! From the text of a query to its tree, or to the first mistake with its place and what to do about it.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::annotation::Status;
use crate::text::{nearest, one_line};

use super::field::{Comparison, Field, FieldEntry, Values};
use super::flag::FlagEntry;
use super::kind::SubjectKind;
use super::period::Period;
use super::problem::QueryProblem;
use super::syntax::{Expression, Query, Test};
use super::token::{Term, Token, TokenKind, tokens};

/// Parentheses in each other; who needs more has made a mistake.
const DEEPEST: usize = 32;

impl Query {
    /// Reads a query about subjects of a kind.
    pub fn read(text: &str, kind: SubjectKind) -> Result<Self, QueryProblem> {
        let mut parser = Parser {
            text,
            kind,
            tokens: tokens(text).into_iter().peekable(),
            depth: 0,
        };
        let root = parser.any()?;
        Ok(Self { root })
    }
}

struct Parser<'a> {
    text: &'a str,
    kind: SubjectKind,
    tokens: Peekable<IntoIter<Token>>,
    depth: usize,
}

impl Parser<'_> {
    /// Parts with OR between them, up to the end or a closing parenthesis.
    fn any(&mut self) -> Result<Option<Expression>, QueryProblem> {
        let mut parts = Vec::new();
        let mut or: Option<Range<usize>> = None;
        loop {
            let part = self.all()?;
            let next = self.tokens.next_if(|token| token.kind == TokenKind::Or);
            if part.is_none() && (or.is_some() || next.is_some()) {
                let place = or.or(next.map(|token| token.place)).unwrap_or_default();
                return Err(problem(
                    place,
                    "OR stands between two things: write one on each side, or put it in quotes to look for the word",
                ));
            }
            parts.extend(part);
            match next {
                Some(token) => or = Some(token.place),
                None => return Ok(Expression::any(parts)),
            }
        }
    }

    /// Parts that all must hold, up to OR, the end or a closing parenthesis.
    fn all(&mut self) -> Result<Option<Expression>, QueryProblem> {
        let mut parts = Vec::new();
        while let Some(token) = self
            .tokens
            .next_if(|token| !matches!(token.kind, TokenKind::Or | TokenKind::Close))
        {
            parts.extend(self.part(token)?);
        }
        Ok(Expression::all(parts))
    }

    fn part(&mut self, token: Token) -> Result<Option<Expression>, QueryProblem> {
        let (mut token, mut is_negated) = (token, false);
        if let TokenKind::Minus { is_odd } = token.kind {
            is_negated = is_odd;
            let next = self
                .tokens
                .next_if(|next| !matches!(next.kind, TokenKind::Or | TokenKind::Close));
            token = next.ok_or_else(|| {
                problem(
                    token.place,
                    "What is to be left out stands right behind the minus sign: write -tag:vendor",
                )
            })?;
        }
        let part = match token.kind {
            TokenKind::Open => self.group(token.place)?,
            TokenKind::Term(term) => self.test(term)?.map(Expression::Test),
            TokenKind::Minus { .. } | TokenKind::Or | TokenKind::Close => None,
        };
        Ok(part.map(|part| if is_negated { part.negated() } else { part }))
    }

    fn group(&mut self, open: Range<usize>) -> Result<Option<Expression>, QueryProblem> {
        if self.depth == DEEPEST {
            let message = format!(
                "No more than {DEEPEST} parentheses can stand in each other: leave some out"
            );
            return Err(problem(open, &message));
        }
        self.depth += 1;
        let inner = self.any()?;
        self.depth -= 1;
        let close = self.tokens.next_if(|token| token.kind == TokenKind::Close);
        if close.is_none() {
            return Err(problem(
                open,
                "This parenthesis is not closed: add ) behind the group",
            ));
        }
        Ok(inner)
    }

    /// The question that a term asks; `None` of an empty phrase.
    fn test(&self, term: Term) -> Result<Option<Test>, QueryProblem> {
        let Some(name) = term.name.clone() else {
            let is_empty = term.value.trim().is_empty();
            return Ok((!is_empty).then_some(Test::Words(term.value)));
        };
        let written = self.text.get(name.clone()).unwrap_or_default();
        let Some(entry) = FieldEntry::named(written) else {
            if term.value.is_empty() && !term.is_quoted {
                return Ok(Some(Test::Words(format!("{written}:"))));
            }
            return Err(problem(name, &self.no_such_field(written)));
        };
        if entry.meaning.of(self.kind).is_none() {
            return Err(problem(name, &self.means_nothing(entry)));
        }
        if term.value.trim().is_empty() {
            let place = name.start..term.value_place.end;
            return Err(problem(
                place,
                &format!("{}: needs a value: {}", entry.name, self.expected(entry)),
            ));
        }
        let value_place = term.value_place.clone();
        let test = match entry.field {
            Field::Text(field) => Ok(Test::Text(field, term.value)),
            Field::Day(comparison) => self.day(entry, comparison, &term.value),
            Field::Is | Field::Has => self.flag(entry, &term.value),
            Field::Status => status(&term.value),
        };
        test.map(Some)
            .map_err(|message| problem(value_place, &message))
    }

    fn day(&self, entry: &FieldEntry, comparison: Comparison, value: &str) -> Result<Test, String> {
        let period = Period::read(value).ok_or_else(|| {
            let expected = self.expected(entry);
            format!("“{}” is no date: {expected}", one_line(value))
        })?;
        Ok(Test::Day(comparison, period))
    }

    fn flag(&self, entry: &FieldEntry, value: &str) -> Result<Test, String> {
        let known = || FlagEntry::behind(entry.field, self.kind).map(|flag| flag.name);
        match FlagEntry::named(entry.field, value) {
            Some(flag) if flag.meaning.of(self.kind).is_some() => Ok(Test::Flag(flag.flag)),
            Some(flag) => Err(format!(
                "{}:{} says nothing of {}: {}",
                entry.name,
                flag.name,
                self.kind.plural(),
                choice(known())
            )),
            None => Err(not_a_value(entry.name, value, known())),
        }
    }

    fn no_such_field(&self, written: &str) -> String {
        let known = FieldEntry::for_kind(self.kind).map(|entry| entry.name);
        let meant = nearest(&written.to_lowercase(), known.clone());
        let what = match meant {
            Some(meant) => format!("did you mean {meant}:?"),
            None => format!("the fields are {}.", known.collect::<Vec<_>>().join(", ")),
        };
        format!("There is no field “{written}”; {what} In quotes it is looked for as words")
    }

    fn means_nothing(&self, entry: &FieldEntry) -> String {
        let kinds = SubjectKind::ALL.into_iter();
        let kinds = kinds.filter(|kind| entry.meaning.of(*kind).is_some());
        let kinds: Vec<&str> = kinds.map(SubjectKind::plural).collect();
        format!(
            "{}: says nothing of {}, only of {}: leave it out",
            entry.name,
            self.kind.plural(),
            kinds.join(", ")
        )
    }

    fn expected(&self, entry: &FieldEntry) -> String {
        match entry.field {
            Field::Is | Field::Has => {
                choice(FlagEntry::behind(entry.field, self.kind).map(|flag| flag.name))
            }
            Field::Status => choice(Status::ALL.map(Status::word).into_iter()),
            _ if entry.values == Values::Period => {
                "write 2019, 2019-05, 2019-05-20, or words such as last-month".to_owned()
            }
            _ => format!("write {}", entry.example),
        }
    }
}

fn status(value: &str) -> Result<Test, String> {
    let mut all = Status::ALL.into_iter();
    let named = all.find(|status| status.word().eq_ignore_ascii_case(value));
    named
        .map(Test::Status)
        .ok_or_else(|| not_a_value("status", value, Status::ALL.map(Status::word).into_iter()))
}

fn not_a_value<'a>(
    name: &str,
    value: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> String {
    let what = match nearest(&value.to_lowercase(), known.clone()) {
        Some(meant) => format!("did you mean {name}:{meant}?"),
        None => choice(known),
    };
    format!("There is no {name}:{}; {what}", one_line(value))
}

fn choice<'a>(known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    format!("write one of {}", known.join(", "))
}

fn problem(place: Range<usize>, message: &str) -> QueryProblem {
    QueryProblem {
        place,
        message: message.to_owned(),
    }
}
