//! What a jump lists, and what it answers. Only data.

use crate::library::PostId;
use crate::text::Span;

/// One line of the jump's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JumpEntry {
    /// What it leads to.
    pub kind: JumpKind,
    /// The talk's title, the heading, the post's title, the passage.
    pub title: String,
    /// Speakers · post · event, as far as known.
    pub context: String,
    /// The post it is in.
    pub post: PostId,
    /// Where in the post's visible text (bytes).
    pub span: Span,
    /// Source line, from 1.
    pub line: u32,
}

/// The kinds of entry, in the order in which equals are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JumpKind {
    /// A conference session.
    Talk,
    /// Any other heading.
    Section,
    /// The first passage of a section that names a topic.
    Topic,
    /// A post as a whole.
    Post,
    /// A marked passage or note.
    Highlight,
}

impl JumpKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 5] = [
        Self::Talk,
        Self::Section,
        Self::Topic,
        Self::Post,
        Self::Highlight,
    ];

    /// The word used on screen and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Section => "section",
            Self::Topic => "topic",
            Self::Post => "post",
            Self::Highlight => "highlight",
        }
    }
}

/// How well a word of the query matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// It is a word.
    WholeWord,
    /// A word begins with it.
    WordPrefix,
    /// It stands inside a word.
    Substring,
    /// Its letters come in this order, with others between.
    Fuzzy,
    /// A word begins with it but for one letter left out, too many, wrong, or swapped with its neighbour.
    Typo,
}

impl Tier {
    /// Every tier, best first.
    pub const ALL: [Self; 5] = [
        Self::WholeWord,
        Self::WordPrefix,
        Self::Substring,
        Self::Fuzzy,
        Self::Typo,
    ];
}

/// An entry that matches, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JumpHit {
    /// What matches.
    pub entry: JumpEntry,
    /// The higher the better; hits come in this order, and among equals the newer post first.
    pub score: u32,
    /// The tier of the weakest word.
    pub tier: Tier,
    /// The matching letters of `entry.title`: sorted, apart from each other, whole graphemes (bytes).
    pub matched_title: Vec<Span>,
    /// The matching letters of `entry.context`, likewise.
    pub matched_context: Vec<Span>,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JumpResults {
    /// The best, as many as were asked for.
    pub hits: Vec<JumpHit>,
    /// How many match in all.
    pub count: usize,
}

/// A marked passage or note, as the jump needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JumpHighlight {
    /// The passage, or the note if there is none; cut to one line of 200 characters.
    pub title: String,
    /// Category, topics and note: found, too, and shown as context.
    pub about: String,
    /// Where in the post's visible text (bytes).
    pub span: Span,
    /// Source line, from 1.
    pub line: u32,
}
