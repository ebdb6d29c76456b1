//! Pictures of the open post, as data: what the screen can show, which pictures are known, and those that are ready to be
//! drawn. Only re-exports here.

mod display;
mod encoded;
mod pictures;

pub use display::{Display, Means};
pub use encoded::{Encoded, EncodedContent, IndexedPixels, TRANSPARENT};
pub use pictures::{MeasuredPicture, NearPicture, PictureWish, Pictures};
