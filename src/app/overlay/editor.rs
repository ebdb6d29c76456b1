//! Writing what one thinks about a passage, as data: topic, link and note.

use crate::annotation::{RecordId, Topic};
use crate::text::Span;

use super::super::field::Field;

/// The state of the note editor.
#[derive(Clone, Debug)]
pub struct NoteEditor {
    /// What it writes about.
    pub about: About,
    /// The category's id.
    pub category: String,
    /// Topics, separated by commas.
    pub topic: Field,
    /// The first topic's address.
    pub link: Field,
    /// The note.
    pub note: Field,
    /// The field with the cursor.
    pub active: EditorField,
    /// The rest of the topic one is typing, offered for completion.
    pub completion: Option<String>,
    /// What the passage may be about, offered as a completion while the topic is empty.
    pub guess: Option<Topic>,
    /// What the fields held at first.
    pub original: [String; 3],
    /// Whether the person was told that leaving throws text away.
    pub warned: bool,
    /// Whether the note was given to the person's own editor at once: what comes back from there is saved.
    pub is_only_outside: bool,
}

/// What a note editor writes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A passage that is not marked yet.
    New(Span),
    /// The talk around a byte offset.
    Talk(u32),
    /// The open post.
    Post,
    /// A to-do that belongs to no post.
    Alone,
    /// A record that exists.
    Existing(RecordId),
}

/// The fields of the note editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditorField {
    /// Topics.
    Topic,
    /// The first topic's address.
    Link,
    /// The note.
    Note,
}

impl EditorField {
    /// The fields from top to bottom.
    pub const ALL: [Self; 3] = [Self::Topic, Self::Link, Self::Note];
}

impl NoteEditor {
    /// An editor whose fields hold these topics and this note.
    pub fn new(
        about: About,
        category: &str,
        topics: &[Topic],
        note: &str,
        active: EditorField,
    ) -> Self {
        let names: Vec<&str> = topics.iter().map(|topic| topic.name.as_str()).collect();
        let link = topics
            .first()
            .and_then(|topic| topic.url.as_deref())
            .unwrap_or_default();
        let original = [names.join(", "), link.to_owned(), note.to_owned()];
        Self {
            about,
            category: category.to_owned(),
            topic: Field::one_line(&original[0]),
            link: Field::one_line(&original[1]),
            note: Field::many_lines(note),
            active,
            completion: None,
            guess: None,
            original,
            warned: false,
            is_only_outside: false,
        }
    }

    /// The field with the cursor.
    pub fn active_field(&mut self) -> &mut Field {
        match self.active {
            EditorField::Topic => &mut self.topic,
            EditorField::Link => &mut self.link,
            EditorField::Note => &mut self.note,
        }
    }

    /// Whether a field no longer holds what it held at first.
    pub fn is_changed(&self) -> bool {
        [self.topic.text(), self.link.text(), self.note.text()] != self.original
    }
}
