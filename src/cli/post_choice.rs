//! Which post a person means: a file, a path in the library, or a part of a title. It reads no post.

use std::path::{Path, PathBuf};

use crate::app::State;
use crate::library::{Library, Post, PostId};
use crate::shell::PostFile;
use crate::text::one_line;

use super::failure::Failure;

/// How many candidates are named where a name fits several.
const NAMED: usize = 5;

/// The file that is meant, if there is one of that name.
pub fn file(named: &str) -> Option<PathBuf> {
    let path = Path::new(named);
    path.metadata()
        .is_ok_and(|metadata| !metadata.is_dir())
        .then(|| path.to_owned())
}

/// The post of the library that is this file.
pub fn post_of_file(library: &Library, file: &Path) -> Option<PostId> {
    let wanted = file.canonicalize().ok()?;
    let is_it = |id| {
        let on_disk = PostFile::of(library, id).and_then(|file| file.on_disk());
        on_disk
            .and_then(|path| path.canonicalize().ok())
            .is_some_and(|path| path == wanted)
    };
    // Asking the system for each post's whole path is slow; the file's name tells most of them apart.
    let name = wanted.file_name()?.to_string_lossy().into_owned();
    let mut by_name = library
        .posts()
        .filter(|(_, post)| post.path.ends_with(name.as_str()));
    by_name.find(|(id, _)| is_it(*id)).map(|(id, _)| id)
}

/// The post of the library that is meant: by its path, else by a part of title or slug that fits no other.
pub fn post_named(state: &State, named: &str) -> Result<PostId, Failure> {
    let library = &state.library;
    let path = named.trim_start_matches("./");
    let by_path = |post: &Post| {
        *post.path == *path || format!("{}/{}", library.root_name(post), post.path) == path
    };
    let lower = named.to_lowercase();
    let is_whole =
        |post: &Post| post.title.to_lowercase() == lower || post.slug.as_deref() == Some(named);
    let is_part = |post: &Post| {
        let slug = post.slug.as_deref().unwrap_or_default().to_lowercase();
        [post.title.to_lowercase(), slug, post.path.to_lowercase()]
            .iter()
            .any(|text| text.contains(&lower))
    };
    let ways: [&dyn Fn(&Post) -> bool; 3] = [&by_path, &is_whole, &is_part];
    for fits in ways {
        let found: Vec<(PostId, &Post)> = library.posts().filter(|(_, post)| fits(post)).collect();
        match found.as_slice() {
            [] => {}
            [(id, _)] => return Ok(*id),
            several => return Err(ambiguous(named, several)),
        }
    }
    Err(Failure::Refused(format!(
        "There is no file and no post “{}”: kubenotes list shows the posts",
        one_line(named)
    )))
}

fn ambiguous(named: &str, found: &[(PostId, &Post)]) -> Failure {
    let candidates: Vec<String> = found
        .iter()
        .take(NAMED)
        .map(|(_, post)| format!("{} ({})", post.title, post.path))
        .collect();
    let more = match found.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Failure::Input(format!(
        "“{named}” fits {} posts, name one by its path: {}{more}",
        found.len(),
        candidates.join(", ")
    ))
}
