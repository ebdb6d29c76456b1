//! What was read of a library, kept in the cache folder so that its list stands at once at the next start. Nothing is lost
//! with it: what is missing, broken, of another version or of other tables is read from the posts again, without a word.
//!
//! ```text
//! record       a post with its file's stamp as bytes
//! file         a file of records, in chunks that are read one by one
//! folder       which file belongs to which root; what is old is swept out
//! root_index   the index of one root: read at the start, told of changes, written when that pays
//! ```

mod file;
mod folder;
mod record;
mod root_index;
#[cfg(test)]
mod tests;

pub use folder::IndexFolder;
pub use record::Recorded;
pub use root_index::RootIndex;
