//! Which posts name which topics, kept up to date post by post. What a topic is was found when the post was read.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::post::{Post, PostId};

/// A topic, and the posts that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicPosts {
    /// Its name, as the table of topics or the first post that links to it writes it.
    pub name: Arc<str>,
    /// How often each post names it.
    pub posts: BTreeMap<PostId, u32>,
}

/// The topics of all posts.
#[derive(Clone, Debug, Default)]
pub struct TopicIndex {
    /// By name in lower case.
    topics: HashMap<Arc<str>, TopicPosts>,
    /// The names as they are written, and the one copy of each in lower case.
    keys: HashMap<Arc<str>, Arc<str>>,
    added: HashMap<PostId, Box<[Arc<str>]>>,
}

impl TopicIndex {
    /// Puts what a post names now in the place of what it named; `None` for a post that is gone.
    pub fn replace_post(&mut self, id: PostId, post: Option<&Post>) {
        for key in self.added.remove(&id).unwrap_or_default() {
            if let Some(topic) = self.topics.get_mut(&key) {
                topic.posts.remove(&id);
                if topic.posts.is_empty() {
                    self.topics.remove(&key);
                }
            }
        }
        let mut counts: BTreeMap<&Arc<str>, u32> = BTreeMap::new();
        for mention in post.into_iter().flat_map(|post| &post.mentions) {
            *counts.entry(&mention.topic).or_insert(0) += 1;
        }
        let mut keys = Vec::with_capacity(counts.len());
        for (name, count) in counts {
            let key = self.key(name);
            let known = self.topics.entry(key.clone());
            let topic = known.or_insert_with(|| TopicPosts {
                name: Arc::clone(name),
                posts: BTreeMap::new(),
            });
            *topic.posts.entry(id).or_insert(0) += count;
            keys.push(key);
        }
        if !keys.is_empty() {
            self.added.insert(id, keys.into());
        }
    }

    fn key(&mut self, name: &Arc<str>) -> Arc<str> {
        if let Some(key) = self.keys.get(name) {
            return key.clone();
        }
        let lower = name.to_lowercase();
        let known = self.topics.get_key_value(lower.as_str());
        let key = known.map_or_else(|| Arc::from(lower), |(key, _)| key.clone());
        self.keys.insert(name.clone(), key.clone());
        key
    }

    /// The topics that posts name, in no order.
    pub fn topics(&self) -> impl Iterator<Item = &TopicPosts> {
        self.topics.values()
    }

    /// A topic by its name, in any case.
    pub fn find(&self, name: &str) -> Option<&TopicPosts> {
        self.topics.get(name.to_lowercase().as_str())
    }
}
