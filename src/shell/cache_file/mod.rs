//! Files in the cache folder, whatever they hold: each is good for one version of the program and is found to be damaged where
//! it is, so that it can be done without. It knows no posts.
//!
//! ```text
//! bytes    numbers and texts as bytes, and a checksum
//! parted   a file of parts that are read one by one
//! folder   a folder of such files; what is old is swept out
//! ```

mod bytes;
mod folder;
mod parted;

pub use bytes::{Reader, Writer, checksum};
pub use folder::{note_use, prepare, read_with};
pub use parted::{Kind, Part, PartedFile, PartedWriter};
