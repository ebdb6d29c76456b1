//! Hugo's shortcodes: `{{< name arguments >}}` and `{{% name arguments %}}`, alone or around text.

use std::collections::HashSet;

use super::arguments::Call;
use super::mask::Meaning;
use super::scanner::Scanner;
use super::shortcode_tags::{Kind, image, lookup, meaning_of};

/// The longest shortcode, in bytes.
const LONGEST: usize = 8 * 1024;

/// Masks the shortcode that starts at `at`.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let rest = scanner.rest(at);
    let finder = match rest.get(..3)? {
        "{{<" => &mut scanner.shortcodes.angle_end,
        "{{%" => &mut scanner.shortcodes.percent_end,
        _ => return None,
    };
    let inner_end = finder.near(scanner.source, at, LONGEST)?;
    let end = inner_end + 3;
    let inner = scanner.source.get(at + 3..inner_end)?.trim();
    if let Some(shown) = inner
        .strip_prefix("/*")
        .and_then(|inner| inner.strip_suffix("*/"))
    {
        // A shortcode that the author wants to be seen.
        let (open, close) = (
            scanner.source.get(at..at + 3)?,
            scanner.source.get(inner_end..end)?,
        );
        let words = format!("{open} {} {close}", shown.trim());
        scanner.output.mask(at..end, Meaning::Words(words));
        return Some(end);
    }
    let place = Place { at, end };
    match inner.strip_prefix('/') {
        Some(name) => Some(close(scanner, place, name.trim())),
        None => open(scanner, place, &Call::read(inner.trim_end_matches('/'))),
    }
}

/// Where a shortcode starts and ends.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    end: usize,
}

fn open<'a>(scanner: &mut Scanner<'a>, place: Place, call: &Call<'a>) -> Option<usize> {
    let Some((name, kind)) = lookup(call.name) else {
        return Some(put_unknown(scanner, place, call));
    };
    match kind {
        Kind::Image => Some(put_image(scanner, place, name, call)),
        Kind::Code => put_code(scanner, place, name, call),
        Kind::Hidden => Some(hide(scanner, place, name)),
        Kind::Callout | Kind::Details | Kind::Quote if !is_closed(scanner, call.name) => {
            let words = call.get_or_first(&["text", "content"]);
            let words = words.unwrap_or_default().to_owned();
            Some(put(scanner, place, Meaning::Words(words)))
        }
        Kind::Quote => {
            let author = call.get(&["author", "cite", "attribution", "source"]);
            scanner
                .shortcodes
                .attributions
                .push(author.unwrap_or_default());
            Some(put(scanner, place, meaning_of(kind, name, call)))
        }
        _ => Some(put(scanner, place, meaning_of(kind, name, call))),
    }
}

/// Puts a shortcode that nobody knows; a title of what it wraps is set above that.
fn put_unknown<'a>(scanner: &mut Scanner<'a>, place: Place, call: &Call<'a>) -> usize {
    let meaning = unknown(scanner, call);
    let title = call
        .get(&["title", "header", "heading"])
        .unwrap_or_default();
    let is_titled =
        is_closed(scanner, call.name) && !title.is_empty() && scanner.is_alone(place.at, place.end);
    if !is_titled {
        return put(scanner, place, meaning);
    }
    let Place { at, end } = place;
    scanner.isolate(end, |output| {
        output.mask(at..at, Meaning::Heading(title.to_owned()));
        output.insert(at, "\n\n");
        output.mask(at..end, meaning);
    });
    end
}

fn close(scanner: &mut Scanner<'_>, place: Place, name: &str) -> usize {
    let meaning = match lookup(name) {
        Some((name, Kind::Quote)) => return close_quote(scanner, place, name),
        Some((name, Kind::Callout | Kind::Details)) => Meaning::Close(name),
        None if scanner.shortcodes.links.contains(name) => Meaning::EndLink,
        _ => Meaning::Nothing,
    };
    put(scanner, place, meaning)
}

fn close_quote(scanner: &mut Scanner<'_>, place: Place, name: &'static str) -> usize {
    let author = scanner.shortcodes.attributions.pop().unwrap_or_default();
    let Place { at, end } = place;
    scanner.end_quote(at, end, author, Meaning::Close(name));
    end
}

/// A shortcode that nobody knows: a link or nothing where it wraps text, else a marker with its name.
fn unknown<'a>(scanner: &mut Scanner<'a>, call: &Call<'a>) -> Meaning {
    let target = call.get(&["url", "href", "link"]);
    if is_closed(scanner, call.name) || call.name.is_empty() {
        let Some(target) = target else {
            return Meaning::Nothing;
        };
        scanner.shortcodes.links.insert(call.name);
        return Meaning::StartLink(target.to_owned());
    }
    let file = call
        .at(0)
        .filter(|first| first.contains(['/', '.']) && !first.contains(' '));
    let target = target.or(call.get(&["src"])).or(file).map(str::to_owned);
    let words = call
        .get(&["title", "text", "label", "caption", "name"])
        .unwrap_or(if call.name == "param" {
            call.at(0).unwrap_or(call.name)
        } else {
            call.name
        });
    Meaning::Placeholder {
        words: format!("‹{words}›"),
        target,
    }
}

fn is_closed(scanner: &mut Scanner<'_>, name: &str) -> bool {
    let source = scanner.source;
    let closed = scanner
        .shortcodes
        .closed
        .get_or_insert_with(|| closed_names(source));
    closed.contains(name)
}

fn closed_names(source: &str) -> HashSet<&str> {
    memchr::memmem::find_iter(source.as_bytes(), "{{")
        .filter_map(|at| {
            let inner = source.get(at + 3..)?.get(..64).or(source.get(at + 3..))?;
            let name = inner.trim_start().strip_prefix('/')?.trim_start();
            name.split([' ', '>', '%', '\n']).next()
        })
        .collect()
}

fn put(scanner: &mut Scanner<'_>, place: Place, meaning: Meaning) -> usize {
    let Place { at, end } = place;
    let is_inline = matches!(meaning, Meaning::Words(_) | Meaning::Target(_));
    if !is_inline && scanner.is_alone(at, end) {
        scanner.isolate(end, |output| output.mask(at..end, meaning));
    } else {
        scanner.output.mask(at..end, meaning);
    }
    end
}

fn put_image(
    scanner: &mut Scanner<'_>,
    place: Place,
    name: &'static str,
    call: &Call<'_>,
) -> usize {
    let mut place = place;
    let mut words = String::new();
    if is_closed(scanner, call.name)
        && let Some((inner_end, end)) = end_tag(scanner, place.end, name)
    {
        let inner = scanner.source.get(place.end..inner_end).unwrap_or_default();
        inner.trim().clone_into(&mut words);
        place.end = end;
    }
    put(scanner, place, image(call, &words))
}

/// Makes a fenced block of what is up to the end tag.
fn put_code(
    scanner: &mut Scanner<'_>,
    place: Place,
    name: &'static str,
    call: &Call<'_>,
) -> Option<usize> {
    let (inner_end, end) = end_tag(scanner, place.end, name)?;
    let language = if name == "mermaid" {
        name
    } else {
        call.at(0).unwrap_or_default()
    };
    scanner.put_fenced(place.at..end, place.end..inner_end, language);
    Some(end)
}

fn hide(scanner: &mut Scanner<'_>, place: Place, name: &'static str) -> usize {
    let end = end_tag(scanner, place.end, name).map_or(place.end, |(_, end)| end);
    scanner.output.remove(place.at..end);
    end
}

/// Where the end tag of a name starts and ends, at or after `from`.
fn end_tag(scanner: &mut Scanner<'_>, from: usize, name: &'static str) -> Option<(usize, usize)> {
    if scanner.shortcodes.unclosed.contains(name) {
        return None;
    }
    let mut at = from;
    while let Some(step) = memchr::memmem::find(scanner.rest(at).as_bytes(), b"{{") {
        let start = at + step;
        let inner = scanner
            .rest(start + 2)
            .trim_start_matches(['<', '%'])
            .trim_start();
        let named = inner
            .strip_prefix('/')
            .and_then(|inner| inner.trim_start().strip_prefix(name));
        if named.is_some_and(|rest| rest.starts_with([' ', '>', '%'])) {
            let end = scanner.rest(start).find("}}")?;
            return Some((start, start + end + 2));
        }
        at = start + 2;
    }
    scanner.shortcodes.unclosed.insert(name);
    None
}
