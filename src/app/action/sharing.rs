//! Giving one passage to somebody: as a quote, as Markdown, as a link to its words.

use crate::annotation::{Anchor, RecordId};
use crate::document::TEXT_VERSION;
use crate::export::{SharedPassage, Sharing};
use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::marking;
use super::super::notes_list;
use super::super::overlay::{Overlay, TodoPlace};
use super::super::pane::Pane;
use super::super::state::State;
use super::entry::{Action, Count};

const SHARING: &[Context] = &[Context::Reading, Context::Notes, Context::Todos];

/// Sharing one passage.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "share-quote",
        sentence: "Copy the passage as a quote with its source",
        contexts: SHARING,
        count: Count::Nothing,
        run: |s| share(s, Sharing::Quote),
    },
    Action {
        name: "share-markdown",
        sentence: "Copy the passage as Markdown with its source",
        contexts: SHARING,
        count: Count::Nothing,
        run: |s| share(s, Sharing::Markdown),
    },
    Action {
        name: "share-link",
        sentence: "Copy a link to the words of the passage on the web",
        contexts: SHARING,
        count: Count::Nothing,
        run: |s| share(s, Sharing::Link),
    },
];

fn share(state: &mut State, sharing: Sharing) -> Vec<Effect> {
    let Some(passage) = meant(state) else {
        state.hint("There is no passage here: put the caret on a sentence, or choose a highlight");
        return Vec::new();
    };
    let Some(text) = passage.shared(sharing) else {
        let quote = state.keys("share-quote");
        state.hint(format!(
            "This post has no address on the web: {quote} copies the words and where they stand"
        ));
        return Vec::new();
    };
    if let Some(open) = &mut state.reading.open {
        open.selection = None;
    }
    let what = match sharing {
        Sharing::Quote => "Quote with its source",
        Sharing::Markdown => "Markdown with its source",
        Sharing::Link => "Link to the words",
    };
    vec![Effect::CopyNamed { what, text }]
}

/// The passage one means: that of the chosen note in a list; in the text the selection, else the highlight at the caret,
/// else the sentence there.
fn meant(state: &State) -> Option<SharedPassage> {
    let record = match state.overlays.last() {
        Some(Overlay::Todos(todos)) => match todos.chosen {
            Some(TodoPlace::Todo(id)) => Some(id),
            _ => return None,
        },
        _ if state.focus == Pane::Notes => state.notes.chosen,
        _ if state.reading.open.as_ref()?.selection.is_some() => None,
        _ => notes_list::at_caret(state),
    };
    match record {
        Some(id) => of_record(state, id),
        None => in_text(state),
    }
}

/// The passage of a note; where its post is open, it is known whether its words stand there twice.
fn of_record(state: &State, id: RecordId) -> Option<SharedPassage> {
    let entry = state.records.get(id)?;
    let passage = SharedPassage::of(&entry.record)?;
    let open = state.reading.open.as_ref();
    Some(match open.filter(|open| entry.post == Some(open.id)) {
        Some(open) => passage.within(open.text()),
        None => passage,
    })
}

fn in_text(state: &State) -> Option<SharedPassage> {
    let open = state.reading.open.as_ref()?;
    let span = marking::passage(open)?;
    let document = &open.content.document;
    let anchor = Anchor::new(&document.text, span, &open.content.revision, TEXT_VERSION);
    let passage = SharedPassage {
        quote: anchor.quote,
        prefix: anchor.prefix,
        suffix: anchor.suffix,
        is_repeated: false,
        post: marking::post_reference(&state.library, state.library.post(open.id)?),
        talk: marking::talk_reference(document, span.start),
    };
    Some(passage.within(open.text()))
}
