//! JSON, read by `serde_json` and by our own shapes.

use super::*;

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
