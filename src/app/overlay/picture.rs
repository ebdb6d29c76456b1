//! A picture over the whole screen, as data: which one.

use crate::layout::PictureId;

/// Shows one picture of the open post as large as it gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureWindow {
    /// Which picture.
    pub picture: PictureId,
}
