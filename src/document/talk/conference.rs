//! Whether a post is about a conference at all, so that its sections may be sessions.

use memchr::memmem;

use crate::document::model::Document;

use super::body::beginning;
use super::fold::folded;
use super::words::Vocabulary;

/// How much of the text is looked at, in bytes.
const BEGINNING: usize = 1500;

/// Whether title, tags, categories or the first paragraphs speak of a conference.
pub(super) fn is_conference(document: &Document, words: &Vocabulary) -> bool {
    let front = &document.front_matter;
    let facts = front
        .title
        .iter()
        .chain(&front.tags)
        .chain(&front.categories)
        .chain(&front.slug)
        .chain(&front.url);
    facts.into_iter().any(|fact| is_named_by(fact, words))
        || text_names_conference(&document.text, words)
}

/// Whether a title, a tag or an address names a conference.
pub(super) fn is_named_by(fact: &str, words: &Vocabulary) -> bool {
    let lower = folded(beginning(fact, BEGINNING));
    let in_other_script = !lower.is_ascii()
        && words
            .conference_words
            .iter()
            .any(|word| !word.is_ascii() && has(&lower, word));
    in_other_script
        || lower
            .split([' ', '-', '/', ',', '_', '.', '\'', '#'])
            .any(|word| {
                let word = word
                    .trim_matches(|c: char| !c.is_alphanumeric())
                    .trim_end_matches(|c: char| c.is_ascii_digit());
                words.conference_words.iter().any(|known| known == word)
                    || words
                        .conference_ends
                        .iter()
                        .any(|end| word.len() > end.len() + 1 && word.ends_with(end.as_str()))
            })
}

fn text_names_conference(text: &str, words: &Vocabulary) -> bool {
    let lower = folded(beginning(text, BEGINNING));
    words
        .conference_text_words
        .iter()
        .any(|word| word.find(lower.as_bytes()).is_some())
}

fn has(text: &str, words: &str) -> bool {
    memmem::find(text.as_bytes(), words.as_bytes()).is_some()
}
