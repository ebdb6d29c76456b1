//! Everything that touches the world: terminal, threads, files, clipboard.
//!
//! ```text
//! job       an effect, with all that is needed to carry it out elsewhere
//! reading, placing, saving, exporting, loading, colouring, opener    one function per effect
//! pictures  finding, reading and encoding the pictures of posts
//! backlog   changes that the store does not take yet
//! templates, themes                                       the person's own files beside the configuration
//! source, scan, post_file                                 which posts there are, and their files
//! index                                                   what was read of them, for the next start
//! texts, searching                                        the visible texts of posts, kept; searching all of them
//! cache_file                                              files in the cache, whatever they hold
//! clipboard                                               ways to copy
//! world, session                                          carrying out without threads: tests, `frame`, subcommands
//! terminal                                                carrying out with threads, in a terminal
//! ```

mod backlog;
pub mod backup;
mod cache_file;
mod clipboard;
mod clock;
mod colouring;
pub mod doctor;
pub mod environment;
mod exchange;
mod export_targets;
mod exporting;
mod folders;
mod foreign_passage;
mod guarded;
mod handover;
mod index;
mod job;
mod jumps;
mod library_file;
mod loading;
mod moved;
mod opener;
mod panes;
mod paths;
mod pictures;
mod placing;
mod post_file;
mod reading;
mod reading_positions;
mod rescue;
mod saving;
mod scan;
mod searching;
mod session;
mod settings;
mod source;
mod stamp;
pub mod store;
mod suggesting;
mod templates;
mod terminal;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod texts;
mod themes;
mod watch;
mod world;
mod yielding;

pub use clock::{now, seed};
pub use colouring::Colourer;
pub use exchange::{read_exchanged, read_foreign, remember_exchange};
pub use exporting::write_export;
pub use folders::check_folder;
pub use foreign_passage::on_its_passage;
pub use index::IndexFolder;
pub use library_file::{forget_folder, keep_folder};
pub use loading::load;
pub use opener::has_desktop;
pub use panes::kept_panes;
pub use paths::{PlaceError, PlaceOverrides, Places, STORE_VARIABLE, resolved};
pub use placing::{PlaceRequest, place_items};
pub use post_file::PostFile;
pub use reading::{ReadError, read_bytes, read_post};
pub use scan::{LeftOut, Reason, ScanOutcome, Scanner, left_out};
pub use searching::{FoundFile, search_sources};
pub use session::Session;
pub use settings::{builtin_settings, settings_with};
pub use source::{Source, SourceError, library_of, sources_of, sources_of_library};
pub use store::panes_file;
pub use templates::own_templates;
pub use terminal::{
    MouseUse, RunError, RunSetup, depth_here, edit_file, editor_command, run, terminal_has_links,
};
pub use texts::KeptTexts;
pub use themes::{built_in as built_in_theme, own_themes, read_theme};
pub use world::World;
