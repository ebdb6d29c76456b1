//! Liquid, as Jekyll, Hexo, Eleventy and dev.to use it: `{% tag %}` and `{{ expression }}`.

use super::arguments::Call;
use super::mask::Meaning;
use super::scanner::Scanner;
use crate::document::block::ContainerKind;

/// The longest tag, in bytes.
const LONGEST: usize = 4096;

/// What becomes of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Code up to this end tag.
    Code(&'static str),
    /// Nothing, with everything up to this end tag.
    Hidden(&'static str),
    /// Liquid is text up to this end tag.
    Raw(&'static str),
    /// A link to what cannot be shown; before it stands the site's address.
    Embed(&'static str),
    /// The address of a page.
    Target,
    Image,
    Include,
    Quote,
    EndQuote,
    Callout,
    EndCallout,
}

/// The tags that mean something to a reader. Others vanish, and what they wrap stays.
const TAGS: &[(&str, Kind)] = &[
    ("asset_img", Kind::Image),
    ("blockquote", Kind::Quote),
    ("capture", Kind::Hidden("endcapture")),
    ("codeblock", Kind::Code("endcodeblock")),
    ("codepen", Kind::Embed("")),
    ("comment", Kind::Hidden("endcomment")),
    ("embed", Kind::Embed("")),
    ("endblockquote", Kind::EndQuote),
    ("endnote", Kind::EndCallout),
    ("endquote", Kind::EndQuote),
    ("figure", Kind::Image),
    ("gist", Kind::Embed("https://gist.github.com/")),
    ("github", Kind::Embed("https://github.com/")),
    ("highlight", Kind::Code("endhighlight")),
    ("image", Kind::Image),
    ("img", Kind::Image),
    ("include", Kind::Include),
    ("include_relative", Kind::Include),
    ("link", Kind::Target),
    ("note", Kind::Callout),
    ("post_link", Kind::Target),
    ("post_url", Kind::Target),
    ("quote", Kind::Quote),
    ("raw", Kind::Raw("endraw")),
    ("tweet", Kind::Embed("https://x.com/i/status/")),
    ("twitter", Kind::Embed("https://x.com/i/status/")),
    ("user", Kind::Embed("https://dev.to/")),
    ("verbatim", Kind::Raw("endverbatim")),
    ("vimeo", Kind::Embed("https://vimeo.com/")),
    ("youtube", Kind::Embed("https://www.youtube.com/watch?v=")),
];

const QUOTE: &str = "blockquote";
const CALLOUT: &str = "note";

/// Masks the tag or the expression that starts at `at`.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    match scanner.byte(at + 1)? {
        b'%' => pass_tag(scanner, at),
        b'{' => pass_expression(scanner, at),
        _ => None,
    }
}

fn pass_tag(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let inner_end = scanner.liquid.tag_end.near(scanner.source, at, LONGEST)?;
    let end = inner_end + 2;
    let inner = scanner
        .source
        .get(at + 2..inner_end)?
        .trim_matches('-')
        .trim();
    let call = Call::read(inner);
    let kind = lookup(call.name);
    if at < scanner.raw_end && !call.name.starts_with("end") {
        return Some(end);
    }
    match kind {
        Some(Kind::Code(end_name)) => put_code(scanner, at, end, &call, end_name),
        Some(Kind::Hidden(end_name)) => {
            let end = end_tag(scanner, end, end_name).map_or(end, |(_, end)| end);
            scanner.output.remove(at..end);
            Some(end)
        }
        Some(Kind::Raw(end_name)) => {
            scanner.raw_end = end_tag(scanner, end, end_name).map_or(end, |(start, _)| start);
            Some(put(scanner, at, end, Meaning::Nothing))
        }
        Some(kind) => Some(put(scanner, at, end, meaning_of(kind, &call))),
        None => Some(put(scanner, at, end, Meaning::Nothing)),
    }
}

fn lookup(name: &str) -> Option<Kind> {
    let at = TAGS
        .binary_search_by(|(other, _)| (*other).cmp(name))
        .ok()?;
    TAGS.get(at).map(|(_, kind)| *kind)
}

fn meaning_of(kind: Kind, call: &Call<'_>) -> Meaning {
    let first = call.at(0).unwrap_or_default();
    match kind {
        Kind::Embed(site) => embed(site, first),
        Kind::Target if first.contains("://") => Meaning::embed(first, ""),
        Kind::Target => Meaning::Target(first.to_owned()),
        Kind::Image => image(call),
        Kind::Include => include(call),
        Kind::Quote => container(ContainerKind::Quote, QUOTE, ""),
        Kind::Callout => {
            let kind = if first.is_empty() { "note" } else { first };
            container(ContainerKind::Callout(kind.to_lowercase()), CALLOUT, "")
        }
        Kind::EndQuote => Meaning::Close(QUOTE),
        Kind::EndCallout => Meaning::Close(CALLOUT),
        Kind::Code(_) | Kind::Hidden(_) | Kind::Raw(_) => Meaning::Nothing,
    }
}

fn container(kind: ContainerKind, name: &'static str, title: &str) -> Meaning {
    Meaning::Open {
        kind,
        name,
        title: title.to_owned(),
    }
}

fn embed(site: &str, id: &str) -> Meaning {
    if id.contains("://") {
        return Meaning::embed(id, "");
    }
    let words = if site.contains("dev.to") {
        format!("@{id}")
    } else {
        String::new()
    };
    Meaning::embed(&format!("{site}{id}"), &words)
}

fn image(call: &Call<'_>) -> Meaning {
    let first = call
        .get_or_first(&["src", "path", "image_path"])
        .unwrap_or_default();
    Meaning::Image {
        source: first.to_owned(),
        alt: call.get(&["alt"]).unwrap_or_default().to_owned(),
        caption: call
            .get(&["caption", "title"])
            .unwrap_or_default()
            .to_owned(),
    }
}

/// An include is an image or a video if its arguments look like one; else it is part of the page's frame.
fn include(call: &Call<'_>) -> Meaning {
    let names = ["image_path", "src", "url", "path", "file", "image", "img"];
    let file = call.at(0).unwrap_or_default();
    let is_video = ["youtube", "video", "vimeo"]
        .iter()
        .any(|word| file.contains(word));
    if let Some(id) = call
        .get(&["id", "youtube_id", "video_id"])
        .filter(|_| is_video)
    {
        let site = if file.contains("vimeo") {
            "https://vimeo.com/"
        } else {
            "https://www.youtube.com/watch?v="
        };
        return Meaning::embed(
            &format!("{site}{id}"),
            call.get(&["title"]).unwrap_or_default(),
        );
    }
    match call.get(&names) {
        Some(address) if is_video => Meaning::embed(address, ""),
        Some(address) => Meaning::Image {
            source: address.to_owned(),
            alt: call.get(&["alt"]).unwrap_or_default().to_owned(),
            caption: call
                .get(&["caption", "title"])
                .unwrap_or_default()
                .to_owned(),
        },
        None => Meaning::Nothing,
    }
}

fn put(scanner: &mut Scanner<'_>, at: usize, end: usize, meaning: Meaning) -> usize {
    if scanner.is_alone(at, end) && !matches!(meaning, Meaning::Target(_)) {
        scanner.isolate(end, |output| output.mask(at..end, meaning));
    } else {
        scanner.output.mask(at..end, meaning);
    }
    end
}

fn put_code(
    scanner: &mut Scanner<'_>,
    at: usize,
    after: usize,
    call: &Call<'_>,
    end_name: &'static str,
) -> Option<usize> {
    let (inner_end, end) = end_tag(scanner, after, end_name)?;
    let language = call.at(0).unwrap_or_default();
    scanner.put_fenced(at..end, after..inner_end, language);
    Some(end)
}

/// Where an end tag starts and ends, at or after `from`.
fn end_tag(scanner: &mut Scanner<'_>, from: usize, name: &'static str) -> Option<(usize, usize)> {
    if scanner.liquid.unclosed.contains(&name) {
        return None;
    }
    let rest = scanner.rest(from);
    for at in memchr::memmem::find_iter(rest.as_bytes(), "{%") {
        let inner = rest.get(at + 2..)?.trim_start_matches(['-', ' ']);
        if inner.starts_with(name) {
            let end = rest.get(at..)?.find("%}")?;
            return Some((from + at, from + at + end + 2));
        }
    }
    scanner.liquid.unclosed.push(name);
    None
}

fn pass_expression(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    if scanner.byte_before(at) == Some(b'$') {
        return None;
    }
    let inner_end = scanner
        .liquid
        .expression_end
        .near(scanner.source, at, LONGEST)?;
    let inner = scanner.source.get(at + 2..inner_end)?;
    if inner.contains('\n') {
        return None;
    }
    let mut end = inner_end + 2;
    end += usize::from(inner.starts_with('{') && scanner.byte(end) == Some(b'}'));
    let meaning = expression(inner.trim_matches(['{', '-', ' ']));
    Some(put(scanner, at, end, meaning))
}

fn expression(inner: &str) -> Meaning {
    if let Some(quote @ ('"' | '\'')) = inner.chars().next() {
        let literal = inner.split(quote).nth(1).unwrap_or_default();
        return Meaning::Target(literal.to_owned());
    }
    if lookup(Call::name_in(inner)) == Some(Kind::Image) {
        let call = Call::read(inner);
        if call.at(0).is_some() {
            return image(&call);
        }
    }
    let value = inner.split('|').next().unwrap_or_default().trim();
    if value.contains("url") || value.contains("base") || value.len() > 60 || value.is_empty() {
        return Meaning::Nothing;
    }
    Meaning::Placeholder {
        words: format!("‹{value}›"),
        target: None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_sorted() {
        assert!(super::TAGS.is_sorted_by_key(|(name, _)| name));
    }
}
