//! Finding one's way in a post: by talks, by headings, by the outline.

use super::super::overlay::Overlay;
use super::super::testing::Sitting;
use super::super::{Event, Mouse, MouseKind, Pane};

const POST: &str = "Some words before anything.\n\n## Keynotes\n\nShort ones.\n\n\
### Keynote: Bridges for packets - Ada Quark, Engineer, Lab\n\nThis session was about bridges.\n\n\
### Keynote: Sheep at scale - Bo Lindqvist\n\nThe speaker counted sheep.\n\n## Going home\n\nBy train.\n";

fn over(post: &str) -> Sitting {
    let mut sitting = Sitting::over(&[("2019-11-20-day.md", post)]);
    sitting.press("1 enter");
    sitting
}

fn said(sitting: &Sitting) -> &str {
    sitting
        .state
        .message
        .as_ref()
        .map_or("", |message| &message.text)
}

#[track_caller]
fn at(sitting: &Sitting, words: &str) {
    let here = sitting.at_caret();
    assert!(here.starts_with(words), "{here}");
}

/// The headings the outline shows, and the one under its cursor.
fn outline(sitting: &Sitting) -> (Vec<String>, String) {
    let Some(Overlay::Outline(window)) = sitting.state.overlays.last() else {
        panic!("no outline")
    };
    let document = &sitting
        .state
        .reading
        .open
        .as_ref()
        .unwrap()
        .content
        .document;
    let heading = |section: usize| document.sections[section].heading.of(&document.text);
    let shown = window
        .entries
        .iter()
        .map(|entry| heading(entry.section as usize).to_owned());
    let chosen = window.section().map(heading).unwrap_or_default().to_owned();
    (shown.collect(), chosen)
}

#[test]
fn talks_and_headings_are_stepped_through_apart() {
    let mut sitting = over(POST);
    at(sitting.press("]"), "Keynote: Bridges");
    at(sitting.press("]"), "Keynote: Sheep");
    at(sitting.press("]"), "Keynote: Sheep");
    assert!(
        said(&sitting).contains("no talk further down"),
        "{}",
        said(&sitting)
    );
    at(sitting.press("J"), "Going home");
    at(sitting.press("J"), "Going home");
    assert!(
        said(&sitting).contains("G goes to the end"),
        "{}",
        said(&sitting)
    );
    at(sitting.press("["), "Keynote: Sheep");
    at(sitting.press("K K"), "Keynotes");
    at(sitting.press("["), "Keynotes");
}

#[test]
fn a_post_without_talks_or_headings_says_so() {
    let mut sitting = over("## A plain heading\n\nWords.\n");
    sitting.press("]");
    assert!(
        said(&sitting).contains("J and K go by headings"),
        "{}",
        said(&sitting)
    );
    let mut sitting = over("Only words.\n\nMore words.\n");
    for key in ["O", "J"] {
        sitting.press(key);
        assert!(said(&sitting).contains("no headings"), "{}", said(&sitting));
    }
    assert!(sitting.state.overlays.is_empty());
}

#[test]
fn the_outline_opens_on_what_is_read_and_goes_where_one_says() {
    let mut sitting = over(POST);
    sitting.press("/").write("counted").press("enter O");
    let (shown, chosen) = outline(&sitting);
    assert_eq!(shown.len(), 4);
    assert!(chosen.contains("Sheep"), "{chosen}");
    sitting.press("j j k k k");
    at(sitting.press("esc"), "counted");
    at(sitting.press("O k enter"), "Keynote: Bridges");
    assert_eq!(sitting.state.focus, Pane::Reading);
}

#[test]
fn the_outline_is_filtered_by_words_and_speakers() {
    let mut sitting = over(POST);
    sitting.press("O /").write("lindq");
    assert_eq!(outline(&sitting).0.len(), 1);
    at(sitting.press("enter enter"), "Keynote: Sheep");
    sitting.press("O /").write("lindq").press("esc");
    let (shown, chosen) = outline(&sitting);
    assert_eq!(shown.len(), 4, "all are back");
    assert!(chosen.contains("Sheep"), "{chosen}");
    sitting.press("/").write("zebra").press("enter enter");
    assert!(matches!(
        sitting.state.overlays.last(),
        Some(Overlay::Outline(_))
    ));
}

#[test]
fn the_outline_of_the_list_is_that_of_the_open_post() {
    let mut sitting = Sitting::over(&[
        ("2019-11-20-day.md", POST),
        ("2018-05-02-older.md", "# Old\n"),
    ]);
    sitting.press("1 j O");
    assert!(
        said(&sitting).contains("Open this post first"),
        "{}",
        said(&sitting)
    );
    sitting.press("k O");
    at(sitting.press("G enter"), "Going home");
    assert_eq!(sitting.state.focus, Pane::Reading);
}

fn mouse(sitting: &mut Sitting, kind: MouseKind, (column, row): (u16, u16)) {
    sitting.happen(Event::Mouse(Mouse { column, row, kind }));
}

#[test]
fn the_scroll_bar_is_clicked_and_dragged() {
    let long: String = (0..200).fold(String::new(), |post, n| {
        post + &format!("Paragraph {n}.\n\n")
    });
    let mut sitting = over(&long);
    let bar = sitting.state.areas().scroll_bar().unwrap();
    let first = |sitting: &Sitting| {
        let open = sitting.state.reading.open.as_ref().unwrap();
        let mut shown = open
            .visible
            .iter()
            .map(|visible| visible.line.span.of(open.text()));
        shown.find(|line| !line.is_empty()).unwrap().to_owned()
    };
    mouse(&mut sitting, MouseKind::Press, (bar.x, bar.bottom() - 1));
    assert!(first(&sitting).contains("18"), "{}", first(&sitting));
    mouse(&mut sitting, MouseKind::Drag, (0, bar.y));
    assert_eq!(first(&sitting), "Paragraph 0.");
    mouse(
        &mut sitting,
        MouseKind::Drag,
        (bar.x, bar.y + bar.height / 2),
    );
    let open = sitting.state.reading.open.as_ref().unwrap();
    assert_eq!(open.selection, None);
    let middle = open.caret as usize * 100 / open.text().len();
    assert!((35..65).contains(&middle), "{middle} %");
    mouse(&mut sitting, MouseKind::Release, (bar.x, bar.y));
    let text = (bar.x - 20, bar.y + 5);
    mouse(&mut sitting, MouseKind::Drag, text);
    let selection = |sitting: &Sitting| sitting.state.reading.open.as_ref().unwrap().selection;
    assert_eq!(selection(&sitting), None, "nothing is held");
    mouse(&mut sitting, MouseKind::Press, text);
    mouse(&mut sitting, MouseKind::Drag, (text.0 + 3, text.1 + 2));
    assert!(selection(&sitting).is_some(), "the text is held again");
}

#[test]
fn a_search_that_goes_around_says_so() {
    let mut sitting = over(POST);
    sitting.press("/").write("sheep").press("enter");
    at(&sitting, "Sheep");
    sitting.press("n");
    assert_eq!(said(&sitting), "");
    sitting.press("n");
    at(&sitting, "Sheep");
    assert_eq!(said(&sitting), "From the top again");
    sitting.press("N");
    assert_eq!(said(&sitting), "From the bottom again");
    sitting.press("esc n");
    assert!(
        said(&sitting).contains("Nothing is searched for"),
        "{}",
        said(&sitting)
    );
}
