//! What stands behind a session's title in a line: speakers, then perhaps words about it, "(video)" and the like. It
//! judges no session.

use super::front;
use super::heading::dashes;
use super::name;
use super::speakers::{self, SpeakerList};
use super::words::Vocabulary;

/// Who is named behind a title.
#[derive(Clone, Debug)]
pub(super) struct People {
    pub list: SpeakerList,
    /// Whether a word such as "by" says that they made what stands before.
    pub is_by: bool,
}

/// How much behind a title is looked at, in bytes.
const LONGEST_TAIL: usize = 240;

/// Reads the speakers behind a title, if a word or a mark parts them from it.
pub(super) fn people(tail: &str, words: &Vocabulary) -> Option<People> {
    let tail = super::body::beginning(tail, LONGEST_TAIL);
    let bare = tail.trim_start_matches(['"', '”', '“', '’', '\'', ' ', '\u{a0}', ',']);
    let marked = bare.trim_start_matches([
        ' ', '\u{a0}', ',', '-', '–', '—', ':', '|', '·', '•', '/', '~',
    ]);
    let marked = after_noun(marked, words).unwrap_or(marked);
    let is_by = begins_with_by(marked, words);
    let inside = marked.strip_prefix(['(', '[']).and_then(|inside| {
        let end = inside.find([')', ']'])?;
        inside.get(..end)
    });
    let is_parted = is_by
        || marked.len() < bare.len()
        || inside.is_some()
        || tail.trim_start().starts_with(',')
        || begins_with_label(marked, words);
    if !is_parted {
        let list = speakers::read(without_extras(bare, words), words)?;
        let is_all = list.is_certain() && list.is_known() && tail.starts_with(' ');
        return is_all.then_some(People { list, is_by });
    }
    let told = inside.unwrap_or(marked);
    let list = cuts(told, words).find_map(|cut| {
        let cut = without_extras(cut, words);
        let list = speakers::read(cut, words)?;
        (!name::is_organisation(cut, words)).then_some(list)
    });
    let list = list
        .or_else(|| speakers::leading(told, words))
        .or_else(|| is_by.then(|| speakers::first_name(told, words)).flatten())?;
    let is_by = is_by || inside.is_some_and(|inside| begins_with_by(inside, words));
    Some(People { list, is_by })
}

/// What follows "a talk" before "by".
fn after_noun<'a>(text: &'a str, words: &Vocabulary) -> Option<&'a str> {
    let bare = ["a ", "an ", "the "]
        .iter()
        .find_map(|it| text.strip_prefix(it));
    let (noun, rest) = bare.unwrap_or(text).split_once(' ')?;
    (words.session_nouns.contains(noun) && begins_with_by(rest, words)).then_some(rest)
}

fn begins_with_by(text: &str, words: &Vocabulary) -> bool {
    let mut by = words.by.phrases_of(text).chain(words.with.phrases_of(text));
    by.any(|by| super::heading::strip_word(text, by).is_some())
}

fn begins_with_label(text: &str, words: &Vocabulary) -> bool {
    let mut labels = words.speaker_labels.phrases_of(text);
    labels.any(|label| {
        let head = text.get(..label.len());
        let is_label = head.is_some_and(|head| super::fold::is_word(head, label));
        is_label
            && text
                .get(label.len()..)
                .is_some_and(|rest| rest.starts_with(':'))
    })
}

/// The beginnings of a text that may be a list of speakers: up to the first sentence's end, the first word about the
/// session, and all of it.
fn cuts<'a>(text: &'a str, words: &'a Vocabulary) -> impl Iterator<Item = &'a str> {
    let sentence = text.get(..sentence_end(text)).unwrap_or(text);
    let remark = text
        .get(..remark_start(sentence, words))
        .unwrap_or(sentence);
    [remark, sentence]
        .into_iter()
        .map(|cut| cut.trim_end_matches(['.', '!', '?', ':', ' ']))
}

/// Where the first sentence ends; initials and titles end none.
fn sentence_end(text: &str) -> usize {
    let ends = text.match_indices(['.', '!', '?', ';', '…']);
    let mut ends = ends.filter(|(at, mark)| {
        let before = text.get(..*at).unwrap_or_default();
        let after = text.get(at + mark.len()..).unwrap_or_default();
        let word = before.rsplit([' ', '.']).next().unwrap_or_default();
        let is_short = *mark == "." && word.chars().count() <= 3;
        *mark != ";" && !is_short && (after.is_empty() || after.starts_with(' '))
    });
    ends.next().map_or(text.len(), |(at, _)| at)
}

/// Where words about the session begin behind its speakers: after a dash, a colon or a comma, in lower case.
fn remark_start(text: &str, words: &Vocabulary) -> usize {
    let marks = text.match_indices(" - ").chain(text.match_indices(" – "));
    let marks = marks
        .chain(text.match_indices(" — "))
        .chain(text.match_indices('—'))
        .chain(text.match_indices(": "))
        .chain(text.match_indices(", "))
        .chain(text.match_indices(" ("));
    let remarks = marks.filter_map(|(at, mark)| {
        let rest = text.get(at + mark.len()..)?.trim_start();
        let head = rest.split([',', '(']).next().unwrap_or(rest);
        let is_comma = mark == ", ";
        let is_position = name::is_role(head, words) && head.split(' ').count() < 8;
        let is_remark = match mark {
            ": " => true,
            " (" => is_extra(rest.trim_end_matches(')'), words),
            _ => {
                !is_position
                    && (rest.starts_with(char::is_lowercase)
                        || !is_comma && rest.split(' ').count() > 5)
            }
        };
        (is_remark && at > 0).then_some(at)
    });
    remarks.min().unwrap_or(text.len())
}

/// Cuts off `(video)`, ` - YouTube`, `(30 min)`, `- RubyConf 2019` and what is like them.
pub(super) fn without_extras<'a>(text: &'a str, words: &Vocabulary) -> &'a str {
    let mut text = text.trim();
    for _ in 0..4 {
        let bare = text.trim_end_matches(|c: char| {
            !(c.is_alphanumeric() || c.is_ascii_punctuation() || "”»」“’)".contains(c))
        });
        let bare = bare.trim_end_matches([' ', ',', '-', '–', '—', '|']);
        let Some(cut) = bracketed_extra(bare, words).or_else(|| dashed_extra(bare, words)) else {
            return bare;
        };
        text = cut;
    }
    text
}

fn bracketed_extra<'a>(text: &'a str, words: &Vocabulary) -> Option<&'a str> {
    let (rest, inside) = match text.strip_suffix(')') {
        Some(open) => open.rsplit_once('(')?,
        None => text.strip_suffix(']')?.rsplit_once('[')?,
    };
    (is_extra(inside, words) && !rest.trim().is_empty()).then(|| rest.trim_end())
}

fn dashed_extra<'a>(text: &'a str, words: &Vocabulary) -> Option<&'a str> {
    let (at, length) = dashes(text).last()?;
    let (rest, end) = (text.get(..at)?.trim_end(), text.get(at + length..)?);
    let is_edition = end.split_whitespace().count() <= 4
        && end.contains(|c: char| c.is_ascii_digit())
        && super::conference::is_named_by(end, words);
    ((is_extra(end, words) || is_edition) && !rest.is_empty()).then_some(rest)
}

/// Whether all the words are numbers or such as "video".
pub(super) fn is_extra(text: &str, words: &Vocabulary) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.len() < 60
        && text
            .split(|c: char| c.is_whitespace() || ",/:|-–()".contains(c))
            .filter(|word| !word.is_empty())
            .all(|word| {
                word.bytes().all(|byte| byte.is_ascii_digit())
                    || words.extras.has(word)
                    || front::clock(word).is_some()
                    || !word.contains(|c: char| c.is_alphanumeric())
            })
}
