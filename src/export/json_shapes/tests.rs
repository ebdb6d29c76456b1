//! Scripts rely on the names of the keys and on offsets in characters.

use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::document::{
    Block, BlockKind, Document, FrontMatter, Image, Issue, Link, Opening, Section, Speaker, Talk,
};
use crate::export::{CharacterOffsets, CharacterSpan};
use crate::find::jump::JumpIndex;
use crate::library::{Library, Post, PostSection, Root};
use crate::text::Span;

/// The span of `part` in `text`.
fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).unwrap();
    Span::new(start as u32, (start + part.len()) as u32)
}

fn a_talk() -> Talk {
    Talk {
        title: "Größe".into(),
        speakers: vec![Speaker {
            name: "Zoë".into(),
            ..Speaker::default()
        }],
        attended: true,
        ..Talk::default()
    }
}

fn a_library() -> Library {
    let mut library = Library::new(vec![Root {
        name: "posts".into(),
        path: None,
    }]);
    library.insert(Post {
        root: 0,
        path: "a/b.md".into(),
        title: "Día uno".into(),
        date: None,
        authors: vec!["A".into(), "B".into()],
        event: None,
        tags: vec!["t".into()],
        url: None,
        slug: None,
        aliases: Vec::new(),
        sections: vec![PostSection {
            heading: "Größe – Zoë".into(),
            span: Span::new(0, 40),
            line: 7,
            level: 2,
            talk: Some(Arc::new(a_talk())),
        }],
        mentions: vec![],
        issues: vec![Issue {
            line: 2,
            message: "odd".into(),
        }],
        revision: String::new(),
        text_length: 40,
        is_whole: true,
    });
    library
}

#[test]
fn a_post_has_the_keys_of_list() {
    let library = a_library();
    let (_, post) = library.posts().next().unwrap();
    let activity = PostActivity {
        highlights: 3,
        open_todos: 2,
        read: true,
    };
    let value = serde_json::to_value(PostJson::new(&library, post, activity)).unwrap();
    assert_eq!(
        value,
        json!({
            "root": "posts", "path": "a/b.md", "title": "Día uno", "date": null, "author": "A, B", "event": null,
            "tags": ["t"], "url": null, "talks": 1, "highlights": 3, "open_todos": 2, "read": true,
            "issues": [{"line": 2, "message": "odd"}],
        })
    );
}

#[test]
fn a_talk_has_the_keys_of_talks() {
    let library = a_library();
    let (_, post) = library.posts().next().unwrap();
    let place = CharacterSpan { start: 0, end: 38 };
    let talk = TalkJson::new(&library, post, &post.sections[0], place);
    assert_eq!(
        serde_json::to_value(talk).unwrap(),
        json!({
            "post": {"root": "posts", "path": "a/b.md", "title": "Día uno"},
            "title": "Größe", "heading": "Größe – Zoë", "kind": "session",
            "speakers": [{"name": "Zoë", "role": null, "organisation": null}],
            "level": null, "attended": true, "event": null, "date": null, "line": 7, "start": 0, "end": 38,
        })
    );
}

#[test]
fn a_hit_has_the_keys_of_jump() {
    let library = a_library();
    let results = JumpIndex::from_library(&library).search("osse", 1);
    let value = serde_json::to_value(JumpJson::new(&library, &results.hits[0])).unwrap();
    let score = value["score"].clone();
    assert!(score.is_u64());
    assert_eq!(
        value,
        json!({
            "kind": "talk", "title": "Größe", "context": "Zoë · Día uno", "root": "posts", "path": "a/b.md",
            "line": 7, "score": score, "matched": [2, 3, 4],
        })
    );
}

#[test]
fn a_document_has_the_keys_of_show() {
    let text = "Größe – Zoë\nein Verweis\n▣ Bild\nkod";
    let document = Document {
        text: text.into(),
        front_matter: FrontMatter {
            title: Some("T".into()),
            ..FrontMatter::default()
        },
        blocks: vec![Block {
            span: span(text, "kod"),
            kind: BlockKind::Code {
                language: Some("rust".into()),
            },
            container: None,
            marks: 0..0,
            links: 0..0,
        }],
        links: vec![Link {
            span: span(text, "Verweis"),
            target: "x.md".into(),
        }],
        images: vec![Image {
            span: span(text, "▣ Bild"),
            alt: "alt".into(),
            caption: None,
            source: "b.png".into(),
        }],
        sections: vec![Section {
            heading: span(text, "Größe – Zoë"),
            opening: Opening::Heading,
            level: 2,
            span: span(text, text),
            line: 4,
            talk: Some(Arc::new(a_talk())),
        }],
        ..Document::default()
    };
    let place = PostPlaceJson {
        path: "a.md".into(),
        ..PostPlaceJson::default()
    };
    let value = serde_json::to_value(ShowJson::new(&place, &document)).unwrap();
    assert_eq!(value["front_matter"]["title"], "T");
    assert_eq!(value["talks"][0]["end"], text.chars().count());
    let heading = json!([{"level": 2, "text": "Größe – Zoë", "start": 0, "end": 11, "line": 4}]);
    assert_eq!(value["headings"], heading);
    let link = json!([{"text": "Verweis", "target": "x.md", "start": 16, "end": 23}]);
    assert_eq!(value["links"], link);
    let image = json!([{"alt": "alt", "caption": null, "source": "b.png", "start": 24}]);
    assert_eq!(value["images"], image);
    let code = json!([{"language": "rust", "start": 31, "end": 34}]);
    assert_eq!(value["code"], code);
    assert_eq!(value["issues"], Value::Array(vec![]));
    assert_eq!(CharacterOffsets::new(text).at(u32::MAX), 34);
}
