//! How well sentences about something to dig into are told from everything else: a labelled table with the figures that
//! must hold, and the same for a corpus of real posts, where there is one.

#![expect(
    clippy::expect_used,
    reason = "a test ends where its own data is not what it takes it for"
)]
#![expect(
    clippy::cast_precision_loss,
    reason = "counts of rows are small numbers"
)]

mod figures;
#[path = "../support/posts.rs"]
mod posts;
mod real;
mod table;

use figures::Figures;
use kubenotes::library::{CueTable, TopicTable};

/// The least that must hold for all rows together.
const PRECISION: f64 = 0.85;
const RECALL: f64 = 0.75;
const TOPICS: f64 = 0.8;

#[test]
fn the_labelled_table_is_read_as_labelled() {
    let rows = table::rows();
    assert!(rows.len() >= 120, "{} rows", rows.len());
    let (topics, cues) = (TopicTable::builtin(), CueTable::default());
    let (mut tuned, mut kept_apart) = (Figures::default(), Figures::default());
    for (at, row) in rows.iter().enumerate() {
        let half = if at % 3 == 2 {
            &mut kept_apart
        } else {
            &mut tuned
        };
        half.count(
            &row.sentence,
            row.is_dig,
            &row.topics,
            row.found(&topics, &cues).as_deref(),
            &topics,
        );
    }
    println!("{}", Figures::head());
    println!("{}", tuned.line("tuned on"));
    println!("{}", kept_apart.line("kept apart"));
    for mistake in &tuned.mistakes {
        println!("{mistake}");
    }
    let all = tuned.with(&kept_apart);
    println!("{}", all.line("all"));
    assert!(all.precision() >= PRECISION, "{:.3}", all.precision());
    assert!(all.recall() >= RECALL, "{:.3}", all.recall());
    assert!(all.topics() >= TOPICS, "{:.3}", all.topics());
}
