//! The folders of the library: putting one in, taking one out, and what is to be told of that. The guide steps back where
//! there are others, and comes when it is called.

use std::path::{Path, PathBuf};

use crate::library::PostId;
use crate::library::guide::FIRST_POST;
use crate::text::one_line;

use super::effect::Effect;
use super::library_change::{CheckedFolder, LibraryChange, LibraryEffect};
use super::opening::open_post;
use super::pane::Pane;
use super::state::{MessageKind, Scan, State};

/// A root of the library as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRoot {
    /// Its index in the library.
    pub root: usize,
    /// Its folder; `None` for the posts that come with the program.
    pub path: Option<PathBuf>,
    /// How many posts it has.
    pub posts: usize,
    /// Whether only files of it are listed that were named.
    pub is_part: bool,
    /// What is wrong with it, a sentence.
    pub problem: Option<String>,
}

/// The roots of the library that are looked through.
pub fn listed_roots(state: &State) -> Vec<ListedRoot> {
    let library = &state.library;
    let mut counts = vec![0; library.roots().len()];
    for (_, post) in library.posts() {
        if let Some(count) = counts.get_mut(post.root) {
            *count += 1;
        }
    }
    let roots = library.roots_listed().map(|(at, root)| {
        let path = root.path.clone();
        let shown = path.as_ref().map(|path| shown_path(path));
        let is_about =
            |problem: &&String| shown.as_ref().is_some_and(|path| problem.contains(path));
        ListedRoot {
            root: at,
            posts: counts.get(at).copied().unwrap_or_default(),
            is_part: !library.is_whole(at),
            problem: state.problems.iter().find(is_about).cloned(),
            path,
        }
    });
    roots.collect()
}

/// Puts a folder or file into the library, for now and for the next start. The error is a sentence that says why not.
pub fn put_in(state: &mut State, found: CheckedFolder) -> Result<Vec<Effect>, String> {
    if let Some(problem) = is_there(state, &found) {
        return Err(problem);
    }
    let path = found.path().clone();
    let root = state
        .library
        .put_in(Some(&found.folder), found.file.is_none());
    let mut changes = vec![LibraryChange::PutIn {
        root,
        file: found.file,
    }];
    changes.extend(put_guide_away(state));
    state.scan = Scan::Grown;
    // The newest of what comes is shown, as at a start, unless the person reads something of their own.
    if !has_own_post_open(state) {
        state.posts.touched = false;
        state.posts.settled = false;
    }
    let mut effects = vec![Effect::Library(LibraryEffect::Change(changes))];
    if let Some(config) = state.settings.config_file.clone() {
        state.hint(format!("Reading {} …", shown_path(&path)));
        let is_kept = true;
        effects.push(Effect::Library(LibraryEffect::KeepFolder {
            config,
            path,
            is_kept,
        }));
    } else {
        let path = shown_path(&path);
        let told = format!("{path} is in the library until you quit: no configuration is read");
        state.say(MessageKind::Success, told);
    }
    Ok(effects)
}

/// Why something that is to be put in is in the library already.
fn is_there(state: &State, found: &CheckedFolder) -> Option<String> {
    let library = &state.library;
    let shown = shown_path(found.path());
    for (at, root) in library.roots_listed() {
        let Some(path) = root.path.as_ref() else {
            continue;
        };
        if library.is_whole(at) && found.folder.starts_with(path) {
            return Some(if found.path() == path {
                format!("{shown} is in the library already")
            } else {
                format!(
                    "{shown} is in the library already, with {}",
                    shown_path(path)
                )
            });
        }
        let name = found.file.as_ref().and_then(|file| file.file_name());
        let name = name.filter(|_| *path == found.folder);
        if name.is_some_and(|name| library.find(at, &name.to_string_lossy()).is_some()) {
            return Some(format!("{shown} is in the library already"));
        }
    }
    None
}

/// Takes a root out of the library, for now and for the next start.
pub fn take_out(state: &mut State, root: usize) -> Vec<Effect> {
    let Some(path) = state
        .library
        .roots()
        .get(root)
        .map(|root| root.path.clone())
    else {
        return Vec::new();
    };
    state.library.take_out(root);
    let change = Effect::Library(LibraryEffect::Change(vec![LibraryChange::TakeOut(root)]));
    let Some(path) = path else {
        let guide = state.keys("guide");
        state.hint(format!("The guide is put away: {guide} brings it back"));
        return vec![change];
    };
    let Some(config) = state.settings.config_file.clone() else {
        kept(state, &path, false, Ok(None));
        return vec![change];
    };
    let is_kept = false;
    let keep = Effect::Library(LibraryEffect::KeepFolder {
        config,
        path,
        is_kept,
    });
    vec![change, keep]
}

/// Tells what became of a change of the configuration: where a folder stands now, or stood.
pub fn kept(
    state: &mut State,
    path: &Path,
    is_kept: bool,
    outcome: Result<Option<String>, String>,
) {
    let shown = shown_path(path);
    let (add, folders) = (state.keys("add-folder"), state.keys("folders"));
    match (is_kept, outcome) {
        (true, Ok(place)) => {
            let place = place.unwrap_or_default();
            let told =
                format!("{shown} is in the library, kept in {place}; {folders} takes it out");
            state.say(MessageKind::Success, told);
        }
        (true, Err(problem)) => {
            let told = format!("{shown} is in the library until you quit: {problem}");
            state.say(MessageKind::Error, told);
        }
        (false, Ok(Some(place))) => {
            let told = format!(
                "{shown} is out of the library and of {place}; your notes stay, {add} adds it again"
            );
            state.say(MessageKind::Success, told);
        }
        (false, Ok(None)) => {
            let told = format!(
                "{shown} is out of the library until you quit; your notes stay, {add} adds it again"
            );
            state.say(MessageKind::Success, told);
        }
        (false, Err(problem)) => {
            let told = format!("{shown} is out of the library until you quit: {problem}");
            state.say(MessageKind::Error, told);
        }
    }
}

/// Shows the guide; where it is listed beside other posts, puts it away.
pub fn switch_guide(state: &mut State) -> Vec<Effect> {
    let Some(root) = guide_root(state) else {
        let root = state.library.put_in(None, true);
        state.scanning.guide_wanted = true;
        let change = LibraryChange::PutIn { root, file: None };
        return vec![Effect::Library(LibraryEffect::Change(vec![change]))];
    };
    if state.library.roots_listed().count() > 1 && is_guide_open(state, root) {
        return take_out(state, root);
    }
    state.scanning.guide_wanted = true;
    open_guide_if_wanted(state)
}

/// Opens the guide's first post once it is there, if the person asked for it.
pub fn open_guide_if_wanted(state: &mut State) -> Vec<Effect> {
    let first = state
        .scanning
        .guide_wanted
        .then(|| first_of_guide(state))
        .flatten();
    let Some(first) = first else {
        return Vec::new();
    };
    state.scanning.guide_wanted = false;
    state.focus_on(Pane::Reading);
    open_post(state, first, None)
}

fn first_of_guide(state: &State) -> Option<PostId> {
    state.library.find(guide_root(state)?, FIRST_POST)
}

/// The root of the guide, if that is listed.
fn guide_root(state: &State) -> Option<usize> {
    let mut roots = state.library.roots_listed();
    let (root, _) = roots.find(|(_, root)| root.path.is_none())?;
    Some(root)
}

fn is_guide_open(state: &State, guide: usize) -> bool {
    let open = state.reading.open.as_ref();
    let open = open.and_then(|open| state.library.post(open.id));
    open.is_some_and(|post| post.root == guide)
}

fn has_own_post_open(state: &State) -> bool {
    let open = state.reading.open.as_ref();
    let open = open.and_then(|open| state.library.last_seen(open.id));
    let root = open.and_then(|post| state.library.roots().get(post.root));
    root.is_some_and(|root| root.path.is_some())
}

fn put_guide_away(state: &mut State) -> Option<LibraryChange> {
    let guide = guide_root(state)?;
    state.library.take_out(guide);
    Some(LibraryChange::TakeOut(guide))
}

/// A path as it is shown.
pub fn shown_path(path: &Path) -> String {
    one_line(&path.to_string_lossy()).into_owned()
}
