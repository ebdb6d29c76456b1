//! Posts that are renamed and edited, split and merged, with a store and posts on disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::annotation::{AnchorState, Record};
use crate::app::moves::Verdict;
use crate::shell::session::Session;
use crate::shell::testing::{Folder, press, session_with, time};

const FIRST: &str = "Before the talks came a walk along the harbour, where the wind took two hats and one umbrella from us.";
const SECOND: &str = "Progressive delivery needs very good metrics, and somebody who looks at them in the middle of the night.";
const THIRD: &str = "Nobody asked about the price of the new licence, which is a pity, since the vendor had sent four people.";
const FOURTH: &str = "We were shown how to roll back a release by itself within a minute of its start, and all of it worked.";
const FIFTH: &str = "Afterwards there was cake for everybody, and a long line at the only machine that still had some coffee.";

const OTHER: &str =
    "---\ntitle: Gardens\n---\n\nTomatoes want sun, and beans want a pole that they can climb.\n";

fn post(title: &str, paragraphs: &[&str]) -> String {
    format!("---\ntitle: {title}\n---\n\n{}\n", paragraphs.join("\n\n"))
}

fn whole() -> String {
    post("A day of talks", &[FIRST, SECOND, THIRD, FOURTH, FIFTH])
}

/// A library in which three sentences of a post are marked and reading stopped at the last of them.
fn marked() -> Folder {
    marked_in(&whole())
}

fn marked_in(text: &str) -> Folder {
    let folder = Folder::with(&[("posts/day.md", text), ("posts/other.md", OTHER)]);
    let mut session = started(&folder);
    assert_eq!(title(&session), "A day of talks");
    press(&mut session, "2");
    for letters in ["p r o g r e", "N o b o d y", "s h o w n"] {
        press(&mut session, &format!("/ {letters} enter m i ctrl-s"));
    }
    press(&mut session, "ctrl-l G enter q");
    assert_eq!(session.state.records.alive().count(), 3);
    folder
}

fn title(session: &Session) -> &str {
    let open = session.state.reading.open.as_ref().unwrap();
    &session.state.library.last_seen(open.id).unwrap().title
}

fn started(folder: &Folder) -> Session {
    let mut session = session_with(folder, |state| state.moves.is_on = true);
    session.start(time(0));
    session
}

/// A new sitting after the posts became these.
fn after(folder: &Folder, posts: &[(&str, &str)]) -> Session {
    fs::remove_file(folder.path("posts/day.md")).unwrap();
    for (path, text) in posts {
        folder.write(&format!("posts/{path}"), text);
    }
    started(folder)
}

/// For each note its quote's first word, and the post in which it stands.
fn places(session: &Session) -> BTreeMap<String, String> {
    let state = &session.state;
    let entries = state.records.alive().map(|entry| {
        let quote = entry.record.quote().unwrap().split(' ').next();
        let post = entry
            .post_in(&state.library)
            .and_then(|id| state.library.post(id));
        let path = post.map_or("-".to_owned(), |post| post.path.to_string());
        (quote.unwrap().to_owned(), path)
    });
    entries.collect()
}

#[track_caller]
fn check_places(session: &Session, expected: [&str; 3]) {
    let expected = ["Progressive", "Nobody", "We"].into_iter().zip(expected);
    let expected: BTreeMap<String, String> = expected
        .map(|(word, path)| (word.to_owned(), path.to_owned()))
        .collect();
    assert_eq!(places(session), expected);
}

#[track_caller]
fn check_told(session: &Session, expected: &str) {
    let told = session.state.message.as_ref().map_or("", |told| &told.text);
    assert!(told.contains(expected), "{told}");
}

/// The paths of the candidates, the best first.
fn candidates(session: &Session) -> Vec<String> {
    let state = &session.state;
    let found = state
        .moves
        .found
        .values()
        .flat_map(|found| &found.candidates);
    let paths = found.map(|candidate| state.library.post(candidate.post).unwrap().path.to_string());
    paths.collect()
}

/// Every note's file but for the times in it.
fn store_without_stamps(folder: &Folder) -> BTreeMap<String, String> {
    fn files(folder: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                files(&entry.path(), found);
            } else {
                let text = fs::read_to_string(entry.path()).unwrap();
                let lines = text.lines().filter(|line| !line.contains("2020-09-"));
                found.insert(
                    entry.path().to_string_lossy().into_owned(),
                    lines.collect::<Vec<_>>().join("\n"),
                );
            }
        }
    }
    let mut found = BTreeMap::new();
    files(&folder.path("store/notes"), &mut found);
    found
}

fn edited() -> String {
    let paragraphs = [
        FIRST,
        SECOND,
        THIRD,
        "A new paragraph tells of the buses.",
        FOURTH,
        FIFTH,
    ];
    post("What a day it was", &paragraphs).replace("two hats", "three hats")
}

#[test]
fn a_post_that_was_renamed_and_edited_is_followed_and_that_is_told() {
    let folder = marked();
    let before = store_without_stamps(&folder);
    let session = after(&folder, &[("archive/new.md", &edited())]);
    check_places(&session, ["archive/new.md"; 3]);
    check_told(
        &session,
        "3 notes of “A day of talks” found again in archive/new.md",
    );
    assert_eq!(
        store_without_stamps(&folder),
        before,
        "reading changes no note"
    );
    // It is remembered, and not told again.
    let session = started(&folder);
    check_places(&session, ["archive/new.md"; 3]);
    assert_eq!(session.state.message, None);
}

#[test]
fn what_was_followed_can_be_confirmed_or_refused() {
    let folder = marked();
    let mut session = after(&folder, &[("new.md", &edited())]);
    press(&mut session, "Y n");
    check_places(&session, ["-"; 3]);
    check_told(&session, "is gone");
    drop(session);
    let mut session = started(&folder);
    check_places(&session, ["-"; 3]);
    assert_eq!(session.state.message, None, "it was answered");
    press(&mut session, "Y enter");
    check_places(&session, ["new.md"; 3]);
    for entry in session.state.records.alive() {
        assert_eq!(entry.record.post.path, "new.md");
    }
    drop(session);
    check_places(&started(&folder), ["new.md"; 3]);
}

#[test]
fn where_one_stopped_reading_follows() {
    let folder = marked();
    let session = after(&folder, &[("new.md", &edited())]);
    assert_eq!(title(&session), "What a day it was");
    let open = session.state.reading.open.as_ref().unwrap();
    let rest = &open.text()[open.caret as usize..];
    assert!(rest.starts_with("shown how to roll back"), "{rest}");
}

#[test]
fn of_two_equally_good_posts_neither_is_taken_unasked() {
    let folder = marked();
    let text = edited();
    let mut session = after(&folder, &[("a.md", &text), ("b.md", &text)]);
    check_places(&session, ["-"; 3]);
    check_told(&session, "“A day of talks” is not where it was: Y shows");
    assert_eq!(session.state.overlays.len(), 0, "nothing opens by itself");
    assert_eq!(candidates(&session), ["a.md", "b.md"]);
    press(&mut session, "Y j enter");
    check_places(&session, ["b.md"; 3]);
    press(&mut session, "u");
    check_places(&session, ["-"; 3]);
}

#[test]
fn the_highlights_of_a_split_post_go_where_their_words_went() {
    let folder = marked();
    let (one, other) = (
        post("Morning", &[FIRST, SECOND, THIRD]),
        post("Evening", &[FOURTH, FIFTH]),
    );
    let before = store_without_stamps(&folder);
    let mut session = after(&folder, &[("morning.md", &one), ("evening.md", &other)]);
    check_places(&session, ["-"; 3]);
    assert_eq!(candidates(&session), ["morning.md", "evening.md"]);
    press(&mut session, "Y");
    let screen = crate::shell::testing::screen(&session);
    assert!(
        screen.contains("2 of 3 highlights here, 1 in “Evening”"),
        "{screen}"
    );
    press(&mut session, "enter");
    check_places(&session, ["morning.md", "morning.md", "evening.md"]);
    assert_ne!(store_without_stamps(&folder), before);
    press(&mut session, "u");
    assert_eq!(store_without_stamps(&folder), before, "one step back");
    press(&mut session, "ctrl-r");
    check_places(&session, ["morning.md", "morning.md", "evening.md"]);
}

#[test]
fn two_posts_merged_into_one_are_asked_and_keep_all_highlights() {
    let folder = marked();
    let gardens = [
        "Cabbages keep well in a cellar, if it is neither too warm nor too wet in there.",
        "Carrots like sand, onions a dry spring, and nobody knows what radishes like, but they grow in a month.",
        "Pumpkins take whatever room they are given, and then that of the neighbours, before the frost ends it.",
        "Leeks stay out all winter, and kale tastes better after some of it, as everybody says who grows it.",
        "Beans want a pole that they can climb, peas want a net, and tomatoes want whatever you cannot give them.",
        "Of apples one should pick those first that fall by themselves, and cook them on the very same evening.",
        "A hedge needs ten years, a lawn needs one, and a gravel path an afternoon and three strong friends.",
    ];
    let talks = [FIRST, SECOND, THIRD, FOURTH, FIFTH];
    let all = post("Gardens and talks", &[&gardens[..], &talks[..]].concat());
    let mut session = after(&folder, &[("all.md", &all)]);
    check_places(&session, ["-"; 3]);
    assert_eq!(candidates(&session), ["all.md"]);
    press(&mut session, "Y enter");
    check_places(&session, ["all.md"; 3]);
}

#[test]
fn nothing_resembles_a_post_that_was_deleted() {
    let folder = marked();
    let mut session = after(&folder, &[]);
    check_places(&session, ["-"; 3]);
    assert_eq!(session.state.message, None);
    assert_eq!(candidates(&session), Vec::<String>::new());
    press(&mut session, "Y");
    let screen = crate::shell::testing::screen(&session);
    assert!(
        screen.contains("No post of the library resembles it"),
        "{screen}"
    );
    press(&mut session, "enter n");
    check_places(&session, ["-"; 3]);
}

#[test]
fn what_stands_below_every_post_of_an_author_is_no_question() {
    let footer = "Questions and corrections are welcome by mail, and so are recipes for cake.";
    let folder = marked_in(&format!("{}\n{footer}\n", whole()));
    let other = post(
        "Metrics",
        &[
            "A post about metrics of gardens, which are very good.",
            footer,
        ],
    );
    let session = after(&folder, &[("metrics.md", &other)]);
    assert_eq!(candidates(&session), Vec::<String>::new());
    assert_eq!(session.state.message, None);
}

#[test]
fn a_post_that_comes_back_has_its_notes_again() {
    let folder = marked();
    let session = after(&folder, &[("new.md", &edited())]);
    check_places(&session, ["new.md"; 3]);
    drop(session);
    folder.write("posts/day.md", whole());
    check_places(&started(&folder), ["day.md"; 3]);
}

#[test]
fn a_new_candidate_is_a_new_question_and_an_old_one_is_not() {
    let folder = marked();
    let half = post("Half of it", &[FIRST, SECOND]);
    let mut session = after(&folder, &[("half.md", &half)]);
    check_told(&session, "Y shows");
    press(&mut session, "Y n");
    drop(session);
    folder.write("posts/other.md", format!("{OTHER}\nAnd peas.\n"));
    assert_eq!(started(&folder).state.message, None);
    folder.write("posts/more.md", post("More", &[FIRST, SECOND, THIRD]));
    check_told(&started(&folder), "Y shows");
}

#[test]
fn passages_of_a_followed_post_are_shown_as_they_stand_now() {
    let folder = marked();
    let text = edited().replace("needs very good metrics", "wants very good metrics");
    let session = after(&folder, &[("new.md", &text)]);
    assert_eq!(title(&session), "What a day it was");
    let mut states: Vec<AnchorState> = (session.state.records.alive())
        .map(|entry| entry.anchor_state().unwrap())
        .collect();
    states.sort_unstable();
    assert_eq!(
        states,
        [AnchorState::Moved, AnchorState::Moved, AnchorState::Changed]
    );
}

#[test]
fn a_verdict_comes_back_as_it_was() {
    use super::{verdict_from_store, verdict_to_store};
    use crate::app::moves::{PostKey, VerdictOn};

    let key = |path: &str| PostKey {
        root: "blog".to_owned(),
        path: path.to_owned(),
    };
    for verdict in [
        Verdict::Is(key("b.md")),
        Verdict::Gone(vec![(key("b.md"), 40), (key("c.md"), 5)]),
        Verdict::Gone(Vec::new()),
    ] {
        let on = VerdictOn {
            post: key("a.md"),
            verdict,
        };
        assert_eq!(verdict_from_store(verdict_to_store(on.clone())), on);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn however_a_post_fell_apart_no_note_is_lost_and_undo_leads_back(
        parts in proptest::collection::vec(0_usize..4, 5),
        steps in 0_usize..3,
    ) {
        let folder = marked();
        let before = store_without_stamps(&folder);
        let paragraphs = [FIRST, SECOND, THIRD, FOURTH, FIFTH];
        let part = |number: usize| {
            let of_it = paragraphs.iter().zip(&parts).filter(|(_, part)| **part == number);
            let of_it: Vec<&str> = of_it.map(|(text, _)| *text).collect();
            post(&format!("Part {number}"), &of_it)
        };
        // What belongs to the fourth part is deleted.
        let texts = [part(0), part(1), part(2)];
        let posts: Vec<(String, &String)> = texts
            .iter()
            .enumerate()
            .map(|(number, text)| (format!("{number}.md"), text))
            .collect();
        let posts: Vec<(&str, &str)> = posts.iter().map(|(path, text)| (&**path, text.as_str())).collect();
        let mut session = after(&folder, &posts);
        let is_asked = !candidates(&session).is_empty();
        press(&mut session, "Y");
        for _ in 0..steps {
            press(&mut session, "j");
        }
        press(&mut session, "enter");
        prop_assert_eq!(session.state.records.alive().count(), 3);
        if is_asked {
            prop_assert!(places(&session).values().all(|path| path != "-"), "{:?}", places(&session));
            press(&mut session, "u");
            prop_assert_eq!(store_without_stamps(&folder), before);
        }
    }
}

#[test]
fn accepting_loses_no_note_not_even_a_deleted_one() {
    let folder = marked();
    let mut session = started(&folder);
    press(&mut session, "ctrl-l g g enter ctrl-n D");
    let all = |session: &Session| -> Vec<Record> {
        let records = session.state.records.all();
        records.map(|entry| entry.record.clone()).collect()
    };
    let before = all(&session);
    assert!(before.iter().any(|record| record.deleted));
    drop(session);
    let text = edited();
    let mut session = after(&folder, &[("a.md", &text), ("b.md", &text)]);
    press(&mut session, "Y enter");
    let after = all(&session);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(after.post.path, "a.md");
        assert_eq!(
            (before.id, &before.anchor, &before.note, before.deleted),
            (after.id, &after.anchor, &after.note, after.deleted)
        );
    }
    assert_eq!(before.len(), after.len());
}
