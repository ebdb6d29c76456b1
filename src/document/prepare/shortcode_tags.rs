//! What each of Hugo's shortcodes means to a reader. It sees one call at a time and writes nothing.

use super::arguments::Call;
use super::mask::Meaning;
use crate::document::block::ContainerKind;

/// What becomes of a shortcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An image; text up to its end tag is its caption.
    Image,
    /// A video or post by the id at a site: address before and after the id.
    Embed(&'static str),
    /// The address of a page.
    Target,
    /// The words in its arguments.
    Words,
    /// A heading of Kubernetes' documentation by its name there.
    Heading,
    /// The title of one of several tabs.
    Tab,
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
    ("anchor", Kind::Frame),
    ("attention", Kind::Callout),
    ("badge", Kind::Words),
    ("baseurl", Kind::Frame),
    ("bilibili", Kind::Embed("https://www.bilibili.com/video/")),
    ("blockquote", Kind::Quote),
    ("blog_footer", Kind::Frame),
    ("br", Kind::Frame),
    ("callout", Kind::Callout),
    ("caution", Kind::Callout),
    ("code", Kind::Code),
    ("collapse", Kind::Details),
    ("comment", Kind::Hidden),
    ("danger", Kind::Callout),
    ("details", Kind::Details),
    ("error", Kind::Callout),
    ("example", Kind::Callout),
    ("expand", Kind::Details),
    ("fa", Kind::Frame),
    ("fab", Kind::Frame),
    ("fas", Kind::Frame),
    ("favicon", Kind::Frame),
    ("fig", Kind::Image),
    ("figure", Kind::Image),
    ("figure_webp", Kind::Image),
    ("gist", Kind::Embed("https://gist.github.com/")),
    ("glossary_tooltip", Kind::Words),
    ("heading", Kind::Heading),
    ("highlight", Kind::Code),
    ("hint", Kind::Callout),
    ("icon", Kind::Frame),
    ("image", Kind::Image),
    ("img", Kind::Image),
    ("imgproc", Kind::Image),
    ("important", Kind::Callout),
    ("include", Kind::Frame),
    ("info", Kind::Callout),
    ("instagram", Kind::Embed("https://www.instagram.com/p/")),
    ("katex", Kind::Frame),
    ("kbd", Kind::Words),
    ("label", Kind::Words),
    ("load-photoswipe", Kind::Frame),
    ("math", Kind::Frame),
    ("mathjax", Kind::Frame),
    ("mermaid", Kind::Code),
    ("message", Kind::Callout),
    ("nbsp", Kind::Frame),
    ("note", Kind::Callout),
    ("notice", Kind::Callout),
    ("pageinfo", Kind::Callout),
    ("picture", Kind::Image),
    ("quote", Kind::Quote),
    ("rawhtml", Kind::Frame),
    ("ref", Kind::Target),
    ("relref", Kind::Target),
    ("rule", Kind::Frame),
    ("source", Kind::Code),
    (
        "speakerdeck",
        Kind::Embed("https://speakerdeck.com/player/"),
    ),
    ("sub", Kind::Words),
    ("success", Kind::Callout),
    ("sup", Kind::Words),
    ("tab", Kind::Tab),
    ("tip", Kind::Callout),
    ("toc", Kind::Frame),
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

/// The name and the kind of a shortcode that is known.
pub(super) fn lookup(name: &str) -> Option<(&'static str, Kind)> {
    let at = SHORTCODES
        .binary_search_by(|(other, _)| (*other).cmp(name))
        .ok()?;
    SHORTCODES.get(at).copied()
}

/// What a shortcode means by itself.
pub(super) fn meaning_of(kind: Kind, name: &'static str, call: &Call<'_>) -> Meaning {
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
        Kind::Heading => Meaning::Words(heading(call.at(0).unwrap_or_default())),
        Kind::Tab => Meaning::Heading(
            call.get_or_first(&["name", "title", "header", "label"])
                .unwrap_or_default()
                .to_owned(),
        ),
        Kind::Image => image(call, ""),
        Kind::Callout => callout(name, call),
        Kind::Details => container(ContainerKind::Details, name, title(call)),
        Kind::Quote => container(ContainerKind::Quote, name, ""),
        _ => Meaning::Nothing,
    }
}

/// The words for the headings that Kubernetes' documentation translates.
fn heading(name: &str) -> String {
    let words = match name {
        "whatsnext" => "What’s next",
        "prerequisites" => "Before you begin",
        "objectives" => "Objectives",
        "cleanup" => "Cleaning up",
        "synopsis" => "Synopsis",
        "options" => "Options",
        "seealso" => "See also",
        "discussion" => "Discussion",
        name => name,
    };
    words.to_owned()
}

/// Words of Docsy's `imgproc` that tell how a picture is fitted.
const WAYS_TO_FIT: [&str; 4] = ["Crop", "Fill", "Fit", "Resize"];

/// An image; `inner` is what stands up to its end tag.
pub(super) fn image(call: &Call<'_>, inner: &str) -> Meaning {
    Meaning::Image {
        source: call
            .get_or_first(&["src", "image", "path", "file", "link"])
            .unwrap_or_default()
            .to_owned(),
        alt: call
            .get(&["alt"])
            .or(call.at(1).filter(|word| !WAYS_TO_FIT.contains(word)))
            .unwrap_or_default()
            .to_owned(),
        caption: caption(call, inner),
    }
}

/// Title, caption and inner words, each once, and whom the picture is owed to.
fn caption(call: &Call<'_>, inner: &str) -> String {
    let told = [call.get(&["title"]), call.get(&["caption"]), Some(inner)];
    let (mut caption, mut last) = (String::new(), "");
    for words in told.into_iter().flatten().map(str::trim) {
        if words.is_empty() || words == last {
            continue;
        }
        if !last.is_empty() {
            caption.push_str(" — ");
        }
        caption.push_str(words);
        last = words;
    }
    if let Some(credit) = call.get(&["attr", "credit"]).filter(|_| !last.is_empty()) {
        caption.extend([" (", credit, ")"]);
    }
    caption
}

/// What a call means that wraps nothing, wherever it stands; `None` if nobody knows it.
pub(super) fn meaning_alone(call: &Call<'_>) -> Option<Meaning> {
    let (name, kind) = lookup(call.name)?;
    Some(meaning_of(kind, name, call))
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
    let is_users = site.contains("gist") || site.contains("x.com");
    let second = call.at(1).filter(|_| is_users);
    let user = call
        .get(&["user"])
        .or(second.and(call.at(0)))
        .unwrap_or_default();
    let id = call
        .get(&["id", "url", "src"])
        .or(second)
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
    let title = call.get(&["title", "label", "caption"]);
    Meaning::embed(&address, title.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_sorted() {
        assert!(super::SHORTCODES.is_sorted_by_key(|(name, _)| name));
    }
}
