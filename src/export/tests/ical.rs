//! iCalendar, read by a parser of RFC 5545 (icalendar).

use icalendar::parser::{Component, read_calendar, unfold};
use proptest::prelude::*;

use super::*;

fn rendered(items: &[ExportItem]) -> String {
    format_by_id("ical").unwrap().render(items, &options())
}

/// The value of a property; the parser takes the escapes out of those of type TEXT.
fn value(component: &Component<'_>, name: &str) -> Option<String> {
    let property = component.find_prop(name)?;
    Some(property.val.as_ref().to_owned())
}

fn check(todo: &Component<'_>, item: &ExportItem) {
    let said = |name: &str| value(todo, name);
    let status = item.status().unwrap();
    assert_eq!(todo.name.as_ref(), "VTODO");
    assert_eq!(
        said("UID").unwrap(),
        format!("{}@kubenotes", item.record.id)
    );
    for (name, expected) in [
        ("DTSTAMP", "20191120T200100Z"),
        ("CREATED", "20191120T200000Z"),
        ("PRIORITY", "5"),
        ("DUE", "20200131"),
        ("CATEGORIES", "Open Policy Agent,dig-into"),
        ("URL", "https://example.org/opa"),
    ] {
        assert_eq!(said(name).as_deref(), Some(expected), "{name}");
    }
    let word = ["NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED"][status as usize];
    assert_eq!(said("STATUS").as_deref(), Some(word));
    let completed = (status == Status::Done).then_some("20191121T210000Z");
    assert_eq!(said("COMPLETED").as_deref(), completed);
    assert_eq!(said("SUMMARY").unwrap(), wording::headline(item));
    let description = said("DESCRIPTION").unwrap();
    let quote = item.quote().replace('\t', " ");
    assert!(description.contains(&format!("“{quote}”")), "{description}");
    if let Some(note) = wording::untold_note(item) {
        assert!(
            description.starts_with(&note.replace('\t', " ")),
            "{description}"
        );
    }
    assert!(description.contains("Zoë Müller (Shipyard)"));
    assert!(description.ends_with("https://example.org/second_day?a=1&b=2"));
}

#[test]
fn a_calendar_has_every_field() {
    let items = hurtful_items();
    let text = rendered(&items);
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).unwrap();
    assert_eq!(calendar.components.len(), items.len());
    for (todo, item) in calendar.components.iter().zip(&items) {
        check(todo, item);
    }
}

#[test]
fn a_note_that_is_no_to_do_is_a_journal() {
    let mut items = [item(1, "quote", "note", Status::Open)];
    items[0].record.todo = None;
    let text = rendered(&items);
    assert!(text.contains("BEGIN:VJOURNAL\r\n") && !text.contains("STATUS"));
}

#[test]
fn a_calendar_of_another_program_stays() {
    let format = format_by_id("ical").unwrap();
    let other = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n";
    let items = hurtful_items();
    let outcome = format.update(other, &items, &options());
    assert_eq!(outcome, Err(ExportError::NotOurs));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lines_are_folded_between_letters(note in "[a-zé東👍\\\\;,:\n]{0,200}") {
        let items = [item(1, "quote", &note, Status::Open)];
        let text = rendered(&items);
        prop_assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded).unwrap();
        let said = value(&calendar.components[0], "SUMMARY").unwrap();
        prop_assert_eq!(said, wording::headline(&items[0]));
    }
}
