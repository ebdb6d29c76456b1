//! What the words over a list say that it lists: sessions, or things to read and use. It judges no line.

use crate::document::model::Document;

use super::candidate::Candidate;
use super::fold::folded;
use super::words::Vocabulary;

/// What a list is said to be of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Setting {
    /// Nothing is said.
    #[default]
    Unknown,
    /// Sessions.
    Talks,
    /// What was on one day: sessions, and other things too.
    Day,
    /// Things to read and use.
    Links,
}

/// How much of the paragraph before a list is read, in bytes from its end.
const LEAD_IN: usize = 160;

/// How many headings above a list are asked.
const HEADINGS: usize = 3;

/// The settings of a document's lists; lines that follow each other mostly share them.
pub(super) struct Settings<'a> {
    document: &'a Document,
    words: &'a Vocabulary,
    parents: &'a dyn Fn(usize) -> Option<usize>,
    last_lead_in: Option<(usize, Setting)>,
    last_section: Option<(usize, Setting)>,
}

impl<'a> Settings<'a> {
    pub fn new(
        document: &'a Document,
        words: &'a Vocabulary,
        parents: &'a dyn Fn(usize) -> Option<usize>,
    ) -> Self {
        Self {
            document,
            words,
            parents,
            last_lead_in: None,
            last_section: None,
        }
    }

    /// What is said of the list that a line is in: by the paragraph before it, else by the headings above.
    pub fn of(&mut self, candidate: &Candidate) -> Setting {
        let told = candidate.list.lead_in.map(|at| self.of_lead_in(at));
        told.filter(|told| *told != Setting::Unknown)
            .or_else(|| candidate.section.map(|section| self.of_section(section)))
            .unwrap_or_default()
    }

    fn of_lead_in(&mut self, at: usize) -> Setting {
        if let Some((known, setting)) = self.last_lead_in
            && known == at
        {
            return setting;
        }
        let block = self.document.blocks.get(at);
        let text = block.map_or("", |block| block.span.of(&self.document.text));
        let setting = lead_in(text, self.words);
        self.last_lead_in = Some((at, setting));
        setting
    }

    fn of_section(&mut self, section: usize) -> Setting {
        if let Some((known, setting)) = self.last_section
            && known == section
        {
            return setting;
        }
        let around = std::iter::successors(Some(section), |&at| (self.parents)(at));
        let setting = around
            .take(HEADINGS)
            .map(|at| {
                let section = self.document.sections.get(at);
                heading(
                    section.map_or("", |section| section.heading.of(&self.document.text)),
                    self.words,
                )
            })
            .find(|setting| *setting != Setting::Unknown)
            .unwrap_or_default();
        self.last_section = Some((section, setting));
        setting
    }
}

/// What a heading says of the lists below it. A long one is a sentence or a title, and says nothing.
fn heading(text: &str, words: &Vocabulary) -> Setting {
    const LONGEST: usize = 60;
    if text.len() > LONGEST || text.split(' ').count() > 6 {
        return Setting::Unknown;
    }
    setting(text, words)
}

/// What the last sentence of a paragraph says of the list after it, if it ends in a colon.
fn lead_in(text: &str, words: &Vocabulary) -> Setting {
    let text = text.trim_end();
    if !text.ends_with([':', '：']) && text.len() > LEAD_IN / 2 {
        return Setting::Unknown;
    }
    let mut start = text.len().saturating_sub(LEAD_IN);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let end = text.get(start..).unwrap_or_default();
    let sentence = end.rsplit(". ").next().unwrap_or(end);
    setting(sentence, words)
}

fn setting(text: &str, words: &Vocabulary) -> Setting {
    let lower = folded(text);
    let all = || {
        lower
            .split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .filter(|word| !word.is_empty())
    };
    let holds_any = |set: &super::word_set::WordSet| all().any(|word| set.contains(word));
    let first = all().next().unwrap_or_default();
    if holds_any(words.talk_lists) || holds(&lower, &words.talk_lists_inside) {
        Setting::Talks
    } else if words.days.contains(first) && all().count() <= 4 {
        Setting::Day
    } else if holds_any(words.link_lists) {
        Setting::Links
    } else {
        Setting::Unknown
    }
}

/// Whether one of the words stands in a text of a script that sets no spaces.
fn holds(text: &str, words: &[memchr::memmem::Finder<'_>]) -> bool {
    !text.is_ascii()
        && words
            .iter()
            .any(|word| word.find(text.as_bytes()).is_some())
}
