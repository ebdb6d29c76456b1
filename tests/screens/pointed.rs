//! The mouse on notes and suggestions, and where exports go after a restart.

use kubenotes::annotation::Record;
use kubenotes::app::overlay::Overlay;
use kubenotes::app::{Event, Mouse, MouseKind, list_window};
use kubenotes::theme::{Depth, Theme};
use kubenotes::ui::{Palette, notes_entry_at};

use super::desk::{Desk, Posts, now};

const POSTS: Posts = Posts::Text(
    "---\ntitle: By the pond\n---\n\nFrogs were first. There was a demo of Kyverno. I really need to look into it.\n\nDagger is on my list of things to try.\n",
);

fn desk() -> Desk {
    let mut desk = Desk::new(&POSTS, 120, 30);
    desk.press("enter / frogs enter s d ctrl-s g g");
    desk
}

/// The cell in which these words begin, from the right.
fn cell_of(desk: &Desk, words: &str) -> (u16, u16) {
    let screen = desk.screen();
    let mut rows = screen.lines().enumerate();
    let found = rows.find_map(|(row, line)| {
        let at = line.rfind(words)?;
        Some((line[..at].chars().count() as u16, row as u16))
    });
    found.unwrap()
}

/// Presses the left button where a terminal would report it, as the program does.
fn click(desk: &mut Desk, (column, row): (u16, u16)) {
    let palette = Palette::new(Theme::dark(), Depth::Full, false);
    let entry = notes_entry_at(&desk.session.state, &palette, (column, row));
    let kind = MouseKind::Press;
    let event = entry.map_or(
        Event::Mouse(Mouse { column, row, kind }),
        Event::NotesPressed,
    );
    desk.session.handle(event, now());
}

#[test]
fn a_click_chooses_an_entry_of_the_notes_and_another_one_opens_it() {
    let mut desk = desk();
    let dagger = cell_of(&desk, "“Dagger is on");
    click(&mut desk, dagger);
    assert!(desk.screen().contains("D not this"), "{}", desk.screen());
    click(&mut desk, dagger);
    assert!(desk.screen().contains("save"), "{}", desk.screen());
    desk.press("ctrl-s");
    assert_eq!(desk.visible().len(), 2);

    let frogs = cell_of(&desk, "“Frogs were");
    click(&mut desk, frogs);
    assert!(desk.session.state.notes.chosen.is_some());
    click(&mut desk, frogs);
    let open = desk.session.state.reading.open.as_ref().unwrap();
    assert!(open.text()[open.caret as usize..].starts_with("Frogs"));
}

#[test]
fn what_stands_between_entries_is_none() {
    let desk = desk();
    let palette = Palette::new(Theme::dark(), Depth::Full, false);
    let (column, row) = cell_of(&desk, "Suggestions");
    for cell in [(column, row), (40, row), (column, 200)] {
        assert_eq!(notes_entry_at(&desk.session.state, &palette, cell), None);
    }
}

#[test]
fn the_sign_of_a_suggestion_leads_to_it_and_to_its_window() {
    let mut desk = desk();
    let screen = desk.screen();
    let row = screen.lines().position(|line| {
        let text: String = line.chars().skip(30).take(50).collect();
        text.contains("◇ Dagger")
    });
    let row = row.unwrap();
    let line = screen.lines().nth(row).unwrap();
    let column = line.chars().position(|c| c == '◇').unwrap();
    let sign = (column as u16, row as u16);
    click(&mut desk, sign);
    let open = desk.session.state.reading.open.as_ref().unwrap();
    assert!(open.text()[open.caret as usize..].starts_with("Dagger"));
    click(&mut desk, sign);
    desk.press("ctrl-s");
    let records = desk.visible();
    let has_topic = |record: &Record| record.topic_names().eq(["Dagger"]);
    assert!(records.iter().any(has_topic));
}

#[test]
fn where_an_export_went_is_known_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.org");
    let mut desk = desk();
    let back = "backspace ".repeat("kubenotes.org".len());
    desk.press("x tab tab tab tab");
    desk.press(&format!("{back} \"{}\" ctrl-g enter", file.display()));
    assert!(file.is_file(), "{}", desk.screen());
    desk.restart();
    desk.press("x");
    let screen = desk.screen();
    assert!(
        screen.contains("list.org") && screen.contains("Org"),
        "{screen}"
    );
    desk.press("enter");
    assert!(
        desk.screen().contains("1 to-do written"),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_click_chooses_a_hit_of_the_jump_and_another_one_opens_it() {
    let mut desk = desk();
    let list = list_window(120, 30, true).list;
    let hit = |row: u16| (list.x + 2, list.y + 2 * row);
    let chosen = |desk: &Desk| match desk.session.state.overlays.last() {
        Some(Overlay::Jump(window)) => Some(window.chosen),
        _ => None,
    };
    desk.press("ctrl-p");
    click(&mut desk, hit(1));
    assert_eq!(chosen(&desk), Some(1));
    click(&mut desk, (0, 0));
    assert_eq!(chosen(&desk), Some(1), "beside the list");
    desk.press("p o n d");
    click(&mut desk, hit(0));
    assert_eq!(chosen(&desk), None, "{}", desk.screen());
    let open = desk.session.state.reading.open.as_ref().unwrap();
    assert!(open.text().contains("Frogs"));
}
