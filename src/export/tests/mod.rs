//! Hurtful items through every format, read back as another program would read them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;

mod all;
mod html;
mod ical;
mod json;
mod markdown;
mod obsidian;
mod org;
mod tables;
mod taskwarrior;
mod template;
mod todo_txt;
mod w3c;

use super::json_shapes::HighlightJson;
use super::*;
use crate::annotation::{
    Anchor, AnchorState, GroupTimes, PostReference, Priority, Rank, Record, Status, TalkReference,
    Todo, Topic,
};
use crate::document::{PostDate, Speaker, TalkKind};
use crate::text::sanitize::harmless;

/// Texts that mean something to at least one format or reader.
const HURTFUL: [&str; 31] = [
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
    "[[wiki]] ]] }} ]]> --> ,* #+END_QUOTE",
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
