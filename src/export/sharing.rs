//! One passage to be given to somebody: as a quote, as Markdown, or as a link that leads to its words.

use crate::annotation::{PostReference, Record, TalkReference};
use crate::text::sanitize::{harmless, one_line};

use super::is_web_address;
use super::markdown_source::destination;
use super::markdown_text::{Flavor, escaped_line, escaped_lines};
use super::text_fragment::{FragmentWords, is_repeated};

/// A passage with what tells where it is from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharedPassage {
    /// The words.
    pub quote: String,
    /// What stands before them, as much as is known.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
    /// Whether the words are known to stand in the post more than once.
    pub is_repeated: bool,
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
            is_repeated: false,
            post: record.post.clone(),
            talk: record.talk.clone(),
        })
    }

    /// The passage as one of a post whose visible text is known.
    pub fn within(self, text: &str) -> Self {
        let is_repeated = is_repeated(&self.quote, text);
        Self {
            is_repeated,
            ..self
        }
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
        let words = FragmentWords {
            quote: &self.quote,
            prefix: &self.prefix,
            suffix: &self.suffix,
            is_repeated: self.is_repeated,
        };
        match words.directive() {
            Some(directive) => Some(format!("{url}{gap}:~:text={directive}")),
            None => Some(url.trim_end_matches('#').to_owned()),
        }
    }
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
            is_repeated: false,
            post: PostReference {
                title: "Second *day*".into(),
                authors: vec!["Robin".into()],
                url: Some(url.into()),
                ..PostReference::default()
            },
            talk: None,
        }
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
