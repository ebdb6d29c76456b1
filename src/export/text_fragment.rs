//! The words of a link's text fragment, by which a browser finds a passage on the page (wicg.github.io/scroll-to-text-fragment,
//! 3.3). It knows no addresses.

use crate::text::percent;

/// A shorter passage stands in a link as a whole (characters).
const WHOLE: usize = 100;

/// Of a longer one as many words from each of its ends.
const WORDS_OF_AN_END: usize = 5;

/// As many words from before and behind a passage that might stand elsewhere as well.
const WORDS_AROUND: usize = 3;

/// A passage of so many characters hardly stands twice in a post, as in anchors.
const LONG_ENOUGH: usize = 24;

/// The words of a passage, and those around it as far as they are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct FragmentWords<'a> {
    pub quote: &'a str,
    pub prefix: &'a str,
    pub suffix: &'a str,
    /// Whether the words are known to stand on the page more than once.
    pub is_repeated: bool,
}

/// Whether what a link would look for first stands in a text more than once. Browsers do not tell capitals from small
/// letters.
pub(super) fn is_repeated(quote: &str, text: &str) -> bool {
    let Some(first) = first_line(quote) else {
        return false;
    };
    let words = words(first);
    let start = words.get(..WORDS_OF_AN_END.min(words.len()));
    let start = start.unwrap_or_default().join(" ").to_lowercase();
    let is_whole = quote.chars().count() <= WHOLE && first.len() == quote.trim().len();
    let wanted = if is_whole {
        first.to_lowercase()
    } else {
        start
    };
    text.to_lowercase().matches(&wanted).nth(1).is_some()
}

impl<'a> FragmentWords<'a> {
    /// `[prefix-,]start[,end][,-suffix]`; `None` if there are no words to look for.
    pub fn directive(&self) -> Option<String> {
        let quote = self.whole_words();
        let (first, last) = (first_line(&quote)?, last_line(&quote)?);
        let is_whole = first.len() == quote.trim().len() && quote.chars().count() <= WHOLE;
        let mut parts = Vec::new();
        if is_whole {
            parts.push(encoded(&words(first)));
        } else {
            let (start, end) = (words(first), words(last));
            parts.push(encoded(start.get(..WORDS_OF_AN_END.min(start.len()))?));
            let from = end.len().saturating_sub(WORDS_OF_AN_END);
            parts.push(encoded(end.get(from..)?));
        }
        let is_short = is_whole && quote.chars().count() < LONG_ENOUGH;
        if is_short || self.is_repeated {
            self.put_around(&mut parts);
        }
        Some(parts.join(","))
    }

    fn put_around(&self, parts: &mut Vec<String>) {
        let before = self.words_before();
        if !before.is_empty() {
            parts.insert(0, format!("{}-", encoded(&before)));
        }
        let behind = self.words_behind();
        if !behind.is_empty() {
            parts.push(format!("-{}", encoded(&behind)));
        }
    }

    /// The quote with the rest of a word that it begins or ends in: browsers look for whole words only.
    fn whole_words(&self) -> String {
        let (before, behind) = (self.cut_before(), self.cut_behind());
        [before, self.quote, behind].concat()
    }

    /// The letters before the quote that belong to its first word.
    fn cut_before(&self) -> &'a str {
        if !self.quote.starts_with(char::is_alphanumeric) {
            return "";
        }
        let rest = self.prefix.trim_end_matches(char::is_alphanumeric);
        self.prefix.get(rest.len()..).unwrap_or_default()
    }

    /// The letters behind the quote that belong to its last word.
    fn cut_behind(&self) -> &'a str {
        if !self.quote.ends_with(char::is_alphanumeric) {
            return "";
        }
        let rest = self.suffix.trim_start_matches(char::is_alphanumeric);
        let length = self.suffix.len() - rest.len();
        self.suffix.get(..length).unwrap_or_default()
    }

    /// The last words before the quote in its own line, the first of those known left out: it may be half of a word. Where
    /// the quote begins its line and stands elsewhere too, those of the line above; a browser skips the gap between.
    fn words_before(&self) -> Vec<&'a str> {
        let before = self.prefix.len() - self.cut_before().len();
        let known = self.prefix.get(..before).unwrap_or_default();
        let known = if self.is_repeated {
            known.trim_end()
        } else {
            known
        };
        let (line, is_whole) = match known.rsplit_once('\n') {
            Some((_, line)) => (line, true),
            None => (known, false),
        };
        let mut words = words(line);
        if !is_whole && !words.is_empty() {
            words.remove(0);
        }
        let from = words.len().saturating_sub(WORDS_AROUND);
        words.split_off(from)
    }

    /// The first words behind the quote in its own line, the last of those known left out; as before it, those of the line
    /// below where they are needed.
    fn words_behind(&self) -> Vec<&'a str> {
        let known = self.suffix.get(self.cut_behind().len()..);
        let known = known.unwrap_or_default();
        let known = if self.is_repeated {
            known.trim_start()
        } else {
            known
        };
        let (line, is_whole) = match known.split_once('\n') {
            Some((line, _)) => (line, true),
            None => (known, false),
        };
        let mut words = words(line);
        if !is_whole {
            words.pop();
        }
        words.truncate(WORDS_AROUND);
        words
    }
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

fn first_line(text: &str) -> Option<&str> {
    text.split('\n')
        .map(str::trim)
        .find(|line| !line.is_empty())
}

fn last_line(text: &str) -> Option<&str> {
    text.rsplit('\n')
        .map(str::trim)
        .find(|line| !line.is_empty())
}

fn encoded(words: &[&str]) -> String {
    percent::encoded(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The directive of a passage between `«` and `»` in its surroundings.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let (prefix, rest) = marked.split_once('«').unwrap();
        let (quote, suffix) = rest.split_once('»').unwrap();
        let words = FragmentWords {
            quote,
            prefix,
            suffix,
            is_repeated: is_repeated(quote, &[prefix, quote, suffix].concat()),
        };
        assert_eq!(words.directive().as_deref(), Some(expected));
    }

    #[test]
    fn a_short_passage_stands_in_its_link_as_a_whole() {
        check(
            "x «a sentence - long, clear & enough» y",
            "a%20sentence%20%2D%20long%2C%20clear%20%26%20enough",
        );
        check(
            "«Größe ist nicht alles, sagte sie»",
            "Gr%C3%B6%C3%9Fe%20ist%20nicht%20alles%2C%20sagte%20sie",
        );
    }

    #[test]
    fn a_very_short_one_has_words_around_it() {
        check(
            "one two three «Argo» is not five",
            "two%20three-,Argo,-is%20not",
        );
        check("line\n«Argo»\nnext", "Argo");
        check("line\nall of «Argo» here\nnext", "all%20of-,Argo,-here");
    }

    #[test]
    fn a_long_one_has_its_ends() {
        let long = "one two three four five six seven ".repeat(4);
        let long = long.trim();
        let words = FragmentWords {
            quote: long,
            prefix: "",
            suffix: "",
            is_repeated: false,
        };
        let ends = "one%20two%20three%20four%20five,three%20four%20five%20six%20seven";
        assert_eq!(words.directive().as_deref(), Some(ends));
        check(
            "«One block.\nAnother block.»",
            "One%20block.,Another%20block.",
        );
    }

    #[test]
    fn one_that_stands_there_twice_has_words_around_it() {
        check(
            "It is a sentence that stands twice. But now «it is a sentence that stands twice», as one sees",
            "twice.%20But%20now-,it%20is%20a%20sentence%20that%20stands%20twice,-%2C%20as%20one",
        );
        check(
            "A heading of many words\nfirst part here\n«A heading of many words»\nsecond part there\n",
            "first%20part%20here-,A%20heading%20of%20many%20words,-second%20part%20there",
        );
        let long = "one two three four five six seven ".repeat(4);
        let long = long.trim();
        let marked = format!("one two three four five, and\nthen came «{long}»\nthe end\n");
        check(
            &marked,
            "then%20came-,one%20two%20three%20four%20five,three%20four%20five%20six%20seven,-the%20end",
        );
    }

    #[test]
    fn cut_words_are_made_whole() {
        check(
            "it under«stands what the writer me»ant well",
            "understands%20what%20the%20writer%20meant",
        );
    }
}
