//! A query as text, so that reading it gives the same query. Nothing is left out and nothing is made shorter.

use std::fmt::{self, Display};

use super::field::{Field, FieldEntry};
use super::flag::FlagEntry;
use super::syntax::{Expression, Query, Test};
use super::token::{QUOTES, needs_quotes};

impl Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.root {
            Some(Expression::All(parts)) => all(parts, out),
            Some(root) => root.fmt(out),
            None => Ok(()),
        }
    }
}

fn all(parts: &[Expression], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    joined(parts, " ", out)
}

fn joined(parts: &[Expression], between: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.write_str(between)?;
        }
        part.fmt(out)?;
    }
    Ok(())
}

impl Display for Expression {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parts, between) = match self {
            Self::Test(test) => return test.fmt(out),
            Self::Not(inner) => {
                out.write_str("-")?;
                return inner.fmt(out);
            }
            Self::All(parts) => (parts, " "),
            Self::Any(parts) => (parts, " OR "),
        };
        out.write_str("(")?;
        joined(parts, between, out)?;
        out.write_str(")")
    }
}

impl Display for Test {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) if needs_quotes(words) => out.write_str(&quoted(words)),
            Self::Words(words) => out.write_str(words),
            Self::Text(field, value) => {
                write!(out, "{}:{}", name(Field::Text(*field)), value_text(value))
            }
            Self::Day(comparison, period) => {
                write!(out, "{}:{period}", name(Field::Day(*comparison)))
            }
            Self::Flag(flag) => match FlagEntry::of(*flag) {
                Some(entry) => write!(out, "{}:{}", name(entry.field), entry.name),
                None => Ok(()),
            },
            Self::Status(status) => write!(out, "{}:{}", name(Field::Status), status.word()),
        }
    }
}

fn name(field: Field) -> &'static str {
    FieldEntry::of(field).map_or("", |entry| entry.name)
}

/// A field's value as one types it: in quotes where it would be read otherwise without them.
pub(super) fn value_text(value: &str) -> String {
    let is_plain = !value.is_empty()
        && !value.starts_with([':', '/', '\\'])
        && !value.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')'))
        && !value.contains(QUOTES);
    if is_plain {
        value.to_owned()
    } else {
        quoted(value)
    }
}

fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for character in text.chars() {
        if character == '\\' || QUOTES.contains(&character) {
            written.push('\\');
        }
        written.push(character);
    }
    written.push('"');
    written
}
