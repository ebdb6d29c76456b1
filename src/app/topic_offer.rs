//! What a passage is about: a link in it, a known project named in it; and a guess from what stands around it.

use crate::annotation::Topic;
use crate::document::Document;
use crate::library::TopicTable;
use crate::text::Span;

/// The topic of a passage, if the passage itself says so: by a link, else by the name of a known project.
pub fn offer(document: &Document, topics: &TopicTable, passage: Span) -> Option<Topic> {
    linked(document, topics, passage).or_else(|| named(document, topics, passage))
}

/// What a passage that names nothing may be about: what its paragraph, its heading or, for a heading, its section speaks
/// of. Good enough to be offered, not to be filled in.
pub fn guess(document: &Document, topics: &TopicTable, passage: Span) -> Option<Topic> {
    let block = document.blocks.get(document.block_at(passage.start))?;
    let before = Span::new(block.span.start, passage.start);
    let section = document.section_at(passage.start);
    let heading = section.map(|section| section.heading);
    last_linked(document, topics, before)
        .or_else(|| last_named(document, topics, before))
        .or_else(|| named(document, topics, heading?))
        .or_else(|| {
            let section = section.filter(|section| section.heading.overlaps(passage))?;
            first_known(document, topics, section.span)
        })
}

/// The first known project that a span links, else names.
fn first_known(document: &Document, topics: &TopicTable, span: Span) -> Option<Topic> {
    let mut links = links_in(document, span);
    links
        .find(|(text, _)| !topics.mentions(text).is_empty())
        .and_then(|(text, target)| from_link(topics, text, target))
        .or_else(|| named(document, topics, span))
}

/// The first link in a span that names something.
fn linked(document: &Document, topics: &TopicTable, span: Span) -> Option<Topic> {
    links_in(document, span).find_map(|(text, target)| from_link(topics, text, target))
}

/// The last link in a span that leads to a known project; other links are too weak a sign from outside the passage.
fn last_linked(document: &Document, topics: &TopicTable, span: Span) -> Option<Topic> {
    links_in(document, span)
        .filter(|(text, _)| !topics.mentions(text).is_empty())
        .last()
        .and_then(|(text, target)| from_link(topics, text, target))
}

fn links_in(document: &Document, span: Span) -> impl Iterator<Item = (&str, &str)> {
    let first = document
        .links
        .partition_point(|link| link.span.end <= span.start);
    document
        .links
        .iter()
        .skip(first)
        .take_while(move |link| link.span.start < span.end)
        .filter(|link| is_web(&link.target))
        .map(|link| (link.span.of(&document.text), link.target.as_str()))
}

/// A link as a topic: the known project its text names, else its text if that is short and no address itself.
fn from_link(topics: &TopicTable, text: &str, target: &str) -> Option<Topic> {
    if let Some(known) = topics.find(text) {
        return Some(Topic {
            name: known.name.to_string(),
            url: Some(target.to_owned()),
        });
    }
    if let Some(topic) = first_mention(topics, text) {
        return Some(topic);
    }
    let name = text.trim();
    let is_name = !name.is_empty() && !name.contains("://") && name.split_whitespace().count() <= 4;
    is_name.then(|| Topic {
        name: name.to_owned(),
        url: Some(target.to_owned()),
    })
}

/// The first known project named in a span, with the address the post itself links it to if it does.
fn named(document: &Document, topics: &TopicTable, span: Span) -> Option<Topic> {
    let topic = first_mention(topics, span.of(&document.text))?;
    Some(with_link_of(document, topics, topic))
}

fn last_named(document: &Document, topics: &TopicTable, span: Span) -> Option<Topic> {
    let (index, _) = topics
        .mentions(span.of(&document.text))
        .into_iter()
        .last()?;
    Some(with_link_of(document, topics, known(topics, index)?))
}

fn first_mention(topics: &TopicTable, text: &str) -> Option<Topic> {
    let (index, _) = topics.mentions(text).into_iter().next()?;
    known(topics, index)
}

fn known(topics: &TopicTable, index: usize) -> Option<Topic> {
    let topic = topics.topics.get(index)?;
    Some(Topic {
        name: topic.name.to_string(),
        url: topic.url.clone(),
    })
}

/// Prefers the address under which the post itself links this very name.
fn with_link_of(document: &Document, topics: &TopicTable, topic: Topic) -> Topic {
    let link = document
        .links
        .iter()
        .filter(|link| is_web(&link.target))
        .find(|link| {
            topics
                .find(link.span.of(&document.text))
                .is_some_and(|known| *known.name == *topic.name)
        });
    match link {
        Some(link) => Topic {
            url: Some(link.target.clone()),
            ..topic
        },
        None => topic,
    }
}

fn is_web(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    type Find = fn(&Document, &TopicTable, Span) -> Option<Topic>;

    fn found(post: &str, find: Find) -> Option<(String, Option<String>)> {
        let (before, rest) = post.split_once('«').unwrap();
        let (passage, after) = rest.split_once('»').unwrap();
        let document = crate::document::parse(format!("{before}{passage}{after}").as_bytes());
        let plain = crate::document::parse(passage.as_bytes()).text;
        let start = document.text.find(&plain).unwrap() as u32;
        let span = Span::new(start, start + plain.len() as u32);
        find(&document, &TopicTable::builtin(), span).map(|topic| (topic.name, topic.url))
    }

    #[track_caller]
    fn check(find: Find, post: &str, name: &str, url: &str) {
        let topic = found(post, find);
        assert_eq!(topic, Some((name.to_owned(), Some(url.to_owned()))));
    }

    #[test]
    fn a_link_in_the_passage_is_the_topic() {
        check(
            offer,
            "«Try [Krane](https://k.example/) soon.»",
            "Krane",
            "https://k.example/",
        );
    }

    #[test]
    fn a_project_named_in_the_passage_comes_with_the_posts_own_link() {
        let post = "[Argo](https://argo.example/) rolls out. «Argo is on my list.»";
        check(offer, post, "Argo", "https://argo.example/");
    }

    #[test]
    fn else_the_project_the_paragraph_spoke_of_last() {
        let post = "On [CUE](https://cuelang.org/): «something to look into.»";
        check(guess, post, "CUE", "https://cuelang.org/");
    }

    #[test]
    fn a_heading_is_about_what_its_section_links() {
        check(
            guess,
            "## «Rolling out»\n\nKubernetes again, and [Argo](https://argo.example/).",
            "Argo",
            "https://argo.example/",
        );
    }

    #[test]
    fn nothing_is_offered_out_of_thin_air() {
        let post = "Lunch was good. «So was dinner.»";
        assert_eq!(found(post, offer), None);
        assert_eq!(found(post, guess), None);
    }
}
