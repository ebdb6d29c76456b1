//! `kubenotes add`, `remove` and `roots`: the folders of the library, as the configuration keeps them.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::shell::{check_folder, forget_folder, keep_folder};
use crate::text::counted;

use super::arguments::{PathsArguments, RootsArguments};
use super::failure::Failure;
use super::output::{Output, warn};
use super::setup::Setup;

/// `roots --json`
#[derive(Serialize)]
struct Item {
    path: String,
    posts: Option<usize>,
    problem: Option<String>,
}

/// Adds folders and files to the library.
pub fn add(setup: &Setup, arguments: &PathsArguments, out: &mut Output) -> Result<(), Failure> {
    let config = config(setup)?;
    for path in &arguments.paths {
        let found = check_folder(&path.to_string_lossy()).map_err(Failure::input)?;
        let path = found.path();
        let place = keep_folder(config, path).map_err(Failure::refused)?;
        out.acknowledge(&format!("{} is in the library: {place}", path.display()))?;
    }
    Ok(())
}

/// Takes folders and files out of the library.
pub fn remove(setup: &Setup, arguments: &PathsArguments, out: &mut Output) -> Result<(), Failure> {
    let config = config(setup)?;
    for path in &arguments.paths {
        let whole = path.canonicalize().or_else(|_| std::path::absolute(path));
        let path = whole.map_err(Failure::input)?;
        let name = path.display();
        let place = forget_folder(config, &path).map_err(Failure::refused)?;
        let place = place.ok_or_else(|| {
            Failure::Refused(format!(
                "{name} is not in the library: kubenotes roots lists what is"
            ))
        })?;
        out.acknowledge(&format!("{name} is out of the library and of {place}"))?;
    }
    Ok(())
}

/// Lists the folders and files of the library.
pub fn run(setup: &Setup, arguments: &RootsArguments, out: &mut Output) -> Result<(), Failure> {
    let items: Vec<Item> = setup.library.iter().map(|path| item(setup, path)).collect();
    if arguments.json {
        return out.json(&items);
    }
    let rows: Vec<[String; 2]> = (items.iter())
        .map(|item| {
            let posts = item.posts.map(|posts| counted(posts, "post", "posts"));
            [
                item.path.clone(),
                posts.unwrap_or_else(|| "not read".to_owned()),
            ]
        })
        .collect();
    out.table(&rows)?;
    items
        .iter()
        .filter_map(|item| item.problem.as_deref())
        .for_each(warn);
    if items.is_empty() {
        return Err(Failure::Refused(
            "The library has no folder: kubenotes add FOLDER adds one".to_owned(),
        ));
    }
    Ok(())
}

fn item(setup: &Setup, path: &Path) -> Item {
    let session = setup.quiet_session(&[PathBuf::from(path)]);
    let (posts, problem) = match session {
        Ok(session) => (
            Some(session.state.library.len()),
            session.state.problems.first().cloned(),
        ),
        Err(problem) => (None, Some(problem.to_string())),
    };
    Item {
        path: path.display().to_string(),
        posts,
        problem,
    }
}

fn config(setup: &Setup) -> Result<&Path, Failure> {
    setup.configured.file.as_deref().ok_or_else(|| {
        Failure::Input("--no-config reads no configuration file: leave it out".to_owned())
    })
}
