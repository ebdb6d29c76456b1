//! What laid-out documents look like, and what holds for every document at every width.

use proptest::prelude::*;

use crate::document::ContainerKind::{
    Bullet, Callout, Description, Details, Footnote, Number, Quote, Task,
};
use crate::document::{BlockKind, Document};
use crate::text::width::cells;

use super::testing::{Draft, any_document, draw, draw_with, words};
use super::*;

#[track_caller]
fn check(draft: Draft, width: u16, expected: &[&str]) {
    let drawn = draw(&draft.finish(), width);
    let expected = expected.join("\n") + "\n";
    assert_eq!(drawn, expected, "drawn:\n{drawn}");
}

#[test]
fn paragraphs_and_headings() {
    let draft = Draft::default()
        .heading(1, "A day at the conference")
        .paragraph("Two talks stood out,\nand both were about delivery.")
        .block(BlockKind::Rule, "")
        .paragraph("東京の会議は、とても楽しかった。");
    check(
        draft,
        20,
        &[
            "A day at the",
            "conference",
            "",
            "Two talks stood",
            "out,",
            "and both were",
            "about delivery.",
            "",
            "   ────────────",
            "",
            "東京の会議は、とて",
            "も楽しかった。",
        ],
    );
}

#[test]
fn lists() {
    let draft = Draft::default()
        .paragraph("Topics:")
        .item(Bullet, "tracing and logs for all")
        .open(Bullet)
        .paragraph("meshes")
        .item(Bullet, "deeper")
        .item(Number(9), "first")
        .item(Number(10), "second and last")
        .close()
        .item(Task(true), "done")
        .item(Task(false), "not yet")
        .paragraph("End");
    check(
        draft,
        22,
        &[
            "Topics:",
            "",
            "• tracing and logs",
            "  for all",
            "• meshes",
            "  ◦ deeper",
            "",
            "   9. first",
            "  10. second and",
            "      last",
            "☑ done",
            "☐ not yet",
            "",
            "End",
        ],
    );
}

#[test]
fn another_list_is_set_apart_even_from_a_nested_one() {
    let draft = Draft::default()
        .open(Number(1))
        .paragraph("first")
        .item(Bullet, "nested")
        .close()
        .item(Number(2), "second")
        .open(Number(3))
        .paragraph("third")
        .item(Bullet, "nested")
        .close()
        .item(Task(true), "done");
    check(
        draft,
        30,
        &[
            "1. first",
            "   • nested",
            "2. second",
            "3. third",
            "   • nested",
            "",
            "☑ done",
        ],
    );
}

#[test]
fn items_with_several_blocks_are_set_apart() {
    let draft = Draft::default()
        .open(Bullet)
        .paragraph("one")
        .code("a\n\tb")
        .close()
        .item(Bullet, "two");
    check(draft, 30, &["• one", "", "  │ a", "  │     b", "", "• two"]);
}

#[test]
fn quotes_and_callouts_have_bars() {
    let draft = Draft::default()
        .open(Quote)
        .paragraph("Something worth saying twice")
        .paragraph("and more")
        .item(Quote, "within")
        .close()
        .open(Callout("warning".into()))
        .item(Bullet, "hot")
        .close();
    check(
        draft,
        22,
        &[
            "▎ Something worth",
            "▎ saying twice",
            "▎",
            "▎ and more",
            "▎",
            "▎ ▎ within",
            "",
            "▎ Warning",
            "▎ • hot",
        ],
    );
}

#[test]
fn other_containers() {
    let draft = Draft::default()
        .block(BlockKind::Term, "Canary")
        .item(Description, "A small first step")
        .open(Details)
        .paragraph("Summary")
        .paragraph("Detail")
        .close()
        .item(Footnote("1".into()), "Said later on that day")
        .item(Footnote("note".into()), "Too");
    check(
        draft,
        24,
        &[
            "Canary",
            "  A small first step",
            "",
            "▾ Summary",
            "  Detail",
            "",
            "[1] Said later on that",
            "    day",
            "[note] Too",
        ],
    );
}

#[test]
fn tables_share_the_width() {
    let rows = "Project|Stage|What it is for\nArgo|graduated|delivery of applications, step by step\nCUE|5|data";
    check(
        Draft::default().table("<>^", rows),
        60,
        &[
            "Project      Stage              What it is for",
            "───────  ─────────  ──────────────────────────────────────",
            "Argo     graduated  delivery of applications, step by step",
            "CUE              5                   data",
        ],
    );
}

#[test]
fn tables_wrap_cells_and_become_records() {
    let rows = "Project|What it is for\nArgo|delivery of applications\nCUE|configuration, checked";
    check(
        Draft::default().table("<<", rows),
        26,
        &[
            "Project  What it is for",
            "───────  ───────────────",
            "Argo     delivery of",
            "         applications",
            "",
            "CUE      configuration,",
            "         checked",
        ],
    );
}

#[test]
fn tables_too_wide_for_a_grid_become_records() {
    let rows = "Project|Stage|What it is for|Licence|Language\n\
        Argo|graduated|delivery of applications||Go\nCUE||configuration|Apache 2|Go";
    check(
        Draft::default().table("<<<<<", rows),
        34,
        &[
            "Project: Argo",
            "Stage: graduated",
            "What it is for: delivery of",
            "  applications",
            "Licence:",
            "Language: Go",
            "",
            "Project: CUE",
            "What it is for: configuration",
            "Licence: Apache 2",
            "Language: Go",
        ],
    );
    check(
        Draft::default().table("<<<", "Project|What it is for|Stage\nArgo|delivery|a"),
        14,
        &[
            "Project:",
            "  Argo",
            "What it is",
            "for:",
            "  delivery",
            "Stage:",
            "  a",
        ],
    );
}

#[test]
fn a_table_of_a_thousand_columns_keeps_every_cell() {
    let row = |word: &str| vec![word; 1_000].join("|");
    let rows = format!("{}\n{}", row("head"), row("cell"));
    let document = Draft::default().table(&"<".repeat(1_000), &rows).finish();
    for width in [1, 40, 200] {
        let drawn = draw(&document, width);
        let cells = drawn.replace(['\n', ' '], "").matches("cell").count();
        assert_eq!(cells, 1_000, "at {width}");
    }
}

#[test]
fn ascii_only_where_asked() {
    let document = Draft::default()
        .item(Bullet, "one")
        .item(Task(false), "two")
        .item(Quote, "three")
        .code("four")
        .finish();
    let options = LayoutOptions {
        ascii: true,
        ..LayoutOptions::for_width(20)
    };
    let drawn = draw_with(&document, options);
    assert_eq!(drawn, "* one\n[ ] two\n\n| three\n\n| four\n");
}

#[test]
fn deep_nesting_leaves_room_for_text() {
    let mut draft = Draft::default();
    for _ in 0..100_000 {
        draft = draft.open(Quote);
    }
    let document = draft.paragraph("still readable").finish();
    assert_eq!(draw(&document, 40), "▎ ▎ ▎ ▎ ▎ ▎ ▎ ▎ still readable\n");
    assert_eq!(draw(&document, 20), "▎ ▎ ▎ still\n▎ ▎ ▎ readable\n");
}

#[test]
fn code_is_cut_only_where_asked() {
    let document = Draft::default()
        .code("kubectl get pods --all-namespaces")
        .finish();
    assert_eq!(
        draw(&document, 22),
        "│ kubectl get pods\n┊   --all-namespaces\n"
    );
    let options = LayoutOptions {
        wrap_code: false,
        ..LayoutOptions::for_width(22)
    };
    assert_eq!(
        draw_with(&document, options),
        "│ kubectl get pods --all-namespaces\n"
    );
}

fn steps(count: usize) -> i64 {
    i64::try_from(count).unwrap()
}

fn all_lines(document: &Document, options: LayoutOptions) -> Vec<Line> {
    (0..document.blocks.len())
        .flat_map(|index| lay_out_block(document, index, &options))
        .collect()
}

/// How often each byte of the text is shown.
fn times_shown(document: &Document, lines: &[Line]) -> Vec<u8> {
    let mut times = vec![0; document.text.len()];
    for (_, span) in lines.iter().flat_map(Line::texts) {
        for time in &mut times[span.range()] {
            *time += 1;
        }
    }
    times
}

#[test]
fn the_name_of_a_callout_is_no_wider_than_the_pane() {
    let source = format!("> [!{}]\n> words", "long".repeat(30));
    let document = crate::document::parse(source.as_bytes());
    for width in 6..60 {
        let lines = all_lines(&document, LayoutOptions::for_width(width));
        let mut pieces = lines.iter().flat_map(|line| &line.pieces);
        assert!(pieces.all(|piece| piece.end() <= width), "{width}");
    }
}

#[test]
fn a_tab_is_no_wider_than_the_pane() {
    let document = Draft::default().code("\tx").finish();
    for width in 0..4 {
        let lines = all_lines(&document, LayoutOptions::for_width(width));
        let mut pieces = lines.iter().flat_map(|line| &line.pieces);
        assert!(pieces.all(|piece| piece.end() <= width.max(1)), "{width}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_visible_byte_is_shown_once(document in any_document(), width in 1_u16..200) {
        let lines = all_lines(&document, LayoutOptions::for_width(width));
        let times = times_shown(&document, &lines);
        for (at, c) in document.text.char_indices() {
            let expected = if c.is_whitespace() { 0..=1 } else { 1..=1 };
            prop_assert!(expected.contains(&times[at]), "{c:?} at {at} shown {} times", times[at]);
        }
    }

    #[test]
    fn tables_lose_no_cell(
        (columns, cells) in (1_usize..9).prop_flat_map(|columns| {
            (Just(columns), prop::collection::vec(words(0..6), columns..columns * 6))
        }),
        width in 1_u16..200,
    ) {
        let rows: Vec<String> = cells.chunks_exact(columns).map(|row| row.join("|")).collect();
        let alignments = &"<^>".repeat(3)[..columns];
        let document = Draft::default().table(alignments, &rows.join("\n")).finish();
        let lines = all_lines(&document, LayoutOptions::for_width(width));
        let times = times_shown(&document, &lines);
        for (at, c) in document.text.char_indices() {
            prop_assert!(c.is_whitespace() || times[at] == 1, "{c:?} at {at} shown {} times", times[at]);
        }
        for line in &lines {
            let mut end = 0;
            for piece in &line.pieces {
                prop_assert!(piece.column >= end, "overlap in {line:?}");
                end = piece.end();
            }
        }
    }

    #[test]
    fn text_outside_tables_is_in_order(document in any_document(), width in 1_u16..200) {
        let is_table = |line: &Line| matches!(document.blocks[line.block as usize].kind, BlockKind::Table(_));
        let lines = all_lines(&document, LayoutOptions::for_width(width));
        let mut end = 0;
        for (_, span) in lines.iter().filter(|line| !is_table(line)).flat_map(Line::texts) {
            prop_assert!(span.start >= end);
            end = span.end;
        }
    }

    #[test]
    fn lines_keep_to_the_width_and_pieces_apart(document in any_document(), width in 20_u16..200) {
        let options = LayoutOptions::for_width(width);
        for line in all_lines(&document, options) {
            let mut end = 0;
            for piece in &line.pieces {
                prop_assert!(piece.column >= end, "overlap in {line:?}");
                end = piece.end();
            }
            prop_assert!(end <= width, "{} cells: {:?}", end, plain_line(&line, &document.text));
        }
    }

    #[test]
    fn cells_and_offsets_are_inverse(document in any_document(), width in 1_u16..200) {
        for line in all_lines(&document, LayoutOptions::for_width(width)) {
            for (piece, span) in line.texts() {
                let shown = cells(span.of(&document.text)).filter(|cell| cell.width > 0);
                for cell in shown {
                    let offset = span.start + cell.start as u32;
                    let column = cell_of(&line, &document.text, offset).unwrap();
                    prop_assert!(piece.column <= column && column < piece.end());
                    prop_assert_eq!(offset_at(&line, &document.text, column), offset);
                }
            }
            prop_assert!(offset_at(&line, &document.text, u16::MAX) <= line.span.end);
            prop_assert!(offset_at(&line, &document.text, 0) >= line.span.start);
        }
    }

    #[test]
    fn flow_gives_the_same_lines_both_ways(document in any_document(), width in 1_u16..200) {
        let options = LayoutOptions::for_width(width);
        let (lines, flow) = (all_lines(&document, options), Flow::new(options));
        let mut positions = vec![];
        let mut at = flow.line(&document, Flow::first()).map(|_| Flow::first());
        while let Some(position) = at {
            positions.push(position);
            at = flow.next(&document, position);
        }
        prop_assert_eq!(positions.len(), lines.len());
        for (nth, (position, line)) in positions.iter().zip(&lines).enumerate() {
            prop_assert_eq!(&*flow.line(&document, *position).unwrap(), line);
            let before = nth.checked_sub(1).map(|before| positions[before]);
            prop_assert_eq!(flow.previous(&document, *position), before);
            prop_assert_eq!(flow.move_by(&document, Flow::first(), steps(nth)), *position);
            prop_assert_eq!(flow.move_by(&document, flow.last(&document), steps(nth + 1) - steps(lines.len())), *position);
            for (_, span) in line.texts() {
                prop_assert_eq!(flow.position_of(&document, span.start), *position);
            }
        }
        if let Some(last) = positions.last() {
            prop_assert_eq!(flow.last(&document), *last);
            prop_assert_eq!(flow.window(&document, Flow::first(), 7).len(), lines.len().min(7));
        }
    }

    #[test]
    fn gaps_stand_only_between_blocks(document in any_document(), width in 1_u16..200) {
        let lines = all_lines(&document, LayoutOptions::for_width(width));
        prop_assert!(lines.first().is_none_or(|line| line.kind == LineKind::Content));
        prop_assert!(lines.last().is_none_or(|line| line.kind == LineKind::Content));
        for pair in lines.windows(2) {
            prop_assert!(pair[0].kind == LineKind::Content || pair[1].kind == LineKind::Content);
            let is_heading = matches!(document.blocks[pair[1].block as usize].kind, BlockKind::Heading(_));
            if is_heading && pair[0].block != pair[1].block {
                prop_assert_eq!(pair[0].kind, LineKind::Gap);
            }
        }
    }
}

/// Every post of the corpus (`KUBENOTES_CORPUS`, else beside the project) is laid out whole, within its width.
#[test]
#[ignore = "needs a corpus of posts"]
fn real_posts_are_laid_out_whole() {
    let corpus = std::env::var_os("KUBENOTES_CORPUS").map_or_else(
        || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        std::path::PathBuf::from,
    );
    let parts = ["seeds", "posts"].map(|part| corpus.join(part));
    let mut folders: Vec<_> = parts.into_iter().filter(|part| part.is_dir()).collect();
    if folders.is_empty() {
        eprintln!("skipped: no posts under {}", corpus.display());
        return;
    }
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                count += 1;
                let document = crate::document::parse(&std::fs::read(&path).unwrap());
                check_post(&path, &document);
            }
        }
    }
    assert!(count > 0);
}

fn check_post(path: &std::path::Path, document: &Document) {
    for width in [1, 13, 20, 33, 80, 200] {
        let lines = all_lines(document, LayoutOptions::for_width(width));
        let times = times_shown(document, &lines);
        for (at, c) in document.text.char_indices() {
            assert!(
                c.is_whitespace() || times[at] == 1,
                "{}: {c:?} at {at}, width {width}",
                path.display()
            );
        }
        let end = lines
            .iter()
            .flat_map(|line| &line.pieces)
            .map(Piece::end)
            .max();
        assert!(
            width < 20 || end.unwrap_or(0) <= width,
            "{}: wider than {width}",
            path.display()
        );
    }
}
