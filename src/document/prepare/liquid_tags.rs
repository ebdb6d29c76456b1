//! What each Liquid tag means to a reader. It sees one tag at a time and writes nothing.

use super::arguments::Call;
use super::mask::Meaning;
use crate::document::block::ContainerKind;

/// What becomes of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Code up to this end tag.
    Code(&'static str),
    /// A formula up to this end tag.
    Math(&'static str),
    /// Nothing, with everything up to this end tag.
    Hidden(&'static str),
    /// Liquid is text up to this end tag.
    Raw(&'static str),
    /// A name for a value.
    Assign,
    /// A name for what stands up to `endcapture`.
    Capture,
    /// A link to what cannot be shown; before it stands the site's address.
    Embed(&'static str),
    /// The address of a page.
    Target,
    /// A link to a page, with its words.
    PageLink,
    /// A link that looks like a button.
    Button,
    /// Words after their colour: `{% label primary@words %}`.
    Label,
    Image,
    Include,
    Quote,
    EndQuote,
    Callout,
    EndCallout,
    Details,
    EndDetails,
    /// The title of one of several tabs.
    Tab,
}

/// The tags that mean something to a reader. Others vanish, and what they wrap stays.
const TAGS: &[(&str, Kind)] = &[
    ("alert", Kind::Callout),
    ("asset_img", Kind::Image),
    ("asset_link", Kind::PageLink),
    ("assign", Kind::Assign),
    ("audio", Kind::Embed("")),
    ("bilibili", Kind::Embed("https://www.bilibili.com/video/")),
    ("blockquote", Kind::Quote),
    ("btn", Kind::Button),
    ("button", Kind::Button),
    ("callout", Kind::Callout),
    ("capture", Kind::Capture),
    ("centerquote", Kind::Quote),
    ("code", Kind::Code("endcode")),
    ("codeblock", Kind::Code("endcodeblock")),
    ("codepen", Kind::Embed("https://codepen.io/")),
    ("codesandbox", Kind::Embed("https://codesandbox.io/s/")),
    ("collapsible", Kind::Details),
    ("comment", Kind::Hidden("endcomment")),
    ("cq", Kind::Quote),
    ("css", Kind::Hidden("endcss")),
    ("details", Kind::Details),
    ("else", Kind::Hidden("endif")),
    ("elsif", Kind::Hidden("endif")),
    ("embed", Kind::Embed("")),
    ("endalert", Kind::EndCallout),
    ("endblockquote", Kind::EndQuote),
    ("endcallout", Kind::EndCallout),
    ("endcenterquote", Kind::EndQuote),
    ("endcollapsible", Kind::EndDetails),
    ("endcq", Kind::EndQuote),
    ("enddetails", Kind::EndDetails),
    ("endfold", Kind::EndDetails),
    ("endfolding", Kind::EndDetails),
    ("endhint", Kind::EndCallout),
    ("endnote", Kind::EndCallout),
    ("endpullquote", Kind::EndQuote),
    ("endquote", Kind::EndQuote),
    ("endspoiler", Kind::EndDetails),
    ("endwarning", Kind::EndCallout),
    ("figure", Kind::Image),
    ("fold", Kind::Details),
    ("folding", Kind::Details),
    ("for", Kind::Hidden("endfor")),
    ("gist", Kind::Embed("https://gist.github.com/")),
    ("github", Kind::Embed("https://github.com/")),
    ("highlight", Kind::Code("endhighlight")),
    ("hint", Kind::Callout),
    ("iframe", Kind::Embed("")),
    ("image", Kind::Image),
    ("img", Kind::Image),
    ("include", Kind::Include),
    ("include_cached", Kind::Include),
    ("include_relative", Kind::Include),
    ("instagram", Kind::Embed("https://www.instagram.com/p/")),
    ("javascript", Kind::Hidden("endjavascript")),
    ("js", Kind::Hidden("endjs")),
    ("jsfiddle", Kind::Embed("")),
    ("katex", Kind::Math("endkatex")),
    ("label", Kind::Label),
    ("link", Kind::Target),
    ("math", Kind::Math("endmath")),
    ("mermaid", Kind::Code("endmermaid")),
    ("note", Kind::Callout),
    ("pdf", Kind::Embed("")),
    ("picture", Kind::Image),
    ("post_link", Kind::PageLink),
    ("post_url", Kind::Target),
    ("pullquote", Kind::Quote),
    ("quote", Kind::Quote),
    ("raw", Kind::Raw("endraw")),
    ("replit", Kind::Embed("https://replit.com/")),
    ("runkit", Kind::Code("endrunkit")),
    ("schema", Kind::Hidden("endschema")),
    (
        "speakerdeck",
        Kind::Embed("https://speakerdeck.com/player/"),
    ),
    ("spoiler", Kind::Details),
    ("spotify", Kind::Embed("")),
    ("stackblitz", Kind::Embed("https://stackblitz.com/edit/")),
    ("style", Kind::Hidden("endstyle")),
    ("stylesheet", Kind::Hidden("endstylesheet")),
    ("tab", Kind::Tab),
    ("tweet", Kind::Embed("https://x.com/i/status/")),
    ("twitter", Kind::Embed("https://x.com/i/status/")),
    ("user", Kind::Embed("https://dev.to/")),
    ("verbatim", Kind::Raw("endverbatim")),
    ("video", Kind::Embed("")),
    ("vimeo", Kind::Embed("https://vimeo.com/")),
    ("warning", Kind::Callout),
    ("youtube", Kind::Embed("https://www.youtube.com/watch?v=")),
];

const QUOTE: &str = "blockquote";
const CALLOUT: &str = "note";
const DETAILS: &str = "details";

/// What becomes of the tag of this name.
pub(super) fn lookup(name: &str) -> Option<Kind> {
    let at = TAGS
        .binary_search_by(|(other, _)| (*other).cmp(name))
        .ok()?;
    TAGS.get(at).map(|(_, kind)| *kind)
}

/// What a tag means by itself.
pub(super) fn meaning_of(kind: Kind, call: &Call<'_>) -> Meaning {
    let first = call.get_or_first(&["id", "url", "src"]).unwrap_or_default();
    match kind {
        Kind::Embed(site) => {
            let title = call.get(&["title", "label", "caption"]);
            embed(site, first, title.unwrap_or_default())
        }
        Kind::Target => target(call),
        Kind::PageLink => page_link(call),
        Kind::Button => button(call),
        Kind::Label => label(call),
        Kind::Image => image(call),
        Kind::Include => include(call),
        Kind::Quote => container(ContainerKind::Quote, QUOTE, ""),
        Kind::Callout => callout(call),
        Kind::Details => container(ContainerKind::Details, DETAILS, &all_words(call)),
        Kind::Tab => Meaning::Heading(
            call.get(&["title", "name", "label"])
                .map_or_else(|| all_words(call), str::to_owned),
        ),
        Kind::EndQuote => Meaning::Close(QUOTE),
        Kind::EndCallout => Meaning::Close(CALLOUT),
        Kind::EndDetails => Meaning::Close(DETAILS),
        Kind::Code(_)
        | Kind::Math(_)
        | Kind::Hidden(_)
        | Kind::Raw(_)
        | Kind::Assign
        | Kind::Capture => Meaning::Nothing,
    }
}

/// A tag that nobody knows: an address in it leads to something, else it is part of the page's frame.
pub(super) fn unknown(call: &Call<'_>) -> Meaning {
    let address = call.get_or_first(&["url", "src", "href"]);
    match address.filter(|address| address.contains("://")) {
        Some(address) => Meaning::embed(address, call.get(&["title"]).unwrap_or_default()),
        None => Meaning::Nothing,
    }
}

fn container(kind: ContainerKind, name: &'static str, title: &str) -> Meaning {
    Meaning::Open {
        kind,
        name,
        title: title.to_owned(),
    }
}

/// Everything in a tag but its name, as words.
fn all_words(call: &Call<'_>) -> String {
    call.get(&["summary", "title"])
        .map_or_else(|| call.positional.join(" "), str::to_owned)
}

/// `{% note info Title %}`, `{% hint style="info" %}`, `{% callout type="tip" title="…" %}`
fn callout(call: &Call<'_>) -> Meaning {
    let is_kind = |kind: &&str| kind.bytes().all(|byte| byte.is_ascii_lowercase());
    let named = call.get(&["type", "style", "kind", "level"]);
    let kind = named
        .or(call.at(0))
        .filter(|kind| !kind.is_empty() && is_kind(kind));
    let positional = usize::from(named.is_none() && kind.is_some());
    let rest: Vec<&str> = call.positional.iter().skip(positional).copied().collect();
    let title = call
        .get(&["title"])
        .map_or_else(|| rest.join(" "), str::to_owned);
    let kind = kind.unwrap_or(call.name);
    container(ContainerKind::Callout(kind.to_owned()), CALLOUT, &title)
}

/// The address of a page; Hexo's `{% link words address %}` is a link of its own.
fn target(call: &Call<'_>) -> Meaning {
    let first = call.at(0).unwrap_or_default();
    let address = call
        .positional
        .iter()
        .position(|argument| argument.contains("://"));
    match address {
        Some(0) => Meaning::embed(first, ""),
        Some(at) => Meaning::Link {
            words: call.positional.get(..at).unwrap_or_default().join(" "),
            target: call.at(at).unwrap_or_default().to_owned(),
        },
        None => Meaning::Target(first.to_owned()),
    }
}

/// Hexo's `{% post_link slug words %}`.
fn page_link(call: &Call<'_>) -> Meaning {
    let target = call.at(0).unwrap_or_default().to_owned();
    let words: Vec<&str> = call.positional.iter().skip(1).copied().collect();
    let is_flag = |words: &str| words.is_empty() || words == "true" || words == "false";
    let words = words.join(" ");
    Meaning::Link {
        words: if is_flag(&words) {
            target.clone()
        } else {
            words
        },
        target,
    }
}

/// Hexo's `{% btn address, words, icon %}`; a name of a page of its own is none.
fn button(call: &Call<'_>) -> Meaning {
    let all = call.positional.join(" ");
    let mut parts = all.split(',').map(str::trim);
    let target = call
        .get(&["url", "href"])
        .or(parts.next())
        .unwrap_or_default();
    let words = call.get(&["text", "label", "title"]).or(parts.next());
    Meaning::Link {
        words: words
            .filter(|words| !words.is_empty())
            .unwrap_or(target)
            .to_owned(),
        target: target.trim_start_matches("::").to_owned(),
    }
}

fn label(call: &Call<'_>) -> Meaning {
    let all = call.positional.join(" ");
    let words = all.split_once('@').map_or(&*all, |(_, words)| words);
    Meaning::Words(words.to_owned())
}

fn embed(site: &str, id: &str, title: &str) -> Meaning {
    if id.contains("://") || id.starts_with('/') {
        return Meaning::embed(id, title);
    }
    let address = format!("{site}{id}");
    if site.contains("dev.to") {
        Meaning::embed(&address, &format!("@{id}"))
    } else {
        Meaning::embed(&address, title)
    }
}

/// An image. Hexo sets class names before the file, and sizes, a title and an alternative text after it.
fn image(call: &Call<'_>) -> Meaning {
    let named = call.get(&["src", "path", "image_path", "url"]);
    let is_file = |argument: &&str| argument.contains(['.', '/']);
    let at = call.positional.iter().position(is_file).unwrap_or(0);
    let is_size = |argument: &str| {
        argument
            .trim_end_matches("px")
            .bytes()
            .all(|byte| byte.is_ascii_digit())
    };
    let words: Vec<&str> = call
        .positional
        .iter()
        .skip(at + 1)
        .copied()
        .filter(|argument| !is_size(argument) && !argument.starts_with('('))
        .collect();
    let are_quoted = words.iter().any(|words| words.contains(' '));
    let (title, alt) = if are_quoted {
        let second = words.get(1).copied().unwrap_or_default();
        (
            words.first().copied().unwrap_or_default().to_owned(),
            second,
        )
    } else {
        (words.join(" "), "")
    };
    Meaning::Image {
        source: named.or(call.at(at)).unwrap_or_default().to_owned(),
        alt: call.get(&["alt"]).unwrap_or(alt).to_owned(),
        caption: call.get(&["caption", "title"]).map_or(title, str::to_owned),
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
                .get(&["caption", "title", "description"])
                .unwrap_or_default()
                .to_owned(),
        },
        None => words_of_include(call),
    }
}

/// Words that an include is given to show.
fn words_of_include(call: &Call<'_>) -> Meaning {
    let words = call.get(&["content", "text", "quote", "body", "message", "caption"]);
    words.map_or(Meaning::Nothing, |words| Meaning::Words(words.to_owned()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_sorted() {
        assert!(super::TAGS.is_sorted_by_key(|(name, _)| name));
    }
}
