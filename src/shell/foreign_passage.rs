//! Putting a highlight that was made elsewhere on its passage in the post as it is now. It writes nothing.

use crate::annotation::{Anchor, AnchorState, Record, find_again};
use crate::app::{PostContent, talk_reference};
use crate::document::TEXT_VERSION;
use crate::find::in_text::{Case, find_all};
use crate::text::Span;

/// The highlight on its passage, with the talk it stands in; `None` if its words do not stand in the post, or nobody can say
/// where: then it is an orphan, and what resembles it is suggested when the post is opened.
pub fn on_its_passage(record: &Record, content: &PostContent) -> Option<Record> {
    let anchor = record.anchor.as_ref()?;
    let text = &content.document.text;
    let span = only_place(anchor, text).or_else(|| place_in_context(anchor, content))?;
    let on_passage = Anchor::new(text, span, &content.revision, TEXT_VERSION);
    Some(Record {
        anchor: Some(on_passage),
        talk: talk_reference(&content.document, span.start),
        ..record.clone()
    })
}

/// Programs differ in white space and quote marks: so words are compared as the search in a post does.
fn only_place(anchor: &Anchor, text: &str) -> Option<Span> {
    match find_all(text, anchor.quote.trim(), Case::Sensitive).as_slice() {
        [span] => Some(*span),
        _ => None,
    }
}

fn place_in_context(anchor: &Anchor, content: &PostContent) -> Option<Span> {
    let placement = find_again(anchor, None, &content.document.text, &content.revision);
    let is_sure = matches!(placement.state, AnchorState::Exact | AnchorState::Moved);
    placement.span.filter(|_| is_sure)
}
