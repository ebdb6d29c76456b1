//! A table with named columns (RFC 4180), whose names differ from program to program.

use csv::{Position, ReaderBuilder, StringRecord};

use super::super::problem::Problem;

/// A row of a table.
pub struct Row<'a> {
    /// The line it begins in, from 1.
    pub line: usize,
    names: &'a [String],
    cells: StringRecord,
}

impl Row<'_> {
    /// The first cell that is not empty under one of these names.
    pub fn cell(&self, names: &[&str]) -> &str {
        let cell = |name: &&str| {
            let at = self.names.iter().position(|known| known == *name)?;
            self.cells.get(at).filter(|cell| !cell.trim().is_empty())
        };
        names.iter().find_map(cell).unwrap_or_default()
    }
}

/// The names of the columns, in lower case with single blanks.
pub fn column_names(text: &str) -> Vec<String> {
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .from_reader(without_mark(text).as_bytes());
    let names = reader
        .headers()
        .map(|names| names.iter().map(simplified).collect());
    names.unwrap_or_default()
}

/// Reads rows one by one; a broken one is told and costs itself.
pub fn each_row(text: &str, mut take: impl FnMut(&Row<'_>) -> Result<(), String>) -> Vec<Problem> {
    let names = column_names(text);
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .from_reader(without_mark(text).as_bytes());
    let mut problems = Vec::new();
    for cells in reader.records() {
        let line = |position: Option<&Position>| {
            position.map_or(0, |position| {
                usize::try_from(position.line()).unwrap_or(usize::MAX)
            })
        };
        match cells {
            Ok(cells) => {
                let row = Row {
                    line: line(cells.position()),
                    names: &names,
                    cells,
                };
                let taken = take(&row);
                problems.extend(taken.err().map(|message| Problem::new(row.line, message)));
            }
            Err(error) => problems.push(Problem::new(
                line(error.position()),
                format!("this row cannot be read: {error}"),
            )),
        }
    }
    problems
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn simplified(name: &str) -> String {
    let words: Vec<String> = name
        .split([' ', '_', '\t'])
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}
