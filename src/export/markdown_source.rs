//! Where an item comes from, as the lines of Markdown that stand under its task.

use super::markdown_text::{Flavor, escaped_line, escaped_lines};
use super::{ExportItem, is_web_address, wording};

/// The quote as a block of its own, indented as part of a list's item; empty without a quote.
pub fn quote(item: &ExportItem, flavor: Flavor) -> String {
    if item.quote().is_empty() {
        return String::new();
    }
    let lines = escaped_lines(item.quote(), flavor).replace('\n', "\n  > ");
    format!("  > {lines}\n")
}

/// "Talk: …", "Post: …" and "Link: …", as far as known.
pub fn source_lines(item: &ExportItem, flavor: Flavor) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(
        wording::talk_facts(item).map(|facts| format!("Talk: {}", escaped_line(&facts, flavor))),
    );
    // A to-do can belong to no post.
    lines.extend((!item.record.post.is_none()).then(|| post_line(item, flavor)));
    lines.extend(
        item.link
            .as_deref()
            .map(|link| format!("Link: {}", shown_link(link, flavor))),
    );
    lines
}

fn post_line(item: &ExportItem, flavor: Flavor) -> String {
    let post = &item.record.post;
    let title = escaped_line(&post.title, flavor);
    let title = match post.url.as_deref().filter(|url| is_web_address(url)) {
        Some(url) => format!("[{title}](<{}>)", destination(url)),
        None => title,
    };
    let mut facts = wording::post_facts(item);
    facts.push(wording::place(item));
    format!("Post: {title}, {}", escaped_line(&facts.join(", "), flavor))
}

fn shown_link(link: &str, flavor: Flavor) -> String {
    if !is_web_address(link) {
        return escaped_line(link, flavor);
    }
    if link.contains(['<', '>', '&', '\\']) {
        return format!("[{}](<{}>)", escaped_line(link, flavor), destination(link));
    }
    format!("<{link}>")
}

/// An address between `<` and `>` (GitHub Flavored Markdown, 6.6).
pub fn destination(address: &str) -> String {
    address
        .replace('\\', "%5C")
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('&', "&amp;")
}
