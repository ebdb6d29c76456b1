//! Reading Readwise's CSV export, and the CSV that its import takes. It knows no ids: title and words are what a highlight is
//! known by.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::super::source_id::source_id;
use super::csv_columns::{Row, column_names, each_row};
use super::found::{FoundHighlight, FoundPost, ReadHighlights};

const TITLE: [&str; 2] = ["book title", "title"];

/// Reads rows.
pub fn read(text: &str) -> ReadHighlights {
    let mut highlights = Vec::new();
    let problems = each_row(text, |row| {
        highlights.push(highlight(row)?);
        Ok(())
    });
    ReadHighlights {
        highlights,
        problems,
    }
}

/// Whether a text has the columns that each such file has.
pub fn is_likely(text: &str) -> bool {
    let names = column_names(text);
    let has = |name: &str| names.iter().any(|known| known == name);
    has("highlight") && TITLE.into_iter().any(has)
}

fn highlight(row: &Row<'_>) -> Result<FoundHighlight, String> {
    let quote = row.cell(&["highlight"]).trim();
    if quote.is_empty() {
        return Err("there is no text under “Highlight”: fill it in, or delete the row".to_owned());
    }
    let title = row.cell(&TITLE).trim();
    let written = row
        .cell(&["highlighted at", "date", "highlighted on"])
        .trim();
    let created = moment(written);
    if !written.is_empty() && created.is_none() {
        return Err(format!(
            "“{written}” is no moment: write it like 2026-03-12 09:15:00"
        ));
    }
    let url = row.cell(&["url", "source url", "document url"]).trim();
    let list = |text: &str| -> Vec<String> {
        let parts = text.split([',', ';']).map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    Ok(FoundHighlight {
        line: row.line,
        id: source_id("readwise", &[title, quote], created),
        quote: quote.to_owned(),
        note: row.cell(&["note", "notes"]).trim().to_owned(),
        tags: list(row.cell(&["tags"])),
        post: FoundPost {
            title: title.to_owned(),
            authors: list(row.cell(&["book author", "author"])),
            url: (!url.is_empty()).then(|| url.to_owned()),
            place: None,
        },
        created,
        updated: created,
        ..FoundHighlight::default()
    })
}

/// `2026-03-12 09:15:00`, which Readwise means in UTC, or with an offset behind it.
fn moment(text: &str) -> Option<Timestamp> {
    let in_utc = |time: DateTime| {
        time.to_zoned(TimeZone::UTC)
            .ok()
            .map(|zoned| zoned.timestamp())
    };
    let named = ["%B %d, %Y %I:%M:%S %p", "%B %d, %Y"];
    let named = named
        .iter()
        .find_map(|format| DateTime::strptime(format, text).ok());
    text.parse()
        .ok()
        .or_else(|| text.parse().ok().or(named).and_then(in_utc))
}
