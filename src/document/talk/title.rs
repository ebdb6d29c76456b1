//! Whether words may be a session's title. It asks for nothing around them.

use super::fold::with_folded;
use super::name;
use super::outline::is_part_of_post;
use super::tail::is_extra;
use super::words::Vocabulary;

/// Whether the words are a part of any post, a break, a company, or what is told with a name for another reason. People
/// named beside them speak for a title.
pub(super) fn is_no_title(title: &str, has_people: bool, words: &Vocabulary) -> bool {
    if title.len() < 3
        || title.starts_with("http")
        || name::is_company(title, words)
        || is_extra(title, words)
        || is_part(title, has_people, words)
    {
        return true;
    }
    let count = word_count(title);
    with_folded(title, |lower| {
        let mut parts = lower
            .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\''))
            .filter(|word| !word.is_empty());
        let first = parts.clone().next().unwrap_or_default();
        let is_credit = words.credits.contains(first) && count <= if has_people { 3 } else { 4 };
        let is_break = |word| words.breaks.contains(word);
        is_credit
            || words.agenda.contains(lower.trim()) && !has_people
            || count <= if has_people { 2 } else { 4 } && parts.clone().any(is_break)
            || !has_people && parts.any(|word| words.collections.contains(word))
    })
}

/// Whether the words are a part of any post: any heading that is one, or beside people only what is nothing else.
fn is_part(title: &str, has_people: bool, words: &Vocabulary) -> bool {
    if !has_people {
        return is_part_of_post(title, words);
    }
    with_folded(title, |lower| {
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let first = bare.split([' ', ':']).next().unwrap_or_default();
        words.sections.contains(bare) || words.days.contains(first)
    })
}

/// Whether most longer words begin with a capital, as in a title, and nothing ends it like a sentence.
pub(super) fn is_like_title(title: &str) -> bool {
    if title.ends_with(['.', ',', ':', ';']) || word_count(title) > 24 {
        return false;
    }
    let longer = || {
        title
            .split_whitespace()
            .map(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| word.chars().count() > 3 || word.starts_with(char::is_uppercase))
    };
    let capitals = longer().filter(|word| !word.starts_with(char::is_lowercase));
    let (capitals, all) = (capitals.count(), longer().count());
    all > 0 && capitals * 2 > all
}

/// How many words a title has; some letters make one in scripts that set no spaces.
pub(super) fn word_count(title: &str) -> usize {
    let spaced = title.split_whitespace().count();
    let dense = title.chars().filter(|c| *c >= '\u{3000}').count();
    spaced.max(dense / 2)
}
