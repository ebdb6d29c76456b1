//! Round trips and hostile files.

use proptest::prelude::*;

use super::{from_text, to_text};
use crate::annotation::samples::{any_record, moment, record};

#[test]
fn a_file_is_readable() {
    insta::assert_snapshot!(to_text(&record()), @r#"
    ---
    id: 01932f3c-0000-7000-8000-000000000001
    created: 2019-11-17T14:13:20Z
    # what it is about
    category: "dig-into"
    topics:
      - name: "Argo"
    subject_changed: 2019-11-17T14:13:20Z
    # the to-do
    status: open
    todo_changed: 2019-11-17T14:13:20Z
    # its place in the list
    rank_changed: 2019-11-17T14:13:20Z
    # the passage and where it stands
    quote: "Argo was already on my list"
    prefix: "We heard about Argo, and "
    suffix: "."
    start: 25
    end: 52
    revision: "0000000000000000000000000000000000000000000000000000000000000000"
    text_version: 1
    post_root: "recaps"
    post_path: "2019/day-2.md"
    post_title: "Day 2"
    post_date: 2019-11-20
    post_authors:
      - "Kim Example"
    post_event: "SampleCon 2019"
    talk: "Rollouts: the good parts"
    talk_kind: keynote
    talk_speakers:
      - name: "Ada"
        organisation: "Example"
    anchor_changed: 2019-11-17T14:13:20Z
    # kept, so that it can be brought back
    deleted: false
    deleted_changed: 2019-11-17T14:13:20Z
    # the note
    note_changed: 2019-11-17T14:13:20Z
    ---

    compare with plain rollouts
    "#);
}

proptest! {
    #[test]
    fn what_was_written_is_read(record in any_record()) {
        let text = to_text(&record);
        prop_assert_eq!(from_text(&text), Ok(record), "{}", text);
    }

    #[test]
    fn only_the_note_has_more_than_one_line_to_a_key(record in any_record()) {
        let text = to_text(&record);
        let head = text.split("\n---\n").next().unwrap();
        prop_assert!(!head.chars().any(|c| c.is_control() && c != '\n'));
    }

    #[test]
    fn any_text_is_a_record_or_an_error_with_its_line(text in "(---\n)?(\\PC{0,8}|id: x|created: 1|[:#\"'|>\n-]){0,20}(\n---\n)?.{0,9}") {
        if let Err(error) = from_text(&text) {
            let lines = text.split('\n').count().max(1);
            prop_assert!((1..=lines + 1).contains(&(error.line as usize)), "{error} of {lines}");
        }
    }

    #[test]
    fn a_file_with_a_hole_is_no_danger(record in any_record(), at in any::<prop::sample::Index>(), length in 0_usize..40) {
        let mut text = to_text(&record);
        let start = text.floor_char_boundary(at.index(text.len()));
        let end = text.floor_char_boundary(start + length);
        text.replace_range(start..end.max(start), "");
        let _ = from_text(&text);
    }
}

fn check_error(change: impl Fn(String) -> String, line: u32, part: &str) {
    let error = from_text(&change(to_text(&record()))).unwrap_err();
    assert_eq!(error.line, line, "{error}");
    assert!(error.message.contains(part), "{error}");
}

#[test]
fn errors_tell_the_line_and_the_remedy() {
    let line_of = |key: &str| {
        let text = to_text(&record());
        text.lines().position(|line| line.starts_with(key)).unwrap() as u32 + 1
    };
    check_error(|_| String::new(), 1, "---");
    check_error(|text| text.replacen("---", "", 1), 1, "---");
    check_error(
        |text| text.replace("\n---\n", "\n"),
        to_text(&record()).lines().count() as u32 - 1,
        "ends before",
    );
    check_error(
        |text| text.replace("id: 01", "id: zz"),
        line_of("id"),
        "UUID",
    );
    check_error(
        |text| text.replace("note_changed: 2019", "note_changed: y"),
        line_of("note_changed"),
        "time",
    );
    check_error(
        |text| text.replace("status: open", "status: maybe"),
        line_of("status"),
        "maybe",
    );
    check_error(
        |text| text.replace("category:", "<<<<<<< HEAD\ncategory:"),
        line_of("category"),
        "git",
    );
    check_error(
        |text| text.replace("start: 25", "start: [1"),
        line_of("start"),
        "",
    );
}

#[test]
fn hands_may_leave_out_and_reorder() {
    let text = "---\ncategory: idea\ntopics:\n- name: CUE\n# mine\nid: 01932f3c-0000-7000-8000-000000000001\nmood: |\n  good\n\n  day\ncreated: 2019-11-20T21:30:00Z\n---\nJust a thought.";
    let record = from_text(text).unwrap();
    assert_eq!(record.topics[0].name, "CUE");
    assert_eq!(record.note, "Just a thought.");
    assert_eq!(record.times.note, record.created);
    assert_eq!(record.unknown["mood"], "mood: |\n  good\n\n  day");
    assert_eq!(from_text(&to_text(&record)), Ok(record));
}

#[test]
fn a_file_that_git_turned_to_windows_line_ends_is_the_same() {
    let record = crate::annotation::Record {
        note: "one\ntwo".to_owned(),
        ..record()
    };
    assert_eq!(
        from_text(&to_text(&record).replace('\n', "\r\n")),
        Ok(record)
    );
}

/// What git does with changes of different groups on two machines, as far as a line-wise merge goes.
#[test]
fn a_constant_line_stands_between_groups() {
    let before = to_text(&record());
    let mut changed = record();
    changed.note = "other".to_owned();
    changed.category = "other".to_owned();
    changed.deleted = true;
    changed.todo.as_mut().unwrap().status = crate::annotation::Status::Done;
    changed.todo.as_mut().unwrap().rank.0 = "m".to_owned();
    changed.anchor.as_mut().unwrap().quote = "other".to_owned();
    changed.times = crate::annotation::GroupTimes::all_at(moment(9));
    let after = to_text(&changed);
    let comments = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(comments(&before), comments(&after));
    assert_eq!(comments(&before), 6, "one before each group");
}
