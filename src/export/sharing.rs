//! One passage to be given to somebody: as a quote, as Markdown, or as a link that leads to its words.

use crate::annotation::{PostReference, Record, TalkReference};
use crate::text::percent;
use crate::text::sanitize::{harmless, one_line};

use super::is_web_address;
use super::markdown_source::destination;
use super::markdown_text::{Flavor, escaped_line, escaped_lines};

/// A shorter passage stands in a link as a whole (characters).
const WHOLE: usize = 100;

/// Of a longer one as many words from each of its ends.
const WORDS_OF_AN_END: usize = 5;

/// As many words from before and behind a passage that might stand elsewhere as well.
const WORDS_AROUND: usize = 3;

/// A passage of so many characters hardly stands twice in a post, as in anchors.
const LONG_ENOUGH: usize = 24;

/// A passage with what tells where it is from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharedPassage {
    /// The words.
    pub quote: String,
    /// What stands before them, as much as is known.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
    /// The post.
    pub post: PostReference,
    /// The talk.
    pub talk: Option<TalkReference>,
}

/// What a passage becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// Words between quote marks, and under them where they are from.
    Quote,
    /// A block quote of Markdown with a link.
    Markdown,
    /// The post's address, with the words to scroll to.
    Link,
}

impl Sharing {
    /// Everything that a passage can become.
    pub const ALL: [Self; 3] = [Self::Quote, Self::Markdown, Self::Link];

    /// The word used on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Markdown => "markdown",
            Self::Link => "link",
        }
    }
}

impl SharedPassage {
    /// The passage of a record; `None` for a note without one.
    pub fn of(record: &Record) -> Option<Self> {
        let anchor = record.anchor.as_ref()?;
        Some(Self {
            quote: anchor.quote.clone(),
            prefix: anchor.prefix.clone(),
            suffix: anchor.suffix.clone(),
            post: record.post.clone(),
            talk: record.talk.clone(),
        })
    }

    /// The passage as text; `None` for a link to a post that has no address on the web.
    pub fn shared(&self, sharing: Sharing) -> Option<String> {
        match sharing {
            Sharing::Quote => Some(self.as_quote()),
            Sharing::Markdown => Some(self.as_markdown()),
            Sharing::Link => self.link(),
        }
    }

    fn as_quote(&self) -> String {
        let mut lines = vec![format!("“{}”", harmless(self.quote.trim()))];
        let mut source = Vec::new();
        source.extend(self.talk_facts());
        source.push(self.post.title.clone());
        source.extend(self.post_facts());
        lines.push(format!("— {}", one_line(&source.join(", "))));
        lines.extend(self.link());
        lines.join("\n")
    }

    fn as_markdown(&self) -> String {
        let quote = escaped_lines(self.quote.trim(), Flavor::Github).replace('\n', "\n> ");
        let title = escaped_line(&self.post.title, Flavor::Github);
        let title = match self.link() {
            Some(link) => format!("[{title}](<{}>)", destination(&link)),
            None => title,
        };
        let mut source: Vec<String> = Vec::new();
        source.extend(self.talk_facts());
        let talk = escaped_line(&source.join(", "), Flavor::Github);
        let facts = escaped_line(&self.post_facts().join(", "), Flavor::Github);
        let source: Vec<_> = [talk, title, facts]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        format!("> {quote}\n>\n> — {}", source.join(", "))
    }

    fn talk_facts(&self) -> Option<String> {
        let talk = self.talk.as_ref()?;
        let mut facts = vec![talk.title.clone()];
        facts.extend(talk.speakers.iter().map(|speaker| speaker.name.clone()));
        Some(facts.join(", "))
    }

    fn post_facts(&self) -> Vec<String> {
        let mut facts = self.post.authors.clone();
        facts.extend(self.post.date.map(|date| date.day.to_string()));
        facts
    }

    /// The post's address with a text fragment (wicg.github.io/scroll-to-text-fragment, 3.3): an address that has a
    /// fragment keeps it.
    fn link(&self) -> Option<String> {
        let url = self.post.url.as_deref()?;
        let url = url.split(":~:").next().unwrap_or(url);
        if !is_web_address(url) {
            return None;
        }
        let gap = if url.contains('#') { "" } else { "#" };
        match self.directive() {
            Some(directive) => Some(format!("{url}{gap}:~:text={directive}")),
            None => Some(url.trim_end_matches('#').to_owned()),
        }
    }

    /// `[prefix-,]start[,end][,-suffix]`; `None` if there are no words to look for.
    fn directive(&self) -> Option<String> {
        let quote = self.whole_words();
        let (first, last) = (first_line(&quote)?, last_line(&quote)?);
        let is_whole = first.len() == quote.trim().len() && quote.chars().count() <= WHOLE;
        if !is_whole {
            let (start, end) = (words(first), words(last));
            let start = &start.get(..WORDS_OF_AN_END.min(start.len()))?;
            let end = end.get(end.len().saturating_sub(WORDS_OF_AN_END)..)?;
            return Some(format!("{},{}", encoded(start), encoded(end)));
        }
        let mut parts = Vec::new();
        if quote.chars().count() < LONG_ENOUGH {
            let before = self.words_before();
            if !before.is_empty() {
                parts.push(format!("{}-", encoded(&before)));
            }
        }
        parts.push(encoded(&words(first)));
        if quote.chars().count() < LONG_ENOUGH {
            let behind = self.words_behind();
            if !behind.is_empty() {
                parts.push(format!("-{}", encoded(&behind)));
            }
        }
        Some(parts.join(","))
    }

    /// The quote with the rest of a word that it begins or ends in: browsers look for whole words only.
    fn whole_words(&self) -> String {
        let (before, behind) = (self.cut_before(), self.cut_behind());
        [before, &self.quote, behind].concat()
    }

    /// The letters before the quote that belong to its first word.
    fn cut_before(&self) -> &str {
        if !self.quote.starts_with(char::is_alphanumeric) {
            return "";
        }
        let rest = self.prefix.trim_end_matches(char::is_alphanumeric);
        self.prefix.get(rest.len()..).unwrap_or_default()
    }

    /// The letters behind the quote that belong to its last word.
    fn cut_behind(&self) -> &str {
        if !self.quote.ends_with(char::is_alphanumeric) {
            return "";
        }
        let rest = self.suffix.trim_start_matches(char::is_alphanumeric);
        let length = self.suffix.len() - rest.len();
        self.suffix.get(..length).unwrap_or_default()
    }

    /// The last words before the quote in its own line, the first of those known left out: it may be half of a word.
    fn words_before(&self) -> Vec<&str> {
        let before = self.prefix.len() - self.cut_before().len();
        let line = self.prefix.get(..before).unwrap_or_default();
        let (line, is_whole) = match line.rsplit_once('\n') {
            Some((_, line)) => (line, true),
            None => (line, false),
        };
        let mut words = words(line);
        if !is_whole && !words.is_empty() {
            words.remove(0);
        }
        let from = words.len().saturating_sub(WORDS_AROUND);
        words.split_off(from)
    }

    /// The first words behind the quote in its own line, the last of those known left out.
    fn words_behind(&self) -> Vec<&str> {
        let line = self
            .suffix
            .get(self.cut_behind().len()..)
            .unwrap_or_default();
        let (line, is_whole) = match line.split_once('\n') {
            Some((line, _)) => (line, true),
            None => (line, false),
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

    const ADDRESS: &str = "https://example.org/recap";

    /// A passage between `«` and `»` in its surroundings.
    fn passage(marked: &str, url: &str) -> SharedPassage {
        let (prefix, rest) = marked.split_once('«').unwrap();
        let (quote, suffix) = rest.split_once('»').unwrap();
        SharedPassage {
            quote: quote.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
            post: PostReference {
                title: "Second *day*".into(),
                authors: vec!["Robin".into()],
                url: Some(url.into()),
                ..PostReference::default()
            },
            talk: None,
        }
    }

    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let link = passage(marked, ADDRESS).shared(Sharing::Link).unwrap();
        assert_eq!(link, format!("{ADDRESS}#:~:text={expected}"));
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
        check(
            &format!("«{}»", long.trim()),
            "one%20two%20three%20four%20five,three%20four%20five%20six%20seven",
        );
        check(
            "«One block.\nAnother block.»",
            "One%20block.,Another%20block.",
        );
    }

    #[test]
    fn cut_words_are_made_whole() {
        check(
            "it under«stands what the writer me»ant well",
            "understands%20what%20the%20writer%20meant",
        );
    }

    #[test]
    fn an_address_keeps_its_fragment_and_gets_one_directive() {
        for (url, expected) in [
            (
                "https://example.org/#day-2",
                "https://example.org/#day-2:~:text=enough",
            ),
            (
                "https://example.org/#:~:text=old",
                "https://example.org/#:~:text=enough",
            ),
            (
                "https://example.org/#d:~:text=old",
                "https://example.org/#d:~:text=enough",
            ),
        ] {
            let link = passage("«enough»", url).shared(Sharing::Link);
            assert_eq!(link.as_deref(), Some(expected));
        }
        assert_eq!(passage("«enough»", "/recap").shared(Sharing::Link), None);
    }

    #[test]
    fn a_quote_says_where_it_is_from() {
        let mut passage = passage("«It *moved* up.\nTwice, and it stays.»", ADDRESS);
        let link =
            "https://example.org/recap#:~:text=It%20%2Amoved%2A%20up.,Twice%2C%20and%20it%20stays.";
        assert_eq!(
            passage.shared(Sharing::Quote).unwrap(),
            format!("“It *moved* up.\nTwice, and it stays.”\n— Second *day*, Robin\n{link}")
        );
        assert_eq!(
            passage.shared(Sharing::Markdown).unwrap(),
            format!(
                "> It \\*moved\\* up.\n> Twice, and it stays.\n>\n> — [Second \\*day\\*](<{link}>), Robin"
            )
        );
        passage.post.url = None;
        let quote = passage.shared(Sharing::Quote).unwrap();
        assert!(quote.ends_with("Robin"), "{quote}");
    }
}
