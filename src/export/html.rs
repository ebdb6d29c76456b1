//! HTML: one page to read, print or send, with everything in it (no script, nothing that is fetched).
//!
//! What is written by a person or a post stands there as text, never as markup, each with its own direction.

use crate::text::counted;
use crate::text::sanitize::{harmless, one_line};

use super::grouping::{ItemGroup, grouped};
use super::{ExportError, ExportItem, ExportOptions, is_web_address, wording};

const STYLE: &str = include_str!("../../assets/templates/page.css");

/// By this line a page is known as ours.
const GENERATOR: &str = "<meta name=\"generator\" content=\"kubenotes\">";

/// The items on one page, under headings if they are grouped.
pub fn render(items: &[ExportItem], options: &ExportOptions) -> String {
    let mut out = head(items, options);
    for group in grouped(items, options.grouping) {
        push_group(&group, options, &mut out);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The whole file is ours; a page of somebody else is left alone.
pub fn replace_file(existing: &str, rendered: &str) -> Result<String, ExportError> {
    let is_ours = existing.lines().any(|line| line.trim() == GENERATOR);
    if existing.trim().is_empty() || is_ours {
        Ok(rendered.to_owned())
    } else {
        Err(ExportError::NotOurs)
    }
}

fn head(items: &[ExportItem], options: &ExportOptions) -> String {
    let pending = items
        .iter()
        .filter(|item| item.closed_todo().is_none())
        .count();
    let day = options.day(options.exported_at);
    let (all, closed) = (counted(items.len(), "note", "notes"), items.len() - pending);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n{GENERATOR}\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Things to look into</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>Things to look into</h1>\n<p>{all}, {closed} closed · {day}</p>\n</header>\n<main>\n"
    )
}

fn push_group(group: &ItemGroup<'_>, options: &ExportOptions, out: &mut String) {
    if let Some(name) = group.name {
        out.push_str("<h2 dir=\"auto\">");
        push_line(name, out);
        out.push_str("</h2>\n");
    }
    out.push_str("<ol>\n");
    for item in &group.items {
        push_item(item, options, out);
    }
    out.push_str("</ol>\n");
}

fn push_item(item: &ExportItem, options: &ExportOptions, out: &mut String) {
    let status = item.status();
    let class = status.map_or("note", |status| status.word());
    let sign = status.map_or("·", |status| status.sign());
    let id = item.record.id.to_string();
    out.extend(["<li id=\"", &id, "\" class=\"", class, "\">\n"]);
    out.extend(["<p class=\"head\" dir=\"auto\"><span class=\"sign\" title=\""]);
    out.extend([class, "\">", sign, "</span> "]);
    push_line(&wording::headline(item), out);
    let topics = wording::topic_names(item);
    if !topics.is_empty() {
        out.push_str(" <span class=\"topics\">");
        push_line(&topics, out);
        out.push_str("</span>");
    }
    out.push_str("</p>\n");
    if !item.quote().is_empty() {
        push_block(
            "<blockquote dir=\"auto\">",
            item.quote(),
            "</blockquote>\n",
            out,
        );
    }
    if let Some(note) = wording::untold_note(item) {
        push_block("<div class=\"note\" dir=\"auto\">", note, "</div>\n", out);
    }
    push_facts(item, options, out);
    out.push_str("</li>\n");
}

fn push_block(before: &str, text: &str, behind: &str, out: &mut String) {
    out.push_str(before);
    push_escaped(&harmless(text), out);
    out.push_str(behind);
}

/// Talk, post, link and state, a line each.
fn push_facts(item: &ExportItem, options: &ExportOptions, out: &mut String) {
    let post = &item.record.post;
    out.push_str("<p class=\"facts\">");
    if let Some(talk) = wording::talk_facts(item) {
        push_line(&talk, out);
        out.push_str("<br>\n");
    }
    if !post.is_none() {
        push_link(post.url.as_deref(), &post.title, out);
        let mut facts = vec![String::new()];
        facts.extend(wording::post_facts(item));
        facts.push(wording::place(item));
        push_line(&facts.join(", "), out);
        out.push_str("<br>\n");
    }
    if let Some(link) = &item.link {
        push_link(Some(link), link, out);
        out.push_str("<br>\n");
    }
    push_line(&wording::state_facts(item, options).join(", "), out);
    out.push_str("</p>\n");
}

/// Words that lead to an address; of another kind than the web's they lead nowhere.
fn push_link(address: Option<&str>, words: &str, out: &mut String) {
    match address.filter(|address| is_web_address(address)) {
        Some(address) => {
            out.push_str("<a href=\"");
            push_escaped(address, out);
            out.push_str("\">");
            push_line(words, out);
            out.push_str("</a>");
        }
        None => push_line(words, out),
    }
}

fn push_line(text: &str, out: &mut String) {
    push_escaped(&one_line(text), out);
}

/// Text or the value of an attribute between double quotes (HTML, 13.3, "escaping a string").
fn push_escaped(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        out.push_str(match special.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "&quot;",
        });
        rest = special.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}
