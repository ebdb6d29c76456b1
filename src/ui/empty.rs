//! What stands where there is nothing to show for want of posts: what this is, and which key fills it.

use crate::app::{Scan, State};

/// What to do about a library without posts; `None` if there are some, or if it is still being read.
pub fn without_posts(state: &State) -> Option<String> {
    if !state.library.is_empty() || state.scan == Scan::First {
        return None;
    }
    let add = state.keys("add-folder");
    let Some(problem) = state.problems.first() else {
        let guide = state.keys("guide");
        return Some(format!(
            "There are no posts here. {add} adds a folder of Markdown posts, {guide} shows the guide."
        ));
    };
    let folders = state.keys("folders");
    Some(format!(
        "No post could be read: {problem}. {folders} shows the folders of the library, {add} adds one."
    ))
}

/// What to do where the filter of the post list lets nothing through.
pub fn filtered_posts(state: &State) -> String {
    let (all, filter) = (state.keys("posts-all"), state.keys("posts-filter"));
    format!("No post fits. {all} shows all, {filter} changes the filter.")
}
