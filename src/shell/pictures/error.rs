//! Why a picture cannot be shown, in a few words for the person. Only data.

/// Why a picture cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// No file of that name where generators look.
    #[error("There is no such picture in the library")]
    Missing,
    /// There is one, but not below a root of the library.
    #[error("The picture lies outside the library, so it is not opened")]
    Outside,
    /// A folder, pipe, socket or device.
    #[error("The picture is not a file")]
    NotAFile,
    /// More bytes than are read.
    #[error("The picture has more than {} MB", limit >> 20)]
    TooLarge {
        /// The most bytes that are read.
        limit: u64,
    },
    /// More pixels than are decoded.
    #[error("The picture has {width} × {height} pixels, which is too many")]
    TooManyPixels {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// Not a format that is read.
    #[error("The picture is no PNG, JPEG, GIF, WebP or BMP file")]
    UnknownFormat,
    /// The system refuses.
    #[error("The picture cannot be read ({0})")]
    Unreadable(#[from] std::io::Error),
    /// The bytes are no picture.
    #[error("The picture is damaged")]
    Damaged,
}
