//! From the head of a post to its entry in the library: what lists show, before anybody has read the rest.

use std::sync::Arc;

use crate::document::Head;

use super::event::{Event, EventTable};
use super::from_document::{BEGINNING, first_heading, of_front_matter, start_of};
use super::post::Post;

impl Post {
    /// The entry of the post at `path` below the root with index `root`, with title, date, authors, event, tags and addresses;
    /// its talks, its topics and the length of its text stay open. `revision` is the hash of its bytes.
    ///
    /// `None` where only the whole post tells.
    pub fn listed(
        root: usize,
        path: &str,
        bytes: &[u8],
        revision: String,
        events: &EventTable,
    ) -> Option<Self> {
        let head = Head::of(bytes)?;
        let title = match &head.front_matter.title {
            Some(title) if !title.trim().is_empty() => title.clone(),
            _ => first_heading(&head.beginning(BEGINNING)?)?,
        };
        let mut post = of_front_matter(root, path, &head.front_matter, title, revision);
        post.event = event(&post, &head, events)?;
        post.issues = head.issues;
        Some(post)
    }
}

/// The event that a post tells of, if any; `None` where only the whole post tells.
#[expect(clippy::option_option, reason = "no event, and not known")]
fn event(post: &Post, head: &Head<'_>, events: &EventTable) -> Option<Option<Arc<Event>>> {
    let recognised = events.recognise(&post.title, &post.tags, post.date, &post.path);
    if recognised.is_some() || !events.may_name_in_text(head.body(), post.date) {
        return Some(recognised);
    }
    let beginning = head.beginning(BEGINNING)?;
    Some(events.recognise_in_text(start_of(&beginning.text), post.date))
}

#[cfg(test)]
mod tests {
    use super::super::topic::TopicTable;
    use super::*;
    use crate::document::parse;

    #[track_caller]
    fn check(path: &str, source: &str) {
        let events = EventTable::builtin();
        let listed = Post::listed(0, path, source.as_bytes(), "r".to_owned(), &events).unwrap();
        let document = parse(source.as_bytes());
        let topics = TopicTable::builtin();
        let whole = Post::from_document(0, path, &document, "r".to_owned(), &events, &topics);
        assert!(whole.is_whole && !listed.is_whole);
        let left_open = Post {
            sections: Vec::new(),
            mentions: Vec::new(),
            text_length: 0,
            is_whole: false,
            ..whole
        };
        assert_eq!(listed, left_open);
    }

    #[test]
    fn a_list_shows_the_same_before_and_after() {
        check(
            "2019/day-1.md",
            "---\ntitle: Day 1\ndate: 2019-11-19\nauthor: '@ada'\ncategories: News\ntags: [x]\nurl: /a/\nid: i\nslug: s\n---\n\n# A talk\n\nArgo at KubeCon in San Diego.\n",
        );
        check(
            "2019-11-20-day-2.md",
            "# Day *Two*\n\nAt KubeCon in San Diego.\n",
        );
        check(
            "b.md",
            "---\ntitle: KubeCon NA 2019\ndate: [2019\n---\n\nA [link](/a).\n",
        );
    }

    #[test]
    fn a_title_further_down_is_left_to_the_whole() {
        let events = EventTable::builtin();
        let listed =
            |source: &str| Post::listed(0, "a.md", source.as_bytes(), String::new(), &events);
        let late = "Some words.\n\n".repeat(1_000) + "# A title\n";
        assert_eq!(listed(&late), None);
        assert_eq!(listed("No title at all"), None);
    }
}
