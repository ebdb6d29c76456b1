//! Where sentences begin and end, by the look of the characters around a full stop. It never crosses the block it is given.
//!
//! UAX #29 splits after every "e.g." and glues what begins with a lower-case name; these rules are made for prose about
//! software. Each place is judged by a bounded look around it, so a step costs as much as the sentence is long.

use super::Span;
use super::graphemes::{ceil_char, floor_char, to_offset};

/// How many closing marks after a full stop are looked at; more than these is no prose.
const MANY_CLOSERS: usize = 16;

/// How many bytes before a full stop are searched for the start of an abbreviation.
const LONG_WORD: usize = 24;

/// Titles before a name, without the full stop.
const TITLES: &[&str] = &[
    "Dr", "Fig", "Gen", "Mr", "Mrs", "Ms", "Prof", "Rev", "Sen", "St",
];

/// Abbreviations, in lower case, after which a sentence goes on.
const NEVER_FINAL: &[&str] = &[
    "approx", "bzw", "ca", "cf", "e.g", "eg", "esp", "i.e", "ie", "incl", "p.ex", "pp", "resp",
    "u.a", "viz", "vs", "z.b",
];

/// Abbreviations, in lower case, that may also end a sentence: a capital letter after them decides.
const SOMETIMES_FINAL: &[&str] = &[
    "a.k.a", "al", "apr", "aug", "co", "corp", "dec", "dept", "etc", "feb", "inc", "jan", "jr",
    "jul", "jun", "ltd", "mar", "nov", "oct", "sep", "sept", "sr", "usw",
];

/// Abbreviations, in lower case, that belong to a number after them.
const BEFORE_NUMBERS: &[&str] = &["ch", "no", "nos", "nr", "p", "sec", "vol"];

/// The sentence of `block` that holds `offset`, without white space around it.
///
/// White space between two sentences belongs to the first. Empty for a block of nothing but white space.
pub fn sentence_at(text: &str, block: Span, offset: u32) -> Span {
    let block = on_characters(text, block);
    let start = start_at_or_before(block.of(text), local(block, text, offset));
    sentence_from(block, text, start)
}

/// The sentence of `block` after the one that holds `offset`.
pub fn next_sentence(text: &str, block: Span, offset: u32) -> Option<Span> {
    let block = on_characters(text, block);
    let start = start_at_or_before(block.of(text), local(block, text, offset));
    let next = start_after(block.of(text), start)?;
    Some(sentence_from(block, text, next))
}

/// The sentence of `block` before the one that holds `offset`.
pub fn previous_sentence(text: &str, block: Span, offset: u32) -> Option<Span> {
    let block = on_characters(text, block);
    let start = start_at_or_before(block.of(text), local(block, text, offset));
    let before = block.of(text).get(..start)?.trim_end();
    let last = before.chars().next_back()?;
    let previous = start_at_or_before(block.of(text), before.len() - last.len_utf8());
    Some(sentence_from(block, text, previous))
}

fn on_characters(text: &str, block: Span) -> Span {
    Span::new(
        to_offset(floor_char(text, block.start as usize)),
        to_offset(floor_char(text, block.end as usize)),
    )
}

/// The place in the block's own text.
fn local(block: Span, text: &str, offset: u32) -> usize {
    let offset = floor_char(text, offset.clamp(block.start, block.end) as usize);
    offset - block.start as usize
}

fn sentence_from(block: Span, text: &str, start: usize) -> Span {
    let whole = block.of(text);
    let end = start_after(whole, start).unwrap_or(whole.len());
    let sentence = whole.get(start..end).unwrap_or_default();
    let leading = sentence.len() - sentence.trim_start().len();
    let from = block.start + to_offset(start + leading);
    Span::new(from, from + to_offset(sentence.trim().len()))
}

fn start_at_or_before(whole: &str, offset: usize) -> usize {
    let upto = ceil_char(whole, offset.saturating_add(1));
    whole
        .get(..upto)
        .unwrap_or_default()
        .char_indices()
        .rev()
        .find(|&(at, _)| begins_sentence(whole, at))
        .map_or(0, |(at, _)| at)
}

fn start_after(whole: &str, start: usize) -> Option<usize> {
    whole
        .get(start..)?
        .char_indices()
        .skip(1)
        .map(|(at, _)| start + at)
        .find(|&at| begins_sentence(whole, at))
}

/// Whether a new sentence begins at `at`; the block's own start is not judged here.
fn begins_sentence(whole: &str, at: usize) -> bool {
    let (Some(before), Some(rest)) = (whole.get(..at), whole.get(at..)) else {
        return false;
    };
    // Most places are amid words or between two of them, which takes no closer look.
    let upto = before.strip_suffix(' ').unwrap_or(before).as_bytes();
    if upto.last().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let Some(next) = rest.chars().next().filter(|c| !c.is_whitespace()) else {
        return false;
    };
    let written = before.trim_end();
    let gap = before.get(written.len()..).unwrap_or_default();
    if gap.contains(['\n', '\t']) {
        return line_ends(written, rest);
    }
    let stem = without_closers(written);
    match stem.chars().next_back() {
        Some('。' | '！' | '？' | '｡' | '．') => !is_closer(next) && !is_terminator(next),
        // A dash goes on: "Is it good? – Ada".
        Some(_) if gap.is_empty() || matches!(next, '-' | '–' | '—') => false,
        Some('.') => full_stop_ends(stem, stem.len() < written.len(), rest),
        Some(c) if is_terminator(c) => !starts_lower(rest),
        _ => false,
    }
}

/// Whether a forced line break or the border of a cell ends a sentence: not in the midst of running words.
fn line_ends(written: &str, rest: &str) -> bool {
    let runs_on = written.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let goes_on = written.is_empty() || (runs_on && starts_lower(rest));
    !goes_on
}

/// Whether the full stop at the end of `stem` ends a sentence that `rest` would follow.
fn full_stop_ends(stem: &str, is_closed: bool, rest: &str) -> bool {
    let body = stem.strip_suffix('.').unwrap_or(stem);
    let word = last_word(body);
    let lower = word.to_lowercase();
    let is_listed = |list: &[&str]| list.contains(&lower.as_str());
    if TITLES.contains(&word) || is_listed(NEVER_FINAL) || is_ordinal(body, word) {
        return false;
    }
    if is_listed(BEFORE_NUMBERS) && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if is_listed(SOMETIMES_FINAL) || is_dotted(word) {
        return starts_upper(rest);
    }
    if is_initial(word) {
        return false;
    }
    let trails_off = is_closed || body.ends_with(['.', '…']) || word == "I";
    !(trails_off && starts_lower(rest))
}

/// The last run of characters that could be an abbreviation.
fn last_word(body: &str) -> &str {
    let from = ceil_char(body, body.len().saturating_sub(LONG_WORD));
    let tail = body.get(from..).unwrap_or_default();
    tail.rsplit(|c: char| c.is_whitespace() || is_opener(c))
        .next()
        .unwrap_or_default()
}

/// `J` of "J. Doe"; "I" is a word.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| c.is_uppercase() && c != 'I') && letters.next().is_none()
}

/// `U.S`, `a.m`: single letters between full stops.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
}

/// `1` of "1. First", `a` of "a. First", at the start of a line.
fn is_ordinal(body: &str, word: &str) -> bool {
    let starts_line = body
        .strip_suffix(word)
        .is_some_and(|before| before.is_empty() || before.ends_with(['\n', '\t']));
    let is_number = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    starts_line && !word.is_empty() && (is_number || is_letter)
}

fn starts_lower(rest: &str) -> bool {
    first_letter(rest).is_some_and(char::is_lowercase)
}

fn starts_upper(rest: &str) -> bool {
    first_letter(rest).is_some_and(char::is_uppercase)
}

fn first_letter(rest: &str) -> Option<char> {
    rest.chars().take(MANY_CLOSERS).find(|&c| !is_opener(c))
}

fn without_closers(written: &str) -> &str {
    let mut stem = written;
    for _ in 0..MANY_CLOSERS {
        match stem.strip_suffix(is_closer) {
            Some(shorter) => stem = shorter,
            None => break,
        }
    }
    stem
}

fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '‽'
            | '⁇'
            | '⁈'
            | '⁉'
            | '‼'
            | '؟'
            | '۔'
            | '।'
            | '。'
            | '！'
            | '？'
            | '｡'
            | '．'
    )
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | ')'
            | ']'
            | '}'
            | '»'
            | '›'
            | '」'
            | '』'
            | '】'
            | '）'
            | '〉'
            | '》'
            | '＂'
    )
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '('
            | '['
            | '{'
            | '«'
            | '‹'
            | '「'
            | '『'
            | '【'
            | '（'
            | '〈'
            | '《'
            | '—'
            | '–'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sentences(text: &str, block: Span) -> Vec<Span> {
        let first = sentence_at(text, block, block.start);
        std::iter::successors(Some(first), |here| next_sentence(text, block, here.start)).collect()
    }

    /// Splits what stands between `|` marks, and expects the splits there.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let block = Span::new(0, to_offset(text.len()));
        let found: Vec<_> = sentences(&text, block)
            .iter()
            .map(|s| s.of(&text))
            .collect();
        let expected: Vec<_> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ends_at_full_stops_and_other_marks() {
        check("One here. |Two there! |Three? |Four… |Five");
        check("It was slow. |etcd was to blame. |kubectl hung.");
        check("So did I. |Then we left.");
        check("How good is it? - Ada Doe. |Well.");
    }

    #[test]
    fn abbreviations_go_on() {
        check("Use a mesh, e.g. Linkerd, or not. |Done.");
        check("See i.e. this vs. that by Dr. Ada J. Doe, approx. 5 of them. |Yes.");
        check("Acme Inc. was there. |So was Umbrella Ltd. |We met in the U.S. last year.");
        check("Logs, traces, etc. are signals. |Metrics, etc. |Next.");
        check("On Nov. 20 at 9 a.m. we met. |See no. 5 and p. 7. |The answer is no. |Really.");
        check("It took 20 ms. |Fast.");
    }

    #[test]
    fn versions_names_and_numbers_are_whole() {
        check("Version v1.0 of Node.js is out. |Get 1.2.3 now.");
        check("It was 2019. |Then 2020.");
        check("1. First of all. |Second.");
    }

    #[test]
    fn closing_marks_belong_to_their_sentence() {
        check("“It works.” |“Does it?” he asked. |(It does.) |Fine.");
        check("He said \"go.\" |They went [at last]. |And ’twas “good!”");
        check("Well... maybe. |Well... |No.");
    }

    #[test]
    fn other_scripts() {
        check("会議は楽しい。|「また来る。」|本当？|はい！");
        check("هل هذا جيد؟ |نعم.");
    }

    #[test]
    fn forced_lines_end_sentences_unless_words_run_on() {
        check("Speaker: Ada\n|Room: 5");
        check("these words\nrun on. |Here");
        check("name\t|Argo\t|5");
    }

    #[test]
    fn steps_back_and_stays_in_the_block() {
        let text = "Other. One. Two.\nNext.";
        let block = Span::new(7, 16);
        assert_eq!(sentence_at(text, block, 13).of(text), "Two.");
        assert_eq!(next_sentence(text, block, 13), None);
        assert_eq!(previous_sentence(text, block, 13).unwrap().of(text), "One.");
        assert_eq!(previous_sentence(text, block, 8), None);
        assert_eq!(sentence_at(text, block, 11).of(text), "One.");
        assert_eq!(sentence_at(text, Span::new(3, 3), 3), Span::at(3));
    }

    proptest! {
        #[test]
        fn sentences_part_the_text(text in "(\\PC|[a-zA. .!?\n”)。é漢\u{301}]){0,60}") {
            let block = Span::new(0, to_offset(text.len()));
            let found = sentences(&text, block);
            let mut end = 0;
            for (nth, sentence) in found.iter().enumerate() {
                prop_assert!(Span::new(end, sentence.start).of(&text).trim().is_empty());
                prop_assert_eq!(sentence_at(&text, block, sentence.start), *sentence);
                let before = previous_sentence(&text, block, sentence.start);
                prop_assert_eq!(before, nth.checked_sub(1).map(|n| found[n]));
                end = sentence.end;
            }
            prop_assert!(Span::new(end, block.end).of(&text).trim().is_empty());
        }
    }
}
