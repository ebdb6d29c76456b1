//! The links of a laid-out line as cells that a terminal can open. Only web and mail addresses; nothing in them acts.

use crate::document::Document;
use crate::layout::{Line, link_columns};
use crate::ui::address_for_terminal;

use super::cells::LinkedCells;

/// The cells of a line that lead somewhere.
pub fn linked_cells(document: &Document, line: &Line) -> Vec<LinkedCells> {
    let on_line = link_columns(document, line).filter_map(|(id, columns)| {
        let target = &document.links.get(id)?.target;
        Some(LinkedCells {
            columns,
            address: address_for_terminal(target)?,
            id,
        })
    });
    on_line.collect()
}

#[cfg(test)]
mod tests {
    use crate::document::parse;
    use crate::layout::{LayoutOptions, lay_out_block};

    use super::*;

    #[test]
    fn a_link_over_two_lines_is_one_link() {
        let document = parse("See [the docs here](https://a.example/é) or [this](#b).".as_bytes());
        let lines = lay_out_block(&document, 0, &LayoutOptions::for_width(16));
        let cells: Vec<_> = lines
            .iter()
            .flat_map(|line| linked_cells(&document, line))
            .map(|cells| (cells.columns, cells.address, cells.id))
            .collect();
        let address = "https://a.example/%C3%A9".to_owned();
        assert_eq!(cells, [(6..14, address.clone(), 0), (2..6, address, 0)]);
    }
}
