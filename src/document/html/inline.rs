//! Markdown between the tags of an HTML block: to `CommonMark` it is text, to the generators of many blogs it is Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::document::compose::Composer;
use crate::document::expand;
use crate::document::model::MarkKind;
use crate::document::prepare::Masks;

/// Longer stretches between two tags are taken as they are, in bytes.
const LONGEST: usize = 64 * 1024;

/// Writes text whose source is `raw` if there is inline Markdown in it, and nothing but inline Markdown.
pub(super) fn write(to: &mut Composer, masks: &Masks<'_>, raw: &str) -> bool {
    if raw.len() > LONGEST || !may_be_markdown(raw) {
        return false;
    }
    let lines: Vec<&str> = raw.lines().map(str::trim).collect();
    let text = lines.join("\n");
    let starts = raw.starts_with(char::is_whitespace);
    let ends = raw.ends_with(char::is_whitespace);
    let events: Vec<Event<'_>> = Parser::new_ext(&text, Options::ENABLE_STRIKETHROUGH).collect();
    if !events.iter().all(is_inline) {
        return false;
    }
    if starts {
        to.soft_break();
    }
    for (at, event) in events.into_iter().enumerate() {
        if at > 0 && event == Event::Start(Tag::Paragraph) {
            to.break_block();
        }
        write_event(to, masks, event);
    }
    if ends {
        to.soft_break();
    }
    true
}

/// Whether a text has signs of Markdown where they are surely meant: at the edges of words.
fn may_be_markdown(raw: &str) -> bool {
    if memchr::memchr3(b'*', b'`', b']', raw.as_bytes()).is_none() {
        return false;
    }
    let starts_word = |sign: char| {
        raw.match_indices(sign).any(|(at, _)| {
            let before = raw.get(..at).and_then(|before| before.chars().next_back());
            before.is_none_or(|before| !before.is_alphanumeric())
        })
    };
    raw.contains("](") || raw.contains('`') || starts_word('*')
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Paragraph
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::Html(_) | Event::InlineHtml(_) | Event::Rule => false,
        _ => true,
    }
}

fn write_event(to: &mut Composer, masks: &Masks<'_>, event: Event<'_>) {
    match event {
        Event::Text(text) => expand::write(to, masks, &text),
        Event::Code(code) => to.marked(MarkKind::Code, &masks.restored(&code)),
        Event::SoftBreak => to.soft_break(),
        Event::HardBreak => to.hard_break(),
        Event::Start(Tag::Link { dest_url, .. }) => to.open_link(&masks.target(&dest_url)),
        Event::Start(Tag::Image {
            dest_url, title, ..
        }) => to.open_image(&masks.target(&dest_url), &masks.restored(&title)),
        Event::End(TagEnd::Link) => to.close_link(),
        Event::End(TagEnd::Image) => to.close_image(),
        Event::Start(Tag::Strong) => to.open_mark(MarkKind::Strong),
        Event::Start(Tag::Emphasis) => to.open_mark(MarkKind::Emphasis),
        Event::Start(Tag::Strikethrough) => to.open_mark(MarkKind::Strikethrough),
        Event::End(TagEnd::Strong) => to.close_mark(MarkKind::Strong),
        Event::End(TagEnd::Emphasis) => to.close_mark(MarkKind::Emphasis),
        Event::End(TagEnd::Strikethrough) => to.close_mark(MarkKind::Strikethrough),
        _ => {}
    }
}
