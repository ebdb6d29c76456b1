//! Long lines of code scrolled sideways: what is seen, where the caret is, what the mouse finds.

use crate::app::testing::Sitting;
use crate::app::{Event, Mouse, MouseKind};
use crate::layout::plain_line;

const POST: &str = "Before\n\n```\nshort\nalpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau\n```\n\nAfter";

fn sitting() -> Sitting {
    let mut sitting = Sitting::over(&[("a.md", POST)]);
    sitting.press("2 W");
    sitting
}

/// What the pane shows of the code.
fn seen(sitting: &Sitting) -> Vec<String> {
    let open = sitting.state.reading.open.as_ref().unwrap();
    let code = open.visible.iter().filter(|line| line.position.block == 1);
    code.filter(|line| line.line.kind == crate::layout::LineKind::Content)
        .map(|line| plain_line(&open.seen(line), open.text()))
        .collect()
}

#[test]
fn code_is_moved_by_keys_and_text_stays() {
    let mut sitting = sitting();
    let first = seen(&sitting);
    assert!(first[1].ends_with('›'), "{first:?}");
    sitting.press(".");
    let moved = seen(&sitting);
    assert!(
        moved[1].contains("‹") && moved[1].ends_with('›'),
        "{moved:?}"
    );
    assert_eq!(sitting.at_caret(), "Before");
    sitting.press(". . . . . . . . .");
    assert!(seen(&sitting)[1].ends_with("sigma tau"));
    sitting.press(", , , , , , , , , ,");
    assert_eq!(seen(&sitting), first);
    sitting.press(". W");
    assert!(seen(&sitting).len() > 2, "wrapped again");
}

#[test]
fn the_caret_takes_the_code_along() {
    let mut sitting = sitting();
    sitting.press("j j $");
    assert_eq!(sitting.at_caret(), "u");
    assert!(seen(&sitting)[1].ends_with("sigma tau"));
    sitting.press("0");
    assert!(sitting.at_caret().starts_with("alpha"));
    assert!(seen(&sitting)[1].contains("│ alpha"));
    sitting.press(". .");
    assert!(
        !sitting.at_caret().starts_with("alpha"),
        "the caret stays in sight"
    );
}

#[test]
fn the_mouse_finds_what_is_seen() {
    let mut sitting = sitting();
    sitting.press(". .");
    let area = sitting.state.areas().text();
    let open = sitting.state.reading.open.as_ref().unwrap();
    let row = open
        .visible
        .iter()
        .position(|line| line.line.span.of(open.text()).starts_with("alpha"));
    let row = area.y + row.unwrap() as u16;
    let shown = seen(&sitting)[1].clone();
    for column in [6_u16, 10, 20, 30] {
        let letter = shown.chars().nth(usize::from(column)).unwrap();
        let kind = MouseKind::Press;
        sitting.happen(Event::Mouse(Mouse {
            column: area.x + column,
            row,
            kind,
        }));
        assert_eq!(
            sitting.at_caret().chars().next(),
            Some(letter),
            "{shown:?} at {column}"
        );
        assert_eq!(
            seen(&sitting)[1],
            shown,
            "a click on what is seen moves nothing"
        );
    }
    let kind = MouseKind::ScrollLeft;
    for _ in 0..20 {
        sitting.happen(Event::Mouse(Mouse {
            column: area.x + 9,
            row,
            kind,
        }));
    }
    assert!(seen(&sitting)[1].contains("│ alpha"));
}

#[test]
fn wrapped_code_says_how_to_scroll_it() {
    let mut sitting = Sitting::over(&[("a.md", POST)]);
    sitting.press("2 .");
    let message = sitting.told();
    assert!(message.contains('W'), "{message}");
}
