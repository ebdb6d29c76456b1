//! From a parsed document to its entry in the library.

use std::sync::Arc;

use crate::document::{Document, FrontMatter, Opening, Section};
use crate::text::sanitize::one_line;

use super::event::{Event, EventTable};
use super::linked::linked;
use super::place;
use super::post::{Post, PostSection, TopicMention};
use super::topic::TopicTable;

/// How much of the text may name the event, in bytes.
pub(super) const BEGINNING: usize = 600;

impl Post {
    /// The entry of the post at `path` below the root with index `root`; `revision` is the hash of its bytes.
    pub fn from_document(
        root: usize,
        path: &str,
        document: &Document,
        revision: String,
        events: &EventTable,
        topics: &TopicTable,
    ) -> Self {
        let title = post_title(document, path);
        let front = &document.front_matter;
        let sections = document.sections.iter();
        let sections = sections.map(|section| entry(section, document)).collect();
        let post = Self {
            sections,
            mentions: mentions(document, topics),
            issues: document.issues.clone(),
            text_length: document.text.len() as u32,
            is_whole: true,
            ..of_front_matter(root, path, front, title, revision)
        };
        Self {
            event: event(&post, document, events),
            ..post
        }
    }
}

/// The entry of a post of which only this is known: no event, nothing of its text.
pub(super) fn of_front_matter(
    root: usize,
    path: &str,
    front: &FrontMatter,
    title: String,
    revision: String,
) -> Post {
    let mut tags = front.tags.clone();
    for category in &front.categories {
        if !tags.contains(category) {
            tags.push(category.clone());
        }
    }
    Post {
        root,
        path: Arc::from(path),
        title,
        date: front.date.or_else(|| place::date(path)),
        authors: front.authors.clone(),
        tags,
        url: front.url.clone(),
        slug: front.id.clone().or_else(|| front.slug.clone()),
        aliases: aliases(front),
        revision,
        ..Post::default()
    }
}

/// The slug where the id stands in its place, and the addresses of before.
fn aliases(front: &FrontMatter) -> Vec<String> {
    let slug = front.slug.iter().filter(|_| front.id.is_some());
    slug.chain(&front.aliases).cloned().collect()
}

fn event(post: &Post, document: &Document, events: &EventTable) -> Option<Arc<Event>> {
    events
        .recognise(&post.title, &post.tags, post.date, &post.path)
        .or_else(|| events.recognise_in_text(start_of(&document.text), post.date))
}

/// The title of the post at `path`: front matter's, else the first heading, else the file's name.
pub fn post_title(document: &Document, path: &str) -> String {
    let written = document.front_matter.title.clone();
    written
        .filter(|title| !title.trim().is_empty())
        .or_else(|| first_heading(document))
        .unwrap_or_else(|| place::title(path))
}

/// The words of the first heading, unless it has none.
pub(super) fn first_heading(document: &Document) -> Option<String> {
    let mut sections = document.sections.iter();
    let first = sections.find(|section| section.opening == Opening::Heading)?;
    let first = first.heading.of(&document.text);
    let line = one_line(first).trim().to_owned();
    (!line.is_empty()).then_some(line)
}

fn entry(section: &Section, document: &Document) -> PostSection {
    PostSection {
        heading: one_line(section.heading.of(&document.text)).into_owned(),
        span: section.span,
        line: section.line,
        level: section.level,
        talk: section.talk.clone(),
    }
}

fn mentions(document: &Document, topics: &TopicTable) -> Vec<TopicMention> {
    let found = topics.mentions(&document.text).into_iter();
    let found = found.filter_map(|(topic, span)| {
        let topic = Arc::clone(&topics.topics.get(topic)?.name);
        Some(TopicMention { topic, span })
    });
    let mut mentions: Vec<TopicMention> = found.collect();
    let linked = linked(document, &mentions);
    if !linked.is_empty() {
        mentions.extend(linked);
        mentions.sort_by_key(|mention| mention.span.start);
    }
    mentions.shrink_to_fit();
    mentions
}

/// As much of a text as may name the event.
pub(super) fn start_of(text: &str) -> &str {
    let mut end = BEGINNING.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn post(path: &str, source: &str) -> Post {
        let document = parse(source.as_bytes());
        Post::from_document(
            0,
            path,
            &document,
            String::new(),
            &EventTable::builtin(),
            &TopicTable::builtin(),
        )
    }

    #[test]
    fn facts_come_from_front_matter() {
        let post = post(
            "2019/day-1.md",
            "---\ntitle: KubeCon 2019 Day 1\ndate: 2019-11-19\nauthor: '@ada'\ncategories: Information\ntags: [Kubernetes]\nurl: /a/\nslug: day-one\n---\n\n# A talk\n\nArgo and OPA.\n",
        );
        assert_eq!(post.title, "KubeCon 2019 Day 1");
        assert_eq!(post.authors, ["ada"]);
        assert_eq!(post.tags, ["Kubernetes", "Information"]);
        assert_eq!(
            (post.url.as_deref(), post.slug.as_deref()),
            (Some("/a/"), Some("day-one"))
        );
        assert_eq!(
            post.event.map(|event| event.name.clone()).as_deref(),
            Some("KubeCon NA 2019")
        );
        let topics: Vec<&str> = post
            .mentions
            .iter()
            .map(|mention| mention.topic.as_ref())
            .collect();
        assert_eq!(topics, ["Argo", "Open Policy Agent"]);
        assert_eq!(post.sections[0].heading, "A talk");
    }

    #[test]
    fn heading_and_path_stand_in() {
        let with_heading = post(
            "2019-11-20-day-2.md",
            "# Day *Two*\n\nAt KubeCon in San Diego.\n",
        );
        assert_eq!(with_heading.title, "Day Two");
        assert_eq!(with_heading.date.unwrap().to_string(), "2019-11-20");
        assert_eq!(
            with_heading
                .event
                .map(|event| event.name.clone())
                .as_deref(),
            Some("KubeCon NA 2019")
        );
        assert_eq!(
            post("a/kubecon-notes/index.md", "Text").title,
            "kubecon notes"
        );
        assert_eq!(post("", "").title, "untitled");
    }
}
