//! The screen without colours, without drawn characters and in little room: all that must be told apart is.

use kubenotes::theme::{Depth, Theme};
use kubenotes::ui::Palette;
use ratatui::buffer::{Buffer, Cell};

use super::desk::{Desk, Posts};
use super::{TO_THE_BOARD, TO_THE_FIXTURES};

const SIZES: [(u16, u16); 5] = [(24, 8), (40, 12), (60, 20), (80, 24), (120, 40)];

/// Posts whose own words are ASCII, so that all else on screen is the program's.
const POSTS: Posts = Posts::Several(&[
    (
        "a.md",
        "---\ntitle: Rubies in Barcelona\nauthor: Nell\ndate: 2019-05-21\ntags: [kubecon]\n---\n\nTwo talks.\n\n\
         ## Polishing Rubies by Night, Ada Lovelace, Gems Inc\n\nThey ask [OPA](https://opa.example/) first. It is high on my list to look into.\n\n\
         1. one\n2. two\n\n- [ ] a task\n\n> a quote\n\n| Who | What |\n|---|---|\n| Ada | rubies |\n\n```yaml\na: 1\n```\n\n---\n\nThe end.[^1]\n\n[^1]: A footnote.\n",
    ),
    ("b.md", "---\ntitle: Nothing\ndate: wrong\n---\n\nWords.\n"),
]);

/// Every window, and panes with something in them.
fn scripts() -> Vec<String> {
    let mut scripts: Vec<String> = [
        "",
        "2",
        "3",
        "2 space",
        "z",
        "2 v 3 w",
        "2 /  rubies enter",
        "f rub",
        ": zz",
        ": ",
        "O",
        "t",
        "t a \"say\"",
        "%",
        "U",
        "x",
        "X",
        "?",
        "g e",
        "g k enter",
        "g p",
        "g t",
        "g / rubies",
        "g v",
        "g c j",
        "g r d",
        "/ \"is:unred\"",
        "/ zzzz enter",
        "2 / zzzz enter",
        "g",
        "2 m",
        "2 o",
        "2 / OPA enter enter",
        "2 d",
        "2 d tab tab \"say\" ctrl-s 3",
        "1 d",
        "2 '",
        "2 d ctrl-s 3 / zz enter",
        "2 d ctrl-s x",
        "2 d ctrl-s t space w friday",
    ]
    .map(str::to_owned)
    .to_vec();
    scripts.push(TO_THE_BOARD.to_owned());
    scripts.push(format!("{TO_THE_FIXTURES} tab"));
    scripts
}

fn frame(desk: &Desk, ascii: bool) -> Buffer {
    let palette = Palette::new(Theme::dark(), Depth::None, ascii);
    desk.session.frame(&palette)
}

fn rows(frame: &Buffer) -> Vec<String> {
    let width = usize::from(frame.area.width);
    let rows = frame.content.chunks(width);
    rows.map(|row| row.iter().map(Cell::symbol).collect())
        .collect()
}

#[test]
fn with_ascii_nothing_else_is_drawn() {
    for (width, height) in SIZES {
        for script in scripts() {
            let mut desk = Desk::new(&POSTS, width, height).on_trial();
            desk.press(&script);
            for row in rows(&frame(&desk, true)) {
                let other = row.chars().find(|c| !c.is_ascii());
                assert_eq!(other, None, "{width}x{height}, {script:?}: {row}");
            }
        }
    }
}

#[test]
fn without_colours_no_cell_has_one() {
    for script in scripts() {
        let mut desk = Desk::new(&POSTS, 80, 24).on_trial();
        desk.press(&script);
        for cell in &frame(&desk, false).content {
            let colours = (cell.fg, cell.bg);
            assert_eq!(
                colours,
                Default::default(),
                "{script:?}: {:?}",
                cell.symbol()
            );
        }
    }
}

/// The rows with the sign of the chosen line.
fn marked(frame: &Buffer) -> Vec<String> {
    let width = usize::from(frame.area.width);
    let is_marked = |row: &&[Cell]| row.iter().any(|cell| cell.symbol() == ">");
    let marked = frame.content.chunks(width).filter(is_marked);
    marked
        .map(|row| row.iter().map(Cell::symbol).collect())
        .collect()
}

#[test]
fn the_chosen_line_is_told_by_a_sign() {
    for (script, chosen) in [
        ("j", "Nothing"),
        ("O j", "Polishing"),
        ("g c j", "dark"),
        ("g t", "Open Policy Agent"),
        ("2 d ctrl-s t", "Two talks"),
        ("g r", "empty"),
    ] {
        let mut desk = Desk::new(&POSTS, 80, 24).on_trial();
        desk.press(script);
        let marked = marked(&frame(&desk, true));
        let is_told = marked.iter().any(|row| row.contains(chosen));
        assert!(is_told, "{script:?}: {marked:#?}");
    }
}

#[test]
fn the_pane_with_the_keyboard_is_told_by_its_title() {
    let title_style = |keys: &str| {
        let mut desk = Desk::new(&POSTS, 120, 40);
        desk.press(keys);
        let frame = frame(&desk, true);
        let row = rows(&frame)[0].clone();
        ["Posts", "Notes"].map(|title| {
            let at = row.find(title).unwrap();
            frame.content[at].modifier
        })
    };
    let (posts, notes) = (title_style("1"), title_style("3"));
    assert_ne!(posts[0], posts[1], "the list has the keyboard");
    assert_ne!(notes[0], notes[1], "the notes have the keyboard");
    assert_eq!(posts[0], notes[1]);
}

#[test]
fn how_far_a_to_do_is_is_told_by_its_sign() {
    let mut seen = Vec::new();
    for presses in 0..4 {
        let mut desk = Desk::new(&POSTS, 80, 24);
        desk.press("2 / high enter d ctrl-s t s");
        for _ in 0..presses {
            desk.press("space");
        }
        let screen = rows(&frame(&desk, true)).join("\n");
        let sign = ["[ ]", "[/]", "[x]", "[-]"]
            .into_iter()
            .find(|sign| screen.contains(sign));
        seen.push(sign.unwrap_or_else(|| panic!("{screen}")));
    }
    assert_eq!(seen, ["[ ]", "[/]", "[x]", "[-]"]);
}

#[test]
fn a_sentence_that_is_longer_than_the_line_is_read_to_its_end() {
    let mut desk = Desk::new(&POSTS, 40, 12);
    desk.press("2 e");
    let screen = rows(&frame(&desk, true));
    let told: String = screen
        .iter()
        .map(|row| row.trim())
        .collect::<Vec<_>>()
        .join(" ");
    assert!(told.contains("choose it in the notes"), "{screen:#?}");
}
