//! The real program in a pseudo-terminal: that the whole loop works, and that every way out leaves the terminal as it was.
//!
//! What a screen looks like in detail is tested without a terminal; here only what needs one.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends")]

mod keys;
mod place;
mod strain;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rustix::process::Signal;
use vt100::{MouseProtocolMode, Screen};

use place::{POST, PROGRAM, Place, Terminal};

#[test]
fn a_talk_is_found_marked_and_kept() {
    let place = Place::new();
    let mut terminal = place.open();
    terminal.send("f");
    terminal.wait_for("Jump to anything");
    terminal.send("tears\r");
    terminal.wait_until("the jump to close", |screen| {
        !screen.contents().contains("Jump to anything")
    });
    terminal.send("jjd");
    terminal.wait_for("Topic");
    terminal.send("sheep\x13");
    terminal.wait_for("Marked");
    // Leaving at once loses nothing.
    terminal.send("uq");
    assert_eq!(terminal.end(), 0);

    let records = place.records();
    assert_eq!(records.len(), 1);
    assert!(records[0].contains("sheep"), "{}", records[0]);
    assert!(records[0].contains("deleted"), "{}", records[0]);
}

#[test]
fn hits_in_many_posts_come_while_one_types_and_lead_from_post_to_post() {
    let place = Place::new();
    for number in 0..300 {
        let word = if number % 100 == 7 {
            "lantern"
        } else {
            "candle"
        };
        let text = format!("---\ntitle: Evening {number}\n---\n\nBy the light of a {word}.\n");
        fs::write(place.path(&format!("posts/{number:03}.md")), text).unwrap();
    }
    let mut terminal = place.open();
    terminal.send("g/");
    terminal.wait_for("Search in all posts");
    terminal.send("lan");
    terminal.send("tern");
    terminal.wait_for("3 lines in 3 posts");
    terminal.wait_for("Evening 107");
    terminal.send("\r");
    terminal.wait_for("hit 1 of 1");
    terminal.send("\u{1b}n");
    terminal.wait_for("Post 2 of 3");
    terminal.wait_for("By the light of a lantern");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn every_end_restores_the_terminal() {
    let place = Place::new();
    assert_eq!(place.open().leave(|terminal| terminal.send("q")), 0);
    let by = |signal| place.open().leave(|terminal| terminal.signal(signal));
    assert_eq!(by(Signal::TERM), 143);
    assert_eq!(by(Signal::HUP), 129);
    assert_eq!(by(Signal::INT), 130);
}

#[test]
fn a_signal_right_at_the_start_restores_the_terminal() {
    for posts in [&[][..], &["posts"]] {
        for wait in 0..4 {
            let place = Place::new();
            let mut command = place.command(PROGRAM);
            command.args(posts);
            let mut terminal = Terminal::start(command, 100, 30);
            terminal.wait_for_bytes("\x1b[?1049h");
            std::thread::sleep(std::time::Duration::from_millis(wait));
            terminal.signal(Signal::TERM);
            assert_eq!(terminal.end(), 143);
            terminal.wait_until("the terminal to be restored", Terminal::is_restored);
            assert!(!terminal.is_raw());
        }
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_fault_restores_the_terminal_and_is_told_of() {
    let place = Place::new();
    let terminal = place.open_with(&[("KUBENOTES_TEST_PANIC", "1")]);
    let parser = terminal.parser.clone();
    assert_eq!(terminal.leave(|terminal| terminal.send("\x1b[24~")), 101);
    let shown = parser.lock().unwrap().screen().contents();
    assert!(shown.contains("a fault on purpose"), "{shown}");
}

#[test]
fn it_stops_and_comes_back() {
    let place = Place::new();
    let mut shell = place.command("/bin/sh");
    shell.arg("-i");
    let mut terminal = Terminal::start(shell, 100, 30);
    terminal.wait_for("ready>");
    terminal.send(&format!("{PROGRAM} posts\r"));
    terminal.wait_for("A gentle opening");
    terminal.wait_until("the terminal to be taken", Terminal::is_taken);

    terminal.send("\x1a");
    terminal.wait_until("the terminal to be restored", Terminal::is_restored);
    terminal.wait_for("Stopped");
    assert!(!keys::are_told_apart(&terminal));
    terminal.send("fg\r");
    terminal.wait_until("the terminal to be taken again", Terminal::is_taken);
    terminal.wait_for("A gentle opening");
    assert!(keys::are_told_apart(&terminal));
    terminal.send("?");
    terminal.wait_for("Everywhere");
    terminal.send("\x1b");
    terminal.wait_until("the help to close", |screen| {
        !screen.contents().contains("Everywhere")
    });
    terminal.send("q");
    terminal.wait_until("the terminal to be restored", Terminal::is_restored);
    terminal.send("exit\r");
    terminal.end();
}

#[test]
fn without_a_shell_it_does_not_stop() {
    let place = Place::new();
    let mut terminal = place.open();
    terminal.send("\x1a");
    terminal.wait_for("There is no shell to go back to");
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

#[test]
fn the_note_goes_to_the_persons_editor_and_back() {
    let place = Place::new();
    let editor = "sh -c 'read line; printf \"%s, twice\" \"$line\" >> \"$1\"' editor";
    let mut terminal = place.open_with(&[("EDITOR", editor)]);
    terminal.send("\rd");
    terminal.wait_for("Topic");
    terminal.send("\x05");
    terminal.wait_until("the terminal to be lent", Terminal::is_restored);
    terminal.send("ask the shepherd\r");
    terminal.wait_for("ask the shepherd, twice");
    terminal.wait_until("the terminal to be taken again", Terminal::is_taken);
    terminal.send("\x13");
    terminal.wait_for("Marked");
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    assert!(place.records()[0].contains("ask the shepherd, twice"));
}

#[test]
fn without_a_desktop_the_terminal_copies() {
    let place = Place::new();
    let mut terminal = place.open();
    terminal.send("\rd");
    terminal.wait_for("Topic");
    terminal.send("\x13");
    terminal.wait_for("Marked");
    terminal.send("x");
    // The passages were looked up.
    terminal.wait_for("- [ ]");
    terminal.send("\x19");
    terminal.wait_for("Copied by the terminal");
    let bytes = terminal.bytes.lock().unwrap().clone();
    let osc52 = String::from_utf8_lossy(&bytes).contains("\x1b]52;c;");
    assert!(osc52);
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

#[test]
fn a_copy_goes_through_what_stands_around_the_terminal() {
    // "A gentle opening"
    let base64 = "QSBnZW50bGUgb3BlbmluZw==";
    let plain = format!("\x1b]52;c;{base64}\x07");
    let tmux = [("TMUX", "/nowhere/at/all,1,0"), ("TERM", "tmux-256color")];
    let screen = [("STY", "1.tty"), ("TERM", "screen-256color")];
    let cases = [
        (&[][..], plain.clone(), "(OSC 52)"),
        (
            &tmux,
            format!("\x1bPtmux;\x1b{plain}\x1b\\"),
            "(OSC 52, through tmux)",
        ),
        (
            &screen,
            format!("\x1bP{plain}\x1b\\"),
            "(OSC 52, through screen)",
        ),
    ];
    let place = Place::new();
    for (variables, expected, told) in cases {
        let mut terminal = place.open_with(variables);
        terminal.send("\r/gentle\rhhv");
        terminal.wait_for("1 word selected");
        terminal.send("wwy");
        terminal.wait_for("Copied by the terminal");
        terminal.wait_for(told);
        let bytes = terminal.bytes.lock().unwrap().clone();
        let written = String::from_utf8_lossy(&bytes).into_owned();
        assert!(written.contains(&expected), "{told}");
        assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    }
}

#[test]
fn where_nothing_copies_the_text_is_in_a_file() {
    let place = Place::new();
    let mut terminal = place.open_with(&[("TERM", "linux")]);
    terminal.send("\r/gentle\rvy");
    terminal.wait_for("Copied into the file");
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    let copied = fs::read_to_string(place.path("cache/kubenotes/copied.txt")).unwrap();
    assert_eq!(copied, "g");
}

#[test]
fn a_copy_through_tmux_is_not_lost_when_one_leaves_at_once() {
    let place = Place::new();
    let tmux = [("TMUX", "/nowhere/at/all,1,0"), ("TERM", "tmux-256color")];
    let mut terminal = place.open_with(&tmux);
    let bytes = terminal.bytes.clone();
    terminal.send("\r/gentle\rvyq");
    assert_eq!(terminal.end(), 0);
    let written = String::from_utf8_lossy(&bytes.lock().unwrap()).into_owned();
    assert!(written.contains("]52;c;Zw=="), "{written}");
}

#[test]
fn a_line_between_panes_stays_where_it_was_dragged() {
    let place = Place::new();
    let line = |terminal: &Terminal| {
        let parser = terminal.parser.lock().unwrap();
        let row = parser.screen().rows(0, 100).nth(10).unwrap_or_default();
        row.chars().position(|cell| cell == '│')
    };
    let mut terminal = place.open();
    assert_eq!(line(&terminal), Some(27));
    // Columns and rows from 1; 32 is a move with the button down.
    terminal.send("\x1b[<0;28;11M\x1b[<32;36;11M\x1b[<0;36;11m");
    terminal.wait_until("the line to be moved", |screen| {
        let row = screen.rows(0, 100).nth(10).unwrap_or_default();
        row.chars().nth(35) == Some('│')
    });
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    let terminal = place.open();
    assert_eq!(line(&terminal), Some(35));
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    // What is damaged is told of, and costs nothing else.
    fs::write(place.path("store/state/panes.json"), "{").unwrap();
    let terminal = place.open();
    assert_eq!(line(&terminal), Some(27));
    terminal.wait_for("How the panes stood cannot be read");
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

#[test]
fn one_key_gives_the_mouse_back_and_takes_it_again() {
    let place = Place::new();
    let mut terminal = place.open();
    let is_ours = |screen: &Screen| screen.mouse_protocol_mode() != MouseProtocolMode::None;
    terminal.wait_until("the mouse to be taken", is_ours);
    terminal.send("\x1bOQ");
    terminal.wait_until("the mouse to be given back", |screen| !is_ours(screen));
    terminal.wait_for("mouse off");
    terminal.send("\x1bOQ");
    terminal.wait_until("the mouse to be taken again", is_ours);
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

#[test]
fn every_frame_comes_as_one_piece() {
    let place = Place::new();
    let terminal = place.open();
    let bytes = terminal.bytes.clone();
    terminal.leave(|terminal| terminal.send("q"));
    let written = String::from_utf8_lossy(&bytes.lock().unwrap()).into_owned();
    let begins = written.matches("\x1b[?2026h").count();
    assert!(begins > 0);
    // One more end, for a frame that a fault might have cut.
    assert_eq!(written.matches("\x1b[?2026l").count(), begins + 1);
}

/// Everything that is written to a terminal that says this of itself.
fn written_to(place: &Place, variables: &[(&str, &str)]) -> String {
    let terminal = place.open_with(variables);
    terminal.wait_for("the slides");
    let bytes = terminal.bytes.clone();
    terminal.leave(|terminal| terminal.send("q"));
    let bytes = bytes.lock().unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn links_are_told_to_terminals_that_bear_them() {
    let place = Place::new();
    let written = written_to(&place, &[]);
    let (_, link) = written.split_once("\x1b]8;id=").unwrap();
    let (_, link) = link.split_once(';').unwrap();
    let (linked, _) = link.split_once("\x1b]8;;\x1b\\").unwrap();
    assert!(
        linked.starts_with("https://slides.example/canal\x1b\\") && linked.contains("the slides")
    );
    assert!(!written.contains("javascript"));
    assert_eq!(
        written.matches("\x1b]8;id=").count(),
        written.matches("\x1b]8;;\x1b\\").count()
    );
    for unfit in ["linux", "screen-256color"] {
        assert!(!written_to(&place, &[("TERM", unfit)]).contains("\x1b]8;"));
    }
}

#[test]
fn the_smallest_window_does_no_harm() {
    let place = Place::new();
    let mut command = place.command(PROGRAM);
    command.arg("posts");
    let mut terminal = Terminal::start(command, 1, 1);
    terminal.wait_until("the terminal to be taken", Terminal::is_taken);
    terminal.send("jjdf?");
    terminal.resize(100, 30);
    terminal.wait_until("a whole screen", |screen| {
        screen.contents().lines().count() > 20
    });
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 143);
}

#[test]
fn two_programs_share_a_store() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    for (terminal, topic) in [(&mut one, "bridge"), (&mut other, "sheep")] {
        terminal.send("\rd");
        terminal.wait_for("Topic");
        terminal.send(&format!("{topic}\x13"));
        terminal.wait_for("Marked");
    }
    assert_eq!(one.leave(|terminal| terminal.send("q")), 0);
    assert_eq!(other.leave(|terminal| terminal.send("q")), 0);
    let records = place.records().join("\n");
    assert!(
        records.contains("bridge") && records.contains("sheep"),
        "{records}"
    );
}

#[test]
fn a_store_that_cannot_be_written_is_told_of_before_leaving() {
    let place = Place::new();
    fs::create_dir_all(place.path("store")).unwrap();
    // A file where a folder has to be: that stops even the superuser.
    fs::write(place.path("store/state"), "").unwrap();
    let mut terminal = place.open();
    terminal.send("\rd");
    terminal.wait_for("Topic");
    terminal.send("\x13");
    terminal.wait_for("is not a folder");
    terminal.send("q");
    terminal.wait_for("not saved");
    let parser = terminal.parser.clone();
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 1);
    // What it could not save can be taken in again.
    let shown = parser.lock().unwrap().screen().contents().replace('\n', "");
    let folder = shown.rsplit_once("kubenotes restore ").unwrap().1;
    let folder = folder.split(' ').next().unwrap();
    fs::remove_file(place.path("store/state")).unwrap();
    let restored = std::process::Command::new(PROGRAM)
        .args(["--no-config", "--store"])
        .arg(place.path("store"))
        .args(["restore", folder])
        .status()
        .unwrap();
    assert!(restored.success(), "{shown}");
    assert_eq!(place.records().len(), 1);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_cannot_be_saved_waits_and_is_written_by_itself() {
    let place = Place::new();
    let mark = |terminal: &mut Terminal, keys: &str| {
        terminal.send(keys);
        terminal.wait_for("Topic");
        terminal.send("\x13");
    };
    let mut terminal = place.open();
    mark(&mut terminal, "\rd");
    terminal.wait_for("Marked");
    terminal.wait_until("the first note", |_| place.records().len() == 1);
    // A disk that is taken out, and put in again.
    fs::rename(place.path("store"), place.path("away")).unwrap();
    mark(&mut terminal, "Gd");
    terminal.wait_for("is gone");
    terminal.wait_for("not saved");
    fs::rename(place.path("away"), place.path("store")).unwrap();
    terminal.wait_for("Saved now");
    assert_eq!(place.records().len(), 2);
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

#[test]
fn a_file_that_needs_repair_is_opened_at_its_line() {
    let place = Place::new();
    fs::create_dir_all(place.path("store/notes")).unwrap();
    fs::write(place.path("store/notes/broken.md"), "---\nid: x\n").unwrap();
    // An editor of the name of one that takes a line; it mends the file by taking it away.
    let editor = place.path("vim");
    fs::write(
        &editor,
        "#!/bin/sh\necho \"$1\" > \"$HOME-line\"; rm \"$2\"\n",
    )
    .unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    fs::set_permissions(&editor, mode).unwrap();
    let mut terminal = place.open_with(&[("EDITOR", editor.to_str().unwrap())]);
    terminal.wait_for("Needs repair");
    terminal.send("!");
    terminal.wait_until("the file to be mended", |screen| {
        !screen.contents().contains("Needs repair") && Terminal::is_taken(screen)
    });
    assert_eq!(fs::read_to_string(place.path("home-line")).unwrap(), "+2\n");
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

/// Writes a file as many editors do: beside it, then under its name.
fn save(path: &Path, text: &str) {
    let beside = path.with_extension("tmp");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

#[test]
fn what_changes_on_disk_is_read_again_and_nothing_moves() {
    let place = Place::new();
    let paragraphs = (0..60).fold(String::new(), |text, n| {
        text + &format!("\n\nParagraph {n}.")
    });
    let post = format!("{POST}{paragraphs}\n");
    fs::write(place.path("posts/canal.md"), &post).unwrap();
    let mut terminal = place.open();
    terminal.send("\r/Paragraph 30\r");
    terminal.wait_for("Paragraph 30.");
    let row_of = |screen: &Screen, words: &str| {
        let rows: Vec<String> = screen.rows(0, 100).collect();
        rows.iter().position(|row| row.contains(words))
    };
    let before = terminal.look(|screen| row_of(screen, "Paragraph 30."));

    let edited = post.replace(
        "A gentle opening.",
        "Another opening.\n\n- a\n- list\n\nIt is long.",
    );
    save(
        &place.path("posts/canal.md"),
        &edited.replace("Paragraph 31.", "Paragraph 31, anew."),
    );
    terminal.wait_for("Paragraph 31, anew.");
    assert_eq!(
        terminal.look(|screen| row_of(screen, "Paragraph 30.")),
        before
    );

    save(&place.path("posts/new.md"), "# A newcomer\n\nHello.\n");
    terminal.wait_for("A newcomer");
    fs::remove_file(place.path("posts/new.md")).unwrap();
    terminal.wait_until("the newcomer to leave", |screen| {
        !screen.contents().contains("A newcomer")
    });
    fs::remove_file(place.path("posts/canal.md")).unwrap();
    terminal.wait_for("is no longer on disk");
    assert_eq!(
        terminal.look(|screen| row_of(screen, "Paragraph 30.")),
        before
    );
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn notes_of_another_instance_show_up_and_ones_own_stir_nothing() {
    let place = Place::new();
    let mut one = place.open();
    one.send("\rd");
    one.wait_for("Topic");
    one.send("first thought\x13");
    one.wait_for("Marked");
    let other = place.open();
    other.wait_for("first thought");
    // A store that was not there when it started is looked for every few seconds.
    let written = || other.bytes.lock().unwrap().len();
    one.send("e");
    one.wait_for("Topic");
    one.send("seen by the other\x13");
    other.wait_for("seen by the other");
    thread::sleep(Duration::from_millis(600));
    let before = (written(), one.bytes.lock().unwrap().len());
    thread::sleep(Duration::from_millis(1500));
    let after = (written(), one.bytes.lock().unwrap().len());
    assert_eq!(before, after, "both are still");
}

/// What begins a picture of each kind that is not made of cells.
const GRAPHICS: [&str; 3] = ["\x1bP", "\x1b_G", "\x1b]1337"];

/// Asks for the size of a cell, which only pictures need.
const QUESTION: &str = "\x1b[16t";

/// Asks for the background.
const BACKGROUND: &str = "\x1b]11;?";

#[test]
fn a_terminal_that_answers_is_sent_graphics() {
    let place = Place::with_picture();
    let mut terminal = place.open();
    terminal.wait_for_bytes(BACKGROUND);
    terminal.send("\x1b]11;rgb:1c1c/1f1f/2626\x1b\\\x1b[?62;4;22c");
    terminal.wait_for_bytes(QUESTION);
    let written = terminal.written();
    assert!(
        written.find("A gentle opening") < written.find(QUESTION),
        "asked before the first frame"
    );
    // What is typed before the answer comes is done as ever.
    terminal.send("?\x1b[6;16;8t\x1b[?62;4;22c");
    terminal.wait_for("╭ Keys");
    terminal.send("\x1b");
    terminal.wait_for_bytes("\x1bP0;1;0q\"1;1;64;64");
    assert!(!terminal.look(Screen::contents).contains('▀'));
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

#[test]
fn colours_follow_a_terminal_that_says_they_changed() {
    let place = Place::new();
    let mut terminal = place.open();
    terminal.wait_for_bytes(BACKGROUND);
    terminal.send("\x1b]11;rgb:1c1c/1f1f/2626\x1b\\\x1b[?62;22c");
    terminal.wait_for("A gentle opening");
    terminal.wait_for_bytes("\x1b[?2031h");
    let title = |screen: &Screen| {
        let row = screen
            .contents()
            .lines()
            .position(|line| line.contains("Notes"));
        let cell = row.and_then(|row| screen.cell(row as u16, 1).cloned());
        cell.map(|cell| cell.fgcolor())
    };
    let dark = terminal.look(title);
    let asked = terminal.written().matches(BACKGROUND).count();
    // The key behind the report is one, whatever the report is to whom.
    terminal.send("\x1b[?997;2n?");
    terminal.wait_for("╭ Keys");
    terminal.wait_until("the question to come again", |_| {
        terminal.written().matches(BACKGROUND).count() == asked + 1
    });
    terminal.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c\x1b");
    terminal.wait_until("the colours of a light theme", |screen| {
        title(screen) != dark && !screen.contents().contains("╭ Keys")
    });
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

#[test]
fn nothing_spills_where_nobody_answers() {
    let place = Place::with_picture();
    let mut terminal = place.open();
    terminal.wait_for("▀");
    for graphics in GRAPHICS {
        assert!(!terminal.written().contains(graphics), "{graphics:?}");
    }
    // An answer that comes too late is no key: 6, ; and c would be.
    terminal.send("\x1b[6;16;8t\x1b[?2;0;1000;1000S\x1b[?62;4;22c");
    terminal.send("2i");
    terminal.wait_for("Picture 1 of 1");
    terminal.send("I");
    terminal.wait_for("Pictures are off");
    assert!(!terminal.look(Screen::contents).contains('▀'));
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

#[test]
fn keys_behind_what_means_nothing_are_not_kept_back() {
    let place = Place::new();
    let mut terminal = place.open();
    terminal.wait_until("the terminal to be taken", Terminal::is_taken);
    // One reading of the terminal, most of it answers to nobody's question.
    let answers = "\x1b[?62;4;22c".repeat(60);
    terminal.send(&format!("{answers}?"));
    terminal.wait_for("╭ Keys");
    terminal.send(&format!("{answers}\x1b"));
    terminal.wait_until("the help to close", |screen| {
        !screen.contents().contains("╭ Keys")
    });
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

#[test]
fn a_multiplexer_is_sent_cells_and_asked_nothing() {
    for variable in [("TMUX", "/tmp/tmux"), ("TERM", "screen-256color")] {
        let place = Place::with_picture();
        let terminal = place.open_with(&[variable]);
        terminal.wait_for("▀");
        for graphics in GRAPHICS.into_iter().chain([QUESTION]) {
            assert!(!terminal.written().contains(graphics), "{graphics:?}");
        }
        assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    }
}

#[test]
fn a_post_without_pictures_asks_nothing() {
    let place = Place::new();
    let terminal = place.open();
    let bytes = terminal.bytes.clone();
    assert_eq!(terminal.leave(|terminal| terminal.send("jjq")), 0);
    let written = String::from_utf8_lossy(&bytes.lock().unwrap()).into_owned();
    assert!(!written.contains(QUESTION));
}
