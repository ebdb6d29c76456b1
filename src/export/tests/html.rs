//! HTML, taken apart by a tokenizer that follows the standard (html5gum).

use html5gum::{Token, Tokenizer};

use super::*;

/// The elements of a page with their attributes, and its text.
#[derive(Default)]
struct Page {
    elements: Vec<(String, BTreeMap<String, String>)>,
    /// The text of each list item.
    items: Vec<String>,
    open: Vec<String>,
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn read(html: &str) -> Page {
    let mut page = Page::default();
    for token in Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = words(&tag.name);
                let attributes = tag.attributes.iter();
                let attributes = attributes.map(|(name, value)| (words(name), words(value)));
                page.elements.push((name.clone(), attributes.collect()));
                if name == "li" {
                    page.items.push(String::new());
                }
                if !["meta", "br"].contains(&&*name) {
                    page.open.push(name);
                }
            }
            Token::EndTag(tag) => assert_eq!(page.open.pop(), Some(words(&tag.name))),
            Token::String(text) => {
                if let Some(item) = page.items.last_mut() {
                    item.push_str(&words(&text));
                }
            }
            Token::Comment(_) => panic!("a comment"),
            Token::Doctype(_) => {}
            Token::Error(error) => panic!("{error:?}"),
        }
    }
    page
}

fn rendered(items: &[ExportItem], grouping: Grouping) -> String {
    let options = ExportOptions {
        grouping,
        ..options()
    };
    format_by_id("html").unwrap().render(items, &options)
}

#[test]
fn a_page_has_all_words_and_no_element_of_theirs() {
    let items = hurtful_items();
    for grouping in Grouping::ALL {
        let page = read(&rendered(&items, grouping));
        assert!(page.open.is_empty(), "{:?}", page.open);
        assert_eq!(page.items.len(), items.len());
        for (text, item) in page.items.iter().zip(&items) {
            let headline = wording::headline(item);
            let note = wording::untold_note(item).unwrap_or_default();
            for fact in [
                &headline,
                item.quote(),
                note,
                "Rollouts *done* slowly (keynote), Zoë Müller (Shipyard)",
                "Second day: a [recap], Robin Author, 2019-11-20",
                "due 2020-01-31",
            ] {
                assert!(text.contains(fact), "{fact:?} in {text:?}");
            }
        }
        let mut names: Vec<_> = page
            .elements
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        names.sort_unstable();
        names.dedup();
        let ours = [
            "a",
            "blockquote",
            "body",
            "br",
            "div",
            "h1",
            "h2",
            "head",
            "header",
            "html",
            "li",
            "main",
            "meta",
            "ol",
            "p",
            "span",
            "style",
            "title",
        ];
        assert!(names.iter().all(|name| ours.contains(name)), "{names:?}");
    }
}

#[test]
fn links_lead_to_the_web_only() {
    let mut items = [item(1, "quote", "note", Status::Open)];
    items[0].record.post.url = Some("javascript:alert(1)".into());
    items[0].link = Some("https://example.org/?a=\"><b>&c".into());
    let page = read(&rendered(&items, Grouping::None));
    let addresses: Vec<_> = page
        .elements
        .iter()
        .filter_map(|(_, attributes)| attributes.get("href"))
        .collect();
    assert_eq!(addresses, ["https://example.org/?a=\"><b>&c"]);
}

#[test]
fn a_page_of_somebody_else_stays() {
    let format = format_by_id("html").unwrap();
    let items = hurtful_items();
    let first = format.update("", &items, &options()).unwrap();
    assert_eq!(format.update(&first, &items, &options()).unwrap(), first);
    let outcome = format.update("<!doctype html><p>Mine", &items, &options());
    assert_eq!(outcome, Err(ExportError::NotOurs));
}
