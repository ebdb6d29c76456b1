//! What holds for every format.

use proptest::prelude::*;

use super::markdown::read_markdown;
use super::*;

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
    let nasty = "\0\u{1b}]0;title\u{7} \u{9b}31m \u{202e}desrever \r\n next";
    for format in &FORMATS {
        let text = format.render(&[item(1, nasty, nasty, Status::Open)], &options());
        let text = text.replace("\r\n", "\n");
        assert!(
            !text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'),
            "{text:?}"
        );
    }
}

#[test]
fn a_to_do_of_no_post_names_none() {
    let mut bare = item(1, "", "read the guide", Status::Open);
    bare.record.anchor = None;
    bare.record.talk = None;
    bare.record.topics.clear();
    bare.record.post = PostReference::default();
    bare.link = None;
    bare.place = None;
    let lists = [
        "markdown",
        "obsidian",
        "todotxt",
        "taskwarrior",
        "org",
        "ical",
        "html",
    ];
    for format in lists.map(|id| format_by_id(id).unwrap()) {
        let text = format.render(std::slice::from_ref(&bare), &options());
        assert!(text.contains("read the guide"), "{}: {text}", format.id);
        for nothing in ["Post:", ":POST:", "– ,", ", ,", "\\, "] {
            assert!(!text.contains(nothing), "{}: {text}", format.id);
        }
        assert!(
            !text.lines().any(|line| line.ends_with(' ')),
            "{}: {text:?}",
            format.id
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
        let ids = text.matches(&bare.record.id.to_string()).count();
        assert_eq!(ids, usize::from(format.id != "readwise"), "{}", format.id);
    }
    let markdown = format_by_id("markdown")
        .unwrap()
        .render(&[bare], &options());
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
            if format.id == "readwise" {
                continue; // it knows no ids
            }
            let places: Vec<_> = items.iter().map(|item| text.find(&item.record.id.to_string())).collect();
            prop_assert!(places.iter().all(Option::is_some));
            prop_assert!(places.is_sorted());
            for item in &items {
                prop_assert_eq!(text.matches(&item.record.id.to_string()).count(), 1);
            }
            let own = "# Mine\n\n- [ ] own id:7\n";
            let first = match format.update(own, &items, &options()) {
                Ok(first) => {
                    prop_assert!(first.starts_with(own));
                    first
                }
                Err(error) => {
                    prop_assert_eq!(error, ExportError::NotOurs);
                    format.update("", &items, &options()).unwrap()
                }
            };
            prop_assert_eq!(format.update(&first, &items, &options()).unwrap(), first);
        }
        let (tasks, _) = read_markdown(&format_by_id("markdown").unwrap().render(&items, &options()));
        prop_assert_eq!(tasks.len(), items.len());
        for (task, item) in tasks.iter().zip(&items) {
            prop_assert!(task.text.contains(&*harmless(item.quote())), "{:?} {:?}", item.quote(), task.text);
            prop_assert!(task.text.contains(&*harmless(&item.record.note)), "{:?} {:?}", item.record.note, task.text);
        }
        prop_assert_eq!(format_by_id("todotxt").unwrap().render(&items, &options()).lines().count(), items.len());
    }
}
