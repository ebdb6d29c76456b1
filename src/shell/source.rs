//! Which folders and files posts come from, out of what a person names.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::library::guide::{GUIDE, Guide};
use crate::library::{Library, Root, root_name};

use super::reading::shown;

/// A root of the library and what of it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The root.
    pub root: Root,
    /// Whether the folder is searched for posts.
    pub whole: bool,
    /// Files below the root that are listed in any case.
    pub files: Vec<PathBuf>,
    /// The posts that are listed if the root is that of the posts built into the program.
    pub guide: Guide,
}

/// Why a path cannot be read from.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// It is not there.
    #[error("{} does not exist: check the path", shown(path))]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// It is a pipe, socket or device.
    #[error(
        "{} is neither a file nor a folder: name a Markdown file or a folder of them",
        shown(path)
    )]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The system refuses.
    #[error("{} cannot be opened: {source}", shown(path))]
    Refused {
        /// The path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Source {
    /// The posts built into the program.
    pub fn guide(guide: &Guide) -> Self {
        Self {
            root: Root {
                name: GUIDE.to_owned(),
                path: None,
            },
            whole: true,
            files: Vec::new(),
            guide: guide.clone(),
        }
    }

    /// A whole folder under a name. Whether it can be read shows when it is scanned.
    pub fn folder(name: String, path: PathBuf) -> Self {
        Self {
            root: Root {
                name,
                path: Some(path),
            },
            whole: true,
            files: Vec::new(),
            guide: Guide::default(),
        }
    }
}

/// An empty library of these sources.
pub fn library_of(sources: &[Source]) -> Library {
    let roots = sources.iter().map(|source| source.root.clone());
    let mut library = Library::new(roots.collect());
    for (root, source) in sources.iter().enumerate() {
        if source.root.path.is_none() {
            library = library.with_guide(source.guide.clone());
        }
        if !source.whole {
            library.list_part(root);
        }
    }
    library
}

/// The sources that paths stand for; the built-in guide if there are none.
///
/// A folder is a root of its own name. A file is listed alone, in a root that is its folder.
pub fn sources_of(paths: &[PathBuf], guide: &Guide) -> Result<Vec<Source>, SourceError> {
    let mut sources: Vec<Source> = Vec::new();
    for path in paths {
        add(&mut sources, path)?;
    }
    if sources.is_empty() {
        return Ok(vec![Source::guide(guide)]);
    }
    name_apart(&mut sources);
    Ok(sources)
}

/// The sources of a library that is kept in a file: what of it is not there, such as a disk that is not plugged in, is a
/// source as well. That is told when it is scanned, and it may come back.
pub fn sources_of_library(paths: &[PathBuf], guide: &Guide) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for path in paths {
        if add(&mut sources, path).is_err() {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            source_at(&mut sources, &path).whole = true;
        }
    }
    if sources.is_empty() {
        return vec![Source::guide(guide)];
    }
    name_apart(&mut sources);
    sources
}

fn add(sources: &mut Vec<Source>, path: &Path) -> Result<(), SourceError> {
    let whole = path
        .canonicalize()
        .map_err(|source| refused(path, source))?;
    let metadata = whole.metadata().map_err(|source| refused(path, source))?;
    if metadata.is_dir() {
        source_at(sources, &whole).whole = true;
        return Ok(());
    }
    if !metadata.is_file() {
        let path = path.to_owned();
        return Err(SourceError::NotAFile { path });
    }
    // The file's own name, not that of what it may be a link to.
    let name = path.file_name().or(whole.file_name());
    let folder = path
        .parent()
        .map(|folder| {
            if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            }
        })
        .and_then(|folder| folder.canonicalize().ok())
        .or_else(|| whole.parent().map(Path::to_owned));
    if let (Some(folder), Some(name)) = (folder, name) {
        let file = folder.join(name);
        let source = source_at(sources, &folder);
        if !source.files.contains(&file) {
            source.files.push(file);
        }
    }
    Ok(())
}

fn refused(path: &Path, source: io::Error) -> SourceError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SourceError::Missing { path },
        _ => SourceError::Refused { path, source },
    }
}

/// The source of a folder, added if there is none yet.
fn source_at<'a>(sources: &'a mut Vec<Source>, folder: &Path) -> &'a mut Source {
    let known = sources
        .iter()
        .position(|source| source.root.path.as_deref() == Some(folder));
    let at = known.unwrap_or_else(|| {
        sources.push(Source {
            whole: false,
            ..Source::folder(String::new(), folder.to_owned())
        });
        sources.len() - 1
    });
    &mut sources[at]
}

/// Gives each root the name of its folder, with as many of the folders above as it takes to tell it from the others.
fn name_apart(sources: &mut [Source]) {
    let mut taken = HashSet::new();
    for source in sources {
        let path = source.root.path.clone().unwrap_or_default();
        let name = root_name(&path, |name| taken.contains(name));
        taken.insert(name.clone());
        source.root.name = name;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    fn names(paths: &[PathBuf]) -> Vec<String> {
        let sources = sources_of(paths, &Guide::default()).unwrap();
        sources.into_iter().map(|source| source.root.name).collect()
    }

    #[test]
    fn a_folder_is_a_root_of_its_own_name() {
        let folder = Folder::with(&[("a/posts/x.md", ""), ("b/posts/y.md", "")]);
        let (a, b) = (folder.path("a/posts"), folder.path("b/posts"));
        assert_eq!(names(&[a.clone(), b.clone()]), ["posts", "b/posts"]);
        assert_eq!(
            names(&[a.clone(), a.join("."), a.join("../../a/posts")]),
            ["posts"]
        );
        assert_eq!(names(&[PathBuf::from("/")]), ["/"]);
    }

    #[test]
    fn a_file_is_listed_alone() {
        let folder = Folder::with(&[("posts/x.md", ""), ("posts/y.txt", "")]);
        let (x, y) = (folder.path("posts/x.md"), folder.path("posts/y.txt"));
        let sources = sources_of(&[x.clone(), y.clone(), x.clone()], &Guide::default()).unwrap();
        assert_eq!(sources.len(), 1);
        assert_eq!(sources[0].files, [x, y]);
        assert!(!sources[0].whole);
    }

    #[test]
    fn a_library_may_miss_a_folder() {
        let folder = Folder::with(&[("a/x.md", "")]);
        let paths = [folder.path("gone"), folder.path("a")];
        assert!(sources_of(&paths, &Guide::default()).is_err());
        let sources = sources_of_library(&paths, &Guide::default());
        let names: Vec<&str> = sources.iter().map(|source| &*source.root.name).collect();
        assert_eq!(names, ["gone", "a"]);
        let mut scanner = crate::shell::testing::scanner(sources);
        let outcome = scanner.scan(&mut |_| {});
        assert!(
            outcome.problems[0].contains("gone is not there"),
            "{:?}",
            outcome.problems
        );
    }

    #[test]
    fn nothing_named_is_the_guide_and_nothing_there_is_said() {
        assert_eq!(names(&[]), ["guide"]);
        let error =
            sources_of(&["/nowhere/at\x1b[2J/all.md".into()], &Guide::default()).unwrap_err();
        let sentence = error.to_string();
        assert!(
            sentence.contains("does not exist") && !sentence.contains('\x1b'),
            "{sentence:?}"
        );
    }
}
