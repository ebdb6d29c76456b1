//! What people type, made from titles and speakers of talks: rare words, out of order, with slips, shortened, mixed.

use std::collections::HashMap;

use kubenotes::document::Talk;
use kubenotes::library::Library;

/// The most talks that are asked for.
const TALKS: usize = 250;

/// Words that occur in many titles tell none.
const COMMON: usize = 12;

/// Kind, query, wanted title.
pub type Asked = (&'static str, String, String);

/// Queries from talks spread over the library: those that tell one title from all others.
pub fn made_from(library: &Library) -> Vec<Asked> {
    let talks: Vec<&Talk> = library
        .posts()
        .flat_map(|(_, post)| &post.sections)
        .filter_map(|section| section.talk.as_deref())
        .collect();
    let mut titles_with: HashMap<String, Vec<&str>> = HashMap::new();
    for talk in &talks {
        for word in words(&talk.title) {
            let titles = titles_with.entry(word).or_default();
            if !titles.contains(&talk.title.as_str()) {
                titles.push(&talk.title);
            }
        }
    }
    let step = (talks.len() / TALKS).max(1);
    let mut asked = Vec::new();
    for (number, talk) in talks.iter().step_by(step).enumerate() {
        let mut telling: Vec<String> = words(&talk.title)
            .into_iter()
            .filter(|word| word.len() >= 4 && titles_with[word].len() <= COMMON)
            .collect();
        telling.sort_by_key(|word| titles_with[word].len());
        telling.truncate(2);
        let [first, second] = &telling[..] else {
            continue;
        };
        let both = |title: &&&str| titles_with[second].contains(*title);
        if titles_with[first].iter().filter(both).count() != 1 {
            continue;
        }
        let last_name = talk
            .speakers
            .first()
            .and_then(|speaker| words(&speaker.name).pop());
        let (kind, query) = match (number % 6, last_name) {
            (0, _) => ("words", format!("{first} {second}")),
            (1, _) => ("order", backwards(&talk.title, first, second)),
            (2, _) => ("typo", format!("{} {second}", swapped(first))),
            (3, _) => ("shortened", format!("{} {}", cut(first), cut(second))),
            (4, Some(name)) => ("mix", format!("{name} {first}")),
            (5, _) => (
                "abbreviation",
                format!("{} {}", without_vowels(first), second),
            ),
            _ => ("typo", format!("{} {}", left_out(first), second)),
        };
        asked.push((kind, query, talk.title.clone()));
    }
    asked
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn backwards(title: &str, first: &str, second: &str) -> String {
    let title = title.to_lowercase();
    if title.find(first) < title.find(second) {
        format!("{second} {first}")
    } else {
        format!("{first} {second}")
    }
}

/// Two neighbours in the middle change places.
fn swapped(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    letters.swap(middle - 1, middle);
    letters.into_iter().collect()
}

fn left_out(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.remove(letters.len() / 2);
    letters.into_iter().collect()
}

fn cut(word: &str) -> String {
    let length = word.chars().count();
    word.chars().take((length - 1).clamp(3, 5)).collect()
}

fn without_vowels(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next();
    let rest = letters.filter(|letter| !"aeiou".contains(*letter));
    first.into_iter().chain(rest).collect()
}
