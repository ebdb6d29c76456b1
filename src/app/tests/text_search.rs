//! The search in all posts: what it lists, what happens to late answers, and the way from hit to hit.

use super::super::overlay::{FoundRow, Overlay, TextSearchWindow};
use super::super::pane::Pane;
use super::super::testing::Sitting;
use super::super::{Effect, Event, Mouse, MouseKind, TextsFound, list_window};

const ONE: &str = "---\ntitle: First day\ndate: 2019-05-22\n---\n\nA lantern by the door.\n\n## Wicks for Everyone, Ada Lovelace, Works\n\nTrim the wick.\n\nA lantern needs oil, and a lantern needs a wick.\n";
const TWO: &str = "---\ntitle: Second day\ndate: 2019-05-21\n---\n\nNo light today.\n\n## Evening\n\nThe Lantern was out.\n";
const THREE: &str = "---\ntitle: Third day\ndate: 2019-05-20\n---\n\nOnly candles.\n";

fn sitting() -> Sitting {
    let mut sitting = Sitting::over(&[("one.md", ONE), ("two.md", TWO), ("three.md", THREE)]);
    sitting.happen(Event::RecordsLoaded(Box::default()));
    sitting
}

fn window(sitting: &Sitting) -> &TextSearchWindow {
    match sitting.state.overlays.last() {
        Some(Overlay::TextSearch(window)) => window,
        other => panic!("{other:?}"),
    }
}

/// The rows of the list, the chosen one behind `>`, hits between `«` and `»`.
fn listed(sitting: &Sitting) -> Vec<String> {
    let window = window(sitting);
    let found = &window.found;
    let marked = |text: &str, ranges: &[crate::text::Span]| {
        let mut shown = text.to_owned();
        for range in ranges.iter().rev() {
            shown.insert(range.end as usize, '»');
            shown.insert(range.start as usize, '«');
        }
        shown
    };
    let row = |(index, row): (usize, &FoundRow)| {
        let text = match *row {
            FoundRow::Notes => "notes".to_owned(),
            FoundRow::Note(note) => marked(&found.notes[note].text, &found.notes[note].ranges),
            FoundRow::Post(post) => {
                let post = sitting.state.library.post(found.posts[post].post).unwrap();
                format!("{}:", post.title)
            }
            FoundRow::Section(post, line) => {
                let line = &found.posts[post].lines[line];
                format!("{}:", line.section.clone().unwrap())
            }
            FoundRow::Line(post, line) => {
                let line = &found.posts[post].lines[line];
                marked(&line.text, &line.ranges)
            }
        };
        let sign = if index == window.chosen { ">" } else { "" };
        format!("{sign}{text}")
    };
    found.rows.iter().enumerate().map(row).collect()
}

fn message(sitting: &Sitting) -> &str {
    sitting
        .state
        .message
        .as_ref()
        .map_or("", |message| &message.text)
}

#[test]
fn hits_stand_below_their_post_and_talk() {
    let mut sitting = sitting();
    sitting.press("ctrl-f").write("lantern");
    assert_eq!(
        listed(&sitting),
        [
            "First day:",
            ">A «lantern» by the door.",
            "Wicks for Everyone:",
            "A «lantern» needs oil, and a «lantern» needs a wick.",
            "Second day:",
            "Evening:",
            "The «Lantern» was out.",
        ]
    );
    sitting.press("down down");
    assert!(listed(&sitting)[6].starts_with('>'));
    sitting.press("shift-tab");
    assert!(
        listed(&sitting)[1].starts_with('>'),
        "{:?}",
        listed(&sitting)
    );
    sitting.press("tab tab");
    assert!(listed(&sitting)[6].starts_with('>'));
}

#[test]
fn notes_and_quotes_are_found_with_the_posts() {
    let mut sitting = sitting();
    sitting.open("three.md");
    sitting.press("/").write("candles").press("enter d tab tab");
    sitting.write("better than a lantern").press("ctrl-s");
    sitting.press("g /").write("lantern");
    assert_eq!(listed(&sitting)[..2], ["notes", ">better than a «lantern»"]);
    sitting.press("enter");
    assert_eq!(sitting.at_caret(), "Only candles.");
    sitting.press("g /").write("candle");
    assert_eq!(
        listed(&sitting),
        ["notes", ">Only «candle»s.", "Third day:", "Only «candle»s."]
    );
}

#[test]
fn a_hit_opens_with_all_hits_marked_and_esc_comes_back_to_the_list() {
    let mut sitting = sitting();
    sitting.press("ctrl-f").write("lantern").press("down enter");
    let open = sitting.state.reading.open.as_ref().unwrap();
    let search = open.search.as_ref().unwrap();
    assert_eq!((search.hits.len(), search.current), (3, Some(1)));
    assert_eq!(
        sitting.at_caret(),
        "lantern needs oil, and a lantern needs a wick."
    );
    sitting.press("n");
    assert_eq!(sitting.at_caret(), "lantern needs a wick.");
    sitting.press("N N esc");
    assert!(listed(&sitting)[1].starts_with('>'), "the line one read");
    sitting.press("esc esc");
    let open = sitting.state.reading.open.as_ref().unwrap();
    assert!(open.search.is_none() && sitting.state.overlays.is_empty());
}

#[test]
fn only_sections_with_all_words_have_hits() {
    let mut sitting = sitting();
    sitting.press("ctrl-f").write("lantern wick").press("enter");
    let open = sitting.state.reading.open.as_ref().unwrap();
    let hits = &open.search.as_ref().unwrap().hits;
    assert_eq!(hits.len(), 5, "not the one before the talk");
}

#[test]
fn steps_lead_from_post_to_post_and_around() {
    let mut sitting = sitting();
    sitting
        .press("g /")
        .write("lantern")
        .press("enter alt-n alt-n");
    assert_eq!(sitting.at_caret(), "lantern needs a wick.");
    sitting.press("alt-n");
    assert_eq!(sitting.at_caret(), "Lantern was out.");
    assert_eq!(message(&sitting), "Post 2 of 2, “Second day”");
    sitting.press("alt-n");
    assert_eq!(sitting.at_caret(), "lantern by the door.");
    assert_eq!(
        message(&sitting),
        "From the first post again: post 1 of 2, “First day”"
    );
    sitting.press("alt-N alt-N");
    assert_eq!(
        sitting.at_caret(),
        "lantern needs a wick.",
        "the last hit of the post before"
    );
    sitting.press("f4 f4 shift-f4");
    assert_eq!(sitting.at_caret(), "Lantern was out.");
}

#[test]
fn steps_work_from_any_post_and_pane() {
    let mut sitting = sitting();
    sitting.press("alt-n");
    assert!(
        message(&sitting).contains("ctrl-f"),
        "{}",
        message(&sitting)
    );
    sitting.press("ctrl-f").write("lantern").press("esc");
    sitting.open("three.md");
    sitting.press("1 alt-n");
    assert_eq!(sitting.at_caret(), "lantern by the door.");
    assert_eq!(sitting.state.focus, Pane::Reading);
    sitting.open("two.md");
    sitting.press("alt-n");
    assert_eq!(
        sitting.at_caret(),
        "Lantern was out.",
        "the hits of an open post are looked for"
    );
}

#[test]
fn what_was_searched_for_is_there_again_until_one_types() {
    let mut sitting = sitting();
    sitting
        .press("ctrl-f")
        .write("lantern")
        .press("down esc g /");
    assert!(listed(&sitting)[3].starts_with('>'));
    sitting.press("left").write("x");
    assert_eq!(window(&sitting).typed.text(), "lanterxn");
    sitting.press("esc g /").write("oil");
    assert_eq!(window(&sitting).typed.text(), "oil");
    assert_eq!(listed(&sitting).len(), 3);
    sitting.press("esc g / backspace");
    assert!(window(&sitting).typed.is_empty() && window(&sitting).found.is_empty());
}

#[test]
fn a_broken_expression_says_where() {
    let mut sitting = sitting();
    sitting.press("ctrl-f").write("oil /lan(/");
    let window = window(&sitting);
    assert_eq!(window.problem.as_ref().unwrap().span.range(), 8..9);
    assert!(window.found.is_empty());
    sitting.press("enter");
    assert!(message(&sitting).starts_with("There is nothing to open"));
}

/// The numbers of the searches that were asked for and not answered.
fn asked(sitting: &mut Sitting) -> Vec<u64> {
    let slow = std::mem::take(&mut sitting.slow);
    let numbers = slow.into_iter().filter_map(|effect| match effect {
        Effect::SearchTexts(wanted) => Some(wanted.request),
        _ => None,
    });
    numbers.collect()
}

fn answer(sitting: &mut Sitting, request: u64, found: &[&str], is_over: bool) {
    let query = window(sitting).query.clone().unwrap();
    let posts = found
        .iter()
        .map(|path| sitting.state.library.find(0, path).unwrap());
    let posts: Vec<_> = posts.collect();
    let part = sitting.search(request, &query, &posts);
    let searched = posts.len();
    sitting.happen(Event::TextsFound(TextsFound {
        searched,
        is_over,
        ..part
    }));
}

#[test]
fn late_answers_are_dropped_and_the_list_is_never_empty_between_letters() {
    let mut sitting = sitting();
    sitting.press("ctrl-f").write("lantern");
    sitting.is_slow = true;
    sitting.write(" ").write("wick");
    let before = listed(&sitting);
    assert_eq!(before.len(), 7, "what was found before");
    sitting.press("enter");
    assert!(message(&sitting).starts_with("Still searching"));
    let numbers = asked(&mut sitting);
    answer(&mut sitting, numbers[0], &["one.md"], true);
    assert_eq!(listed(&sitting), before);
    let last = *numbers.last().unwrap();
    answer(&mut sitting, last, &["one.md"], false);
    assert_eq!(listed(&sitting)[0], "First day:");
    assert_eq!(window(&sitting).searched, (1, 3));
    answer(&mut sitting, last, &[], true);
    assert_eq!(window(&sitting).request, None);
}

#[test]
fn typing_gives_up_what_was_searched_for() {
    let mut sitting = sitting();
    sitting.is_slow = true;
    sitting.press("ctrl-f").write("x").press("backspace");
    assert!(matches!(sitting.effects.last(), Some(Effect::GiveUpSearch)));
    let request = asked(&mut sitting)[0];
    sitting.happen(Event::TextsFound(TextsFound {
        request,
        found: Vec::new(),
        searched: 3,
        is_over: true,
    }));
    assert_eq!(window(&sitting).searched, (0, 0));
}

#[test]
fn what_changes_is_searched_again_under_the_cursor() {
    let mut sitting = sitting();
    sitting.press("ctrl-f").write("lantern").press("down down");
    sitting.rewrite(
        "one.md",
        "A lantern by the door.",
        "Dark, a lantern.\n\nA lantern by the door.",
    );
    sitting.scan();
    let rows = listed(&sitting);
    assert_eq!(rows.len(), 8);
    assert_eq!(rows[7], ">The «Lantern» was out.");
}

#[test]
fn a_post_that_changed_since_is_entered_at_a_hit() {
    let mut sitting = sitting();
    sitting.press("ctrl-f").write("\"lantern needs oil\"");
    sitting.rewrite(
        "one.md",
        "Trim the wick.",
        "Trim the wick, and trim it again and again.",
    );
    sitting.press("enter");
    assert_eq!(
        sitting.at_caret(),
        "lantern needs oil, and a lantern needs a wick."
    );
    sitting.rewrite("one.md", "Trim the wick", "First of all, trim the wick");
    sitting.scan();
    let open = sitting.state.reading.open.as_ref().unwrap();
    let hit = open.search.as_ref().unwrap().current_hit().unwrap();
    assert_eq!(
        hit.of(open.text()),
        "lantern needs oil",
        "after it was read again, too"
    );
}

#[test]
fn a_click_chooses_a_line_and_a_second_one_opens_it() {
    let mut sitting = sitting();
    sitting.press("ctrl-f").write("lantern");
    let list = list_window(120, 40, true).list;
    let mut click = |line: u16| {
        sitting.happen(Event::Mouse(Mouse {
            column: list.x + 5,
            row: list.y + line,
            kind: MouseKind::Press,
        }));
        let is_open = sitting.state.overlays.is_empty();
        (!is_open).then(|| window(&sitting).chosen)
    };
    assert_eq!(
        [click(0), click(6), click(5), click(30)],
        [Some(1), Some(6), Some(6), Some(6)]
    );
    assert_eq!(click(6), None);
    assert_eq!(sitting.at_caret(), "Lantern was out.");
}

#[test]
fn a_hit_is_seen_though_other_windows_were_open() {
    let mut sitting = sitting();
    for window in ["t", "?", "U"] {
        sitting
            .press(window)
            .press("g /")
            .write("oil")
            .press("enter");
        assert!(sitting.state.overlays.is_empty(), "{window}");
        assert_eq!(sitting.at_caret(), "oil, and a lantern needs a wick.");
        sitting.press("? f").write("second day").press("enter");
        assert!(sitting.state.overlays.is_empty(), "the jump, too");
    }
}
