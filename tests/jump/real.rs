//! The posts of a corpus as a library.

use std::path::{Path, PathBuf};

use kubenotes::document::{parse, revision};
use kubenotes::library::{EventTable, Library, Post, Root, TopicTable};

/// All Markdown files below `KUBENOTES_CORPUS`.
pub fn library() -> Library {
    let root = std::env::var_os("KUBENOTES_CORPUS").unwrap_or_default();
    let mut files = Vec::new();
    collect(Path::new(&root), &mut files);
    files.sort();
    let (events, topics) = (EventTable::builtin(), TopicTable::builtin());
    let mut library = Library::new(vec![Root {
        name: "corpus".into(),
        path: None,
    }]);
    for file in files {
        let Ok(bytes) = std::fs::read(&file) else {
            continue;
        };
        let path = file.to_string_lossy();
        let post =
            Post::from_document(0, &path, &parse(&bytes), revision(&bytes), &events, &topics);
        library.insert(post);
    }
    library
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "md") {
            files.push(path);
        }
    }
}
