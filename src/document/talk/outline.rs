//! How the sections of a post hang together, and which headings are parts of any post.

use crate::document::model::Document;
use crate::document::section::{Section, TalkKind};

use super::fold::{folded, with_folded};
use super::words::Vocabulary;

/// The section around each section.
pub(super) struct Outline {
    parents: Vec<Option<usize>>,
}

/// How many headings above a section are asked for its kind.
const HIGHEST: usize = 6;

impl Outline {
    /// The outline of sections that are in text order.
    pub fn of(sections: &[Section]) -> Self {
        let mut open: Vec<(usize, u8)> = Vec::new();
        let mut parents = Vec::with_capacity(sections.len());
        for (index, section) in sections.iter().enumerate() {
            while open
                .last()
                .is_some_and(|(_, level)| *level >= section.level)
            {
                open.pop();
            }
            parents.push(open.last().map(|(parent, _)| *parent));
            open.push((index, section.level));
        }
        Self { parents }
    }

    /// The section directly around one.
    pub fn parent(&self, index: usize) -> Option<usize> {
        self.parents.get(index).copied().flatten()
    }

    /// The sections around one, nearest first.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parent(index), |&index| self.parent(index)).take(HIGHEST)
    }
}

/// Whether a heading such as "Summary", "Day 1" or "What is …?" is a part of a post, and no session.
pub(super) fn is_part_of_post(heading: &str, words: &Vocabulary) -> bool {
    with_folded(heading, |lower| {
        let bare = lower.trim_matches(|c: char| !(c.is_alphanumeric() || c == ')'));
        let begins_with = |start: &str| {
            let word = start.trim_end();
            bare == word || bare.starts_with(word) && lower.contains(start)
        };
        bare.is_empty()
            || words.sections.contains(bare)
            || words.section_starts.phrases_of(bare).any(begins_with)
            || words
                .section_ends
                .iter()
                .any(|end| bare.ends_with(end.as_str()))
    })
}

/// Whether a heading such as "Morning Keynotes" stands over sessions.
pub(super) fn is_container(heading: &str, words: &Vocabulary) -> bool {
    let lower = folded(heading);
    lower.split(' ').count() <= 4
        && lower.split(' ').any(|word| {
            words
                .containers
                .contains(word.trim_matches([':', '!', '.', ',']))
        })
}

/// The kind of the sessions below a section's heading or those above it.
pub(super) fn kind_around(
    document: &Document,
    outline: &Outline,
    section: usize,
    words: &Vocabulary,
) -> Option<TalkKind> {
    let around = std::iter::once(section).chain(outline.ancestors(section));
    around.take(HIGHEST).find_map(|at| {
        let section = document.sections.get(at)?;
        kind_of_container(section.heading.of(&document.text), words)
    })
}

/// The kind of the sessions below a heading such as "Lightning Talks".
fn kind_of_container(heading: &str, words: &Vocabulary) -> Option<TalkKind> {
    let lower = folded(heading);
    if lower.split(' ').count() > 4 {
        return None;
    }
    let mut kinds = words.held_kinds.iter();
    let held = kinds.find(|(part, _)| part.find(lower.as_bytes()).is_some());
    held.map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn parts_of_posts_are_known() {
        for heading in [
            "Summary",
            "Welcome!",
            "Keynotes",
            "Conclusion",
            "Day 1",
            "Day 1: Arrival",
            "Deeper Dives",
            "FAQ",
            "What is Vitess?",
            "Keynote(s)",
            "Morning Keynotes",
            "🎉 Wrapping up",
            "Tuesday",
            "",
            "…",
        ] {
            assert!(is_part_of_post(heading, words()), "{heading}");
        }
        for heading in [
            "Introduction to the Virtual Kubelet",
            "TGIK Live",
            "Running Large-Scale Stateful Workloads",
            "Days of Old",
        ] {
            assert!(!is_part_of_post(heading, words()), "{heading}");
        }
    }
}
