//! Finding a hundred highlights again in a post of 100 KB that was edited, beside its floor in the same run: one bare word
//! diff of the kept copy and the new text. Budget: 20 ms beyond it.
//!
//! - `edited`: a typo here and there, a paragraph put in, one moved, one deleted.
//! - `rewritten`: every second paragraph is another one, so that half of the highlights are looked for in vain.
//! - `edited, no copy`: the quotes and what stood around them are all there is to go by; nothing is compared.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use kubenotes::annotation::{Anchor, AnchorState, Placement, Reanchoring};
use kubenotes::document::TEXT_VERSION;
use kubenotes::text::Span;
use similar::{Algorithm, capture_diff_slices};

const BYTES: usize = 100_000;

const HIGHLIGHTS: usize = 100;

const WORDS: [&str; 32] = [
    "cluster", "team", "release", "harbour", "slowly", "and", "the", "of", "we", "measured",
    "rollout", "a", "question", "stage", "to", "mesh", "policy", "with", "night", "engine", "in",
    "quietly", "nobody", "operator", "is", "lantern", "budget", "for", "trace", "that", "node",
    "gardener",
];

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    /// A paragraph of some sentences, no two alike.
    fn paragraph(&mut self) -> String {
        let mut paragraph = String::new();
        for _ in 0..3 + self.roll(4) {
            for at in 0..8 + self.roll(12) {
                paragraph.push_str(if at == 0 { "" } else { " " });
                paragraph.push_str(WORDS.get(self.roll(WORDS.len())).unwrap_or(&"word"));
            }
            paragraph.push_str(". ");
        }
        paragraph
    }
}

/// The paragraphs of a post: prose in which nothing repeats, and lines that stand under every talk.
fn paragraphs(dice: &mut Dice) -> Vec<String> {
    let mut paragraphs = Vec::new();
    while paragraphs.iter().map(String::len).sum::<usize>() < BYTES {
        paragraphs.push(format!(
            "Keynote: Part {} of Many - Ada Quark, Lab",
            paragraphs.len()
        ));
        paragraphs.extend([dice.paragraph(), dice.paragraph(), dice.paragraph()]);
        paragraphs.push("The slides are on the page of the conference.".to_owned());
    }
    paragraphs
}

/// What an author does in an evening.
fn edited(paragraphs: &[String], dice: &mut Dice) -> String {
    let mut edited = paragraphs.to_vec();
    for _ in 0..edited.len() / 10 {
        let at = dice.roll(edited.len());
        if let Some(paragraph) = edited.get_mut(at) {
            *paragraph = paragraph
                .replacen("the ", "teh ", 1)
                .replacen(" of", " from", 1);
        }
    }
    edited.insert(dice.roll(edited.len()), dice.paragraph());
    edited.remove(dice.roll(edited.len()));
    let moved = edited.remove(dice.roll(edited.len()));
    edited.insert(dice.roll(edited.len()), moved);
    edited.join("\n")
}

fn rewritten(paragraphs: &[String], dice: &mut Dice) -> String {
    let each = paragraphs.iter().enumerate();
    let new = each.map(|(at, paragraph)| {
        if at % 2 == 0 {
            paragraph.clone()
        } else {
            dice.paragraph()
        }
    });
    new.collect::<Vec<_>>().join("\n")
}

/// Passages all over the post: a word, a few, a sentence, a paragraph.
fn anchors(text: &str, dice: &mut Dice) -> Vec<Anchor> {
    let starts: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).collect();
    let mark = |nth: usize| {
        let start = starts.get(nth * starts.len() / HIGHLIGHTS)?;
        let length = [8, 30, 120, 500].get(nth % 4)? + dice.roll(20);
        let span = Span::new(*start as u32, (start + length) as u32);
        Some(Anchor::new(text, span, "old", TEXT_VERSION))
    };
    (0..HIGHLIGHTS).filter_map(mark).collect()
}

/// The floor: both texts as words, and Myers' algorithm over them.
fn bare_diff(old: &str, new: &str) -> usize {
    let [old, new] = [old, new].map(|text| text.split_whitespace().collect::<Vec<_>>());
    capture_diff_slices(Algorithm::Myers, &old, &new).len()
}

fn find(kept: Option<&str>, new: &str, anchors: &[Anchor]) -> Vec<Placement> {
    let reanchoring = Reanchoring::new(kept, new, "new");
    anchors
        .iter()
        .map(|anchor| reanchoring.place(anchor))
        .collect()
}

fn reanchor(criterion: &mut Criterion) {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let paragraphs = paragraphs(&mut dice);
    let old = paragraphs.join("\n");
    let anchors = anchors(&old, &mut dice);
    let edited = edited(&paragraphs, &mut dice);
    let rewritten = rewritten(&paragraphs, &mut dice);
    for (name, new, kept) in [
        ("edited", &edited, Some(&*old)),
        ("rewritten", &rewritten, Some(&*old)),
        ("edited, no copy", &edited, None),
    ] {
        let found = find(kept, new, &anchors);
        let found = found
            .iter()
            .filter(|placement| placement.state != AnchorState::Orphan);
        println!(
            "{name}: {} of {} found in {} bytes",
            found.count(),
            anchors.len(),
            new.len()
        );
        let mut group = criterion.benchmark_group(format!("100 highlights, {name}"));
        group.sample_size(20);
        group.bench_function("one bare word diff", |bencher| {
            bencher.iter(|| bare_diff(black_box(&old), black_box(new)));
        });
        group.bench_function("find all of them", |bencher| {
            bencher.iter(|| find(kept, black_box(new), &anchors));
        });
        group.finish();
    }
}

criterion_group!(benches, reanchor);
criterion_main!(benches);
