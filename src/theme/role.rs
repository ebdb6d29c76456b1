//! The meanings a piece of the screen can have. Layout and panes speak roles, painting turns them into colours.

/// What a piece of text is, as far as its look is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Running text.
    Text,
    /// Secondary text: dates, paths, hints.
    Muted,
    /// Lines between panes.
    Border,
    /// The border or title of the focused pane.
    Focus,
    /// A heading of level 1 or 2, a pane's title.
    Heading,
    /// A deeper heading.
    Subheading,
    /// A talk's heading.
    Talk,
    /// A link.
    Link,
    /// Code.
    Code,
    /// A comment in code.
    CodeComment,
    /// A string in code.
    CodeString,
    /// A number or another constant in code.
    CodeNumber,
    /// A keyword of a language.
    CodeKeyword,
    /// The name of a function or a type in code.
    CodeName,
    /// The name of a value: a key, an attribute, an option.
    CodeKey,
    /// An added line of a difference.
    CodeInserted,
    /// A removed line of a difference.
    CodeDeleted,
    /// A quote's bar and text.
    Quote,
    /// Bullets, numbers, rules, table lines.
    Furniture,
    /// An image's stand-in.
    Image,
    /// A placeholder for something that cannot be shown.
    Placeholder,
    /// The chosen line of a list.
    Chosen,
    /// The caret's cell.
    Caret,
    /// A sentence that is offered as something to dig into, and its sign.
    Suggestion,
    /// The selection.
    Selection,
    /// A search hit.
    Hit,
    /// The search hit one is at.
    CurrentHit,
    /// Letters that match a query.
    Matched,
    /// A key in hints and help.
    Key,
    /// The status line.
    Status,
    /// Good news.
    Success,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

impl Role {
    /// Every role with its name in theme files and what it is.
    pub const ALL: [(Self, &'static str, &'static str); 33] = [
        (Self::Text, "text", "Running text"),
        (Self::Muted, "muted", "Secondary text: dates, paths, hints"),
        (Self::Border, "border", "Lines between panes"),
        (
            Self::Focus,
            "focus",
            "The border or title of the focused pane",
        ),
        (
            Self::Heading,
            "heading",
            "A heading of level 1 or 2, a pane's title",
        ),
        (Self::Subheading, "subheading", "A deeper heading"),
        (Self::Talk, "talk", "A talk's heading"),
        (Self::Link, "link", "A link"),
        (Self::Code, "code", "Code"),
        (Self::CodeComment, "code-comment", "A comment in code"),
        (Self::CodeString, "code-string", "A string in code"),
        (
            Self::CodeNumber,
            "code-number",
            "A number or another constant in code",
        ),
        (Self::CodeKeyword, "code-keyword", "A keyword of a language"),
        (
            Self::CodeName,
            "code-name",
            "The name of a function or a type in code",
        ),
        (
            Self::CodeKey,
            "code-key",
            "The name of a value: a key, an attribute, an option",
        ),
        (
            Self::CodeInserted,
            "code-inserted",
            "An added line of a difference",
        ),
        (
            Self::CodeDeleted,
            "code-deleted",
            "A removed line of a difference",
        ),
        (Self::Quote, "quote", "A quote's bar and text"),
        (
            Self::Furniture,
            "furniture",
            "Bullets, numbers, rules, table lines",
        ),
        (Self::Image, "image", "An image's stand-in"),
        (
            Self::Placeholder,
            "placeholder",
            "A placeholder for something that cannot be shown",
        ),
        (Self::Chosen, "chosen", "The chosen line of a list"),
        (Self::Caret, "caret", "The caret's cell"),
        (
            Self::Suggestion,
            "suggestion",
            "A sentence that is offered as something to dig into, and its sign",
        ),
        (Self::Selection, "selection", "The selection"),
        (Self::Hit, "hit", "A search hit"),
        (Self::CurrentHit, "current-hit", "The search hit one is at"),
        (Self::Matched, "matched", "Letters that match a query"),
        (Self::Key, "key", "A key in hints and help"),
        (Self::Status, "status", "The status line"),
        (Self::Success, "success", "Good news"),
        (Self::Warning, "warning", "A warning"),
        (Self::Error, "error", "An error"),
    ];

    /// The role of this name.
    pub fn named(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, known, _)| *known == name);
        known.map(|(role, ..)| *role)
    }
}
