//! The two jobs about pictures: looking at files, and making pictures ready. Each answer is handed on as soon as it is there.

use std::path::PathBuf;

use crate::app::Event;
use crate::app::picture::{MeasuredPicture, PictureWish};
use crate::library::PostId;

use super::encode::encode;
use super::error::PictureError;
use super::file::{decode, measure};
use super::find::{PictureFolders, PictureSearch};
use crate::shell::guarded::guarded;

/// Something to be done about a post's pictures; a later one of its kind replaces an earlier one.
#[derive(Clone, Debug)]
pub enum PictureJob {
    /// See [`crate::app::Effect::MeasurePictures`].
    Measure {
        /// Which post.
        post: PostId,
        /// Where its pictures may be; `None` for a built-in post.
        folders: Option<PictureFolders>,
        /// The addresses.
        sources: Vec<String>,
    },
    /// See [`crate::app::Effect::EncodePictures`].
    Encode {
        /// Of which post.
        post: PostId,
        /// Where its pictures may be; `None` for a built-in post.
        folders: Option<PictureFolders>,
        /// What is wanted.
        wishes: Vec<PictureWish>,
    },
}

/// The kinds of job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureJobKind {
    /// Looking at files.
    Measure,
    /// Making ready.
    Encode,
}

impl PictureJob {
    /// Its kind.
    pub const fn kind(&self) -> PictureJobKind {
        match self {
            Self::Measure { .. } => PictureJobKind::Measure,
            Self::Encode { .. } => PictureJobKind::Encode,
        }
    }
}

/// Does a job, and hands on what comes of it until `hand_on` wants no more.
pub fn perform(job: PictureJob, hand_on: &mut dyn FnMut(Event) -> bool) {
    match job {
        PictureJob::Measure {
            post,
            folders,
            sources,
        } => {
            let search = search(folders.as_ref());
            let found = sources.into_iter().map(|source| {
                let outcome = fault_told(|| look_at(search.as_ref(), &source));
                (source, outcome)
            });
            let found = found.collect();
            hand_on(Event::PicturesMeasured { post, found });
        }
        PictureJob::Encode {
            post,
            folders,
            wishes,
        } => {
            let search = search(folders.as_ref());
            for wish in wishes {
                let outcome = fault_told(|| {
                    let file = find(search.as_ref(), &wish.source)?;
                    encode(&decode(&file)?, &wish)
                });
                let outcome = outcome.map(Into::into);
                let wants_more = hand_on(Event::PictureEncoded {
                    post,
                    wish,
                    outcome,
                });
                if !wants_more {
                    return;
                }
            }
        }
    }
}

fn search(folders: Option<&PictureFolders>) -> Option<PictureSearch> {
    let person = directories::BaseDirs::new();
    let home = person.and_then(|person| person.home_dir().canonicalize().ok());
    folders.map(|folders| folders.search(home.as_deref()))
}

fn look_at(search: Option<&PictureSearch>, source: &str) -> Result<MeasuredPicture, PictureError> {
    let file = find(search, source)?;
    Ok(MeasuredPicture {
        size: measure(&file)?,
        file,
    })
}

fn find(search: Option<&PictureSearch>, source: &str) -> Result<PathBuf, PictureError> {
    search.ok_or(PictureError::Missing)?.find(source)
}

/// The outcome with its error as a sentence; a fault in a decoder is a damaged picture.
fn fault_told<T>(work: impl FnOnce() -> Result<T, PictureError>) -> Result<T, String> {
    let outcome = guarded(work).unwrap_or(Err(PictureError::Damaged));
    outcome.map_err(|error| error.to_string())
}
