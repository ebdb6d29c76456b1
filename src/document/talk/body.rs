//! What the first sentences of a section tell: whether they are about one session, whether the author was there, who
//! spoke. It looks at text only; headings are read elsewhere.

use std::sync::{LazyLock, OnceLock};

use memchr::memmem::{self, Finder};

use crate::document::section::{Speaker, TalkKind};

use super::fold::{folded, is_word};
use super::name;
use super::phrases::is_whole;
use super::speakers;
use super::words::Vocabulary;

/// How much of a section is read for what it tells, in bytes.
const BEGINNING: usize = 700;
/// How much of a section is read for the confession that the author was elsewhere, in bytes.
const CONFESSION: usize = 300;
/// How many sentences name the speaker, if they do.
const SENTENCES: usize = 3;

/// The text of a section, and what it looks like to those who compare words.
pub(super) struct Body<'a> {
    pub text: &'a str,
    /// Its beginning, folded when it is first asked for.
    lower: OnceLock<String>,
}

impl<'a> Body<'a> {
    pub const fn of(text: &'a str) -> Self {
        Self {
            text,
            lower: OnceLock::new(),
        }
    }

    fn lower(&self) -> &str {
        self.lower
            .get_or_init(|| folded(beginning(self.text, BEGINNING)))
    }

    /// Whether the text says that the author was not there.
    pub fn was_missed(&self, words: &Vocabulary) -> bool {
        let lower = folded(beginning(self.text, CONFESSION));
        words.not_attended.stand_in(&lower)
    }

    /// Whether the text is about one session.
    pub fn tells_of_session(&self, words: &Vocabulary) -> bool {
        words.strong_evidence.stand_in(self.lower())
            || has_speaker_in_session(beginning(self.text, BEGINNING), words)
    }

    /// The kind of session the text is about, if its words say so: "this panel".
    pub fn kind(&self) -> Option<TalkKind> {
        kind_after(self.lower(), &["this "])
    }

    /// The same for a text that has nothing but words to go by: "the end of day keynote" counts too.
    pub fn loose_kind(&self) -> Option<TalkKind> {
        kind_after(
            self.lower(),
            &["this ", "the ", "day ", "in a ", "opening ", "closing "],
        )
    }
}

/// Words for kinds of session in running text.
static SIGNS: LazyLock<[(Finder<'static>, TalkKind); 6]> = LazyLock::new(|| {
    [
        ("keynote", TalkKind::Keynote),
        ("panel", TalkKind::Panel),
        ("workshop", TalkKind::Workshop),
        ("tutorial", TalkKind::Tutorial),
        ("lightning talk", TalkKind::Lightning),
        ("fireside chat", TalkKind::Panel),
    ]
    .map(|(sign, kind)| (Finder::new(sign), kind))
});

fn kind_after(lower: &str, befores: &[&str]) -> Option<TalkKind> {
    SIGNS.iter().find_map(|(sign, kind)| {
        let told = sign.find_iter(lower.as_bytes()).any(|at| {
            let before = lower.get(..at).unwrap_or_default();
            is_whole(lower, at, at + sign.needle().len())
                && befores.iter().any(|end| before.ends_with(end))
        });
        told.then_some(*kind)
    })
}

/// The people a section's first lines and sentences name as its speakers.
pub(super) fn speakers(text: &str, words: &Vocabulary) -> Vec<Speaker> {
    labelled(text, words).unwrap_or_else(|| {
        sentences(beginning(text, BEGINNING))
            .take(SENTENCES)
            .find_map(|sentence| {
                acting_person(sentence, words).or_else(|| person_after_by(sentence, words))
            })
            .into_iter()
            .collect()
    })
}

/// Adds position and organisation to a speaker whom the first sentences introduce: "Ada Marsh, engineer at Acme, …".
pub(super) fn introduce(speaker: &mut Speaker, text: &str, words: &Vocabulary) {
    if speaker.role.is_some() || speaker.organisation.is_some() {
        return;
    }
    let found = sentences(beginning(text, BEGINNING))
        .take(SENTENCES)
        .find_map(|sentence| {
            memmem::find(sentence.as_bytes(), speaker.name.as_bytes())
                .map(|at| (sentence, at + speaker.name.len()))
        });
    if let Some((sentence, end)) = found {
        let (role, organisation, _) = apposition(sentence.get(end..).unwrap_or_default(), words);
        speaker.role = role;
        speaker.organisation = organisation;
    }
}

/// Whether any of a person's names stands in the first sentences.
pub(super) fn mentions_last_name(text: &str, name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|last| {
        last.len() > 2
            && memmem::find(beginning(text, CONFESSION).as_bytes(), last.as_bytes()).is_some()
    })
}

/// The people of a first line that names its speakers and nothing else.
pub(super) fn speaker_line(text: &str, words: &Vocabulary) -> Option<Vec<Speaker>> {
    const LONGEST: usize = 240;
    let length = memchr::memchr(b'\n', beginning(text, LONGEST).as_bytes());
    let line = match length {
        Some(length) => text.get(..length)?,
        None if text.len() <= LONGEST => text,
        None => return None,
    };
    let line = line.trim();
    if line.ends_with(['.', '!', ':']) {
        return None;
    }
    let list = speakers::read(
        line.trim_matches(['*', '_', '-', '–', '—', ' ', '(', ')']),
        words,
    )?;
    (list.is_certain() && list.is_known()).then_some(list.speakers)
}

/// "Speaker: Ada Marsh, Acme" or "by Ada Marsh" as one of the first lines.
fn labelled(text: &str, words: &Vocabulary) -> Option<Vec<Speaker>> {
    beginning(text, BEGINNING).lines().take(4).find_map(|line| {
        let line = line.trim().trim_end_matches('.');
        if line.len() > 200 {
            return None;
        }
        let label = words.speaker_labels.phrases_of(line).find(|label| {
            let head = line.get(..label.len());
            head.is_some_and(|head| is_word(head, label))
        })?;
        let parted = line.get(label.len()..)?.starts_with([':', '：', ' ']);
        if !parted {
            return None;
        }
        let list = speakers::read(line, words)?;
        list.is_certain().then_some(list.speakers)
    })
}

fn has_speaker_in_session(text: &str, words: &Vocabulary) -> bool {
    sentences(text).take(SENTENCES).any(|sentence| {
        folded(sentence)
            .split(|c: char| !(c.is_alphanumeric() || c == '&'))
            .any(|word| words.session_nouns.contains(word))
            && acting_person(sentence, words).is_some()
    })
}

/// A known person who does what speakers do: "Next up Ada Marsh of Acme came out".
fn acting_person(sentence: &str, words: &Vocabulary) -> Option<Speaker> {
    capital_starts(sentence).find_map(|start| {
        let rest = sentence.get(start..)?;
        let (name, after) = name::leading(rest, words)?;
        let (role, organisation, after) = apposition(after, words);
        let verb = after.trim_start_matches([' ', ',']).split(' ').next()?;
        let acts = words.verbs.has(verb.trim_end_matches([',', '.']));
        acts.then(|| Speaker {
            name: name.to_owned(),
            role,
            organisation,
        })
    })
}

/// "This session, presented by Ada Marsh of Acme, …".
fn person_after_by(sentence: &str, words: &Vocabulary) -> Option<Speaker> {
    words.by_inside.iter().find_map(|by| {
        let at = by.find(sentence.as_bytes())?;
        let (name, after) = name::leading(sentence.get(at + by.needle().len()..)?, words)?;
        let (role, organisation, _) = apposition(after, words);
        Some(Speaker {
            name: name.to_owned(),
            role,
            organisation,
        })
    })
}

/// ", engineer at Acme," or " of Acme" after a name: position, organisation, and what follows.
fn apposition<'a>(after: &'a str, words: &Vocabulary) -> (Option<String>, Option<String>, &'a str) {
    if let Some(inner) = after.strip_prefix(", ")
        && let Some(end) = inner.find([',', ';'])
    {
        let (told, rest) = inner.split_at(end);
        if name::is_role(told, words) && told.len() < 120 {
            let (role, organisation) = position(told);
            return (Some(role.to_owned()), organisation.map(str::to_owned), rest);
        }
        if name::is_organisation(told, words) {
            return (None, Some(told.to_owned()), rest);
        }
    }
    for mark in [" of ", " from ", " at "] {
        if let Some(rest) = after.strip_prefix(mark) {
            let end = capitalised_end(rest);
            let (organisation, rest) = rest.split_at(end);
            if !organisation.is_empty() {
                return (
                    None,
                    Some(organisation.trim_end_matches(',').to_owned()),
                    rest,
                );
            }
        }
    }
    (None, None, after)
}

/// "the executive director of the Example Foundation (EF)" → position and organisation.
fn position(told: &str) -> (&str, Option<&str>) {
    let told = told.split(" (").next().unwrap_or(told);
    let told = ["the ", "a ", "an "]
        .iter()
        .find_map(|article| told.strip_prefix(article))
        .unwrap_or(told);
    for mark in [" at the ", " at ", " of the ", " of ", " for ", " from "] {
        if let Some((role, organisation)) = told.split_once(mark)
            && organisation.starts_with(char::is_uppercase)
        {
            return (role, Some(organisation));
        }
    }
    (told, None)
}

/// Where the capitalised words at the start of a text end.
fn capitalised_end(text: &str) -> usize {
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        if !word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || end > 60 {
            break;
        }
        end += word.trim_end().len();
        if word.trim_end().ends_with([',', '.', ';']) || !word.ends_with(' ') {
            break;
        }
        end += 1;
    }
    text.get(..end)
        .map_or(0, |found| found.trim_end_matches([' ', '.', ';']).len())
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    let ends = std::iter::from_fn(move || {
        let text = rest?;
        let (sentence, after) = first_sentence(text);
        rest = after;
        Some(sentence)
    });
    ends.map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// The text up to the first `\n` or `. `, and what follows that.
fn first_sentence(text: &str) -> (&str, Option<&str>) {
    let bytes = text.as_bytes();
    for at in memchr::memchr2_iter(b'\n', b'.', bytes) {
        let end = match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\n'), _) => at + 1,
            (_, Some(b' ')) => at + 2,
            _ => continue,
        };
        return (text.get(..at).unwrap_or_default(), text.get(end..));
    }
    (text, None)
}

/// Where words start that may be names: words in lower case are none.
fn capital_starts(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    [0].into_iter()
        .chain(memchr::memchr_iter(b' ', bytes).map(|at| at + 1))
        .filter(|&at| !bytes.get(at).is_some_and(u8::is_ascii_lowercase))
}

/// The first `length` bytes, or a little less on a character boundary.
pub(super) fn beginning(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let people: Vec<String> = speakers(text, words())
            .into_iter()
            .map(|speaker| {
                let told = [Some(speaker.name), speaker.role, speaker.organisation];
                told.map(Option::unwrap_or_default)
                    .join("|")
                    .trim_end_matches('|')
                    .to_owned()
            })
            .collect();
        assert_eq!(people, expected, "{text}");
    }

    #[test]
    fn speakers_are_found_in_first_sentences() {
        check(
            "Ada Marsh did a “Late Night” session on the floor, discussing rubies.",
            &["Ada Marsh"],
        );
        check(
            "Next up Ada Marsh of Acme came out to talk about rubies.",
            &["Ada Marsh||Acme"],
        );
        check(
            "Ada Marsh, Senior Engineer at Acme Mills, then was introduced.",
            &["Ada Marsh|Senior Engineer|Acme Mills"],
        );
        check(
            "This session was presented by Tom Reed, a manager at Acme, and it was long.",
            &["Tom Reed|manager|Acme"],
        );
        check(
            "Speakers: Ada Marsh, Acme & Tom Reed, Red Hat\nThey were good.",
            &["Ada Marsh||Acme", "Tom Reed||Red Hat"],
        );
        check("This session was presented by two people of Acme.", &[]);
        check("The weather was fine. Prometheus showed metrics.", &[]);
    }

    #[test]
    fn one_session_is_told_from_many() {
        for text in [
            "I was late for the start of this session.",
            "Ada Marsh did a “Late Night” session on the floor.",
            "The presenter told the story.",
            "It was during the end of day keynote that I woke up.",
            "Ada Marsh did a very nice segment on rubies.",
        ] {
            assert!(Body::of(text).tells_of_session(words()), "{text}");
        }
        for text in [
            "The sessions were long.",
            "Rubies are red.",
            "The talks of the day",
            "Ada Marsh came by.",
        ] {
            assert!(!Body::of(text).tells_of_session(words()), "{text}");
        }
    }

    #[test]
    fn absence_is_confessed_early() {
        for text in [
            "NOTE I have not been to this keynotes.",
            "Sadly I wasn’t able to attend.",
            "I didn't attend this one",
            "I missed this session",
        ] {
            assert!(Body::of(text).was_missed(words()), "{text}");
        }
        let late = format!("{} I missed this session", "Rubies are red. ".repeat(30));
        for text in [
            late.as_str(),
            "what I needed was in that portion I missed",
            "unmissable",
        ] {
            assert!(!Body::of(text).was_missed(words()), "{text}");
        }
    }
}
