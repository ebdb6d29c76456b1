//! A few words that may hold Markdown and HTML, such as a caption in an attribute, to the words alone.

use std::borrow::Cow;

use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Parser};

/// The words without markup, entities decoded.
pub(super) fn plain_words(text: &str) -> Cow<'_, str> {
    let mut bytes = text.bytes();
    if !bytes.any(|byte| matches!(byte, b'*' | b'_' | b'`' | b'[' | b'<' | b'&' | b'\\')) {
        return Cow::Borrowed(text);
    }
    let mut words = String::with_capacity(text.len());
    for event in Parser::new(text) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::Html(html) => push_text(&mut words, &html),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    Cow::Owned(words)
}

fn push_text(words: &mut String, html: &str) {
    for token in Tokenizer::new(html).flatten() {
        if let Token::String(text) = token {
            words.push_str(&String::from_utf8_lossy(&text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain_words;

    #[test]
    fn markup_goes_and_words_stay() {
        for (text, words) in [
            ("Plain words", "Plain words"),
            ("By <a href=\"x\">me</a> &amp; *you*", "By me & you"),
            ("<p>A [link](x)</p>", "A [link](x)"),
            ("snake_case stays", "snake_case stays"),
        ] {
            assert_eq!(plain_words(text), words);
        }
    }
}
