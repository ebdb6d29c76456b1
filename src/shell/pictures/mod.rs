//! Pictures of posts: finding their files as site generators do, reading them within limits, and making them ready for a
//! terminal. Nothing is fetched, and nothing is opened outside the library's roots and the sites that these are parts of.

mod encode;
mod error;
mod file;
mod find;
mod quantized;
mod site;
pub mod sixel;
mod work;

pub use find::PictureFolders;
pub use work::{PictureJob, perform};
