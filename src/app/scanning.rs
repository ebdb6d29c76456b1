//! Posts that come in and go: first those that an earlier run has noted, then what a scan finds. The list is put in order
//! with them, under a cursor that stays where it is.

use crate::find::Sort;
use crate::library::{Post, PostId};
use crate::text::width::ellipsize;
use crate::text::{counted, one_line};

use super::effect::Effect;
use super::folders;
use super::moving;
use super::needing_care::with_others;
use super::opening;
use super::posts_list;
use super::scan_progress::ScanProgress;
use super::state::{MessageKind, Scan, State};

/// Takes in posts as an earlier run read them; there were so many in all.
pub fn posts_listed(state: &mut State, posts: Vec<Post>, total: usize) -> Vec<Effect> {
    state.scanning.listed = Some(total);
    let effects = posts_found(state, posts);
    // From now on posts that turn out to be newer leave the cursor alone.
    state.posts.settled = true;
    effects
}

/// Takes in posts that are new or changed.
pub fn posts_found(state: &mut State, posts: Vec<Post>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for post in posts {
        state.scanning.out_of_order += usize::from(!stands_alike(state, &post));
        let id = state.library.insert(post);
        state.positions.attach(&state.library, id);
        effects.extend(opening::read_again_if_changed(state, id));
    }
    arrange_if_due(state);
    state.records.attach_by_path(&state.library);
    effects.extend(show_first_post(state));
    effects.extend(folders::open_guide_if_wanted(state));
    effects
}

/// Notes how far a long scan is.
pub fn progressed(state: &mut State, read: usize, found: usize) -> Vec<Effect> {
    state.scanning.progress = Some(ScanProgress { read, found });
    Vec::new()
}

/// Tells that not everything is watched.
pub fn unwatched(state: &mut State) -> Vec<Effect> {
    let rescan = state.keys("rescan");
    state.hint(format!(
        "The system watches no more folders: they are looked through now and then; {rescan} does so at once"
    ));
    Vec::new()
}

/// Whether a post stands in the list already, where it is to stand. What a filter or another order goes by may be anything.
fn stands_alike(state: &State, post: &Post) -> bool {
    if !state.posts.filter.is_empty() || state.posts.sort != Sort::default() {
        return false;
    }
    let known = state.library.find(post.root, &post.path);
    let known = known.and_then(|id| state.library.post(id));
    known.is_some_and(|known| {
        known.date == post.date && known.event == post.event && known.title == post.title
    })
}

/// Puts the list in order. While many posts come in, or come again with their talks, that is done each time a quarter of the
/// list may stand elsewhere: else it would take longer than reading them.
fn arrange_if_due(state: &mut State) {
    let is_over = state.scan == Scan::Over && state.library.listed_only() == 0;
    if is_over || state.scanning.out_of_order > state.library.len() / 5 {
        arrange(state);
    }
}

fn arrange(state: &mut State) {
    if std::mem::take(&mut state.scanning.out_of_order) > 0 {
        posts_list::arrange(state);
    }
}

/// As long as the person has not chosen anything, the first post of the list is shown.
fn show_first_post(state: &mut State) -> Vec<Effect> {
    let shown = state.reading.open.as_ref().map(|open| open.id);
    let coming = state.reading.wanted.as_ref().map(|wanted| wanted.post);
    match state.posts.chosen {
        Some(post) if state.posts.follows_first() && coming.or(shown) != Some(post) => {
            opening::show_post(state, post)
        }
        _ => Vec::new(),
    }
}

/// Takes posts off the list. The open one stays on screen, and that its file is gone is told.
fn posts_gone(state: &mut State, gone: &[PostId]) {
    for &id in gone {
        let is_open = state
            .reading
            .open
            .as_ref()
            .is_some_and(|open| open.id == id);
        let is_told = |post: &&Post| is_open && !state.library.is_taken_out(post.root);
        if let Some(post) = state.library.post(id).filter(is_told) {
            let title = ellipsize(&one_line(&post.title), 60).into_owned();
            state.hint(format!(
                "“{title}” is no longer on disk: it stays here until you open another post"
            ));
        }
        state.library.remove(id);
        state.scanning.out_of_order += 1;
    }
}

/// Ends a look at some files.
pub fn files_looked_at(state: &mut State, gone: &[PostId], problems: &[String]) -> Vec<Effect> {
    posts_gone(state, gone);
    arrange(state);
    moving::attach(state);
    state.positions.follow_renamed(&state.library);
    if let Some(first) = problems.first() {
        state.say(MessageKind::Error, with_others(first, problems.len()));
    }
    opening::find_passages(state)
}

/// Ends a scan of everything.
pub fn scan_finished(state: &mut State, gone: &[PostId], problems: Vec<String>) -> Vec<Effect> {
    posts_gone(state, gone);
    arrange(state);
    moving::attach(state);
    state.positions.follow_renamed(&state.library);
    state.scanning.listed = None;
    state.scanning.progress = None;
    if std::mem::replace(&mut state.scan, Scan::Over) == Scan::AskedFor {
        // Not how many notes: those are read by somebody else, who may not be through yet.
        let posts = counted(state.library.len(), "post", "posts");
        state.say(
            MessageKind::Success,
            format!("Read again: {posts} and the notes"),
        );
    }
    // Scans also come when files change: what was told once is not told with each of them.
    if let Some(first) = problems.first().filter(|_| problems != state.problems) {
        state.say(MessageKind::Error, with_others(first, problems.len()));
    }
    state.problems = problems;
    let mut effects = show_first_post(state);
    state.posts.settled = true;
    effects.extend(opening::find_passages(state));
    effects
}
