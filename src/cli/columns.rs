//! Rows of cells as aligned lines. It knows neither posts nor terminals.

use crate::text::one_line;
use crate::text::width::{display_width, ellipsize};

/// Between two columns.
const GAP: &str = "  ";

/// A column is never made wider than this, in cells, for the sake of one long cell.
const WIDEST: usize = 60;

/// The rows as lines, each column as wide as its widest cell. With a `width`, for people, no line is longer than that and
/// cells that would push the others aside are cut; without one, for programs, nothing is.
pub fn aligned<const N: usize>(rows: &[[String; N]], width: Option<u16>) -> Vec<String> {
    let shown = |cell: &String| {
        let cell = one_line(cell);
        match width {
            Some(_) => ellipsize(&cell, WIDEST).into_owned(),
            None => cell.into_owned(),
        }
    };
    let rows: Vec<[String; N]> = rows.iter().map(|row| row.each_ref().map(shown)).collect();
    let mut widths = [0; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = display_width(cell).max(*width).min(WIDEST);
        }
    }
    rows.iter().map(|row| line(row, &widths, width)).collect()
}

/// The rows as lines for programs and for whoever has them read out: whole, with a tab between cells, also behind empty ones; the
/// last cells of a line may be left out where they are empty.
pub fn tabbed<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let cells = |row: &[String; N]| row.each_ref().map(|cell| one_line(cell).into_owned());
    let line = |row| cells(row).join("\t").trim_end_matches('\t').to_owned();
    rows.iter().map(line).collect()
}

fn line<const N: usize>(row: &[String; N], widths: &[usize; N], room: Option<u16>) -> String {
    let mut line = String::new();
    for (cell, &width) in row.iter().zip(widths) {
        if width == 0 {
            continue;
        }
        line.push_str(cell);
        let blanks = width.saturating_sub(display_width(cell));
        line.extend(std::iter::repeat_n(' ', blanks));
        line.push_str(GAP);
    }
    let line = line.trim_end();
    match room {
        Some(room) => ellipsize(line, usize::from(room)).into_owned(),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 3]) -> [String; 3] {
        cells.map(str::to_owned)
    }

    #[test]
    fn columns_are_aligned_by_cells_and_empty_ones_vanish() {
        let rows = [row(["字", "", "one"]), row(["abc", "", "two"])];
        assert_eq!(aligned(&rows, None), ["字   one", "abc  two"]);
        assert_eq!(aligned(&rows, Some(6)), ["字…", "abc…"]);
    }

    #[test]
    fn for_programs_every_cell_keeps_its_place() {
        assert_eq!(tabbed(&[row(["a\tb", "", "c"])]), ["a b\t\tc"]);
    }

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(
            aligned(&[row(["a\nb", "\u{1b}[1m", "c"])], None),
            ["a b  ␛[1m  c"]
        );
    }
}
