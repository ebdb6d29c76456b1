//! A document as JSON.

use serde::Serialize;

use crate::document::{BlockKind, Document, FrontMatter, Opening, Section};
use crate::export::CharacterOffsets;

use super::common::{IssueJson, PostPlaceJson};
use super::library::TalkJson;

/// `show --format json`
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShowJson {
    /// Path below the root.
    pub path: String,
    /// Front matter.
    pub front_matter: FrontMatterJson,
    /// The visible text.
    pub text: String,
    /// Headings.
    pub headings: Vec<HeadingJson>,
    /// Links.
    pub links: Vec<LinkJson>,
    /// Images.
    pub images: Vec<ImageJson>,
    /// Code blocks.
    pub code: Vec<CodeJson>,
    /// Talks.
    pub talks: Vec<TalkJson>,
    /// What was odd about the source.
    pub issues: Vec<IssueJson>,
}

/// The facts of the front matter.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FrontMatterJson {
    /// Title.
    pub title: Option<String>,
    /// Date, RFC 3339 as far as known.
    pub date: Option<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Categories.
    pub categories: Vec<String>,
    /// Description.
    pub description: Option<String>,
    /// Cover picture.
    pub cover: Option<String>,
    /// Published address.
    pub url: Option<String>,
    /// Slug.
    pub slug: Option<String>,
    /// Id.
    pub id: Option<String>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadingJson {
    /// 1 to 6.
    pub level: u8,
    /// Text.
    pub text: String,
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// Source line.
    pub line: u32,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkJson {
    /// The text one sees.
    pub text: String,
    /// The address as written.
    pub target: String,
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImageJson {
    /// Alternative text.
    pub alt: String,
    /// Caption or title.
    pub caption: Option<String>,
    /// The address as written.
    pub source: String,
    /// First character of its stand-in.
    pub start: u32,
}

/// A code block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeJson {
    /// Language, lower case.
    pub language: Option<String>,
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

impl ShowJson {
    /// All of a document; `place` says which post it is.
    pub fn new(place: &PostPlaceJson, document: &Document) -> Self {
        let offsets = CharacterOffsets::new(&document.text);
        let talks = document.sections.iter();
        Self {
            path: place.path.clone(),
            front_matter: FrontMatterJson::from(&document.front_matter),
            text: document.text.clone(),
            headings: headings(document, &offsets),
            links: links(document, &offsets),
            images: images(document, &offsets),
            code: code(document, &offsets),
            talks: talks
                .filter_map(|section| talk(place, document, section, &offsets))
                .collect(),
            issues: document.issues.iter().map(IssueJson::from).collect(),
        }
    }
}

fn headings(document: &Document, offsets: &CharacterOffsets<'_>) -> Vec<HeadingJson> {
    let heading = |section: &Section| {
        let span = offsets.span(section.heading);
        HeadingJson {
            level: section.level,
            text: section.heading.of(&document.text).to_owned(),
            start: span.start,
            end: span.end,
            line: section.line,
        }
    };
    let below_headings = document.sections.iter();
    below_headings
        .filter(|section| section.opening == Opening::Heading)
        .map(heading)
        .collect()
}

fn links(document: &Document, offsets: &CharacterOffsets<'_>) -> Vec<LinkJson> {
    let links = document.links.iter().map(|link| {
        let span = offsets.span(link.span);
        LinkJson {
            text: link.span.of(&document.text).to_owned(),
            target: link.target.clone(),
            start: span.start,
            end: span.end,
        }
    });
    links.collect()
}

fn images(document: &Document, offsets: &CharacterOffsets<'_>) -> Vec<ImageJson> {
    let images = document.images.iter().map(|image| ImageJson {
        alt: image.alt.clone(),
        caption: image.caption.clone(),
        source: image.source.clone(),
        start: offsets.at(image.span.start),
    });
    images.collect()
}

fn code(document: &Document, offsets: &CharacterOffsets<'_>) -> Vec<CodeJson> {
    let blocks = document.blocks.iter().filter_map(|block| {
        let BlockKind::Code { language } = &block.kind else {
            return None;
        };
        let span = offsets.span(block.span);
        Some(CodeJson {
            language: language.clone(),
            start: span.start,
            end: span.end,
        })
    });
    blocks.collect()
}

fn talk(
    place: &PostPlaceJson,
    document: &Document,
    section: &Section,
    offsets: &CharacterOffsets<'_>,
) -> Option<TalkJson> {
    let heading = section.heading.of(&document.text);
    let span = offsets.span(section.span);
    let talk = section.talk.as_deref()?;
    let told = TalkJson::told(place.clone(), heading, talk, section.line, span);
    Some(TalkJson {
        date: document.front_matter.date.map(|date| date.to_string()),
        ..told
    })
}

impl From<&FrontMatter> for FrontMatterJson {
    fn from(facts: &FrontMatter) -> Self {
        Self {
            title: facts.title.clone(),
            date: facts.date.map(|date| date.to_string()),
            authors: facts.authors.clone(),
            tags: facts.tags.clone(),
            categories: facts.categories.clone(),
            description: facts.description.clone(),
            cover: facts.cover.clone(),
            url: facts.url.clone(),
            slug: facts.slug.clone(),
            id: facts.id.clone(),
        }
    }
}
