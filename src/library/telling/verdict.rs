//! Whether two tellings are of one talk. Precision first: two talks that are one on screen hide one of them, two tellings
//! that stand apart only cost a line.

use super::form::Form;
use super::names::Name;
use super::words::{are_alike, has_digit};

/// What can be said of two tellings within one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They tell of the same talk.
    Same,
    /// They may.
    Unsure,
    /// They tell of two talks.
    Different,
}

/// Who spoke, by two tellings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speakers {
    /// Both name somebody.
    Shared,
    /// One of them names nobody.
    Untold,
    /// They name different people.
    Others,
}

/// How two titles go together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Titles {
    /// The same words.
    Equal,
    /// The same words but for slips.
    Alike,
    /// One is the other without its subtitle.
    Headed,
    /// One has all words of the other, and a few more.
    Within,
    /// They share too little.
    Apart,
}

/// Telling words that a title must have to be known by itself.
const KNOWN_ALONE: usize = 3;

/// Telling words that a title must have to be known though other speakers are named.
const KNOWN_BY_OTHERS: usize = 5;

/// Judges two tellings in posts of one event.
pub(super) fn judge(a: &Form, b: &Form) -> Verdict {
    let least = a.words.len().min(b.words.len());
    if least == 0 || a.is_everyday() || b.is_everyday() {
        return Verdict::Unsure;
    }
    let titles = compare(a, b);
    let is_sure =
        match (speakers(&a.speakers, &b.speakers), titles) {
            (Speakers::Shared, Titles::Equal) => true,
            (Speakers::Shared, Titles::Alike | Titles::Headed)
            | (Speakers::Untold, Titles::Equal) => least >= 2,
            (Speakers::Shared, Titles::Within)
            | (Speakers::Untold, Titles::Alike | Titles::Headed) => least >= KNOWN_ALONE,
            (Speakers::Untold, Titles::Within) => least > KNOWN_ALONE,
            (Speakers::Others, Titles::Equal) => least >= KNOWN_BY_OTHERS,
            (_, Titles::Apart) | (Speakers::Others, _) => return Verdict::Different,
        };
    if is_sure {
        Verdict::Same
    } else {
        Verdict::Unsure
    }
}

fn speakers(a: &[Name], b: &[Name]) -> Speakers {
    if a.is_empty() || b.is_empty() {
        Speakers::Untold
    } else if a.iter().any(|name| b.iter().any(|other| name.is(other))) {
        Speakers::Shared
    } else {
        Speakers::Others
    }
}

fn compare(a: &Form, b: &Form) -> Titles {
    if a.words == b.words || a.words.concat() == b.words.concat() {
        return Titles::Equal;
    }
    let (short, long) = if a.words.len() <= b.words.len() {
        (a, b)
    } else {
        (b, a)
    };
    if a.parting != b.parting && !only_counts(short, long) {
        return Titles::Apart;
    }
    let Some((slips, is_in_order)) = fit(&short.words, &long.words) else {
        return Titles::Apart;
    };
    let allowed = if short.words.len() < 4 { 1 } else { 2 };
    if slips > allowed || slips >= short.words.len() {
        return Titles::Apart;
    }
    let added = long.words.len() - short.words.len();
    if added == 0 {
        Titles::Alike
    } else if is_in_order && short.words.len() == long.head {
        Titles::Headed
    } else if added * 2 <= short.words.len() {
        Titles::Within
    } else {
        Titles::Apart
    }
}

/// Words of a subtitle that are a sentence of its own, in which a number counts something.
const SENTENCE: usize = 3;

/// Whether the titles part in nothing but numbers of a long subtitle: "Tales: Five years in the mines", not "Tales: Part 5".
fn only_counts(short: &Form, long: &Form) -> bool {
    let subtitle = long.words.get(long.head..).unwrap_or_default();
    let mut more = long.parting.difference(&short.parting);
    short.words.len() == long.head
        && subtitle.len() >= SENTENCE
        && short.parting.is_subset(&long.parting)
        && more.all(|word| has_digit(word) && subtitle.contains(word))
}

/// Finds every word of `short` in `long`: how many with a slip, and whether `long` begins with all of them in order.
/// `None` if one is missing.
fn fit(short: &[String], long: &[String]) -> Option<(usize, bool)> {
    let mut is_taken = vec![false; long.len()];
    let (mut slips, mut is_in_order) = (0, true);
    for (index, word) in short.iter().enumerate() {
        let free = |same: &dyn Fn(&str) -> bool, is_taken: &[bool]| {
            let mut places = long.iter().zip(is_taken);
            places.position(|(other, taken)| !taken && same(other))
        };
        let exact = free(&|other| other == word, &is_taken);
        let place = exact.or_else(|| {
            slips += 1;
            free(&|other| are_alike(word, other), &is_taken)
        })?;
        is_in_order &= place == index;
        if let Some(taken) = is_taken.get_mut(place) {
            *taken = true;
        }
    }
    Some((slips, is_in_order))
}
