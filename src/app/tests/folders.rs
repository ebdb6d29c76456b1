//! Adding folders to the library from inside, taking them out, and the guide that steps back.

use std::path::PathBuf;

use crate::app::overlay::{AddFolderWindow, FolderEntry, ListedFolder, Overlay};
use crate::app::testing::Sitting;
use crate::app::{
    CheckedFolder, Effect, Event, LibraryChange, LibraryEffect, LibraryEvent, Pointed, Scan,
};

const POSTS: [(&str, &str); 1] = [("a.md", "# A\n\nSome words.\n")];

fn sitting() -> Sitting {
    let mut sitting = Sitting::over(&POSTS);
    sitting.state.settings.config_file = Some("/config/config.yaml".into());
    sitting
}

fn window(sitting: &Sitting) -> &AddFolderWindow {
    match sitting.state.overlays.last() {
        Some(Overlay::AddFolder(window)) => window,
        other => panic!("{other:?}"),
    }
}

/// Answers the latest question for what a folder holds: folders end in a slash.
fn answer(sitting: &mut Sitting, folder: &str, names: &[&str]) {
    let asked = sitting
        .effects
        .iter()
        .rev()
        .find_map(|effect| match effect {
            Effect::Library(LibraryEffect::ListFolder { request, folder }) => {
                Some((*request, folder.clone()))
            }
            _ => None,
        });
    let (request, typed) = asked.expect("a question");
    let entry = |name: &&str| FolderEntry {
        name: name.trim_end_matches('/').to_owned(),
        path: PathBuf::from(folder).join(name.trim_end_matches('/')),
        is_folder: name.ends_with('/'),
        posts: 0,
    };
    let entries = Ok(names.iter().map(entry).collect());
    let listed = ListedFolder { typed, entries };
    sitting.happen(Event::Library(LibraryEvent::FolderListed {
        request,
        listed,
    }));
}

/// Accepts what is typed, and answers what it is.
fn check(sitting: &mut Sitting, outcome: Result<CheckedFolder, String>) {
    if window(sitting).path.text() == "~/" {
        sitting.write("x");
    }
    sitting.press("enter");
    let request = window(sitting).checking.expect("a question");
    sitting.happen(Event::Library(LibraryEvent::FolderChecked {
        request,
        outcome,
    }));
}

fn folder(path: &str) -> CheckedFolder {
    CheckedFolder {
        folder: path.into(),
        file: None,
    }
}

fn message(sitting: &Sitting) -> &str {
    let message = sitting.state.message.as_ref();
    message.map_or("", |message| message.text.as_str())
}

#[test]
fn tab_completes_as_far_as_it_is_sure_then_goes_from_one_to_the_next() {
    let mut sitting = sitting();
    sitting.press("g a");
    answer(
        &mut sitting,
        "/home/ada",
        &["blog/", "blogs old/", "bits.md", ".blot/"],
    );
    sitting.press("b l tab");
    assert_eq!(window(&sitting).path.text(), "~/blog");
    sitting.press("tab tab");
    assert_eq!(window(&sitting).path.text(), "~/blogs old");
    sitting.press("tab");
    assert_eq!(window(&sitting).path.text(), "~/blog");
    sitting.press("shift-tab");
    assert_eq!(window(&sitting).path.text(), "~/blogs old");
    // What is put in counts as typed as soon as one types on.
    sitting.press("/");
    answer(&mut sitting, "/home/ada/blogs old", &["2019/"]);
    sitting.press("tab");
    assert_eq!(window(&sitting).path.text(), "~/blogs old/2019/");
}

#[test]
fn a_click_puts_a_folder_in_and_another_one_goes_into_it() {
    let mut sitting = sitting();
    sitting.press("g a");
    answer(&mut sitting, "/home/ada", &["blog/", "recaps/"]);
    sitting.happen(Event::Pointed(Pointed::Item(1)));
    assert_eq!(window(&sitting).path.text(), "~/recaps");
    sitting.happen(Event::Pointed(Pointed::Item(1)));
    assert_eq!(window(&sitting).path.text(), "~/recaps/");
    assert!(window(&sitting).is_looking());
}

#[test]
fn an_answer_to_an_older_question_is_dropped() {
    let mut sitting = sitting();
    sitting.press("g a");
    let old = window(&sitting).request;
    sitting.write("blog/");
    let listed = ListedFolder {
        typed: "~/".to_owned(),
        entries: Ok(Vec::new()),
    };
    sitting.happen(Event::Library(LibraryEvent::FolderListed {
        request: old,
        listed,
    }));
    assert!(window(&sitting).is_looking());
}

#[test]
fn how_many_posts_of_the_library_lie_in_a_folder_is_told() {
    let mut sitting = sitting();
    sitting.press("g a backspace backspace /");
    answer(&mut sitting, "/", &["blog/", "home/"]);
    let posts: Vec<usize> = (window(&sitting).candidates().iter())
        .map(|entry| entry.posts)
        .collect();
    assert_eq!(posts, [1, 0]);
}

#[test]
fn a_folder_is_added_for_now_and_for_the_next_start() {
    let mut sitting = sitting();
    sitting.press("g a");
    check(&mut sitting, Ok(folder("/home/ada/recaps")));
    assert!(sitting.state.overlays.is_empty());
    assert_eq!(sitting.state.scan, Scan::Grown);
    let change = LibraryChange::PutIn {
        root: 1,
        file: None,
    };
    let effects = &sitting.effects;
    let is_change = |effect: &Effect| matches!(effect, Effect::Library(LibraryEffect::Change(changes)) if *changes == [change.clone()]);
    assert!(effects.iter().any(is_change));
    let is_kept = |effect: &Effect| {
        matches!(effect, Effect::Library(LibraryEffect::KeepFolder { config, path, is_kept: true })
            if config.ends_with("config.yaml") && path.ends_with("recaps"))
    };
    assert!(effects.iter().any(is_kept));
    sitting.happen(Event::Library(LibraryEvent::FolderKept {
        path: "/home/ada/recaps".into(),
        is_kept: true,
        outcome: Ok(Some("/config/config.yaml, line 3".to_owned())),
    }));
    assert_eq!(
        message(&sitting),
        "/home/ada/recaps is in the library, kept in /config/config.yaml, line 3; g r takes it out"
    );
}

#[test]
fn what_cannot_be_added_stays_in_the_line_with_the_reason() {
    let mut sitting = sitting();
    sitting.press("g a").write("x");
    check(&mut sitting, Err("There is nothing".to_owned()));
    assert_eq!(window(&sitting).path.text(), "~/x");
    assert_eq!(
        window(&sitting).problem.as_deref(),
        Some("There is nothing")
    );
    for path in ["/blog", "/blog/2019"] {
        check(&mut sitting, Ok(folder(path)));
        let problem = window(&sitting).problem.clone().unwrap_or_default();
        assert!(problem.contains("in the library already"), "{problem}");
    }
    sitting.press("backspace enter");
    assert!(
        window(&sitting)
            .problem
            .as_deref()
            .is_some_and(|it| it.contains("whole home"))
    );
    sitting.write("y");
    // A folder whose name only begins alike is another one.
    check(&mut sitting, Ok(folder("/blogs")));
    assert!(sitting.state.overlays.is_empty());
}

#[test]
fn a_folder_is_taken_out_after_asking_and_comes_back() {
    let mut sitting = sitting();
    sitting.press("g r d");
    assert!(message(&sitting).contains("d again takes /blog out"));
    sitting.press("j");
    assert_eq!(sitting.state.library.roots_listed().count(), 1);
    sitting.press("d d");
    assert_eq!(sitting.state.library.roots_listed().count(), 0);
    let is_out = |effect: &Effect| matches!(effect, Effect::Library(LibraryEffect::Change(changes)) if *changes == [LibraryChange::TakeOut(0)]);
    assert!(sitting.effects.iter().any(is_out));
    sitting.press("esc g a");
    check(&mut sitting, Ok(folder("/blog")));
    let roots: Vec<usize> = sitting
        .state
        .library
        .roots_listed()
        .map(|(at, _)| at)
        .collect();
    assert_eq!(
        roots,
        [0],
        "it is the root it was, for notes go by its name"
    );
}

#[test]
fn without_a_configuration_it_holds_until_one_quits() {
    let mut sitting = Sitting::over(&POSTS);
    sitting.press("g a");
    check(&mut sitting, Ok(folder("/recaps")));
    assert!(
        message(&sitting).contains("until you quit"),
        "{}",
        message(&sitting)
    );
    assert!(
        !sitting
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Library(LibraryEffect::KeepFolder { .. })))
    );
}
