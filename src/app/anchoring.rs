//! Saying where a passage stands now: confirming the place that was found, or putting a highlight on another one. Nothing
//! here looks for passages.

use crate::annotation::{Anchor, AnchorState, RecordId};
use crate::document::TEXT_VERSION;
use crate::text::Span;
use crate::text::one_line;
use crate::text::width::ellipsize;

use super::changes;
use super::effect::Effect;
use super::marking::{described_record, post_reference, talk_reference};
use super::state::{MessageKind, State};

/// Cells of a quote in a sentence.
const QUOTED: usize = 40;

/// Confirms that a passage stands where it was found: its anchor takes today's words and keeps those first marked. Of one
/// that was not found the suggested place is accepted.
pub fn confirm(state: &mut State, id: RecordId) -> Vec<Effect> {
    let Some(entry) = state.records.get(id) else {
        return Vec::new();
    };
    let Some(anchor) = &entry.record.anchor else {
        state.hint("This note stands on no passage");
        return Vec::new();
    };
    let open = state.reading.open.as_ref();
    let open = open.filter(|open| Some(open.id) == entry.post);
    let placed = entry.placement.as_ref().zip(open);
    let placed = placed.filter(|((revision, _), open)| *revision == open.content.revision);
    let Some(((revision, placement), _)) = placed else {
        state.hint("Go to the passage first: its post is not open");
        return Vec::new();
    };
    let is_as_marked = placement.state == AnchorState::Exact && *anchor.revision == **revision;
    let place = placement.span.or(placement.suggestion);
    match place {
        Some(_) if is_as_marked => {
            state.hint("There is nothing to confirm: the passage stands as it was marked");
            Vec::new()
        }
        Some(span) => put_on(state, id, span, "confirmed"),
        None => {
            let relink = state.keys("relink");
            state.hint(format!(
                "No place was found that could be confirmed: select one and press {relink}"
            ));
            Vec::new()
        }
    }
}

/// Puts a highlight on a passage of the open post.
pub fn relink(state: &mut State, id: RecordId, span: Span) -> Vec<Effect> {
    put_on(state, id, span, "moved")
}

fn put_on(state: &mut State, id: RecordId, span: Span, verb: &str) -> Vec<Effect> {
    let Some(open) = state.reading.open.as_mut() else {
        return Vec::new();
    };
    open.selection = None;
    let content = open.content.clone();
    let Some(post) = state.library.last_seen(open.id) else {
        return Vec::new();
    };
    let post = post_reference(&state.library, post);
    let (text, revision) = (&content.document.text, &content.revision);
    let talk = talk_reference(&content.document, span.start);
    let sentence = format!("{verb} {}", described_record(state, id));
    let words = ellipsize(&one_line(span.of(text)), QUOTED).into_owned();
    state.notes.chosen = Some(id);
    let effects = changes::edit(state, id, &sentence, |record| {
        let renewed = |anchor: &Anchor| anchor.renewed(text, span, revision, TEXT_VERSION);
        let anchor = record
            .anchor
            .as_ref()
            .map_or_else(|| Anchor::new(text, span, revision, TEXT_VERSION), renewed);
        record.anchor = Some(anchor);
        (record.post, record.talk) = (post, talk);
    });
    let undo = state.keys("undo");
    state.say(
        MessageKind::Success,
        format!("Stands on “{words}” now; {undo} takes it back"),
    );
    effects
}
