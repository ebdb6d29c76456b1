//! Projects that a text names by a link: the words of the link are the name of what it leads to. It knows no table.

use std::sync::Arc;

use crate::document::{Document, Link};
use crate::text::{Span, one_line};

use super::post::TopicMention;

/// Longer words are a sentence, not a name, in bytes.
const LONGEST: u32 = 40;

/// Where projects live: an address there is the owner's name and the project's.
const FORGES: [&str; 4] = ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org"];

/// Ends of names of hosts below which each name is a project's or a company's own.
const HOST_ENDS: [&str; 6] = ["io", "dev", "sh", "sigs.k8s.io", "github.io", "apache.org"];

/// The projects that a document names by links, in text order, but for places that `known` already names.
pub(super) fn linked(document: &Document, known: &[TopicMention]) -> Vec<TopicMention> {
    let is_named = |span: Span| {
        let before = known.partition_point(|mention| mention.span.end <= span.start);
        known
            .get(before)
            .is_some_and(|mention| mention.span.start < span.end)
    };
    let links = document.links.iter().filter(|link| !is_named(link.span));
    links.filter_map(|link| mention(link, document)).collect()
}

fn mention(link: &Link, document: &Document) -> Option<TopicMention> {
    if link.span.is_empty() || link.span.len() > LONGEST {
        return None;
    }
    let name = one_line(link.span.of(&document.text));
    let name = name.trim();
    if !is_name(name) || plain(&project(&link.target)?) != plain(name) {
        return None;
    }
    Some(TopicMention {
        topic: Arc::from(name),
        span: link.span,
    })
}

/// Whether words can be a name: not an address, and not only figures.
fn is_name(words: &str) -> bool {
    words.chars().any(char::is_alphabetic)
        && !words.contains(['/', '@'])
        && !words.contains("..")
        && plain(words).len() > 1
}

/// The name of the project that an address is the home of.
fn project(address: &str) -> Option<String> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let rest = rest.split(['?', '#']).next()?;
    let mut parts = rest.split('/').filter(|part| !part.is_empty());
    let host = parts.next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    if FORGES.contains(&host) {
        let (_owner, project) = (parts.next()?, parts.next()?);
        return parts
            .next()
            .is_none()
            .then(|| project.trim_end_matches(".git").to_owned());
    }
    if parts.next().is_some() {
        return None; // a page of it
    }
    let ends = HOST_ENDS.iter();
    let name = ends
        .filter_map(|end| host.strip_suffix(end)?.strip_suffix('.'))
        .min_by_key(|name| name.len())?;
    (!name.contains('.')).then(|| name.to_owned())
}

/// A name without case, blanks and signs.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let document = parse(source.as_bytes());
        let found = linked(&document, &[]);
        let names: Vec<&str> = found.iter().map(|mention| &*mention.topic).collect();
        assert_eq!(names, expected, "{source}");
    }

    #[test]
    fn a_link_that_says_its_project_is_a_topic() {
        check(
            "[Rubinator](https://github.com/gems/rubinator) polishes.",
            &["Rubinator"],
        );
        check(
            "See [kube-polish](https://kube-polish.sigs.k8s.io/).",
            &["kube-polish"],
        );
        check(
            "Also [Ruby Rinse](https://www.rubyrinse.io).",
            &["Ruby Rinse"],
        );
    }

    #[test]
    fn other_links_are_none() {
        check("[here](https://github.com/gems/rubinator)", &[]);
        check("[Rubinator](https://example.org/talks/rubinator)", &[]);
        check("[issue](https://github.com/gems/rubinator/issues/1)", &[]);
        check("<https://github.com/gems/rubinator>", &[]);
        check(
            "[a talk about rubinator](https://github.com/gems/rubinator)",
            &[],
        );
        check("[Ada](https://github.com/ada)", &[]);
    }
}
