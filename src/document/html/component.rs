//! Elements that are none of HTML's: components of MDX and of themes. What they say in attributes is shown.

use crate::document::compose::Composer;
use crate::document::model::MarkKind;

/// What a component's tag says.
#[derive(Debug, Default)]
pub(super) struct Component {
    /// Its name as written.
    pub name: String,
    /// Its title, label or the like.
    pub words: String,
    /// More words about it.
    pub description: String,
    /// Where it leads.
    pub target: Option<String>,
    /// The file it shows.
    pub source: Option<String>,
    pub alt: String,
    pub is_empty: bool,
}

/// HTML's elements whose tags mean nothing to a reader.
const PLAIN: &[&str] = &[
    "abbr", "acronym", "area", "base", "basefont", "bdi", "bdo", "big", "body", "button", "col",
    "colgroup", "data", "datalist", "dialog", "dir", "font", "frame", "frameset", "head", "html",
    "input", "label", "legend", "link", "map", "marquee", "menu", "meta", "meter", "nobr",
    "noframes", "noscript", "optgroup", "option", "output", "param", "picture", "progress", "rb",
    "rp", "rt", "rtc", "ruby", "script", "search", "select", "slot", "small", "span", "style",
    "svg", "tbody", "template", "textarea", "tfoot", "time", "title", "track", "wbr",
];

/// Whether an element of this name, in lower case, is none of HTML's.
pub(super) fn is_component(name: &str) -> bool {
    PLAIN.binary_search(&name).is_err()
}

/// Shows what a component's tag says.
pub(super) fn write(to: &mut Composer, component: &Component) {
    let words = component.words.trim();
    let image = component
        .source
        .as_deref()
        .filter(|source| is_image(source));
    if let Some(source) = image {
        to.place_image(source, &component.alt, words);
    } else if let (Some(target), false) = (&component.target, words.is_empty()) {
        to.placeholder(&format!("‹{words}›"), Some(target));
        write_description(to, component);
    } else if !to.is_between_blocks() {
        // In running text a title is a hint that shows up under the mouse.
    } else if !words.is_empty() {
        to.marked(MarkKind::Strong, words);
        to.break_block();
        write_description(to, component);
        to.break_block();
    } else if component.is_empty && !is_frame(&component.name) {
        let target = component.target.as_deref().or(component.source.as_deref());
        to.placeholder(&format!("‹{}›", component.name), target);
        to.break_block();
    }
}

fn write_description(to: &mut Composer, component: &Component) {
    if !component.description.is_empty() {
        to.prose(" ");
        to.prose(&component.description);
    }
}

fn is_image(source: &str) -> bool {
    const ENDINGS: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp"];
    let path = source.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('.').is_some_and(|(_, ending)| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// Whether a component is a part of the page around the text.
fn is_frame(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [
        "toc",
        "share",
        "spacer",
        "divider",
        "newsletter",
        "subscribe",
        "comments",
        "icon",
    ]
    .iter()
    .any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_sorted() {
        assert!(super::PLAIN.is_sorted());
    }
}
