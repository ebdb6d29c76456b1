//! Names in a sentence that no table knows: words in capitals, words set as code. It knows no cues.

use crate::document::{Document, MarkKind, Section};
use crate::text::Span;

/// Words in capitals that name nothing one could look into.
const NO_NAMES: &[&str] = &[
    "I",
    "I'm",
    "I've",
    "I'd",
    "I'll",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "KubeCon",
    "CloudNativeCon",
    "DockerCon",
    "FOSDEM",
    "TODO",
    "FIXME",
    "Day",
    "Note",
    "English",
    "German",
    "European",
    "American",
    "YouTube",
    "Twitter",
    "Slack",
    "Discord",
    "LinkedIn",
    "GitHub",
    "Google",
    "Microsoft",
    "Amazon",
    "CNCF",
    "OK",
    "Q&A",
    "PS",
    "BTW",
    "IMO",
    "IMHO",
    "FYI",
    "Europe",
    "US",
    "USA",
    "EU",
    "UK",
    "CEO",
    "CTO",
];

/// Ends of the names of conferences.
const EVENTS: &[&str] = &["Con", "Conf", "Days", "Summit", "Meetup", "Meetups", "Fest"];

/// Words after the first of a sentence that make that a name: "Krane looks …".
const AFTER_SUBJECT: &[&str] = &[
    "is",
    "looks",
    "look",
    "seems",
    "sounds",
    "has",
    "was",
    "are",
    "went",
    "goes",
    "moved",
    "and",
    "also",
    "deserves",
    "might",
    "could",
    "would",
    "on",
    "needs",
    "caught",
    "sounded",
    "looked",
    "seemed",
    "definitely",
];

/// Words that begin sentences and are no names.
const OPENERS: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "it",
    "its",
    "there",
    "here",
    "what",
    "which",
    "who",
    "they",
    "we",
    "you",
    "he",
    "she",
    "one",
    "another",
    "everything",
    "nothing",
    "something",
    "someone",
    "now",
    "today",
    "still",
    "also",
    "both",
    "some",
    "all",
    "most",
    "many",
    "much",
    "such",
    "next",
    "definitely",
    "maybe",
    "perhaps",
    "probably",
    "really",
    "my",
    "our",
    "so",
    "and",
    "but",
    "or",
    "if",
    "when",
    "as",
    "not",
    "no",
    "yes",
    "each",
    "either",
    "neither",
    "talk",
    "session",
    "worth",
    "need",
    "must",
    "should",
    "check",
    "looking",
    "todo",
    "to-do",
    "homework",
    "especially",
    "things",
    "how",
];

/// Words before a name that make it somebody's, or somewhere.
const BEFORE_OTHERS: &[&str] = &[
    "by", "from", "at", "thanks", "mr", "mrs", "dr", "ms", "met", "@",
];

/// Unknown names in a sentence, in text order, not overlapping.
pub(super) fn names(document: &Document, talk: Option<&Section>, sentence: Span) -> Vec<Span> {
    let mut names = code(document, sentence);
    let in_code = |span: Span, code: &[Span]| code.iter().any(|code| code.overlaps(span));
    for name in capitals(document, talk, sentence) {
        if !in_code(name, &names) {
            names.push(name);
        }
    }
    names.sort_unstable();
    names
}

/// Words set as code that could be a name: one word with a letter, no call and no flag.
fn code(document: &Document, sentence: Span) -> Vec<Span> {
    let first = document
        .marks
        .partition_point(|mark| mark.span.end <= sentence.start);
    let marks = document.marks.iter().skip(first);
    let marks = marks.take_while(|mark| mark.span.start < sentence.end);
    marks
        .filter(|mark| mark.kind == MarkKind::Code && sentence.covers(mark.span))
        .map(|mark| mark.span)
        .filter(|span| {
            let word = span.of(&document.text);
            word.chars().next().is_some_and(char::is_alphabetic)
                && word
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
                && word.len() > 1
        })
        .collect()
}

/// Whether a name is none of something to dig into: a day, a country, a conference.
pub(super) fn is_no_topic(name: &str) -> bool {
    let mut words = name.split_whitespace();
    NO_NAMES.contains(&name)
        || name.starts_with('#')
        || words.clone().next().is_some_and(is_opener)
        || words.any(|word| is_event(word) || NO_NAMES.contains(&word.trim_end_matches(',')))
}

fn is_event(word: &str) -> bool {
    EVENTS.iter().any(|end| word.ends_with(end))
}

/// Whether a word begins sentences and is no name.
fn is_opener(word: &str) -> bool {
    OPENERS.contains(&word.to_lowercase().as_str())
}

struct Word<'a> {
    span: Span,
    text: &'a str,
    /// Whether only a blank stands between it and the word before.
    is_joined: bool,
}

/// Runs of words in capitals.
fn capitals(document: &Document, talk: Option<&Section>, sentence: Span) -> Vec<Span> {
    let words = words(&document.text, sentence);
    let speakers = speakers(talk);
    let mut names: Vec<Span> = Vec::new();
    let mut last = None;
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let goes_on = last.is_some_and(|last| last + 1 == at) && word.is_joined;
        if !is_name(word, at, words.get(at + 1)) || speakers.contains(&word.text) {
            continue;
        }
        if goes_on && let Some(name) = names.last_mut() {
            *name = name.union(word.span);
            last = Some(at);
            continue;
        }
        let belongs_to_others = before.is_some_and(|before| {
            BEFORE_OTHERS.contains(&before.text.to_lowercase().as_str()) && !before.text.is_empty()
        });
        if !belongs_to_others {
            names.push(word.span);
            last = Some(at);
        }
    }
    names
}

/// The names of those on stage: whom a sentence names, it is not about.
fn speakers(talk: Option<&Section>) -> Vec<&str> {
    let talk = talk.and_then(|section| section.talk.as_deref());
    let speakers = talk.into_iter().flat_map(|talk| &talk.speakers);
    let parts = speakers.flat_map(|speaker| {
        let organisation = speaker.organisation.iter();
        organisation.chain([&speaker.name])
    });
    parts.flat_map(|name| name.split_whitespace()).collect()
}

fn is_name(word: &Word<'_>, at: usize, next: Option<&Word<'_>>) -> bool {
    let text = word.text;
    if text.len() < 2
        || NO_NAMES.contains(&text)
        || is_event(text)
        || text.contains('\'')
        || text.contains('’')
    {
        return false;
    }
    let has_inner = text
        .chars()
        .skip(1)
        .any(|c| c.is_uppercase() || c.is_ascii_digit());
    let begins_large = text.chars().next().is_some_and(char::is_uppercase);
    if at == 0 {
        let follows =
            next.is_some_and(|next| AFTER_SUBJECT.contains(&next.text) || next.text.is_empty());
        return begins_large && !is_opener(text) && (has_inner || follows);
    }
    let has_letter = text.chars().any(char::is_alphabetic);
    has_letter && (begins_large || (has_inner && text.chars().any(char::is_uppercase)))
}

/// Words with what joins them to the word before; a possessive's owner is given as an empty word before it.
fn words(text: &str, sentence: Span) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let part = sentence.of(text);
    let mut start = None;
    let mut end_before = 0;
    let ends = part.char_indices().chain([(part.len(), ' ')]);
    for (at, c) in ends {
        let belongs = c.is_alphanumeric() && !is_unspaced(c)
            || matches!(c, '-' | '.' | '_' | '+' | '#' | '\'' | '’') && start.is_some();
        match (belongs, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let whole = part.get(from..at).unwrap_or_default();
                let word = whole.trim_end_matches(['.', '-', '\'', '’', '_']);
                let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
                let gap = part.get(end_before..from).unwrap_or_default();
                let begin = sentence.start + from as u32;
                let shown = bare.unwrap_or(word);
                words.push(Word {
                    span: Span::new(begin, begin + shown.len() as u32),
                    text: shown,
                    is_joined: gap == " ",
                });
                if bare.is_some() {
                    words.push(Word {
                        span: Span::at(begin + shown.len() as u32),
                        text: "",
                        is_joined: false,
                    });
                }
                end_before = from + word.len();
            }
            _ => {}
        }
    }
    words
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}
