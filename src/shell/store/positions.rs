//! Where the person stopped reading, per post. It is state of this machine: a damaged file costs the places, nothing else.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::Files;
use super::state_file;

/// A reading position.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The name of the post's root.
    pub root: String,
    /// The post's path below it.
    pub path: String,
    /// Byte offset in the visible text.
    pub offset: u32,
    /// The words before it.
    #[serde(default)]
    pub before: String,
    /// The words from it on.
    #[serde(default)]
    pub after: String,
    /// Lines on screen above its line.
    #[serde(default)]
    pub row: u16,
    /// Share of the post read, in percent: what was on screen counts, so it is more than the offset says.
    #[serde(default)]
    pub percent: u8,
    /// The revision that was read.
    pub revision: String,
    /// Whether the post counts as read; what earlier versions wrote has none.
    #[serde(default)]
    pub mark: Option<PositionMark>,
}

/// Whether a post counts as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PositionMark {
    /// It does not, although it was opened.
    Unread,
    /// It was opened.
    Reading,
    /// It does.
    Read,
}

/// All positions; none if there is no file or it cannot be read.
pub fn load(files: &dyn Files, path: &Path) -> Vec<Position> {
    state_file::load(files, path)
}

/// Notes a position beside those that are there; the caller holds the lock.
pub fn save(files: &dyn Files, path: &Path, position: Position) -> Result<(), StoreError> {
    let known = state_file::read::<Position>(files, path)?.into_iter();
    let mut positions: BTreeMap<(String, String), Position> =
        known.map(|known| (key(&known), known)).collect();
    if positions.get(&key(&position)) == Some(&position) {
        return Ok(());
    }
    positions.insert(key(&position), position);
    write(files, path, positions)
}

/// Notes those positions of which there are none yet; the caller holds the lock.
pub fn add_missing(files: &dyn Files, path: &Path, more: Vec<Position>) -> Result<(), StoreError> {
    let known = state_file::read::<Position>(files, path)?.into_iter();
    let mut positions: BTreeMap<(String, String), Position> =
        known.map(|known| (key(&known), known)).collect();
    let before = positions.len();
    for position in more {
        positions.entry(key(&position)).or_insert(position);
    }
    if positions.len() == before {
        return Ok(());
    }
    write(files, path, positions)
}

fn write(
    files: &dyn Files,
    path: &Path,
    positions: BTreeMap<(String, String), Position>,
) -> Result<(), StoreError> {
    let positions: Vec<Position> = positions.into_values().collect();
    state_file::write(files, path, &positions, usize::MAX)
}

fn key(position: &Position) -> (String, String) {
    (position.root.clone(), position.path.clone())
}
