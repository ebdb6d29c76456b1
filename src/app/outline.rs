//! The outline of a post: its sections in the order of the text, each with how deep it lies. It chooses none and draws none.

use crate::document::{Document, Section};
use crate::find::Words;

/// A line of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// The index among the document's sections.
    pub section: u32,
    /// How many sections it lies in; what levels an author leaves out does not count.
    pub depth: u16,
}

/// The sections that hold all the words in heading or speakers, in text order.
pub fn outline(document: &Document, words: &Words) -> Vec<OutlineEntry> {
    let mut around: Vec<&Section> = Vec::new();
    let mut entries = Vec::with_capacity(document.sections.len());
    for (index, section) in document.sections.iter().enumerate() {
        let start = section.heading.start;
        while around
            .last()
            .is_some_and(|outer| outer.level >= section.level || outer.span.end < start)
        {
            around.pop();
        }
        let depth = around.len() as u16;
        around.push(section);
        if holds(document, section, words) {
            entries.push(OutlineEntry {
                section: index as u32,
                depth,
            });
        }
    }
    entries
}

fn holds(document: &Document, section: &Section, words: &Words) -> bool {
    let speakers = section.talk.iter().flat_map(|talk| &talk.speakers);
    let known = speakers.flat_map(|speaker| {
        let organisation = speaker.organisation.as_deref();
        [Some(speaker.name.as_str()), organisation]
    });
    words.are_in(
        [section.heading.of(&document.text)]
            .into_iter()
            .chain(known.flatten()),
    )
}

/// The index of the innermost section around an offset; `None` above the first heading.
pub fn section_around(document: &Document, offset: u32) -> Option<usize> {
    document.section_index_at(offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    const POST: &str = "Hello.\n\n## Keynotes\n\n#### Small things\n\n### Boats - Ada Quark, Lab\n\nThis session was about \
        boats.\n\n## Home\n";

    /// The outline, two blanks for each level.
    fn drawn(query: &str) -> String {
        let document = parse(POST.as_bytes());
        let lines = outline(&document, &Words::new(&[query.to_owned()]))
            .into_iter()
            .map(|entry| {
                let heading = document.sections[entry.section as usize].heading;
                format!(
                    "{}{}\n",
                    "  ".repeat(entry.depth.into()),
                    heading.of(&document.text)
                )
            });
        lines.collect()
    }

    #[test]
    fn sections_are_indented_by_what_they_lie_in() {
        assert_eq!(
            drawn(""),
            "Keynotes\n  Small things\n  Boats - Ada Quark, Lab\nHome\n"
        );
        assert_eq!(drawn("quark"), "  Boats - Ada Quark, Lab\n");
        assert_eq!(drawn("zebra"), "");
    }

    #[test]
    fn a_talk_told_in_an_item_lies_in_its_section_and_ends_with_the_item() {
        let source = "---\ntitle: BoatConf 2024\n---\n## Seen\n\n- [Old Boats and Ports](https://sched.co/1) by Ada Quark\n  - \
            long\n\nAfter that.\n\n#### Small things\n";
        let document = parse(source.as_bytes());
        let entries = outline(&document, &Words::new(&[String::new()]));
        let depths: Vec<u16> = entries.iter().map(|entry| entry.depth).collect();
        assert_eq!(depths, [0, 1, 1]);
        let at = |words: &str| section_around(&document, document.text.find(words).unwrap() as u32);
        let places = ["Seen", "Old", "long", "After", "Small"].map(at);
        assert_eq!(places, [Some(0), Some(1), Some(1), Some(0), Some(2)]);
    }

    #[test]
    fn the_section_one_reads_is_the_innermost() {
        let document = parse(POST.as_bytes());
        let at = |words: &str| section_around(&document, document.text.find(words).unwrap() as u32);
        assert_eq!(
            [at("Hello"), at("Small"), at("was about"), at("Home")],
            [None, Some(1), Some(2), Some(3)]
        );
    }
}
