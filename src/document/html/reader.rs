//! Stretches of HTML to elements and text, tokenised by the rules of the WHATWG.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use crate::document::compose::Composer;
use crate::document::expand;
use crate::document::prepare::Masks;

use super::component::{self, Component};
use super::element::{Attributes, Elements};
use super::inline;
use super::policy::{Policy, policy};

/// Reads HTML, stretch by stretch; elements may begin in one and end in another.
#[derive(Debug, Default)]
pub(in crate::document) struct HtmlReader {
    elements: Elements,
    /// Whether text is the content of an embed, which only old browsers would show.
    is_hidden: bool,
}

impl HtmlReader {
    /// Writes a stretch of HTML whose lines are these lines of the file.
    pub(in crate::document) fn read(
        &mut self,
        to: &mut Composer,
        masks: &Masks<'_>,
        html: &str,
        lines: &[u32],
    ) {
        if let Some((name, is_end)) = bare_tag(html) {
            self.bare_tag(to, name, is_end);
            return;
        }
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut place = Place {
            html,
            lines,
            at: 0,
            index: 0,
        };
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            match token {
                Token::StartTag(tag) => {
                    to.set_line(place.line_at(tag.span.start));
                    let raw = html.get(tag.span.start..tag.span.end);
                    self.start(to, masks, &tag, raw.unwrap_or_default());
                }
                Token::EndTag(tag) => self.end(to, &tag.name),
                Token::String(text) => {
                    to.set_line(place.line_at(text.span.start));
                    let raw = html.get(text.span.start..text.span.end);
                    self.text(
                        to,
                        masks,
                        &String::from_utf8_lossy(&text.value),
                        raw.unwrap_or_default(),
                    );
                }
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    /// Whether no element is open that would take in what follows.
    pub(in crate::document) fn is_settled(&self) -> bool {
        !self.is_hidden && self.elements.is_settled()
    }

    /// Ends a stretch that was a block of its own.
    pub(in crate::document) fn end_stretch(&mut self, to: &mut Composer) {
        self.elements.end_stretch(to);
        self.is_hidden = false;
        to.close_all_inline();
    }

    /// A tag without attributes that stands by itself, such as `<b>`: the most common stretch, and no work for a tokenizer.
    fn bare_tag(&mut self, to: &mut Composer, name: &str, is_end: bool) {
        if is_end {
            self.end(to, name.as_bytes());
        } else if let Some(policy) = policy(name) {
            self.elements.start(to, policy, Attributes::default());
            self.is_hidden |= policy == Policy::Embed && name == "iframe";
        }
    }

    fn start(&mut self, to: &mut Composer, masks: &Masks<'_>, tag: &StartTag<usize>, raw: &str) {
        for name in names_in(tag) {
            to.name_place(&masks.target(&String::from_utf8_lossy(name)));
        }
        let is_component = raw
            .get(1..2)
            .is_some_and(|first| first.starts_with(|c: char| c.is_ascii_uppercase()));
        let component = policy_of_component(&tag.name).filter(|_| is_component);
        let Some(policy) = component.or_else(|| policy_of(&tag.name)) else {
            start_component(to, masks, tag, raw);
            return;
        };
        self.elements.start(to, policy, attributes(masks, tag));
        self.is_hidden |= policy == Policy::Embed && !tag.self_closing && &**tag.name == b"iframe";
    }

    fn end(&mut self, to: &mut Composer, name: &[u8]) {
        if let Some(component) = policy_of_component(name) {
            self.elements.end(to, component);
        }
        let Some(policy) = policy_of(name) else {
            return;
        };
        self.elements.end(to, policy);
        self.is_hidden &= policy != Policy::Embed;
    }

    fn text(&mut self, to: &mut Composer, masks: &Masks<'_>, text: &str, raw: &str) {
        if self.is_hidden {
            return;
        }
        if self.elements.is_preformatted() {
            let is_first = self.elements.takes_first_line();
            let after_break = text.strip_prefix('\n').filter(|_| is_first);
            if after_break.is_some() {
                to.set_line(to.line() + 1);
            }
            to.preformatted(&masks.restored(after_break.unwrap_or(text)));
        } else if self.elements.is_literal() || !inline::write(to, masks, raw) {
            expand::write(to, masks, text);
        }
    }
}

/// The name in `<name>` or `</name>`, and whether it ends an element; only names as short as HTML's own.
fn bare_tag(html: &str) -> Option<(&str, bool)> {
    let inner = html.strip_prefix('<')?.strip_suffix('>')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let is_name = name.len() <= 10
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    is_name.then_some((name, inner.len() > name.len()))
}

/// Counts lines up to ascending places.
struct Place<'a> {
    html: &'a str,
    lines: &'a [u32],
    at: usize,
    index: usize,
}

impl Place<'_> {
    fn line_at(&mut self, offset: usize) -> u32 {
        if let Some(passed) = self.html.as_bytes().get(self.at..offset) {
            self.index += memchr::memchr_iter(b'\n', passed).count();
            self.at = offset;
        }
        let line = self.lines.get(self.index).or(self.lines.last());
        line.copied().unwrap_or_default()
    }
}

/// The names that links can lead to: ids of any element, and the older names of anchors (HTML, 7.4.6.3).
fn names_in(tag: &StartTag<usize>) -> impl Iterator<Item = &[u8]> {
    let is_anchor = &**tag.name == b"a";
    let old = tag.attributes.get(b"name".as_slice()).filter(|_| is_anchor);
    let names = tag.attributes.get(b"id".as_slice()).into_iter().chain(old);
    names.map(|name| name.as_slice())
}

fn policy_of(name: &[u8]) -> Option<Policy> {
    policy(std::str::from_utf8(name).ok()?)
}

/// Components that are named like an element of HTML and mean something else.
fn policy_of_component(name: &[u8]) -> Option<Policy> {
    match name {
        b"aside" => Some(Policy::Callout("aside")),
        b"figure" => Some(Policy::Image),
        _ => None,
    }
}

fn start_component(to: &mut Composer, masks: &Masks<'_>, tag: &StartTag<usize>, raw: &str) {
    if !std::str::from_utf8(&tag.name).is_ok_and(component::is_component) {
        return;
    }
    let first = |names: &[&str]| {
        let mut values = names
            .iter()
            .filter_map(|name| value_of(masks, tag, name.as_bytes()));
        values.find(|value| !value.is_empty())
    };
    let name = raw.get(1..1 + tag.name.len()).unwrap_or_default();
    if !name.starts_with(|c: char| c.is_ascii_uppercase()) && !name.contains('-') {
        return;
    }
    let component = Component {
        name: name.to_owned(),
        words: first(&["title", "label", "heading", "summary", "caption", "text"])
            .unwrap_or_default(),
        description: first(&["description", "subtitle"]).unwrap_or_default(),
        target: first(&["href", "url", "to", "link"]),
        source: first(&["src", "source", "image"]),
        alt: first(&["alt"]).unwrap_or_default(),
        is_empty: tag.self_closing,
    };
    component::write(to, &component);
}

fn value_of(masks: &Masks<'_>, tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    let value = tag.attributes.get(name)?;
    let text = String::from_utf8_lossy(value).into_owned();
    Some(masks.target(&text).into_owned())
}

fn attributes(masks: &Masks<'_>, tag: &StartTag<usize>) -> Attributes {
    let value = |name: &[u8]| value_of(masks, tag, name);
    let source = value(b"src").or_else(|| value(b"data-src"));
    let source = source
        .or_else(|| value(b"data"))
        .or_else(|| value(b"url"))
        .or_else(|| address_of_id(tag, &value));
    let title = value(b"title").or_else(|| value(b"caption"));
    Attributes {
        href: value(b"href"),
        src: source,
        alt: value(b"alt").unwrap_or_default(),
        title: title.unwrap_or_default(),
        label: value(b"label")
            .or_else(|| value(b"title"))
            .or_else(|| value(b"name"))
            .or_else(|| value(b"value"))
            .unwrap_or_default(),
        kind: value(b"type").unwrap_or_default(),
        class: value(b"class").unwrap_or_default(),
        start: value(b"start").and_then(|start| start.trim().parse().ok()),
        columns: value(b"colspan").and_then(|count| span(&count)),
        rows: value(b"rowspan").and_then(|count| span(&count)),
    }
}

/// How many columns or rows a cell is to cover.
fn span(count: &str) -> Option<usize> {
    count
        .trim()
        .parse()
        .ok()
        .filter(|count| (1..=100).contains(count))
}

/// Where a component leads that names what it shows by an id.
const SITES: [(&str, &str); 5] = [
    ("youtube", "https://www.youtube.com/watch?v="),
    ("vimeo", "https://vimeo.com/"),
    ("tweet", "https://x.com/i/status/"),
    ("gist", "https://gist.github.com/"),
    ("spotify", "https://open.spotify.com/"),
];

/// The address of a component such as `<YouTube id="…" />`.
fn address_of_id(tag: &StartTag<usize>, value: &dyn Fn(&[u8]) -> Option<String>) -> Option<String> {
    let (_, site) = SITES
        .iter()
        .find(|(site, _)| String::from_utf8_lossy(&tag.name).contains(site))?;
    let names: [&[u8]; 6] = [
        b"id",
        b"videoid",
        b"youtubeid",
        b"tweetid",
        b"video",
        b"data-videoid",
    ];
    let id = names.iter().find_map(|name| value(name))?;
    Some(if id.contains("://") {
        id
    } else {
        format!("{site}{id}")
    })
}
