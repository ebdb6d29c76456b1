//! Where passages stand in posts that are not open, so that lists of notes say so. One post is asked for after the other,
//! and only while nothing that a person waits for is being read. It looks for no passage itself.

use crate::annotation::{Anchor, RecordId};
use crate::document::TEXT_VERSION;
use crate::library::PostId;

use super::effect::Effect;
use super::elsewhere_queue::Versions;
use super::event::PlacedIn;
use super::records::RecordEntry;
use super::state::{Scan, State};

/// Asks for the next post to be looked into, if there is one and it is quiet.
pub fn ask(state: &mut State) -> Option<Effect> {
    let is_quiet =
        state.records_are_read && state.scan == Scan::Over && state.reading.wanted.is_none();
    if !is_quiet || state.elsewhere.is_waiting() {
        return None;
    }
    let versions = versions(state);
    if !state.elsewhere.is_made_for(versions) {
        let posts = doubtful_posts(state);
        state.elsewhere.make(versions, posts);
    }
    while let Some(post) = state.elsewhere.next() {
        let anchors: Vec<(RecordId, Anchor)> = sought(state, post)
            .filter_map(|entry| Some((entry.record.id, entry.record.anchor.clone()?)))
            .collect();
        if !anchors.is_empty() {
            state.elsewhere.asked(post);
            return Some(Effect::FindElsewhere { post, anchors });
        }
    }
    None
}

/// Takes in where passages of a post stand, and in which revision; `None` if it could not be read. If records changed
/// meanwhile, the answer is dropped and comes again.
pub fn found(state: &mut State, post: PostId, found: Option<PlacedIn>) -> Vec<Effect> {
    state.elsewhere.answered();
    if !state.elsewhere.is_made_for(versions(state)) {
        return Vec::new();
    }
    let known = state.library.post(post).map(|post| post.revision.clone());
    let revision = found.as_ref().map(|(revision, _)| &**revision);
    if let Some(known) = known.filter(|known| revision != Some(known)) {
        state.elsewhere.note_in_vain(post, known);
    }
    if let Some((revision, placements)) = found {
        state.records.place(&revision, placements);
        state.elsewhere.keep_for(versions(state));
    }
    Vec::new()
}

fn versions(state: &State) -> Versions {
    (state.records.version(), state.library.version())
}

/// The posts with passages that have to be looked for, in the order of the library.
fn doubtful_posts(state: &State) -> Vec<PostId> {
    let posts = state.records.posts();
    let mut doubtful: Vec<PostId> = posts
        .filter(|&post| sought(state, post).next().is_some())
        .collect();
    doubtful.sort_unstable();
    doubtful
}

/// The records of a post whose passages have to be looked for. In a file that is still the one they were marked in they
/// stand where they did.
fn sought(state: &State, post: PostId) -> impl Iterator<Item = &RecordEntry> {
    let is_open = state.reading.open.as_ref().map(|open| open.id) == Some(post);
    let known = state.library.post(post).filter(|_| !is_open);
    let known = known.map(|post| post.revision.as_str());
    let known = known.filter(|known| !state.elsewhere.is_in_vain(post, known));
    let entries = known.map(|known| {
        let is_sought = move |entry: &&RecordEntry| is_sought(entry, known);
        state.records.of_post(post).filter(is_sought)
    });
    entries.into_iter().flatten()
}

fn is_sought(entry: &RecordEntry, revision: &str) -> bool {
    let placed_in = entry.placement.as_ref().map(|(placed_in, _)| &**placed_in);
    let is_placed = placed_in == Some(revision);
    let anchor = entry.record.anchor.as_ref();
    !is_placed
        && anchor.is_some_and(|anchor| {
            // One that was looked for in another revision has to be told that it is back.
            let is_unmoved = anchor.revision == revision && anchor.text_version == TEXT_VERSION;
            !is_unmoved || placed_in.is_some()
        })
}

#[cfg(test)]
mod tests {
    use crate::annotation::AnchorState;
    use crate::app::Event;
    use crate::app::testing::Sitting;

    const MARKED: &str = "Progressive delivery needs very good metrics, they said.";

    /// Two posts with a mark in each, the first of which is open.
    fn sitting() -> Sitting {
        let post = format!("# A day\n\nBefore it came lunch.\n\n{MARKED}\n");
        let mut sitting = Sitting::over(&[
            ("one.md", &post),
            ("two.md", &post),
            ("three.md", "# No marks"),
        ]);
        sitting.happen(Event::RecordsLoaded(Box::default()));
        for path in ["two.md", "one.md"] {
            sitting.open(path);
            sitting
                .press("/")
                .write("progressive")
                .press("enter m i ctrl-s");
        }
        sitting
    }

    fn state_in(sitting: &Sitting, path: &str) -> Option<AnchorState> {
        let post = sitting.state.library.find(0, path).unwrap();
        sitting
            .state
            .records
            .of_post(post)
            .next()
            .unwrap()
            .anchor_state()
    }

    #[test]
    fn a_post_that_is_not_open_is_looked_into_when_it_changed() {
        let mut sitting = sitting();
        sitting.rewrite("two.md", "needs very good", "wants very good");
        sitting.scan();
        assert_eq!(state_in(&sitting, "two.md"), Some(AnchorState::Changed));
        sitting.rewrite(
            "two.md",
            "Progressive delivery wants very good metrics, they said.",
            "",
        );
        sitting.scan();
        assert_eq!(state_in(&sitting, "two.md"), Some(AnchorState::Orphan));
        assert_eq!(state_in(&sitting, "one.md"), Some(AnchorState::Exact));
        assert_eq!(sitting.looked_into, ["two.md", "two.md"]);
        sitting.rewrite(
            "two.md",
            "came lunch.\n",
            &format!("came lunch.\n\n{MARKED}"),
        );
        sitting.scan();
        assert_eq!(state_in(&sitting, "two.md"), Some(AnchorState::Exact));
    }

    #[test]
    fn posts_that_are_as_they_were_cost_nothing() {
        let mut sitting = sitting();
        sitting.scan();
        sitting.press("j j t esc");
        assert_eq!(sitting.looked_into, [""; 0]);
    }

    #[test]
    fn one_that_cannot_be_read_is_not_tried_again_until_it_changes() {
        let mut sitting = sitting();
        sitting.reading_fails = true;
        sitting.rewrite("two.md", "lunch", "tea");
        sitting.scan();
        sitting.press("j k");
        assert_eq!(sitting.looked_into, ["two.md"]);
        sitting.reading_fails = false;
        sitting.rewrite("two.md", "tea", "coffee and tea");
        sitting.scan();
        assert_eq!(sitting.looked_into, ["two.md", "two.md"]);
        assert_eq!(state_in(&sitting, "two.md"), Some(AnchorState::Moved));
    }

    #[test]
    fn what_changes_while_it_is_looked_for_is_looked_for_again() {
        let mut sitting = sitting();
        sitting.rewrite("two.md", "needs very good", "wants very good");
        sitting.is_slow = true;
        sitting.scan();
        sitting.press("m i ctrl-s");
        sitting.finish();
        assert_eq!(state_in(&sitting, "two.md"), Some(AnchorState::Changed));
    }
}
