//! Why a picture cannot be shown, and what to do, in a few words to stand beside its caption; what to do comes after a `;`. Only data.

/// Why a picture cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// No file of that name where generators look.
    #[error("not in the library; add its folder")]
    Missing,
    /// There is one, but not below a root of the library.
    #[error("outside the library; add its folder")]
    Outside,
    /// A folder, pipe, socket or device.
    #[error("not a file")]
    NotAFile,
    /// More bytes than are read.
    #[error("more than {} MB; look at it elsewhere", limit >> 20)]
    TooLarge {
        /// The most bytes that are read.
        limit: u64,
    },
    /// More pixels than are decoded.
    #[error("{width} × {height} pixels; look at it elsewhere")]
    TooManyPixels {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// Not a format that is read.
    #[error("of a kind not shown; PNG, JPEG, GIF, WebP and BMP are")]
    UnknownFormat,
    /// The system refuses.
    #[error("cannot be read ({0})")]
    Unreadable(#[from] std::io::Error),
    /// The bytes are no picture.
    #[error("damaged; get the file anew")]
    Damaged,
}
