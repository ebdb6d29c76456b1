//! A sentence as words in lower case with contractions written out, and the breaks between its parts. It knows no cues.

use crate::text::Span;

/// What stands for a comma among the words.
pub(super) const COMMA: &str = ",";

/// What stands for a mark between parts of a sentence: a colon, a dash, a bracket.
pub(super) const BREAK: &str = ":";

/// What stands for the end of a sentence.
pub(super) const STOP: &str = ".";

/// Contractions after an apostrophe, and the words they stand for.
const ENDINGS: [(&str, &str); 5] = [
    ("m", "am"),
    ("re", "are"),
    ("ve", "have"),
    ("ll", "will"),
    ("d", "would"),
];

/// Takes a text apart: calls `take` with each word in lower case and where it stands, relative to the text.
///
/// Characters of scripts without spaces are words of their own; quotation marks are none.
pub(super) fn each_token(text: &str, mut take: impl FnMut(&str, Span)) {
    let mut word = String::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        if goes_on(c, before, next) && !is_alone(c) {
            if word.is_empty() {
                start = at;
            }
            word.extend(straight(c).to_lowercase());
            before = c;
            continue;
        }
        flush(&mut word, start, at, &mut take);
        let span = Span::new(at as u32, (at + c.len_utf8()) as u32);
        if is_alone(c) {
            take(c.encode_utf8(&mut [0; 4]), span);
        } else if let Some(sign) = sign(c, before, next) {
            take(sign, span);
        }
        before = c;
    }
    flush(&mut word, start, text.len(), &mut take);
}

/// Whether a character belongs to a word: also an apostrophe or a hyphen in the midst of one.
fn goes_on(c: char, before: char, next: char) -> bool {
    let joins = matches!(c, '-' | '\'' | '’' | '_' | '+' | '.' | '#');
    c.is_alphanumeric() || (joins && before.is_alphanumeric() && next.is_alphanumeric())
}

/// Whether a character of a script without spaces.
fn is_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

fn straight(c: char) -> char {
    if c == '’' { '\'' } else { c }
}

/// What a mark between words is; nothing for quotation marks and the like.
fn sign(c: char, before: char, next: char) -> Option<&'static str> {
    match c {
        ',' | '，' | '、' => Some(COMMA),
        '-' if before == ' ' && next == ' ' => Some(BREAK),
        '.' | '!' | '?' | '…' | '。' | '！' | '？' => Some(STOP),
        ';' | ':' | '(' | ')' | '[' | ']' | '–' | '—' | '\n' | '\t' | '；' | '：' | '（' | '）' => {
            Some(BREAK)
        }
        _ => None,
    }
}

fn flush(word: &mut String, start: usize, end: usize, take: &mut impl FnMut(&str, Span)) {
    if word.is_empty() {
        return;
    }
    let span = Span::new(start as u32, end as u32);
    match word.split_once('\'') {
        Some((stem, ending)) => contraction(stem, ending, span, take),
        None => take(word, span),
    }
    word.clear();
}

fn contraction(stem: &str, ending: &str, span: Span, take: &mut impl FnMut(&str, Span)) {
    let meant = ENDINGS.iter().find(|(short, _)| *short == ending);
    match (meant, ending) {
        (Some((_, long)), _) => {
            take(stem, span);
            take(long, span);
        }
        (None, "t") => {
            let verb = match stem {
                "can" | "won" => stem,
                other => other.strip_suffix('n').unwrap_or(other),
            };
            take(if verb == "won" { "will" } else { verb }, span);
            take("not", span);
        }
        (None, "s") => {
            take(stem, span);
            take("'s", span);
        }
        _ => take(&[stem, "'", ending].concat(), span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut words = Vec::new();
        each_token(text, |word, _| words.push(word.to_owned()));
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn words_are_lower_case_and_whole() {
        check(
            "I’ve a “to-do list”, don't I?",
            "i have a to-do list , do not i .",
        );
        check(
            "CUE's v1.0 can't/won't fly - yet",
            "cue 's v1.0 can not will not fly : yet",
        );
        check("我们可以", "我 们 可 以");
        check("", "");
    }
}
