//! Reads the table, and puts its talks into posts among others.

use kubenotes::document::{Speaker, Talk, TalkKind};
use kubenotes::library::{Library, Post, PostSection};
use kubenotes::text::Span;

/// A talk and the queries that are to find it.
pub struct Row {
    /// Its title.
    pub title: String,
    /// Who gave it.
    pub speakers: Vec<String>,
    /// Kind and text of each query.
    pub queries: Vec<(String, String)>,
}

/// All rows of the table.
pub fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let lines = include_str!("table.tsv").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        match (&fields[..], rows.last_mut()) {
            (["talk", title, speakers], _) => rows.push(Row {
                title: (*title).to_owned(),
                speakers: speakers.split("; ").map(str::to_owned).collect(),
                queries: Vec::new(),
            }),
            ([kind, query], Some(row)) => {
                row.queries.push(((*kind).to_owned(), (*query).to_owned()));
            }
            // The number of queries is tested.
            _ => {}
        }
    }
    rows
}

/// The others' library with the talks of the table in posts of seven, and headings made of pieces of their titles.
pub fn library(rows: &[Row], mut library: Library) -> Library {
    let Some((_, pattern)) = library.posts().next() else {
        return library;
    };
    let pattern = pattern.clone();
    for (number, rows) in rows.chunks(7).enumerate() {
        library.insert(Post {
            path: format!("table-{number}.md").into(),
            title: format!("What I heard on day {}", number + 1),
            sections: rows
                .iter()
                .zip(0..)
                .map(|(row, at)| section(row, at))
                .collect(),
            mentions: Vec::new(),
            ..pattern.clone()
        });
    }
    library.insert(Post {
        path: "pieces.md".into(),
        title: "Pieces".to_owned(),
        sections: pieces(rows),
        mentions: Vec::new(),
        ..pattern
    });
    library
}

fn section(row: &Row, at: u32) -> PostSection {
    let speakers = row.speakers.iter().map(|name| Speaker {
        name: name.clone(),
        ..Speaker::default()
    });
    PostSection {
        heading: row.title.clone(),
        span: Span::new(100 * at, 100 * at + 100),
        line: 4 * at + 1,
        level: 2,
        talk: Some(std::sync::Arc::new(Talk {
            title: row.title.clone(),
            kind: TalkKind::Session,
            speakers: speakers.collect(),
            level: None,
            attended: true,
        })),
    }
}

/// Headings of the first half of one title and the second half of another: near to what is looked for, but not it.
fn pieces(rows: &[Row]) -> Vec<PostSection> {
    let halves = |row: &Row| {
        let words: Vec<String> = row.title.split_whitespace().map(str::to_owned).collect();
        let (first, second) = words.split_at(words.len() / 2);
        (first.join(" "), second.join(" "))
    };
    let mut sections = Vec::new();
    for distance in [1, 3, 5, 11] {
        for (at, row) in rows.iter().enumerate() {
            let other = &rows[(at + distance) % rows.len()];
            let number = sections.len() as u32;
            sections.push(PostSection {
                heading: format!("{} {}", halves(row).0, halves(other).1),
                span: Span::new(100 * number, 100 * number + 100),
                line: 4 * number + 1,
                level: 2,
                talk: None,
            });
        }
    }
    sections
}
