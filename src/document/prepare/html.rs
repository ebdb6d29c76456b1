//! HTML in a body: comments and elements without readable content go, tags are passed over, and braces in tags are tamed.

use super::finders::UNREADABLE;
use super::mask::Meaning;
use super::scanner::Scanner;
use super::script;
use super::tag::{Tag, tag_at};
use super::tame::tamed;
use crate::document::model::Issue;

/// Passes whatever starts with the `<` at `at`.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let rest = scanner.rest(at);
    if rest.starts_with("<!--") {
        return Some(pass_comment(scanner, at));
    }
    let Some(tag) = tag_at(rest) else {
        return pass_autolink(rest).map(|length| at + length);
    };
    if let Some(end) = pass_unreadable(scanner, at, &tag) {
        return Some(end);
    }
    if tag.name == "pre" && !tag.is_end {
        let end = scanner.html.preformatted_end.next(scanner.source, at);
        // CommonMark 0.31, 4.6: without an end tag the block reaches to the end of the document.
        let is_block = scanner.is_first(at).then_some(scanner.source.len());
        return end.or(is_block).or(Some(at + tag.length));
    }
    scanner.frames.note_block(&tag);
    pass_tag(scanner, at, &tag);
    let end = at + tag.length;
    Some(pass_fallback(scanner, end, &tag).unwrap_or(end))
}

/// The longest text of a video for those who cannot play it, in bytes.
const LONGEST_FALLBACK: usize = 8 * 1024;

/// Of what stands in a video or a recording only its sources count; the words are for browsers that play none.
fn pass_fallback(scanner: &mut Scanner<'_>, from: usize, tag: &Tag<'_>) -> Option<usize> {
    let finder = match &*tag.name {
        "video" => &mut scanner.html.video_end,
        "audio" => &mut scanner.html.audio_end,
        _ => return None,
    };
    if tag.is_end || tag.is_self_closing || scanner.output.done() > from {
        return None;
    }
    let end = finder.near(scanner.source, from, LONGEST_FALLBACK)?;
    let inner = scanner.source.get(from..end)?;
    let starts = memchr::memmem::find_iter(inner.as_bytes(), "<source");
    let sources = starts.filter_map(|at| tag_at(inner.get(at..)?));
    let sources: String = sources.map(|tag| tag.text.replace('\n', " ")).collect();
    scanner.output.replace(from..end, &sources);
    Some(end)
}

fn pass_comment(scanner: &mut Scanner<'_>, at: usize) -> usize {
    // `<!-->` and `<!--->` are whole comments (HTML, 13.2.5.43 and 44).
    let Some(end) = scanner.html.comment_end.next(scanner.source, at + 2) else {
        note(
            scanner,
            at,
            "A comment is opened here and never closed; it is shown as text.",
        );
        scanner.output.replace(at..at + 4, "\\<!--");
        return at + 4;
    };
    let title = tab_title(scanner, at, end);
    if let Some(title) = title.filter(|_| scanner.is_alone(at, end + 3)) {
        let meaning = Meaning::Heading(title);
        scanner.isolate(end + 3, |output| output.mask(at..end + 3, meaning));
    } else {
        scanner.output.remove(at..end + 3);
    }
    end + 3
}

/// The title in `<!-- tab Title@icon -->`, which begins one of Hexo's tabs.
fn tab_title(scanner: &Scanner<'_>, at: usize, end: usize) -> Option<String> {
    let words = scanner
        .source
        .get(at + 4..end)?
        .trim()
        .strip_prefix("tab ")?;
    let title = words.split('@').next().unwrap_or_default().trim();
    (scanner.liquid.has_tabs && !title.is_empty()).then(|| title.to_owned())
}

fn pass_unreadable(scanner: &mut Scanner<'_>, at: usize, tag: &Tag<'_>) -> Option<usize> {
    if !UNREADABLE.iter().any(|(name, _)| *name == tag.name) {
        return None;
    }
    let after = at + tag.length;
    if tag.is_end || tag.is_self_closing {
        scanner.output.remove(at..after);
        return Some(after);
    }
    let index = UNREADABLE.iter().position(|(name, _)| *name == tag.name)?;
    let end = scanner
        .html
        .unreadable_ends
        .get_mut(index)?
        .next(scanner.source, after);
    let end = end.and_then(|end| Some(end + scanner.rest(end).find('>')? + 1));
    if end.is_none() {
        let message = format!(
            "<{}> is opened here and never closed; nothing after it is shown.",
            tag.name
        );
        if matches!(&*tag.name, "script" | "style") {
            note(scanner, at, &message);
        } else {
            scanner.output.remove(at..after);
            return Some(after);
        }
    }
    let end = end.unwrap_or(scanner.source.len());
    match script::shown(tag).filter(|_| tag.name == "script") {
        Some(meaning) => scanner.output.mask(at..end, meaning),
        None => scanner.output.remove(at..end),
    }
    Some(end)
}

/// Leaves a tag to the Markdown parser, but for what is none of HTML.
pub(super) fn pass_tag(scanner: &mut Scanner<'_>, at: usize, tag: &Tag<'_>) {
    if at < scanner.output.done() {
        return;
    }
    if let Some(tamed) = tamed(tag.text, &scanner.imports) {
        scanner.output.replace(at..at + tag.length, &tamed);
    }
}

fn pass_autolink(text: &str) -> Option<usize> {
    let end = 1 + text
        .bytes()
        .skip(1)
        .take(2048)
        .position(|byte| matches!(byte, b'>' | b' ' | b'\n' | b'<'))?;
    let inner = text.get(1..end)?;
    let is_address = inner.contains("://") || inner.contains('@') || inner.starts_with("mailto:");
    (is_address && text.as_bytes().get(end) == Some(&b'>')).then_some(end + 1)
}

/// Notes an issue at a place of the body; its line is counted from the body's first.
fn note(scanner: &mut Scanner<'_>, at: usize, message: &str) {
    let is_known = scanner.issues.iter().any(|issue| issue.message == message);
    if !is_known {
        let before = scanner.source.as_bytes().get(..at).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
        scanner.issues.push(Issue {
            line,
            message: message.to_owned(),
        });
    }
}
