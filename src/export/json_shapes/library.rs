//! Posts, talks and jumps as JSON.

use serde::Serialize;

use crate::document::{Speaker, Talk, TalkKind};
use crate::export::{CharacterOffsets, CharacterSpan};
use crate::find::jump::JumpHit;
use crate::library::{Library, Post, PostSection};

use super::common::{IssueJson, PostPlaceJson};

/// `list`
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PostJson {
    /// Name of the root.
    pub root: String,
    /// Path below the root.
    pub path: String,
    /// Title.
    pub title: String,
    /// Date, RFC 3339 as far as known.
    pub date: Option<String>,
    /// All authors, joined by `, `.
    pub author: Option<String>,
    /// Name of the event.
    pub event: Option<String>,
    /// Tags and categories.
    pub tags: Vec<String>,
    /// Published address.
    pub url: Option<String>,
    /// How many talks it tells of.
    pub talks: usize,
    /// How many highlights and notes it has.
    pub highlights: usize,
    /// How many of them wait to be done.
    pub open_todos: usize,
    /// Whether it was read to the end.
    pub read: bool,
    /// What was odd about the source.
    pub issues: Vec<IssueJson>,
}

/// What the person did with a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PostActivity {
    /// Highlights and notes.
    pub highlights: usize,
    /// To-dos not yet done.
    pub open_todos: usize,
    /// Whether it was read to the end.
    pub read: bool,
}

/// `talks`
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TalkJson {
    /// The post that tells of it.
    pub post: PostPlaceJson,
    /// Title.
    pub title: String,
    /// The heading as written.
    pub heading: String,
    /// Kind.
    pub kind: TalkKind,
    /// Speakers.
    pub speakers: Vec<Speaker>,
    /// For whom it was.
    pub level: Option<String>,
    /// Whether the author was there.
    pub attended: bool,
    /// Name of the event.
    pub event: Option<String>,
    /// Date of the post.
    pub date: Option<String>,
    /// Source line.
    pub line: u32,
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

/// `jump`
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JumpJson {
    /// `talk`, `section`, `topic`, `speaker`, `event`, `post`, `todo`, `highlight` or `command`.
    pub kind: &'static str,
    /// Title.
    pub title: String,
    /// Speakers, post, event.
    pub context: String,
    /// Name of the root.
    pub root: String,
    /// Path below the root.
    pub path: String,
    /// Source line.
    pub line: u32,
    /// The higher the better.
    pub score: u32,
    /// Characters of the title that match.
    pub matched: Vec<u32>,
}

impl PostJson {
    /// What the library knows about a post, with what the person did with it.
    pub fn new(library: &Library, post: &Post, activity: PostActivity) -> Self {
        let author = post.authors.join(", ");
        Self {
            root: library.root_name(post).to_owned(),
            path: post.path.to_string(),
            title: post.title.clone(),
            date: post.date.map(|date| date.to_string()),
            author: (!author.is_empty()).then_some(author),
            event: post.event.as_ref().map(|event| event.name.clone()),
            tags: post.tags.clone(),
            url: post.url.clone(),
            talks: post.sections.iter().filter(|it| it.talk.is_some()).count(),
            highlights: activity.highlights,
            open_todos: activity.open_todos,
            read: activity.read,
            issues: post.issues.iter().map(IssueJson::from).collect(),
        }
    }
}

impl TalkJson {
    /// A talk of the library; `span` is its section in characters. `None` if the section is no talk.
    pub fn new(
        library: &Library,
        post: &Post,
        section: &PostSection,
        span: CharacterSpan,
    ) -> Option<Self> {
        let talk = section.talk.as_deref()?;
        let place = PostPlaceJson {
            root: library.root_name(post).to_owned(),
            path: post.path.to_string(),
            title: post.title.clone(),
        };
        let told = Self::told(place, &section.heading, talk, section.line, span);
        Some(Self {
            event: post.event.as_ref().map(|event| event.name.clone()),
            date: post.date.map(|date| date.to_string()),
            ..told
        })
    }

    /// A talk as a document tells it, without event and date.
    pub(super) fn told(
        post: PostPlaceJson,
        heading: &str,
        talk: &Talk,
        line: u32,
        span: CharacterSpan,
    ) -> Self {
        Self {
            post,
            title: talk.title.clone(),
            heading: heading.to_owned(),
            kind: talk.kind,
            speakers: talk.speakers.clone(),
            level: talk.level.clone(),
            attended: talk.attended,
            event: None,
            date: None,
            line,
            start: span.start,
            end: span.end,
        }
    }
}

impl JumpJson {
    /// A hit, with the root and path of its post.
    pub fn new(library: &Library, hit: &JumpHit) -> Self {
        let post = hit.entry.post.and_then(|post| library.post(post));
        let offsets = CharacterOffsets::new(&hit.entry.title);
        let matched = hit.matched_title.iter().map(|span| offsets.span(*span));
        Self {
            kind: hit.entry.kind.key(),
            title: hit.entry.title.clone(),
            context: hit.entry.context.clone(),
            root: post.map_or("", |post| library.root_name(post)).to_owned(),
            path: post.map_or("", |post| &post.path).to_owned(),
            line: hit.entry.line,
            score: hit.score,
            matched: matched.flat_map(|span| span.start..span.end).collect(),
        }
    }
}
