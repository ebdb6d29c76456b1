//! What a list shows of the posts that come with the program. It stands in `assets/guide-list.json`, so that the first screen
//! waits for nobody to look into them; the tests hold that it is what they say, and make it anew.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::event::Event;
use super::post::Post;

const LIST: &str = include_str!("../../assets/guide-list.json");

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Listed {
    path: String,
    title: String,
    date: Option<String>,
    authors: Vec<String>,
    tags: Vec<String>,
    slug: Option<String>,
    event: Option<ListedEvent>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct ListedEvent {
    name: String,
    city: Option<String>,
    first_day: String,
    last_day: String,
    series: Vec<String>,
    aliases: Vec<String>,
}

/// The posts that come with the program below the root with this index, as a list shows them: without a revision, for that is
/// one of their text, which names the keys in force.
pub fn posts(root: usize) -> Vec<Post> {
    let listed: Vec<Listed> = serde_json::from_str(LIST).unwrap_or_default();
    listed.into_iter().map(|post| post.of(root)).collect()
}

impl Listed {
    fn of(self, root: usize) -> Post {
        Post {
            root,
            path: self.path.into(),
            title: self.title,
            date: self.date.and_then(|date| date.parse().ok()),
            authors: self.authors,
            event: self.event.and_then(ListedEvent::event).map(Arc::new),
            tags: self.tags,
            slug: self.slug,
            ..Post::default()
        }
    }
}

impl ListedEvent {
    fn event(self) -> Option<Event> {
        let day = |text: &str| text.parse::<Date>().ok();
        Some(Event {
            name: self.name,
            city: self.city,
            first_day: day(&self.first_day)?,
            last_day: day(&self.last_day)?,
            series: self.series,
            aliases: self.aliases,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::EventTable;
    use super::super::guide::Guide;
    use super::*;

    impl From<&Post> for Listed {
        fn from(post: &Post) -> Self {
            Self {
                path: post.path.to_string(),
                title: post.title.clone(),
                date: post.date.map(|date| date.to_string()),
                authors: post.authors.clone(),
                tags: post.tags.clone(),
                slug: post.slug.clone(),
                event: post.event.as_deref().map(ListedEvent::from),
            }
        }
    }

    impl From<&Event> for ListedEvent {
        fn from(event: &Event) -> Self {
            Self {
                name: event.name.clone(),
                city: event.city.clone(),
                first_day: event.first_day.to_string(),
                last_day: event.last_day.to_string(),
                series: event.series.clone(),
                aliases: event.aliases.clone(),
            }
        }
    }

    #[test]
    fn the_list_is_what_the_posts_say() {
        let events = EventTable::builtin();
        let guide = Guide::new(|wanted| format!("<{wanted}>"));
        let seen = guide.posts().iter().map(|post| {
            let bytes = post.text().as_bytes();
            Post::listed(0, post.path, bytes, String::new(), &events).unwrap()
        });
        let seen: Vec<Post> = seen.collect();
        if std::env::var_os("KUBENOTES_PICTURES").is_some_and(|value| value == "write") {
            let list: Vec<Listed> = seen.iter().map(Listed::from).collect();
            let text = serde_json::to_string_pretty(&list).unwrap() + "\n";
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/guide-list.json");
            std::fs::write(file, text).unwrap();
        } else {
            assert_eq!(
                posts(0),
                seen,
                "assets/guide-list.json is old: KUBENOTES_PICTURES=write cargo test --lib the_list_is"
            );
        }
    }
}
