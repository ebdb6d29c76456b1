//! Obsidian Tasks, read from the end of the line as the plugin does (`DefaultTaskSerializer.deserialize`).

use regex::Regex;

use super::markdown::read_items;
use super::*;
use crate::text::sanitize::one_line;

/// A task as the plugin shows it.
#[derive(Debug, Default, PartialEq)]
struct PluginTask {
    status: String,
    description: String,
    fields: BTreeMap<&'static str, String>,
}

/// What the plugin looks for at the end of what it did not read yet.
const FIELDS: [(&str, &str); 11] = [
    ("priority", r"(🔺|⏫|🔼|🔽|⏬)\x{FE0F}?$"),
    ("done", r"✅\x{FE0F}? *(\d{4}-\d{2}-\d{2})$"),
    ("cancelled", r"❌\x{FE0F}? *(\d{4}-\d{2}-\d{2})$"),
    ("due", r"(?:📅|📆|🗓)\x{FE0F}? *(\d{4}-\d{2}-\d{2})$"),
    ("scheduled", r"(?:⏳|⌛)\x{FE0F}? *(\d{4}-\d{2}-\d{2})$"),
    ("start", r"🛫\x{FE0F}? *(\d{4}-\d{2}-\d{2})$"),
    ("created", r"➕\x{FE0F}? *(\d{4}-\d{2}-\d{2})$"),
    ("recurrence", r"🔁\x{FE0F}? *([a-zA-Z0-9, !]+)$"),
    ("completion", r"🏁\x{FE0F}? *([a-zA-Z]+)$"),
    ("depends", r"⛔\x{FE0F}? *([a-zA-Z0-9-_, ]+)$"),
    ("id", r"🆔\x{FE0F}? *([a-zA-Z0-9-_]+)$"),
];

fn read_line(line: &str) -> PluginTask {
    let task = Regex::new(r"^[\s>]*[-*+] +\[(.)\] *(.*)$").unwrap();
    let tag = Regex::new(r#"(?:^|\s)#[^ !@#$%^&*(),.?":{}|<>]+$"#).unwrap();
    let parts = task.captures(line).unwrap();
    let mut read = PluginTask {
        status: parts[1].to_owned(),
        ..PluginTask::default()
    };
    let mut rest = parts[2].trim().to_owned();
    let mut tags = Vec::new();
    for _ in 0..20 {
        let before = rest.len();
        for (name, pattern) in FIELDS {
            let found = Regex::new(pattern).unwrap();
            if let Some(field) = found.captures(&rest.clone()) {
                read.fields.insert(name, field[1].to_owned());
                rest = rest[..field.get(0).unwrap().start()].trim().to_owned();
            }
        }
        if let Some(found) = tag.find(&rest.clone()) {
            tags.insert(0, found.as_str().trim().to_owned());
            rest = rest[..found.start()].trim().to_owned();
        }
        if rest.len() == before {
            break;
        }
    }
    tags.insert(0, rest);
    read.description = tags.join(" ");
    read
}

fn rendered(items: &[ExportItem]) -> String {
    format_by_id("obsidian").unwrap().render(items, &options())
}

fn task_lines(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| line.starts_with("- ["))
        .collect()
}

#[test]
fn the_plugin_reads_every_field() {
    let items = hurtful_items();
    let text = rendered(&items);
    let lines = task_lines(&text);
    assert_eq!(lines.len(), items.len());
    for (line, item) in lines.iter().zip(&items) {
        let read = read_line(line);
        let status = item.status().unwrap();
        let (sign, closed) = match status {
            Status::Open => (" ", None),
            Status::Doing => ("/", None),
            Status::Done => ("x", Some("done")),
            Status::Dropped => ("-", Some("cancelled")),
        };
        assert_eq!(read.status, sign);
        let mut fields = BTreeMap::from([
            ("id", item.record.id.to_string()),
            ("priority", "🔼".to_owned()),
            ("created", "2019-11-20".to_owned()),
            ("due", "2020-01-31".to_owned()),
        ]);
        fields.extend(closed.map(|field| (field, "2019-11-21".to_owned())));
        assert_eq!(read.fields, fields, "{line}");
        assert!(read.description.starts_with("#task "), "{line}");
        assert!(
            read.description
                .ends_with(" #Open-Policy-Agent #kubenotes/dig-into"),
            "{line}"
        );
    }
}

#[test]
fn obsidian_shows_what_was_written() {
    let items = hurtful_items();
    let read = read_items(&rendered(&items));
    assert_eq!(read.len(), items.len());
    for (shown, item) in read.iter().zip(&items) {
        let headline = wording::headline(item);
        assert!(shown.contains(&headline), "{headline:?} in {shown}");
        assert!(
            shown.contains(item.quote()),
            "{:?} in {shown}",
            item.quote()
        );
        if let Some(note) = wording::untold_note(item) {
            assert!(
                shown.contains(&format!("Note: {note}\n")),
                "{note:?} in {shown}"
            );
        }
        for fact in ["Zoë Müller (Shipyard)", "Topics: Open Policy Agent"] {
            assert!(shown.contains(fact), "{fact} in {shown}");
        }
    }
}

#[test]
fn words_that_look_like_fields_are_no_fields() {
    for note in [
        "ends with 📅 2020-02-02",
        "⏫",
        "done ✅ 2020-02-02 #tag",
        "#tag 🆔 abc",
        "🔁 every day",
        "block ^abc",
        "comment %% hidden %% and ==marked== and due:: 2020-02-02",
    ] {
        let items = [item(1, "quote", note, Status::Open)];
        let text = rendered(&items);
        let read = read_line(task_lines(&text)[0]);
        assert_eq!(read.fields["due"], "2020-01-31");
        assert_eq!(read.fields["priority"], "🔼");
        assert_eq!(read.fields["id"], items[0].record.id.to_string());
        assert_eq!(read.fields.len(), 4, "{text}");
        assert!(read_items(&text)[0].contains(&*one_line(note)));
        assert!(!text.contains("%%") && !text.contains("==") && !text.contains("::"));
    }
}

#[test]
fn obsidian_reads_well() {
    let items = [item(
        1,
        "It was on\nmy list.",
        "compare\nwith care",
        Status::Done,
    )];
    assert_eq!(
        rendered(&items),
        "\
- [x] #task compare #Open-Policy-Agent #kubenotes/dig-into 🆔 0199c2d4-0000-7000-8000-000000000001 🔼 ➕ 2019-11-20 📅 2020-01-31 ✅ 2019-11-21
  > It was on
  > my list.

  Note: compare
  with care

  Talk: Rollouts \\*done\\* slowly (keynote), Zoë Müller (Shipyard)\\
  Post: [Second day: a \\[recap\\]](<https://example.org/second_day?a=1&amp;b=2>), Robin Author, 2019-11-20, CloudConf NA 2019, 2019/second day.md, line 12\\
  Link: <https://example.org/opa>\\
  Topics: Open Policy Agent
"
    );
}
