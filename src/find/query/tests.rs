//! The query language from the outside: what a text is read as, what is wrong with it, what it admits.

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::annotation::Status;

use super::*;

/// What a query is read as, with parentheses around every group; or the problem with its place marked.
fn read(text: &str) -> String {
    match Query::read(text, SubjectKind::Note) {
        Ok(query) => query.to_string(),
        Err(problem) => format!("{}\n{}", problem.marked(text), problem.message),
    }
}

#[test]
fn words_phrases_and_fields() {
    assert_eq!(read("  argo   Rollouts "), "argo Rollouts");
    assert_eq!(
        read("“service mesh” -tag:vendor"),
        "\"service mesh\" -tag:vendor"
    );
    assert_eq!(
        read("Author:slowe after:2019-5"),
        "author:slowe after:2019-05"
    );
    assert_eq!(
        read("event:\"KubeCon EU 2019\""),
        "event:\"KubeCon EU 2019\""
    );
    assert_eq!(
        read("on:\"Last month\" is:UNREAD"),
        "on:last-month is:unread"
    );
    assert_eq!(read("tag:a OR tag:b argo"), "(tag:a OR (tag:b argo))");
    assert_eq!(
        read("(tag:a OR tag:b) -(argo cd)"),
        "(tag:a OR tag:b) -(argo cd)"
    );
    assert_eq!(read("((a)) (b c) --d -(-e)"), "a b c d e");
    assert_eq!(read("\"open end"), "\"open end\"");
    assert_eq!(read(r#""a \"b\" \\ c""#), r#""a \"b\" \\ c""#);
}

#[test]
fn what_was_a_word_before_stays_one() {
    for words in [
        "Argo: rollouts",
        "https://example.org/a?b",
        "std::fs",
        "12:30",
        "foo(bar)",
        "5\"",
        ":)",
        "or",
        "c++",
        "--",
    ] {
        let problem = Query::read(words, SubjectKind::Post).err();
        assert_eq!(problem, None, "{words}");
    }
    assert_eq!(read("Argo - rollouts – now"), "Argo rollouts – now");
    assert_eq!(read("(see foo(bar))"), "see \"foo(bar)\"");
}

#[test]
fn a_mistake_is_located_and_says_what_to_do() {
    for (query, told) in [
        (
            "argo athor:slowe",
            "argo athor:slowe\n     ^^^^^\nThere is no field “athor”; did you mean author:? In quotes it is looked for as words",
        ),
        (
            "is:orphaned x",
            "is:orphaned x\n   ^^^^^^^^\nThere is no is:orphaned; did you mean is:orphan?",
        ),
        (
            "são after:soon",
            "são after:soon\n          ^^^^\n“soon” is no date: write 2019, 2019-05, 2019-05-20, or words such as last-month",
        ),
        (
            "status:",
            "status:\n^^^^^^^\nstatus: needs a value: write one of open, doing, done, dropped",
        ),
        (
            "a (b",
            "a (b\n  ^\nThis parenthesis is not closed: add ) behind the group",
        ),
        (
            "a OR",
            "a OR\n  ^^\nOR stands between two things: write one on each side, or put it in quotes to look for the word",
        ),
    ] {
        assert_eq!(read(query), told);
    }
    let problem = Query::read("status:open", SubjectKind::Talk).unwrap_err();
    assert_eq!(
        problem.message,
        "status: says nothing of talks, only of posts, notes and to-dos: leave it out"
    );
}

#[test]
fn depth_is_bounded() {
    let deep = "(".repeat(100_000);
    assert_eq!(
        Query::read(&deep, SubjectKind::Post).unwrap_err().place,
        32..33
    );
    let minus = format!("{}x", "-".repeat(100_001));
    assert_eq!(
        Query::read(&minus, SubjectKind::Post).unwrap().to_string(),
        "-x"
    );
}

/// A subject from a few words.
#[derive(Default)]
struct Thing {
    texts: Texts,
    day: Option<Date>,
    flags: Vec<Flag>,
}

impl Subject for Thing {
    fn texts(&self) -> &Texts {
        &self.texts
    }

    fn has_day(&self, _: Comparison, first: Option<Date>, last: Option<Date>) -> bool {
        self.day.is_some_and(|day| {
            first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
        })
    }

    fn is(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    fn has_status(&self, status: Status) -> bool {
        status == Status::Open
    }
}

fn thing() -> Thing {
    let mut texts = Texts::default();
    texts.add(TextField::Title, ["A service\nmesh for São Paulo"]);
    texts.add(TextField::Tag, ["containers", "Dev Ops"]);
    texts.end_words();
    texts.add(TextField::Author, ["Łucja Quark", "山本明"]);
    texts.add(TextField::Topic, ["Open Policy Agent"]);
    texts.add(TextField::Path, ["2019/11/mesh.md"]);
    Thing {
        texts,
        day: Some(date(2019, 5, 20)),
        flags: vec![Flag::Unread],
    }
}

#[test]
fn what_is_admitted() {
    let topic = |name: &str| (name == "OPA").then(|| "Open Policy Agent".to_owned());
    let surroundings = Surroundings {
        today: date(2019, 6, 1),
        topic: &topic,
    };
    let thing = thing();
    let check = |query: &str, expected: bool| {
        let read = Query::read(query, SubjectKind::Note).unwrap();
        assert_eq!(
            read.matcher(&surroundings).admits(&thing),
            expected,
            "{query}"
        );
    };
    for admitted in [
        "",
        "MESH sao",
        "\"service  mesh\"",
        "ontain",
        "tag:cont tag:ops",
        "author:lucja author:quark author:明",
        "topic:OPA",
        "topic:policy",
        "path:019/11",
        "on:2019 on:2019-05 on:2019-05-20 on:last-month",
        "after:2019-05 after:2019-05-20 before:2019-05-21 before:2020",
        "is:unread -is:read status:open",
        "nowhere OR mesh",
        "-(mesh nowhere)",
    ] {
        check(admitted, true);
    }
    for refused in [
        "\"mesh service\"",
        "\"paulo containers\"",
        "quark",
        "tag:tainers",
        "author:uark",
        "after:2019-05-21",
        "after:2019-06",
        "before:2019-05",
        "before:2019-05-20",
        "is:read",
        "status:done",
        "-mesh",
        "nowhere OR -sao",
    ] {
        check(refused, false);
    }
}

#[test]
fn the_cursor_is_offered_fields_and_values() {
    let names = |field| -> Arc<KnownNames> {
        if field == TextField::Author {
            Arc::new(KnownNames::new(
                ["Zoé Lowe", "Lo"].map(str::to_owned).into(),
            ))
        } else {
            Arc::default()
        }
    };
    let offered = |before: &str| {
        let completion = complete(before, SubjectKind::Post, names);
        let put = completion
            .candidates
            .iter()
            .map(|candidate| format!("{}{}", &before[..completion.place.start], candidate.text));
        put.collect::<Vec<_>>()
    };
    assert_eq!(offered("argo -au"), ["argo -author:"]);
    assert_eq!(offered("x is:read"), ["x is:reading ", "x is:read "]);
    assert_eq!(offered("author:lo"), ["author:Lo ", "author:\"Zoé Lowe\" "]);
    assert_eq!(offered("author:\"zoe"), ["author:\"Zoé Lowe\" "]);
    assert_eq!(offered("on:last-m"), ["on:last-month "]);
    assert_eq!(offered("(is:unr"), ["(is:unread "]);
    assert_eq!(
        offered("x ").len(),
        FieldEntry::for_kind(SubjectKind::Post).count()
    );
    assert!(offered("\"au").is_empty());
    assert!(offered("nosuch:x").is_empty());
}

#[test]
fn the_vocabulary_is_sound() {
    let mut names: Vec<&str> = FIELDS.iter().map(|entry| entry.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), FIELDS.len());
    for entry in FIELDS {
        let kinds: Vec<SubjectKind> = SubjectKind::ALL
            .into_iter()
            .filter(|kind| entry.meaning.of(*kind).is_some())
            .collect();
        assert!(!kinds.is_empty(), "{}", entry.name);
        for kind in kinds {
            let query = Query::read(entry.example, kind);
            assert_eq!(query.unwrap().to_string(), entry.example);
        }
    }
    for flag in FLAGS {
        let kind = SubjectKind::ALL
            .into_iter()
            .find(|kind| flag.meaning.of(*kind).is_some());
        let field = FieldEntry::of(flag.field).unwrap();
        let text = format!("{}:{}", field.name, flag.name);
        assert_eq!(Query::read(&text, kind.unwrap()).unwrap().to_string(), text);
    }
}

/// Text that looks like a query more often than chance would have it.
fn written() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,6}",
        Just("(".to_owned()),
        Just(")".to_owned()),
        Just(" ".to_owned()),
        Just("-".to_owned()),
        Just(" OR ".to_owned()),
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("tag:".to_owned()),
        Just("is:unread".to_owned()),
        Just("after:2019-05".to_owned()),
        "[a-z]{1,6}:[\"a-z ]{0,6}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_a_query_or_a_located_problem(text in written()) {
        for kind in SubjectKind::ALL {
            match Query::read(&text, kind) {
                Ok(query) => {
                    let printed = query.to_string();
                    let again = Query::read(&printed, kind);
                    prop_assert_eq!(again, Ok(query), "{}", printed);
                }
                Err(problem) => {
                    prop_assert!(text.get(problem.place.clone()).is_some_and(|part| !part.is_empty()));
                    prop_assert!(problem.marked(&text).contains('^'));
                }
            }
        }
    }

    #[test]
    fn completing_never_fails(text in written()) {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let completion = complete(&text[..end], SubjectKind::Post, |_| Arc::default());
            prop_assert!(text.get(completion.place).is_some());
        }
    }
}
