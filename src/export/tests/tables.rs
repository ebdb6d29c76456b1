//! CSV and Readwise's CSV, read by a parser of RFC 4180 (csv).

use proptest::prelude::*;

use super::*;

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize();
    rows.map(Result::unwrap).collect()
}

fn rendered(id: &str, items: &[ExportItem]) -> String {
    format_by_id(id).unwrap().render(items, &options())
}

/// The words of a cell that a spreadsheet shows.
fn shown(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\n']) => rest,
        _ => cell,
    }
}

#[test]
fn a_table_has_every_field() {
    let items = hurtful_items();
    let rows = rows(&rendered("csv", &items));
    assert_eq!(rows.len(), items.len());
    for (row, item) in rows.iter().zip(&items) {
        let todo = item.record.todo.as_ref().unwrap();
        let closed = if todo.status.is_pending() {
            ""
        } else {
            "2019-11-21T21:00:00Z"
        };
        let headline = wording::headline(item);
        for (name, expected) in [
            ("id", &*item.record.id.to_string()),
            ("status", todo.status.word()),
            ("priority", "medium"),
            ("due", "2020-01-31"),
            ("closed", closed),
            ("rank", "m"),
            ("category", "dig-into"),
            ("topics", "Open Policy Agent"),
            ("headline", &headline),
            ("quote", item.quote()),
            ("note", &item.record.note),
            ("talk", "Rollouts *done* slowly"),
            ("speakers", "Zoë Müller (Shipyard)"),
            ("post", "Second day: a [recap]"),
            ("path", "2019/second day.md"),
            ("line", "12"),
            ("event", "CloudConf NA 2019"),
            ("link", "https://example.org/opa"),
            ("created", "2019-11-20T20:00:00Z"),
            ("updated", "2019-11-20T20:01:00Z"),
        ] {
            assert_eq!(shown(&row[name]), expected, "{name}");
        }
        let is_formula = |cell: &String| cell.starts_with(['=', '+', '-', '@']);
        assert!(!row.values().any(is_formula), "{row:?}");
    }
}

#[test]
fn a_table_with_other_columns_stays() {
    let format = format_by_id("csv").unwrap();
    let items = hurtful_items();
    let first = format.update("", &items, &options()).unwrap();
    assert_eq!(
        format.update(&first, &items[..2], &options()).unwrap(),
        rendered("csv", &items[..2])
    );
    let outcome = format.update("id,name\r\n1,mine\r\n", &items, &options());
    assert_eq!(outcome, Err(ExportError::NotOurs));
}

#[test]
fn readwise_gets_every_field() {
    let items = hurtful_items();
    let rows = rows(&rendered("readwise", &items));
    assert_eq!(rows.len(), items.len());
    for (row, item) in rows.iter().zip(&items) {
        for (name, expected) in [
            ("Highlight", item.quote()),
            ("Title", "Second day: a [recap]"),
            ("Author", "Robin Author"),
            ("URL", "https://example.org/second_day?a=1&b=2"),
            ("Note", &item.record.note),
            ("Location", "12"),
            ("Date", "2019-11-20 20:00:00"),
        ] {
            assert_eq!(row[name], expected, "{name}");
        }
    }
}

#[test]
fn readwise_rows_of_others_stay_where_they_are() {
    let format = format_by_id("readwise").unwrap();
    let items = [
        item(1, "first, \"quoted\"", "old", Status::Open),
        item(2, "second", "note", Status::Open),
    ];
    let header = "Highlight,Title,Author,URL,Note,Location,Date\r\n";
    let own = "\"mine,\nover lines\",Book,,,,,\n";
    let rendered = rendered("readwise", &items[..1]);
    let ours = rendered.strip_prefix(header).unwrap();
    let existing = format!("{header}{own}{ours}other,Book,,,,,");
    let mut items = items;
    items[0].record.note = "new".into();
    let new = format.update(&existing, &items, &options()).unwrap();
    assert!(new.starts_with(&format!("{header}{own}")), "{new}");
    assert!(new.contains(",new,12,"), "{new}");
    assert!(!new.contains(",old,12,"), "{new}");
    assert!(new.contains("\nother,Book,,,,,\r\nsecond,"), "{new}");
    assert_eq!(format.update(&new, &items, &options()).unwrap(), new);
    let outcome = format.update("Highlight,Book\r\n", &items, &options());
    assert_eq!(outcome, Err(ExportError::NotOurs));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn cells_hold_what_was_written(note in "[a-z=+@\",;\n \\-]{0,40}", quote in "[A-Z=+@\",;\n \\-]{1,40}") {
        let items = [item(1, &quote, &note, Status::Open)];
        let row = &rows(&rendered("csv", &items))[0];
        prop_assert_eq!(shown(&row["note"]), &note);
        prop_assert_eq!(shown(&row["quote"]), &quote);
        prop_assert!(!row["note"].starts_with(['=', '+', '-', '@']));
        let row = &rows(&rendered("readwise", &items))[0];
        prop_assert_eq!(&row["Note"], &note);
    }
}
