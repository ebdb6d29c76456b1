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
    /// Every role with its name in theme files.
    pub const ALL: [(Self, &'static str); 33] = [
        (Self::Text, "text"),
        (Self::Muted, "muted"),
        (Self::Border, "border"),
        (Self::Focus, "focus"),
        (Self::Heading, "heading"),
        (Self::Subheading, "subheading"),
        (Self::Talk, "talk"),
        (Self::Link, "link"),
        (Self::Code, "code"),
        (Self::CodeComment, "code-comment"),
        (Self::CodeString, "code-string"),
        (Self::CodeNumber, "code-number"),
        (Self::CodeKeyword, "code-keyword"),
        (Self::CodeName, "code-name"),
        (Self::CodeKey, "code-key"),
        (Self::CodeInserted, "code-inserted"),
        (Self::CodeDeleted, "code-deleted"),
        (Self::Quote, "quote"),
        (Self::Furniture, "furniture"),
        (Self::Image, "image"),
        (Self::Placeholder, "placeholder"),
        (Self::Chosen, "chosen"),
        (Self::Caret, "caret"),
        (Self::Suggestion, "suggestion"),
        (Self::Selection, "selection"),
        (Self::Hit, "hit"),
        (Self::CurrentHit, "current-hit"),
        (Self::Matched, "matched"),
        (Self::Key, "key"),
        (Self::Status, "status"),
        (Self::Success, "success"),
        (Self::Warning, "warning"),
        (Self::Error, "error"),
    ];
}
