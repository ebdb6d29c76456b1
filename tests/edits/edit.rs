//! What authors do to posts, done by a machine: every word knows where it comes from.

use std::iter::once;
use std::ops::Range;

use kubenotes::document::parse;

use super::random::Random;
use super::words::{Post, Word};

/// A kind of edit, with its name in the table.
pub struct Edit {
    pub name: &'static str,
    /// The words after it; `None` where the post has nothing of that kind to edit.
    pub make: fn(&Post, &str, &mut Random) -> Option<Vec<Word>>,
}

/// Every kind of edit.
pub const EDITS: [Edit; 11] = [
    Edit {
        name: "word typo",
        make: typos,
    },
    Edit {
        name: "sentence rewritten",
        make: sentences,
    },
    Edit {
        name: "words inserted",
        make: insertions,
    },
    Edit {
        name: "paragraph moved",
        make: moved,
    },
    Edit {
        name: "section deleted",
        make: section_deleted,
    },
    Edit {
        name: "paragraph deleted",
        make: paragraph_deleted,
    },
    Edit {
        name: "list reordered",
        make: reordered,
    },
    Edit {
        name: "front matter only",
        make: |post, _, _| Some(post.words.clone()),
    },
    Edit {
        name: "whole post re-wrapped",
        make: rewrapped,
    },
    Edit {
        name: "quotes curled",
        make: curled,
    },
    Edit {
        name: "all of these",
        make: everything,
    },
];

/// Words for what is written anew.
const NEW: [&str; 24] = [
    "nobody",
    "harbour",
    "quickly",
    "however",
    "an",
    "engine",
    "we",
    "of",
    "lighter",
    "showed",
    "the",
    "rather",
    "with",
    "colleague",
    "tomorrow",
    "and",
    "measured",
    "that",
    "in",
    "twelve",
    "question",
    "is",
    "a",
    "platform",
];

fn new_word(random: &mut Random) -> Word {
    Word::new(random.pick(&NEW).unwrap())
}

/// One word in forty has two letters exchanged, one doubled or one left out.
fn typos(post: &Post, _: &str, random: &mut Random) -> Option<Vec<Word>> {
    let mut words = post.words.clone();
    let long: Vec<usize> = (0..words.len())
        .filter(|&at| words[at].text.chars().filter(|c| c.is_alphabetic()).count() >= 4)
        .collect();
    for _ in 0..=words.len() / 40 {
        let word = &mut words[*random.pick(&long)?];
        let mut letters: Vec<char> = word.text.chars().collect();
        let at = 1 + random.below(letters.len() - 2);
        match random.below(3) {
            0 => letters.swap(at, at + 1),
            1 => letters.insert(at, letters[at]),
            _ => drop(letters.remove(at)),
        }
        word.text = letters.into_iter().collect();
    }
    Some(words)
}

/// The sentences of the prose, as ranges of words.
fn all_sentences(post: &Post) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    for block in &post.blocks {
        let mut start = block.start;
        for at in block.clone() {
            if post.words[at].text.ends_with(['.', '!', '?']) || at + 1 == block.end {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
    }
    sentences.retain(|sentence| sentence.len() >= 5);
    sentences
}

/// One sentence in ten has a fifth to half of its words replaced, left out or joined by new ones.
fn sentences(post: &Post, _: &str, random: &mut Random) -> Option<Vec<Word>> {
    let all = all_sentences(post);
    random.pick(&all)?;
    let share = 20 + random.below(30);
    let mut words: Vec<Vec<Word>> = post.words.iter().map(|word| vec![word.clone()]).collect();
    for _ in 0..=all.len() / 10 {
        for at in random.pick(&all)?.clone() {
            if random.percent(share) {
                rewrite(&mut words[at], random);
            }
        }
    }
    Some(words.into_iter().flatten().collect())
}

fn rewrite(word: &mut Vec<Word>, random: &mut Random) {
    match random.below(4) {
        0 => word.push(new_word(random)),
        1 if word.first().is_some_and(|word| !word.gap.contains('\n')) => word.clear(),
        _ => {
            for word in word.iter_mut() {
                word.text = new_word(random).text;
            }
        }
    }
}

/// A clause of three to twenty words in one sentence of ten.
fn insertions(post: &Post, _: &str, random: &mut Random) -> Option<Vec<Word>> {
    let all = all_sentences(post);
    let mut words: Vec<Vec<Word>> = post.words.iter().map(|word| vec![word.clone()]).collect();
    for _ in 0..=all.len() / 10 {
        let sentence = random.pick(&all)?.clone();
        let at = sentence.start + random.below(sentence.len());
        let count = 3 + random.below(18);
        words[at].extend((0..count).map(|_| new_word(random)));
    }
    Some(words.into_iter().flatten().collect())
}

/// Up to three blocks of text change places with others.
fn moved(post: &Post, _: &str, random: &mut Random) -> Option<Vec<Word>> {
    let mut blocks = post.blocks.clone();
    let long = |block: &Range<usize>| block.len() >= 8;
    if blocks.iter().filter(|block| long(block)).count() < 3 {
        return None;
    }
    for _ in 0..=random.below(3) {
        let from = random.below(blocks.len());
        if long(&blocks[from]) {
            let block = blocks.remove(from);
            blocks.insert(random.below(blocks.len() + 1), block);
        }
    }
    Some(in_order(post, &blocks))
}

/// The words of these blocks one behind the other, each block on a line of its own.
fn in_order(post: &Post, blocks: &[Range<usize>]) -> Vec<Word> {
    let mut words = Vec::new();
    for block in blocks {
        let first = words.len();
        words.extend(post.words[block.clone()].iter().cloned());
        if let Some(word) = words.get_mut(first)
            && !word.gap.contains('\n')
            && first > 0
        {
            "\n".clone_into(&mut word.gap);
        }
    }
    words
}

fn without(post: &Post, gone: &Range<usize>) -> Vec<Word> {
    let words = post.words.iter().enumerate();
    words
        .filter(|(at, _)| !gone.contains(at))
        .map(|(_, word)| word.clone())
        .collect()
}

fn section_deleted(post: &Post, _: &str, random: &mut Random) -> Option<Vec<Word>> {
    Some(without(post, random.pick(&post.sections)?))
}

fn paragraph_deleted(post: &Post, _: &str, random: &mut Random) -> Option<Vec<Word>> {
    let long: Vec<_> = post
        .blocks
        .iter()
        .filter(|block| block.len() >= 8)
        .collect();
    Some(without(post, random.pick(&long)?))
}

fn reordered(post: &Post, _: &str, random: &mut Random) -> Option<Vec<Word>> {
    let mut items = random.pick(&post.lists)?.clone();
    let (start, end) = (items.first()?.start, items.last()?.end);
    random.shuffle(&mut items);
    let (before, after) = (0..start, end..post.words.len());
    let blocks: Vec<_> = once(before).chain(items).chain(once(after)).collect();
    Some(in_order(post, &blocks))
}

/// The paragraphs of the source are filled to another width; its visible text is read anew.
fn rewrapped(post: &Post, source: &str, random: &mut Random) -> Option<Vec<Word>> {
    let width = 40 + random.below(60);
    let mut wrapped = String::new();
    let mut column = 0;
    let mut is_prose = false;
    for line in source.lines() {
        let goes_on = is_prose && is_plain(line);
        is_prose = is_plain(line) && !line.ends_with("  ") && !line.ends_with('\\');
        if !goes_on {
            wrapped.push('\n');
            column = 0;
        }
        if !is_prose && !goes_on {
            wrapped.push_str(line);
            continue;
        }
        for word in line.split_inclusive(' ') {
            let is_safe = word.starts_with(char::is_alphabetic);
            if column + word.len() > width && is_safe {
                wrapped.truncate(wrapped.trim_end_matches(' ').len());
                wrapped.push('\n');
                column = 0;
            } else if column > 0 && !wrapped.ends_with([' ', '\n']) {
                wrapped.push(' ');
            }
            wrapped.push_str(word);
            column += word.chars().count();
        }
    }
    let read = Post::of(&parse(wrapped.trim_start_matches('\n').as_bytes()));
    let same = |(old, new): (&Word, &Word)| old.text == new.text;
    let is_same =
        read.words.len() == post.words.len() && post.words.iter().zip(&read.words).all(same);
    // Some texts mean something else on other lines: those are no mere re-wrapping.
    is_same.then_some(read.words)
}

/// A line that is nothing but words.
fn is_plain(line: &str) -> bool {
    line.starts_with(|c: char| c.is_alphabetic()) && !line.contains(['|', '{', '<', '`', '\t'])
}

/// Straight quotes become typographic ones, or the other way where there are such already; dashes and dots as well.
fn curled(post: &Post, _: &str, _: &mut Random) -> Option<Vec<Word>> {
    let mut words = post.words.clone();
    let is_curled = post.text.contains(['“', '’']);
    for word in &mut words {
        word.text = if is_curled {
            word.text
                .replace(['“', '”'], "\"")
                .replace(['‘', '’'], "'")
                .replace('…', "...")
                .replace('–', "--")
        } else {
            curl(&word.text)
        };
    }
    let changed = words
        .iter()
        .zip(&post.words)
        .any(|(new, old)| new.text != old.text);
    changed.then_some(words)
}

fn curl(word: &str) -> String {
    let mut curled = String::new();
    for c in word.replace("...", "…").replace("--", "–").chars() {
        let opens = !curled.ends_with(char::is_alphanumeric);
        curled.push(match c {
            '"' if opens => '“',
            '"' => '”',
            '\'' if opens => '‘',
            '\'' => '’',
            other => other,
        });
    }
    curled
}

/// Several edits at once: what happens to a post that is finished a week after it was published.
#[expect(clippy::unnecessary_wraps, reason = "one of a table of edits")]
fn everything(post: &Post, source: &str, random: &mut Random) -> Option<Vec<Word>> {
    let edits = [
        typos,
        sentences,
        moved,
        paragraph_deleted,
        insertions,
        curled,
    ];
    let mut words = post.words.clone();
    for make in edits {
        let now = Post::of_words(&words);
        if let Some(after) = make(&now, source, random) {
            words = after
                .into_iter()
                .map(|word| word.traced_through(&words))
                .collect();
        }
    }
    Some(words)
}
