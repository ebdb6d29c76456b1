//! Prepared text to the document: plain stretches are prose, masks become what they mean.

use super::block::ContainerKind;
use super::compose::{Composer, Owner};
use super::model::MarkKind;
use super::plain::plain_words;
use super::prepare::{Masks, Meaning, Piece};

/// Writes prepared text.
pub(super) fn write(to: &mut Composer, masks: &Masks<'_>, text: &str) {
    if !masks.may_be_in(text) {
        to.prose(text);
        return;
    }
    for piece in masks.pieces(text) {
        match piece {
            Piece::Plain(plain) => to.prose(plain),
            Piece::Masked(meaning, raw) => write_meaning(to, meaning, raw),
        }
    }
}

fn write_meaning(to: &mut Composer, meaning: &Meaning, raw: &str) {
    match meaning {
        Meaning::Nothing => {}
        Meaning::Words(words) | Meaning::Target(words) => to.prose(words),
        Meaning::Address(target) => to.address(raw, target),
        Meaning::Image {
            source,
            alt,
            caption,
        } => to.place_image(source, &plain_words(alt), &plain_words(caption)),
        Meaning::Placeholder { words, target } => to.placeholder(words, target.as_deref()),
        Meaning::Open { kind, name, title } => open(to, kind, name, title),
        Meaning::Group(name) => to.open_list(Owner::Dialect(name)),
        Meaning::Link { words, target } => link(to, words, target),
        Meaning::StartLink(target) => to.open_link(target),
        Meaning::EndLink => to.close_link(),
        Meaning::Heading(title) => heading(to, title),
        Meaning::Close(name) => to.close_owned(Owner::Dialect(name)),
        Meaning::Callout(kind) => name_quote(to, kind),
        Meaning::Mark(kind) => to.open_mark(*kind),
        Meaning::EndMark(kind) => to.close_mark(*kind),
        Meaning::Title => to.open_mark(MarkKind::Strong),
    }
}

fn open(to: &mut Composer, kind: &ContainerKind, name: &'static str, title: &str) {
    to.open_container(kind.clone(), Owner::Dialect(name));
    if !title.is_empty() {
        to.marked(MarkKind::Strong, &plain_words(title));
        to.break_block();
    }
}

fn link(to: &mut Composer, words: &str, target: &str) {
    to.open_link(target);
    to.prose(&plain_words(words));
    to.close_link();
}

fn heading(to: &mut Composer, title: &str) {
    to.break_block();
    to.marked(MarkKind::Strong, &plain_words(title));
    to.break_block();
}

/// A quote that starts with `[!NOTE]` is a call-out.
fn name_quote(to: &mut Composer, kind: &str) {
    if let Some(quote @ ContainerKind::Quote) = to.innermost_kind() {
        *quote = ContainerKind::Callout(kind.to_owned());
    }
}
