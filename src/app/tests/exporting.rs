//! The export window: forms, looks, extent, and targets that are remembered.

use super::super::effect::Effect;
use super::super::event::{Event, Exported, LoadedRecords};
use super::super::export_targets::ExportTarget;
use super::super::overlay::{ExportWindow, Overlay, PlacingProgress};
use super::super::testing::Sitting;
use crate::annotation::Record;
use crate::export::ExportItem;

const POST: &str = "---\ntitle: Day\n---\n\n## Canary talk - Ada Quark, Lab\n\nOne thing. Another thing follows.\n";

fn sitting() -> Sitting {
    let mut sitting = Sitting::over(&[("day.md", POST)]);
    sitting.press("2 / O n e enter s d ctrl-s x");
    place(&mut sitting);
    sitting
}

/// The latest question where passages stand.
fn asked(sitting: &Sitting) -> (u64, Vec<Record>) {
    let mut effects = sitting.effects.iter().rev();
    let asked = effects.find_map(|effect| match effect {
        Effect::PlaceItems { request, records } => Some((*request, records.clone())),
        _ => None,
    });
    asked.unwrap()
}

/// Answers it.
fn place(sitting: &mut Sitting) {
    let (request, records) = asked(sitting);
    let items = records
        .into_iter()
        .map(|record| ExportItem::new(record, None));
    let items = items.collect();
    sitting.happen(Event::ItemsPlaced { request, items });
}

fn window(sitting: &Sitting) -> &ExportWindow {
    match sitting.state.overlays.last() {
        Some(Overlay::Export(window)) => window,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_format_and_template_can_be_chosen() {
    let mut sitting = sitting();
    let forms = window(&sitting).forms.len();
    assert!(
        forms > crate::export::FORMATS.len(),
        "templates are among them"
    );
    for _ in 0..forms {
        let chosen = window(&sitting);
        assert_eq!(chosen.path.text(), chosen.form.file_name());
        sitting.press("tab");
    }
    assert_eq!(window(&sitting).form.id(), "markdown");
}

#[test]
fn a_target_and_its_looks_are_remembered() {
    let mut sitting = sitting();
    sitting.press("tab ctrl-g ctrl-o");
    let letters = window(&sitting).path.text().chars().count();
    for _ in 0..letters {
        sitting.press("backspace");
    }
    sitting.write("mine.md");
    sitting.press("enter");
    let target = written(&sitting);
    assert_eq!((&*target.form, &*target.path), ("obsidian", "mine.md"));
    sitting.press("esc x");
    assert_eq!(
        window(&sitting).form.id(),
        "markdown",
        "what was not written is no target"
    );
    sitting.press("esc");
    sitting.happen(Event::Exported(Ok(Exported {
        sentence: "Written".to_owned(),
        target: Some(target.clone()),
    })));
    assert_target(&mut sitting);
    let mut later = self::sitting();
    later.press("esc");
    later.happen(Event::RecordsLoaded(Box::new(LoadedRecords {
        records: sitting.records().into_iter().cloned().collect(),
        targets: vec![target],
        ..LoadedRecords::default()
    })));
    assert_target(&mut later);
}

/// Checks that the window opens with what was written before, and that other forms have names of their own.
fn assert_target(sitting: &mut Sitting) {
    sitting.press("x");
    let again = window(sitting);
    assert_eq!(
        (again.form.id(), &*again.path.text()),
        ("obsidian", "mine.md")
    );
    assert_eq!(
        (again.grouping.word(), again.order.word()),
        ("topic", "due")
    );
    sitting.press("tab");
    assert_eq!(window(sitting).path.text(), "todo.txt");
    sitting.press("shift-tab");
    assert_eq!(window(sitting).path.text(), "mine.md");
}

/// The target of the latest export that was to be written.
fn written(sitting: &Sitting) -> ExportTarget {
    let mut effects = sitting.effects.iter().rev();
    let target = effects.find_map(|effect| match effect {
        Effect::WriteExport { target, .. } => Some(target.clone()),
        _ => None,
    });
    target.unwrap()
}

#[test]
fn the_preview_shows_what_is_chosen() {
    let mut sitting = sitting();
    let preview = |sitting: &Sitting| window(sitting).preview.clone().unwrap().join("\n");
    assert!(preview(&sitting).starts_with("- [ ] "));
    sitting.press("ctrl-g ctrl-g ctrl-g");
    assert!(preview(&sitting).starts_with("## dig-into"));
    sitting.press("ctrl-n");
    place(&mut sitting);
    assert!(preview(&sitting).contains("One thing."));
    sitting.press("ctrl-y");
    assert!(
        matches!(sitting.effects.last(), Some(Effect::Copy(text)) if text.contains("One thing."))
    );
}

fn is_given_up(sitting: &Sitting) -> bool {
    matches!(sitting.effects.last(), Some(Effect::GiveUpPlacing))
}

#[test]
fn who_leaves_the_window_lets_nobody_look_any_further() {
    let mut sitting = Sitting::over(&[("day.md", POST)]);
    sitting.press("2 / O n e enter s d ctrl-s x");
    sitting.happen(Event::ItemsBeingPlaced {
        request: asked(&sitting).0,
        progress: PlacingProgress {
            looked_into: 3,
            posts: 70,
        },
    });
    assert_eq!(
        window(&sitting).progress.map(|far| far.looked_into),
        Some(3)
    );
    assert!(!is_given_up(&sitting));
    sitting.press("esc");
    assert!(is_given_up(&sitting));
    // What was found already is nothing to give up.
    sitting.press("x");
    place(&mut sitting);
    sitting.press("esc");
    assert!(!is_given_up(&sitting));
}
