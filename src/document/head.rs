//! The head of a post: as much of it as a list of posts needs. The rest is not read, and what stands there is not known; it
//! finds no talks.

use std::borrow::Cow;

use memchr::memmem;

use super::decode::decode;
use super::front_matter::{self, FrontMatter};
use super::model::{Document, Issue};
use super::parse::sections;
use super::parts;
use super::prepare::{LineCursor, prepare};

/// A body is read up to the first blank line behind so many bytes; if that does not do, behind the next number of them.
const BEGINNINGS: [usize; 2] = [1 << 10, 6 << 10];

/// Elements that hide the rest of a post if they are never closed, which is told as an issue; as people write them.
const HIDING: [&[u8]; 2] = [b"script", b"style"];

/// The front matter of a post, and its body as it is written.
#[derive(Debug)]
pub struct Head<'a> {
    source: Cow<'a, str>,
    body_start: usize,
    /// What the front matter says.
    pub front_matter: FrontMatter,
    /// What is odd about the post, with its line.
    pub issues: Vec<Issue>,
}

impl<'a> Head<'a> {
    /// The head of a post; `None` if it must be read whole to say what is odd about it.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let (source, mut issues) = decode(bytes);
        if hides_the_rest(&source) {
            return None;
        }
        let front = front_matter::read(&source);
        issues.extend(front.issues);
        Some(Self {
            source,
            body_start: front.body_start,
            front_matter: front.front_matter,
            issues,
        })
    }

    /// The body as it is written.
    pub fn body(&self) -> &str {
        self.source.get(self.body_start..).unwrap_or_default()
    }

    /// What the body's first lines mean: text and headings, where the text is the beginning of the post's and has at least so
    /// many bytes, unless the post has less. `None` where that takes more than the first lines.
    pub fn beginning(&self, least: usize) -> Option<Document> {
        let body = self.body();
        let mut beginnings = BEGINNINGS.into_iter();
        beginnings.find_map(|size| read(first_lines(body, size), body, least))
    }
}

/// What the first lines of a body mean, if they are enough and end where they are cut.
fn read(first_lines: &str, body: &str, least: usize) -> Option<Document> {
    let prepared = prepare(first_lines);
    let lines = LineCursor::new(&prepared.text, &prepared.shifts, 1);
    let (text, masks, names) = (&prepared.text, &prepared.masks, &prepared.names);
    let is_all = first_lines.len() == body.len();
    let mut document = if is_all {
        parts::read(text, masks, &lines, names)
    } else {
        parts::read_beginning(text, masks, &lines, names, body.as_bytes())?
    };
    document.sections = sections(&document);
    (is_all || document.text.len() >= least).then_some(document)
}

/// A body up to a blank line behind so many bytes, or all of it if it is short or has none.
fn first_lines(body: &str, size: usize) -> &str {
    let rest = body.as_bytes().get(size..);
    let blank = rest.and_then(|rest| memmem::find(rest, b"\n\n"));
    let end = blank.map(|blank| size + blank + 1);
    end.and_then(|end| body.get(..end)).unwrap_or(body)
}

/// Whether an element that would hide the rest may be open at the end.
fn hides_the_rest(source: &str) -> bool {
    let mut open = [0_i32; HIDING.len()];
    for at in memchr::memchr_iter(b'<', source.as_bytes()) {
        let tag = source.as_bytes().get(at + 1..).unwrap_or_default();
        let (step, name) = tag.strip_prefix(b"/").map_or((1, tag), |name| (-1, name));
        for (open, hiding) in open.iter_mut().zip(HIDING) {
            *open += if name.starts_with(hiding) { step } else { 0 };
        }
    }
    open.iter().any(|open| *open > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn long(beginning: &str) -> String {
        let rest = "\n\nMore words, and then some.\n\n## Later\n\n".repeat(400);
        beginning.to_owned() + &rest
    }

    #[test]
    fn a_head_says_what_the_whole_says() {
        for beginning in [
            "---\ntitle: One\ndate: 2019-11-19\n---\n\n# A *heading*\n\nWords &amp; [words][a].\n\n[a]: /b\n",
            "+++\ntitle = \"Two\"\n+++\nA fence:\n\n```\n\ncode\n```\n",
            "No front matter\n",
            "---\ntitle: [odd\n---\n{{< tabs >}}\n<div>\n\nin a tag\n\n</div>\n",
        ] {
            for source in [beginning.to_owned(), long(beginning)] {
                let whole = parse(source.as_bytes());
                let head = Head::of(source.as_bytes()).unwrap();
                assert_eq!(head.front_matter, whole.front_matter);
                assert_eq!(head.issues, whole.issues);
                let beginning = head.beginning(600).unwrap();
                assert!(whole.text.starts_with(&beginning.text), "{source}");
                assert!(beginning.text.len() >= 600.min(whole.text.len()));
                let first = |document: &Document| document.sections.first().map(|s| s.heading);
                assert_eq!(first(&beginning), first(&whole));
            }
        }
    }

    #[test]
    fn what_goes_on_is_left_to_the_whole() {
        let fence = long("```\nnever closed\n");
        let head = Head::of(fence.as_bytes()).unwrap();
        assert!(head.beginning(600).is_none());
        assert!(Head::of(long("<script>\n").as_bytes()).is_none());
        let addresses = long(&format!("[x](/{})\n", "y".repeat(9_000)));
        let head = Head::of(addresses.as_bytes()).unwrap();
        assert!(head.beginning(600).is_none());
    }
}
