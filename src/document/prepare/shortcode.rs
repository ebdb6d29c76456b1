//! Hugo's shortcodes: `{{< name arguments >}}` and `{{% name arguments %}}`, alone or around text.

use std::collections::HashSet;

use super::arguments::Call;
use super::mask::Meaning;
use super::scanner::Scanner;
use crate::document::block::ContainerKind;

/// The longest shortcode, in bytes.
const LONGEST: usize = 8 * 1024;

/// What becomes of a shortcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// An image; text up to its end tag is its caption.
    Image,
    /// A video or post by the id at a site: address before and after the id.
    Embed(&'static str),
    /// The address of a page.
    Target,
    /// The words in its arguments.
    Words,
    Callout,
    Details,
    Quote,
    /// Code up to the end tag.
    Code,
    /// Nothing, with everything up to the end tag.
    Hidden,
    /// Nothing, but what is up to the end tag stays.
    Frame,
}

/// The shortcodes of Hugo and of themes that are common. Others are a marker, or their inner text if they have one.
const SHORTCODES: &[(&str, Kind)] = &[
    ("admonition", Kind::Callout),
    ("alert", Kind::Callout),
    ("attention", Kind::Callout),
    ("blockquote", Kind::Quote),
    ("callout", Kind::Callout),
    ("caution", Kind::Callout),
    ("code", Kind::Code),
    ("comment", Kind::Hidden),
    ("danger", Kind::Callout),
    ("details", Kind::Details),
    ("expand", Kind::Details),
    ("fig", Kind::Image),
    ("figure", Kind::Image),
    ("figure_webp", Kind::Image),
    ("gist", Kind::Embed("https://gist.github.com/")),
    ("glossary_tooltip", Kind::Words),
    ("heading", Kind::Words),
    ("highlight", Kind::Code),
    ("hint", Kind::Callout),
    ("image", Kind::Image),
    ("img", Kind::Image),
    ("imgproc", Kind::Image),
    ("important", Kind::Callout),
    ("info", Kind::Callout),
    ("instagram", Kind::Embed("https://www.instagram.com/p/")),
    ("mermaid", Kind::Code),
    ("note", Kind::Callout),
    ("notice", Kind::Callout),
    ("pageinfo", Kind::Callout),
    ("picture", Kind::Image),
    ("quote", Kind::Quote),
    ("rawhtml", Kind::Frame),
    ("ref", Kind::Target),
    ("relref", Kind::Target),
    (
        "speakerdeck",
        Kind::Embed("https://speakerdeck.com/player/"),
    ),
    ("tip", Kind::Callout),
    ("tweet", Kind::Embed("https://x.com/i/status/")),
    ("twitter", Kind::Embed("https://x.com/i/status/")),
    ("twitter_simple", Kind::Embed("https://x.com/i/status/")),
    ("vimeo", Kind::Embed("https://vimeo.com/")),
    ("vimeo_simple", Kind::Embed("https://vimeo.com/")),
    ("warning", Kind::Callout),
    ("x", Kind::Embed("https://x.com/i/status/")),
    ("youtube", Kind::Embed("https://www.youtube.com/watch?v=")),
    (
        "youtube-80",
        Kind::Embed("https://www.youtube.com/watch?v="),
    ),
    (
        "youtubeLite",
        Kind::Embed("https://www.youtube.com/watch?v="),
    ),
];

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
    if inner.starts_with("/*") {
        // A shortcode that the author wants to be seen.
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

fn lookup(name: &str) -> Option<(&'static str, Kind)> {
    let at = SHORTCODES
        .binary_search_by(|(other, _)| (*other).cmp(name))
        .ok()?;
    SHORTCODES.get(at).copied()
}

fn open(scanner: &mut Scanner<'_>, place: Place, call: &Call<'_>) -> Option<usize> {
    let Some((name, kind)) = lookup(call.name) else {
        let meaning = unknown(scanner, call);
        return Some(put(scanner, place, meaning));
    };
    match kind {
        Kind::Image => Some(put_image(scanner, place, name, call)),
        Kind::Code => put_code(scanner, place, name, call),
        Kind::Hidden => Some(hide(scanner, place, name)),
        _ => Some(put(scanner, place, meaning_of(kind, name, call))),
    }
}

fn close(scanner: &mut Scanner<'_>, place: Place, name: &str) -> usize {
    let meaning = match lookup(name) {
        Some((name, Kind::Callout | Kind::Details | Kind::Quote)) => Meaning::Close(name),
        _ => Meaning::Nothing,
    };
    put(scanner, place, meaning)
}

fn meaning_of(kind: Kind, name: &'static str, call: &Call<'_>) -> Meaning {
    match kind {
        Kind::Embed(site) => embed(site, call),
        Kind::Target => {
            Meaning::Target(call.get_or_first(&["path"]).unwrap_or_default().to_owned())
        }
        Kind::Words => {
            let words = call
                .get_or_first(&["text", "term_id", "title"])
                .unwrap_or_default();
            Meaning::Words(words.to_owned())
        }
        Kind::Callout => callout(name, call),
        Kind::Details => container(ContainerKind::Details, name, title(call)),
        Kind::Quote => container(ContainerKind::Quote, name, ""),
        _ => Meaning::Nothing,
    }
}

fn container(kind: ContainerKind, name: &'static str, title: &str) -> Meaning {
    Meaning::Open {
        kind,
        name,
        title: title.to_owned(),
    }
}

fn title<'a>(call: &Call<'a>) -> &'a str {
    call.get_or_first(&["title", "summary"]).unwrap_or_default()
}

/// A call-out; `{{< callout "note" "Title" >}}` and its kin name their kind in an argument.
fn callout(name: &'static str, call: &Call<'_>) -> Meaning {
    let is_general = matches!(name, "admonition" | "callout" | "alert" | "hint" | "notice");
    let kind = call
        .get(&["type", "kind", "level"])
        .or(call.at(0).filter(|_| is_general));
    let is_kind =
        |kind: &&str| !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic());
    let kind = kind
        .filter(is_kind)
        .map_or_else(|| name.to_owned(), str::to_lowercase);
    let title = call.get(&["title"]).or(call.at(usize::from(is_general)));
    container(
        ContainerKind::Callout(kind),
        name,
        title.unwrap_or_default(),
    )
}

fn embed(site: &str, call: &Call<'_>) -> Meaning {
    let user = call
        .get(&["user"])
        .or(call.at(1).and(call.at(0)))
        .unwrap_or_default();
    let id = call
        .get(&["id", "url", "src"])
        .or(call.at(1))
        .or(call.at(0))
        .unwrap_or_default();
    let address = if id.contains("://") {
        id.to_owned()
    } else if site.contains("gist") && !user.is_empty() {
        format!("{site}{user}/{id}")
    } else if site.contains("x.com") && !user.is_empty() {
        format!("https://x.com/{user}/status/{id}")
    } else {
        format!("{site}{id}")
    };
    Meaning::embed(&address, call.get(&["title"]).unwrap_or_default())
}

/// A shortcode that nobody knows: nothing where it wraps text, else a marker with its name.
fn unknown(scanner: &mut Scanner<'_>, call: &Call<'_>) -> Meaning {
    if is_closed(scanner, call.name) || call.name.is_empty() {
        return Meaning::Nothing;
    }
    let target = call.get(&["url", "href", "link", "src"]).map(str::to_owned);
    let words = call
        .get(&["title", "text", "label", "caption"])
        .unwrap_or(call.name);
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
    let mut caption = call
        .get(&["title", "caption"])
        .unwrap_or_default()
        .to_owned();
    if is_closed(scanner, call.name)
        && let Some((inner_end, end)) = end_tag(scanner, place.end, name)
    {
        let inner = scanner.source.get(place.end..inner_end).unwrap_or_default();
        if caption.is_empty() {
            inner.trim().clone_into(&mut caption);
        }
        place.end = end;
    }
    let meaning = Meaning::Image {
        source: call
            .get_or_first(&["src", "image", "path", "file"])
            .unwrap_or_default()
            .to_owned(),
        alt: call
            .get(&["alt"])
            .or(call.at(1))
            .unwrap_or_default()
            .to_owned(),
        caption,
    };
    put(scanner, place, meaning)
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

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_sorted() {
        assert!(super::SHORTCODES.is_sorted_by_key(|(name, _)| name));
    }
}
