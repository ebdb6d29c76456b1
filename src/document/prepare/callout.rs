//! Call-outs: `:::note` fences, `/// note` fences, and quotes that start with `[!NOTE]`.

use super::mask::Meaning;
use super::scanner::Scanner;
use crate::document::block::ContainerKind;

/// The notation's name in masks.
const FENCE: &str = ":::";

/// The name of `///` in masks.
const SLASHES: &str = "///";

/// The words that open a call-out after `:::`.
const KINDS: [&str; 24] = [
    "abstract",
    "alert",
    "attention",
    "bug",
    "caution",
    "danger",
    "error",
    "example",
    "failure",
    "hint",
    "important",
    "info",
    "message",
    "note",
    "notice",
    "question",
    "quote",
    "seealso",
    "success",
    "summary",
    "tip",
    "todo",
    "warn",
    "warning",
];

/// Masks a line that starts with `:::`.
pub(super) fn pass_fence(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    let rest = line.trim_start_matches(':');
    let colons = line.len() - rest.len();
    if colons < 3 {
        return None;
    }
    let (word, title) = opening(rest);
    let end = scanner.line.1;
    let meaning = match &*word {
        "" => Meaning::Close(FENCE),
        "details" | "spoiler" | "collapse" => open(ContainerKind::Details, title),
        kind if KINDS.contains(&kind) => open(ContainerKind::Callout(kind.to_owned()), title),
        kind if is_bare(kind, rest) => Meaning::Group(FENCE),
        _ => {
            scanner.output.remove(begin..begin + colons);
            return Some(begin + colons);
        }
    };
    scanner.isolate(end, |output| output.mask(begin..end, meaning));
    Some(end)
}

/// Masks a line that starts with `///`: `/// note | Title`, `/// caption`, and `///` that ends it (`PyMdown`'s blocks).
pub(super) fn pass_slashes(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    let rest = line.trim_start_matches('/');
    if line.len() - rest.len() < 3 {
        return None;
    }
    let (word, title) = rest.split_once('|').unwrap_or((rest, ""));
    let (word, title) = (word.trim(), title.trim().to_owned());
    let open = |kind, title| Meaning::Open {
        kind,
        name: SLASHES,
        title,
    };
    let meaning = match word {
        "" => Meaning::Close(SLASHES),
        "details" | "tab" => open(ContainerKind::Details, title),
        "caption" | "figure-caption" | "table-caption" | "html" | "define" => {
            Meaning::Group(SLASHES)
        }
        kind if KINDS.contains(&kind) => open(ContainerKind::Callout(kind.to_owned()), title),
        _ => return None,
    };
    let end = scanner.line.1;
    scanner.isolate(end, |output| output.mask(begin..end, meaning));
    Some(end)
}

/// Whether a fence has a name but no words: `:::columns`, `::: {.wide}`.
fn is_bare(kind: &str, rest: &str) -> bool {
    let rest = rest.trim();
    let is_name = rest
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_'));
    !kind.is_empty() && (is_name || (rest.starts_with('{') && rest.ends_with('}')))
}

/// Masks `[!NOTE]` at the start of a quote's line; a title after it becomes a paragraph of its own.
pub(super) fn pass_quote(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    let inner = line.trim_start_matches(['>', ' ', '\t']);
    let (word, rest) = inner.strip_prefix("[!")?.split_once(']')?;
    let kind = word
        .split('|')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    if kind.is_empty()
        || !kind
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    {
        return None;
    }
    if rest.starts_with(['(', '[']) {
        return None;
    }
    let at = begin + line.len() - inner.len();
    let title = rest.trim_start_matches(['+', '-', ' ', '\t']);
    let end = scanner.line.1 - title.len();
    scanner.output.mask(at..end, Meaning::Callout(kind));
    if !title.is_empty() {
        scanner.output.mask(end..end, Meaning::Title);
        let prefix = scanner.source.get(scanner.line.0..at).unwrap_or_default();
        let blank = format!("\n{}", prefix.trim_end());
        scanner.after_line = Some(blank);
    }
    Some(end)
}

/// The word and the title of an opening fence: `note Title`, `note[Title]`, ` {.note}`, `message alert`.
fn opening(text: &str) -> (String, &str) {
    let text = text.trim().trim_start_matches(['{', '.']);
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '-'))
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let title = rest.trim_matches([' ', '\t', '{', '}', '[', ']', '"']);
    let is_variant = word == "message" || title.starts_with(['.', '#']);
    (word.to_lowercase(), if is_variant { "" } else { title })
}

fn open(kind: ContainerKind, title: &str) -> Meaning {
    Meaning::Open {
        kind,
        name: FENCE,
        title: title.to_owned(),
    }
}
