//! Reading a picture's file: its size first, its pixels when they are needed, both within limits. What is read is decided by
//! the bytes, never by the file's name.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits};

use super::error::PictureError;
use crate::layout::PixelSize;
use crate::shell::reading::open_at_once;

/// The most bytes of a file that is read.
const LARGEST: u64 = 20 << 20;

/// The most pixels that are decoded: four bytes each.
const MOST_PIXELS: u64 = 50_000_000;

/// The most bytes that decoding may take.
const MOST_MEMORY: u64 = 512 << 20;

/// The pixels of the picture in a file, as it is to be looked at; only its first bytes are read.
pub fn measure(path: &Path) -> Result<PixelSize, PictureError> {
    let mut decoder = decoder(path)?;
    let (width, height) = decoder.dimensions();
    let is_on_its_side = matches!(
        orientation(&mut decoder),
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    Ok(if is_on_its_side {
        PixelSize {
            width: height,
            height: width,
        }
    } else {
        PixelSize { width, height }
    })
}

/// The picture in a file; of a moving one the first frame.
pub fn decode(path: &Path) -> Result<DynamicImage, PictureError> {
    let mut decoder = decoder(path)?;
    let orientation = orientation(&mut decoder);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(problem)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn decoder(path: &Path) -> Result<impl ImageDecoder, PictureError> {
    let file = open(path)?;
    let mut reader = ImageReader::new(BufReader::new(file)).with_guessed_format()?;
    if reader.format().is_none() {
        return Err(PictureError::UnknownFormat);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(problem)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooManyPixels { width, height });
    }
    if width == 0 || height == 0 {
        return Err(PictureError::Damaged);
    }
    Ok(decoder)
}

/// What a camera says about how it was held; upright if it says nothing that can be read.
fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

fn open(path: &Path) -> Result<File, PictureError> {
    let file = open_at_once(path)?;
    // Since it was found it may have become something else.
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(PictureError::NotAFile);
    }
    if metadata.len() > LARGEST {
        return Err(PictureError::TooLarge { limit: LARGEST });
    }
    Ok(file)
}

fn problem(error: ImageError) -> PictureError {
    match error {
        ImageError::Unsupported(_) => PictureError::UnknownFormat,
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            PictureError::Unreadable(error)
        }
        _ => PictureError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;
    use image::ImageFormat;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let picture = DynamicImage::new_rgb8(width, height);
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// The size of a picture with these bytes, or why it has none.
    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let folder = Folder::with(&[]);
        let path = folder.path("picture");
        std::fs::write(&path, bytes).unwrap();
        let found = match measure(&path) {
            Ok(size) => format!("{} × {}", size.width, size.height),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn formats_are_told_by_their_bytes() {
        for format in [
            ImageFormat::Png,
            ImageFormat::Jpeg,
            ImageFormat::Gif,
            ImageFormat::WebP,
            ImageFormat::Bmp,
        ] {
            check(&picture(30, 20, format), "30 × 20");
        }
        let unknown = "of a kind not shown; PNG, JPEG, GIF, WebP and BMP are";
        check(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", unknown);
        check(b"", unknown);
    }

    #[test]
    fn a_header_that_claims_too_much_is_not_believed() {
        let mut bytes = picture(30, 20, ImageFormat::Bmp);
        bytes[18..22].copy_from_slice(&60_000_u32.to_le_bytes());
        bytes[22..26].copy_from_slice(&60_000_u32.to_le_bytes());
        check(&bytes, "60000 × 60000 pixels; look at it elsewhere");
    }

    #[test]
    fn a_file_that_ends_early_is_damaged() {
        let folder = Folder::with(&[]);
        for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::Bmp] {
            let bytes = picture(300, 200, format);
            let path = folder.path("cut");
            std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
            assert!(decode(&path).is_err(), "{format:?}");
        }
        check(
            &picture(30, 20, ImageFormat::Png)[..12],
            "damaged; get the file anew",
        );
    }

    #[test]
    fn a_large_file_is_left_alone() {
        let folder = Folder::with(&[]);
        let path = folder.path("large");
        let file = File::create(&path).unwrap();
        file.set_len(LARGEST + 1).unwrap();
        let error = measure(&path).unwrap_err();
        assert_eq!(error.to_string(), "more than 20 MB; look at it elsewhere");
    }
}
