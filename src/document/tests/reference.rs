//! The words of the visible text beside those of reference HTML, as an HTML parser finds them.

use html5gum::{Token, Tokenizer};

use super::*;

/// Elements around which words end.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "img",
    "li",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements whose text nobody sees.
const HIDDEN: [&str; 2] = ["script", "style"];

proptest! {
    #[test]
    fn words_are_those_of_the_reference(source in super::properties::plain_markdown()) {
        let expected = words_of_html(&reference_html(&source));
        prop_assert_eq!(words_of_document(&source), expected, "source: {:?}", source);
    }
}

#[test]
fn words_of_every_plain_construct_are_those_of_the_reference() {
    for source in super::plain::SOURCES {
        let expected = words_of_html(&reference_html(source));
        assert_eq!(words_of_document(source), expected, "source:\n{source}");
    }
}

#[test]
#[ignore = "needs CommonMark's spec.txt, which KUBENOTES_COMMONMARK names"]
fn words_of_the_specification_are_those_of_its_html() {
    let Some(path) = std::env::var_os("KUBENOTES_COMMONMARK") else {
        eprintln!("skipped: KUBENOTES_COMMONMARK names no specification");
        return;
    };
    let specification = std::fs::read_to_string(path).expect("a specification");
    let fence = "`".repeat(32);
    let mut wrong = Vec::new();
    for example in specification.split(&format!("{fence} example\n")).skip(1) {
        let example = example.split(&fence).next().unwrap_or_default();
        let Some((source, html)) = example.split_once("\n.\n").or(example.split_once(".\n")) else {
            continue;
        };
        let source = source.replace('→', "\t");
        let (found, expected) = (words_of_document(&source), words_of_html(html));
        if found != expected {
            wrong.push(format!(
                "{source}\n  shows  {found:?}\n  not    {expected:?}\n"
            ));
        }
    }
    assert!(
        wrong.len() <= MEANT_OTHERWISE,
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Examples that show where `CommonMark` does not do what authors mean: Markdown after `</script>` and `<div>` on one line,
/// and tags that are indented by four columns inside others (the specification itself says so in 4.6).
const MEANT_OTHERWISE: usize = 4;

fn reference_html(source: &str) -> String {
    use pulldown_cmark::{Options, Parser, html};
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(source, options));
    page
}

/// The words of the text, without those that stand for images: no HTML shows them.
fn words_of_document(source: &str) -> Vec<String> {
    let document = parse(source.as_bytes());
    let mut text = document.text.clone();
    for image in document.images.iter().rev() {
        text.replace_range(image.span.start as usize..image.span.end as usize, " ");
    }
    words(&text)
}

fn words_of_html(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut hidden: Option<Vec<u8>> = None;
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let class = tag
                    .attributes
                    .get(&b"class"[..])
                    .map(|class| class.to_vec());
                let is_label = class.is_some_and(|class| class == b"footnote-definition-label");
                if hidden.is_none() && (HIDDEN.contains(&&*name) || is_label) {
                    hidden = Some(tag.name.to_vec());
                }
                if BLOCKS.contains(&&*name) {
                    text.push(' ');
                }
            }
            Token::EndTag(tag) => {
                hidden = hidden.filter(|name| *name != tag.name.to_vec());
                if BLOCKS.contains(&&*String::from_utf8_lossy(&tag.name)) {
                    text.push(' ');
                }
            }
            Token::String(part) if hidden.is_none() => {
                text.push_str(&String::from_utf8_lossy(&part));
            }
            _ => {}
        }
    }
    words(&text)
}

/// Runs of letters and digits: punctuation may be set better than it was typed.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
