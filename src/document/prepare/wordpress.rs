//! The shortcodes of `WordPress`, `[name key="value"]`, as exports of blogs still have them.

use super::arguments::Call;
use super::mask::Meaning;
use super::scanner::Scanner;

/// The longest shortcode with what it wraps, in bytes.
const LONGEST: usize = 16 * 1024;

/// At the `[` of a line.
pub(super) fn pass(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    let (inner, after) = line.strip_prefix('[')?.split_once(']')?;
    if after.starts_with(['(', '[', ':']) {
        return None;
    }
    let inner = inner.trim_end_matches('/');
    // `[youtube=https://…]` is one word.
    let spaced = inner.replacen("=http", " http", 1);
    let call = Call::read(&spaced);
    let end = begin + line.len() - after.len();
    let has_named = !call.named.is_empty();
    match call.name {
        "caption" | "wp_caption" if has_named => {
            scanner.output.remove(begin..end);
            Some(end)
        }
        "gallery" | "more" if has_named && after.trim().is_empty() => {
            scanner.output.remove(begin..end);
            Some(end)
        }
        "code" | "sourcecode" | "source" => put_code(scanner, begin, end, &call),
        "embed" => put_embed(scanner, begin, end),
        "youtube" | "vimeo" | "tweet" | "gist" | "slideshare" | "video" | "audio"
        | "soundcloud" => {
            let address = call.get(&["src", "url", "mp4", "mp3"]).or(call.at(0))?;
            if !address.contains("://") {
                return None;
            }
            scanner.output.mask(begin..end, Meaning::embed(address, ""));
            Some(end)
        }
        _ => None,
    }
}

/// At the `]` of `[/caption]`.
pub(super) fn pass_end(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let before = scanner.source.get(scanner.line.0..at)?;
    let name = ["[/caption", "[/wp_caption"]
        .iter()
        .find(|name| before.ends_with(**name))?;
    let start = at - name.len();
    if scanner.output.done() > start {
        return None;
    }
    scanner.output.remove(start..at + 1);
    Some(at + 1)
}

fn put_code(scanner: &mut Scanner<'_>, begin: usize, end: usize, call: &Call<'_>) -> Option<usize> {
    let (close, close_end) = end_tag(scanner, end, call.name)?;
    let language = call.get(&["language", "lang"]).unwrap_or_default();
    scanner.put_fenced(begin..close_end, end..close, language);
    Some(close_end)
}

/// `[embed]address[/embed]`
fn put_embed(scanner: &mut Scanner<'_>, begin: usize, end: usize) -> Option<usize> {
    let (close, close_end) = end_tag(scanner, end, "embed")?;
    let address = scanner.source.get(end..close)?.trim();
    if !address.contains("://") || address.contains([' ', '\n']) {
        return None;
    }
    let meaning = Meaning::embed(address, "");
    scanner.output.mask(begin..close_end, meaning);
    Some(close_end)
}

fn end_tag(scanner: &mut Scanner<'_>, from: usize, name: &str) -> Option<(usize, usize)> {
    let close = scanner.wordpress_end.near(scanner.source, from, LONGEST)?;
    let inner = scanner.rest(close).strip_prefix("[/")?;
    let length = inner
        .strip_prefix(name)
        .filter(|rest| rest.starts_with(']'))?;
    Some((close, close + 2 + inner.len() - length.len() + 1))
}
