//! The part of a link after `#`: which place of a document it means. Names that the author wrote come first, then those that
//! site generators make of headings; spelling is compared leniently, because no two generators agree.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::block::BlockKind;
use super::model::Document;

/// What GitHub and others put before the ids of a page's own text.
const PREFIXES: [&str; 2] = ["user-content-", "h-"];

impl Document {
    /// The byte offset of the place with this name: an id that was written, or a heading's own.
    pub fn place_named(&self, name: &str) -> Option<u32> {
        let name = decoded(name);
        // Notes name a heading with those above it: `Page#Chapter#Part`.
        let name = name.rsplit('#').next().unwrap_or_default().trim();
        if name.is_empty() || name == "top" && self.written(name).is_none() {
            return Some(0);
        }
        let shorter = PREFIXES
            .iter()
            .filter_map(|prefix| name.strip_prefix(prefix));
        std::iter::once(name)
            .chain(shorter)
            .find_map(|name| self.place_of(name))
    }

    fn place_of(&self, name: &str) -> Option<u32> {
        let folded = folded(name);
        let written_alike = || {
            let mut names = self.names.iter();
            let place =
                names.find(|place| !folded.is_empty() && self::folded(&place.name) == folded)?;
            Some(self.shown_from(place.offset))
        };
        self.written(name)
            .or_else(|| self.heading(name))
            .or_else(written_alike)
            .or_else(|| self.heading_alike(&folded))
    }

    /// The place that the author gave exactly this name.
    fn written(&self, name: &str) -> Option<u32> {
        let place = self.names.iter().find(|place| place.name == name)?;
        Some(self.shown_from(place.offset))
    }

    /// The heading that GitHub would give exactly this id.
    fn heading(&self, id: &str) -> Option<u32> {
        let mut seen: HashMap<String, u32> = HashMap::new();
        self.headings().find_map(|(offset, words)| {
            let plain = slug(words);
            let count = seen.entry(plain.clone()).or_default();
            let own = if *count == 0 {
                plain
            } else {
                format!("{plain}-{count}")
            };
            *count += 1;
            (own == id).then_some(offset)
        })
    }

    /// The first heading of the same letters and digits; generators that begin ids with a letter drop numbers before it.
    fn heading_alike(&self, folded: &str) -> Option<u32> {
        if folded.is_empty() {
            return None;
        }
        let all: Vec<(u32, String)> = self
            .headings()
            .map(|(offset, words)| (offset, self::folded(words)))
            .collect();
        let unnumbered =
            |words: &String| words.trim_start_matches(|c: char| c.is_numeric()) == folded;
        let same = all.iter().find(|(_, words)| words == folded);
        same.or_else(|| all.iter().find(|(_, words)| unnumbered(words)))
            .map(|(offset, _)| *offset)
    }

    fn headings(&self) -> impl Iterator<Item = (u32, &str)> {
        let headings = self
            .blocks
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        headings.map(|block| (block.span.start, block.span.of(&self.text)))
    }

    /// The first place from here on where there is something to see.
    fn shown_from(&self, offset: u32) -> u32 {
        let rest = self.text.get(offset as usize..).unwrap_or_default();
        let shown = rest.trim_start();
        if shown.is_empty() {
            return offset;
        }
        offset + (rest.len() - shown.len()) as u32
    }
}

/// The id that GitHub gives a heading: lower case, no punctuation, hyphens for spaces (github-slugger; Hugo and Goldmark alike).
pub fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_alphanumeric() || is_mark(c) => Some(c),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// Marks on letters, which belong to them in scripts such as Devanagari.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Letters and digits only, in lower case, without accents and compatibility forms.
fn folded(name: &str) -> String {
    let plain = name.nfkd().filter(|c| c.is_alphanumeric());
    plain.flat_map(char::to_lowercase).collect()
}

/// The name with `%20` and the like decoded (RFC 3986, 2.1), as far as that gives text.
fn decoded(name: &str) -> String {
    crate::text::percent::decoded(name).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    /// The rest of the line that a name leads to.
    #[track_caller]
    fn check(source: &str, name: &str, expected: &str) {
        let document = parse(source.as_bytes());
        let place = document.place_named(name);
        let found = place.map_or("-", |at| {
            document.text[at as usize..].lines().next().unwrap_or("")
        });
        assert_eq!(found, expected, "{name} in {:?}", document.names);
    }

    #[test]
    fn headings_have_the_ids_that_generators_give() {
        let source = "# What’s new in C++ & Go?\n\n## Setup\n\na\n\n## Setup\n\nb\n\n## 2. Über `kubectl get`\n\n## 日本語 の見出し\n";
        check(source, "whats-new-in-c--go", "What’s new in C++ & Go?");
        check(source, "what-s-new-in-c-go", "What’s new in C++ & Go?");
        check(source, "setup", "Setup");
        check(source, "Setup", "Setup");
        check(source, "2-über-kubectl-get", "2. Über kubectl get");
        check(source, "2-%C3%BCber-kubectl-get", "2. Über kubectl get");
        check(source, "uber-kubectl-get", "2. Über kubectl get");
        check(source, "日本語-の見出し", "日本語 の見出し");
        check(source, "", "What’s new in C++ & Go?");
        check(source, "Setup#2-über-kubectl-get", "2. Über kubectl get");
        check(source, "top", "What’s new in C++ & Go?");
        check(source, "nowhere", "-");
        check(source, "--", "-");
    }

    #[test]
    fn repeated_headings_are_counted() {
        let document = parse(b"## Demo\n\na\n\n## Demo\n\nb\n\n## Demo\n\nc\n");
        let places: Vec<_> = ["demo", "demo-1", "demo-2", "demo-3"]
            .map(|name| document.place_named(name))
            .into();
        assert_eq!(places, [Some(0), Some(7), Some(14), None]);
    }

    #[test]
    fn written_names_lead_to_what_they_belong_to() {
        check("## One {#first}\n\ntext\n", "first", "One");
        check("## One {: #first}\n\ntext\n", "first", "One");
        check("## One\n{: #first .x}\n\ntext\n", "first", "One");
        check(
            "before\n\nA paragraph.\n{: #here}\n\nafter\n",
            "here",
            "A paragraph.",
        );
        check(
            "before\n\n{: #here}\nA paragraph.\n\nafter\n",
            "here",
            "A paragraph.",
        );
        check("## One {/*first*/}\n\ntext\n", "first", "One");
        check("a\n\n<a name=\"x\"></a>\n\n## One\n", "x", "One");
        check("a\n\n<a id='x'></a>\n## One\n", "x", "One");
        check("a\n\n<h2 id=\"x\">One</h2>\n", "x", "One");
        check("a <span id=\"x\">b</span>\n", "x", "b");
        check("a\n\n<div id=\"x\">\n\nb\n\n</div>\n", "x", "b");
        check("- a\n- b\n{: #x}\n", "x", "b");
        check("## One\n\n<a id=\"one\"></a>other\n", "one", "other");
        check("## A\n\n## B {#a}\n", "a", "B");
        check("the end <a id=\"x\"></a>\n", "x", "");
    }

    #[test]
    fn footnotes_and_their_references_are_places() {
        let source = "A word[^n] and another[^n].\n\n[^n]: The note.\n";
        check(source, "fn:1", "The note.");
        check(source, "fnref:1", "1 and another1.");
        let document = parse(source.as_bytes());
        let targets: Vec<_> = document.links.iter().map(|link| &*link.target).collect();
        assert_eq!(targets, ["#fn:1", "#fn:1"]);
    }

    proptest::proptest! {
        #[test]
        fn any_name_in_any_text_is_fine(source in "[ -~\n#äß–]{0,60}", name in ".{0,12}") {
            let document = parse(source.as_bytes());
            if let Some(place) = document.place_named(&name) {
                proptest::prop_assert!(document.text.is_char_boundary(place as usize));
            }
        }

        #[test]
        fn every_heading_is_found_by_its_slug(words in "[A-Za-z]{1,8}( [A-Za-z0-9]{1,8}){0,3}") {
            let source = format!("text\n\n## {words}\n");
            let document = parse(source.as_bytes());
            proptest::prop_assert_eq!(document.place_named(&slug(&words)), Some(5));
        }
    }
}
