//! Liquid's expressions, `{{ like this }}`, as far as their value stands in the post itself.

use std::collections::HashMap;

use super::arguments::Call;
use super::liquid_tags::{Kind, lookup, meaning_of};
use super::mask::Meaning;
use super::shortcode_tags;

/// More names than any post gives, and longer values, are not kept.
const MOST_NAMES: usize = 200;
const LONGEST_VALUE: usize = 8 * 1024;

/// How many bytes values may add to a post, so that a short one cannot become a long one.
const MOST_ADDED: usize = 1024 * 1024;

/// Names that the post gave values.
#[derive(Debug, Default)]
pub(super) struct Variables<'a> {
    values: HashMap<&'a str, String>,
    /// How many bytes values were shown so far.
    added: usize,
}

impl<'a> Variables<'a> {
    /// Notes what `{% assign name = value %}` says, without the tag's name.
    pub(super) fn assign(&mut self, statement: &'a str) {
        if let Some((name, value)) = statement.split_once('=')
            && let Some(value) = self.value(value)
        {
            self.set(name.trim(), value);
        }
    }

    /// Gives a name a value.
    pub(super) fn set(&mut self, name: &'a str, value: String) {
        if self.values.len() < MOST_NAMES && value.len() <= LONGEST_VALUE {
            self.values.insert(name, value);
        }
    }

    /// Gives a name the text that it captures, with the values of the expressions in it.
    pub(super) fn capture(&mut self, name: &'a str, text: &str) {
        let mut value = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, inner)) = rest.split_once("{{")
            && let Some((expression, after)) = inner.split_once("}}")
            && value.len() <= LONGEST_VALUE
        {
            value.push_str(before);
            if let Meaning::Target(known) = self.meaning(expression.trim()) {
                value.push_str(&known);
            }
            rest = after;
        }
        value.push_str(rest);
        self.set(name, value);
    }

    /// The value of a literal or a name, after the filters that put text around it.
    fn value(&self, expression: &str) -> Option<String> {
        let mut steps = expression.split('|');
        let first = steps.next()?.trim();
        let mut value = match literal(first) {
            Some(text) => text.to_owned(),
            None => self.values.get(first)?.clone(),
        };
        for step in steps {
            let Some((filter, argument)) = step.split_once(':') else {
                continue;
            };
            let argument = argument.trim();
            let argument = literal(argument).or(self.values.get(argument).map(String::as_str));
            if value.len() > LONGEST_VALUE {
                return None;
            }
            match (filter.trim(), argument) {
                ("append", Some(text)) => value.push_str(text),
                ("prepend", Some(text)) => value.insert_str(0, text),
                _ => {}
            }
        }
        Some(value)
    }

    /// The value of an expression, unless values have added too much.
    fn shown(&mut self, expression: &str) -> Option<String> {
        let value = self.value(expression)?;
        self.added = self.added.saturating_add(value.len());
        (self.added <= MOST_ADDED).then_some(value)
    }

    /// What stands in the place of an expression that is to be read as Markdown: `captured | markdownify`.
    pub(super) fn markdown(&mut self, inner: &str) -> Option<String> {
        let is_markdown = |step: &str| matches!(step.trim(), "markdownify" | "markdown");
        inner
            .split('|')
            .skip(1)
            .any(is_markdown)
            .then(|| self.shown(inner))?
    }

    /// What an expression means, without its braces.
    pub(super) fn meaning(&mut self, inner: &str) -> Meaning {
        if let Some(value) = self.shown(inner) {
            return Meaning::Target(value);
        }
        if inner.starts_with(['"', '\'']) {
            let literal = inner.split(['"', '\'']).nth(1).unwrap_or_default();
            return Meaning::Target(literal.to_owned());
        }
        if lookup(Call::name_in(inner)) == Some(Kind::Image) {
            let call = Call::read(inner);
            if call.at(0).is_some() {
                return meaning_of(Kind::Image, &call);
            }
        }
        function(inner).unwrap_or_else(|| unknown(inner))
    }
}

/// What stands between quotes, if that is all.
fn literal(text: &str) -> Option<&str> {
    ['"', '\''].iter().find_map(|&quote| {
        let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.contains(quote)).then_some(inner)
    })
}

/// A shortcode of Zola, or a function of a template: `name(key="value")`.
fn function(inner: &str) -> Option<Meaning> {
    let (name, arguments) = inner.strip_suffix(')')?.split_once('(')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':');
    if name.is_empty() || !name.chars().all(is_name) {
        return None;
    }
    let call = format!("{name} {arguments}");
    let call = Call::read(&call);
    shortcode_tags::meaning_alone(&call)
        .or_else(|| {
            let address = call.get_or_first(&["path", "src", "url"])?;
            Some(Meaning::Target(address.to_owned()))
        })
        .or_else(|| Some(Meaning::placeholder(name)))
}

fn unknown(inner: &str) -> Meaning {
    const LONGEST: usize = 60;
    let value = inner.split('|').next().unwrap_or_default().trim();
    let is_frame = value.contains("url") || value.contains("base") || value == "toc";
    if is_frame || value.len() > LONGEST || value.is_empty() {
        return Meaning::Nothing;
    }
    Meaning::placeholder(value)
}
