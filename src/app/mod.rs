//! State, events, actions, effects and the pure update between them.
//!
//! Nothing here does I/O, reads a clock, asks the environment or knows a terminal: the shell brings events and the time,
//! and carries out the effects that come back.

pub mod action;
pub mod address_lines;
mod anchoring;
mod areas;
mod arrangement;
mod asking;
mod borders;
mod catching_up;
mod change_list;
mod changes;
mod colouring;
pub mod commands;
mod count;
mod counting;
mod cursor;
mod dismissed;
mod effect;
mod elsewhere;
mod elsewhere_queue;
mod event;
mod export_targets;
mod field;
mod folders;
mod following;
mod foreign_file;
mod found_hits;
mod guide_keys;
mod header;
mod held;
pub mod help;
mod identity;
pub mod illustrating;
mod importing;
mod in_vain;
mod jump_commands;
mod jump_highlights;
mod jump_link;
mod jumped;
mod jumping;
mod kept_copy;
mod known_names;
mod labels;
mod library_change;
mod link_cells;
#[cfg(test)]
mod link_tests;
mod look;
mod marking;
mod mouse;
pub mod moves;
mod moving;
mod needing_care;
mod notes_facets;
mod notes_list;
mod opening;
mod outline;
pub mod overlay;
mod palette_commands;
pub mod pane;
pub mod picture;
mod places;
mod placing;
mod positions;
mod post_finder;
mod post_texts;
mod posts_list;
mod previewing;
mod query_filter;
mod read_marks;
mod records;
mod reloading;
mod scan_progress;
mod scanning;
mod screen;
mod scroll_bar;
mod settings;
mod state;
mod subject;
mod suggesting;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text_searching;
mod theme_settings;
mod theming;
mod todo;
mod told;
mod topic_offer;
mod trail;
mod units;
mod up_to;
mod update;
mod views;

pub use areas::{Areas, Border, Division, Zoom, areas, pane_body};
pub use arrangement::{Arrangement, PaneSettings, Share, SidePane};
pub use asking::{admits_event, admits_note, admits_post, admits_talk, matcher};
pub use catching_up::complete as catch_up;
pub use change_list::{ChangeStanding, PastChange, past_changes};
pub use effect::{Effect, ReadPurpose, TextsWanted};
pub use event::{
    Damaged, Event, Exported, LoadedRecords, Mouse, MouseKind, Pointed, PostContent, TextsFound,
};
pub use export_targets::ExportTarget;
pub use field::Field;
pub use folders::{ListedRoot, listed_roots, shown_path};
pub use following::target_at_caret;
pub use foreign_file::ForeignFile;
pub use guide_keys::guide_in;
pub use held::Held;
pub use identity::IdSource;
pub use importing::plan_of as import_plan;
pub use jumped::JumpedTo;
pub use jumping::prepare as prepare_jump;
pub use kept_copy::revision as kept_revision;
pub use known_names::{GatheredNames, known_names, unknown_name};
pub use library_change::{CheckedFolder, LibraryChange, LibraryEffect, LibraryEvent};
pub use link_cells::{LinkCells, link_cells};
pub use look::ThemePair;
pub use marking::{post_reference, talk_reference};
pub use moving::{complete as complete_moved, look as look_for_moved};
pub use notes_list::place_of;
pub use outline::{OutlineEntry, section_around};
pub use overlay::ExportExtent;
pub use pane::Pane;
pub use positions::{Positions, ReadMark, ReadingPosition, StoredPosition};
pub use post_texts::PostTexts;
pub use posts_list::{shown as posts_shown, sorted as sorted_posts};
pub use query_filter::QueryFilter;
pub use records::{RecordEntry, Records, SaveState};
pub use screen::{
    ListWindow, address_window, category_chooser, due_line, help_window, list_window, moved_window,
    note_editor, outline_window, palette_window, picture_room, picture_window, query_line,
    themes_list, themes_window, versions_window, window, window_body,
};
pub use scroll_bar::ScrollBar;
pub use settings::Settings;
pub use state::{FollowingKeys, Message, MessageKind, MouseOwner, Scan, State};
pub use suggesting::{
    in_notes as suggestions_in_notes, in_scope as suggestions_in_scope, is_offered,
};
pub use text_searching::passage as found_passage;
pub use theme_settings::ThemeSettings;
pub use theming::theme_in_force;
pub use todo::{Progress, Shown, TodoRow, Week, progress, todo_ids, todo_rows};
pub use told::Told;
pub use trail::{Place, Trail};
pub use update::update;
pub use views::{
    Passage, has_passages as view_has_passages, passage as view_passage, title as view_title,
};
