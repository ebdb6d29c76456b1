//! The shapes of `--json`: stable names, absent values null, lines from 1, offsets in characters of the visible text.
//!
//! Adding a key is fine; renaming one is a breaking change.

mod change;
mod common;
mod document;
mod highlight;
mod import;
mod library;
mod suggestion;
#[cfg(test)]
mod tests;
mod versions;
mod writing;

pub use change::{ChangeJson, ChangedJson};
pub use common::{IssueJson, PostPlaceJson};
pub use document::{CodeJson, FrontMatterJson, HeadingJson, ImageJson, LinkJson, ShowJson};
pub use highlight::{
    AnchorJson, HighlightJson, MarkedJson, PostReferenceJson, TimesJson, TopicJson,
};
pub use import::ImportJson;
pub use library::{JumpJson, PostActivity, PostJson, TalkJson};
pub use suggestion::SuggestionJson;
pub use versions::{VersionJson, VersionsJson};
pub use writing::{to_json, to_json_line};
