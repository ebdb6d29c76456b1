//! What is known of the open post's pictures. It asks nobody; what is to be found out comes back as wishes.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use crate::document::Document;
use crate::layout::{CellCount, PictureId, PictureSizes, PixelSize};
use crate::library::PostId;

use super::display::{Display, Means};
use super::encoded::Encoded;

/// As many pictures that are not near the screen are kept ready.
const KEPT: usize = 6;

/// What is said of a picture that is not in the library and never fetched, and what to do.
const ON_THE_WEB: (&str, &str) = ("on the web", "its caption is a link to it");

/// The same of one that the post names no file for.
const WITHOUT_ADDRESS: (&str, &str) = ("without address", "the post names no file");

/// What is known of the open post's pictures.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// What the screen can show.
    pub display: Display,
    /// Whether the person has them switched off.
    pub are_off: bool,
    post: Option<PostId>,
    /// The revision that was last asked about.
    revision: Option<Arc<str>>,
    known: HashMap<String, Result<MeasuredPicture, String>>,
    /// Grows with every change of `known`.
    version: u64,
    sizes: Arc<PictureSizes>,
    sizes_of: Option<(Arc<str>, u64, Display, u16)>,
    ready: Vec<(PictureWish, Arc<Encoded>)>,
    asked: Vec<PictureWish>,
}

/// A picture's file that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuredPicture {
    /// Its pixels.
    pub size: PixelSize,
    /// Where it really is.
    pub file: PathBuf,
}

/// A picture that is to be made ready.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PictureWish {
    /// Its address as the post has it.
    pub source: String,
    /// The cells it is to take.
    pub count: CellCount,
    /// What it is made for.
    pub display: Display,
}

/// A picture on or near the screen, with the cells it takes.
pub type NearPicture = (PictureId, CellCount);

impl Pictures {
    /// Whether pictures are shown at all.
    pub fn are_shown(&self) -> bool {
        !self.are_off && self.display.means != Means::Nothing
    }

    /// The rows to reserve in a post; none in one that is not known.
    pub fn sizes(&self, post: PostId) -> Arc<PictureSizes> {
        if self.post == Some(post) && self.are_shown() {
            Arc::clone(&self.sizes)
        } else {
            Arc::default()
        }
    }

    /// The addresses to be looked at, if this revision of the post has not been asked about.
    pub fn ask_about(
        &mut self,
        post: PostId,
        revision: &Arc<str>,
        document: &Document,
    ) -> Vec<String> {
        if self.post == Some(post) && self.revision.as_ref() == Some(revision) {
            return Vec::new();
        }
        if self.post != Some(post) {
            *self = Self {
                display: self.display,
                are_off: self.are_off,
                ..Self::default()
            };
        }
        self.post = Some(post);
        self.revision = Some(Arc::clone(revision));
        let cover = document.front_matter.cover.as_deref();
        let images = document.images.iter().map(|image| image.source.as_str());
        let mut sources: Vec<String> = images
            .chain(cover)
            .filter(|source| is_local(source))
            .map(str::to_owned)
            .collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    /// Takes in what was found of a post's pictures.
    pub fn measured(
        &mut self,
        post: PostId,
        found: Vec<(String, Result<MeasuredPicture, String>)>,
    ) {
        if self.post == Some(post) {
            self.known.extend(found);
            self.version += 1;
        }
    }

    /// Takes in a picture that is ready, or why it cannot be shown.
    pub fn encoded(
        &mut self,
        post: PostId,
        wish: PictureWish,
        outcome: Result<Arc<Encoded>, String>,
    ) {
        self.asked.retain(|asked| *asked != wish);
        if self.post != Some(post) {
            return;
        }
        match outcome {
            Ok(picture) => self.ready.push((wish, picture)),
            Err(reason) => {
                self.known.insert(wish.source, Err(reason));
                self.version += 1;
            }
        }
    }

    /// Brings the rows to reserve up to date.
    pub fn update_sizes(&mut self, revision: &Arc<str>, document: &Document, most_rows: u16) {
        let of = (Arc::clone(revision), self.version, self.display, most_rows);
        if self.sizes_of.as_ref() == Some(&of) {
            return;
        }
        let images = document
            .images
            .iter()
            .enumerate()
            .filter_map(|(nth, image)| {
                let size = self.size_of(&image.source)?;
                Some((PictureId::Image(u32::try_from(nth).ok()?), size))
            });
        let remarks = document.images.iter().enumerate();
        let remarks = remarks.filter_map(|(nth, image)| {
            let (matter, _) = self.reason(&image.source)?;
            let picture = PictureId::Image(u32::try_from(nth).ok()?);
            Some((picture, matter.to_owned()))
        });
        let remarks: BTreeMap<PictureId, String> = remarks.collect();
        let mut sizes: BTreeMap<PictureId, PixelSize> = images.collect();
        if let Some(size) = self.extra_cover(document) {
            sizes.insert(PictureId::Cover, size);
        }
        self.sizes_of = Some(of);
        // A post without pictures is laid out as ever, however high the pane is.
        self.sizes = if sizes.is_empty() && remarks.is_empty() {
            Arc::default()
        } else {
            Arc::new(PictureSizes {
                cell: self.display.cell,
                most: self.display.part_of(CellCount {
                    columns: u16::MAX,
                    rows: most_rows,
                }),
                sizes,
                remarks,
            })
        };
    }

    fn size_of(&self, source: &str) -> Option<PixelSize> {
        let measured = self.known.get(source)?.as_ref().ok()?;
        Some(measured.size)
    }

    /// The cover's size, unless the text shows the same file.
    fn extra_cover(&self, document: &Document) -> Option<PixelSize> {
        let file = |source: &str| self.known.get(source)?.as_ref().ok();
        let cover = file(document.front_matter.cover.as_deref()?)?;
        let mut shown = document
            .images
            .iter()
            .filter_map(|image| file(&image.source));
        shown
            .all(|image| image.file != cover.file)
            .then_some(cover.size)
    }

    /// The pixels of a picture that can be shown.
    pub fn pixels(&self, picture: PictureId) -> Option<PixelSize> {
        self.sizes.sizes.get(&picture).copied()
    }

    /// The pictures that can be shown, in the order of the post.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = PictureId> {
        self.sizes.sizes.keys().copied()
    }

    /// Why a picture with this address cannot be shown, in a word or two, and what to do about it.
    pub fn reason(&self, source: &str) -> Option<(&str, &str)> {
        if source.is_empty() {
            return Some(WITHOUT_ADDRESS);
        }
        if !is_local(source) {
            return Some(ON_THE_WEB);
        }
        let reason = self.known.get(source)?.as_ref().err()?;
        Some(reason.split_once("; ").unwrap_or((reason, "")))
    }

    /// The wish that stands for a picture in some cells.
    fn wish(&self, document: &Document, (picture, count): NearPicture) -> Option<PictureWish> {
        Some(PictureWish {
            source: source_of(document, picture)?.to_owned(),
            count,
            display: self.display,
        })
    }

    /// A picture in some cells, if it is ready.
    pub fn ready(&self, document: &Document, near: NearPicture) -> Option<&Arc<Encoded>> {
        let wish = self.wish(document, near)?;
        let ready = self.ready.iter().find(|(of, _)| *of == wish);
        ready.map(|(_, picture)| picture)
    }

    /// What is to be made ready so that these can be drawn; nothing if all of it is asked for already. What is far away is
    /// forgotten.
    pub fn wishes(&mut self, document: &Document, near: &[NearPicture]) -> Vec<PictureWish> {
        if matches!(self.display.means, Means::Unknown | Means::Nothing) {
            return Vec::new();
        }
        let near = near.iter().filter_map(|&near| self.wish(document, near));
        let near: Vec<PictureWish> = near.collect();
        self.forget_far(&near);
        let mut missing: Vec<PictureWish> = Vec::new();
        for wish in near {
            let is_ready = self.ready.iter().any(|(of, _)| *of == wish);
            if !is_ready && !missing.contains(&wish) {
                missing.push(wish);
            }
        }
        if missing.iter().all(|wish| self.asked.contains(wish)) {
            return Vec::new();
        }
        self.asked.clone_from(&missing);
        missing
    }

    fn forget_far(&mut self, near: &[PictureWish]) {
        let far = self.ready.iter().filter(|(of, _)| !near.contains(of));
        let mut surplus = far.count().saturating_sub(KEPT);
        self.ready.retain(|(of, _)| {
            let goes = surplus > 0 && !near.contains(of);
            surplus -= usize::from(goes);
            !goes
        });
    }
}

/// The address of a picture.
fn source_of(document: &Document, picture: PictureId) -> Option<&str> {
    match picture {
        PictureId::Cover => document.front_matter.cover.as_deref(),
        PictureId::Image(nth) => {
            let image = document.images.get(nth as usize)?;
            Some(&image.source)
        }
    }
}

/// Whether an address names a file of the library and not a place on the web.
fn is_local(source: &str) -> bool {
    let scheme_end = source.find(':').unwrap_or(source.len());
    let has_scheme = scheme_end > 1
        && scheme_end < source.len()
        && source[..scheme_end]
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    !source.is_empty() && !has_scheme && !source.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn what_is_on_the_web_is_not_local() {
        for web in [
            "https://a.b/c.png",
            "//a.b/c.png",
            "data:image/png;base64,x",
            "file:///etc/x",
            "",
        ] {
            assert!(!is_local(web), "{web}");
        }
        for local in [
            "c.png",
            "/img/c.png",
            "../c.png",
            "a b/talk: one.png",
            "C/x.png",
        ] {
            assert!(is_local(local), "{local}");
        }
    }
}
