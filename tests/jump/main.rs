//! How well the jump finds the talk one has in mind: a table of queries over made-up talks among thousands of other
//! headings, and queries made from the talks of a real corpus. The matcher alone stands beside it.

#[path = "../../benches/support/headings.rs"]
mod headings;

mod figures;
mod queries;
mod real;
mod table;

use kubenotes::find::jump::{JumpIndex, JumpKind};

use figures::{Figures, Plain, place_of};

/// The least share of queries that must find the wanted talk first.
const FIRST: f64 = 0.90;

/// The least share that must find it among the first five.
const IN_FIVE: f64 = 0.98;

/// Other headings among which the talks of the table are looked for.
const OTHERS: u32 = 2_000;

#[test]
fn the_talk_in_mind_comes_first() {
    let rows = table::rows();
    let asked: usize = rows.iter().map(|row| row.queries.len()).sum();
    assert!(asked >= 150, "{asked} queries");
    let library = table::library(&rows, headings::library(OTHERS));
    let index = JumpIndex::from_library(&library);
    assert!(index.len() >= OTHERS as usize + rows.len());
    let plain = Plain::over(&library);
    let mut figures = Figures::default();
    for row in &rows {
        for (kind, query) in &row.queries {
            let hits = index.search(query, 5).hits;
            let found = hits.iter().map(|hit| hit.entry.title.as_str());
            let place = place_of(&row.title, found);
            let plain = place_of(&row.title, plain.first_five(query).into_iter());
            figures.count(kind, query, &row.title, place, plain);
        }
    }
    figures.print();
    assert!(figures.first() >= FIRST, "first: {:.3}", figures.first());
    assert!(
        figures.in_five() >= IN_FIVE,
        "in the first five: {:.3}",
        figures.in_five()
    );
    assert!(figures.first() > figures.plain_first());
}

#[test]
#[ignore = "needs a corpus of posts"]
fn real_talks_come_first_too() {
    let library = real::library();
    let index = JumpIndex::from_library(&library);
    let plain = Plain::over(&library);
    let mut figures = Figures::default();
    for (kind, query, title) in queries::made_from(&library) {
        let hits = index.search_kind(&query, Some(JumpKind::Talk), 5).hits;
        let place = place_of(&title, hits.iter().map(|hit| hit.entry.title.as_str()));
        let plain = place_of(&title, plain.first_five(&query).into_iter());
        figures.count(kind, &query, &title, place, plain);
    }
    figures.print();
    assert!(figures.first() >= FIRST, "first: {:.3}", figures.first());
    assert!(
        figures.in_five() >= IN_FIVE,
        "in the first five: {:.3}",
        figures.in_five()
    );
}
