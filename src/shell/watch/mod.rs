//! Noticing what others change on disk: posts, and notes that another instance wrote. It reads no file's content and
//! decides nothing. Only re-exports here.

mod gathering;
mod watcher;

pub use watcher::{Change, Watch};
