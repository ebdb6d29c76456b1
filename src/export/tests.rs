//! Hurtful items through every format, read back as another program would read them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::json_shapes::HighlightJson;
use super::*;
use crate::annotation::{
    Anchor, AnchorState, GroupTimes, PostReference, Priority, Rank, Record, Status, TalkReference,
    Todo, Topic,
};
use crate::document::{PostDate, Speaker, TalkKind};
use crate::text::sanitize::harmless;

/// Texts that mean something to at least one format or reader.
const HURTFUL: [&str; 30] = [
    "plain words",
    "x marks the spot",
    "(A) class cluster",
    "2019-11-20 was a Wednesday",
    "“curly” ‘quotes’ \"straight\" 'single' `back` «angle»",
    "commas, colons: semicolons; and\\backslashes\\",
    "first line\nsecond line\n\nafter an empty line",
    "* bullet\n+ plus\n- dash\n1. one\n12) twelve",
    "#+BEGIN_SRC\n* TODO heading\n#+END_SRC",
    "# heading\n===\n---\n***\n___",
    "=cmd|' /C calc'!A0",
    "+project @context due:2020-01-01 id:123 pri:A rec:1w t:2020-01-01",
    "👩‍💻 wrote 🇪🇺 and e\u{301}",
    "שלום עולם and العربية",
    "--> <!-- kubenotes:end -->\n<!-- kubenotes:end -->",
    "<script>alert(1)</script> <b>&amp; &lt; &#27; &copy;",
    "[link](https://example.org) ![image](x.png) [ref]: /x",
    "- [ ] another task\n- [x] done",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```yaml\nkey: value\n```\n~~~",
    "    indented: code\n\tand a tab  \ntrailing spaces  ",
    "snake_case and _emphasis_ and **strong** and ~~struck~~ and $x$",
    "see https://example.org/a_b?c=d#e, then http://x.org/*y*.",
    "> quoted\n>> twice",
    "a < b && c > d &amp",
    "term\n: definition\n[^1]: note",
    "@handle +1 x (B)",
    "ends with backslash \\",
    "{{< shortcode >}} {% tag %}",
    "C:\\path\\file 14:30 key:value",
];

fn moment(second: i64) -> Timestamp {
    Timestamp::from_second(1_574_280_000 + second).unwrap()
}

fn options() -> ExportOptions {
    ExportOptions {
        grouping: Grouping::None,
        exported_at: moment(1_000_000),
        zone: TimeZone::UTC,
    }
}

fn item(number: u128, quote: &str, note: &str, status: Status) -> ExportItem {
    let record = Record {
        id: uuid::Uuid::from_u128(0x0199_c2d4_0000_7000_8000_0000_0000_0000 + number),
        post: PostReference {
            root: "posts".into(),
            path: "2019/second day.md".into(),
            title: "Second day: a [recap]".into(),
            date: Some(PostDate::day(date(2019, 11, 20))),
            authors: vec!["Robin Author".into()],
            event: Some("CloudConf NA 2019".into()),
            url: Some("https://example.org/second_day?a=1&b=2".into()),
            slug: None,
        },
        talk: Some(TalkReference {
            title: "Rollouts *done* slowly".into(),
            kind: TalkKind::Keynote,
            speakers: vec![Speaker {
                name: "Zoë Müller".into(),
                role: None,
                organisation: Some("Shipyard".into()),
            }],
        }),
        anchor: Some(Anchor {
            quote: quote.into(),
            prefix: "before ".into(),
            suffix: " after".into(),
            revision: "abc".into(),
            ..Anchor::default()
        }),
        category: "dig-into".into(),
        topics: vec![Topic {
            name: "Open Policy Agent".into(),
            url: Some("https://example.org/opa".into()),
        }],
        note: note.into(),
        todo: Some(Todo {
            status,
            rank: Rank("m".into()),
            priority: Some(Priority::Medium),
            due: Some(date(2020, 1, 31)),
            closed: (!status.is_pending()).then(|| moment(90_000)),
        }),
        created: moment(0),
        times: GroupTimes::all_at(moment(60)),
        deleted: false,
        unknown: BTreeMap::from([("later".into(), "0777".into())]),
    };
    let mut item = ExportItem::new(record, None);
    item.category_name = "things to dig into".into();
    item.place = Some(ItemPlace {
        state: AnchorState::Moved,
        span: Some(CharacterSpan { start: 3, end: 9 }),
        current_text: Some(quote.into()),
        line: Some(12),
        suggestion: None,
    });
    item
}

fn hurtful_items() -> Vec<ExportItem> {
    let long = "long wörd ".repeat(1_000);
    let mut texts: Vec<&str> = HURTFUL.to_vec();
    texts.push(long.trim());
    let notes = texts.iter().rev();
    texts
        .iter()
        .zip(notes)
        .enumerate()
        .map(|(at, (quote, note))| item(at as u128, quote, note, Status::ALL[at % 4]))
        .collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

// ------------------------------------------------------------------------------------------------ Markdown

/// What a Markdown reader makes of a list: for each task whether it is ticked, its whole text and its HTML.
#[derive(Debug, Default)]
struct Task {
    ticked: bool,
    text: String,
    html: String,
    addresses: Vec<String>,
}

fn read_markdown(markdown: &str) -> (Vec<Task>, Vec<String>) {
    let (mut tasks, mut headings): (Vec<Task>, Vec<String>) = (Vec::new(), Vec::new());
    let mut in_heading = false;
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        let task = tasks.last_mut();
        match event {
            Event::TaskListMarker(ticked) => tasks.push(Task {
                ticked,
                ..Task::default()
            }),
            Event::Start(Tag::Heading { .. }) => {
                in_heading = true;
                headings.push(String::new());
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Text(text) if in_heading => headings.last_mut().unwrap().push_str(&text),
            Event::Text(text) => task.unwrap().text.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => {
                task.unwrap().text.push('\n');
            }
            Event::InlineHtml(html) => task.unwrap().html.push_str(&html),
            Event::Start(Tag::Link { dest_url, .. }) => {
                task.unwrap().addresses.push(dest_url.to_string());
            }
            Event::Start(
                Tag::List(None) | Tag::Item | Tag::Paragraph | Tag::BlockQuote(None) | Tag::Strong,
            )
            | Event::End(
                TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::BlockQuote(None)
                | TagEnd::Strong
                | TagEnd::Link,
            ) => {}
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    (tasks, headings)
}

fn check_task(task: &Task, item: &ExportItem) {
    assert_eq!(task.ticked, item.closed_todo().is_some());
    assert!(
        task.text.contains(item.quote()),
        "{:?}\n{}",
        item.quote(),
        task.text
    );
    assert!(
        task.text.contains(&item.record.note),
        "{:?}\n{}",
        item.record.note,
        task.text
    );
    for fact in [
        "Rollouts *done* slowly",
        "Zoë Müller (Shipyard)",
        "Second day: a [recap]",
        "2019-11-20",
        "due 2020-01-31",
    ] {
        assert!(task.text.contains(fact), "{fact} in {}", task.text);
    }
    for address in [
        "https://example.org/opa",
        "https://example.org/second_day?a=1&b=2",
    ] {
        assert!(
            task.addresses.iter().any(|it| it == address),
            "{:?}",
            task.addresses
        );
    }
    assert_eq!(task.html, format!("<!-- id:{} -->", item.record.id));
}

#[test]
fn markdown_has_one_task_for_each_item_with_all_it_knows() {
    let items = hurtful_items();
    for grouping in Grouping::ALL {
        let options = ExportOptions {
            grouping,
            ..options()
        };
        let markdown = format_by_id("markdown").unwrap().render(&items, &options);
        let (tasks, headings) = read_markdown(&markdown);
        assert_eq!(tasks.len(), items.len());
        for (task, item) in tasks.iter().zip(&items) {
            check_task(task, item);
        }
        assert_eq!(headings.len(), usize::from(grouping != Grouping::None));
    }
}

#[test]
fn groups_come_in_the_order_of_their_first_items() {
    let mut items = hurtful_items();
    items.truncate(4);
    for (item, name) in items.iter_mut().zip(["B", "A", "", "B"]) {
        item.record.topics[0].name = name.into();
    }
    let options = ExportOptions {
        grouping: Grouping::Topic,
        ..options()
    };
    let markdown = format_by_id("markdown").unwrap().render(&items, &options);
    let (tasks, headings) = read_markdown(&markdown);
    assert_eq!(headings, ["B", "A", "Other"]);
    let ids: Vec<_> = tasks.iter().map(|task| task.html.as_str()).collect();
    let expected = [0, 3, 1, 2].map(|at: usize| format!("<!-- id:{} -->", items[at].record.id));
    assert_eq!(ids, expected);
}

#[test]
fn markdown_reads_well() {
    let quote = "It was on my “list”.\nNow it moved up.";
    let items = [
        item(1, quote, "compare with OPA", Status::Open),
        item(2, quote, "", Status::Done),
    ];
    let markdown = format_by_id("markdown").unwrap().render(&items, &options());
    let expected = "\
- [ ] **Open Policy Agent**: compare with OPA <!-- id:0199c2d4-0000-7000-8000-000000000001 -->
  > It was on my “list”.
  > Now it moved up.

  Talk: Rollouts \\*done\\* slowly (keynote), Zoë Müller (Shipyard)\\
  Post: [Second day: a \\[recap\\]](<https://example.org/second_day?a=1&amp;b=2>), Robin Author, 2019-11-20, CloudConf NA 2019, 2019/second day.md, line 12\\
  Link: <https://example.org/opa>\\
  Kept as: things to dig into, medium priority, due 2020-01-31, noted 2019-11-20
- [x] **Open Policy Agent**: It was on my “list”. Now it moved up. <!-- id:0199c2d4-0000-7000-8000-000000000002 -->
";
    assert!(markdown.starts_with(expected), "{markdown}");
}

// ------------------------------------------------------------------------------------------------ todo.txt

/// A line as a strict reader of todo.txt takes it apart.
#[derive(Debug, Default)]
struct TodoLine<'a> {
    done: bool,
    priority: Option<&'a str>,
    dates: Vec<&'a str>,
    text: Vec<&'a str>,
    projects: Vec<&'a str>,
    contexts: Vec<&'a str>,
    keys: Vec<(&'a str, &'a str)>,
}

fn read_todo_line(line: &str) -> TodoLine<'_> {
    let mut read = TodoLine::default();
    let mut rest = words(line).into_iter().peekable();
    read.done = rest.next_if(|word| *word == "x").is_some();
    read.priority =
        rest.next_if(|word| word.len() == 3 && word.starts_with('(') && word.ends_with(')'));
    while let Some(day) = rest.next_if(|word| word.parse::<jiff::civil::Date>().is_ok()) {
        read.dates.push(day);
    }
    for word in rest {
        let known = ["id", "due", "t", "rec", "pri", "h", "status"];
        match word.split_once(':') {
            Some((key, value)) if known.contains(&key) && !value.is_empty() => {
                read.keys.push((key, value));
            }
            _ if word.starts_with('+') => read.projects.push(word),
            _ if word.starts_with('@') => read.contexts.push(word),
            _ => read.text.push(word),
        }
    }
    read
}

/// The same text without quote marks and spacing: what may change on one line.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '\'')
        .collect()
}

#[test]
fn todo_txt_has_one_line_for_each_item_with_all_it_knows() {
    let items = hurtful_items();
    let text = format_by_id("todotxt").unwrap().render(&items, &options());
    assert_eq!(text.lines().count(), items.len());
    for (line, item) in text.lines().zip(&items) {
        let read = read_todo_line(line);
        let todo = item.record.todo.as_ref().unwrap();
        assert_eq!(read.done, !todo.status.is_pending());
        assert_eq!(read.projects, ["+Open-Policy-Agent"], "{line}");
        assert_eq!(read.contexts, ["@dig-into"], "{line}");
        let id = item.record.id.to_string();
        let mut keys = vec![("due", "2020-01-31"), ("id", &id)];
        match todo.status {
            Status::Open => {}
            Status::Doing => keys.insert(1, ("status", "doing")),
            Status::Done => keys.insert(0, ("pri", "B")),
            Status::Dropped => {
                keys.insert(0, ("pri", "B"));
                keys.insert(2, ("status", "dropped"));
            }
        }
        assert_eq!(read.keys, keys, "{line}");
        let (priority, dates): (_, &[&str]) = if read.done {
            (None, &["2019-11-21", "2019-11-20"])
        } else {
            (Some("(B)"), &["2019-11-20"])
        };
        assert_eq!((read.priority, read.dates.as_slice()), (priority, dates));
        let said = letters(&read.text.join(""));
        for fact in [
            item.quote(),
            &item.record.note,
            "Zoë Müller (Shipyard)",
            "Second day: a [recap]",
        ] {
            assert!(said.contains(&letters(fact)), "{fact} in {said}");
        }
        for address in [
            "https://example.org/opa",
            "https://example.org/second_day?a=1&b=2",
        ] {
            assert!(read.text.contains(&address));
        }
    }
}

// ------------------------------------------------------------------------------------------------ JSON

#[test]
fn json_loses_nothing() {
    let items = hurtful_items();
    let json = format_by_id("json").unwrap().render(&items, &options());
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["format"], "kubenotes");
    assert_eq!(value["version"], 1);
    assert_eq!(value["exported"], "2019-12-02T09:46:40Z");
    let read: Vec<HighlightJson> = serde_json::from_value(value["items"].clone()).unwrap();
    assert_eq!(
        read,
        items.iter().map(HighlightJson::from).collect::<Vec<_>>()
    );
    let (first, value) = (&items[0].record, &value["items"][0]);
    assert_eq!(value["id"], first.id.to_string());
    assert_eq!(value["quote"], items[0].quote());
    assert_eq!(value["note"], first.note.as_str());
    assert_eq!(value["status"], "open");
    assert_eq!(value["priority"], "medium");
    assert_eq!(value["rank"], "m");
    assert_eq!(value["due"], "2020-01-31");
    assert_eq!(value["created"], "2019-11-20T20:00:00Z");
    assert_eq!(value["post"]["date"], "2019-11-20");
    assert_eq!(value["talk"]["kind"], "keynote");
    assert_eq!(value["anchor"]["state"], "moved");
    assert_eq!(value["anchor"]["start"], 3);
    assert!(value["anchor"]["suggestion"].is_null());
    assert_eq!(value["marked"]["prefix"], "before ");
    assert_eq!(value["unknown"]["later"], "0777");
}

#[test]
fn json_shows_no_control_characters_and_keeps_them() {
    let nasty = "\u{1b}[31m \u{9b}31m \u{202e}desrever\u{2028}";
    let json = format_by_id("json")
        .unwrap()
        .render(&[item(1, nasty, nasty, Status::Open)], &options());
    assert!(!json.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'));
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["items"][0]["quote"], nasty);
}

#[test]
fn json_does_not_overwrite_what_is_not_ours() {
    let format = format_by_id("json").unwrap();
    let items = hurtful_items();
    let first = format.update("", &items, &options()).unwrap();
    assert_eq!(format.update(&first, &items, &options()).unwrap(), first);
    for other in [
        "{}",
        "[1]",
        "my notes",
        "{\"format\":\"other\",\"version\":1,\"exported\":\"\",\"items\":[]}",
    ] {
        assert_eq!(
            format.update(other, &items, &options()),
            Err(ExportError::NotOurs)
        );
    }
}

// ------------------------------------------------------------------------------------------------ all formats

#[test]
fn the_table_names_every_format_once() {
    let ids: Vec<_> = FORMATS.iter().map(|format| format.id).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len());
    assert!(FORMATS.iter().all(|format| format.sentence.ends_with('.')));
    assert!(format_by_id("nothing").is_none());
}

#[test]
fn no_control_character_of_a_note_reaches_a_text_file() {
    let nasty = "\u{1b}]0;title\u{7} \u{9b}31m \u{202e}desrever \r\n next";
    for id in ["markdown", "todotxt"] {
        let text = format_by_id(id)
            .unwrap()
            .render(&[item(1, nasty, nasty, Status::Open)], &options());
        assert!(
            !text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'),
            "{text:?}"
        );
    }
}

#[test]
fn a_note_without_passage_is_exported_too() {
    let mut bare = item(1, "", "", Status::Open);
    bare.record.anchor = None;
    bare.record.talk = None;
    bare.record.todo = None;
    bare.record.topics.clear();
    bare.record.post = PostReference::default();
    bare.link = None;
    for format in &FORMATS {
        let text = format.render(std::slice::from_ref(&bare), &options());
        assert_eq!(text.matches(&bare.record.id.to_string()).count(), 1);
    }
    let markdown = FORMATS[0].render(&[bare], &options());
    assert_eq!(read_markdown(&markdown).0.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is written: one task, one line, the order and every id once.
    #[test]
    fn order_and_ids_hold(texts in prop::collection::vec(("[ -~\n]{0,30}|\\PC{0,12}", "[x()A +@#*`<>|_.:\\[\\]\n0-9-]{0,12}"), 1..5)) {
        let items: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(at, (quote, note))| item(at as u128, quote.trim(), note.trim(), Status::ALL[at % 4]))
            .collect();
        for format in &FORMATS {
            let text = format.render(&items, &options());
            let places: Vec<_> = items.iter().map(|item| text.find(&item.record.id.to_string())).collect();
            prop_assert!(places.iter().all(Option::is_some));
            prop_assert!(places.is_sorted());
            for item in &items {
                prop_assert_eq!(text.matches(&item.record.id.to_string()).count(), 1);
            }
            let own = "# Mine\n\n- [ ] own id:7\n";
            if format.id != "json" {
                let first = format.update(own, &items, &options()).unwrap();
                prop_assert!(first.starts_with(own));
                prop_assert_eq!(format.update(&first, &items, &options()).unwrap(), first);
            }
        }
        let (tasks, _) = read_markdown(&FORMATS[0].render(&items, &options()));
        prop_assert_eq!(tasks.len(), items.len());
        for (task, item) in tasks.iter().zip(&items) {
            prop_assert!(task.text.contains(&*harmless(item.quote())), "{:?} {:?}", item.quote(), task.text);
            prop_assert!(task.text.contains(&*harmless(&item.record.note)), "{:?} {:?}", item.record.note, task.text);
        }
        prop_assert_eq!(FORMATS[1].render(&items, &options()).lines().count(), items.len());
    }
}
