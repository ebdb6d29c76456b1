//! Exports, changed as a person would change them, and taken in again.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::*;
use crate::annotation::samples::{any_record, moment, record};
use crate::annotation::{
    CategoryTable, Priority, Rank, Record, RecordId, Status, Todo, Topic, list_order, merge,
};
use crate::export::{ExportItem, ExportOptions, Grouping, format_by_id};

/// A store in memory, and the file it exchanges to-dos through.
struct Desk {
    records: BTreeMap<RecordId, Record>,
    categories: CategoryTable,
    earlier: Option<String>,
    /// When the file was exported last.
    exported: Option<Timestamp>,
}

impl Desk {
    fn with(records: impl IntoIterator<Item = Record>) -> Self {
        Self {
            records: records
                .into_iter()
                .map(|record| (record.id, record))
                .collect(),
            categories: CategoryTable::builtin(),
            earlier: None,
            exported: None,
        }
    }

    fn todos(&self) -> Vec<&Record> {
        let alive = self
            .records
            .values()
            .filter(|record| !record.deleted && record.todo.is_some());
        let mut todos: Vec<&Record> = alive.collect();
        todos.sort_by(|a, b| list_order(a).cmp(&list_order(b)));
        todos
    }

    fn export(&self, format: &str, grouping: Grouping) -> String {
        let items: Vec<ExportItem> = self
            .todos()
            .into_iter()
            .map(|record| ExportItem::new(record.clone(), self.categories.find(&record.category)))
            .collect();
        let options = ExportOptions {
            grouping,
            exported_at: moment(50),
            zone: TimeZone::UTC,
        };
        format_by_id(format).unwrap().render(&items, &options)
    }

    fn plan(&self, format: &str, text: &str, written: i64) -> Plan {
        let reader = reader_by_id(format).unwrap();
        let earlier = self
            .earlier
            .as_deref()
            .map(|text| reader.read(text, &TimeZone::UTC));
        let todos = self.todos();
        let here = Here {
            record: &|id| self.records.get(&id),
            todos: &todos,
            categories: &self.categories,
            exported: self.exported,
            earlier: earlier.as_ref(),
            written: moment(written),
            zone: &TimeZone::UTC,
            now: moment(1_000_000),
        };
        plan(reader, reader.read(text, &TimeZone::UTC), &here)
    }

    /// Takes a file in, as the store does.
    fn import(&mut self, format: &str, text: &str, written: i64) -> Plan {
        let plan = self.plan(format, text, written);
        for edit in &plan.edits {
            let after = edit.after.clone().unwrap();
            let current = self.records.get(&after.id);
            let written = current.map_or_else(
                || after.clone(),
                |current| merge(edit.before.as_ref(), current, &after),
            );
            assert_eq!(written, after);
            self.records.insert(after.id, written);
        }
        plan
    }

    fn record(&self, number: u128) -> &Record {
        &self.records[&id(number)]
    }

    fn todo(&self, number: u128) -> &Todo {
        self.record(number).todo.as_ref().unwrap()
    }
}

fn id(number: u128) -> RecordId {
    RecordId::from_u128(0x0193_2f3c_0000_7000_8000_0000_0000_0000 + number)
}

/// A to-do with a note and a rank.
fn todo(number: u128, note: &str) -> Record {
    let rank = ["b", "f", "m", "t"][number as usize % 4];
    Record {
        id: id(number),
        note: note.to_owned(),
        todo: Some(Todo {
            rank: Rank(rank.to_owned()),
            ..Todo::default()
        }),
        ..record()
    }
}

const FORMATS: [&str; 6] = [
    "markdown",
    "obsidian",
    "todotxt",
    "taskwarrior",
    "org",
    "json",
];

/// A text with the line that has this to-do, and those below it up to the next one, changed.
fn edited(text: &str, number: u128, change: impl Fn(&str) -> String) -> String {
    let id = id(number).to_string();
    // A task of Markdown has several lines.
    let mark = if text.starts_with("- [") {
        "\n- ["
    } else {
        "\n"
    };
    let starts = text.match_indices(mark).map(|(at, _)| at + 1);
    let mut starts: Vec<usize> = starts.chain([0, text.len()]).collect();
    starts.sort_unstable();
    let parts = starts.windows(2).map(|window| &text[window[0]..window[1]]);
    parts
        .map(|part| {
            if part.contains(&id) {
                change(part)
            } else {
                part.to_owned()
            }
        })
        .collect()
}

#[test]
fn a_tick_there_is_done_here() {
    for format in ["markdown", "todotxt"] {
        let mut desk = Desk::with([todo(0, "one"), todo(1, "two")]);
        let text = edited(
            &desk.export(format, Grouping::None),
            1,
            |part| match format {
                "markdown" => part.replace("- [ ]", "- [x]"),
                _ => format!("x 2019-11-18 {part}"),
            },
        );
        let plan = desk.import(format, &text, 100_000);
        assert_eq!(
            (plan.edits.len(), plan.same, plan.problems.len()),
            (1, 1, 0),
            "{format} {plan:?}"
        );
        assert_eq!(desk.todo(1).status, Status::Done);
        assert_eq!(
            desk.todo(1)
                .closed
                .map(|closed| closed.to_zoned(TimeZone::UTC).date()),
            Some(date(2019, 11, 18))
        );
        assert_eq!(desk.import(format, &text, 100_000).edits, []);
    }
}

#[test]
fn words_are_changed_and_their_lines_stay() {
    let mut desk = Desk::with([todo(0, "first line\n\nsecond +line")]);
    let text = desk
        .export("todotxt", Grouping::None)
        .replace("first", "very first");
    desk.import("todotxt", &text, 100);
    assert_eq!(desk.record(0).note, "very first line\n\nsecond +line");
    let text = desk
        .export("markdown", Grouping::None)
        .replace("second", "2nd");
    desk.import("markdown", &text, 200);
    assert_eq!(desk.record(0).note, "very first line\n\n2nd +line");
}

#[test]
fn a_line_typed_in_the_block_is_a_new_todo() {
    let mut desk = Desk::with([todo(0, "one")]);
    let text = desk.export("markdown", Grouping::None) + "- [ ] **CUE**: call Bob\n";
    let plan = desk.import("markdown", &text, 100);
    assert_eq!(
        plan.planned
            .iter()
            .map(|planned| &planned.outcome)
            .collect::<Vec<_>>(),
        [&Outcome::New]
    );
    let new = desk.todos()[1].clone();
    assert_eq!(
        (&*new.note, new.topics[0].name.as_str(), &*new.category),
        ("call Bob", "CUE", "dig-into")
    );
    assert_eq!(desk.import("markdown", &text, 200).edits, []);
    desk.import(
        "markdown",
        &text.replace("- [ ] **CUE**", "- [x] **CUE**"),
        300,
    );
    assert_eq!(
        desk.records[&new.id].todo.as_ref().unwrap().status,
        Status::Done
    );
}

#[test]
fn a_line_typed_between_others_stands_there() {
    for (format, mark, line) in [
        ("markdown", "\n- [", "\n- [ ] **CUE**: call Bob"),
        (
            "obsidian",
            "\n- [",
            "\n- [ ] #task call Bob #CUE #kubenotes/dig-into",
        ),
        ("todotxt", "\n", "\ncall Bob +CUE @dig-into"),
        ("org", "\n* ", "\n* TODO call Bob :CUE:dig_into:"),
    ] {
        let mut desk = Desk::with((0..3).map(|number| todo(number, "n")));
        let text = desk.export(format, Grouping::None);
        let (before, _) = text.split_once(&id(2).to_string()).unwrap();
        let (first, last) = text.split_at(before.rfind(mark).unwrap());
        let text = [first, line, last].concat();
        let plan = desk.import(format, &text, 100);
        assert_eq!(plan.edits.len(), 1, "{format} {:?}", plan.planned);
        let todos = desk.todos();
        let new = todos[2];
        let order: Vec<RecordId> = todos.iter().map(|record| record.id).collect();
        assert_eq!(order, [id(0), id(1), new.id, id(2)], "{format}");
        assert_eq!(
            (
                &*new.note,
                &*new.category,
                new.topic_names().collect::<Vec<_>>()
            ),
            ("call Bob", "dig-into", vec!["CUE"]),
            "{format}"
        );
        assert_eq!(desk.import(format, &text, 100).edits, [], "{format}");
    }
}

#[test]
fn topics_and_kinds_are_taken_and_what_stays_keeps_its_link() {
    let topic = |name: &str, url: Option<&str>| Topic {
        name: name.to_owned(),
        url: url.map(str::to_owned),
    };
    let before = Record {
        topics: vec![
            topic("Open Policy Agent", Some("https://opa.example")),
            topic("Argo", None),
        ],
        ..todo(0, "one")
    };
    for format in FORMATS {
        let mut there = Desk::with([before.clone()]);
        let changed = there.records.get_mut(&id(0)).unwrap();
        changed.topics[1] = topic("CUE", None);
        changed.category = "question".to_owned();
        let text = there.export(format, Grouping::None);
        let mut here = Desk::with([before.clone()]);
        here.import(format, &text, 100_000);
        let expected = [before.topics[0].clone(), topic("CUE", None)];
        assert_eq!(here.record(0).topics, expected, "{format}");
        assert_eq!(here.record(0).category, "question", "{format}");
        assert_eq!(here.import(format, &text, 100_000).edits, [], "{format}");
        // What was changed here since stays.
        let mut later = before.clone();
        later.topics[1] = topic("Flux", None);
        let mut here = Desk::with([crate::annotation::stamped(&before, later, moment(900_000))]);
        here.import(format, &text, 100_000);
        assert_eq!(here.record(0).topics[1].name, "Flux", "{format}");
    }
}

#[test]
fn the_order_of_a_list_is_taken_with_the_fewest_moves() {
    for format in ["markdown", "todotxt"] {
        let mut desk = Desk::with((0..4).map(|number| todo(number, "n")));
        let text = desk.export(format, Grouping::None);
        let others = edited(&text, 3, |_| String::new());
        let last = &text[others.len()..];
        assert!(text.starts_with(&others) && !last.is_empty());
        let plan = desk.import(format, &[last, &others].concat(), 100);
        assert_eq!(plan.edits.len(), 1, "{format} {:?}", plan.planned);
        let order: Vec<RecordId> = desk.todos().iter().map(|record| record.id).collect();
        assert_eq!(order, [3, 0, 1, 2].map(id), "{format}");
    }
}

#[test]
fn what_was_changed_here_later_stays_and_notes_are_both_kept() {
    let base = todo(0, "old");
    let mut here = base.clone();
    here.note = "from here".to_owned();
    here.todo.as_mut().unwrap().status = Status::Doing;
    let here = crate::annotation::stamped(&base, here, moment(500));
    let exported = Desk::with([base]).export("todotxt", Grouping::None);
    let there = format!("x 2019-11-17 {}", exported.replace("old", "from there"));
    for earlier in [None, Some(exported.clone())] {
        let mut desk = Desk::with([here.clone()]);
        desk.earlier = earlier;
        let plan = desk.import("todotxt", &there, 100);
        assert_eq!(desk.todo(0).status, Status::Doing);
        let expected = format!(
            "from here\n\n<!-- also noted {} -->\n\nfrom there",
            moment(100)
        );
        assert_eq!(desk.record(0).note, expected, "{plan:?}");
        assert_eq!(desk.import("todotxt", &there, 100).edits, []);
    }
    // A file that nobody touched, whatever its time, changes nothing.
    let mut desk = Desk::with([here.clone()]);
    desk.earlier = Some(exported.clone());
    assert_eq!(desk.import("todotxt", &exported, 9_000).edits, []);
    // Later there: it holds.
    let mut desk = Desk::with([here]);
    desk.earlier = Some(exported);
    desk.import("todotxt", &there, 9_000);
    assert_eq!(desk.todo(0).status, Status::Done);
}

#[test]
fn what_is_unknown_deleted_or_twice_is_told_with_its_line() {
    let mut deleted = todo(1, "gone");
    deleted.deleted = true;
    let desk = Desk::with([todo(0, "one"), deleted.clone()]);
    let line = desk.export("todotxt", Grouping::None);
    let gone = Desk::with([Record {
        deleted: false,
        ..deleted
    }])
    .export("todotxt", Grouping::None);
    let unknown = line.replace(&id(0).to_string(), &id(7).to_string());
    let plan = desk.plan(
        "todotxt",
        &format!("{line}{line}{gone}{unknown}own line\n"),
        100,
    );
    let lines: Vec<usize> = plan.problems.iter().map(|problem| problem.line).collect();
    assert_eq!((lines, plan.left, plan.edits.len()), (vec![2, 3, 4], 1, 0));
}

#[test]
fn json_brings_records_that_are_not_here() {
    let text = Desk::with([todo(0, "one"), todo(1, "two")]).export("json", Grouping::None);
    let mut desk = Desk::with([todo(0, "one")]);
    desk.import("json", &text, 100);
    let mut expected = todo(1, "two");
    if let Some(anchor) = &mut expected.anchor {
        anchor.span = crate::text::Span::default();
    }
    assert_eq!(desk.record(1), &expected);
    assert_eq!(desk.import("json", &text, 900).edits, []);
}

/// What a person may do to a to-do.
#[derive(Clone, Debug)]
enum Deed {
    Status(Status),
    Priority(Option<Priority>),
    Due(Option<jiff::civil::Date>),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        prop::sample::select(&Status::ALL[..]).prop_map(Deed::Status),
        prop::option::of(prop::sample::select(vec![
            Priority::High,
            Priority::Medium,
            Priority::Low
        ]))
        .prop_map(Deed::Priority),
        prop::option::of(
            (2000_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d))
        )
        .prop_map(Deed::Due),
    ]
}

fn of_our_era(todo: Todo) -> Todo {
    let is_ours = |closed: &Timestamp| closed.to_zoned(TimeZone::UTC).year() > 0;
    Todo {
        due: todo.due.filter(|due| due.year() > 0),
        closed: todo.closed.filter(is_ours),
        ..todo
    }
}

fn todos() -> impl Strategy<Value = Vec<Record>> {
    proptest::collection::vec(any_record(), 1..4).prop_map(|records| {
        let usual = |(number, record): (usize, Record)| Record {
            id: id(number as u128),
            deleted: false,
            // Days before our era have no form that formats share.
            todo: Some(of_our_era(record.todo.clone().unwrap_or_default())),
            ..record
        };
        records.into_iter().enumerate().map(usual).collect()
    })
}

proptest! {
    #[test]
    fn taking_in_an_unchanged_export_changes_nothing(records in todos(), written in -10_i64..20, grouping in prop::sample::select(&Grouping::ALL[..])) {
        let desk = Desk::with(records);
        for format in FORMATS {
            let plan = desk.plan(format, &desk.export(format, grouping), written);
            prop_assert_eq!(plan.edits, vec![], "{}", format);
            prop_assert_eq!(plan.planned, vec![], "{}", format);
            prop_assert_eq!(plan.problems, vec![], "{}", format);
        }
    }

    #[test]
    fn what_is_done_there_is_done_here(records in todos(), deed in deed()) {
        let before = Desk::with(records);
        for format in FORMATS {
            // Another desk with the change writes the file as a person would have changed it.
            let mut there = Desk::with(before.records.values().cloned());
            let changed = there.records.get_mut(&id(0)).unwrap().todo.as_mut().unwrap();
            match &deed {
                Deed::Status(status) => {
                    changed.status = *status;
                    changed.closed = (!status.is_pending()).then(|| moment(1_000));
                }
                Deed::Priority(priority) => changed.priority = *priority,
                Deed::Due(due) => changed.due = *due,
            }
            let text = there.export(format, Grouping::None);
            let mut here = Desk::with(before.records.values().cloned());
            here.import(format, &text, 100_000);
            let (after, expected) = (here.todo(0), there.todo(0));
            prop_assert_eq!((after.status, after.priority, after.due), (expected.status, expected.priority, expected.due), "{}", format);
            prop_assert_eq!(here.plan(format, &text, 100_000).edits, vec![], "{}", format);
        }
    }

    #[test]
    fn any_text_is_read(text in "(\\PC|\n|- \\[|\\]|\\{|\"|id:|due:|<!-- |-->|\\*\\*|x |\\([A-Z]\\) ){0,60}") {
        for reader in &READERS {
            let _ = reader.read(&text, &TimeZone::UTC);
        }
        let desk = Desk::with([todo(0, "one")]);
        for format in FORMATS {
            let mut text = desk.export(format, Grouping::None) + &text;
            let mut there = Desk::with([todo(0, "one")]);
            there.import(format, &text, 100);
            prop_assert_eq!(there.plan(format, &text, 100).edits, vec![], "{}", format);
            text.clear();
        }
    }
}

#[test]
fn formats_are_guessed() {
    let check = |name: &str, text: &str, expected: Option<&str>| {
        assert_eq!(
            guess(name, text).map(|reader| reader.id),
            expected,
            "{name}"
        );
    };
    check("a.md", "- [ ] x", Some("markdown"));
    check("todo.txt", "x", Some("todotxt"));
    check("-", " {\"format\": \"kubenotes\"}", Some("json"));
    check("a.md", "- [ ] x 🆔 1", Some("obsidian"));
    check(
        "a.json",
        "[{\"entry\": \"x\", \"description\": \"y\"}]",
        Some("taskwarrior"),
    );
    check("a.org", "* x", Some("org"));
    check("-", "words", None);
}
