//! One window of the stack: a closed set of kinds.

use crate::keymap::Context;

use super::add_folder::AddFolderWindow;
use super::address::AddressWindow;
use super::category::CategoryChooser;
use super::changes::ChangesWindow;
use super::due::DueLine;
use super::editor::NoteEditor;
use super::export::ExportWindow;
use super::folders::FoldersWindow;
use super::help::HelpWindow;
use super::hints::LinkHints;
use super::import::ImportWindow;
use super::jump::JumpWindow;
use super::moved::MovedWindow;
use super::outline::OutlineWindow;
use super::palette::PaletteWindow;
use super::picture::PictureWindow;
use super::progress::ProgressWindow;
use super::query::QueryLine;
use super::saved_views::SavedViewsWindow;
use super::search::SearchPrompt;
use super::text_search::TextSearchWindow;
use super::themes::ThemesWindow;
use super::todos::TodoWindow;
use super::versions::VersionsWindow;
use super::views::ViewsWindow;

/// A window over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The fuzzy jump.
    Jump(Box<JumpWindow>),
    /// The list of all that can be done.
    Palette(Box<PaletteWindow>),
    /// The outline of the open post.
    Outline(Box<OutlineWindow>),
    /// The search line.
    Search(Box<SearchPrompt>),
    /// The search in all posts.
    TextSearch(Box<TextSearchWindow>),
    /// Choosing a category by its key.
    Category(CategoryChooser),
    /// Writing a note.
    Editor(Box<NoteEditor>),
    /// The to-do list.
    Todos(Box<TodoWindow>),
    /// Saying when to-dos are due.
    Due(Box<DueLine>),
    /// How far one is with the to-dos.
    Progress(ProgressWindow),
    /// The list of recent changes.
    Changes(Box<ChangesWindow>),
    /// The line in which a query is typed.
    Query(Box<QueryLine>),
    /// Saved views.
    SavedViews(Box<SavedViewsWindow>),
    /// The list of themes.
    Themes(Box<ThemesWindow>),
    /// The folders of the library.
    Folders(FoldersWindow),
    /// The line for a folder that is to be added.
    AddFolder(Box<AddFolderWindow>),
    /// Exporting.
    Export(Box<ExportWindow>),
    /// Taking in a file.
    Import(Box<ImportWindow>),
    /// A picture over the whole screen.
    Picture(PictureWindow),
    /// The help.
    Help(HelpWindow),
    /// Letters over the links on screen.
    Links(Box<LinkHints>),
    /// An address that a link leads to.
    Address(Box<AddressWindow>),
    /// Events, talks, speakers, topics.
    Views(Box<ViewsWindow>),
    /// Choosing between two versions of a note.
    Versions(VersionsWindow),
    /// Choosing which post a missing one is now.
    Moved(MovedWindow),
}

impl Overlay {
    /// The contexts whose keys hold in it, innermost first.
    pub fn contexts(&self) -> Vec<Context> {
        match self {
            Self::Jump(_) => vec![Context::Jump],
            Self::Palette(_) => vec![Context::Palette],
            Self::Outline(outline) => outline.contexts(),
            Self::Search(_) => vec![Context::Search],
            Self::TextSearch(_) => vec![Context::TextSearch],
            Self::Category(_) => vec![Context::Category],
            Self::Editor(_) => vec![Context::Editor],
            Self::Todos(_) => vec![Context::Todos, Context::Global],
            Self::Due(_) => vec![Context::Due],
            Self::Progress(_) => vec![Context::Progress, Context::Global],
            Self::Changes(_) => vec![Context::Changes, Context::Global],
            Self::Query(_) => vec![Context::Query],
            Self::SavedViews(views) => views.contexts(),
            Self::Themes(_) => vec![Context::Themes],
            Self::Folders(_) => vec![Context::Folders, Context::Global],
            Self::AddFolder(_) => vec![Context::AddFolder],
            Self::Export(_) => vec![Context::Export],
            Self::Import(_) => vec![Context::Import],
            Self::Picture(_) => vec![Context::Picture, Context::Global],
            Self::Help(_) => vec![Context::Help, Context::Global],
            Self::Links(_) => vec![Context::Links],
            Self::Address(_) => vec![Context::Address],
            Self::Versions(_) => vec![Context::Versions],
            Self::Views(views) => views.contexts(),
            Self::Moved(_) => vec![Context::Moved],
        }
    }
}
