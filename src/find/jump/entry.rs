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
    /// The post it is in; that of the newest talk for a speaker, the newest post for an event. `None` for a command.
    pub post: Option<PostId>,
    /// Where in the post's visible text (bytes).
    pub span: Span,
    /// Source line, from 1.
    pub line: u32,
    /// The name of a command.
    pub command: Option<&'static str>,
}

impl JumpEntry {
    /// Whether the two lead to the same, whatever else is told of it now.
    pub fn is_same(&self, other: &Self) -> bool {
        let is_gathered = matches!(self.kind, JumpKind::Speaker | JumpKind::Event);
        self.kind == other.kind
            && self.title == other.title
            && self.command == other.command
            && (is_gathered || self.post == other.post && self.span == other.span)
    }
}

/// The kinds of entry, in the order in which equals are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JumpKind {
    /// A conference session.
    Talk,
    /// The first passage of a section that names a topic.
    Topic,
    /// Any other heading.
    Section,
    /// A person, and their talks.
    Speaker,
    /// A conference, and its posts.
    Event,
    /// A post as a whole.
    Post,
    /// A marked passage or note that is to be acted on.
    Todo,
    /// A marked passage or note.
    Highlight,
    /// Something that the program can do.
    Command,
}

impl JumpKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 9] = [
        Self::Talk,
        Self::Topic,
        Self::Section,
        Self::Speaker,
        Self::Event,
        Self::Post,
        Self::Todo,
        Self::Highlight,
        Self::Command,
    ];

    /// The word used on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Topic => "topic",
            Self::Section => "section",
            Self::Speaker => "speaker",
            Self::Event => "event",
            Self::Post => "post",
            Self::Todo => "to-do",
            Self::Highlight => "highlight",
            Self::Command => "command",
        }
    }

    /// The word used in queries, options and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            other => other.word(),
        }
    }

    /// The word for all of the kind.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Talk => "talks",
            Self::Topic => "topics",
            Self::Section => "sections",
            Self::Speaker => "speakers",
            Self::Event => "events",
            Self::Post => "posts",
            Self::Todo => "to-dos",
            Self::Highlight => "highlights",
            Self::Command => "commands",
        }
    }

    /// The sign that narrows a query to the kind when it stands in front.
    pub const fn sign(self) -> char {
        match self {
            Self::Talk => '*',
            Self::Topic => '#',
            Self::Section => '/',
            Self::Speaker => '@',
            Self::Event => '=',
            Self::Post => '+',
            Self::Todo => '[',
            Self::Highlight => '~',
            Self::Command => '>',
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
    /// Its letters come in this order with others between, begin words, or are those of a word but for a slip.
    Fuzzy,
    /// Not every word of the query matches, but those that tell most.
    Partly,
}

impl Tier {
    /// Every tier, best first.
    pub const ALL: [Self; 5] = [
        Self::WholeWord,
        Self::WordPrefix,
        Self::Substring,
        Self::Fuzzy,
        Self::Partly,
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
    /// Whether nothing has all words of the query, and these have some.
    pub is_partial: bool,
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
    /// Whether it is to be acted on.
    pub is_todo: bool,
}

/// Something that the program can do, as the jump needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JumpCommand {
    /// Its sentence in the help.
    pub title: String,
    /// Its keys.
    pub keys: String,
    /// The name by which it is run.
    pub name: &'static str,
}
