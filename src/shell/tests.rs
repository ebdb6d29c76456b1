//! The interface with real files, without a terminal: what is marked is on disk, found again, and exported.

use std::fs;
use std::sync::Arc;

use super::testing::{Folder, guide_session, press, screen, session, time, unread_session};
use crate::annotation::AnchorState;
use crate::app::overlay::Overlay;
use crate::app::{Effect, Event};
use crate::keymap::{BuiltIn, KeyPress, Keymap};

const POST: &str = "\
---
title: Two Days by the Canal
---

## Bridges for Packets - Ada Quark, Lab

A gentle opening. The bridge simulator is worth a look at home.
";

fn library() -> Folder {
    Folder::with(&[("posts/canal.md", POST)])
}

/// Marks the sentence about the simulator.
fn mark(folder: &Folder) {
    let mut session = session(folder);
    press(&mut session, "enter g g j j ) d ctrl-s");
    let screen = screen(&session);
    assert!(screen.contains("Marked"), "{screen}");
}

#[test]
fn a_mark_is_there_again_after_a_restart_and_can_be_undone() {
    let folder = library();
    mark(&folder);
    let mut again = session(&folder);
    let quotes = |session: &super::Session| -> Vec<String> {
        let alive = session.state.records.alive();
        let anchors = alive.filter_map(|entry| entry.record.anchor.clone());
        anchors.map(|anchor| anchor.quote).collect()
    };
    assert_eq!(
        quotes(&again),
        ["The bridge simulator is worth a look at home."]
    );
    press(&mut again, "u");
    assert_eq!(quotes(&again), [""; 0]);
    assert_eq!(quotes(&session(&folder)), [""; 0]);
}

#[test]
fn a_mark_is_found_again_when_its_post_has_changed() {
    let folder = library();
    mark(&folder);
    let changed = POST.replace(
        "A gentle opening.",
        "A gentle opening, with coffee for everybody.",
    );
    folder.write("posts/canal.md", &changed);
    let again = session(&folder);
    let open = again.state.reading.open.as_ref().unwrap();
    let entry = again.state.records.of_post(open.id).next().unwrap();
    let span = entry.span().unwrap();
    assert_eq!(
        span.of(open.text()),
        "The bridge simulator is worth a look at home."
    );
    assert_eq!(
        entry.placement.as_ref().unwrap().1.state,
        AnchorState::Moved
    );
}

#[test]
fn the_notes_of_the_first_post_are_there_before_the_store_is_read() {
    let folder = library();
    mark(&folder);
    let mut again = unread_session(&folder);
    again.act(time(0), |_| vec![Effect::RescanLibrary]);
    assert!(!again.state.records_are_read);
    let shown = screen(&again);
    assert!(shown.contains("A gentle opening"), "{shown}");
    assert!(shown.contains("this post, 1"), "{shown}");
    let open = again.state.reading.open.as_ref().unwrap();
    let entry = again.state.records.of_post(open.id).next().unwrap();
    assert_eq!(entry.anchor_state(), Some(AnchorState::Exact));
}

#[test]
fn what_became_of_marks_in_other_posts_is_known_without_opening_them() {
    let folder = library();
    mark(&folder);
    folder.write(
        "posts/another.md",
        "---\ndate: 2030-01-01\n---\n\n# The Latest\n",
    );
    let changed = POST.replace("is worth a look at home", "is worth a try at home");
    folder.write("posts/canal.md", &changed);
    let mut again = session(&folder);
    let open = again.state.reading.open.as_ref().unwrap();
    assert!(
        open.text().starts_with("The Latest"),
        "another post is open"
    );
    press(&mut again, "t");
    let shown = screen(&again);
    assert!(shown.contains("changed since"), "{shown}");
    folder.write("posts/canal.md", "# Nothing Left\n");
    let mut again = session(&folder);
    press(&mut again, "t");
    let shown = screen(&again);
    assert!(shown.contains("no longer in the post"), "{shown}");
}

#[test]
fn an_export_knows_the_line_and_says_where_it_is() {
    let folder = library();
    mark(&folder);
    let mut again = session(&folder);
    press(&mut again, "x");
    let Some(Overlay::Export(window)) = again.state.overlays.last_mut() else {
        panic!("{}", screen(&again));
    };
    let items = window.items.as_ref().unwrap();
    assert_eq!(items[0].line(), Some(7));
    let file = folder.path("list.md");
    window.path.set(file.to_str().unwrap());
    press(&mut again, "enter");
    let told = &again.state.message.as_ref().unwrap().text;
    assert_eq!(*told, format!("1 to-do written to {}", file.display()));
    assert!(folder.read("list.md").contains("bridge simulator"));
}

#[test]
fn where_reading_stopped_is_known_after_a_restart() {
    let folder = library();
    let mut first = session(&folder);
    press(&mut first, "enter G q");
    assert!(first.ended());
    let caret = first.state.reading.open.as_ref().unwrap().caret;
    let again = session(&folder);
    assert!(caret > 0);
    assert_eq!(again.state.reading.open.as_ref().unwrap().caret, caret);
    let post = again.state.reading.open.as_ref().unwrap().id;
    let position = again.state.positions.get(post).unwrap();
    assert_eq!(position.percent, 100, "a post read to the end stays read");
}

#[test]
fn reading_alone_writes_no_notes() {
    let folder = library();
    let mut first = session(&folder);
    press(&mut first, "enter j j t esc x esc q");
    assert!(!folder.path("store/notes").exists());
    assert_eq!(folder.read("posts/canal.md"), POST);
}

#[test]
fn a_post_that_is_gone_is_no_longer_listed() {
    let folder = library();
    folder.write("posts/other.md", "# Another Week");
    let mut first = session(&folder);
    assert!(screen(&first).contains("Another Week"));
    fs::remove_file(folder.path("posts/other.md")).unwrap();
    press(&mut first, "R");
    assert!(!screen(&first).contains("Another Week"));
}

/// The one record's file.
fn record_file(folder: &Folder) -> std::path::PathBuf {
    let slugs = fs::read_dir(folder.path("store/notes")).unwrap();
    let slug = slugs.map(|slug| slug.unwrap().path()).next().unwrap();
    fs::read_dir(slug).unwrap().next().unwrap().unwrap().path()
}

/// Writes what git leaves when two machines changed status and note of one record.
fn leave_two_versions(folder: &Folder) -> std::path::PathBuf {
    let path = record_file(folder);
    let text = fs::read_to_string(&path).unwrap();
    let status = "<<<<<<< HEAD\nstatus: done\n=======\nstatus: dropped\n>>>>>>> laptop";
    let note = "\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> laptop\n";
    fs::write(&path, text.replace("status: open", status) + note).unwrap();
    path
}

#[test]
fn two_versions_by_git_are_shown_and_merged_as_the_person_chooses() {
    let folder = library();
    mark(&folder);
    let path = leave_two_versions(&folder);
    let mut session = session(&folder);
    press(&mut session, "enter 3");
    let shown = screen(&session);
    assert!(shown.contains("two versions"), "{shown}");
    press(&mut session, "M");
    let shown = screen(&session);
    assert!(
        shown.contains("● done") || shown.contains("● dropped"),
        "{shown}"
    );
    if shown.contains("● dropped") {
        press(&mut session, "space");
    }
    press(&mut session, "enter");
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("status: done") && !text.contains("<<<<"),
        "{text}"
    );
    assert!(text.contains("mine") && text.contains("theirs"), "{text}");
    let shown = screen(&session);
    assert!(
        !shown.contains("two versions") && shown.contains("also noted"),
        "{shown}"
    );
    assert!(!shown.contains("<!--"), "{shown}");
    press(&mut session, "u");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("mine") && !text.contains("theirs"), "{text}");
}

#[test]
fn a_change_of_a_note_with_two_versions_waits_until_they_are_merged() {
    let folder = library();
    mark(&folder);
    let path = leave_two_versions(&folder);
    let before = fs::read_to_string(&path).unwrap();
    let mut session = session(&folder);
    press(&mut session, "enter 3 D");
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let told = &session.state.message.as_ref().unwrap().text;
    assert!(told.contains("merge them first"), "{told}");
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_everything_else_works() {
    let folder = library();
    folder.write("store/notes/canal/broken.md", "---\nid: x\n");
    mark(&folder);
    let mut session = session(&folder);
    press(&mut session, "enter 3");
    let shown = screen(&session);
    assert!(
        shown.contains("Needs repair: line 2") && shown.contains("broken.md"),
        "{shown}"
    );
    assert_eq!(folder.read("store/notes/canal/broken.md"), "---\nid: x\n");
}

/// Types a text letter by letter.
fn write(session: &mut super::Session, text: &str) {
    for letter in text.chars() {
        session.handle(Event::Key(KeyPress::char(letter)), time(1));
    }
}

#[test]
fn a_folder_added_from_inside_takes_the_place_of_the_guide_and_is_there_at_the_next_start() {
    let folder = Folder::with(&[
        ("recaps/a.md", "---\ntitle: Harbour\n---\n\nBoats.\n"),
        ("config.yaml", "# mine\nmeasure: 70\n"),
    ]);
    let config = folder.path("config.yaml");
    let mut session = guide_session(&folder, |state| {
        state.settings.config_file = Some(config.clone());
    });
    session.start(time(0));
    assert!(screen(&session).contains("Welcome to kubenotes"));
    press(&mut session, "g a backspace backspace");
    let typed = folder.path("rec").canonicalize();
    assert!(typed.is_err());
    write(
        &mut session,
        folder.path("").canonicalize().unwrap().to_str().unwrap(),
    );
    write(&mut session, "/rec");
    press(&mut session, "tab enter");
    let shown = screen(&session);
    assert!(
        shown.contains("Harbour") && shown.contains("Boats."),
        "{shown}"
    );
    assert!(!shown.contains("Welcome"), "{shown}");
    assert!(shown.contains("config.yaml, line 3"), "{shown}");
    let (kept, issues) = crate::config::read(&folder.read("config.yaml"));
    assert_eq!(issues, []);
    assert_eq!(
        kept.library,
        [folder.path("recaps").canonicalize().unwrap()]
    );
    assert!(
        folder
            .read("config.yaml")
            .starts_with("# mine\nmeasure: 70\n")
    );
    // The guide comes when it is called, beside the posts, and goes again.
    press(&mut session, "g h");
    let shown = screen(&session);
    assert!(
        shown.contains("Welcome to kubenotes") && shown.contains("Harbour"),
        "{shown}"
    );
    press(&mut session, "g h");
    assert!(!screen(&session).contains("The kubenotes authors"));
    press(&mut session, "g r d d esc");
    assert!(
        crate::config::read(&folder.read("config.yaml"))
            .0
            .library
            .is_empty()
    );
    assert!(
        screen(&session).contains("There are no posts here"),
        "{}",
        screen(&session)
    );
}

#[test]
fn what_was_marked_in_the_guide_is_found_under_other_keys() {
    let folder = Folder::with(&[]);
    let mut session = guide_session(&folder, |_| {});
    session.start(time(0));
    press(&mut session, "enter /");
    write(&mut session, "takes back every");
    press(&mut session, "enter d ctrl-s");
    let quote = |session: &super::Session| {
        let open = session.state.reading.open.as_ref().unwrap();
        let entry = session.state.records.of_post(open.id).next().unwrap();
        let quoted = entry.span().map(|span| span.of(open.text()).to_owned());
        (quoted, entry.placement.as_ref().unwrap().1.state)
    };
    assert_eq!(quote(&session).1, AnchorState::Exact);
    let mut again = guide_session(&folder, |state| {
        state.settings.keymap = Arc::new(Keymap::built_in(BuiltIn::Emacs));
    });
    again.start(time(2));
    let (quoted, _) = quote(&again);
    let quoted = quoted.expect("it is found");
    assert!(
        quoted.contains("ctrl-/ takes back every one of them."),
        "{quoted}"
    );
}
