//! Where a key can mean something. A closed set: the app knows at any time in which of them it is.

/// A place where keys have their own meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere a key is not typed into a field.
    Global,
    /// The post list.
    Posts,
    /// The reading pane.
    Reading,
    /// The reading pane while something is selected.
    Selecting,
    /// The notes pane.
    Notes,
    /// The reading pane or the notes pane while a suggestion is at the caret or under the cursor.
    Suggestion,
    /// The fuzzy jump.
    Jump,
    /// The list of all that can be done.
    Palette,
    /// The outline of the open post.
    Outline,
    /// The search line of the reading pane.
    Search,
    /// The search in all posts.
    TextSearch,
    /// Choosing a category.
    Category,
    /// The note editor.
    Editor,
    /// The to-do list.
    Todos,
    /// Saying when to-dos are due.
    Due,
    /// How far one is with the to-dos.
    Progress,
    /// The list of recent changes.
    Changes,
    /// The filter line of a window.
    Filter,
    /// The line in which a query is typed.
    Query,
    /// The list of saved views.
    SavedViews,
    /// The list of themes.
    Themes,
    /// The list of the library's folders.
    Folders,
    /// The line for a folder that is to be added.
    AddFolder,
    /// The export window.
    Export,
    /// The window for taking in a file.
    Import,
    /// A picture over the whole screen.
    Picture,
    /// The help.
    Help,
    /// Letters over the links on screen.
    Links,
    /// An address that a link leads to.
    Address,
    /// Choosing between two versions of a note.
    Versions,
    /// Choosing which post a missing one is now.
    Moved,
    /// Events, talks, speakers, topics.
    Views,
}

impl Context {
    /// Every context, in the order of the help.
    pub const ALL: [Self; 32] = [
        Self::Global,
        Self::Posts,
        Self::Reading,
        Self::Selecting,
        Self::Notes,
        Self::Suggestion,
        Self::Jump,
        Self::Palette,
        Self::Search,
        Self::TextSearch,
        Self::Outline,
        Self::Category,
        Self::Editor,
        Self::Todos,
        Self::Due,
        Self::Progress,
        Self::Changes,
        Self::Filter,
        Self::Query,
        Self::SavedViews,
        Self::Themes,
        Self::Folders,
        Self::AddFolder,
        Self::Export,
        Self::Import,
        Self::Picture,
        Self::Help,
        Self::Links,
        Self::Address,
        Self::Versions,
        Self::Moved,
        Self::Views,
    ];

    /// Its name in keymap files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Posts => "posts",
            Self::Reading => "reading",
            Self::Selecting => "selecting",
            Self::Notes => "notes",
            Self::Suggestion => "suggestion",
            Self::Jump => "jump",
            Self::Palette => "palette",
            Self::Search => "search",
            Self::TextSearch => "text-search",
            Self::Outline => "outline",
            Self::Category => "category",
            Self::Editor => "editor",
            Self::Todos => "todos",
            Self::Due => "due",
            Self::Progress => "progress",
            Self::Changes => "changes",
            Self::Filter => "filter",
            Self::Query => "query",
            Self::SavedViews => "saved-views",
            Self::Themes => "themes",
            Self::Folders => "folders",
            Self::AddFolder => "add-folder",
            Self::Export => "export",
            Self::Import => "import",
            Self::Picture => "picture",
            Self::Help => "help",
            Self::Links => "links",
            Self::Address => "address",
            Self::Versions => "versions",
            Self::Moved => "moved",
            Self::Views => "views",
        }
    }

    /// Its name on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Global => "Everywhere",
            Self::Posts => "Post list",
            Self::Reading => "Reading",
            Self::Selecting => "While something is selected",
            Self::Notes => "Notes",
            Self::Suggestion => "On a suggestion",
            Self::Jump => "Jump",
            Self::Palette => "Everything that can be done",
            Self::Outline => "Outline",
            Self::Search => "Search in the post",
            Self::TextSearch => "Search in all posts",
            Self::Category => "Choosing a category",
            Self::Editor => "Writing a note",
            Self::Todos => "To-dos",
            Self::Due => "When to-dos are due",
            Self::Progress => "Progress",
            Self::Changes => "Recent changes",
            Self::Filter => "Filter line",
            Self::Query => "Filtering by a query",
            Self::SavedViews => "Saved views",
            Self::Themes => "Themes",
            Self::Folders => "Folders of the library",
            Self::AddFolder => "Adding a folder",
            Self::Export => "Export",
            Self::Import => "Taking in a file",
            Self::Picture => "A picture",
            Self::Help => "Help",
            Self::Links => "Choosing a link",
            Self::Address => "An address",
            Self::Versions => "Two versions of a note",
            Self::Moved => "A missing post",
            Self::Views => "Events, talks, speakers, topics",
        }
    }

    /// The contexts whose keys hold at once where this one is the innermost, innermost first; several of these where it
    /// depends on the pane.
    pub const fn chains(self) -> &'static [&'static [Self]] {
        match self {
            Self::Global => &[&[Self::Global]],
            Self::Posts => &[&[Self::Posts, Self::Global]],
            Self::Reading => &[&[Self::Reading, Self::Global]],
            Self::Selecting => &[&[Self::Selecting, Self::Reading, Self::Global]],
            Self::Notes => &[&[Self::Notes, Self::Global]],
            Self::Suggestion => &[
                &[Self::Suggestion, Self::Reading, Self::Global],
                &[Self::Suggestion, Self::Notes, Self::Global],
            ],
            Self::Jump => &[&[Self::Jump]],
            Self::Palette => &[&[Self::Palette]],
            Self::Search => &[&[Self::Search]],
            Self::TextSearch => &[&[Self::TextSearch]],
            Self::Outline => &[&[Self::Outline, Self::Global]],
            Self::Category => &[&[Self::Category]],
            Self::Editor => &[&[Self::Editor]],
            Self::Todos => &[&[Self::Todos, Self::Global]],
            Self::Due => &[&[Self::Due]],
            Self::Progress => &[&[Self::Progress, Self::Global]],
            Self::Changes => &[&[Self::Changes, Self::Global]],
            Self::Filter => &[&[Self::Filter]],
            Self::Query => &[&[Self::Query]],
            Self::SavedViews => &[&[Self::SavedViews]],
            Self::Themes => &[&[Self::Themes]],
            Self::Folders => &[&[Self::Folders, Self::Global]],
            Self::AddFolder => &[&[Self::AddFolder]],
            Self::Export => &[&[Self::Export]],
            Self::Import => &[&[Self::Import]],
            Self::Picture => &[&[Self::Picture, Self::Global]],
            Self::Help => &[&[Self::Help, Self::Global]],
            Self::Links => &[&[Self::Links]],
            Self::Address => &[&[Self::Address]],
            Self::Versions => &[&[Self::Versions]],
            Self::Moved => &[&[Self::Moved]],
            Self::Views => &[&[Self::Views]],
        }
    }

    /// Whether what belongs to one of these contexts makes sense in this one.
    pub fn is_within(self, contexts: &[Self]) -> bool {
        let mut around = self.chains().iter().copied().flatten();
        around.any(|context| contexts.contains(context))
    }

    /// Whether letters are typed into something here, so that none can be a key.
    pub const fn takes_letters(self) -> bool {
        matches!(
            self,
            Self::Jump
                | Self::Palette
                | Self::Search
                | Self::TextSearch
                | Self::Category
                | Self::Editor
                | Self::Due
                | Self::Filter
                | Self::Query
                | Self::AddFolder
                | Self::Export
                | Self::Import
                | Self::Links
                | Self::Views
        )
    }

    /// The context of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }
}
