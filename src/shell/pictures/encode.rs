//! A decoded picture → what one kind of terminal draws, at the size wanted. It writes to no terminal.

use std::hash::{DefaultHasher, Hash, Hasher};

use image::imageops::FilterType;
use image::{DynamicImage, Rgba, RgbaImage, imageops};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::Widget;
use ratatui_image::Image;
use ratatui_image::protocol::Protocol;
use ratatui_image::protocol::halfblocks::Halfblocks;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::protocol::sixel::Sixel;

use super::error::PictureError;
use super::quantized::indexed;
use crate::app::picture::{Encoded, EncodedContent, Means, PictureWish};
use crate::layout::CellCount;

/// The character that stands for a part of a picture (kitty graphics protocol, "Unicode placeholders").
const PLACEHOLDER: char = '\u{10EEEE}';

/// Parts of a picture are numbered up to this in each direction: as many combining characters are set apart for it.
const MOST_PARTS: u16 = 297;

/// From this mean brightness on, of 255, a picture without ground was made for a dark one.
const BRIGHT: u64 = 170;

/// Makes a picture ready.
pub fn encode(picture: &DynamicImage, wish: &PictureWish) -> Result<Encoded, PictureError> {
    let count = wish.count;
    let cell = wish.display.cell;
    let size = Size::new(count.columns, count.rows);
    let content = match wish.display.means {
        Means::Unknown | Means::Nothing => return Err(PictureError::UnknownFormat),
        Means::HalfBlocks => {
            let pixels = scaled(picture, count.columns.into(), 2 * u32::from(count.rows));
            half_blocks(on_ground(pixels), size)?
        }
        means => {
            let (width, height) = (
                u32::from(count.columns) * cell.width,
                u32::from(count.rows) * cell.height,
            );
            let pixels = padded(picture, width, height);
            match means {
                Means::Kitty => kitty(pixels, size, wish)?,
                Means::Iterm2 => iterm2(&pixels, count, cell.height)?,
                _ => {
                    let data = Sixel::new(pixels, size, false).map_err(refused)?.data;
                    EncodedContent::Sixel(indexed(&data, cell.height as usize))
                }
            }
        }
    };
    Ok(Encoded { count, content })
}

fn refused(_: ratatui_image::errors::Errors) -> PictureError {
    PictureError::Damaged
}

fn half_blocks(pixels: DynamicImage, size: Size) -> Result<EncodedContent, PictureError> {
    let blocks = Halfblocks::new(pixels, size).map_err(refused)?;
    Ok(EncodedContent::HalfBlocks(drawn(
        &Protocol::Halfblocks(blocks),
        size,
    )))
}

fn drawn(protocol: &Protocol, size: Size) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    let picture = Image::new(protocol).allow_clipping(true);
    picture.render(buffer.area, &mut buffer);
    buffer
}

fn kitty(
    pixels: DynamicImage,
    size: Size,
    wish: &PictureWish,
) -> Result<EncodedContent, PictureError> {
    let mut hasher = DefaultHasher::new();
    wish.hash(&mut hasher);
    let id = (hasher.finish() as u32).max(1);
    let picture = Kitty::new(pixels, size, id, false, false).map_err(refused)?;
    let picture = drawn(&Protocol::Kitty(picture), Size::new(1, 1));
    let symbol = picture.cell((0, 0)).map_or("", |cell| cell.symbol());
    let upload = symbol.split(PLACEHOLDER).next().unwrap_or_default();
    Ok(EncodedContent::Kitty {
        id,
        upload: upload.to_owned(),
        numbers: numbers()?,
    })
}

/// The combining characters for numbers, as the crate draws them: the rows of a picture of one column are numbered.
fn numbers() -> Result<Vec<char>, PictureError> {
    let size = Size::new(1, MOST_PARTS);
    let ruler = Kitty::new(DynamicImage::new_rgba8(1, 1), size, 1, false, false);
    let ruler = drawn(&Protocol::Kitty(ruler.map_err(refused)?), size);
    let number = |row| {
        let symbol = ruler.cell((0, row))?.symbol();
        let (_, numbers) = symbol.split_once(PLACEHOLDER)?;
        numbers.chars().next()
    };
    Ok((0..MOST_PARTS).map_while(number).collect())
}

fn iterm2(
    pixels: &DynamicImage,
    count: CellCount,
    cell_height: u32,
) -> Result<EncodedContent, PictureError> {
    let row = |row: u16| {
        let strip = pixels.crop_imm(0, u32::from(row) * cell_height, pixels.width(), cell_height);
        let strip = Iterm2::new(strip, Size::new(count.columns, 1), false);
        strip.map(|strip| strip.data).map_err(refused)
    };
    let rows: Result<Vec<String>, PictureError> = (0..count.rows).map(row).collect();
    rows.map(EncodedContent::Iterm2)
}

/// The picture at this size, with clear edges but none jagged.
fn scaled(picture: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    let (width, height) = (width.max(1), height.max(1));
    let is_much_larger = picture.width() / 4 >= width && picture.height() / 4 >= height;
    if is_much_larger {
        // Most of the pixels are averaged away the quick way.
        let halfway = picture.thumbnail_exact(2 * width, 2 * height);
        return halfway.resize_exact(width, height, FilterType::Triangle);
    }
    picture.resize_exact(width, height, FilterType::CatmullRom)
}

/// The picture as large as fits with its proportions, on ground if it needs one, in a box of this size.
fn padded(picture: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    let (across, down) = (u64::from(picture.width()), u64::from(picture.height()));
    let (width, height) = (width.max(1), height.max(1));
    let is_wide = across * u64::from(height) >= down * u64::from(width);
    let (fit_width, fit_height) = if is_wide {
        (width, (down * u64::from(width) / across.max(1)) as u32)
    } else {
        ((across * u64::from(height) / down.max(1)) as u32, height)
    };
    let pixels = on_ground(scaled(picture, fit_width, fit_height));
    if (pixels.width(), pixels.height()) == (width, height) {
        return pixels;
    }
    let mut padded = RgbaImage::new(width, height);
    imageops::replace(&mut padded, &pixels.to_rgba8(), 0, 0);
    padded.into()
}

/// A picture one can see through gets a ground that its own colours stand out from, whatever the terminal's is.
fn on_ground(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture;
    }
    let mut pixels = picture.to_rgba8();
    if pixels.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        return picture;
    }
    let ground = if brightness(&pixels) >= BRIGHT {
        0
    } else {
        255
    };
    for pixel in pixels.pixels_mut() {
        let Rgba([.., alpha]) = *pixel;
        for channel in pixel.0.iter_mut().take(3) {
            let mixed = u16::from(*channel) * u16::from(alpha)
                + ground * (u16::from(u8::MAX) - u16::from(alpha));
            *channel = u8::try_from(mixed / 255).unwrap_or(u8::MAX);
        }
        pixel.0[3] = u8::MAX;
    }
    pixels.into()
}

/// The mean brightness of what can be seen, of 255.
fn brightness(pixels: &RgbaImage) -> u64 {
    let (mut sum, mut weight) = (0, 0);
    for &Rgba([red, green, blue, alpha]) in pixels.pixels() {
        let luma = (2 * u64::from(red) + 7 * u64::from(green) + u64::from(blue)) / 10;
        sum += luma * u64::from(alpha);
        weight += u64::from(alpha);
    }
    sum / weight.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::picture::Display;
    use crate::layout::PixelSize;
    use crate::shell::pictures::sixel;

    fn encoded(means: Means, picture: &DynamicImage, columns: u16, rows: u16) -> EncodedContent {
        let wish = PictureWish {
            source: "a.png".to_owned(),
            count: CellCount { columns, rows },
            display: Display {
                means,
                cell: PixelSize {
                    width: 5,
                    height: 10,
                },
                ..Display::default()
            },
        };
        encode(picture, &wish).unwrap().content
    }

    /// Red above, blue below.
    fn flag(width: u32, height: u32) -> DynamicImage {
        let colour = |y| {
            if y < height / 2 {
                [255, 0, 0]
            } else {
                [0, 0, 255]
            }
        };
        image::RgbImage::from_fn(width, height, |_, y| image::Rgb(colour(y))).into()
    }

    #[test]
    fn half_blocks_have_the_colours_of_the_picture() {
        let EncodedContent::HalfBlocks(cells) = encoded(Means::HalfBlocks, &flag(2, 4), 2, 2)
        else {
            panic!("other means")
        };
        let colours: Vec<_> = (0..2).map(|y| cells[(0, y)].bg).collect();
        assert!(format!("{colours:?}").contains("255, 0, 0"), "{colours:?}");
        assert!(format!("{colours:?}").contains("0, 0, 255"), "{colours:?}");
    }

    #[test]
    fn any_rows_of_a_sixel_picture_can_be_sent() {
        let EncodedContent::Sixel(pixels) = encoded(Means::Sixel, &flag(20, 40), 4, 4) else {
            panic!("other means")
        };
        assert_eq!((pixels.width, pixels.pixels.len()), (20, 20 * 40));
        let whole = sixel::rows(&pixels, 0, 4);
        assert!(whole.starts_with("\x1bP0;1;0q\"1;1;20;40#0;2;"), "{whole}");
        let colours = |text: &str| text.matches("!20").count();
        // Forty rows of pixels are seven bands; the middle one has both colours.
        assert_eq!(whole.matches('-').count(), 6);
        assert_eq!(colours(&whole), 8);
        let lower = sixel::rows(&pixels, 2, 1);
        assert!(
            lower.contains("\"1;1;20;10") && colours(&lower) == 2,
            "{lower}"
        );
    }

    #[test]
    fn a_kitty_picture_is_sent_once_and_its_parts_are_numbered() {
        let EncodedContent::Kitty {
            upload, numbers, ..
        } = encoded(Means::Kitty, &flag(20, 40), 4, 4)
        else {
            panic!("other means")
        };
        assert!(upload.starts_with("\x1b_G") && upload.ends_with("\x1b\\"));
        assert_eq!(numbers.len(), 297);
        assert_eq!(numbers[..2], ['\u{305}', '\u{30d}']);
    }

    #[test]
    fn each_row_of_an_inline_image_is_one_of_its_own() {
        let EncodedContent::Iterm2(rows) = encoded(Means::Iterm2, &flag(20, 40), 4, 4) else {
            panic!("other means")
        };
        assert_eq!(rows.len(), 4);
        assert!(rows.iter().all(|row| row.contains("]1337;File=inline=1;")));
    }

    #[test]
    fn a_picture_keeps_its_proportions_in_a_box_of_whole_cells() {
        let EncodedContent::Sixel(pixels) = encoded(Means::Sixel, &flag(20, 33), 4, 4) else {
            panic!("other means")
        };
        assert_eq!(
            pixels.pixels.last(),
            Some(&crate::app::picture::TRANSPARENT)
        );
        assert_ne!(pixels.pixels[0], crate::app::picture::TRANSPARENT);
    }

    #[test]
    fn dark_drawings_get_a_light_ground() {
        let ink = |value: u8| {
            let pixel = |x, _| Rgba([value, value, value, if x == 0 { 255 } else { 0 }]);
            on_ground(RgbaImage::from_fn(2, 1, pixel).into()).to_rgb8()
        };
        assert_eq!(ink(20)[(1, 0)].0, [255; 3]);
        assert_eq!(ink(250)[(1, 0)].0, [0; 3]);
    }
}
