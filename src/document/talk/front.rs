//! What stands before a session's kind, title and speakers: ornaments, numbers, days, times and rooms. It only cuts.

use super::words::Vocabulary;

/// A text without what stands before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Front<'a> {
    /// The end of the text that was given.
    pub rest: &'a str,
    /// Whether a time of day stood before it.
    pub is_timed: bool,
}

/// What may part a time or a room from what follows.
const MARKS: [char; 11] = [' ', '\u{a0}', '-', '–', '—', ':', ',', '|', ')', ']', '/'];

/// Longer words are no part of a room's name, and more of them neither.
const LONGEST_ROOM: usize = 40;

/// Cuts off ornaments, a number, a day with a time, a time and a room.
pub(super) fn strip<'a>(text: &'a str, words: &Vocabulary) -> Front<'a> {
    let text = without_number(without_ornament(text));
    let after_day = before_clock(text, words);
    let (rest, is_timed) = match without_time(after_day) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let rest = without_room(rest, words).unwrap_or(rest);
    // "Room B, 14:00: …"
    match without_time(rest).filter(|_| !is_timed) {
        Some(rest) => Front {
            rest: without_ornament(rest),
            is_timed: true,
        },
        None => Front {
            rest: without_ornament(rest),
            is_timed,
        },
    }
}

/// Emoji and bullets before the first letter, digit or opening mark.
fn without_ornament(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric() && !"\"“„«「'‘([#@.¿¡".contains(c))
}

/// "1. ", "2) ", "#3 ".
fn without_number(text: &str) -> &str {
    let digits = text.trim_start_matches('#');
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = digits.len() - rest.len();
    if count == 0 || count > 3 {
        return text;
    }
    let marked = rest
        .strip_prefix(['.', ')', ':'])
        .or((digits.len() < text.len()).then_some(rest));
    match marked {
        Some(title) if title.starts_with(' ') && title.trim().len() > 2 => title.trim_start(),
        _ => text,
    }
}

/// What follows a day's name that stands before a time of day: "Tuesday, 14:00 …", "Day 2 10:30 …".
fn before_clock<'a>(text: &'a str, words: &Vocabulary) -> &'a str {
    let bytes = text.as_bytes();
    let Some(at) = bytes.iter().take(LONGEST_ROOM).position(u8::is_ascii_digit) else {
        return text;
    };
    let first = text.split([' ', ',']).next().unwrap_or_default();
    if at == 0 || !words.days.has(first) {
        return text;
    }
    // The number of the day may come before the time.
    let number = text.get(at..).unwrap_or_default();
    let after_number = number.trim_start_matches(|c: char| c.is_ascii_digit());
    [number, after_number.trim_start_matches(MARKS)]
        .into_iter()
        .find(|rest| clock(rest).is_some())
        .unwrap_or(text)
}

/// "14:40 - 15:10 CET, ", "9:00 AM – ", "10h30 ".
fn without_time(text: &str) -> Option<&str> {
    let mut rest = clock(text)?;
    let until = rest.trim_start_matches([' ', '-', '–', '—']);
    let until = until.strip_prefix("to ").unwrap_or(until);
    if let Some(after) = clock(until) {
        rest = after;
    }
    for zone in [
        "CEST", "CET", "UTC", "GMT", "PST", "PDT", "EST", "EDT", "BST", "JST", "Uhr",
    ] {
        if let Some(after) = rest.trim_start().strip_prefix(zone) {
            rest = after;
        }
    }
    let title = rest.trim_start_matches(MARKS);
    (!title.is_empty() && title.len() < rest.len()).then_some(title)
}

/// What follows a time of day at the start of a text.
pub(super) fn clock(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['(', '[']);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if !(1..=2).contains(&(text.len() - rest.len())) {
        return None;
    }
    if let Some(after) = meridiem(rest) {
        return Some(after);
    }
    let minutes = rest.strip_prefix([':', '.', 'h'])?;
    let after = minutes.get(2..)?;
    // With seconds it is a place in a recording.
    if after.starts_with(':')
        && after
            .get(1..3)
            .is_some_and(|it| it.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    if !minutes.get(..2)?.bytes().all(|b| b.is_ascii_digit())
        || after.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    Some(meridiem(after).unwrap_or(after))
}

/// What follows "am" or "pm".
fn meridiem(text: &str) -> Option<&str> {
    let bare = text.trim_start();
    let half = bare.get(..2)?;
    let is_half = half.eq_ignore_ascii_case("am") || half.eq_ignore_ascii_case("pm");
    let rest = bare.get(2..).filter(|_| is_half)?;
    (!rest.starts_with(|c: char| c.is_alphanumeric())).then_some(rest)
}

/// What follows "Room B: ", "Hall 3 – ", "(Main Stage) ". Without a mark only what has a number or a letter for its name is
/// a room.
fn without_room<'a>(text: &'a str, words: &Vocabulary) -> Option<&'a str> {
    let is_open = text.starts_with(['(', '[']);
    let inner = if is_open { text.get(1..)? } else { text };
    let mut end = 0;
    let mut has_room = false;
    let mut has_name = false;
    for word in inner.split_inclusive(' ').take(5) {
        let is_last = word.trim_end().ends_with([':', ',', ')', ']', '|']);
        let bare = word.trim_end().trim_end_matches([':', ',', ')', ']', '|']);
        if matches!(bare, "-" | "–" | "—" | "|" | "") {
            return has_room
                .then(|| inner.get(end..))
                .flatten()
                .map(after_marks);
        }
        if words.rooms.has(bare) {
            has_room = true;
        } else if has_room && is_room_name(bare) {
            has_name = true;
        } else if has_room && has_name && !is_open {
            // "Hall 3 Title".
            return inner.get(end..).map(after_marks);
        } else if !bare.starts_with(char::is_uppercase) || bare.len() > 14 {
            return None;
        }
        end += word.len();
        if is_last {
            return (has_room && end <= LONGEST_ROOM)
                .then(|| inner.get(end..))
                .flatten()
                .map(after_marks)
                .filter(|rest| !rest.is_empty());
        }
    }
    None
}

fn after_marks(text: &str) -> &str {
    text.trim_start_matches(MARKS)
}

/// "3", "B", "F1", "4.2", "IV".
fn is_room_name(word: &str) -> bool {
    let short = word.len() <= 4
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '.');
    short && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn times_and_rooms_are_cut_off() {
        for (text, rest) in [
            ("14:00 Room B: Old Rubies", "Old Rubies"),
            ("14:00 – 14:40 | Hall 3 | Old Rubies", "Old Rubies"),
            ("Room 4.2 - Old Rubies", "Old Rubies"),
            ("Hall 3 Old Rubies", "Old Rubies"),
            ("(Main Stage) Old Rubies", "Old Rubies"),
            ("Tuesday, 14:00: Old Rubies", "Old Rubies"),
            ("Day 2 10:30 Old Rubies", "Old Rubies"),
            ("2pm – Old Rubies", "Old Rubies"),
            ("9:00 AM to 10:00 AM Saal 1, Old Rubies", "Old Rubies"),
            ("Room B, 14:00: Old Rubies", "Old Rubies"),
            ("🎤 3. Old Rubies", "Old Rubies"),
        ] {
            assert_eq!(strip(text, words()).rest, rest, "{text}");
        }
        for text in [
            "Old Rubies",
            "Hall of Fame: Old Rubies",
            "Track your Rubies",
            "Room for Rubies: A Story",
            "14:00",
            "Tuesday - Old Rubies",
            "3 Rubies",
            "100 Rubies",
        ] {
            assert_eq!(strip(text, words()).rest, text, "{text}");
        }
    }
}
