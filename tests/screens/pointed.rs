//! The mouse on notes and suggestions, and where exports go after a restart.

use kubenotes::annotation::Record;
use kubenotes::app::overlay::Overlay;
use kubenotes::app::{Event, Mouse, MouseKind, Pane, Shown, list_window, outline_window, window};
use kubenotes::theme::{Depth, Theme};
use kubenotes::ui::{Palette, pointed};

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

/// The mouse at a cell, as the program takes it.
fn point(desk: &mut Desk, (column, row): (u16, u16), kind: MouseKind) {
    let palette = Palette::new(Theme::dark(), Depth::Full, false);
    let event = Event::Mouse(Mouse { column, row, kind });
    let event = pointed(&desk.session.state, &palette, event);
    desk.session.handle(event, now());
}

/// Presses the left button and lets it go.
fn click(desk: &mut Desk, cell: (u16, u16)) {
    point(desk, cell, MouseKind::Press);
    point(desk, cell, MouseKind::Release);
}

#[test]
fn a_click_chooses_an_entry_of_the_notes_and_another_one_opens_it() {
    let mut desk = desk();
    let dagger = cell_of(&desk, "◇ Dagger");
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
    let mut desk = desk();
    let before = desk.session.state.notes.at();
    let (column, row) = cell_of(&desk, "Suggestions");
    for cell in [(column, row), (column, 200)] {
        click(&mut desk, cell);
        assert_eq!(desk.session.state.notes.at(), before);
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

/// The widths of the panes that are shown.
fn widths(desk: &Desk) -> Vec<u16> {
    let panes = desk.session.state.areas().panes();
    panes.into_iter().map(|(_, area)| area.width).collect()
}

/// Drags from one column to another in the middle of the screen.
fn drag(desk: &mut Desk, from: u16, to: u16) {
    point(desk, (from, 12), MouseKind::Press);
    for column in [from.midpoint(to), to] {
        point(desk, (column, 12), MouseKind::Drag);
    }
    point(desk, (to, 12), MouseKind::Release);
}

#[test]
fn the_lines_between_panes_are_dragged() {
    let mut desk = desk();
    let caret = desk.session.state.reading.open.as_ref().unwrap().caret;
    assert_eq!(widths(&desk), [31, 57, 30]);
    drag(&mut desk, 31, 42);
    assert_eq!(widths(&desk), [42, 46, 30]);
    drag(&mut desk, 89, 79);
    assert_eq!(widths(&desk), [42, 36, 40]);
    let open = desk.session.state.reading.open.as_ref().unwrap();
    assert_eq!(
        (open.caret, open.selection),
        (caret, None),
        "the text is left alone"
    );
    // To the edge of the screen is away; a key brings it back as it was.
    drag(&mut desk, 79, 118);
    assert_eq!(widths(&desk), [42, 77]);
    assert!(
        desk.screen().contains("g 3 brings them back"),
        "{}",
        desk.screen()
    );
    desk.press("g 3");
    assert_eq!(widths(&desk).len(), 3);
    desk.press("g =");
    assert_eq!(widths(&desk), [31, 57, 30]);
}

#[test]
fn a_line_that_is_dragged_beyond_its_pane_comes_back_with_the_pointer() {
    let mut desk = desk();
    point(&mut desk, (31, 12), MouseKind::Press);
    point(&mut desk, (2, 12), MouseKind::Drag);
    assert_eq!(widths(&desk).len(), 2);
    point(&mut desk, (25, 12), MouseKind::Drag);
    assert_eq!(widths(&desk), [25, 63, 30]);
    point(&mut desk, (119, 29), MouseKind::Drag);
    assert_eq!(widths(&desk).len(), 3, "the text keeps its room");
    point(&mut desk, (119, 29), MouseKind::Release);
    // Nothing is held any more.
    let before = widths(&desk);
    point(&mut desk, (40, 12), MouseKind::Drag);
    assert_eq!(widths(&desk), before);
}

/// A post of so many paragraphs.
fn paragraphs(count: usize, paragraph: impl Fn(usize) -> String) -> &'static str {
    let paragraphs: Vec<String> = (0..count).map(paragraph).collect();
    paragraphs.join("\n\n").leak()
}

#[test]
fn the_wheel_scrolls_what_is_under_the_pointer() {
    let text = paragraphs(40, |at| {
        format!(
            "Frog number {at} sang about a thing worth a note, and went on until the moon was up."
        )
    });
    let mut desk = Desk::new(&Posts::Text(text), 120, 30);
    desk.press("enter");
    for _ in 0..20 {
        desk.press("d ctrl-s }");
    }
    desk.press("g g");
    let notes = |desk: &Desk| {
        let screen = desk.screen();
        let lines = screen
            .lines()
            .map(|line| line.chars().skip(92).collect::<String>());
        lines.collect::<Vec<_>>()
    };
    let (before, text) = (notes(&desk), desk.screen());
    point(&mut desk, (100, 10), MouseKind::ScrollDown);
    let after = notes(&desk);
    assert_eq!(before[6..20], after[3..17], "by three lines");
    assert_eq!(desk.screen()[..30], text[..30], "and nothing else");
    assert_eq!(desk.session.state.focus, Pane::Reading);
    for _ in 0..100 {
        point(&mut desk, (100, 10), MouseKind::ScrollDown);
    }
    assert!(
        notes(&desk).concat().contains("number 19"),
        "{}",
        desk.screen()
    );
    assert!(!notes(&desk)[27].trim().is_empty(), "it ends at the bottom");
    for _ in 0..100 {
        point(&mut desk, (100, 10), MouseKind::ScrollUp);
    }
    assert_eq!(notes(&desk), before);
    // What is done with keys is in sight again.
    point(&mut desk, (100, 10), MouseKind::ScrollDown);
    desk.press("j j j");
    assert_eq!(notes(&desk)[3..], before[3..]);
}

#[test]
fn above_a_line_for_typing_the_wheel_still_scrolls_the_text() {
    let text = paragraphs(90, |at| format!("Line {at}."));
    let mut desk = Desk::new(&Posts::Text(text), 120, 30);
    for keys in ["enter /", "m", "d"] {
        desk.press(keys);
        point(&mut desk, (60, 10), MouseKind::ScrollDown);
        assert!(
            !desk.screen().contains("Line 0."),
            "{keys}: {}",
            desk.screen()
        );
        point(&mut desk, (60, 10), MouseKind::ScrollUp);
        assert!(
            desk.screen().contains("Line 0."),
            "{keys}: {}",
            desk.screen()
        );
        assert_eq!(desk.session.state.overlays.len(), 1);
        desk.press("esc");
    }
}

/// The window on top, by what it is.
fn on_top(desk: &Desk) -> &'static str {
    match desk.session.state.overlays.last() {
        None => "the panes",
        Some(Overlay::Outline(_)) => "the outline",
        Some(Overlay::Editor(_)) => "the editor",
        Some(Overlay::Todos(_)) => "the to-dos",
        Some(Overlay::Changes(_)) => "the changes",
        Some(Overlay::Export(_)) => "the export",
        Some(_) => "something else",
    }
}

#[test]
fn lists_in_windows_are_clicked_as_well() {
    let post = Posts::Text(
        "# By the pond\n\n## Frogs\n\nFrogs were first.\n\n## Toads\n\nToads came later.\n\n## Newts\n\nNewts stayed away.\n",
    );
    let mut desk = Desk::new(&post, 120, 30);
    // The outline: there, then to the section.
    desk.press("enter O G");
    let area = outline_window(120, 30, 4);
    let toads = (area.x + 10, area.y + 1 + 2 + 2);
    click(&mut desk, toads);
    assert_eq!(on_top(&desk), "the outline");
    click(&mut desk, toads);
    assert_eq!(on_top(&desk), "the panes");
    let open = desk.session.state.reading.open.as_ref().unwrap();
    assert!(open.text()[open.caret as usize..].starts_with("Toads"));

    // A kind of highlight has no cursor: one click takes it.
    desk.press("j m");
    let question = cell_of(&desk, "question");
    click(&mut desk, question);
    assert_eq!(on_top(&desk), "the editor");
    desk.press("ctrl-s j j m");
    let (column, below) = cell_of(&desk, "contact");
    click(&mut desk, (column, below - 1));
    desk.press("ctrl-s");
    assert_eq!(desk.visible().len(), 2, "{}", desk.screen());

    // The to-dos, the changes, the formats.
    desk.press("t g g");
    let chosen = |desk: &Desk| Shown::of(&desk.session.state).at;
    for (words, line) in [("Newts stayed", 1), ("Toads came", 0), ("Newts stayed", 1)] {
        let screen = desk.screen();
        let in_list = |line: &str| line.chars().take(60).collect::<String>().contains(words);
        let row = screen.lines().position(in_list).unwrap() as u16;
        click(&mut desk, (12, row));
        assert_eq!(
            (on_top(&desk), chosen(&desk)),
            ("the to-dos", line),
            "{screen}"
        );
    }
    click(&mut desk, (12, 4));
    assert_eq!(on_top(&desk), "the panes", "it led to the passage");
    desk.press("U");
    assert_eq!(on_top(&desk), "the changes");
    let area = window(120, 30, 100, 6);
    let older = (area.x + 10, area.y + 1 + 2);
    click(&mut desk, older);
    assert_eq!(on_top(&desk), "the changes");
    click(&mut desk, older);
    assert_eq!(on_top(&desk), "the panes");
    desk.press("x");
    let org = cell_of(&desk, "Org");
    click(&mut desk, org);
    assert!(desk.screen().contains("kubenotes.org"), "{}", desk.screen());
}
