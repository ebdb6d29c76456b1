//! The post list narrowed by queries, sorted, and its saved views.

use super::super::testing::Sitting;
use super::super::{Effect, State};
use crate::app::overlay::Overlay;

const POSTS: [(&str, &str); 3] = [
    (
        "c.md",
        "---\ntitle: Boats\ndate: 2019-11-22\nauthor: Zoé Quark\ntags: [mesh]\n---\n\nLast words.\n",
    ),
    (
        "b.md",
        "---\ntitle: Apples\ndate: 2019-11-21\nauthor: Ada Lund\ntags: [mesh, ads]\n---\n\nMore words.\n",
    ),
    (
        "a.md",
        "---\ntitle: Coal\ndate: 2019-11-20\nauthor: Ada Lund\n---\n\nSome words.\n",
    ),
];

/// The titles in the list, the one under the cursor in brackets.
fn list(state: &State) -> String {
    let titles = state.posts.posts().map(|id| {
        let title = &state.library.post(id).unwrap().title;
        if state.posts.chosen == Some(id) {
            format!("[{title}]")
        } else {
            title.clone()
        }
    });
    titles.collect::<Vec<_>>().join(" ")
}

fn typed(state: &State) -> String {
    match state.overlays.last() {
        Some(Overlay::Query(line)) => line.field.text(),
        _ => "closed".to_owned(),
    }
}

#[test]
fn the_list_follows_what_is_typed_and_an_error_changes_nothing() {
    let mut sitting = Sitting::over(&POSTS);
    sitting.press("1 j j /").write("author:zoe");
    assert_eq!(list(&sitting.state), "[Boats]");
    sitting.write(" is:unred");
    let Some(Overlay::Query(line)) = sitting.state.overlays.last() else {
        panic!()
    };
    assert!(line.problem.is_some());
    assert_eq!(list(&sitting.state), "[Boats]");
    sitting.press("enter");
    assert_eq!(typed(&sitting.state), "author:zoe is:unred");
    sitting.press("esc");
    assert_eq!(list(&sitting.state), "Boats Apples [Coal]");
    sitting.press("/").write("tag:mesh -tag:ads");
    sitting.press("enter k");
    assert_eq!(list(&sitting.state), "[Boats]");
    sitting.press("*");
    assert_eq!(list(&sitting.state), "[Boats] Apples Coal");
}

#[test]
fn a_key_puts_in_fields_and_values_of_the_library() {
    let mut sitting = Sitting::over(&POSTS);
    sitting.press("1 /").write("au").press("tab");
    assert_eq!(typed(&sitting.state), "author:");
    sitting.press("tab");
    assert_eq!(typed(&sitting.state), "author:\"Ada Lund\" ");
    assert_eq!(list(&sitting.state), "[Apples] Coal");
    sitting.press("tab");
    assert_eq!(typed(&sitting.state), "author:\"Zoé Quark\" ");
    sitting.press("shift-tab");
    assert_eq!(typed(&sitting.state), "author:\"Ada Lund\" ");
    sitting.write("-is:rea").press("shift-tab enter");
    assert_eq!(
        sitting.state.posts.filter.text(),
        "author:\"Ada Lund\" -is:read"
    );
}

#[test]
fn a_read_post_stays_under_the_cursor_until_the_filter_is_set_anew() {
    let mut sitting = Sitting::over(&POSTS);
    sitting.press("1 /").write("is:unread").press("enter j r");
    assert_eq!(list(&sitting.state), "Boats [Apples] Coal");
    sitting.add("d.md", "---\ntitle: Dust\ndate: 2018-01-01\n---\n\nNew.\n");
    sitting.scan();
    assert_eq!(list(&sitting.state), "Boats [Apples] Coal Dust");
    sitting.press("* /").write("is:unread").press("enter");
    assert_eq!(list(&sitting.state), "[Boats] Coal Dust");
}

#[test]
fn posts_are_sorted_either_way_and_the_cursor_stays() {
    let mut sitting = Sitting::over(&POSTS);
    sitting.press("1 j o");
    assert_eq!(list(&sitting.state), "[Apples] Boats Coal");
    sitting.press("-");
    assert_eq!(list(&sitting.state), "Coal Boats [Apples]");
    sitting.press("o");
    assert_eq!(list(&sitting.state), "[Apples] Coal Boats");
    sitting.press("j r o o");
    assert_eq!(list(&sitting.state), "[Coal] Boats Apples");
}

#[test]
fn a_filter_is_saved_as_a_view_and_shown_by_its_number() {
    let mut sitting = Sitting::over(&POSTS);
    sitting.state.settings.views_file = Some("/config/views.yaml".into());
    sitting
        .press("1 o /")
        .write("tag:mesh")
        .press("enter g v s");
    sitting.write("Meshes").press("enter");
    let saved = sitting.effects.iter().find_map(|effect| match effect {
        Effect::SaveViews { views, .. } => Some(views.clone()),
        _ => None,
    });
    let view = &saved.unwrap()[0];
    assert_eq!(
        (&*view.name, &*view.query, view.sort.to_string()),
        ("Meshes", "tag:mesh", "title".to_owned())
    );
    sitting.press("esc * o o o o o");
    assert_eq!(list(&sitting.state), "Boats [Apples] Coal");
    sitting.press("g v 1");
    assert_eq!(list(&sitting.state), "[Apples] Boats");
    sitting.press("g v D esc");
    assert!(sitting.state.settings.views.is_empty());
}

/// What is said of a name in the query line that nothing has, with the words it is about.
fn unknown(sitting: &mut Sitting, query: &str) -> Option<String> {
    sitting.press("1 /").write(query);
    let said = match sitting.state.overlays.last() {
        Some(Overlay::Query(line)) => line.unknown.as_ref().map(|unknown| {
            let place = &query[unknown.place.clone()];
            format!("{place}: {}", unknown.message)
        }),
        _ => panic!("no line"),
    };
    sitting.press("esc");
    said
}

#[test]
fn a_name_that_nothing_has_is_told_with_the_nearest() {
    let mut sitting = Sitting::over(&POSTS);
    let mut check = |query: &str, expected: &str| {
        let said = unknown(&mut sitting, query).unwrap_or_default();
        assert_eq!(said, expected, "{query}");
    };
    check(
        "boats author:quakr",
        "quakr: No author “quakr”. Near: Zoé Quark",
    );
    check("-tag:\"mehs\"", "\"mehs\": No tag “mehs”. Near: mesh");
    check("author:quark tag:ads", "");
    check("author:qua", "");
    check("author: tag:", "");
    check("category:dig-into", "");
    check("title:nowhere nowhere", "");
}

#[test]
fn a_slip_is_put_right_by_the_key_that_completes() {
    let mut sitting = Sitting::over(&POSTS);
    sitting.press("1 /").write("author:quakr").press("tab");
    assert_eq!(typed(&sitting.state), "author:\"Zoé Quark\" ");
    assert_eq!(list(&sitting.state), "[Boats]");
    sitting.press("esc /").write("tag:mehs").press("enter");
    assert_eq!(typed(&sitting.state), "closed", "it can be kept");
}
