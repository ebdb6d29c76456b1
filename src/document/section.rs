//! Sections and talks. Only data; how a heading becomes a talk stands beside it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A part of a post below a heading; also a talk that is told in a list's item or a line. A talk if it describes a
/// conference session.
///
/// Of two sections that share text one lies in the other: the one that begins later, whose level is greater.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The words it begins with: the heading's text, the first line of the item, the line.
    pub heading: Span,
    /// What its first words are.
    pub opening: Opening,
    /// 1 to 6 below a heading; for a talk without one, one more than that of the section around it.
    pub level: u8,
    /// From a heading to the next heading of the same or a higher level; an item with all that is in it; from a line to the
    /// next talk, line in bold type or heading.
    pub span: Span,
    /// Source line of its first words, from 1.
    pub line: u32,
    /// What the session was, if this is a talk; the entry in the library shares it.
    pub talk: Option<Arc<Talk>>,
}

/// What the first words of a section are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// A heading.
    #[default]
    Heading,
    /// The first line of a list's item; only talks begin so.
    Item,
    /// A line of running text; only talks begin so.
    Line,
}

/// One conference session as a post tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    /// The session's title without kind, speakers and level.
    pub title: String,
    /// What kind of session.
    pub kind: TalkKind,
    /// Who spoke.
    pub speakers: Vec<Speaker>,
    /// Whom it was for ("Any Skill Level"), if told.
    pub level: Option<String>,
    /// Whether the author was there; false only if the text says so.
    pub attended: bool,
}

/// A person on stage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Full name as written.
    pub name: String,
    /// Position ("Staff Member"), if told.
    pub role: Option<String>,
    /// Company, university or project, if told.
    pub organisation: Option<String>,
}

impl Speaker {
    /// "Ada Quark (Lab)": the name, and the organisation if it was told.
    pub fn with_organisation(&self) -> String {
        match self.organisation.as_deref() {
            Some(organisation) if !organisation.is_empty() => {
                format!("{} ({organisation})", self.name)
            }
            _ => self.name.clone(),
        }
    }
}

/// The kinds of session.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum TalkKind {
    /// A talk in a track.
    #[default]
    Session,
    /// A keynote.
    Keynote,
    /// A panel discussion.
    Panel,
    /// A workshop.
    Workshop,
    /// A tutorial.
    Tutorial,
    /// A lightning talk.
    Lightning,
    /// A demonstration.
    Demo,
    /// Birds of a feather, an unconference round.
    Discussion,
}

impl TalkKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 8] = [
        Self::Session,
        Self::Keynote,
        Self::Panel,
        Self::Workshop,
        Self::Tutorial,
        Self::Lightning,
        Self::Demo,
        Self::Discussion,
    ];

    /// The word used on screen, in files and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Keynote => "keynote",
            Self::Panel => "panel",
            Self::Workshop => "workshop",
            Self::Tutorial => "tutorial",
            Self::Lightning => "lightning",
            Self::Demo => "demo",
            Self::Discussion => "discussion",
        }
    }
}
