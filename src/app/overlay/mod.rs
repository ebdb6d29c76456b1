//! Windows over the panes, as data: a stack of them, the topmost has the keyboard. What can be done in them stands in the
//! actions. Only re-exports here.

mod add_folder;
mod address;
mod category;
mod changes;
mod due;
mod editor;
mod export;
mod folders;
mod help;
mod hints;
mod import;
mod jump;
mod moved;
mod outline;
mod palette;
mod picture;
mod preview;
mod progress;
mod query;
mod saved_views;
mod search;
mod stack;
mod text_search;
mod themes;
mod todos;
mod versions;
mod views;

pub use add_folder::{AddFolderWindow, FolderEntry, ListedFolder};
pub use address::AddressWindow;
pub use category::CategoryChooser;
pub use changes::ChangesWindow;
pub use due::DueLine;
pub use editor::{About, EditorField, NoteEditor};
pub use export::{ExportExtent, ExportWindow, PlacingProgress};
pub use folders::FoldersWindow;
pub use help::HelpWindow;
pub use hints::{LinkHints, LinkLabel};
pub use import::{Found as ImportFound, ImportWindow};
pub use jump::{HIT_LINES, JumpWindow, LastJump, PassageSight};
pub use moved::MovedWindow;
pub use outline::OutlineWindow;
pub use palette::{Command, CommandRank, CommandRow, PaletteWindow};
pub use picture::PictureWindow;
pub use preview::Preview;
pub use progress::ProgressWindow;
pub use query::{Narrowed, Put, QueryLine};
pub use saved_views::SavedViewsWindow;
pub use search::SearchPrompt;
pub use stack::Overlay;
pub use text_search::{
    FoundNote, FoundRow, FoundTexts, HitAt, OpenedFor, TakesOver, TextSearchWindow,
};
pub use themes::{ListedTheme, ThemesWindow};
pub use todos::{StatusFilter, TodoFilter, TodoPlace, TodoWindow};
pub use versions::VersionsWindow;
pub use views::{Subject, Target, ViewLevel, ViewRow, ViewsWindow};
