//! What queries find in the posts of a library: their texts, folded once and kept, so that a filter can be typed over many.

use crate::find::query::{TextField, Texts};
use crate::library::{Library, Post, PostId};

/// The texts of the posts of a library, folded.
#[derive(Clone, Debug, Default)]
pub struct PostTexts {
    texts: Vec<Texts>,
    /// The version of the library that they are of.
    version: usize,
}

impl PostTexts {
    /// Takes in what changed in the library.
    pub fn update(&mut self, library: &Library) {
        self.catch_up(library, usize::MAX);
    }

    /// Takes in at most so many of the changes that came since.
    pub fn catch_up(&mut self, library: &Library, most: usize) {
        let changed = library.changed_since(self.version).iter().take(most);
        let mut changed: Vec<PostId> = changed.copied().collect();
        self.version += changed.len();
        changed.sort_unstable();
        changed.dedup();
        for id in changed {
            let index = id.0 as usize;
            if self.texts.len() <= index {
                self.texts.resize_with(index + 1, Texts::default);
            }
            if let Some(slot) = self.texts.get_mut(index) {
                let post = library.post(id);
                *slot = post.map_or_else(Texts::default, |post| post_texts(library, post));
            }
        }
    }

    /// The version of the library that they are of.
    pub const fn version(&self) -> usize {
        self.version
    }

    /// The texts of a post.
    pub fn get(&self, id: PostId) -> Option<&Texts> {
        self.texts.get(id.0 as usize)
    }
}

/// The name of a post's event, and its city.
pub fn event_words(post: &Post) -> impl Iterator<Item = &str> {
    let event = post.event.iter();
    event.flat_map(|event| {
        [event.name.as_str()]
            .into_iter()
            .chain(event.city.as_deref())
    })
}

/// What queries find in a post: title, path, authors, tags and event by words, the rest by its fields.
pub fn post_texts(library: &Library, post: &Post) -> Texts {
    let mut texts = Texts::default();
    texts.add(TextField::Title, [post.title.as_str()]);
    texts.add(TextField::Path, [&*post.path]);
    texts.add(TextField::Author, post.authors.iter().map(String::as_str));
    texts.add(TextField::Tag, post.tags.iter().map(String::as_str));
    texts.add(TextField::Event, event_words(post));
    texts.end_words();
    let talks = post
        .sections
        .iter()
        .filter_map(|section| section.talk.as_deref());
    let speakers = talks.flat_map(|talk| talk.speakers.iter());
    texts.add(
        TextField::Speaker,
        speakers.map(|speaker| speaker.name.as_str()),
    );
    let mut topics: Vec<&str> = post
        .mentions
        .iter()
        .map(|mention| &*mention.topic)
        .collect();
    topics.sort_unstable();
    topics.dedup();
    texts.add(TextField::Topic, topics);
    texts.add(TextField::Root, [library.root_name(post)]);
    texts.shrunk()
}
