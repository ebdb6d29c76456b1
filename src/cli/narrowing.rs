//! What the queries of the command line say: read, checked, and told where they are wrong.

use std::ffi::OsString;

use crate::app::{GatheredNames, QueryFilter, State, unknown_name};
use crate::find::query::{Query, QueryProblem, SubjectKind};
use crate::find::{Sort, View};
use crate::text::nearest;

use super::failure::Failure;

/// The commands whose words are a query.
const WITH_QUERY: [&str; 6] = ["list", "talks", "events", "highlights", "todo", "export"];

/// The options with a value that may begin with a minus sign.
const WITH_VALUE: [&str; 3] = ["-o", "--output", "--sort"];

/// A minus sign that is no option to the parser of arguments, and means the same in a query.
const MINUS: &str = "−";

/// The filter that the words of a command say.
pub fn filter(words: &[String], kind: SubjectKind) -> Result<QueryFilter, Failure> {
    let text = words.join(" ");
    QueryFilter::read(&text, kind).map_err(|problem| failure(&problem, &text))
}

/// What to do where a filter admits nothing: which name in it nothing has, and which is like it, if that is why.
pub fn hint(state: &State, filter: &QueryFilter, kind: SubjectKind, otherwise: &str) -> String {
    let unknown = unknown_name(state, filter.text(), kind, &mut GatheredNames::new());
    let Some(unknown) = unknown else {
        return otherwise.to_owned();
    };
    match unknown.message.strip_prefix("No ") {
        Some(what) => format!("no {what}"),
        None => unknown.message,
    }
}

/// The filter and order of a view, narrowed further by the words of a command; an order given there goes before.
pub fn with_view(
    views: &[View],
    view: Option<&str>,
    words: &[String],
    sort: Option<Sort>,
    kind: SubjectKind,
) -> Result<(QueryFilter, Sort), Failure> {
    let Some(name) = view else {
        return Ok((filter(words, kind)?, sort.unwrap_or_default()));
    };
    let view = view_named(views, name)?;
    let text = words.join(" ");
    let further = Query::read(&text, kind).map_err(|problem| failure(&problem, &text))?;
    let saved = Query::read(&view.query, kind).map_err(|problem| failure(&problem, &view.query))?;
    // Each may be made of parts with OR between them.
    let parts = [saved, further]
        .into_iter()
        .filter(|query| !query.is_empty());
    let parts: Vec<String> = parts.map(|query| format!("({query})")).collect();
    let filter = filter(&parts, kind)?;
    Ok((filter, sort.unwrap_or(view.sort)))
}

fn view_named<'a>(views: &'a [View], name: &str) -> Result<&'a View, Failure> {
    View::named(views, name).ok_or_else(|| {
        let names = || views.iter().map(|view| view.name.as_str());
        let hint = match nearest(name, names()) {
            Some(meant) => format!("did you mean “{meant}”?"),
            None if views.is_empty() => {
                "g v in the post list saves what it is narrowed to".to_owned()
            }
            None => format!("there are {}", names().collect::<Vec<_>>().join(", ")),
        };
        Failure::Input(format!("There is no view “{name}”: {hint}"))
    })
}

fn failure(problem: &QueryProblem, query: &str) -> Failure {
    Failure::Query {
        message: problem.message.clone(),
        marked: problem.marked(query),
    }
}

/// The arguments of the process, with the minus sign of `-tag:vendor` written so that it is not taken for an option.
pub fn with_minus_signs(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut is_query = false;
    let mut is_value = false;
    let mut is_over = false;
    let rewritten = arguments.into_iter().map(|argument| {
        let Some(text) = argument.to_str() else {
            return argument;
        };
        let negated = text
            .strip_prefix('-')
            .filter(|rest| rest.len() > 1 && !rest.starts_with(['-', 'o']));
        let rewritten = negated.filter(|_| is_query && !is_value && !is_over);
        let rewritten = rewritten.map(|rest| OsString::from(format!("{MINUS}{rest}")));
        is_query |= WITH_QUERY.contains(&text);
        is_value = WITH_VALUE.contains(&text);
        is_over |= text == "--";
        rewritten.unwrap_or(argument)
    });
    rewritten.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_stay_options() {
        let rewrite = |line: &str| {
            let words = line.split(' ').map(OsString::from);
            let words = with_minus_signs(words).into_iter();
            let words: Vec<String> = words.map(|word| word.into_string().unwrap()).collect();
            words.join(" ")
        };
        assert_eq!(
            rewrite("kubenotes list argo -tag:vendor --json -h"),
            "kubenotes list argo −tag:vendor --json -h"
        );
        for same in [
            "kubenotes -Vx",
            "kubenotes export json -o -file -out.md",
            "kubenotes list --sort -title",
            "kubenotes list -- -x:y",
        ] {
            assert_eq!(rewrite(same), same);
        }
    }
}
