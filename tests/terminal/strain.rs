//! What terminals and people do to a program: odd terminals, odd sizes, sizes that change all the time, and a whole book pasted.
//! Nothing is lost, nothing is left behind, and it never takes long.

use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use super::place::{PROGRAM, Place, Terminal};

/// What terminals call themselves, and whether they are sent what only some know.
const TERMINALS: [&str; 8] = [
    "dumb",
    "linux",
    "xterm",
    "xterm-256color",
    "tmux-256color",
    "screen",
    "screen-256color",
    "no-such-terminal",
];

/// Marks the first sentence about something, and waits until it is on disk.
fn mark(place: &Place, terminal: &mut Terminal, topic: &str) {
    terminal.send("\rggd");
    terminal.wait_for("Topic");
    terminal.send(topic);
    terminal.send("\x13");
    terminal.wait_until("the note", |_| {
        place.records().iter().any(|record| record.contains(topic))
    });
}

#[test]
fn the_loop_works_in_every_terminal_even_if_it_answers_nothing() {
    for name in TERMINALS {
        let place = Place::new();
        let mut terminal = place.open_with(&[("TERM", name)]);
        mark(&place, &mut terminal, "bridge");
        terminal.send("t");
        terminal.wait_for("bridge");
        terminal.send("x");
        terminal.wait_for("- [ ] **bridge**");
        terminal.send("\r");
        terminal.wait_until("the export to be over", |screen| {
            place.path("kubenotes.md").is_file() && !screen.contents().contains("Headings")
        });
        terminal.send("\x1b");
        // A lone escape is one only when nothing follows it at once.
        thread::sleep(Duration::from_millis(100));
        assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0, "{name}");
        assert_eq!(place.records().len(), 1, "{name}");
    }
}

/// Columns and rows.
const SIZES: [(u16, u16); 12] = [
    (1, 1),
    (2, 1),
    (1, 40),
    (500, 1),
    (10, 3),
    (20, 5),
    (39, 11),
    (40, 12),
    (79, 24),
    (80, 24),
    (160, 50),
    (500, 200),
];

#[test]
fn every_size_does() {
    let place = Place::new();
    let mut terminal = place.open();
    mark(&place, &mut terminal, "bridge");
    // The panes, and each large window over them.
    for (window, close) in [
        ("", ""),
        ("t", "q"),
        ("?", "q"),
        ("f", "\x1b"),
        ("O", "\x1b"),
    ] {
        terminal.send(window);
        for (width, height) in SIZES {
            terminal.resize(width, height);
            terminal.wait_until("a frame of the size", |screen| {
                screen.size() == (height.try_into().unwrap(), width.try_into().unwrap())
            });
            thread::sleep(Duration::from_millis(8));
        }
        terminal.resize(100, 30);
        terminal.wait_until("a whole frame", |screen| {
            screen.contents().lines().count() > 20
        });
        terminal.send(close);
        thread::sleep(Duration::from_millis(60));
    }
    terminal.wait_for("A gentle opening");
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    assert_eq!(place.records().len(), 1);
}

#[test]
fn it_starts_in_every_size() {
    for (width, height) in SIZES {
        let place = Place::new();
        let mut command = place.command(PROGRAM);
        command.arg("posts");
        let terminal = Terminal::start(command, width, height);
        let code = terminal.leave(|terminal| terminal.signal(Signal::TERM));
        assert_eq!(code, 143, "{width}x{height}");
    }
}

#[test]
fn a_storm_of_sizes_ends_in_the_last_one_with_nothing_lost() {
    let place = Place::new();
    let mut terminal = place.open();
    terminal.send("\r/sheep\r");
    terminal.wait_for("told with sheep");
    terminal.send("d");
    terminal.wait_for("Topic");
    let storm = |terminal: &Terminal| {
        for step in 0..60_u16 {
            terminal.resize(20 + (step * 37) % 150, 5 + (step * 13) % 45);
            if step % 8 == 0 {
                thread::sleep(Duration::from_millis(2));
            }
        }
        terminal.resize(100, 30);
    };
    terminal.send("the sh");
    storm(&terminal);
    terminal.send("epherd");
    storm(&terminal);
    terminal.wait_for("the shepherd");
    terminal.send("\x13");
    terminal.wait_for("Marked");
    storm(&terminal);
    // A frame of a size in between may still be on its way.
    terminal.wait_until("text and message at the last size", |screen| {
        let rows: Vec<String> = screen.rows(0, 100).collect();
        let has_text = rows.iter().any(|row| row.contains("told with sheep"));
        has_text && rows.len() == 30 && rows[29].contains("Marked")
    });
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    assert!(place.records()[0].contains("the shepherd"));
}

/// A megabyte of lines; as keys they would quit, mark and delete.
fn book() -> String {
    "q d D x ! : Z Z \u{3} \u{1a} a line of a book\r".repeat(1 << 15)
}

#[test]
fn a_book_that_is_pasted_where_nobody_types_is_no_keys() {
    let place = Place::new();
    let mut terminal = place.open();
    let paste = format!("\x1b[200~{}\x1b[201~", book());
    assert!(paste.len() > 1 << 20);
    terminal.send(&paste);
    terminal.send("?");
    terminal.wait_for("Everywhere");
    terminal.send("q");
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    assert_eq!(place.records().len(), 0);
}

#[test]
fn a_book_that_is_pasted_into_a_note_is_kept_to_its_last_word() {
    let place = Place::new();
    let mut terminal = place.open();
    terminal.send("\rd");
    terminal.wait_for("Topic");
    // Past the topic and the link, where it would be one line.
    terminal.send("\t\t");
    let paste = format!("\x1b[200~{}the end of it\x1b[201~", book());
    terminal.send(&paste);
    terminal.wait_for("the end of it");
    terminal.send("\x13");
    terminal.wait_until("the note", |_| {
        place
            .records()
            .iter()
            .any(|record| record.contains("the end of it"))
    });
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    let record = &place.records()[0];
    assert_eq!(record.matches("a line of a book").count(), 1 << 15);
    assert!(!record.contains('\u{3}'));
}
