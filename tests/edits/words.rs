//! A text as words that know which word of the text before an edit they are.

use std::ops::Range;

use kubenotes::document::{ContainerKind, Document};
use kubenotes::text::Span;

/// A word and the white space before it.
#[derive(Clone, Debug)]
pub struct Word {
    pub gap: String,
    pub text: String,
    /// The word of the old text that this is, or that it was put in the place of.
    pub origin: Option<usize>,
}

impl Word {
    /// A word that is new, with a blank before it.
    pub fn new(text: &str) -> Self {
        Self {
            gap: " ".to_owned(),
            text: text.to_owned(),
            origin: None,
        }
    }

    /// The same word, its origin that of the word it was before.
    pub fn traced_through(self, before: &[Self]) -> Self {
        Self {
            origin: self.origin.and_then(|at| before[at].origin),
            ..self
        }
    }
}

/// The words of a post and what they stand in.
pub struct Post {
    /// The visible text.
    pub text: String,
    /// The words.
    pub words: Vec<Word>,
    /// Where each word stands in the text.
    pub spans: Vec<Span>,
    /// The words of each block.
    pub blocks: Vec<Range<usize>>,
    /// The words of each section but one that is the whole post.
    pub sections: Vec<Range<usize>>,
    /// The items of each list, each one block, one behind the other.
    pub lists: Vec<Vec<Range<usize>>>,
}

impl Post {
    /// The words of a post.
    pub fn of(document: &Document) -> Self {
        let (words, spans) = cut(&document.text);
        let within = |span: Span| {
            let start = spans.partition_point(|word| word.end <= span.start);
            let end = spans.partition_point(|word| word.start < span.end);
            start..end.max(start)
        };
        let sections = document
            .sections
            .iter()
            .map(|section| within(section.span))
            .filter(|section| !section.is_empty() && section.len() * 2 < words.len());
        let blocks = document.blocks.iter().map(|block| within(block.span));
        Self {
            sections: sections.collect(),
            blocks: blocks.filter(|block| !block.is_empty()).collect(),
            lists: lists(document, within),
            text: document.text.clone(),
            words,
            spans,
        }
    }
}

impl Post {
    /// These words as a post of their own, a block to each line.
    pub fn of_words(words: &[Word]) -> Self {
        let (text, _) = joined(words);
        let (words, spans) = cut(&text);
        let starts = (0..words.len()).filter(|&at| at == 0 || words[at].gap.contains('\n'));
        let starts: Vec<usize> = starts.chain([words.len()]).collect();
        Self {
            blocks: starts.windows(2).map(|pair| pair[0]..pair[1]).collect(),
            sections: Vec::new(),
            lists: Vec::new(),
            text,
            words,
            spans,
        }
    }
}

/// The runs of at least three items of one list with one block each.
fn lists(document: &Document, within: impl Fn(Span) -> Range<usize>) -> Vec<Vec<Range<usize>>> {
    let item_of = |container: Option<u32>| {
        let index = container?;
        let container = &document.containers[index as usize];
        let is_item = matches!(
            container.kind,
            ContainerKind::Bullet | ContainerKind::Number(_)
        );
        is_item.then_some((index, container.parent))
    };
    let mut lists: Vec<Vec<Range<usize>>> = Vec::new();
    let mut last = None;
    for block in &document.blocks {
        let item = item_of(block.container);
        let words = within(block.span);
        match (item, last) {
            (Some((index, parent)), Some((before, parent_before)))
                if index != before && parent == parent_before && !words.is_empty() =>
            {
                lists.last_mut().unwrap().push(words);
            }
            (Some(_), _) => lists.push(vec![words]),
            (None, _) => {}
        }
        last = item;
    }
    lists.retain(|items| {
        items.len() >= 3 && items.windows(2).all(|pair| pair[0].end == pair[1].start)
    });
    lists
}

/// A text cut at white space.
fn cut(text: &str) -> (Vec<Word>, Vec<Span>) {
    let (mut words, mut spans) = (Vec::new(), Vec::new());
    let mut end = 0;
    for word in text.split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        words.push(Word {
            gap: text[end..start].to_owned(),
            text: word.to_owned(),
            origin: Some(words.len()),
        });
        end = start + word.len();
        spans.push(Span::new(start as u32, end as u32));
    }
    (words, spans)
}

/// Words as a text, and where each of them stands in it.
pub fn joined(words: &[Word]) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for word in words {
        text.push_str(&word.gap);
        let start = text.len() as u32;
        text.push_str(&word.text);
        spans.push(Span::new(start, text.len() as u32));
    }
    (text, spans)
}
