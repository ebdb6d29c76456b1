//! How well talks are told from everything else in posts: a labelled table of headings, bullets and lines, with the
//! figures that must hold. It also prints what is found in a corpus of posts, for reading.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where its own data is not what it takes it for"
)]
#![expect(
    clippy::cast_precision_loss,
    reason = "counts of rows are small numbers"
)]

mod corpus;
mod figures;
#[path = "../support/posts.rs"]
mod posts;
mod table;

use figures::Figures;
use table::{Place, rows};

/// The least that must hold for all rows together.
const TALKS: f64 = 0.95;
const TITLES: f64 = 0.95;
const SPEAKERS: f64 = 0.92;

#[test]
fn the_labelled_table_is_read_as_labelled() {
    let rows = rows();
    assert!(rows.len() >= 200, "{} rows", rows.len());
    let mut all = Figures::default();
    println!("{}", Figures::head());
    for place in Place::ALL {
        let mut of_place = Figures::default();
        for row in rows.iter().filter(|row| row.place == place) {
            let found = row.found();
            of_place.count(row, found.as_ref());
            all.count(row, found.as_ref());
        }
        println!("{}", of_place.line(place.word()));
    }
    println!("{}", all.line("all"));
    for mistake in &all.mistakes {
        println!("{mistake}");
    }
    assert!(all.talks() >= TALKS, "talk or not: {:.3}", all.talks());
    assert!(all.titles() >= TITLES, "titles: {:.3}", all.titles());
    assert!(
        all.speakers() >= SPEAKERS,
        "speakers: {:.3}",
        all.speakers()
    );
}
