//! The policy table: what becomes of each HTML element. Elements that are not in it vanish, and their text stays.

use crate::document::model::MarkKind;

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    /// Sets what is in it apart as blocks of its own.
    Flow,
    Heading(u8),
    Mark(MarkKind),
    Link,
    Image,
    LineBreak,
    Rule,
    Bullets,
    Numbers,
    Item,
    Quote,
    Details,
    Summary,
    Terms,
    Term,
    Description,
    Table,
    TableHead,
    Row,
    Cell,
    HeaderCell,
    Preformatted,
    Code,
    Figure,
    Caption,
    /// Something that is shown as a link to it.
    Embed,
    /// Gives the address of the embed around it.
    Source,
    Quotation,
    /// One of several tabs; its label is shown above it.
    Tab,
    /// A call-out, of the kind that an attribute or its name tells.
    Callout(&'static str),
}

/// The elements and their policies, by name.
const ELEMENTS: &[(&str, Policy)] = &[
    ("a", Policy::Link),
    ("address", Policy::Flow),
    ("admonition", Policy::Callout("admonition")),
    ("alert", Policy::Callout("alert")),
    ("amp-youtube", Policy::Embed),
    ("article", Policy::Flow),
    ("aside", Policy::Flow),
    ("audio", Policy::Embed),
    ("b", Policy::Mark(MarkKind::Strong)),
    ("blockquote", Policy::Quote),
    ("br", Policy::LineBreak),
    ("callout", Policy::Callout("callout")),
    ("callout-info", Policy::Callout("callout-info")),
    ("caption", Policy::Flow),
    ("caution", Policy::Callout("caution")),
    ("center", Policy::Flow),
    ("cite", Policy::Mark(MarkKind::Emphasis)),
    ("code", Policy::Code),
    ("danger", Policy::Callout("danger")),
    ("dd", Policy::Description),
    ("deepdive", Policy::Details),
    ("del", Policy::Mark(MarkKind::Strikethrough)),
    ("details", Policy::Details),
    ("dfn", Policy::Mark(MarkKind::Emphasis)),
    ("div", Policy::Flow),
    ("dl", Policy::Terms),
    ("dt", Policy::Term),
    ("em", Policy::Mark(MarkKind::Emphasis)),
    ("embed", Policy::Embed),
    ("fieldset", Policy::Flow),
    ("figcaption", Policy::Caption),
    ("figure", Policy::Figure),
    ("footer", Policy::Flow),
    ("form", Policy::Flow),
    ("gist", Policy::Embed),
    ("h1", Policy::Heading(1)),
    ("h2", Policy::Heading(2)),
    ("h3", Policy::Heading(3)),
    ("h4", Policy::Heading(4)),
    ("h5", Policy::Heading(5)),
    ("h6", Policy::Heading(6)),
    ("header", Policy::Flow),
    ("hgroup", Policy::Flow),
    ("hint", Policy::Callout("hint")),
    ("hr", Policy::Rule),
    ("i", Policy::Mark(MarkKind::Emphasis)),
    ("iframe", Policy::Embed),
    ("image", Policy::Image),
    ("img", Policy::Image),
    ("important", Policy::Callout("important")),
    ("info", Policy::Callout("info")),
    ("ins", Policy::Mark(MarkKind::Underline)),
    ("kbd", Policy::Mark(MarkKind::Code)),
    ("li", Policy::Item),
    ("lite-vimeo", Policy::Embed),
    ("lite-youtube", Policy::Embed),
    ("main", Policy::Flow),
    ("mark", Policy::Mark(MarkKind::Highlighted)),
    ("nav", Policy::Flow),
    ("note", Policy::Callout("note")),
    ("object", Policy::Embed),
    ("ol", Policy::Numbers),
    ("p", Policy::Flow),
    ("pre", Policy::Preformatted),
    ("q", Policy::Quotation),
    ("s", Policy::Mark(MarkKind::Strikethrough)),
    ("samp", Policy::Mark(MarkKind::Code)),
    ("section", Policy::Flow),
    ("source", Policy::Source),
    ("spotify", Policy::Embed),
    ("strike", Policy::Mark(MarkKind::Strikethrough)),
    ("strong", Policy::Mark(MarkKind::Strong)),
    ("sub", Policy::Mark(MarkKind::Subscript)),
    ("summary", Policy::Summary),
    ("sup", Policy::Mark(MarkKind::Superscript)),
    ("tab", Policy::Tab),
    ("tabitem", Policy::Tab),
    ("table", Policy::Table),
    ("td", Policy::Cell),
    ("th", Policy::HeaderCell),
    ("thead", Policy::TableHead),
    ("tip", Policy::Callout("tip")),
    ("tr", Policy::Row),
    ("tt", Policy::Mark(MarkKind::Code)),
    ("tweet", Policy::Embed),
    ("u", Policy::Mark(MarkKind::Underline)),
    ("ul", Policy::Bullets),
    ("var", Policy::Mark(MarkKind::Emphasis)),
    ("video", Policy::Embed),
    ("vimeo", Policy::Embed),
    ("warning", Policy::Callout("warning")),
    ("youtube", Policy::Embed),
    ("youtubeiframe", Policy::Embed),
    ("zoomableimage", Policy::Image),
];

/// The policy for an element, by its name in lower case.
pub(super) fn policy(name: &str) -> Option<Policy> {
    let at = ELEMENTS
        .binary_search_by(|(other, _)| (*other).cmp(name))
        .ok()?;
    ELEMENTS.get(at).map(|(_, policy)| *policy)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_sorted() {
        assert!(super::ELEMENTS.is_sorted_by_key(|(name, _)| name));
    }
}
