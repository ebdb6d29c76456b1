//! Records for tests: a plain one, and arbitrary ones full of what could go wrong.

use jiff::Timestamp;
use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{
    Anchor, GroupTimes, PostReference, Priority, Rank, Record, RecordId, Status, TalkReference,
    Todo, Topic,
};
use crate::document::{PostDate, Speaker, TalkKind};
use crate::text::Span;

/// A moment, counted in seconds.
pub fn moment(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_574_000_000 + seconds).unwrap()
}

/// A highlight with everything in it.
pub fn record() -> Record {
    let text = "We heard about Argo, and Argo was already on my list.";
    Record {
        id: RecordId::from_u128(0x0193_2f3c_0000_7000_8000_0000_0000_0001),
        post: PostReference {
            root: "recaps".to_owned(),
            path: "2019/day-2.md".to_owned(),
            title: "Day 2".to_owned(),
            date: Some(PostDate::day(Date::constant(2019, 11, 20))),
            authors: vec!["Kim Example".to_owned()],
            event: Some("SampleCon 2019".to_owned()),
            url: None,
            slug: None,
        },
        talk: Some(TalkReference {
            title: "Rollouts: the good parts".to_owned(),
            kind: TalkKind::Keynote,
            speakers: vec![Speaker {
                name: "Ada".to_owned(),
                role: None,
                organisation: Some("Example".to_owned()),
            }],
        }),
        anchor: Some(Anchor::new(text, Span::new(25, 52), &"0".repeat(64), 1)),
        category: "dig-into".to_owned(),
        topics: vec![Topic {
            name: "Argo".to_owned(),
            url: None,
        }],
        note: "compare with plain rollouts".to_owned(),
        todo: Some(Todo::default()),
        created: moment(0),
        times: GroupTimes::all_at(moment(0)),
        deleted: false,
        unknown: std::collections::BTreeMap::new(),
    }
}

fn hostile_text() -> impl Strategy<Value = String> {
    let pieces = [
        "---",
        "\n---\n",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        ": ",
        " #",
        "\"",
        "'",
        "\\",
        "- ",
        "|",
        ">",
        "%",
        "&a",
        "*a",
        "!x",
        "{",
        "}",
        "[",
        "]",
        ",",
        "?",
        "@",
        "`",
        "no",
        "0777",
        "~",
        "null",
        "Argo",
        "é",
        "e\u{301}",
        "👩‍🚀",
        "字",
        "\u{0}",
        "\u{1b}[31m",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{202e}",
        "\u{fffe}",
        "\u{10ffff}",
        "<<<<<<< a",
        "<!-- also noted 2019-11-17T14:13:25Z -->",
    ];
    prop_oneof![
        vec(select(pieces.to_vec()), 0..8).prop_map(|pieces| pieces.concat()),
        ".{0,12}"
    ]
}

fn time() -> impl Strategy<Value = Timestamp> {
    (0_i64..9).prop_map(moment)
}

fn todo() -> impl Strategy<Value = Option<Todo>> {
    let parts = (
        select(&Status::ALL[..]),
        prop_oneof![Just(String::new()), "[a-z]{0,3}[b-z]"],
        option::of(select(vec![
            Priority::High,
            Priority::Medium,
            Priority::Low,
        ])),
        option::of(
            (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Date::constant(y, m, d)),
        ),
        option::of(
            (-377_705_023_201_i64..253_402_207_200, 0..1_000_000_000)
                .prop_map(|(s, n)| Timestamp::new(s, n).unwrap()),
        ),
    );
    option::of(
        parts.prop_map(|(status, rank, priority, due, closed)| Todo {
            status,
            rank: Rank(rank),
            priority,
            due,
            closed,
        }),
    )
}

fn anchor() -> impl Strategy<Value = Option<Anchor>> {
    let parts = (
        (hostile_text(), option::of(hostile_text())),
        hostile_text(),
        hostile_text(),
        any::<(u32, u32)>(),
        hostile_text(),
        any::<u32>(),
    );
    option::of(parts.prop_map(
        |((quote, original), prefix, suffix, (start, end), revision, text_version)| Anchor {
            quote,
            original,
            prefix,
            suffix,
            span: Span::new(start, end),
            revision,
            text_version,
        },
    ))
}

fn post_date() -> impl Strategy<Value = PostDate> {
    let clock = (0_i8..24, 0_i8..60, 0_i8..60, option::of(-900_i32..900));
    ((0_i16..=9999, 1_i8..=12, 1_i8..=28), option::of(clock)).prop_map(|((y, m, d), clock)| {
        PostDate {
            day: Date::constant(y, m, d),
            time: clock.map(|(hour, minute, second, _)| {
                jiff::civil::Time::constant(hour, minute, second, 0)
            }),
            offset_seconds: clock.and_then(|clock| clock.3).map(|minutes| minutes * 60),
        }
    })
}

fn post() -> impl Strategy<Value = PostReference> {
    let parts = (
        [hostile_text(), hostile_text(), hostile_text()],
        option::of(post_date()),
        vec(hostile_text(), 0..3),
        [
            option::of(hostile_text()),
            option::of(hostile_text()),
            option::of(hostile_text()),
        ],
    );
    parts.prop_map(
        |([root, path, title], date, authors, [event, url, slug])| PostReference {
            root,
            path,
            title,
            date,
            authors,
            event,
            url,
            slug,
        },
    )
}

fn talk() -> impl Strategy<Value = Option<TalkReference>> {
    let speaker = (
        hostile_text(),
        option::of(hostile_text()),
        option::of(hostile_text()),
    );
    let speaker = speaker.prop_map(|(name, role, organisation)| Speaker {
        name,
        role,
        organisation,
    });
    let parts = (
        hostile_text(),
        select(&TalkKind::ALL[..]),
        vec(speaker, 0..3),
    );
    option::of(parts.prop_map(|(title, kind, speakers)| TalkReference {
        title,
        kind,
        speakers,
    }))
}

fn unknown() -> impl Strategy<Value = (String, String)> {
    let values = [
        " no",
        " 0777",
        "\n  a: 1\n  b: [x]",
        "\n- x\n- y",
        " |\n  one\n\n  two",
        " {a: 1,\n  b: 2}",
        "",
        " \"\\e\"",
    ];
    ("x_[a-z]{1,4}|\"x: [a-z]\"", select(values.to_vec()))
        .prop_map(|(key, value)| (key.clone(), format!("{key}:{value}")))
}

prop_compose! {
    fn times()(anchor in time(), subject in time(), note in time(), todo in time(), rank in time(), deleted in time()) -> GroupTimes {
        GroupTimes { anchor, subject, note, todo, rank, deleted }
    }
}

prop_compose! {
    /// A record with hostile texts everywhere.
    pub fn any_record()(
        (id, post, talk, anchor) in (any::<u128>(), post(), talk(), anchor()),
        category in hostile_text(),
        topics in vec((hostile_text(), option::of(hostile_text())), 0..3),
        note in hostile_text(),
        todo in todo(),
        created in time(),
        times in times(),
        deleted: bool,
        unknown in btree_map("x", "y", 0..1),
        more in vec(unknown(), 0..3),
    ) -> Record {
        Record {
            id: RecordId::from_u128(id),
            post,
            talk,
            anchor,
            category,
            topics: topics.into_iter().map(|(name, url)| Topic { name, url }).collect(),
            note,
            todo,
            created,
            times,
            deleted,
            unknown: unknown.into_keys().map(|key| (key.clone(), format!("{key}: 1"))).chain(more).collect(),
        }
    }
}

prop_compose! {
    /// A later version of the plain record: few values and few times, so that they often meet.
    pub fn any_version()(
        times in times(),
        (note, category, deleted) in (select(vec!["", "one", "two", "three\n\nfour"]), select(vec!["a", "b"]), any::<bool>()),
        todo in option::of((select(&Status::ALL[..2]), select(vec!["", "m", "n"]))),
        quote in select(vec!["p", "q"]),
        unknown in option::of(select(vec!["x: 1", "x: 2"])),
    ) -> Record {
        let mut record = Record { times, deleted, ..record() };
        record.note = note.to_owned();
        record.category = category.to_owned();
        record.todo = todo.map(|(status, rank)| Todo { status, rank: Rank(rank.to_owned()), ..Todo::default() });
        record.anchor = Some(Anchor { quote: quote.to_owned(), ..Anchor::default() });
        record.unknown = unknown.map(|text| ("x".to_owned(), text.to_owned())).into_iter().collect();
        record
    }
}
